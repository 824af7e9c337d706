"""Projects and what hangs on them."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Cost
from ecoplanner.model.project import cost_problems
from ecoplanner.model.project import project_agency_problems
from ecoplanner.model.project import project_link_problems
from ecoplanner.model.project import project_problems
from ecoplanner.model.project import project_zone_problems
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.project import quantity_problems
from ecoplanner.model.rule import MAX_FEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.project import Project


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"need_fen": None}, []),
        ({"need_fen": 0}, []),
        ({"need_fen": MAX_FEN}, []),
        ({"first_year": None, "last_year": None}, []),
        ({"first_year": None}, []),
        ({"last_year": None}, []),
        ({"first_year": 2021, "last_year": 2021}, []),
        ({"first_month": 1, "last_month": 12}, []),
        ({"last_year": 2021, "first_month": 6, "last_month": 6}, []),
        ({"last_year": 2021, "first_month": 12}, []),
        ({"name": "<b>&"}, []),
        ({"priority": 1, "benefit": "0", "start_from": 2023, "start_to": 2023}, []),
        ({"priority": 9999, "benefit": "12.50", "start_to": 2030}, []),
        ({"priority": 0}, [("priority_out_of_range", "priority")]),
        ({"priority": 10_000}, [("priority_out_of_range", "priority")]),
        ({"benefit": "-0.1"}, [("number_negative", "benefit")]),
        ({"benefit": "多"}, [("not_a_number", "benefit")]),
        ({"benefit": ""}, [("not_a_number", "benefit")]),
        ({"start_from": 23}, [("year_out_of_range", "start_from")]),
        ({"start_from": 2026, "start_to": 2025}, [("years_reversed", "start_to")]),
        ({"name": ""}, [("text_missing", "name")]),
        ({"name": "字" * 10_000}, [("text_too_long", "name")]),
        ({"name": "a\x07"}, [("text_has_control_characters", "name")]),
        ({"schedule_text": "a\nb"}, [("text_has_control_characters", "schedule_text")]),
        ({"content": "a" * 20_001}, [("text_too_long", "content")]),
        ({"places_text": "\x00"}, [("text_has_control_characters", "places_text")]),
        ({"note": "\ufffe"}, [("text_has_control_characters", "note")]),
        ({"need_fen": -1}, [("amount_negative", "need_fen")]),
        ({"need_fen": MAX_FEN + 1}, [("amount_too_large", "need_fen")]),
        ({"first_year": 1948}, [("year_out_of_range", "first_year")]),
        ({"last_year": 2101}, [("year_out_of_range", "last_year")]),
        ({"first_month": 0}, [("month_out_of_range", "first_month")]),
        ({"last_month": 13}, [("month_out_of_range", "last_month")]),
        (
            {"first_year": None, "first_month": 3},
            [("month_without_year", "first_month")],
        ),
        ({"last_year": None, "last_month": 3}, [("month_without_year", "last_month")]),
        ({"last_year": 2020}, [("years_reversed", "last_year")]),
        (
            {"last_year": 2021, "first_month": 6, "last_month": 5},
            [("months_reversed", "last_month")],
        ),
        (
            {"name": "", "need_fen": -1, "last_year": 2020},
            [
                ("text_missing", "name"),
                ("amount_negative", "need_fen"),
                ("years_reversed", "last_year"),
            ],
        ),
    ],
)
def test_that_all_problems_of_a_project_are_named_at_once(
    make_project: Callable[..., Project],
    changes: dict[str, Any],
    problems: list[tuple[str, str]],
) -> None:
    found = project_problems(make_project(**changes))

    assert [(p.code, p.field_name) for p in found] == problems


def test_that_the_years_of_work_include_the_last(
    make_project: Callable[..., Project],
) -> None:
    assert list(make_project(first_year=2023, last_year=2025).years) == [
        2023,
        2024,
        2025,
    ]
    assert list(make_project(first_year=2023, last_year=2023).years) == [2023]


@pytest.mark.parametrize(("first", "last"), [(None, 2025), (2021, None), (None, None)])
def test_that_years_with_an_open_end_are_not_listed(
    make_project: Callable[..., Project], first: int | None, last: int | None
) -> None:
    assert list(make_project(first_year=first, last_year=last).years) == []


@pytest.mark.parametrize(
    ("kind", "fen", "problems"),
    [
        ("construction", 0, []),
        ("independent", 5, []),
        ("labour", 5, [("not_a_choice", "kind")]),
        ("equipment", -5, [("amount_negative", "amount_fen")]),
        ("other", MAX_FEN + 1, [("amount_too_large", "amount_fen")]),
    ],
)
def test_that_a_cost_has_a_kind_and_an_amount(
    kind: Any, fen: int, problems: list[tuple[str, str]]
) -> None:
    cost = Cost(id="cost-0001", project_id="project-1", kind=kind, amount_fen=fen)

    assert [(p.code, p.field_name) for p in cost_problems(cost)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"value": "56.438", "upper": "60", "unit": "hm²", "words": "约60"}, []),
        ({"name": ""}, [("text_missing", "name")]),
        ({"value": "约34"}, [("not_a_number", "value")]),
        ({"upper": "1,000"}, [("not_a_number", "upper")]),
        ({"unit": "a\nb"}, [("text_has_control_characters", "unit")]),
        ({"words": "a" * 2001}, [("text_too_long", "words")]),
    ],
)
def test_that_all_problems_of_a_quantity_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields = {
        "id": "amount-1",
        "project_id": "project-1",
        "name": "矿山",
        "value": "34",
    }
    quantity = Quantity(**(fields | changes))

    assert [(p.code, p.field_name) for p in quantity_problems(quantity)] == problems


@pytest.mark.parametrize(
    ("fen", "codes"), [(None, []), (0, []), (7, []), (-1, ["amount_negative"])]
)
def test_that_an_amount_for_a_zone_may_be_left_to_the_rule(
    fen: int | None, codes: list[str]
) -> None:
    part = ProjectZone(
        id="part-0001", project_id="project-1", zone_id="zone-0001", amount_fen=fen
    )

    assert [p.code for p in project_zone_problems(part)] == codes


@pytest.mark.parametrize(
    ("role", "codes"), [("lead", []), ("support", []), ("boss", ["not_a_choice"])]
)
def test_that_an_agency_leads_or_supports(role: Any, codes: list[str]) -> None:
    part = ProjectAgency(
        id="part-0001", project_id="project-1", agency_id="agency-01", role=role
    )

    assert [p.code for p in project_agency_problems(part)] == codes


@pytest.mark.parametrize(
    ("other_id", "kind", "problems"),
    [
        ("project-2", "requires", []),
        ("project-2", "excludes", []),
        ("project-2", "likes", [("not_a_choice", "kind")]),
        ("project-1", "requires", [("linked_to_itself", "other_id")]),
    ],
)
def test_that_a_project_is_linked_to_another_one(
    other_id: str, kind: Any, problems: list[tuple[str, str]]
) -> None:
    link = ProjectLink(
        id="link-0001", project_id="project-1", other_id=other_id, kind=kind
    )

    assert [(p.code, p.field_name) for p in project_link_problems(link)] == problems
