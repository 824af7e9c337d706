"""Indicators and their targets."""

from __future__ import annotations

from typing import Any

import pytest

from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import indicator_group_problems
from ecoplanner.model.indicator import indicator_problems
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.model.indicator import target_problems


def _target(**changes: Any) -> Target:
    fields: dict[str, Any] = {
        "id": "target-01",
        "indicator_id": "indicator-1",
        "kind": "target",
        "year": 2025,
        "relation": "eq",
        "value": "60",
    }
    return Target(**(fields | changes))


def test_that_a_group_has_a_name() -> None:
    assert (
        list(indicator_group_problems(IndicatorGroup(id="group-01", name="质量"))) == []
    )
    problems = indicator_group_problems(IndicatorGroup(id="group-01", name=""))

    assert [(p.code, p.field_name) for p in problems] == [("text_missing", "name")]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"nature": "binding", "unit": "%", "parent_id": "indicator-2"}, []),
        ({"nature": "expected"}, []),
        ({"name": ""}, [("text_missing", "name")]),
        ({"unit": "a\nb"}, [("text_has_control_characters", "unit")]),
        ({"note": "a" * 20_001}, [("text_too_long", "note")]),
        ({"nature": "hoped"}, [("not_a_choice", "nature")]),
        ({"parent_id": "indicator-1"}, [("own_parent", "parent_id")]),
    ],
)
def test_that_all_problems_of_an_indicator_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields = {"id": "indicator-1", "group_id": "group-01", "name": "森林覆盖率"}
    indicator = Indicator(**(fields | changes))

    assert [(p.code, p.field_name) for p in indicator_problems(indicator)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"kind": "baseline", "value": "-0.5"}, []),
        ({"relation": None, "value": None, "words": "完成省市下达目标"}, []),
        ({"words": "≥60%"}, []),
        ({"kind": "wish"}, [("not_a_choice", "kind")]),
        ({"year": 25}, [("year_out_of_range", "year")]),
        ({"value": "60%"}, [("not_a_number", "value")]),
        ({"words": "a\nb"}, [("text_has_control_characters", "words")]),
        ({"relation": None}, [("relation_without_value", "relation")]),
        ({"value": None}, [("relation_without_value", "relation")]),
        ({"relation": "about"}, [("not_a_choice", "relation")]),
    ],
)
def test_that_all_problems_of_a_target_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    found = target_problems(_target(**changes))

    assert [(p.code, p.field_name) for p in found] == problems


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "60"),
        ({"relation": "ge", "value": "60.00"}, "≥60.00"),
        ({"relation": "le"}, "≤60"),
        ({"relation": "gt"}, "＞60"),
        ({"relation": "lt"}, "＜60"),
        ({"words": "60左右"}, "60左右"),
        ({"relation": None, "value": None, "words": "基本消除"}, "基本消除"),
        ({"relation": None, "value": None}, ""),
    ],
)
def test_that_a_target_prints_its_words_or_its_sign_and_value(
    changes: dict[str, Any], text: str
) -> None:
    assert _target(**changes).text == text
