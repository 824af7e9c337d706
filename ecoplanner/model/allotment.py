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
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rounding import apportion
from ecoplanner.model.rounding import evenly
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio

#: Key of what belongs to no zone or no lead.
NONE = ""
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


def needs_by_program(portfolio: Portfolio) -> Mapping[str, int]:
    """Return the needs of programmes that have projects, whole fen."""
    return portfolio.each_group(Project, "program_id", _needed)


def _needed(projects: Iterable[Project]) -> int:
    return sum([project.need_fen or 0 for project in projects])


def needs_by_zone(portfolio: Portfolio) -> dict[str, int]:
    """Return the sums of all that `by_zone` says, whole fen."""
    return _summed(portfolio, _even_zones(portfolio), by_zone)


def needs_by_lead(portfolio: Portfolio) -> dict[str, int]:
    """Return the sums of all that `by_lead` says, whole fen."""
    return _summed(portfolio, leads_of(portfolio), by_lead)


def _summed(
    portfolio: Portfolio,
    even: Mapping[str, tuple[str, ...]],
    split: Callable[[Portfolio, Project], dict[str, int]],
) -> dict[str, int]:
    """Sum what has equal parts of projects, and what others have by a rule."""
    found: dict[str, int] = {}
    for project in portfolio.all(Project):
        ids, need = even.get(project.id), project.need_fen or 0
        if ids and len(ids) == 1 and need >= 0:
            found[ids[0]] = found.get(ids[0], 0) + need
            continue
        parts: Iterable[tuple[str, int]]
        if ids and need >= 0:
            parts = zip(ids, evenly(need, len(ids)), strict=True)
        else:
            parts = split(portfolio, project).items()
        for key, fen in parts:
            found[key] = found.get(key, 0) + fen
    return found


def need_fen(portfolio: Portfolio) -> int:
    """Return the sum of all needs, whole fen."""
    rows = portfolio.all(Project)
    return portfolio.once(need_fen, lambda: sum([row.need_fen or 0 for row in rows]))


def given_by_project(
    portfolio: Portfolio, scenario: Scenario | None = None
) -> Mapping[str, int]:
    """Return what each project is given, whole fen; projects without are absent.

    Worked out once for a state of the plan: many ask for the same.
    """
    return portfolio.once(
        (given_by_project, scenario),
        lambda: allotted_by_project(allotted(portfolio, scenario)),
    )


def allotted_by_project(parts: tuple[Allotted, ...]) -> dict[str, int]:
    """Return the sums of parts by project, whole fen."""
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
    if need >= 0 and (even := _even_zones(portfolio).get(project.id)):
        return dict(zip(even, evenly(need, len(even)), strict=True))
    parts = portfolio.having(ProjectZone, "project_id", project.id)
    zones = _zone_ids(portfolio)
    parts = tuple([part for part in parts if part.zone_id in zones]) or parts
    split = {
        part.zone_id: part.amount_fen for part in parts if part.amount_fen is not None
    }
    free = [part.zone_id for part in parts if part.amount_fen is None]
    rest = need - sum(split.values())
    if free and rest >= 0:
        return split | dict(zip(free, _over(portfolio, free, rest), strict=True))
    if rest:
        split[NONE] = rest
    return split


def _even_zones(portfolio: Portfolio) -> Mapping[str, tuple[str, ...]]:
    """Return by project the zones that have the same part of its need, if it has such.

    Most have: then nothing but the need is to be looked at.
    """
    kinds = ProjectZone, Zone, Plan

    def work_out() -> dict[str, tuple[str, ...]]:
        zones, is_even = _zone_ids(portfolio), portfolio.plan.zone_split != "area"
        groups = portfolio.each_group(ProjectZone, "project_id", _untyped)
        found: dict[str, tuple[str, ...]] = {}
        for project_id, ids in groups.items():
            if len(ids) <= 1:
                found[project_id] = ids
            elif is_even:
                found[project_id] = tuple([id_ for id_ in ids if id_ in zones]) or ids
        return found

    return portfolio.once(
        _even_zones,
        lambda: portfolio.kept(_even_zones, tuple(map(portfolio.all, kinds)), work_out),
    )


def _untyped(links: Sequence[ProjectZone]) -> tuple[str, ...]:
    """Return the zones that a project is linked with, none if an amount is typed."""
    is_typed = any(link.amount_fen is not None for link in links)
    return () if is_typed else tuple([link.zone_id for link in links])


def _zone_ids(portfolio: Portfolio) -> frozenset[str]:
    """Return the zones that are no key areas."""
    rows = portfolio.all(Zone)
    return portfolio.kept(
        _zone_ids, (rows,), lambda: frozenset(z.id for z in rows if z.kind == "zone")
    )


def _over(portfolio: Portfolio, zone_ids: Sequence[str], fen: int) -> Sequence[int]:
    """Split an amount over zones by the plan's rule."""
    if portfolio.plan.zone_split == "area":
        areas = [portfolio.get(Zone, id_).area_m2 for id_ in zone_ids]
        if all(areas):
            return apportion(fen, [area or 0 for area in areas])
    return evenly(fen, len(zone_ids))


def by_lead(portfolio: Portfolio, project: Project) -> dict[str, int]:
    """Return how a project's need is split over its leads, whole fen.

    Joint leads share equally, or the first takes all, as the plan says. A project
    without a lead is under "".
    """
    leads = leads_of(portfolio).get(project.id, (NONE,))
    return dict(zip(leads, evenly(project.need_fen or 0, len(leads)), strict=True))


def leads_of(portfolio: Portfolio) -> Mapping[str, tuple[str, ...]]:
    """Return by project the agencies over which its need is split, see `by_lead`.

    Projects without a lead are absent.
    """

    def work_out() -> Mapping[str, tuple[str, ...]]:
        links, plan = portfolio.all(ProjectAgency), portfolio.plan
        return portfolio.kept(leads_of, (links, plan), lambda: _leads(links, plan))

    return portfolio.once(leads_of, work_out)


def _leads(links: Iterable[ProjectAgency], plan: Plan) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for link in links:
        if link.role == "lead":
            found.setdefault(link.project_id, []).append(link.agency_id)
    most = 1 if plan.lead_split == "first" else None
    return {id_: tuple(leads[:most]) for id_, leads in found.items()}
