"""Groups of projects with what their lines say; kept where an edit leaves them."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports.groups import Group
from ecoplanner.reports.groups import groups_of
from ecoplanner.reports.groups import Member
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.plan import Plan
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.groups import Grouping

    Spans = Mapping[str, Span | None]

Density = tuple[tuple[int, int, int], ...]


class Head(NamedTuple):
    """A group with what its line says of its projects.

    Attributes:
        group: the group.
        need: what its projects need, whole fen.
        span: from the first to the last of their months; None without any.
        density: from quarter to quarter (months // 3) how many are under work.
    """

    group: Group
    need: int
    span: Span | None
    density: Density


class Heads:
    """All groups of a plan, each the very same as before where no edit touched it."""

    def __init__(self) -> None:
        #: By key a group with what it was made of.
        self._groups: dict[str, tuple[object, Group]] = {}
        self._heads: dict[str, Head] = {}
        self._plan: Plan | None = None

    def groups(self, portfolio: Portfolio, grouping: Grouping) -> tuple[Group, ...]:
        """Return the groups of all projects; programmes without any are groups too."""
        if grouping == "program":
            self._groups = {
                group.key: (about, group) for about, group in self._programs(portfolio)
            }
            return tuple([group for _, group in self._groups.values()])
        found: dict[str, tuple[object, Group]] = {}
        for group in groups_of(portfolio, grouping):
            known = self._groups.get(group.key)
            is_same = known is not None and known[1] == group
            found[group.key] = known if known and is_same else (None, group)
        self._groups = found
        return tuple([group for _, group in found.values()])

    def heads(
        self, portfolio: Portfolio, groups: tuple[Group, ...], spans: Spans
    ) -> list[Head]:
        """Return the heads of groups.

        Args:
            portfolio: the plan.
            groups: as `groups` returned them for it.
            spans: the months of all projects by id.
        """
        # It fills ends that are not known.
        found = self._heads if portfolio.plan == self._plan else {}
        self._plan = portfolio.plan
        self._heads = {
            group.key: known
            if (known := found.get(group.key)) is not None and known.group is group
            else head_of(group, spans)
            for group in groups
        }
        return [*self._heads.values()]

    def _programs(self, portfolio: Portfolio) -> Iterator[tuple[object, Group]]:
        number = 1
        for series, program in enumerate(portfolio.all(Program)):
            projects = portfolio.having(Project, "program_id", program.id)
            about = (program, series, number, projects)
            known = self._groups.get(program.id)
            yield known if known and known[0] == about else (about, _program(*about))
            number += len(projects)


def _program(
    program: Program, series: int, number: int, projects: tuple[Project, ...]
) -> Group:
    """Return a programme as `groups_of` does; `number` is its first project's."""
    members = tuple(
        [
            Member(project, at, series, project.need_fen)
            for at, project in enumerate(projects, start=number)
        ]
    )
    return Group(key=program.id, row=program, number=series + 1, members=members)


def head_of(group: Group, spans: Spans) -> Head:
    """Return a group with what its line says."""
    # Many projects take the same months.
    counts: dict[tuple[int, int], int] = {}
    need = 0
    for member in group.members:
        need += member.need_fen or 0
        if (span := spans[member.project.id]) is not None:
            months = (span.first, span.end)
            counts[months] = counts.get(months, 0) + 1
    whole = None
    if counts:
        firsts, ends = zip(*counts, strict=True)
        whole = Span(min(firsts), max(ends))
    return Head(group, need, whole, _density(counts))


def _density(counts: Mapping[tuple[int, int], int]) -> Density:
    """Return how many spans there are, from quarter to quarter.

    Args:
        counts: by first month and end how many spans there are.
    """
    steps: dict[int, int] = {}
    for (start, stop), count in counts.items():
        first, end = start // QUARTER, -(-stop // QUARTER)
        steps[first] = steps.get(first, 0) + count
        steps[end] = steps.get(end, 0) - count
    runs: list[tuple[int, int, int]] = []
    last = at_work = 0
    for quarter in sorted(steps):
        if at_work:
            runs.append((last, quarter, at_work))
        last = quarter
        at_work += steps[quarter]
    return tuple(runs)
