"""Rules about where projects lie and who answers for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import joined
from ecoplanner.model.finding import Finding
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio

#: Kinds of places that zones are made of; a river runs through several.
_AREAS = ("镇", "乡", "街道", "林场", "园区", "县", "市", "区")


def place_without_zone(portfolio: Portfolio) -> Iterator[Finding]:
    """Projects lie in a township that no zone covers, though zones list townships."""
    if not portfolio.all(ZonePlace):
        return
    for place in portfolio.all(Place):
        uses = portfolio.having(ProjectPlace, "place_id", place.id)
        is_covered = _zones_of(portfolio, place)
        if place.kind in _AREAS and uses and not is_covered:
            yield Finding(
                code="place_without_zone",
                severity="warning",
                table=Place.TABLE,
                row_id=place.id,
                name=place.name,
                evidence={"projects": len(uses)},
            )


def places_unknown(portfolio: Portfolio) -> Iterator[Finding]:
    """The words for a project's places name none that the plan knows."""
    if not portfolio.all(Place):
        return
    for project in portfolio.all(Project):
        links = portfolio.having(ProjectPlace, "project_id", project.id)
        if project.places_text and not links:
            yield Finding(
                code="places_unknown",
                severity="warning",
                table=Project.TABLE,
                row_id=project.id,
                name=project.name,
                field="places_text",
                evidence={"words": project.places_text},
            )


def zone_contradicts_places(portfolio: Portfolio) -> Iterator[Finding]:
    """All places of a project lie in zones that do not list the project."""
    plain = {zone.id for zone in portfolio.all(Zone) if zone.kind == "zone"}
    by_place: dict[str, set[str]] = {}
    for project in portfolio.all(Project):
        parts = portfolio.having(ProjectZone, "project_id", project.id)
        listed = {part.zone_id for part in parts} & plain
        if not listed:
            continue
        covering = _zones_by_places(portfolio, project, by_place)
        if covering and not listed & covering:
            yield Finding(
                code="zone_contradicts_places",
                severity="warning",
                table=Project.TABLE,
                row_id=project.id,
                name=project.name,
                field="places_text",
                evidence={
                    "zones": _names(portfolio, listed),
                    "by_places": _names(portfolio, covering),
                },
            )


def lead_missing(portfolio: Portfolio) -> Iterator[Finding]:
    """A printed project has no lead agency."""
    for project in portfolio.all(Project):
        agencies = portfolio.having(ProjectAgency, "project_id", project.id)
        if project.is_printed and not any(part.role == "lead" for part in agencies):
            yield Finding(
                code="lead_missing",
                severity="warning",
                table=Project.TABLE,
                row_id=project.id,
                name=project.name,
                field="leads",
            )


def _zones_by_places(
    portfolio: Portfolio, project: Project, by_place: dict[str, set[str]]
) -> set[str]:
    """Return the zones of all places of a project; empty if one is in none.

    Args:
        portfolio: the plan.
        project: one of its projects.
        by_place: the zones of places asked for before; places met here are added.
    """
    found: set[str] = set()
    for part in portfolio.having(ProjectPlace, "project_id", project.id):
        if part.zone_id is not None:
            found.add(part.zone_id)
            continue
        zones = by_place.get(part.place_id)
        if zones is None:
            zones = _zones_of(portfolio, portfolio.get(Place, part.place_id))
            by_place[part.place_id] = zones
        if not zones:
            return set()
        found |= zones
    return found


def _zones_of(portfolio: Portfolio, place: Place) -> set[str]:
    """Return the zones that cover a place.

    Where no zone lists it, those of the place it belongs to, such as a township's
    county; else all those of the places that belong to it.
    """
    seen: set[str] = set()
    above: Place | None = place
    while above is not None and above.id not in seen:
        seen.add(above.id)
        if found := _listing(portfolio, above):
            return found
        parent_id = above.parent_id
        above = portfolio.get(Place, parent_id) if parent_id else None
    found, below = set(), [*portfolio.having(Place, "parent_id", place.id)]
    for each in below:
        if each.id not in seen:
            seen.add(each.id)
            found |= _listing(portfolio, each)
            below += portfolio.having(Place, "parent_id", each.id)
    return found


def _listing(portfolio: Portfolio, place: Place) -> set[str]:
    """Return the zones that list a place itself."""
    parts = portfolio.having(ZonePlace, "place_id", place.id)
    return _plain_zones(portfolio, parts)


def _plain_zones(
    portfolio: Portfolio, parts: Iterable[ProjectZone | ZonePlace]
) -> set[str]:
    """Return the zones named; key areas lie over the zones and do not count."""
    zones = [portfolio.get(Zone, part.zone_id) for part in parts]
    return {zone.id for zone in zones if zone.kind == "zone"}


def _names(portfolio: Portfolio, ids: set[str]) -> str:
    zones = [zone for zone in portfolio.all(Zone) if zone.id in ids]
    return joined(zone.short_name or zone.name for zone in zones)
