"""Projects in groups: by programme, zone, task or lead agency, or all in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.allotment import by_lead
from ecoplanner.model.allotment import by_zone
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio

Grouping = Literal["program", "zone", "task", "agency", "none"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


class Member(NamedTuple):
    """A project in a group.

    Attributes:
        project: the project.
        number: its place in the annex, from 1.
        series: place of its programme, from 0.
        need_fen: what it needs here, whole fen; None where it has no price.
    """

    project: Project
    number: int
    series: int
    need_fen: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of projects.

    Attributes:
        key: id of its row; empty for what belongs to none, and where all are one.
        row: the programme, zone, task or agency.
        number: place among its like, from 1.
        members: its projects, in the order of the annex.
    """

    key: str
    row: Program | Zone | Task | Agency | None
    number: int
    members: tuple[Member, ...]

    @property
    def need_fen(self) -> int:
        """The sum of its projects' needs, whole fen."""
        return sum(member.need_fen or 0 for member in self.members)


def groups_of(
    portfolio: Portfolio,
    grouping: Grouping,
    accepts: Callable[[Project], bool] | None = None,
    *,
    keeps_empty: bool = False,
) -> list[Group]:
    """Return the groups that have projects, in the plan's order; none comes last.

    A project of several zones or leads stands in each, with its part of the need.

    Args:
        portfolio: the plan.
        grouping: what groups are of.
        accepts: which projects count; None for all.
        keeps_empty: rows without projects are groups too.
    """
    members: dict[str, list[Member]] = {}
    parts = _PARTS[grouping]
    for number, series, project in _numbered(portfolio):
        if accepts is None or accepts(project):
            for key, need in parts(portfolio, project):
                members.setdefault(key, []).append(
                    Member(project, number, series, need)
                )
    return [
        Group(key=key, row=row, number=number, members=tuple(members.get(key, ())))
        for number, (key, row) in enumerate(_rows(portfolio, grouping), start=1)
        if key in members or (keeps_empty and row is not None)
    ]


def _numbered(portfolio: Portfolio) -> Iterable[tuple[int, int, Project]]:
    number = 0
    for series, program in enumerate(portfolio.all(Program)):
        for project in portfolio.having(Project, "program_id", program.id):
            number += 1
            yield number, series, project


def _rows(
    portfolio: Portfolio, grouping: Grouping
) -> Iterable[tuple[str, Program | Zone | Task | Agency | None]]:
    kind = _KINDS.get(grouping)
    rows: Sequence[Program | Zone | Task | Agency] = (
        portfolio.all(kind) if kind is not None else ()
    )
    yield from ((row.id, row) for row in rows)
    yield "", None


_Parts = list[tuple[str, int | None]]


def _by_program(_: Portfolio, project: Project) -> _Parts:
    return [(project.program_id, project.need_fen)]


def _by_task(portfolio: Portfolio, project: Project) -> _Parts:
    program = portfolio.get(Program, project.program_id)
    return [(program.task_id or "", project.need_fen)]


def _by_zone(portfolio: Portfolio, project: Project) -> _Parts:
    links = portfolio.having(ProjectZone, "project_id", project.id)
    if len(links) <= 1 and all(link.amount_fen is None for link in links):
        return [(links[0].zone_id if links else "", project.need_fen)]
    if project.need_fen is None:
        return [(link.zone_id, None) for link in links]
    return [*by_zone(portfolio, project).items()]


def _by_agency(portfolio: Portfolio, project: Project) -> _Parts:
    links = portfolio.having(ProjectAgency, "project_id", project.id)
    leads = [link.agency_id for link in links if link.role == "lead"]
    if len(leads) <= 1:
        return [(leads[0] if leads else "", project.need_fen)]
    parts = by_lead(portfolio, project)
    return [
        (key, None if project.need_fen is None else need) for key, need in parts.items()
    ]


def _ungrouped(_: Portfolio, project: Project) -> _Parts:
    return [("", project.need_fen)]


_KINDS: dict[Grouping, type[Program | Zone | Task | Agency]] = {
    "program": Program,
    "zone": Zone,
    "task": Task,
    "agency": Agency,
}
_PARTS: dict[Grouping, Callable[[Portfolio, Project], _Parts]] = {
    "program": _by_program,
    "zone": _by_zone,
    "task": _by_task,
    "agency": _by_agency,
    "none": _ungrouped,
}
