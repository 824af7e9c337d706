"""Bounds by prices, held against all picks there are."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import pricing
from ecoplanner.model.optimizer import Relaxed
from ecoplanner.model.packing import improved
from ecoplanner.model.packing import packed
from ecoplanner.model.pricing import about
from ecoplanner.model.pricing import narrowed
from ecoplanner.model.pricing import priced
from ecoplanner.model.pricing import Prices
from ecoplanner.model.question import Question
from tests.model.picks import drawn
from tests.model.picks import every_pick

SEEDS = st.integers(0, 10**6)


def _hold(prices: Prices, question: Question) -> None:
    """Hold every bound against every pick."""
    for pick in every_pick(question):
        value = question.value(pick)
        groups = set(question.groups(pick))
        assert value <= prices.bound()
        for group in set(question.group):
            if group in groups:
                bound = prices.bound_with(group)
                assert bound is not None
                assert value <= bound
            else:
                assert value <= prices.bound_without(group)
        for option in pick:
            assert value <= prices.bound_with_option(option)


@settings(max_examples=150, deadline=None)
@given(seed=SEEDS)
def test_that_no_pick_exceeds_a_bound(seed: int) -> None:
    question = drawn(seed)

    prices = priced(question)

    if prices is None:
        assert every_pick(question) == []
    else:
        _hold(prices, question)


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_that_wrong_prices_make_bounds_wide_but_never_wrong(seed: int) -> None:
    question, draw = drawn(seed), Random(seed)  # noqa: S311 - the same each time

    def guessed(model: object, **_: object) -> Relaxed:
        del model
        count = len(question.benefit)
        prices = tuple(draw.uniform(-2, 2) for _ in range(100))
        return Relaxed(values=(0.0,) * count, prices=prices)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pricing, "relaxed", guessed)
        prices = priced(question)

    assert prices is not None
    _hold(prices, question)


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_that_narrowing_keeps_whatever_is_as_good(seed: int) -> None:
    question = drawn(seed)
    picks = every_pick(question)
    prices = priced(question)
    if not picks or prices is None:
        return
    best = max(question.value(pick) for pick in picks)
    for at_least in (best, best - 2):
        narrow = narrowed(prices, at_least)
        kept = {pick for pick in picks if question.value(pick) >= at_least}
        assert kept <= set(every_pick(narrow)) <= set(picks)


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_that_what_is_put_together_quickly_keeps_every_rule(seed: int) -> None:
    question = drawn(seed)
    picks = every_pick(question)
    prices = priced(question)
    if prices is None:
        return
    start = picks[seed % len(picks)] if picks else None

    found = packed(prices, start)

    assert found is None or found in picks
    if start is not None:
        assert found is not None
        assert question.value(found) >= question.value(start)
        assert found in every_pick(about(prices, found, 1, 1))
        mended = improved(prices, found, lambda: False)
        assert mended in picks
        assert question.value(mended) >= question.value(found)
        assert improved(prices, found, lambda: True) == found


def test_that_groups_that_cannot_come_together_have_no_bound() -> None:
    question = Question(
        benefit=(1, 1, 1),
        group=(0, 1, 2),
        limits=(),
        must=frozenset({2}),
        requires=((0, 1),),
        excludes=((0, 1), (1, 2)),
    )

    prices = priced(question)

    assert prices is not None
    assert prices.bound_with(0) is None
    assert prices.bound_with(1) is None
    assert prices.bound_with(2) == 1
