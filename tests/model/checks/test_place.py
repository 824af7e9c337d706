"""Rules about where projects lie and who answers for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.checks import place
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


def _place(name: str, kind: str = "镇", parent: str | None = None) -> Place:
    return Place(id=name, name=name, kind=kind, parent_id=parent)


def _zone(name: str, kind: Any = "zone", short: str = "") -> Zone:
    return Zone(id=name, name=name, kind=kind, short_name=short)


def _lies(place_: str, zone: str) -> ZonePlace:
    return ZonePlace(id=f"{place_} in {zone}", zone_id=zone, place_id=place_)


def _built(place_: str, zone: str | None = None) -> ProjectPlace:
    return ProjectPlace(
        id=f"built in {place_}", project_id="project-1", place_id=place_, zone_id=zone
    )


def _listed(zone: str) -> ProjectZone:
    return ProjectZone(id=f"listed in {zone}", project_id="project-1", zone_id=zone)


NORTH, SOUTH, AREA = _zone("北"), _zone("南", short="南部"), _zone("重点", "key_area")
COUNTED = [_place("丁"), _lies("丁", "北"), NORTH, SOUTH, AREA]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([_place("甲"), _built("甲")], ["甲"]),
        ([_place("甲", "街道"), _built("甲")], ["甲"]),
        ([_place("甲"), _built("甲"), _lies("甲", "北")], []),
        ([_place("甲")], []),
        ([_place("锦江", "河流"), _built("锦江")], []),
        # A key area lies over the zones: a place needs a zone as well.
        ([_place("甲"), _built("甲"), _lies("甲", "重点")], ["甲"]),
        (
            [
                _place("县", "县"),
                _place("甲", "镇", "县"),
                _built("甲"),
                _lies("县", "北"),
            ],
            [],
        ),
        # The whole county is covered where its townships are.
        (
            [
                _place("县", "县"),
                _place("甲", "镇", "县"),
                _built("县"),
                _lies("甲", "北"),
            ],
            [],
        ),
        ([_place("县", "县"), _place("甲", "镇", "县"), _built("县")], ["县"]),
        (
            [
                _place("市", "市"),
                _place("县", "县", "市"),
                _place("甲", "镇", "县"),
                _built("市"),
                _lies("甲", "北"),
            ],
            [],
        ),
        # A file may hold a circle although the program makes none.
        ([_place("甲", "镇", "乙"), _place("乙", "镇", "甲"), _built("甲")], ["甲"]),
    ],
)
def test_that_a_township_with_projects_lies_in_a_zone(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    rows: list[Entity],
    names: list[str],
) -> None:
    portfolio = make_portfolio(make_project(), *COUNTED, *rows)

    found = list(place.place_without_zone(portfolio))

    assert [each.name for each in found] == names
    assert all(each.evidence == {"projects": 1} for each in found)


def test_that_nothing_is_asked_where_zones_list_no_places(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    portfolio = make_portfolio(make_project(), NORTH, _place("甲"), _built("甲"))

    assert list(place.place_without_zone(portfolio)) == []


PLACES = [
    _place("甲"),
    _place("乙"),
    _place("丙"),
    _lies("甲", "北"),
    _lies("乙", "南"),
]


@pytest.mark.parametrize(
    ("rows", "evidence"),
    [
        ([], None),
        ([_listed("北")], None),
        ([_built("甲")], None),
        ([_listed("北"), _built("甲")], None),
        ([_listed("北"), _listed("南"), _built("甲")], None),
        ([_listed("北"), _built("甲"), _built("乙")], None),
        ([_listed("南"), _built("甲")], ("南部", "北")),
        # Where one place lies in no zone, nothing is certain.
        ([_listed("南"), _built("甲"), _built("丙")], None),
        ([_listed("重点"), _built("甲")], None),
        # The zone that is meant is named with the place.
        ([_listed("南"), _built("甲", "南")], None),
        ([_listed("南"), _built("丙", "北")], ("南部", "北")),
    ],
)
def test_that_the_zones_of_a_project_are_those_of_its_places(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    rows: list[Entity],
    evidence: tuple[str, str] | None,
) -> None:
    portfolio = make_portfolio(make_project(), NORTH, SOUTH, AREA, *PLACES, *rows)

    found = list(place.zone_contradicts_places(portfolio))

    said = [(each.evidence["zones"], each.evidence["by_places"]) for each in found]
    assert said == ([evidence] if evidence else [])


@pytest.mark.parametrize(
    ("roles", "is_printed", "count"),
    [
        (["lead"], True, 0),
        (["support", "lead"], True, 0),
        (["support"], True, 1),
        ([], True, 1),
        ([], False, 0),
    ],
)
def test_that_a_printed_project_has_a_lead(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    roles: list[Any],
    *,
    is_printed: bool,
    count: int,
) -> None:
    parts = [
        ProjectAgency(id=role, project_id="project-1", agency_id=role, role=role)
        for role in roles
    ]
    portfolio = make_portfolio(make_project(is_printed=is_printed), *parts)

    found = list(place.lead_missing(portfolio))

    assert [each.field for each in found] == ["leads"] * count


def test_that_projects_in_the_same_place_are_judged_alone(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    rows: list[Any] = [*COUNTED[2:], *PLACES]
    for number, places in enumerate(("甲乙", "甲", "乙甲", "甲"), start=1):
        id_ = f"project-{number}"
        rows.append(make_project(id=id_, name=id_))
        rows.append(replace(_listed("南"), id=f"{id_} listed", project_id=id_))
        rows += [
            replace(_built(each), id=f"{id_} in {each}", project_id=id_)
            for each in places
        ]

    found = place.zone_contradicts_places(make_portfolio(*rows))

    assert [each.row_id for each in found] == ["project-2", "project-4"]
