"""Quantities that a project can really have."""

from __future__ import annotations

import pytest

from ecoplanner.messages import problem_text
from ecoplanner.model.project import Quantity
from ecoplanner.model.project import quantity_problems

GOOD = [
    ("34", None, "座"),
    ("0.02", None, "万亩"),
    ("1", "2", "个"),
    ("2", "2", "个"),
    ("1000000000000", None, "株"),
    ("5505.3", None, "平方公里"),
    ("1000000000000", None, "平方米"),
    ("56.438", None, "hm2"),
]
BAD = [
    ("0", None, "公里", "number_not_positive", "value"),
    ("0.00", None, "", "number_not_positive", "value"),
    ("-28", None, "公里", "number_not_positive", "value"),
    ("1", "-2", "公里", "number_not_positive", "upper"),
    ("5", "2", "个", "range_reversed", "upper"),
    ("10000000000000000000", None, "亩", "number_too_large", "value"),
    ("10000000000000", None, "株", "number_too_large", "value"),
    ("9600001", None, "km2", "number_too_large", "value"),
    ("1", "9600001", "km2", "number_too_large", "upper"),
    ("1e5", None, "m", "not_a_number", "value"),
    ("-", None, "m", "not_a_number", "value"),
]


def _quantity(value: str, upper: str | None, unit: str) -> Quantity:
    return Quantity(
        id="quantity-1",
        project_id="project-1",
        name="铺设管网",
        value=value,
        upper=upper,
        unit=unit,
    )


@pytest.mark.parametrize(("value", "upper", "unit"), GOOD)
def test_that_a_quantity_may_be_as_large_as_the_country(
    value: str, upper: str | None, unit: str
) -> None:
    assert list(quantity_problems(_quantity(value, upper, unit))) == []


@pytest.mark.parametrize(("value", "upper", "unit", "code", "field"), BAD)
def test_that_a_quantity_that_cannot_be_is_a_problem(
    value: str, upper: str | None, unit: str, code: str, field: str
) -> None:
    (problem,) = quantity_problems(_quantity(value, upper, unit))

    assert (problem.code, problem.field_name) == (code, field)
    said = str(upper) if field == "upper" else value
    assert said in problem_text(problem, "zh")
    assert said in problem_text(problem, "en")
