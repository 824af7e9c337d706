"""What a search tells on its way: one spell of time, in the user's own measure."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model import picking
from ecoplanner.model.frontier import points
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.project import Project
from ecoplanner.model.question import Search
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import asked_of
from tests.model.money_plans import portfolio
from tests.model.starts import each_year
from tests.model.starts import one_year

if TYPE_CHECKING:
    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.portfolio import Portfolio


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Portfolio:
    """A plan with starts to move, searched as one of many options."""
    monkeypatch.setattr(picking, "_MANY", 0)
    return portfolio(
        *(
            one_year(str(at), 3 + at * 7 % 11, f"{at * 5 % 13}.5", start_to=2022)
            for at in range(40)
        ),
        *each_year(50, 2021, 2022),
    )


def test_that_several_searches_are_told_as_one(plan: Portfolio) -> None:
    told: list[Progress] = []

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return False

    found = choose_starts(plan, watch=watch)

    assert found is not None
    assert told
    seconds = [each.seconds for each in told]
    assert seconds == sorted(seconds)
    # A bound is in the user's measure: no more than everything together.
    everything = sum(float(row.benefit or 0) for row in plan.all(Project))
    known = [each.bound for each in told if abs(each.bound) < INFINITE]
    assert all(bound <= everything for bound in known)
    assert told[-1].objective == float(found.objective)


def test_that_a_frontier_ends_where_it_is_stopped(plan: Portfolio) -> None:
    question = asked_of(plan).question
    factors = [Fraction(percent, 100) for percent in (60, 80, 100, 120)]
    seen: dict[Fraction, int] = {}

    search = Search(watch=lambda _: len(seen) == 2)
    for point in points(question, factors, search):
        seen[point.factor] = point.pick.objective

    assert list(seen) == factors[:2]
