"""The plan's choice of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.reports import REPORTS
from ecoplanner.reports.options import TableOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import UnitPlace
    from ecoplanner.reports.table import Table


def keys(table: Table) -> list[str]:
    return [column.key for column in table.columns]


def header(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.values()] for row in table.header]


def composed(plan: Portfolio, key: str, options: TableOptions) -> Table:
    return REPORTS[key].compose(plan, options)


def test_that_a_hidden_column_leaves_the_others(
    shanggao: Portfolio, texts_of: Callable[[Table, str], list[str]]
) -> None:
    options = TableOptions(hidden_columns=("content", "supports"))

    table = composed(shanggao, "schedule", options)

    plain = composed(shanggao, "schedule", TableOptions())
    assert keys(table) == [key for key in keys(plain) if key != "content"]
    assert texts_of(table, "places") == texts_of(plain, "places")
    assert table.rows[-1].cells[0].columns == len(table.columns) - 1


def test_that_hiding_nothing_shows_the_supporting_agencies(
    shanggao: Portfolio,
) -> None:
    table = composed(shanggao, "schedule", TableOptions(hidden_columns=()))

    assert "supports" in keys(table)


def test_that_a_table_keeps_its_first_column_when_all_are_hidden(
    shanggao: Portfolio,
) -> None:
    hidden = ("task", "program", "project")

    assert keys(composed(shanggao, "tasks", TableOptions(hidden_columns=hidden))) == [
        "task"
    ]


def test_that_a_total_goes_with_its_amounts(shanggao: Portfolio) -> None:
    options = TableOptions(hidden_columns=("need", "share"))

    table = composed(shanggao, "investment", options)

    assert {row.role.value for row in table.rows} == {"row"}


def test_that_columns_stand_in_the_order_chosen(shanggao: Portfolio) -> None:
    options = TableOptions(column_order=("need", "project"))

    table = composed(shanggao, "schedule", options)

    assert keys(table)[:4] == ["need", "project", "number", "program"]
    assert table.stub == 0
    total = table.rows[-1].cells
    assert total[0].text == "193578"
    assert (total[1].text, total[1].columns) == ("合　计", len(table.columns) - 1)


def test_that_a_label_of_a_total_ends_before_the_first_amount(
    shanggao: Portfolio,
) -> None:
    options = TableOptions(column_order=("number", "need"))

    total = composed(shanggao, "schedule", options).rows[-1].cells

    assert (total[0].text, total[0].columns) == ("合　计", 1)
    assert [total[at].text for at in range(1, 8)] == ["193578", *[""] * 6]


def test_that_columns_are_named_and_as_wide_as_chosen(shanggao: Portfolio) -> None:
    options = TableOptions(
        column_names={"project": "项目"}, column_widths_mm={"project": 25.0}
    )

    table = composed(shanggao, "schedule", options)

    at = keys(table).index("project")
    assert table.header[0][at].text == "项目"
    assert table.columns[at].width_mm == 25
    assert table.columns[at + 1].width_mm is None


def test_that_a_two_level_name_stays_whole_when_moved(shanggao: Portfolio) -> None:
    options = TableOptions(column_order=("nature", "name"))

    table = composed(shanggao, "indicators", options)

    assert keys(table)[:4] == ["nature", "name", "part", "number"]
    assert table.header[0][1].columns == 2


@pytest.mark.parametrize(
    ("place", "unit", "expected"),
    [
        ("line", "单位：万元", [["序号", "重点工程", "子项目", "总投资", "占比（%）"]]),
        ("header", "", [["序号", "重点工程", "子项目", "总投资（万元）", "占比（%）"]]),
        (
            "header_row",
            "",
            [["序号", "重点工程", "子项目", "总投资", "占比（%）"], ["（万元）"]],
        ),
    ],
)
def test_that_the_unit_of_money_is_said_once(
    shanggao: Portfolio, place: UnitPlace, unit: str, expected: list[list[str]]
) -> None:
    table = composed(shanggao, "investment", TableOptions(unit_place=place))

    assert table.unit == unit
    assert header(table) == expected


def test_that_a_group_of_money_says_the_unit_over_its_columns(
    shanggao: Portfolio,
) -> None:
    funding = composed(shanggao, "funding", TableOptions(unit_place="header"))
    scenarios = composed(shanggao, "scenarios", TableOptions(unit_place="header"))

    assert "资金来源（万元）" in header(funding)[0]
    assert header(funding)[1] == ["中央", "地方", "社会资本"]
    assert header(scenarios)[0][2:] == ["规划", "示例筹资方案"]
    assert header(scenarios)[1][:2] == ["金额（万元）", "占总投资（%）"]


def test_that_a_table_without_money_has_no_unit(shanggao: Portfolio) -> None:
    assert not composed(shanggao, "tasks", TableOptions()).unit
    hidden = TableOptions(hidden_columns=("need",))
    assert not composed(shanggao, "schedule", hidden).unit


def test_that_groups_of_columns_can_be_named(shanggao: Portfolio) -> None:
    options = TableOptions(column_names={"sources": "来源", "central": "中央财政"})

    assert header(composed(shanggao, "funding", options)) == [
        ["序号", "重大工程/子项目", "总投资", "来源", "缺口", "缺口率（%）"],
        ["中央财政", "地方", "社会资本"],
    ]


def test_that_neighbours_given_the_same_name_share_a_header_cell(
    shanggao: Portfolio,
) -> None:
    options = TableOptions(column_names={"program": "工程", "project": "工程"})

    cells = composed(shanggao, "tasks", options).header[0]

    assert [(cell.text, cell.columns) for cell in cells.values()] == [
        ("重点任务", 1),
        ("工程", 2),
    ]
