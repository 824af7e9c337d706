"""Groups of projects with the sums and shares of what is shown."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from typing import get_args
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model import allotment
from ecoplanner.model.agency import Agency
from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.percents import percents
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rounding import apportion
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.ui.portfolio.facts import Facts

Grouping = Literal["program", "zone", "task", "agency", "none"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
#: Hundredths of a percent in a whole.
_WHOLE = 10_000
#: What groups are of.
KINDS: dict[str, type[Any]] = {
    "program": Program,
    "zone": Zone,
    "task": Task,
    "agency": Agency,
}


class Member(NamedTuple):
    """A project in a group, with the part of its money that belongs there.

    Attributes:
        project: the project.
        need_fen: whole fen; None where the plan prices none.
        given_fen: what is set aside for it, whole fen.
        is_part: whether another group has the rest of its money.
    """

    project: Project
    need_fen: int | None
    given_fen: int
    is_part: bool = False

    @property
    def gap_fen(self) -> int:
        """What it still needs, whole fen; negative for an excess."""
        return (self.need_fen or 0) - self.given_fen


class Group:
    """A group of the table with its sums."""

    def __init__(self, key: str, name: str, short: str, series: int) -> None:
        self.key, self.name, self.short, self.series = key, name, short, series
        self.members: list[Member] = []
        self.need_fen = 0
        self.given_fen = 0
        self.priced = 0

    @property
    def sums(self) -> tuple[int, int, int, int]:
        """How many projects, how many priced, need and what is set aside, fen."""
        return len(self.members), self.priced, self.need_fen, self.given_fen

    def add(self, member: Member) -> None:
        """Take a project in."""
        self.members.append(member)
        self.need_fen += member.need_fen or 0
        self.given_fen += member.given_fen
        self.priced += member.need_fen is not None


class Figures:
    """The projects shown, in groups, and every sum the table says of them.

    Args:
        facts: the plan.
        grouping: what groups are of.
        accepts: which projects are shown; None for all.
    """

    def __init__(
        self,
        facts: Facts,
        grouping: Grouping,
        accepts: Callable[[Project], bool] | None = None,
    ) -> None:
        self.facts, self.grouping = facts, grouping
        self.is_filtered = accepts is not None
        self.groups = self._made_groups()
        self._shares: dict[str, tuple[int, ...]] = {}
        self.shown: set[str] = set()
        parts = _PARTS[grouping]
        given = facts.given
        unpriced = priced = 0
        for project in facts.projects:
            if accepts is not None and not accepts(project):
                continue
            self.shown.add(project.id)
            priced += project.need_fen is not None
            unpriced += project.need_fen is None
            for key, member in parts(facts, project, given.get(project.id, 0)):
                if key not in self.groups:
                    self.groups[key] = Group(key, "", "", len(self.groups))
                self.groups[key].add(member)
        self.priced, self.unpriced = priced, unpriced
        is_kept = not self.is_filtered and grouping == "program"
        self.groups = {
            key: group for key, group in self.groups.items() if group.members or is_kept
        }

    @property
    def need_fen(self) -> int:
        """The sum of all needs shown."""
        return sum(group.need_fen for group in self.groups.values())

    @property
    def given_fen(self) -> int:
        """The sum of all that is set aside for what is shown."""
        return sum(group.given_fen for group in self.groups.values())

    @cached_property
    def group_shares(self) -> dict[str, int]:
        """By group the share of all needs that is shown of it, hundredths of a percent.

        With a filter on, a share still is of the whole plan, as the chart beside says.
        """
        if self.is_filtered:
            return {key: sum(self.shares_of(key)) for key in self.groups}
        if (printed := self._printed) is not None:
            return {key: printed.get(("", key), 0) for key in self.groups}
        needs = [group.need_fen for group in self.groups.values()]
        return dict(zip(self.groups, percents(needs), strict=True))

    @cached_property
    def largest_need(self) -> int:
        """The largest need of one row, which fills the width of a share bar."""
        return max(
            (
                member.need_fen or 0
                for group in self.groups.values()
                for member in group.members
            ),
            default=0,
        )

    def moved_groups(self, former: Figures) -> set[str]:
        """Return the groups of which sums or counts were others in former figures."""
        return {
            key
            for key, group in self.groups.items()
            if (was := former.groups.get(key)) is None or was.sums != group.sums
        }

    def is_ordered_as(self, former: Figures, project_ids: Iterable[str]) -> bool:
        """Return whether projects stand in the plan where they stood."""
        before, now = former.facts.portfolio, self.facts.portfolio
        return all(
            _place(before.find(Project, id_)) == _place(now.find(Project, id_))
            for id_ in project_ids
        )

    def shares_of(self, key: str) -> tuple[int, ...]:
        """Return the shares of a group's projects; they add up to the group's.

        Hundredths of a percent, in the order of the group; worked out when first
        asked for, since most groups of a large plan are folded.
        """
        if (printed := self._printed) is not None:
            ids = (member.project.id for member in self.groups[key].members)
            return tuple(printed.get((id_, key), 0) for id_ in ids)
        if self.is_filtered and key not in self._shares:
            of_all = self._of_all(key)
            ids = (member.project.id for member in self.groups[key].members)
            self._shares[key] = tuple(of_all.get(id_, 0) for id_ in ids)
        if key not in self._shares:
            needs = [max(each.need_fen or 0, 0) for each in self.groups[key].members]
            share = self.group_shares[key]
            # Nothing is above a group that has all.
            is_all = share == _WHOLE
            self._shares[key] = percents(needs) if is_all else apportion(share, needs)
        return self._shares[key]

    def _of_all(self, key: str) -> Mapping[str, int]:
        """Return the shares of a group's projects as they are without a filter."""
        if self.grouping == "zone":
            ids = (member.project.id for member in self._all.groups[key].members)
            return dict(zip(ids, self._all.shares_of(key), strict=True))
        found = need_percents(self.facts.portfolio)
        if self.grouping != "agency":
            return found.projects
        return {
            member.project.id: found.leads.get((member.project.id, key), 0)
            for member in self.groups[key].members
        }

    @cached_property
    def _all(self) -> Figures:
        return Figures(self.facts, self.grouping)

    @cached_property
    def _printed(self) -> Mapping[tuple[str, str], int] | None:
        """The plan's printed shares by project and group, a group's own under "".

        None where no list prints these parts: of a selection, or by zone.
        """
        if self.is_filtered or self.grouping == "zone":
            return None
        found = need_percents(self.facts.portfolio)
        if self.grouping == "agency":
            own = {("", key): share for key, share in found.agencies.items()}
            return {**found.leads, **own}
        shares = {
            (member.project.id, key): found.projects[member.project.id]
            for key, group in self.groups.items()
            for member in group.members
        }
        heads: Mapping[str, int] = {"": sum(found.programs.values())}
        if self.grouping != "none":
            heads = found.programs if self.grouping == "program" else found.tasks
        return {**shares, **{("", key): share for key, share in heads.items()}}

    def _made_groups(self) -> dict[str, Group]:
        kind = KINDS.get(self.grouping)
        if kind is None:
            return {"": Group("", "", "", 0)}
        rows: Iterable[Program | Zone | Task | Agency]
        rows = self.facts.portfolio.all(kind)
        return {
            row.id: Group(row.id, row.name, getattr(row, "short_name", ""), at)
            for at, row in enumerate(rows)
        }


