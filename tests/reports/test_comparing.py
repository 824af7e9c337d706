"""Scenarios side by side on printed pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.comparison import compared
from ecoplanner.model.funding import Scenario
from ecoplanner.model.money import FEN_PER_YI
from ecoplanner.reports.comparing import cell_table
from ecoplanner.reports.comparing import compared_lines
from ecoplanner.reports.comparing import comparison_tables
from ecoplanner.reports.manner import in_wan
from ecoplanner.reports.manner import Manner

if TYPE_CHECKING:
    from ecoplanner.model.comparison import Comparison
    from ecoplanner.model.portfolio import Portfolio

PARTS = ["By source", "By tier", "By year", "By programme", "Gap by year"]


def _found(plan: Portfolio) -> Comparison:
    return compared(plan, [None, *plan.all(Scenario)])


def test_that_every_way_of_parting_is_a_table(shanggao: Portfolio) -> None:
    found = _found(shanggao)

    tables = comparison_tables(shanggao, found, ["plan", "示例"], in_wan("en"))

    assert [each.title for each in tables] == [
        f"{part} (10,000 yuan)" for part in PARTS
    ]
    for each in tables:
        assert each.heads == ("Part", "plan", "示例", "±")
        assert all(len(row) == 4 for row in each.rows)
        assert each.rows[-1][0] == "gap"
        assert max(each.totals) == len(each.rows) - 1
    gap = tables[-1].rows[-1]
    assert gap[1:] == ("193,578", "13,019", "−180,559")


def test_that_sources_and_gaps_have_charts(shanggao: Portfolio) -> None:
    found = _found(shanggao)

    tables = comparison_tables(shanggao, found, ["规划", "示例"], in_wan("zh"))

    assert [bool(each.chart) for each in tables] == [True, False, False, False, True]
    sources, gaps = (each.chart for each in tables if each.chart)
    assert [each.words for each in sources.stacks] == ["规划", "示例"]
    assert sources.stacks[1].total == "193578"
    assert gaps.unit == "万元"
    assert {each.words[-2:] for each in gaps.stacks} == {"规划", "示例"}
    assert sum(sum(each.values) for each in gaps.stacks) == 193_578 + 13_019


def test_that_another_unit_is_kept_to(shanggao: Portfolio) -> None:
    in_yi = Manner(
        language="zh",
        unit="亿元",
        amount=lambda fen: f"{fen / FEN_PER_YI:.4f}",
        unit_fen=FEN_PER_YI,
    )

    tables = comparison_tables(shanggao, _found(shanggao), ["规划", "示例"], in_yi)

    assert tables[0].title == "按来源（亿元）"
    assert tables[-1].rows[-1][1] == "19.3578"
    assert tables[0].chart
    assert tables[0].chart.stacks[0].total == "19.3578"


def test_that_lines_add_up(shanggao: Portfolio) -> None:
    lines = [*compared_lines(shanggao, _found(shanggao).ways, in_wan("zh"))]

    (given,) = (line for line in lines if line.by == "given")
    for by in ("root", "source", "tier", "year", "program"):
        sums = [line.fens for line in lines if line.by == by]
        assert tuple(map(sum, zip(*sums, strict=True))) == given.fens


def test_that_changed_amounts_have_their_notes_whole(shanggao: Portfolio) -> None:
    cells = _found(shanggao).cells[:3]

    table = cell_table(shanggao, cells, lambda _: "示例", in_wan("en"))

    assert table.title == "Amounts that differ (10,000 yuan)"
    assert [row[0] for row in table.rows] == ["示例"] * 3
    assert all(len(row) == len(table.heads) == len(table.numbers) for row in table.rows)
