"""Rules about needs and the money set aside for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import given_by_project
from ecoplanner.model.bilingual import joined
from ecoplanner.model.finding import Finding
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.finding import Severity
    from ecoplanner.model.portfolio import Portfolio


#: Kinds of money that the project itself must earn back.
_REPAID = frozenset(("bond", "ppp", "eod"))


def costs_differ_from_need(portfolio: Portfolio) -> Iterator[Finding]:
    """The parts of a cost by kind do not add up to the need."""
    for project in portfolio.all(Project):
        costs = portfolio.having(Cost, "project_id", project.id)
        total = sum(cost.amount_fen for cost in costs)
        if costs and total != project.need_fen:
            yield _about(project, "costs_differ_from_need", "error", parts_fen=total)


def zones_differ_from_need(portfolio: Portfolio) -> Iterator[Finding]:
    """The amounts typed for the zones of a project cannot add up to its need."""
    for project in portfolio.all(Project):
        parts = portfolio.having(ProjectZone, "project_id", project.id)
        typed = [part.amount_fen for part in parts if part.amount_fen is not None]
        total, need = sum(typed), project.need_fen or 0
        if typed and (total > need or (len(typed) == len(parts) and total != need)):
            yield _about(project, "zones_differ_from_need", "error", parts_fen=total)


def more_than_needed(portfolio: Portfolio) -> Iterator[Finding]:
    """More money is set aside for a project than it needs, in plan or scenario.

    A scenario that only inherits what the plan gives too much is not named.
    """
    given = given_by_project(portfolio)
    by_scenario = {
        scenario.name: given_by_project(portfolio, scenario)
        for scenario in portfolio.all(Scenario)
    }
    for project in portfolio.all(Project):
        need, amount = project.need_fen or 0, given.get(project.id, 0)
        if amount > need:
            yield _about(project, "more_than_needed", "error", allocated_fen=amount)
        for name, amounts in by_scenario.items():
            most = amounts.get(project.id, 0)
            if most > max(need, amount):
                yield _about(
                    project,
                    "scenario_more_than_needed",
                    "error",
                    allocated_fen=most,
                    scenario=name,
                )


def income_missing(portfolio: Portfolio) -> Iterator[Finding]:
    """Money that only an earning project may take is set aside for another one.

    That is what a source says of itself, and bonds, PPP and EOD in any case. A
    scenario is named where it takes money of sources that the plan does not.
    """
    by_plan = _repaid_by_project(portfolio, None)
    by_scenario = {
        scenario.name: _repaid_by_project(portfolio, scenario)
        for scenario in portfolio.all(Scenario)
    }
    for project in portfolio.all(Project):
        if project.earns_income:
            continue
        severity: Severity = "warning" if project.earns_income is False else "notice"
        mine = by_plan.get(project.id, set())
        if mine:
            yield _about(
                project,
                "income_missing",
                severity,
                field="earns_income",
                sources=_source_names(portfolio, mine),
            )
        for name, given in by_scenario.items():
            own = given.get(project.id, set()) - mine
            if own:
                yield _about(
                    project,
                    "scenario_income_missing",
                    severity,
                    field="earns_income",
                    sources=_source_names(portfolio, own),
                    scenario=name,
                )


def _repaid_by_project(
    portfolio: Portfolio, scenario: Scenario | None
) -> dict[str, set[str]]:
    """Return by project the sources of its money that income must repay."""
    found: dict[str, set[str]] = {}
    for part in allotted(portfolio, scenario):
        source = portfolio.get(Source, part.source_id)
        if source.needs_income or source.kind in _REPAID:
            found.setdefault(part.project_id, set()).add(part.source_id)
    return found


def _source_names(portfolio: Portfolio, ids: set[str]) -> str:
    return joined(row.name for row in portfolio.all(Source) if row.id in ids)


def need_missing(portfolio: Portfolio) -> Iterator[Finding]:
    """A project has no price, while others have."""
    projects = portfolio.all(Project)
    if all(project.need_fen is None for project in projects):
        return
    for project in projects:
        if project.need_fen is None:
            yield _about(project, "need_missing", "warning")


def _about(
    project: Project,
    code: str,
    severity: Severity,
    *,
    field: str = "need_fen",
    **evidence: object,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        table=Project.TABLE,
        row_id=project.id,
        name=project.name,
        field=field,
        evidence={"need_fen": project.need_fen, **evidence},
    )
