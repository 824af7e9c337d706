"""What the inspector says of a project, read from one state of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.program import Program
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.sources import project_money
from ecoplanner.ui.charts.sources import project_parts
from ecoplanner.ui.charts.sources import year_columns
from ecoplanner.ui.portfolio.inspector_chips import Choice

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.charts.sources import Column

_COMMA = "、"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A project with what hangs on it.

    Attributes:
        project: the project.
        program: its programme.
        program_number: place of the programme in the plan, from 0.
        share: hundredths of a percent of the plan's need.
        leads: agencies that lead.
        supports: agencies that help.
        zones: zones it lies in.
        places: its places as printed.
        places_by_zone: names of zones, each with the names of places there.
        quantities: its scale.
        money: what is set aside by level, the gap last.
        years: what is set aside by year.
        children: ids of the rows that hang on it.
    """

    project: Project
    program: Program
    program_number: int
    share: int
    leads: tuple[Choice, ...]
    supports: tuple[Choice, ...]
    zones: tuple[Choice, ...]
    places: str
    places_by_zone: tuple[tuple[str, str], ...]
    quantities: tuple[Quantity, ...]
    money: tuple[Part, ...]
    years: tuple[Column, ...]
    children: frozenset[str]


def facts_of(
    portfolio: Portfolio, project: Project, scenario: Scenario | None, lang: Language
) -> Facts:
    """Return what the inspector says of a project."""
    id_ = project.id
    programs = portfolio.all(Program)
    program = portfolio.get(Program, project.program_id)
    agencies = portfolio.having(ProjectAgency, "project_id", id_)
    zones = portfolio.having(ProjectZone, "project_id", id_)
    places = portfolio.having(ProjectPlace, "project_id", id_)
    quantities = portfolio.having(Quantity, "project_id", id_)
    costs = portfolio.having(Cost, "project_id", id_)
    money = project_money(portfolio, project, scenario)
    hanging = (*agencies, *zones, *places, *quantities, *costs, *money)
    names = [portfolio.get(Place, part.place_id).name for part in places]
    return Facts(
        project=project,
        program=program,
        program_number=programs.index(program),
        share=_share(portfolio, project),
        leads=_agencies(portfolio, agencies, "lead"),
        supports=_agencies(portfolio, agencies, "support"),
        zones=tuple(zone_choice(portfolio.get(Zone, part.zone_id)) for part in zones),
        places=project.places_text or _COMMA.join(names),
        places_by_zone=_places_by_zone(portfolio, places),
        quantities=quantities,
        money=project_parts(portfolio, project, scenario, lang),
        years=tuple(year_columns(portfolio, money, lang)),
        children=frozenset(row.id for row in hanging),
    )


def findings_of(
    findings: list[Finding], project_id: str, children: frozenset[str]
) -> list[Finding]:
    """Return the findings about a project and what hangs on it."""
    return [
        finding
        for finding in findings
        if finding.row_id == project_id or finding.row_id in children
    ]


def agency_choices(portfolio: Portfolio) -> list[Choice]:
    """Return all agencies."""
    return [
        Choice(id=row.id, name=row.name, short=row.name)
        for row in portfolio.all(Agency)
    ]


def zone_choice(zone: Zone) -> Choice:
    """Return a zone with what a chip says."""
    return Choice(id=zone.id, name=zone.name, short=zone.short_name)


def _agencies(
    portfolio: Portfolio, links: tuple[ProjectAgency, ...], role: str
) -> tuple[Choice, ...]:
    rows = (
        portfolio.get(Agency, link.agency_id) for link in links if link.role == role
    )
    return tuple(Choice(id=row.id, name=row.name) for row in rows)


def _share(portfolio: Portfolio, project: Project) -> int:
    """Return its printed share, the one that every table prints."""
    return need_percents(portfolio).projects[project.id]


def _places_by_zone(
    portfolio: Portfolio, links: tuple[ProjectPlace, ...]
) -> tuple[tuple[str, str], ...]:
    """Return the places that zones list, by zone; those of no zone are left out."""
    found: dict[str, list[str]] = {}
    for link in links:
        for lies in portfolio.having(ZonePlace, "place_id", link.place_id):
            if link.zone_id in (None, lies.zone_id):
                name = portfolio.get(Place, link.place_id).name
                found.setdefault(lies.zone_id, []).append(
                    f"{name}{_villages(portfolio, lies)}"
                )
    return tuple(
        (zone.short_name or zone.name, _COMMA.join(found[zone.id]))
        for zone in portfolio.all(Zone)
        if zone.id in found
    )


def _villages(portfolio: Portfolio, lies: ZonePlace) -> str:
    """Return the villages of a place that lie in a zone, or do not; in brackets."""
    rows = portfolio.having(ZoneVillage, "zone_place_id", lies.id)
    if not rows:
        return ""
    translate = QCoreApplication.translate
    words = translate("Inspector", "({villages})")
    if lies.coverage == "except":
        words = translate("Inspector", "(without {villages})")
    return words.format(villages=_COMMA.join(row.name for row in rows))


def edited_texts(facts: Facts) -> dict[str, str]:
    """Return by field the words that a project is edited by."""
    project = facts.project
    need = project.need_fen
    return {
        "name": project.name,
        "schedule": project.schedule_text,
        "need": "" if need is None else money_text(need),
        "content": project.content,
        "places": facts.places,
        "note": project.note,
    }
