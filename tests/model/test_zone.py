"""Zones, places, and where they lie."""

from __future__ import annotations

from typing import Any

import pytest

from ecoplanner.model.zone import MAX_AREA_M2
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import place_problems
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import zone_place_problems
from ecoplanner.model.zone import zone_problems
from ecoplanner.model.zone import zone_village_problems
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"area_m2": 0}, []),
        ({"area_m2": MAX_AREA_M2}, []),
        ({"kind": "key_area", "parent_id": "zone-0002"}, []),
        ({"condition": "丘陵\n红壤"}, []),
        ({"name": ""}, [("text_missing", "name")]),
        ({"short_name": "a\nb"}, [("text_has_control_characters", "short_name")]),
        ({"scope_text": "a\x00"}, [("text_has_control_characters", "scope_text")]),
        ({"condition": "a" * 20_001}, [("text_too_long", "condition")]),
        ({"problems": "\x7f"}, [("text_has_control_characters", "problems")]),
        ({"direction": "\ud800"}, [("text_has_control_characters", "direction")]),
        ({"kind": "district"}, [("not_a_choice", "kind")]),
        ({"area_m2": -1}, [("area_out_of_range", "area_m2")]),
        ({"area_m2": MAX_AREA_M2 + 1}, [("area_out_of_range", "area_m2")]),
        ({"parent_id": "zone-0001"}, [("own_parent", "parent_id")]),
        (
            {"name": "", "area_m2": -1},
            [("text_missing", "name"), ("area_out_of_range", "area_m2")],
        ),
    ],
)
def test_that_all_problems_of_a_zone_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    zone = Zone(**({"id": "zone-0001", "name": "北部"} | changes))

    assert [(p.code, p.field_name) for p in zone_problems(zone)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"parent_id": "place-002", "kind": "镇", "code": "360923100"}, []),
        ({"name": " "}, [("text_missing", "name")]),
        ({"kind": "a\nb"}, [("text_has_control_characters", "kind")]),
        ({"code": "1" * 2001}, [("text_too_long", "code")]),
        ({"parent_id": "place-001"}, [("own_parent", "parent_id")]),
    ],
)
def test_that_all_problems_of_a_place_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    place = Place(**({"id": "place-001", "name": "锦江镇"} | changes))

    assert [(p.code, p.field_name) for p in place_problems(place)] == problems


@pytest.mark.parametrize(
    ("coverage", "problems"),
    [
        ("whole", []),
        ("include", []),
        ("except", []),
        ("half", [("not_a_choice", "coverage")]),
    ],
)
def test_that_a_place_lies_in_a_zone_whole_or_by_villages(
    coverage: Any, problems: list[tuple[str, str]]
) -> None:
    part = ZonePlace(
        id="part-0001", zone_id="zone-0001", place_id="place-001", coverage=coverage
    )

    assert [(p.code, p.field_name) for p in zone_place_problems(part)] == problems


def test_that_a_village_has_a_name() -> None:
    village = ZoneVillage(id="village-1", zone_place_id="part-0001", name="")

    problems = zone_village_problems(village)

    assert [(p.code, p.field_name) for p in problems] == [("text_missing", "name")]
