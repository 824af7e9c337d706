"""The money of a plan as one list: what is set aside, and what is still missing.

Everything that sums money sums these parts, so every sum agrees with every other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rounding import apportion
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.plan import Plan
    from ecoplanner.model.portfolio import Portfolio

#: (project, source, year or None, tier)
Key = tuple[str, str, int | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotted:
    """Money of one source for one project in one year, in the plan or a scenario.

    Attributes:
        project_id: the project.
        source_id: the source.
        year: calendar year; None while no year is fixed.
        tier: how sure the money is.
        amount_fen: whole fen, more than zero.
        row_id: the allocation or override that says so.
        table: table of that row.
    """

    project_id: str
    source_id: str
    year: int | None
    tier: Tier
    amount_fen: int
    row_id: str
    table: str


def allotted(
    portfolio: Portfolio, scenario: Scenario | None = None
) -> tuple[Allotted, ...]:
    """Return what is set aside in the plan, or in a scenario over the plan."""
    found: dict[Key, Allotted] = {}
    rows: list[Allocation | Override] = [*portfolio.all(Allocation)]
    if scenario is not None:
        rows += portfolio.having(Override, "scenario_id", scenario.id)
    for row in rows:
        found[row.project_id, row.source_id, row.year, row.tier] = Allotted(
            project_id=row.project_id,
            source_id=row.source_id,
            year=row.year,
            tier=row.tier,
            amount_fen=row.amount_fen,
            row_id=row.id,
            table=row.TABLE,
        )
    return tuple(part for part in found.values() if part.amount_fen)


def need_fen(portfolio: Portfolio) -> int:
    """Return the sum of all needs, whole fen."""
    return sum(project.need_fen or 0 for project in portfolio.all(Project))


def allotted_by_project(parts: tuple[Allotted, ...]) -> dict[str, int]:
    """Return what each project is given, whole fen; projects without are absent."""
    found: dict[str, int] = {}
    for part in parts:
        found[part.project_id] = found.get(part.project_id, 0) + part.amount_fen
    return found


def gap_fen(project: Project, given: Mapping[str, int]) -> int:
    """Return what a project still needs, whole fen; negative when it has too much."""
    return (project.need_fen or 0) - given.get(project.id, 0)


def by_zone(portfolio: Portfolio, project: Project) -> dict[str, int]:
    """Return how a project's need is split over its zones, whole fen.

    Amounts typed for a zone stand; the rest is split over the other zones by the
    plan's rule. What no zone takes, or a project without zones, is under "". Key
    areas count only where a project names no zone, since they lie over the zones.
    """
    need = project.need_fen or 0
    parts = portfolio.having(ProjectZone, "project_id", project.id)
    zones = {part.zone_id: portfolio.get(Zone, part.zone_id) for part in parts}
    plain = [part for part in parts if zones[part.zone_id].kind == "zone"]
    parts = tuple(plain) or parts
    typed = {
        part.zone_id: part.amount_fen for part in parts if part.amount_fen is not None
    }
    free = [part.zone_id for part in parts if part.amount_fen is None]
    rest = need - sum(typed.values())
    split: dict[str, int] = dict(typed)
    if free and rest >= 0:
        areas = [zones[id_].area_m2 for id_ in free]
        by_area = portfolio.plan.zone_split == "area" and all(areas)
        weights = [area or 0 for area in areas] if by_area else [1] * len(free)
        split |= dict(zip(free, apportion(rest, weights), strict=True))
    elif rest:
        split[""] = rest
    return split


def by_lead(portfolio: Portfolio, project: Project) -> dict[str, int]:
    """Return how a project's need is split over its leads, whole fen.

    Joint leads share equally, or the first takes all, as the plan says. A project
    without a lead is under "".
    """
    need = project.need_fen or 0
    leads = [
        part.agency_id
        for part in portfolio.having(ProjectAgency, "project_id", project.id)
        if part.role == "lead"
    ]
    if not leads:
        return {"": need}
    plan: Plan = portfolio.plan
    if plan.lead_split == "first":
        return {leads[0]: need}
    return dict(zip(leads, apportion(need, [1] * len(leads)), strict=True))
