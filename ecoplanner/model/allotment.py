"""The money of a plan as one list: what is set aside, and what is still missing.

Everything that sums money sums these parts, so every sum agrees with every other.
"""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rounding import apportion
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.plan import Plan
    from ecoplanner.model.portfolio import Portfolio

#: (project, source, year or None, tier)
Key = tuple[str, str, int | None, str]


class Allotted(NamedTuple):
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
    return portfolio.once(
        (allotted, scenario), lambda: _worked_out(portfolio, scenario)
    )


def _worked_out(
    portfolio: Portfolio, scenario: Scenario | None
) -> tuple[Allotted, ...]:
    found = portfolio.each(Allocation, _part)
    if scenario is not None:
        by_key = dict(
            zip(portfolio.each(Allocation, allocation_key), found, strict=True)
        )
        # Of all scenarios, as what was made of rows is kept for all of them.
        parts = zip(
            portfolio.all(Override), portfolio.each(Override, _keyed), strict=True
        )
        by_key |= [keyed for row, keyed in parts if row.scenario_id == scenario.id]
        found = list(by_key.values())
    return tuple([part for part in found if part.amount_fen])


def in_plan_order(
    portfolio: Portfolio, parts: Iterable[Allotted]
) -> tuple[Allotted, ...]:
    """Return parts as the plan lists projects and sources, then by year and tier.

    `allotted` gives them as their rows lie, and rows that replace those of the plan,
    or come later, lie elsewhere. What is rounded, and which of mixes that are as good
    is found, must not depend on that.
    """
    projects = {row.id: at for at, row in enumerate(portfolio.all(Project))}
    sources = {row.id: at for at, row in enumerate(portfolio.all(Source))}
    tiers: dict[str, int] = {tier: at for at, tier in enumerate(TIERS)}
    return tuple(
        sorted(
            parts,
            key=lambda part: (
                projects[part.project_id],
                sources[part.source_id],
                part.year or 0,
                tiers[part.tier],
            ),
        )
    )


def _part(row: Allocation | Override) -> Allotted:
    # By place, as thousands are made for one edit.
    return Allotted(
        row.project_id,
        row.source_id,
        row.year,
        row.tier,
        row.amount_fen,
        row.id,
        row.TABLE,
    )


def _keyed(row: Override) -> tuple[Key, Allotted]:
    return allocation_key(row), _part(row)


def allocation_key(row: Allocation | Override) -> Key:
    """Return what there is one amount for, in the plan and in each scenario."""
    return row.project_id, row.source_id, row.year, row.tier


def sources_below(portfolio: Portfolio, source_id: str) -> frozenset[str]:
    """Return a source and all below it in the tree."""
    return rows_below(portfolio, Source, source_id)


def group_problem(portfolio: Portfolio, source_id: str) -> Problem | None:
    """Return that a source is a heading over others, which give its money, or None."""
    below = sources_below(portfolio, source_id) - {source_id}
    givers = [
        row.name
        for row in portfolio.all(Source)
        if row.id in below and not portfolio.having(Source, "parent_id", row.id)
    ]
    if not givers:
        return None
    said = {
        "source": portfolio.get(Source, source_id).name,
        "below": joined(givers),
    }
    return Problem("source_is_group", "source_id", said)


def rows_below(
    portfolio: Portfolio, kind: type[Source | Zone], id_: str
) -> frozenset[str]:
    """Return a row and all below it in the tree of its kind, by id."""
    found: list[str] = []
    todo = [id_]
    while todo:
        at = todo.pop()
        if at not in found:
            found.append(at)
            todo += [row.id for row in portfolio.having(kind, "parent_id", at)]
    return frozenset(found)


def locked_pairs(
    portfolio: Portfolio,
    scenario: Scenario | None = None,
    more: Iterable[tuple[str, str]] = (),
) -> frozenset[tuple[str, str]]:
    """Return project and source of money that stays when other money moves.

    A lock on a source locks all below it too.

    Args:
        portfolio: the plan.
        scenario: whose locks are meant; None for the plan's.
        more: locks besides those that the plan keeps.
    """
    rows = portfolio.having(
        FundingLock, "scenario_id", scenario.id if scenario else None
    )
    own = [(row.project_id, row.source_id) for row in rows]
    found: set[tuple[str, str]] = set()
    for project_id, source_id in (*own, *more):
        below = sources_below(portfolio, source_id)
        found.update((project_id, each) for each in below)
    return frozenset(found)


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
    if len(parts) == 1 and parts[0].amount_fen is None and need >= 0:
        return {parts[0].zone_id: need}
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
    if len(leads) == 1 or plan.lead_split == "first":
        return {leads[0]: need}
    return dict(zip(leads, apportion(need, [1] * len(leads)), strict=True))
