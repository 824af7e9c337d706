"""The table of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.annex import TableNote
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.model.plan import Phase
from ecoplanner.reports import indicators
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Fact
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import Marks
    from ecoplanner.reports.table import Table

GROUP = IndicatorGroup(id="g", name="森林", position=1)


def indicator(
    id_: str,
    *,
    parent_id: str | None = None,
    is_numbered: bool = True,
    note_id: str | None = None,
) -> Indicator:
    return Indicator(
        id=id_,
        group_id="g",
        name=id_,
        parent_id=parent_id,
        is_numbered=is_numbered,
        note_id=note_id,
        position=ord(id_[-1]),
    )


def target(indicator_id: str, year: int = 2030, value: str = "5") -> Target:
    return Target(
        id=f"{indicator_id}/{year}",
        indicator_id=indicator_id,
        kind="target",
        year=year,
        relation="ge",
        value=value,
    )


def spans(table: Table, key: str) -> list[int]:
    at = [column.key for column in table.columns].index(key)
    return [row.cells[at].rows if at in row.cells else 0 for row in table.rows]


def test_that_indicators_are_those_of_the_document(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    texts_of: Callable[[Table, str], list[str]],
    golden: Callable[[str, Table], None],
) -> None:
    table = table_of(shanggao, "indicators")

    assert texts_of(table, "number") == [str(number) for number in range(1, 17)]
    parent = table.rows[12].cells[1]
    assert (parent.text, parent.rows, parent.columns) == ("生活污水处理率", 2, 1)
    assert table.rows[11].cells[1].columns == 2
    assert texts_of(table, "target_2025")[3] == "不低于国家批复要求"
    golden("indicators", table)


def test_that_one_number_stands_over_two_rows_of_the_provincial_document(
    jilin_nature: Portfolio,
    table_of: Callable[..., Table],
    texts_of: Callable[[Table, str], list[str]],
    golden: Callable[[str, Table], None],
) -> None:
    table = table_of(jilin_nature, "indicators")

    numbers = texts_of(table, "number")
    assert len(table.rows) == 21
    assert [number for number in numbers if number != '"'] == [
        str(number) for number in range(1, 21)
    ]
    assert numbers[1:4] == ["2", '"', "3"]
    assert texts_of(table, "name")[1:3] == ["森林面积（万亩）", "森林覆盖率（%）"]
    golden("indicators-jilin", table)


@pytest.mark.parametrize(
    ("is_parent", "is_child", "expected"),
    [
        (False, True, [("1", 1), ("2", 1), ("3", 1)]),
        (True, False, [("1", 2), ('"', 0), ("2", 1)]),
        (True, True, [("1", 1), ("2", 1), ("3", 1)]),
        (False, False, [("", 1), ("", 1), ("1", 1)]),
    ],
)
def test_that_a_number_is_borne_by_the_children_or_stands_over_them(
    plan_of: Callable[..., Portfolio],
    texts_of: Callable[[Table, str], list[str]],
    *,
    is_parent: bool,
    is_child: bool,
    expected: list[tuple[str, int]],
) -> None:
    plan = plan_of(
        PLAN,
        GROUP,
        indicator("a", is_numbered=is_parent),
        indicator("b", parent_id="a", is_numbered=is_child),
        indicator("c", parent_id="a", is_numbered=is_child),
        indicator("d"),
    )

    table = indicators.compose(plan, TableOptions())

    numbers = zip(texts_of(table, "number"), spans(table, "number"), strict=True)
    assert list(numbers) == expected
    assert texts_of(table, "name") == ["a", '"', "d"]
    assert texts_of(table, "part") == ["b", "c", '"']


def test_that_a_parent_with_values_has_a_row_of_its_own(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(
        PLAN,
        GROUP,
        indicator("a"),
        indicator("b", parent_id="a"),
        target("a"),
        target("b"),
    )

    table = indicators.compose(plan, TableOptions())

    assert texts_of(table, "number") == ["1", "2"]
    assert texts_of(table, "name") == ["a", "a"]
    assert texts_of(table, "part") == ['"', "b"]
    assert texts_of(table, "target_2030") == ["≥5", "≥5"]


def test_that_what_stands_under_a_child_is_named_with_it(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(
        PLAN,
        GROUP,
        indicator("a"),
        indicator("b", parent_id="a"),
        indicator("c", parent_id="b"),
    )

    table = indicators.compose(plan, TableOptions())

    assert texts_of(table, "name") == ["a"]
    assert texts_of(table, "part") == ["b：c"]


def test_that_columns_without_content_are_left_out(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(PLAN, GROUP, indicator("a"), target("a", 2027), target("a"))

    table = indicators.compose(plan, TableOptions())

    assert [column.key for column in table.columns] == [
        "number",
        "name",
        "target_2027",
        "target_2030",
        "group",
    ]


def test_that_groups_stand_on_either_side(shanggao: Portfolio) -> None:
    for place, at in (("left", 1), ("right", -1)):
        options = TableOptions(group_place="left" if place == "left" else "right")
        columns = indicators.compose(shanggao, options).columns
        assert columns[at].key == "group"


def test_that_a_value_knows_its_fact_and_a_missing_one_is_empty(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(PLAN, GROUP, indicator("a"), indicator("b"), target("a"))

    table = indicators.compose(plan, TableOptions())

    assert texts_of(table, "target_2030") == ["≥5", ""]
    assert table.rows[0].cells[2].fact == Fact("targets", "a/2030", "value")


@pytest.mark.parametrize(
    ("count", "marks", "expected"),
    [
        (1, "①", ["①"]),
        (1, "", [""]),
        (2, "", ["1", "2"]),
        (21, "①", [*"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "21"]),
    ],
)
def test_that_names_bear_the_marks_of_their_notes(
    plan_of: Callable[..., Portfolio], count: int, marks: Marks, expected: list[str]
) -> None:
    letters = [chr(ord("a") + at) for at in range(count)]
    notes = [
        TableNote(id=letter, table_key="indicators", words=letter, position=at)
        for at, letter in enumerate(letters)
    ]
    rows = [indicator(letter, note_id=letter) for letter in letters]

    table = indicators.compose(
        plan_of(PLAN, GROUP, *notes, *rows), TableOptions(notes_marks=marks)
    )

    assert [row.cells[1].mark for row in table.rows] == expected
    assert list(table.notes) == letters


def test_that_the_title_names_the_phase_of_all_targets(
    plan_of: Callable[..., Portfolio],
) -> None:
    phase = Phase(id="near", name="近期", first_year=2026, last_year=2028)
    plan = plan_of(PLAN, phase, GROUP, indicator("a"), target("a", 2028))

    title = indicators.compose(plan, TableOptions()).title

    assert title == "某县国土空间生态修复近期指标体系"
