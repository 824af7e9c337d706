"""The lines of the schedule: programmes and, under those that are open, projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.ui.schedule.months import QUARTER
from ecoplanner.ui.schedule.months import Span
from ecoplanner.ui.schedule.months import span_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the schedule.

    Attributes:
        id: id of the programme or project.
        is_group: whether it is a programme.
        number: place in the plan, from 1.
        name: its name.
        lead: names of the agencies that lead; empty for a programme.
        need: whole fen; None where a project has no price.
        series: place of the programme, from 0, for its fill.
        span: its months; None without years.
        words: its time as written; empty for a programme.
        count: projects of a programme.
        is_open: whether a programme shows its projects.
        density: by quarter (months // 3) how many projects of a programme are under
            work; only for folded ones.
    """

    id: str
    is_group: bool
    number: int
    name: str
    lead: str = ""
    need: int | None = None
    series: int = 0
    span: Span | None = None
    words: str = ""
    count: int = 0
    is_open: bool = True
    density: tuple[tuple[int, int], ...] = ()


def lines_of(
    portfolio: Portfolio, folded: Collection[str], shown: Collection[str] | None = None
) -> list[Line]:
    """Return the lines from top to bottom.

    Args:
        portfolio: the plan.
        folded: ids of programmes that do not show their projects.
        shown: ids of the only projects that are shown; None for all.
    """
    found: list[Line] = []
    number = 0
    for series, program in enumerate(portfolio.all(Program)):
        projects = portfolio.having(Project, "program_id", program.id)
        first = number
        number += len(projects)
        numbered = [
            (at, project)
            for at, project in enumerate(projects, start=first + 1)
            if shown is None or project.id in shown
        ]
        if shown is not None and not numbered:
            continue
        is_open = program.id not in folded
        spans = [span_of(project, portfolio.plan) for _, project in numbered]
        found.append(
            _group(program, series, [row for _, row in numbered], spans, is_open)
        )
        if is_open:
            found += [
                _line(portfolio, project, at, series, span)
                for (at, project), span in zip(numbered, spans, strict=True)
            ]
    return found


def _group(
    program: Program,
    series: int,
    projects: Sequence[Project],
    spans: Sequence[Span | None],
    is_open: bool,  # noqa: FBT001 - private
) -> Line:
    known = [span for span in spans if span is not None]
    whole = None
    if known:
        first, end = min(s.first for s in known), max(s.end for s in known)
        whole = Span(first, end)
    return Line(
        id=program.id,
        is_group=True,
        number=series + 1,
        name=program.name,
        need=sum(project.need_fen or 0 for project in projects),
        series=series,
        span=whole,
        count=len(projects),
        is_open=is_open,
        density=() if is_open else _density(known),
    )


def _density(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    counts: dict[int, int] = {}
    for span in spans:
        for quarter in range(span.first // QUARTER, -(-span.end // QUARTER)):
            counts[quarter] = counts.get(quarter, 0) + 1
    return tuple(sorted(counts.items()))


def _line(
    portfolio: Portfolio, project: Project, number: int, series: int, span: Span | None
) -> Line:
    leads = [
        portfolio.get(Agency, link.agency_id)
        for link in portfolio.having(ProjectAgency, "project_id", project.id)
        if link.role == "lead"
    ]
    return Line(
        id=project.id,
        is_group=False,
        number=number,
        name=project.name,
        lead="、".join(agency.name for agency in leads),
        need=project.need_fen,
        series=series,
        span=span,
        words=project.schedule_text,
    )
