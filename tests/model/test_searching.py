"""The search of many options, held against all picks of few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import picking
from ecoplanner.model.optimizer import Answer
from ecoplanner.model.picking import best
from ecoplanner.model.picking import equals
from ecoplanner.model.question import Limit
from ecoplanner.model.question import Question
from ecoplanner.model.question import Search
from tests.model.picks import drawn
from tests.model.picks import every_pick

if TYPE_CHECKING:
    from ecoplanner.model.optimizer import Progress

SEEDS = st.integers(0, 10**6)


def knapsack(count: int = 60) -> Question:
    """Return a question whose parts bring more than its best pick."""
    values = [2000 + at * 377 % 1919 for at in range(count)]
    costs = {at: 30 + at * 53 % 17 for at in range(count)}
    return Question(
        benefit=tuple(values),
        group=tuple(range(count)),
        limits=(Limit(use=costs, most=sum(costs.values()) // 2, is_budget=True),),
    )


@pytest.fixture
def is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every question count as one of many options."""
    monkeypatch.setattr(picking, "_MANY", 0)


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_that_many_options_are_searched_to_the_best(seed: int) -> None:
    question = drawn(seed)
    picks = every_pick(question)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picking, "_MANY", 0)
        found = best(question)

    if not picks:
        assert found is None
        return
    assert found is not None
    assert found.is_proven
    assert found.options in picks
    assert found.objective == found.bound == max(map(question.value, picks))


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_ties_among_many_options_are_all_found(seed: int) -> None:
    question = drawn(seed)
    picks = every_pick(question)
    if not picks:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picking, "_MANY", 0)
        pick = best(question)
        assert pick is not None
        tied, is_every = equals(question, pick, 10_000)

    equal = {
        tuple(question.groups(each))
        for each in picks
        if question.value(each) == pick.objective
    }
    assert is_every
    assert {tuple(question.groups(each)) for each in tied} == equal
    assert len(tied) == len(equal)


@pytest.mark.usefixtures("is_many")
def test_that_a_search_stopped_at_once_still_has_a_pick_and_a_bound() -> None:
    question = knapsack()
    told: list[Progress] = []

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return True

    found = best(question, Search(watch=watch))

    assert found is not None
    assert question.allows(found.options)
    exact = best(question)
    assert exact is not None
    assert found.objective <= exact.objective <= found.bound
    assert told


@pytest.mark.usefixtures("is_many")
def test_that_a_pick_within_the_gap_ends_the_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    question = knapsack()
    exact = best(question)
    monkeypatch.setattr(picking, "_answered", None)

    found = best(question, Search(gap=0.5))

    assert exact is not None
    assert found is not None
    assert found.bound - found.objective <= found.objective / 2
    assert not found.is_proven or found.objective == exact.objective


@pytest.mark.usefixtures("is_many")
def test_that_a_solver_that_finds_nothing_leaves_what_was_put_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    question = knapsack()
    stopped = Answer(state="stopped", bound=float("inf"))
    monkeypatch.setattr(picking, "solve", lambda *_, **__: stopped)

    found = best(question)

    assert found is not None
    assert question.allows(found.options)
    assert not found.is_proven


@pytest.mark.usefixtures("is_many")
def test_that_a_start_that_is_not_allowed_is_left_aside() -> None:
    question = knapsack(8)
    every = frozenset(range(8))

    found = best(question, Search(start=every))

    assert found == best(question)


@pytest.mark.usefixtures("is_many")
def test_that_ties_without_time_are_not_called_all() -> None:
    same = replace(knapsack(12), benefit=(1,) * 12)
    pick = best(same)
    assert pick is not None

    found, is_every = equals(same, pick, 9, Search(seconds=0.0))

    assert found == (pick.options,)
    assert not is_every
