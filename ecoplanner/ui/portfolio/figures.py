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
from ecoplanner.model.need_percents import program_percents
from ecoplanner.model.need_percents import task_percents
from ecoplanner.model.percents import percents
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rounding import apportion
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.need_percents import NeedPercents
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.portfolio.facts import Facts

    #: By project the key of its one group.
    KeyOf = Callable[[Project], str | None]

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

    def __init__(  # noqa: PLR0913 - what the plan says of it, and who is in it
        self,
        key: str,
        name: str,
        short: str,
        series: int,
        members: Sequence[Member],
        *,
        sums: tuple[int, int, int, int] | None = None,
    ) -> None:
        self.key, self.name, self.short, self.series = key, name, short, series
        self.members = members
        #: How many projects, how many priced, need and what is set aside, fen.
        self.sums = sums or _sums(members)
        _, self.priced, self.need_fen, self.given_fen = self.sums


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
        self._shares: dict[str, tuple[int, ...]] = {}
        projects: Sequence[Project] = facts.projects
        if accepts is not None:
            projects = [project for project in projects if accepts(project)]
        self.shown = {project.id for project in projects}
        self.unpriced = [project.need_fen for project in projects].count(None)
        self.priced = len(projects) - self.unpriced
        if grouping == "program":
            shown = self.shown if self.is_filtered else None
            self.groups = _of_programs(facts, shown)
        else:
            self.groups = self._made_groups(projects)

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
        if self.grouping != "zone":
            heads = self._heads()
            return {key: heads.get(key, 0) for key in self.groups}
        needs = [group.need_fen for group in self.groups.values()]
        return dict(zip(self.groups, percents(needs), strict=True))

    def _heads(self) -> Mapping[str, int]:
        """Return the printed shares of groups that lists print."""
        portfolio = self.facts.portfolio
        # Those of projects and agencies take far longer.
        if self.grouping == "agency":
            return need_percents(portfolio).agencies
        if self.grouping == "task":
            return task_percents(portfolio)
        programs = program_percents(portfolio)
        is_one = self.grouping == "none"
        return {"": sum(programs.values())} if is_one else programs

    @cached_property
    def largest_need(self) -> int:
        """The largest need of one row, which fills the width of a share bar."""
        groups = self.groups.values()
        needs = [member.need_fen or 0 for group in groups for member in group.members]
        return max(needs, default=0)

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
        if key not in self._shares:
            self._shares[key] = self._shares_within(key)
        return self._shares[key]

    def _shares_within(self, key: str) -> tuple[int, ...]:
        members = self.groups[key].members
        ids = [member.project.id for member in members]
        if (found := self._printed) is not None:
            if self.grouping == "agency":
                return tuple([found.leads.get((id_, key), 0) for id_ in ids])
            return tuple([found.projects[id_] for id_ in ids])
        if self.is_filtered:
            of_all = self._of_all(key)
            return tuple([of_all.get(id_, 0) for id_ in ids])
        needs = [max(member.need_fen or 0, 0) for member in members]
        share = self.group_shares[key]
        # Nothing is above a group that has all.
        return percents(needs) if share == _WHOLE else apportion(share, needs)

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
    def _printed(self) -> NeedPercents | None:
        """The plan's printed shares.

        None where no list prints these parts: of a selection, or by zone.
        """
        if self.is_filtered or self.grouping == "zone":
            return None
        return need_percents(self.facts.portfolio)

    def _made_groups(self, projects: Iterable[Project]) -> dict[str, Group]:
        facts, given = self.facts, self.facts.given
        key_of, split = _KEYS[self.grouping](facts), _SPLITS.get(self.grouping)
        members: dict[str, list[Member]] = {}
        for project in projects:
            fen = given.get(project.id, 0)
            key = key_of(project)
            if key is not None or split is None:
                whole = Member(project, project.need_fen, fen)
                members.setdefault(key or "", []).append(whole)
                continue
            for part, member in _split(project, fen, split(facts.portfolio, project)):
                members.setdefault(part, []).append(member)
        kind = KINDS.get(self.grouping)
        rows = () if kind is None else facts.portfolio.all(kind)
        groups = {
            row.id: Group(row.id, row.name, _short(row), at, found)
            for at, row in enumerate(rows)
            if (found := members.pop(row.id, None))
        }
        # What belongs to no row of the plan comes last.
        for at, (key, others) in enumerate(members.items(), start=len(rows)):
            groups[key] = Group(key, "", "", at, others)
        return groups


