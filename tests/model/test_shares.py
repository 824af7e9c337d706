"""Budget shares: whatever they are by, the parts are the whole."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import allotment
from ecoplanner.model.agency import Agency
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.percents import percents
from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.shares import shares
from ecoplanner.model.shares import WAYS
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.shares import By

SHANGGAO_FEN = 193_578 * 1_000_000
SCENARIO = Scenario(id="scenario-1", name="方案一")


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("is_plan", [True, False])
def test_that_every_way_of_sharing_gives_the_need_of_shanggao(
    sample_portfolio: Callable[[str], Portfolio], by: By, *, is_plan: bool
) -> None:
    portfolio = sample_portfolio("shanggao")
    scenario = None if is_plan else portfolio.all(Scenario)[0]

    found = shares(portfolio, by, scenario)

    assert (found.by, found.total_fen) == (by, SHANGGAO_FEN)
    assert sum(row.amount_fen for row in found.rows) == SHANGGAO_FEN
    assert sum(found.percents()) == 10_000


def test_that_the_programmes_of_shanggao_take_the_printed_shares(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    found = shares(sample_portfolio("shanggao"), "program")

    assert found.percents() == (56, 5626, 289, 2159, 1870)
    assert [row.amount_fen // 1_000_000 for row in found.rows] == [
        1078,
        108_900,
        5600,
        41_800,
        36_200,
    ]


def test_that_a_plan_whose_money_is_not_set_aside_is_all_gap(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    found = shares(sample_portfolio("shanggao"), "source")

    assert [(row.key, row.amount_fen) for row in found.rows] == [("gap", SHANGGAO_FEN)]


def _named(kind: type[Any], names: str, /, **more: Any) -> list[Any]:
    return [
        kind(id=f"{kind.TABLE}-{name}", name=name, position=at, **more)
        for at, name in enumerate(names)
    ]


@pytest.fixture
def portfolio(make_portfolio: Callable[..., Portfolio]) -> Portfolio:
    """Projects of 60, 30, 10 fen and one without a price; 45 fen set aside."""
    programs = [
        Program(id="programs-a", task_id="tasks-a", name="a", position=1),
        Program(id="programs-b", name="b", position=2),
        Program(id="programs-c", name="c", position=3),
    ]
    needs = {"p": ("a", 60), "q": ("b", 30), "r": ("b", 10), "s": ("b", None)}
    projects = [
        Project(
            id=f"projects-{name}",
            program_id=f"programs-{program}",
            name=name,
            need_fen=need,
        )
        for name, (program, need) in needs.items()
    ]
    sources = _named(Source, "xyz", root="central", level="central")
    rows: list[Entity] = [
        *_named(Task, "ab"),
        *programs,
        *projects,
        *_named(Zone, "mn"),
        *_named(Zone, "k", kind="key_area"),
        ProjectZone(id="in-1", project_id="projects-p", zone_id="zones-m"),
        ProjectZone(id="in-2", project_id="projects-p", zone_id="zones-n"),
        *_named(Agency, "uv"),
        ProjectAgency(id="by-1", project_id="projects-p", agency_id="agencies-u"),
        *sources,
        _money(1, "projects-p", "sources-x", 2026, 20),
        _money(2, "projects-p", "sources-z", 2025, 10, "secured"),
        _money(3, "projects-q", "sources-x", None, 15),
        SCENARIO,
        Override(
            id="other-001",
            scenario_id=SCENARIO.id,
            project_id="projects-q",
            source_id="sources-y",
            year=2027,
            amount_fen=70,
        ),
    ]
    return make_portfolio(*rows)


def _money(  # noqa: PLR0913, PLR0917 -- one an amount's coordinate
    number: int,
    project: str,
    source: str,
    year: int | None,
    fen: int,
    tier: Any = "intended",
) -> Allocation:
    return Allocation(
        id=f"money-{number:03}",
        project_id=project,
        source_id=source,
        year=year,
        tier=tier,
        amount_fen=fen,
    )


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("project", [("p", 60), ("q", 30), ("r", 10), ("s", 0)]),
        ("program", [("a", 60), ("b", 40), ("c", 0)]),
        ("task", [("a", 60), ("b", 0), ("", 40)]),
        ("zone", [("m", 30), ("n", 30), ("", 40)]),
        ("agency", [("u", 60), ("v", 0), ("", 40)]),
        ("source", [("x", 35), ("z", 10), ("gap", 55)]),
        ("tier", [("secured", 10), ("applied", 0), ("intended", 35), ("gap", 55)]),
        ("year", [("2025", 10), ("2026", 20), ("", 15), ("gap", 55)]),
    ],
)
def test_that_parts_come_in_the_order_of_the_plan(
    portfolio: Portfolio, by: By, rows: list[tuple[str, int]]
) -> None:
    found = shares(portfolio, by)

    said = [(row.name or row.key, row.amount_fen) for row in found.rows]
    assert said == rows


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("program", [("a", 60), ("b", 40), ("c", 0)]),
        ("source", [("x", 35), ("y", 70), ("z", 10), ("gap", -15)]),
        ("tier", [("secured", 10), ("applied", 0), ("intended", 105), ("gap", -15)]),
        ("year", [("2025", 10), ("2026", 20), ("2027", 70), ("", 15), ("gap", -15)]),
    ],
)
def test_that_a_scenario_may_give_more_than_is_needed(
    portfolio: Portfolio, by: By, rows: list[tuple[str, int]]
) -> None:
    found = shares(portfolio, by, SCENARIO)

    said = [(row.name or row.key, row.amount_fen) for row in found.rows]
    assert said == rows
    assert sum(found.percents()) == 10_000


@pytest.mark.parametrize("by", WAYS)
def test_that_an_empty_plan_has_shares_of_nothing(
    make_portfolio: Callable[..., Portfolio], by: By
) -> None:
    found = shares(make_portfolio(), by)

    assert found.total_fen == 0
    assert all(row.amount_fen == 0 for row in found.rows)
    assert set(found.percents()) <= {0}


@pytest.mark.parametrize(
    ("parts", "places", "printed"),
    [
        ([1, 1, 1], 2, (3334, 3333, 3333)),
        ([1, 1, 1], 0, (34, 33, 33)),
        ([115, -15], 2, (11_500, -1500)),
        ([2, -1], 0, (200, -100)),
        ([0, 5], 1, (0, 1000)),
        ([5, -5], 2, (0, 0)),
        ([1, -5], 2, (0, 0)),
        ([0], 2, (0,)),
        ([], 2, ()),
    ],
)
def test_that_percents_add_up_to_a_hundred(
    parts: list[int], places: int, printed: tuple[int, ...]
) -> None:
    assert percents(parts, places) == printed


NEEDS = st.none() | st.integers(0, 20) | st.integers(0, 10**14)
MONEY = st.integers(0, 20) | st.integers(0, 10**14)
AT_MOST = 4


@st.composite
def _portfolios(draw: st.DrawFn) -> list[Entity]:
    """Rows of a plan that may be short of, or flooded with, anything."""
    rows: list[Entity] = [
        Plan(
            id="plan-0001",
            title="规划",
            region="县",
            base_year=2020,
            first_year=2021,
            last_year=2035,
            lead_split=draw(st.sampled_from(["equal", "first"])),
            zone_split=draw(st.sampled_from(["equal", "area"])),
        ),
        SCENARIO,
        Task(id="task-1", name="任务"),
        Program(id="program-0", name="有任务", task_id="task-1"),
        Program(id="program-1", name="无任务"),
    ]
    some = st.integers(0, AT_MOST - 1)
    areas = st.none() | st.integers(0, 10**13)
    kinds: st.SearchStrategy[Any] = st.sampled_from(["zone", "zone", "key_area"])
    rows += [
        Zone(id=f"zone-{n}", name=f"{n}", kind=draw(kinds), area_m2=draw(areas))
        for n in range(AT_MOST)
    ]
    rows += [Agency(id=f"agency-{n}", name=f"{n}") for n in range(AT_MOST)]
    rows += [
        Source(id=f"source-{n}", name=f"{n}", root="central", level="central")
        for n in range(AT_MOST)
    ]
    years = st.none() | st.sampled_from([2021, 2022])
    tiers = st.sampled_from(TIERS)
    for n in range(draw(st.integers(0, AT_MOST))):
        id_ = f"project-{n}"
        rows.append(
            Project(
                id=id_,
                name=id_,
                program_id=f"program-{draw(st.integers(0, 1))}",
                need_fen=draw(NEEDS),
            )
        )
        rows += [
            ProjectZone(
                id=f"{id_}-zone-{z}",
                project_id=id_,
                zone_id=f"zone-{z}",
                amount_fen=draw(st.none() | MONEY),
            )
            for z in draw(st.sets(some))
        ]
        rows += [
            ProjectAgency(
                id=f"{id_}-agency-{a}",
                project_id=id_,
                agency_id=f"agency-{a}",
                role=draw(st.sampled_from(["lead", "support"])),
            )
            for a in draw(st.sets(some))
        ]
        for source, year, tier in draw(
            st.sets(st.tuples(some, years, tiers), max_size=4)
        ):
            money: dict[str, Any] = {
                "id": f"{id_}-{source}-{year}-{tier}",
                "project_id": id_,
                "source_id": f"source-{source}",
                "year": year,
                "tier": tier,
            }
            if draw(st.booleans()):
                rows.append(Allocation(**money, amount_fen=draw(MONEY)))
            if draw(st.booleans()):
                fen = draw(MONEY)
                rows.append(Override(**money, scenario_id=SCENARIO.id, amount_fen=fen))
    return rows


@given(rows=_portfolios())
@settings(max_examples=150, deadline=None)
def test_that_the_parts_of_any_plan_are_its_need_to_the_fen(
    make_portfolio: Callable[..., Portfolio], rows: list[Entity]
) -> None:
    portfolio = make_portfolio(*rows)
    need = allotment.need_fen(portfolio)

    for by in WAYS:
        for scenario in (None, SCENARIO):
            found = shares(portfolio, by, scenario)

            assert found.total_fen == need
            assert sum(row.amount_fen for row in found.rows) == need
            assert sum(found.percents()) == (10_000 if need else 0)
            assert all(
                row.amount_fen >= 0 for row in found.rows if row.key not in ("gap", "")
            )
