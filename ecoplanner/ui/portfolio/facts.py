"""What the table says of each project, worded from one state of the plan."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model import allotment
from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.text import folded
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio

COMMA = "、"


class Facts:
    """One state of the plan as the table reads it; made anew after each change."""

    def __init__(self, portfolio: Portfolio, scenario: Scenario | None = None) -> None:
        self.portfolio = portfolio
        self._scenario = scenario

    @cached_property
    def allotted(self) -> tuple[allotment.Allotted, ...]:
        """All money set aside, in the plan or the scenario shown."""
        return allotment.allotted(self.portfolio, self._scenario)

    @cached_property
    def given(self) -> Mapping[str, int]:
        """What each project is given, whole fen; projects without are absent."""
        return allotment.given_by_project(self.portfolio, self._scenario)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """All projects in the order of the annex."""
        groups = self.portfolio.each_group(Project, "program_id", tuple)
        programs = self.portfolio.all(Program)
        return tuple(
            chain.from_iterable(groups.get(program.id, ()) for program in programs)
        )

    @cached_property
    def numbers(self) -> dict[str, int]:
        """By id the number of each project in the annex, from 1."""
        return {project.id: at for at, project in enumerate(self.projects, start=1)}

    def program_text(self, project: Project) -> str:
        """Return the name of its programme."""
        return self.portfolio.get(Program, project.program_id).name

    def agencies_text(self, project: Project, role: str) -> str:
        """Return the names of its lead or supporting agencies."""
        links = self.portfolio.having(ProjectAgency, "project_id", project.id)
        return COMMA.join(
            self.portfolio.get(Agency, link.agency_id).name
            for link in links
            if link.role == role
        )

    def places_text(self, project: Project) -> str:
        """Return its places as printed."""
        if project.places_text:
            return project.places_text
        links = self.portfolio.having(ProjectPlace, "project_id", project.id)
        return COMMA.join(
            self.portfolio.get(Place, link.place_id).name for link in links
        )

    def zones_text(self, project: Project, *, is_short: bool = False) -> str:
        """Return the names of its zones."""
        links = self.portfolio.having(ProjectZone, "project_id", project.id)
        zones = [self.portfolio.get(Zone, link.zone_id) for link in links]
        return COMMA.join((is_short and zone.short_name) or zone.name for zone in zones)

    def words(self, project: Project) -> str:
        """Return everything a person might look for in a project, line by line.

        As comparison sees it, see `folded`; all are worded when one is asked for.
        """
        return self.searched[project.id]

    @property
    def searched(self) -> Mapping[str, str]:
        """By project the words that are looked through, see `words`."""
        return self.portfolio.once(_searched, lambda: _searched(self.portfolio))


def work_ahead(portfolio: Portfolio) -> Iterator[None]:
    """Make ready what is looked for in projects, piece by piece."""
    portfolio.each(Project, _own_words)
    yield
    _linked(portfolio)
    yield
    portfolio.once(_searched, lambda: _searched(portfolio))
    yield


def _searched(portfolio: Portfolio) -> dict[str, str]:
    rows, own = portfolio.all(Project), portfolio.each(Project, _own_words)
    linked, none = _linked(portfolio), ""
    found = {
        row.id: f"{words}\n{linked.get(row.id, none)}"
        for row, words in zip(rows, own, strict=True)
    }
    if unnamed := [row.id for row in rows if not row.places_text]:
        places = _names(portfolio, ProjectPlace, Place, "place_id")
        for id_ in unnamed:
            found[id_] += f"\n{places.get(id_, none)}"
    return found


def _own_words(project: Project) -> str:
    """Return the words that are typed in a project itself."""
    return folded(
        f"{project.name}\n{project.places_text}\n"
        f"{project.content}\n{project.schedule_text}"
    )


def _linked(portfolio: Portfolio) -> Mapping[str, str]:
    """Return by project the names of its agencies and zones."""
    parts = (
        _names(portfolio, ProjectAgency, Agency, "agency_id", "lead"),
        _names(portfolio, ProjectAgency, Agency, "agency_id", "support"),
        _names(portfolio, ProjectZone, Zone, "zone_id"),
    )

    def work_out() -> dict[str, str]:
        projects = dict.fromkeys(chain.from_iterable(parts))
        return {
            id_: "\n".join([part[id_] for part in parts if id_ in part])
            for id_ in projects
        }

    return portfolio.kept(_linked, parts, work_out)


def _names(
    portfolio: Portfolio, links: type[Any], kind: type[Any], field: str, role: str = ""
) -> Mapping[str, str]:
    """Return by project the names of what it is linked with, in a role if given.

    As comparison sees them, see `folded`.
    """
    every, heads = portfolio.all(links), portfolio.all(kind)

    def work_out() -> dict[str, str]:
        names = {row.id: folded(row.name) for row in heads}
        key_of, found = attrgetter("project_id", field), dict[str, list[str]]()
        for link in every:
            if not role or link.role == role:
                project_id, id_ = key_of(link)
                found.setdefault(project_id, []).append(names[id_])
        return {project_id: COMMA.join(said) for project_id, said in found.items()}

    return portfolio.kept((_names, links, role), (every, heads), work_out)
