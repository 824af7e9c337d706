"""Money set aside, and how a need is split over zones and leads."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import allotment
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.plan import Plan
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

SCENARIO = Scenario(id="scenario-1", name="方案一")


def _allocation(number: int, fen: int, **changes: Any) -> Allocation:
    fields: dict[str, Any] = {"project_id": "project-1", "source_id": "source-01"}
    fields |= {"year": 2025, **changes}
    return Allocation(id=f"money-{number:03}", amount_fen=fen, **fields)


def _override(number: int, fen: int, **changes: Any) -> Override:
    fields: dict[str, Any] = {"project_id": "project-1", "source_id": "source-01"}
    fields |= {"year": 2025, "scenario_id": "scenario-1", **changes}
    return Override(id=f"other-{number:03}", amount_fen=fen, **fields)


def _said(parts: tuple[allotment.Allotted, ...]) -> list[tuple[str, int]]:
    return [(part.row_id, part.amount_fen) for part in parts]


def test_that_the_plan_gives_its_allocations(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(_allocation(1, 5), _override(1, 7), SCENARIO)

    (part,) = allotment.allotted(portfolio)

    assert (part.project_id, part.source_id, part.year, part.tier) == (
        "project-1",
        "source-01",
        2025,
        "intended",
    )
    assert (part.amount_fen, part.row_id, part.table) == (5, "money-001", "allocations")


def test_that_a_scenario_says_something_else_for_the_same_money(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(
        _allocation(1, 5),
        _allocation(2, 6, year=None),
        _allocation(3, 8, tier="secured"),
        _override(1, 7),
        _override(2, 9, year=2026),
        _override(3, 100, scenario_id="scenario-2"),
        SCENARIO,
    )

    assert _said(allotment.allotted(portfolio, SCENARIO)) == [
        ("other-001", 7),
        ("money-002", 6),
        ("money-003", 8),
        ("other-002", 9),
    ]


def test_that_zero_in_a_scenario_takes_the_money_away(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(_allocation(1, 5), _override(1, 0), SCENARIO)

    assert allotment.allotted(portfolio, SCENARIO) == ()
    assert _said(allotment.allotted(portfolio)) == [("money-001", 5)]


def test_that_projects_without_a_price_need_nothing(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    priced = make_project(need_fen=7)
    free = make_project(id="project-2", name="乙", need_fen=None)

    assert allotment.need_fen(make_portfolio(priced, free)) == 7
    assert allotment.gap_fen(priced, {}) == 7
    assert allotment.gap_fen(priced, {"project-1": 9}) == -2
    assert allotment.gap_fen(free, {"project-2": 9}) == -9


def test_that_what_a_project_is_given_is_summed(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(
        _allocation(1, 5),
        _allocation(2, 6, year=2026),
        _allocation(3, 1, project_id="project-2"),
    )

    given_ = allotment.allotted_by_project(allotment.allotted(portfolio))

    assert given_ == {"project-1": 11, "project-2": 1}


@pytest.mark.parametrize(
    ("rule", "zones", "need", "split"),
    [
        # (zone, kind, area, amount typed)
        ("equal", [], 9, {"": 9}),
        ("equal", [("a", "zone", None, None)], 9, {"a": 9}),
        (
            "equal",
            [("a", "zone", 1, None), ("b", "zone", 8, None)],
            9,
            {"a": 5, "b": 4},
        ),
        ("area", [("a", "zone", 1, None), ("b", "zone", 8, None)], 9, {"a": 1, "b": 8}),
        (
            "area",
            [("a", "zone", None, None), ("b", "zone", 8, None)],
            10,
            {"a": 5, "b": 5},
        ),
        ("area", [("a", "zone", 0, None), ("b", "zone", 8, None)], 8, {"a": 4, "b": 4}),
        ("equal", [("a", "zone", 1, 7), ("b", "zone", 8, None)], 9, {"a": 7, "b": 2}),
        ("equal", [("a", "zone", 1, 9), ("b", "zone", 8, None)], 9, {"a": 9, "b": 0}),
        ("equal", [("a", "zone", 1, 7)], 9, {"a": 7, "": 2}),
        ("equal", [("a", "zone", 1, 7)], 7, {"a": 7}),
        ("equal", [("a", "zone", 1, 12)], 9, {"a": 12, "": -3}),
        ("equal", [("a", "zone", 1, 12), ("b", "zone", 1, None)], 9, {"a": 12, "": -3}),
        ("equal", [("a", "zone", 1, 2)], None, {"a": 2, "": -2}),
        ("equal", [("a", "zone", 1, None)], None, {"a": 0}),
        ("equal", [("a", "key_area", 1, None)], 9, {"a": 9}),
        (
            "equal",
            [("a", "key_area", 1, None), ("b", "zone", 1, None)],
            9,
            {"b": 9},
        ),
        ("equal", [], None, {}),
    ],
)
def test_that_a_need_is_split_over_zones(  # noqa: PLR0913, PLR0917 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_plan: Callable[..., Plan],
    make_project: Callable[..., Project],
    rule: str,
    zones: list[tuple[str, Any, int | None, int | None]],
    need: int | None,
    split: dict[str, int],
) -> None:
    project = make_project(need_fen=need)
    rows = [
        row
        for at, (id_, kind, area, amount) in enumerate(zones)
        for row in (
            Zone(id=id_, name=id_, kind=kind, area_m2=area),
            ProjectZone(
                id=f"part-{at}",
                project_id=project.id,
                zone_id=id_,
                amount_fen=amount,
                position=at,
            ),
        )
    ]
    portfolio = make_portfolio(make_plan(zone_split=rule), project, *rows)

    assert allotment.by_zone(portfolio, project) == split
    assert allotment.needs_by_zone(portfolio) == split


@pytest.mark.parametrize(
    ("rule", "leads", "need", "split"),
    [
        ("equal", [], 9, {"": 9}),
        ("first", [], 9, {"": 9}),
        ("equal", ["a"], 9, {"a": 9}),
        ("equal", ["a", "b"], 9, {"a": 5, "b": 4}),
        ("equal", ["a", "b", "c"], 100, {"a": 34, "b": 33, "c": 33}),
        ("first", ["b", "a"], 9, {"b": 9}),
        ("equal", ["a"], None, {"a": 0}),
    ],
)
def test_that_a_need_is_split_over_leads(  # noqa: PLR0913, PLR0917 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_plan: Callable[..., Plan],
    make_project: Callable[..., Project],
    rule: str,
    leads: list[str],
    need: int | None,
    split: dict[str, int],
) -> None:
    project = make_project(need_fen=need)
    parts = [
        ProjectAgency(
            id=f"part-{at}", project_id=project.id, agency_id=id_, position=at
        )
        for at, id_ in enumerate(leads)
    ]
    helper = ProjectAgency(
        id="part-9", project_id=project.id, agency_id="z", role="support", position=-1
    )
    portfolio = make_portfolio(make_plan(lead_split=rule), project, helper, *parts)

    assert allotment.by_lead(portfolio, project) == split
    assert allotment.needs_by_lead(portfolio) == split


@given(need=st.integers(0, 10**14), count=st.integers(1, 12))
@settings(deadline=None)
def test_that_equal_parts_differ_by_a_fen_at_most(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    need: int,
    count: int,
) -> None:
    project = make_project(need_fen=need)
    parts = [
        ProjectAgency(id=f"part-{at}", project_id=project.id, agency_id=f"agency-{at}")
        for at in range(count)
    ]

    split = allotment.by_lead(make_portfolio(project, *parts), project).values()

    assert sum(split) == need
    assert max(split) - min(split) <= 1


def test_that_a_source_has_all_that_lies_below_it(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    fields: dict[str, Any] = {"root": "local", "level": "county"}
    portfolio = make_portfolio(
        Source(id="a", name="a", **fields),
        Source(id="b", name="b", parent_id="a", **fields),
        Source(id="c", name="c", parent_id="b", **fields),
        Source(id="d", name="d", **fields),
        # A file from elsewhere may hold a ring.
        Source(id="e", name="e", parent_id="f", **fields),
        Source(id="f", name="f", parent_id="e", **fields),
    )

    below = {id_: allotment.sources_below(portfolio, id_) for id_ in "abde"}

    assert below == {
        "a": {"a", "b", "c"},
        "b": {"b", "c"},
        "d": {"d"},
        "e": {"e", "f"},
    }


def test_that_locks_hold_for_the_plan_or_the_scenario_and_all_below(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    fields: dict[str, Any] = {"root": "local", "level": "county"}
    portfolio = make_portfolio(
        Source(id="a", name="a", **fields),
        Source(id="b", name="b", parent_id="a", **fields),
        SCENARIO,
        FundingLock(id="1", project_id="p", source_id="a"),
        FundingLock(id="2", scenario_id=SCENARIO.id, project_id="q", source_id="b"),
    )

    plan = allotment.locked_pairs(portfolio)
    scenario = allotment.locked_pairs(portfolio, SCENARIO, [("p", "b")])

    assert plan == {("p", "a"), ("p", "b")}
    assert scenario == {("q", "b"), ("p", "b")}