def work_ahead(portfolio: Portfolio) -> Iterator[None]:
    """Work out the shares of projects before their groups are opened."""
    need_percents(portfolio)
    yield


def _sums(members: Sequence[Member]) -> tuple[int, int, int, int]:
    needs = [member.need_fen or 0 for member in members]
    return (
        len(needs),
        len(needs) - [member.need_fen for member in members].count(None),
        sum(needs),
        sum([member.given_fen for member in members]),
    )


def _short(row: object) -> str:
    return str(getattr(row, "short_name", ""))


def _place(project: Project | None) -> tuple[str, int] | None:
    return None if project is None else (project.program_id, project.position)


class _Bare(NamedTuple):
    """Projects of a programme, as if nothing were set aside for them."""

    members: tuple[Member, ...] = ()
    sums: tuple[int, int, int, int] = (0, 0, 0, 0)


def _bare(projects: Iterable[Project]) -> _Bare:
    members = tuple([Member(project, project.need_fen, 0) for project in projects])
    return _Bare(members, _sums(members))


def _of_programs(facts: Facts, shown: Container[str] | None) -> dict[str, Group]:
    """Return the programmes with their projects, those without only if all are shown.

    Args:
        facts: the plan.
        shown: ids of projects; None for all.
    """
    portfolio, given, none = facts.portfolio, facts.given, _Bare()
    known = portfolio.each_group(Project, "program_id", _bare)
    groups: dict[str, Group] = {}
    for at, row in enumerate(portfolio.all(Program)):
        members, sums = known.get(row.id, none)
        if shown is not None:
            some = tuple([each for each in members if each.project.id in shown])
            if not some:
                continue
            if len(some) < len(members):
                members, sums = some, _sums(some)
        if given:
            fens = [given.get(each.project.id, 0) for each in members]
            if any(fens):
                pairs = zip(members, fens, strict=True)
                members = tuple([each._replace(given_fen=fen) for each, fen in pairs])
                sums = (*sums[:3], sum(fens))
        groups[row.id] = Group(row.id, row.name, row.short_name, at, members, sums=sums)
    return groups


def _by_task(facts: Facts) -> KeyOf:
    tasks = {row.id: row.task_id or "" for row in facts.portfolio.all(Program)}
    return lambda project: tasks[project.program_id]


def _ungrouped(_: Facts) -> KeyOf:
    return lambda _: ""


def _by_zone(facts: Facts) -> KeyOf:
    zones = facts.portfolio.each_group(ProjectZone, "project_id", _sole_zone)
    return lambda project: zones.get(project.id, "")


def _sole_zone(links: Sequence[ProjectZone]) -> str | None:
    is_sole = len(links) == 1 and links[0].amount_fen is None
    return links[0].zone_id if is_sole else None


def _by_agency(facts: Facts) -> KeyOf:
    known = allotment.leads_of(facts.portfolio)

    def key_of(project: Project) -> str | None:
        leads = known.get(project.id, ("",))
        return leads[0] if len(leads) == 1 else None

    return key_of


def _split(
    project: Project, given: int, parts: dict[str, int]
) -> list[tuple[str, Member]]:
    """Return the parts of a project; what is set aside is split like its need."""
    if len(parts) == 1:
        return [(next(iter(parts)), Member(project, project.need_fen, given))]
    split: Sequence[int] = [0] * len(parts)
    if given:
        split = apportion(given, [max(part, 0) for part in parts.values()])
    is_priced = project.need_fen is not None
    return [
        (key, Member(project, part if is_priced else None, own, is_part=True))
        for (key, part), own in zip(parts.items(), split, strict=True)
    ]


#: By project its group; None where it is part of several.
_KEYS: dict[Grouping, Callable[[Facts], KeyOf]] = {
    "zone": _by_zone,
    "task": _by_task,
    "agency": _by_agency,
    "none": _ungrouped,
}
#: What each group has of a project that is part of several.
_SPLITS: dict[Grouping, Callable[[Portfolio, Project], dict[str, int]]] = {
    "zone": allotment.by_zone,
    "agency": allotment.by_lead,
}
