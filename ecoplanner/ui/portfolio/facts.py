"""What the table says of each project, worded from one state of the plan."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ecoplanner.model import allotment
from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
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
        """Return everything a person might look for in a project, line by line."""
        return "\n".join(
            (
                project.name,
                self.places_text(project),
                project.content,
                project.schedule_text,
                self.agencies_text(project, "lead"),
                self.agencies_text(project, "support"),
                self.zones_text(project),
            )
        )
