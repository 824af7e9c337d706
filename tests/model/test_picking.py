"""Picks held against whole numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ecoplanner.model import picking
from ecoplanner.model.frontier import enters
from ecoplanner.model.frontier import Forced
from ecoplanner.model.frontier import forced
from ecoplanner.model.frontier import points
from ecoplanner.model.frontier import steps
from ecoplanner.model.modelling import column_model
from ecoplanner.model.optimizer import Answer
from ecoplanner.model.picking import best
from ecoplanner.model.picking import cheapest
from ecoplanner.model.picking import equals
from ecoplanner.model.picking import least_factor
from ecoplanner.model.picking import Reach
from ecoplanner.model.question import Limit
from ecoplanner.model.question import multiplied
from ecoplanner.model.question import Pick
from ecoplanner.model.question import Question
from ecoplanner.model.question import Search

WIDE = 10**15


def question(*limits: Limit, benefit: tuple[int, ...] = (1, 1)) -> Question:
    return Question(benefit=benefit, group=tuple(range(len(benefit))), limits=limits)


def test_that_what_the_solver_cannot_see_is_cut_off() -> None:
    asked = question(Limit(use={0: WIDE, 1: WIDE + 1}, most=2 * WIDE))

    found = best(asked)

    assert found is not None
    assert found.objective == 1
    assert asked.allows(found.options)


def test_that_endless_cuts_are_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "_MOST_CUTS", 1)
    # Without digits the solver does not see what is too much by one of so many.
    monkeypatch.setattr(picking, "column_model", lambda asked, **_: column_model(asked))

    with pytest.raises(RuntimeError, match="1"):
        best(question(Limit(use={0: WIDE, 1: WIDE + 1}, most=2 * WIDE)))


def test_that_a_benefit_too_fine_to_see_is_not_called_a_tie() -> None:
    asked = question(Limit(use={0: 1, 1: 1}, most=1), benefit=(WIDE + 1, WIDE))
    pick = Pick(
        options=frozenset({0}), objective=WIDE + 1, bound=WIDE + 1, is_proven=True
    )

    found, is_every = equals(asked, pick, 9)

    assert found == (frozenset({0}),)
    assert is_every
    assert cheapest(asked, WIDE + 1, [5.0, 0.0]) in {None, frozenset({0})}


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every search be stopped before it has found anything."""
    stopped = Answer(state="stopped", bound=float("inf"))
    monkeypatch.setattr(picking, "solve", lambda *_, **__: stopped)


@pytest.mark.usefixtures("no_time")
def test_that_a_search_without_time_has_not_found_every_tie() -> None:
    asked = question(Limit(use={0: 1, 1: 1}, most=1, least=1))
    pick = Pick(options=frozenset({0}), objective=1, bound=1, is_proven=True)

    assert equals(asked, pick, 9) == ((frozenset({0}),), False)
    assert cheapest(asked, 1, [1.0, 1.0]) is None


@pytest.mark.usefixtures("no_time")
def test_that_a_search_without_an_answer_still_has_a_bound() -> None:
    asked = question(Limit(use={0: 1, 1: 1}, most=1, least=1), benefit=(3, 4))

    found = best(asked)

    assert found == Pick(options=frozenset(), objective=0, bound=7, is_proven=False)


def test_that_a_known_pick_is_where_a_search_begins() -> None:
    asked = question(Limit(use={0: 1, 1: 1}, most=1), benefit=(3, 4))

    found = best(asked, Search(start=frozenset({0})))

    assert found is not None
    assert found.options == {1}


def test_that_budgets_grow_and_other_limits_do_not() -> None:
    money = Limit(use={0: 2, 1: 2}, most=3, is_budget=True)
    rule = Limit(use={0: 1, 1: 1}, most=1)

    assert multiplied(question(money, rule), Fraction(3, 2)).limits == (
        Limit(use={0: 2, 1: 2}, most=4, is_budget=True),
        rule,
    )
    assert least_factor(question(money), 2).factor == Fraction(4, 3)
    assert least_factor(question(money, rule), 2) == Reach(factor=None)
    assert least_factor(question(), 2).factor == 1


def test_that_a_limit_may_hold_for_one_option_only() -> None:
    floor = Limit(use={0: 5}, least=5, only_with=1)

    assert floor.holds(frozenset())
    assert not floor.holds(frozenset({1}))
    assert floor.holds(frozenset({0, 1}))


@pytest.mark.usefixtures("no_time")
def test_that_nothing_is_known_of_a_loss_without_time() -> None:
    asked = question(Limit(use={0: 1, 1: 1}, most=1, least=1), benefit=(3, 4))
    pick = Pick(options=frozenset({1}), objective=4, bound=4, is_proven=True)

    assert forced(asked, pick, 0) == Forced(
        left=(), came=(), loss=0, is_proven=False, off=4
    )


def test_that_looking_for_budgets_ends_in_time() -> None:
    money = Limit(use={0: 1, 1: 1}, most=1, is_budget=True)
    pick = Pick(options=frozenset({1}), objective=4, bound=4, is_proven=True)
    asked = question(money, benefit=(3, 4))

    assert enters(asked, pick, [0], 9, seconds=-1.0) == {}
    assert enters(asked, pick, [0], 9, seconds=99.0) == {0: 2}
    assert enters(asked, pick, [0], 0) == {}


def test_that_a_budget_that_buys_all_has_no_further_steps() -> None:
    money = Limit(use={0: 1, 1: 1}, most=2, is_budget=True)
    asked = question(money, benefit=(3, 4))
    pick = Pick(options=frozenset({0, 1}), objective=7, bound=7, is_proven=True)

    assert [*steps(asked, pick, 9)] == []
    impossible = question(Limit(use={0: 1}, least=2, most=5))
    assert [*points(impossible, [Fraction(1), Fraction(2)])] == []
