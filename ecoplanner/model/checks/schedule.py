"""Rules about the time of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.bilingual import joined
from ecoplanner.model.finding import Finding
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.finding import Severity
    from ecoplanner.model.portfolio import Portfolio


def outside_period(portfolio: Portfolio) -> Iterator[Finding]:
    """A project begins before, or ends after, the period of the plan."""
    plan = portfolio.plan
    for project in portfolio.all(Project):
        for field in ("first_year", "last_year"):
            year = getattr(project, field)
            if year is not None and not plan.first_year <= year <= plan.last_year:
                yield _about(
                    project,
                    "outside_period",
                    "error",
                    field,
                    year=year,
                    first=plan.first_year,
                    last=plan.last_year,
                )


def money_outside_schedule(portfolio: Portfolio) -> Iterator[Finding]:
    """The plan sets money aside for years in which the project does no work."""
    found: dict[str, set[int]] = {}
    for part in allotted(portfolio):
        if part.year is not None:
            found.setdefault(part.project_id, set()).add(part.year)
    for project in portfolio.all(Project):
        strange = sorted(found.get(project.id, set()) - set(project.years))
        if project.years and strange:
            yield _about(
                project,
                "money_outside_schedule",
                "warning",
                "first_year",
                years=joined(map(str, strange)),
                first=project.first_year,
                last=project.last_year,
            )


def scenario_money_outside_schedule(portfolio: Portfolio) -> Iterator[Finding]:
    """A scenario itself sets money aside for years without work of the project."""
    for scenario in portfolio.all(Scenario):
        found: dict[str, set[int]] = {}
        for row in portfolio.having(Override, "scenario_id", scenario.id):
            if row.year is not None and row.amount_fen:
                found.setdefault(row.project_id, set()).add(row.year)
        for project in portfolio.all(Project) if found else ():
            strange = sorted(found.get(project.id, set()) - set(project.years))
            if project.years and strange:
                yield _about(
                    project,
                    "scenario_money_outside_schedule",
                    "warning",
                    "first_year",
                    years=joined(map(str, strange)),
                    first=project.first_year,
                    last=project.last_year,
                    scenario=scenario.name,
                )


def start_outside_bounds(portfolio: Portfolio) -> Iterator[Finding]:
    """A project starts before its earliest or after its latest start."""
    for project in portfolio.all(Project):
        year, earliest, latest = (
            project.first_year,
            project.start_from,
            project.start_to,
        )
        if year is None:
            continue
        is_early = earliest is not None and year < earliest
        if is_early or (latest is not None and year > latest):
            yield _about(
                project,
                "start_outside_bounds",
                "warning",
                "start_from" if is_early else "start_to",
                year=year,
                bounds=_span(earliest, latest),
            )


def start_bounds_impossible(portfolio: Portfolio) -> Iterator[Finding]:
    """No start within its bounds lets a project lie within the years of the plan."""
    plan = portfolio.plan
    for project in portfolio.all(Project):
        earliest, latest = project.start_from, project.start_to
        if earliest is None and latest is None:
            continue
        length = max(1, len(project.years))
        first = max(plan.first_year, earliest or plan.first_year)
        last = min(plan.last_year - length + 1, latest or plan.last_year)
        if first > last:
            yield _about(
                project,
                "start_bounds_impossible",
                "error",
                "start_to" if earliest is None else "start_from",
                bounds=_span(earliest, latest),
                length=length,
                first=plan.first_year,
                last=plan.last_year,
            )


def time_missing(portfolio: Portfolio) -> Iterator[Finding]:
    """A project says nothing about its time, or nothing that can be read."""
    for project in portfolio.all(Project):
        if project.first_year is None and project.last_year is None:
            words = project.schedule_text
            code = "time_unclear" if words else "time_missing"
            yield _about(project, code, "notice", "schedule_text", words=words)


def _span(first: int | None, last: int | None) -> str:
    """Return bounds as people write them, an open end left empty."""
    return f"{first or ''}—{last or ''}"


def _about(
    project: Project, code: str, severity: Severity, field: str, **evidence: object
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        table=Project.TABLE,
        row_id=project.id,
        name=project.name,
        field=field,
        evidence=evidence,
    )
