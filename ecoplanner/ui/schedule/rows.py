"""The lines of the schedule: groups and, under those that are open, projects."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from itertools import pairwise
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.project import ProjectAgency
from ecoplanner.reports.groups import groups_of
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import span_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.plan import Plan
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.reports.groups import Group
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.reports.groups import Member

#: Of so many projects an open group shows how many are under work, too.
DENSE_FROM = 10_000
Density = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the schedule.

    Attributes:
        id: id of the group's row or of the project; empty for what is in no group.
        group: id of the group it is in or is.
        is_group: whether it is a group.
        number: place in the plan, from 1.
        name: its name; empty for the group of what belongs to none.
        lead: names of the agencies that lead; empty for a group.
        need: whole fen; None where a project has no price.
        series: place of the programme, from 0, for its fill; -1 for another group.
        span: its months; None without years.
        words: its time as written; empty for a group.
        count: projects of a group.
        is_open: whether a group shows its projects.
        density: from quarter to quarter (months // 3) how many projects of a group
            are under work; in place of the bracket over its projects.
    """

    id: str
    group: str
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
    density: Density = ()


class Spans:
    """The months of all projects; kept from edit to edit for rows that stay."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._kept: dict[str, tuple[Project, Span | None]] = {}

    def of(self, projects: Iterable[Project], plan: Plan) -> dict[str, Span | None]:
        """Return the months of projects by id."""
        kept = self._kept if plan == self._plan else {}
        self._plan = plan
        # A row that no edit has touched is the same object.
        self._kept = {
            project.id: known
            if (known := kept.get(project.id)) is not None and known[0] is project
            else (project, span_of(project, plan))
            for project in projects
        }
        return {id_: span for id_, (_, span) in self._kept.items()}


def lines_of(
    portfolio: Portfolio,
    folded: Collection[str],
    spans: Mapping[str, Span | None],
    shown: Collection[str] | None = None,
    grouping: Grouping = "program",
) -> list[Line]:
    """Return the lines from top to bottom.

    Args:
        portfolio: the plan.
        folded: ids of groups that do not show their projects.
        spans: the months of all projects by id.
        shown: ids of the only projects that are shown; None for all.
        grouping: what groups are of; with none, projects have no lines above them.
    """
    groups = groups_of(
        portfolio,
        grouping,
        None if shown is None else lambda project: project.id in shown,
        keeps_empty=shown is None and grouping == "program",
    )
    is_dense = sum(len(group.members) for group in groups) >= DENSE_FROM
    found: list[Line] = []
    for group in groups:
        own = [spans[each.project.id] for each in group.members]
        is_open = group.key not in folded or grouping == "none"
        if grouping != "none":
            known = [span for span in own if span is not None]
            density = _density(known) if is_dense or not is_open else ()
            found.append(_group(group, known, density, grouping, is_open=is_open))
        if is_open:
            found += [
                _line(portfolio, group.key, member, span)
                for member, span in zip(group.members, own, strict=True)
            ]
    return found


def _group(
    group: Group,
    spans: Sequence[Span],
    density: Density,
    grouping: Grouping,
    *,
    is_open: bool,
) -> Line:
    whole = None
    if spans:
        whole = Span(min(s.first for s in spans), max(s.end for s in spans))
    return Line(
        id=group.key,
        group=group.key,
        is_group=True,
        number=group.number,
        name=group.row.name if group.row else "",
        need=group.need_fen,
        series=group.number - 1 if grouping == "program" else -1,
        span=whole,
        count=len(group.members),
        is_open=is_open,
        density=density,
    )


def _density(spans: Sequence[Span]) -> Density:
    """Return how many spans there are, from quarter to quarter."""
    steps: dict[int, int] = {}
    for span in spans:
        first, end = span.first // QUARTER, -(-span.end // QUARTER)
        steps[first] = steps.get(first, 0) + 1
        steps[end] = steps.get(end, 0) - 1
    quarters = sorted(steps)
    counts = accumulate(steps[quarter] for quarter in quarters)
    runs = zip(pairwise(quarters), counts, strict=False)
    return tuple((first, end, count) for (first, end), count in runs if count)


def _line(portfolio: Portfolio, group: str, member: Member, span: Span | None) -> Line:
    project = member.project
    leads = [
        portfolio.get(Agency, link.agency_id)
        for link in portfolio.having(ProjectAgency, "project_id", project.id)
        if link.role == "lead"
    ]
    return Line(
        id=project.id,
        group=group,
        is_group=False,
        number=member.number,
        name=project.name,
        lead="、".join(agency.name for agency in leads),
        need=member.need_fen,
        series=member.series,
        span=span,
        words=project.schedule_text,
    )
