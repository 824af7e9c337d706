"""What a plan chooses for its tables."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.annex import TableSetting
from ecoplanner.reports.options import OPTION_NAMES
from ecoplanner.reports.options import read_options
from ecoplanner.reports.options import TableOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio


#: Name, JSON value and what is read of it; every option once at least.
READ: list[tuple[str, str, Any]] = [
    ("label", '""', ""),
    ("label", "null", None),
    ("title", '"表"', "表"),
    ("unit_place", '"header_row"', "header_row"),
    ("money_unit", '"亿元"', "亿元"),
    ("decimals", "3", 3),
    ("merge_places", '"never"', "never"),
    ("merge_agencies", '"with_places"', "with_places"),
    ("merge_schedule", '"always"', "always"),
    ("subtotals", "true", True),
    ("share_column", "false", False),
    ("group_place", '"left"', "left"),
    ("unit_in_name", "true", True),
    ("parent_names", "false", False),
    ("column_names", '{"need": "投资"}', {"need": "投资"}),
    ("hidden_columns", "[]", ()),
    ("column_order", '["need"]', ("need",)),
    ("column_widths_mm", '{"need": 12}', {"need": 12.0}),
    ("zero", '"0"', "0"),
    ("notes_marks", '"①"', "①"),
    ("group_by", '"zone"', "zone"),
    ("charts", "false", False),
]


def setting(name: str, value: object, table_key: str = "schedule") -> TableSetting:
    text = value if isinstance(value, str) else json.dumps(value)
    return TableSetting(
        id=f"{table_key}/{name}", table_key=table_key, name=name, value=text
    )


def test_that_a_plan_without_settings_has_the_defaults(
    empty: Portfolio,
) -> None:
    assert read_options(empty, "schedule") == (TableOptions(), ())


@pytest.mark.parametrize(("name", "value", "expected"), READ)
def test_that_each_option_is_read_from_its_setting(
    plan_of: Callable[..., Portfolio], name: str, value: str, expected: Any
) -> None:
    options, problems = read_options(plan_of(setting(name, value)), "schedule")

    assert not problems
    assert options == replace(TableOptions(), **{name: expected})


def test_that_every_option_can_be_read() -> None:
    assert {name for name, *_ in READ} == OPTION_NAMES


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("label", "1"),
        ("label", "not json"),
        ("unit_place", '"above"'),
        ("merge_places", '"with_places"'),
        ("subtotals", '"yes"'),
        ("unit_in_name", "null"),
        ("column_names", '["need"]'),
        ("column_names", '{"need": 1}'),
        ("hidden_columns", '"need"'),
        ("column_order", "[1]"),
        ("column_widths_mm", "[12]"),
        ("column_widths_mm", '{"need": 0}'),
        ("column_widths_mm", '{"need": true}'),
        ("column_widths_mm", '{"need": NaN}'),
        ("column_widths_mm", '{"need": Infinity}'),
        ("zero", '"none"'),
        ("money_unit", '"元"'),
        ("decimals", "7"),
        ("decimals", "-1"),
        ("decimals", "true"),
    ],
)
def test_that_a_bad_value_is_a_problem_and_the_default_stands(
    plan_of: Callable[..., Portfolio], name: str, value: str
) -> None:
    options, problems = read_options(plan_of(setting(name, value)), "schedule")

    assert options == TableOptions()
    assert [(each.code, each.field_name) for each in problems] == [
        ("setting_unusable", name)
    ]


def test_that_a_table_overrides_what_the_plan_chooses_for_all(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(
        setting("zero", '"0"', ""),
        setting("unit_place", '"header"', ""),
        setting("zero", '""', "funding"),
    )

    options, _ = read_options(plan, "funding")

    assert (options.zero, options.unit_place) == ("", "header")
    assert read_options(plan, "annual")[0].zero == "0"


def test_that_settings_of_the_page_are_passed_over(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(setting("shading", "99"))

    assert read_options(plan, "schedule") == (TableOptions(), ())
