"""What rejected groups cost, held against all picks there are."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.losing import entries
from ecoplanner.model.losing import losses
from ecoplanner.model.losing import resolved
from ecoplanner.model.picking import best
from ecoplanner.model.pricing import priced
from ecoplanner.model.question import EXACT
from ecoplanner.model.question import multiplied
from ecoplanner.model.question import Pick
from ecoplanner.model.question import Question
from tests.model.picks import drawn
from tests.model.picks import every_pick

SEEDS = st.integers(0, 10**6)


def _rejected(question: Question, picked: frozenset[int]) -> list[int]:
    return sorted(set(question.group) - set(question.groups(picked)))


@settings(max_examples=150, deadline=None)
@given(seed=SEEDS, is_best=st.booleans())
def test_that_losses_lie_between_what_is_proven_and_what_is_found(
    seed: int,
    *,
    is_best: bool,
) -> None:
    question = drawn(seed)
    picks = every_pick(question)
    prices, pick = priced(question), best(question)
    if prices is None or pick is None:
        return
    if not is_best:
        # Nor must the pick they are counted from be the best.
        worst = min(picks, key=question.value)
        pick = Pick(
            options=worst,
            objective=question.value(worst),
            bound=prices.bound(),
            is_proven=False,
        )
    groups = _rejected(question, pick.options)

    for loss in losses(question, pick, groups, prices):
        values = [
            question.value(each)
            for each in picks
            if loss.group in question.groups(each)
        ]
        if loss.is_impossible:
            assert not values
            continue
        exact = resolved(question, pick, loss, EXACT)
        if not values:
            assert loss.most is None
            assert exact.is_impossible
            continue
        true = pick.objective - max(values)
        assert loss.least <= true
        assert loss.most is None or loss.most >= true
        assert not loss.is_exact or loss.most == true
        assert exact.is_exact
        assert exact.most == true
        now = {*question.groups(pick.options), *exact.came, loss.group} - {*exact.left}
        assert any(set(question.groups(each)) == now for each in picks)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_groups_enter_where_a_pick_that_was_found_has_them(seed: int) -> None:
    question = drawn(seed)
    pick = best(question)
    if pick is None:
        return
    factors = [Fraction(percent, 100) for percent in (120, 150, 200, 400)]
    groups = _rejected(question, pick.options)

    found = list(entries(question, pick, groups, EXACT, factors))

    assert len({each.group for each in found}) == len(found)
    assert {each.group for each in found} <= set(groups)
    for each in found:
        assert each.before < each.factor
        wide = multiplied(question, each.factor)
        assert any(each.group in wide.groups(other) for other in every_pick(wide))


def test_that_nothing_is_asked_once_all_have_entered() -> None:
    question = drawn(3)
    pick = best(question)
    assert pick is not None

    assert list(entries(question, pick, [], EXACT)) == []
