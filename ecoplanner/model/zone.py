"""Restoration zones, key areas and the places that lie in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model import rule
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

ZoneKind = Literal["zone", "key_area"]
Coverage = Literal["whole", "include", "except"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A restoration zone 修复分区, or a key area 重点区域 of a province.

    Attributes:
        id: row id.
        parent_id: the zone it lies in, or None.
        kind: `zone` or `key_area`.
        name: full name.
        short_name: name for charts and lists, or empty.
        area_m2: whole square metres, or None.
        scope_text: its extent in words.
        condition: natural condition.
        problems: main ecological problems.
        direction: main direction of restoration.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "zones"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    parent_id: str | None = None
    kind: ZoneKind = "zone"
    name: str
    short_name: str = ""
    area_m2: int | None = None
    scope_text: str = ""
    condition: str = ""
    problems: str = ""
    direction: str = ""
    position: int = 0


MAX_AREA_M2 = 10**13


def zone_problems(zone: Zone) -> Iterator[Problem]:
    """Yield everything that stops `zone` from being stored."""
    yield from rule.name("name", zone.name)
    yield from rule.short("short_name", zone.short_name)
    for field in ("scope_text", "condition", "problems", "direction"):
        yield from rule.prose(field, getattr(zone, field))
    yield from rule.one_of("kind", zone.kind, ZoneKind)
    if zone.area_m2 is not None and not 0 <= zone.area_m2 <= MAX_AREA_M2:
        yield Problem("area_out_of_range", "area_m2", {"area": zone.area_m2})
    if zone.parent_id == zone.id:
        yield Problem("own_parent", "parent_id", {"name": zone.name})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere that projects are carried out: a township, street, river, park.

    Attributes:
        id: row id.
        parent_id: the place it belongs to (a county's city), or None.
        name: its name.
        kind: what it is, in the plan's words (镇, 街道, 林场, 河流).
        code: administrative code, or empty.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "places"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    parent_id: str | None = None
    name: str
    kind: str = ""
    code: str = ""
    position: int = 0


def place_problems(place: Place) -> Iterator[Problem]:
    """Yield everything that stops `place` from being stored."""
    yield from rule.name("name", place.name)
    yield from rule.short("kind", place.kind)
    yield from rule.short("code", place.code)
    if place.parent_id == place.id:
        yield Problem("own_parent", "parent_id", {"name": place.name})


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePlace:
    """A place that lies in a zone.

    Attributes:
        id: row id.
        zone_id: the zone.
        place_id: the place.
        coverage: the `whole` place, only the villages named (`include`), or all
            but the villages named (`except`).
        position: place in the zone's list.
    """

    TABLE: ClassVar[str] = "zone_places"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("zone_id", "place_id"),)

    id: str
    zone_id: str
    place_id: str
    coverage: Coverage = "whole"
    position: int = 0


def zone_place_problems(zone_place: ZonePlace) -> Iterator[Problem]:
    """Yield everything that stops `zone_place` from being stored."""
    yield from rule.one_of("coverage", zone_place.coverage, Coverage)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneVillage:
    """A village named in or out where a place lies partly in a zone.

    Attributes:
        id: row id.
        zone_place_id: the place in the zone.
        name: the village.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "zone_villages"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("zone_place_id", "name"),)

    id: str
    zone_place_id: str
    name: str
    position: int = 0


def zone_village_problems(village: ZoneVillage) -> Iterator[Problem]:
    """Yield everything that stops `village` from being stored."""
    yield from rule.name("name", village.name)
