"""Uses of limits that follow single amounts are those that summing anew finds."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.allotment import allocation_key
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import uses
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.zone import Zone
from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.limit_sums import limit_uses
from ecoplanner.ui.funding.marks import marks_of
from ecoplanner.ui.funding.money import matrix_of
from ecoplanner.ui.funding.money import money_of
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.would import Moving
from ecoplanner.ui.funding.would import Standing
from ecoplanner.ui.funding.would import Would

if TYPE_CHECKING:
    from ecoplanner.model.entity import Entity


def _portfolio_of(*rows: Entity) -> Portfolio:
    by_kind: dict[type[Any], dict[str, Any]] = {}
    for row in rows:
        by_kind.setdefault(type(row), {})[row.id] = row
    return Portfolio(by_kind)


def _limits(portfolio: Portfolio) -> list[Ceiling]:
    """Return limits of every kind: on zones, years, a programme, all money, a share."""
    sources = [row for row in portfolio.all(Source) if row.kind != "group"][:2]
    group = next(row for row in portfolio.all(Source) if row.kind == "group")
    zones = portfolio.all(Zone)
    program = portfolio.all(Program)[1]
    made = [
        Ceiling(id="c-all", amount_fen=9_000 * FEN_PER_WAN),
        Ceiling(id="c-group", source_id=group.id, share_ppm=150_000),
        Ceiling(id="c-year", source_id=sources[0].id, year=2023, amount_fen=1),
        Ceiling(
            id="c-program",
            program_id=program.id,
            source_id=sources[1].id,
            bound="least",
            amount_fen=500 * FEN_PER_WAN,
        ),
    ]
    made += [
        Ceiling(id=f"c-{zone.id}", zone_id=zone.id, amount_fen=777 * FEN_PER_WAN)
        for zone in zones[:3]
    ]
    return made


@pytest.fixture
def portfolio() -> Portfolio:
    """The Shanggao sample with money of two sources, limits and a scenario."""
    rows = [row for row in sample_rows("shanggao") if not isinstance(row, Ceiling)]
    plan = _portfolio_of(*rows)
    sources = [row for row in plan.all(Source) if row.kind != "group"][:2]
    given = [
        Allocation(
            id=f"a-{project.id}-{at}-{year}",
            project_id=project.id,
            source_id=source.id,
            year=year,
            amount_fen=(project.need_fen or 0) // 17 + at + (year or 0),
        )
        for project in plan.all(Project)[::2]
        for at, source in enumerate(sources)
        for year in (2022, 2023, None)
    ]
    rows = [row for row in rows if not isinstance(row, (Allocation, Override))]
    other = Scenario(id="s-one", name="别的方案")
    changed = [
        Override(
            id=f"o-{row.id}",
            scenario_id=other.id,
            project_id=row.project_id,
            source_id=row.source_id,
            year=row.year,
            tier=row.tier,
            amount_fen=row.amount_fen // 3,
        )
        for row in given[::3]
    ]
    return _portfolio_of(*rows, *given, other, *changed, *_limits(plan))


def test_that_uses_are_those_of_the_model(portfolio: Portfolio) -> None:
    assert limit_uses(portfolio, None) == uses(portfolio)
    scenario = portfolio.get(Scenario, "s-one")
    assert limit_uses(portfolio, scenario) == uses(portfolio, scenario)


def test_that_uses_follow_an_edit(portfolio: Portfolio) -> None:
    limit_uses(portfolio, None)
    row = portfolio.all(Allocation)[3]
    changed = {row.id: None, portfolio.all(Allocation)[0].id: None}

    after = portfolio.updated({Allocation: changed})

    assert limit_uses(after, None) == uses(after) != uses(portfolio)


@pytest.mark.parametrize("kind", ["plan", "program", "project"])
@pytest.mark.parametrize("place", [ALL, 2023, None])
@pytest.mark.parametrize("scenario_id", ["", "s-one"])
def test_that_uses_would_be_those_of_the_amounts_then(
    portfolio: Portfolio, kind: str, place: int | str | None, scenario_id: str
) -> None:
    scenario = portfolio.find(Scenario, scenario_id)
    scope = {
        "plan": Scope(),
        "program": Scope("program", portfolio.all(Program)[1].id),
        "project": Scope("project", portfolio.all(Project)[0].id),
    }[kind]
    money = money_of(portfolio, scenario)
    matrix = matrix_of(portfolio, money, scope)
    now = Standing(
        portfolio=portfolio,
        scenario=scenario,
        money=money,
        matrix=matrix,
        marks=marks_of(portfolio, scenario, matrix),
        uses=limit_uses(portfolio, scenario),
    )
    source = next(row.source for row in matrix.rows if row.total and row.depth)
    assert source is not None
    moving = Moving(now, CellEdit(source.id, place, 0))
    for total in (0, 1, 1_234_567, 3 * 10**11):
        would = moving.at(total)
        assert isinstance(would, Would)
        after = _stored(portfolio, scenario, would)
        assert would.uses == uses(after, scenario)
        assert would.matrix == matrix_of(after, money_of(after, scenario), scope)
        was = {use.ceiling.id: use.excess_fen for use in now.uses}
        broken = [use for use in would.uses if use.excess_fen > was[use.ceiling.id]]
        assert list(would.broken) == broken


def _stored(portfolio: Portfolio, scenario: Scenario | None, would: Would) -> Portfolio:
    """Return the plan with amounts of the plan itself or of a scenario in it."""
    if scenario is not None:
        said = {
            f"new-{at}": Override(
                id=f"new-{at}",
                scenario_id=scenario.id,
                project_id=key[0],
                source_id=key[1],
                year=key[2],
                tier=key[3],  # type: ignore[arg-type]  # a tier
                amount_fen=fen,
            )
            for at, (key, fen) in enumerate(would.amounts.items())
        }
        keys = {*would.amounts}
        gone = {
            row.id: None
            for row in portfolio.all(Override)
            if allocation_key(row) in keys
        }
        return portfolio.updated({Override: gone | said})
    gone = {
        row.id: None
        for row in portfolio.all(Allocation)
        if allocation_key(row) in would.amounts
    }
    rows = {
        f"new-{at}": Allocation(
            id=f"new-{at}",
            project_id=key[0],
            source_id=key[1],
            year=key[2],
            tier=key[3],  # type: ignore[arg-type]  # a tier
            amount_fen=fen,
        )
        for at, (key, fen) in enumerate(would.amounts.items())
        if fen
    }
    return portfolio.updated({Allocation: gone | rows})
