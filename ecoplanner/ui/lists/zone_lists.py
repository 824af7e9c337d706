"""The lists of zones and of places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from decimal import InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.text import folded
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage
from ecoplanner.ui.lists.column import choice_column
from ecoplanner.ui.lists.column import Column
from ecoplanner.ui.lists.column import field_column
from ecoplanner.ui.lists.column import Listing
from ecoplanner.ui.lists.column import new_row
from ecoplanner.ui.lists.column import rows_as_choices
from ecoplanner.ui.lists.figure_columns import need_column
from ecoplanner.ui.lists.figure_columns import projects_column
from ecoplanner.ui.lists.zone_money import ZoneMoney
from ecoplanner.ui.lists.zone_places import ZonePlaces

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.lists.column import Choices

translate = QCoreApplication.translate
M2_PER_KM2 = 1_000_000


def _need(portfolio: Portfolio, zone: Zone) -> int | None:
    return ZoneMoney.of(portfolio).need(portfolio, zone)


def zone_listing() -> Listing:
    """Return the list of zones and key areas."""
    columns = (
        field_column("name", translate("lists", "Zone")),
        choice_column("kind", translate("lists", "Kind"), _kinds),
        Column(
            key="area_m2",
            title=translate("lists", "Area, km²"),
            text=_area_text,
            put=_put_area,
            is_number=True,
        ),
        Column(
            key="places",
            title=translate("lists", "Places"),
            text=_places_text,
        ),
        projects_column(_project_count),
        need_column(_need),
    )
    fields = [
        field_column(name, title, has_lines=name != "short_name")
        for name, title in (
            ("short_name", translate("lists", "Short name")),
            ("problems", translate("lists", "Main problems")),
            ("direction", translate("lists", "Main direction")),
            ("scope_text", translate("lists", "Extent in words")),
            ("condition", translate("lists", "Natural condition")),
        )
    ]
    return Listing(
        key="zones",
        title=translate("lists", "Zones"),
        add_words=translate("lists", "New zone"),
        empty_words=translate(
            "lists",
            "No zones yet. Zones let money be summed by area: name one, then add "
            "its townships.",
        ),
        kind=Zone,
        tables=frozenset(
            kind.TABLE
            for kind in (Zone, Place, ZonePlace, ZoneVillage, Project, ProjectZone)
        ),
        rows=lambda portfolio: portfolio.all(Zone),
        columns=lambda _: columns,
        fields=fields,
        new=new_row(Zone, translate("lists", "New zone")),
        extra=ZonePlaces,
    )


def place_listing() -> Listing:
    """Return the list of places."""
    columns = (
        field_column("name", translate("lists", "Place")),
        field_column("kind", translate("lists", "What it is")),
        choice_column("parent_id", translate("lists", "Belongs to"), _place_parents),
        field_column("code", translate("lists", "Region code")),
        Column(
            key="zones",
            title=translate("lists", "Zones"),
            text=_zones_of_place,
        ),
        projects_column(_projects_of_place),
    )
    return Listing(
        key="places",
        title=translate("lists", "Places"),
        add_words=translate("lists", "New place"),
        empty_words=translate(
            "lists",
            "No places yet. Add them here, or choose Create where a project names one.",
        ),
        kind=Place,
        tables=frozenset(kind.TABLE for kind in (Place, Zone, ZonePlace, ProjectPlace)),
        rows=lambda portfolio: portfolio.all(Place),
        columns=lambda _: columns,
        new=new_row(Place, translate("lists", "New place")),
    )


def _kinds(_: Portfolio, __: Zone) -> Choices:
    return [
        ("zone", translate("lists", "zone")),
        ("key_area", translate("lists", "key area")),
    ]


def _area_text(_: Portfolio, zone: Zone) -> str:
    if zone.area_m2 is None:
        return ""
    return f"{(Decimal(zone.area_m2) / M2_PER_KM2).normalize():,f}"


def _put_area(writer: Writer, zone: Zone, typed: str) -> None:
    text = folded(typed).replace(",", "").replace("km²", "").strip()
    if not text:
        writer.save(replace(zone, area_m2=None))
        return
    try:
        area = Decimal(text) * M2_PER_KM2
    except InvalidOperation:
        raise InvalidInputError(
            [Problem("not_a_number", "area_m2", {"text": typed})]
        ) from None
    if not area.is_finite():
        raise InvalidInputError([Problem("not_a_number", "area_m2", {"text": typed})])
    writer.save(replace(zone, area_m2=round(area)))


def _places_text(portfolio: Portfolio, zone: Zone) -> str:
    parts = portfolio.having(ZonePlace, "zone_id", zone.id)
    names = [portfolio.get(Place, part.place_id).name for part in parts]
    return "、".join(names)


def _project_count(portfolio: Portfolio, zone: Zone) -> int:
    return len(portfolio.having(ProjectZone, "zone_id", zone.id))


def _place_parents(portfolio: Portfolio, place: Place) -> Choices:
    others = [row for row in portfolio.all(Place) if row.id != place.id]
    return rows_as_choices(others, none="—")


def _zones_of_place(portfolio: Portfolio, place: Place) -> str:
    parts = portfolio.having(ZonePlace, "place_id", place.id)
    zones = [portfolio.get(Zone, part.zone_id) for part in parts]
    return "、".join(zone.short_name or zone.name for zone in zones)


def _projects_of_place(portfolio: Portfolio, place: Place) -> int:
    return len(portfolio.having(ProjectPlace, "place_id", place.id))
