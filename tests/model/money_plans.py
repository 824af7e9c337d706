"""Small plans with money, for what is solved over them. Amounts in fen or 万元."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import Allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecoplanner.model.solving import Solved

WAN = 1_000_000
PLAN = Plan(
    id="plan-0001",
    title="规划",
    region="上高县",
    base_year=2020,
    first_year=2021,
    last_year=2025,
)
#: Central, county and social money; the last asks for income.
SOURCES = (
    Source(id="central", root="central", level="central", name="中央"),
    Source(id="county", root="local", level="county", name="县级财政"),
    Source(id="social", root="social", level="social", name="社会资本"),
    Source(id="bond", root="local", level="bond", name="专项债", needs_income=True),
)


def project(id_: str, need: int | None, **more: Any) -> Project:
    """Return a project of 2021-2022; its need in 万元."""
    values: dict[str, Any] = {"first_year": 2021, "last_year": 2022}
    return Project(
        id=id_,
        program_id="program-1",
        name=f"项目{id_}",
        need_fen=None if need is None else need * WAN,
        **(values | more),
    )


def money(project_id: str, source_id: str, year: int | None, wan: int) -> Allocation:
    """Return money set aside, in 万元."""
    return Allocation(
        id=f"{project_id}-{source_id}-{year}",
        project_id=project_id,
        source_id=source_id,
        year=year,
        amount_fen=wan * WAN,
    )


def portfolio(*rows: Any, sources: Iterable[Source] = SOURCES) -> Portfolio:
    """Return a plan with one programme, and rows."""
    found: dict[type[Any], dict[str, Any]] = {}
    for row in (PLAN, Program(id="program-1", name="工程"), *sources, *rows):
        found.setdefault(type(row), {})[row.id] = row
    return Portfolio(found)


def limit(id_: str, **more: Any) -> Ceiling:
    return Ceiling(id=id_, **more)


def after(plan: Portfolio, found: Solved) -> tuple[Allotted, ...]:
    """Return all money when what was solved is written."""
    now = {
        (row.project_id, row.source_id, row.year, row.tier): row.amount_fen
        for row in plan.all(Allocation)
    }
    return tuple(
        Allotted(
            project_id=key[0],
            source_id=key[1],
            year=key[2],
            tier=key[3],  # type: ignore[arg-type]
            amount_fen=fen,
            row_id="",
            table="",
        )
        for key, fen in (now | dict(found.amounts)).items()
        if fen
    )
