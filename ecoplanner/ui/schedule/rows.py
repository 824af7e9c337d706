"""The lines of the schedule: groups and, under those that are open, projects."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.allotment import allotted
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.yearly import year_money
from ecoplanner.reports.months import span_of
from ecoplanner.ui.schedule.heads import head_of
from ecoplanner.ui.schedule.heads import Heads

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.plan import Plan
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.yearly import YearMoney
    from ecoplanner.reports.groups import Group
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.reports.groups import Member
    from ecoplanner.reports.months import Span
    from ecoplanner.ui.schedule.heads import Density
    from ecoplanner.ui.schedule.heads import Head

#: Of so many projects an open group shows how many are under work, too.
DENSE_FROM = 10_000
#: From so many projects on the groups start folded.
FOLD_FROM = 1_000


class Line(NamedTuple):
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
        size: how many projects a group has.
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
    size: int = 0
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


def spans_of(portfolio: Portfolio) -> dict[str, Span | None]:
    """Return the months of all projects, worked out once for a state of the plan."""
    spans = portfolio.kept(Spans, (), Spans)
    return portfolio.once(
        spans_of, lambda: spans.of(portfolio.all(Project), portfolio.plan)
    )


def every_group(portfolio: Portfolio, grouping: Grouping) -> tuple[Group, ...]:
    """Return the groups of all projects, worked out once for a state of the plan.

    Programmes without projects are groups too.
    """
    heads = _kept_heads(portfolio, grouping)
    return portfolio.once(
        (every_group, grouping), lambda: heads.groups(portfolio, grouping)
    )


def homes_of(portfolio: Portfolio, grouping: Grouping, id_: str) -> list[str]:
    """Return the keys of the groups that a project is in, in their order."""
    return [
        group.key
        for group in every_group(portfolio, grouping)
        if any(member.project.id == id_ for member in group.members)
    ]


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
    heads = _heads_of(portfolio, spans, shown, grouping)
    is_dense = sum(len(head.group.members) for head in heads) >= DENSE_FROM
    kept = portfolio.kept((_Lines, grouping), (), _Lines)
    leads, found = _leads(portfolio), list[Line]()
    for head in heads:
        group = head.group
        is_open = group.key not in folded or grouping == "none"
        if grouping != "none":
            has_density = is_dense or not is_open
            found.append(_group(head, grouping, is_open, has_density))
        if is_open:
            found += kept.of(head, spans, leads)
    return found


def first_folded(portfolio: Portfolio, grouping: Grouping, id_: str) -> set[str]:
    """Return the groups that begin folded: of many all but that of a project."""
    if len(portfolio.all(Project)) < FOLD_FROM:
        return set()
    groups = every_group(portfolio, grouping)
    folded = {group.key for group in groups if group.members}
    if portfolio.find(Project, id_) is not None:
        folded -= {homes_of(portfolio, grouping, id_)[0]}
    return folded


def money_of(
    portfolio: Portfolio,
    scenario: Scenario | None,
    projects: Sequence[Project] | None = None,
) -> YearMoney:
    """Return the money of projects by year; that of all is worked out once."""
    given = allotted(portfolio, scenario)
    if projects is not None:
        return year_money(projects, given)
    return portfolio.once(
        (money_of, scenario), lambda: year_money(portfolio.all(Project), given)
    )


def sum_up(portfolio: Portfolio, grouping: Grouping) -> None:
    """Work out what the lines say of all groups, for who asks soon after."""
    _heads_of(portfolio, spans_of(portfolio), None, grouping)


def work_ahead(portfolio: Portfolio) -> Iterator[None]:
    """Work out what the page needs before anybody asks, a little at a time."""
    allotted(portfolio)
    yield
    every_group(portfolio, "program")
    yield
    spans = spans_of(portfolio)
    yield
    _heads_of(portfolio, spans, None, "program")
    yield
    money_of(portfolio, None)
    yield
    _leads(portfolio)


class _Lines:
    """The lines of projects; kept from edit to edit for groups that stay."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Head, object, list[Line]]] = {}

    def of(
        self, head: Head, spans: Mapping[str, Span | None], leads: Mapping[str, str]
    ) -> list[Line]:
        """Return the lines of a group's projects."""
        key = head.group.key
        known = self._known.get(key)
        if known is None or known[0] is not head or known[1] is not leads:
            lines = [
                _line(key, member, spans[member.project.id], leads)
                for member in head.group.members
            ]
            known = self._known[key] = head, leads, lines
        return known[2]


def _kept_heads(portfolio: Portfolio, grouping: Grouping) -> Heads:
    return portfolio.kept((Heads, grouping), (), Heads)


def _heads_of(
    portfolio: Portfolio,
    spans: Mapping[str, Span | None],
    shown: Collection[str] | None,
    grouping: Grouping,
) -> list[Head]:
    groups = every_group(portfolio, grouping)
    if shown is None:
        heads = _kept_heads(portfolio, grouping)
        return portfolio.once(
            (_heads_of, grouping), lambda: heads.heads(portfolio, groups, spans)
        )
    parts = (
        tuple(each for each in group.members if each.project.id in shown)
        for group in groups
    )
    return [
        head_of(replace(group, members=members), spans)
        for group, members in zip(groups, parts, strict=True)
        if members
    ]


def _group(head: Head, grouping: Grouping, is_open: bool, has_density: bool) -> Line:  # noqa: FBT001 - only called above
    group = head.group
    return Line(
        id=group.key,
        group=group.key,
        is_group=True,
        number=group.number,
        name=group.row.name if group.row else "",
        need=head.need,
        series=group.number - 1 if grouping == "program" else -1,
        span=head.span,
        size=len(group.members),
        is_open=is_open,
        density=head.density if has_density else (),
    )


def _leads(portfolio: Portfolio) -> dict[str, str]:
    """Return by project the names of the agencies that lead it."""
    agencies, links = portfolio.all(Agency), portfolio.all(ProjectAgency)

    def worked_out() -> dict[str, str]:
        names = {row.id: row.name for row in agencies}
        found: dict[str, list[str]] = {}
        for link in links:
            if link.role == "lead":
                found.setdefault(link.project_id, []).append(names[link.agency_id])
        return {project_id: "、".join(said) for project_id, said in found.items()}

    return portfolio.kept(_leads, (agencies, links), worked_out)


def _line(
    group: str, member: Member, span: Span | None, leads: Mapping[str, str]
) -> Line:
    project = member.project
    return Line(
        id=project.id,
        group=group,
        is_group=False,
        number=member.number,
        name=project.name,
        lead=leads.get(project.id, ""),
        need=member.need_fen,
        series=member.series,
        span=span,
        words=project.schedule_text,
    )
