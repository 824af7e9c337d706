"""The plan and its phases."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import phase_problems
from ecoplanner.model.plan import plan_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.plan import Plan


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"level": "province", "lead_split": "first", "zone_split": "area"}, []),
        ({"first_year": 2026, "last_year": 2026}, []),
        ({"note": "一\n二"}, []),
        ({"title": ""}, [("text_missing", "title")]),
        ({"title": "字" * 10_000}, [("text_too_long", "title")]),
        ({"region": " "}, [("text_missing", "region")]),
        ({"region": "a\x1b"}, [("text_has_control_characters", "region")]),
        ({"region_code": "1" * 2001}, [("text_too_long", "region_code")]),
        ({"compiled_by": "a\nb"}, [("text_has_control_characters", "compiled_by")]),
        ({"made_on_text": "a\tb"}, [("text_has_control_characters", "made_on_text")]),
        ({"note": "a" * 20_001}, [("text_too_long", "note")]),
        ({"level": "state"}, [("not_a_choice", "level")]),
        ({"lead_split": "last"}, [("not_a_choice", "lead_split")]),
        ({"zone_split": "need"}, [("not_a_choice", "zone_split")]),
        ({"base_year": 20}, [("year_out_of_range", "base_year")]),
        ({"first_year": 2036}, [("years_reversed", "last_year")]),
        ({"last_year": 20_350}, [("year_out_of_range", "last_year")]),
        (
            {"title": "", "region": "", "base_year": 0, "last_year": 2020},
            [
                ("text_missing", "title"),
                ("text_missing", "region"),
                ("year_out_of_range", "base_year"),
                ("years_reversed", "last_year"),
            ],
        ),
    ],
)
def test_that_all_problems_of_a_plan_are_named_at_once(
    make_plan: Callable[..., Plan],
    changes: dict[str, Any],
    problems: list[tuple[str, str]],
) -> None:
    found = plan_problems(make_plan(**changes))

    assert [(p.code, p.field_name) for p in found] == problems


@pytest.mark.parametrize(
    ("name", "first", "last", "problems"),
    [
        ("近期", 2021, 2025, []),
        ("近期", 2025, 2025, []),
        ("", 2021, 2025, [("text_missing", "name")]),
        ("近期", 2026, 2025, [("years_reversed", "last_year")]),
        ("近期", 1900, 2025, [("year_out_of_range", "first_year")]),
    ],
)
def test_that_a_phase_is_a_named_span_of_years(
    name: str, first: int, last: int, problems: list[tuple[str, str]]
) -> None:
    phase = Phase(id="phase-01", name=name, first_year=first, last_year=last)

    assert [(p.code, p.field_name) for p in phase_problems(phase)] == problems
