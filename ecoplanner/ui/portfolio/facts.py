"""What the table says of each project, worded from one state of the plan."""

from __future__ import annotations

from functools import cached_property
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
    def given(self) -> dict[str, int]:
        """What each project is given, whole fen; projects without are absent."""
        return allotment.allotted_by_project(self.allotted)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """All projects in the order of the annex."""
        return tuple(
            project
            for program in self.portfolio.all(Program)
            for project in self.portfolio.having(Project, "program_id", program.id)
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
        found = self.portfolio.once(_searched, lambda: _searched(self.portfolio))
        return found[project.id]


def _searched(portfolio: Portfolio) -> dict[str, str]:
    leads = _names(portfolio, ProjectAgency, Agency, "agency_id", role="lead")
    supports = _names(portfolio, ProjectAgency, Agency, "agency_id", role="support")
    places = _names(portfolio, ProjectPlace, Place, "place_id")
    zones = _names(portfolio, ProjectZone, Zone, "zone_id")
    return {
        project.id: folded(
            f"{project.name}\n"
            f"{project.places_text or places.get(project.id, '')}\n"
            f"{project.content}\n"
            f"{project.schedule_text}\n"
            f"{leads.get(project.id, '')}\n"
            f"{supports.get(project.id, '')}\n"
            f"{zones.get(project.id, '')}"
        )
        for project in portfolio.all(Project)
    }


def _names(
    portfolio: Portfolio, links: type[Any], kind: type[Any], field: str, role: str = ""
) -> dict[str, str]:
    """Return by project the names of what it is linked with, in a role if given."""
    names = {row.id: row.name for row in portfolio.all(kind)}
    key_of, found = attrgetter("project_id", field), dict[str, list[str]]()
    for link in portfolio.all(links):
        if not role or link.role == role:
            project_id, id_ = key_of(link)
            found.setdefault(project_id, []).append(names[id_])
    return {project_id: COMMA.join(said) for project_id, said in found.items()}