def _place(project: Project | None) -> tuple[str, int] | None:
    return None if project is None else (project.program_id, project.position)


def _whole(key: str, project: Project, given: int) -> list[tuple[str, Member]]:
    return [(key, Member(project, project.need_fen, given))]


def _by_program(_: Facts, project: Project, given: int) -> list[tuple[str, Member]]:
    return _whole(project.program_id, project, given)


def _by_task(facts: Facts, project: Project, given: int) -> list[tuple[str, Member]]:
    program = facts.portfolio.get(Program, project.program_id)
    return _whole(program.task_id or "", project, given)


def _ungrouped(_: Facts, project: Project, given: int) -> list[tuple[str, Member]]:
    return _whole("", project, given)


def _by_zone(facts: Facts, project: Project, given: int) -> list[tuple[str, Member]]:
    links = facts.portfolio.having(ProjectZone, "project_id", project.id)
    if len(links) <= 1 and all(link.amount_fen is None for link in links):
        return _whole(links[0].zone_id if links else "", project, given)
    return _split(project, given, allotment.by_zone(facts.portfolio, project))


def _by_agency(facts: Facts, project: Project, given: int) -> list[tuple[str, Member]]:
    links = facts.portfolio.having(ProjectAgency, "project_id", project.id)
    leads = [link.agency_id for link in links if link.role == "lead"]
    if len(leads) <= 1:
        return _whole(leads[0] if leads else "", project, given)
    return _split(project, given, allotment.by_lead(facts.portfolio, project))


def _split(
    project: Project, given: int, parts: dict[str, int]
) -> list[tuple[str, Member]]:
    """Return the parts of a project; what is set aside is split like its need."""
    if len(parts) == 1:
        return _whole(next(iter(parts)), project, given)
    weights = [max(part, 0) for part in parts.values()]
    split = apportion(given, weights)
    is_priced = project.need_fen is not None
    return [
        (key, Member(project, part if is_priced else None, own, is_part=True))
        for (key, part), own in zip(parts.items(), split, strict=True)
    ]


_PARTS: dict[Grouping, Callable[[Facts, Project, int], list[tuple[str, Member]]]] = {
    "program": _by_program,
    "zone": _by_zone,
    "task": _by_task,
    "agency": _by_agency,
    "none": _ungrouped,
}
