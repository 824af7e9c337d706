"""Bars and charts on pages: where they lie, and that words are whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.reports.figure import Bar
from ecoplanner.reports.figure import BarLook
from ecoplanner.reports.figure import Chart
from ecoplanner.reports.figure import GAP
from ecoplanner.reports.figure import Part
from ecoplanner.reports.figure import Stack
from ecoplanner.reports.settings import Orientation
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table
from ecoplanner.reports.typeset.bars import WHITE
from ecoplanner.reports.typeset.layout import Fill
from ecoplanner.reports.typeset.layout import Line
from ecoplanner.reports.typeset.style import MM
from tests.reports.typeset.setting import parts
from tests.reports.typeset.setting import set_pages
from tests.reports.typeset.setting import texts

if TYPE_CHECKING:
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Page

MONTHS = 12
#: Height of the bars of a chart, points.
BAR = 6.8 * MM


def gantt(*bars: tuple[Bar, str], years: int = 5, name: str = "湿地恢复") -> Table:
    """Return a table of bars over years."""
    end = years * MONTHS
    columns = [Column("name", Kind.NAME)]
    columns += [Column(f"y{at}", Kind.NUM, is_year=True) for at in range(years)]
    header = {0: Cell("名称")} | {at + 1: Cell(str(2021 + at)) for at in range(years)}
    rows = [
        Row(
            cells={
                0: Cell(name),
                1: Cell(words, columns=years, bar=replace(bar, plan_end=end)),
            },
            row_id=f"p{at}",
        )
        for at, (bar, words) in enumerate(bars)
    ]
    money = {
        at + 1: Cell(str(100 * at), bar=Bar(BarLook.COLUMN, level=250 * at))
        for at in range(years)
    }
    rows.append(Row(cells={0: Cell("分年"), **money}, role=Role.TOTAL, least_mm=13.0))
    return Table(
        key="gantt",
        label="附表",
        title="进度图",
        columns=tuple(columns),
        header=(header,),
        rows=tuple(rows),
        is_annex=True,
        is_turned=True,
        is_money=True,
        stub=1,
    )


def chart(count: int = 3, *, name: str = "工程") -> Chart:
    """Return a chart of some bars of two parts and a gap."""
    return Chart(
        label="图1",
        title="资金来源",
        unit="万元",
        parts=(
            Part("central", "中央", "30", "30.00"),
            Part("county", "县级", "60", "60.00"),
            Part(GAP, "资金缺口", "10", "10.00"),
        ),
        stacks=tuple(
            Stack(f"{name}{at}", (30, 60, 10), ("30", "60", "10"), "100")
            for at in range(count)
        ),
        scale=1,
    )


def fills(page: Page) -> list[Fill]:
    return [each for each in page.drawing().shapes if isinstance(each, Fill)]


def bars_of(page: Page) -> list[Fill]:
    """Return the fills with an edge: bars and columns, no grounds of words."""
    return [fill for fill in fills(page) if fill.outline]


def edges(layout: Layout, number: int = 0) -> list[float]:
    """Return where the years of a page's table begin and end."""
    part = parts(layout)[number]
    years = [at for at, column in enumerate(part.panel.columns) if column >= 1]
    return [part.x + part.panel.lefts[at] for at in (*years, years[-1] + 1)]


@given(st.integers(0, 59), st.integers(1, 60))
def test_that_a_bar_lies_where_its_months_are(first: int, length: int) -> None:
    end = min(first + length, 60)
    layout = set_pages(gantt((Bar(BarLook.BAR, first, end), "2021")))

    found = bars_of(layout.pages[0])[0]

    left, *_, right = edges(layout)
    month = (right - left) / 60
    assert found.x == pytest.approx(left + first * month, abs=0.01)
    assert found.width == pytest.approx((end - first) * month, abs=0.01)


def test_that_years_are_equally_wide_and_take_what_is_left() -> None:
    layout = set_pages(gantt((Bar(BarLook.NONE), "")))

    places = edges(layout)
    widths = [right - left for left, right in pairwise(places)]
    assert widths == pytest.approx([widths[0]] * 5)
    sheet = layout.pages[0].sheet
    assert places[-1] == pytest.approx(sheet.left + sheet.width)
    assert places[0] - sheet.left < sheet.width / 4


@given(
    st.integers(0, 59),
    st.integers(1, 60),
    st.text("近期中远年度一二2021—", max_size=120).map("从".__add__),
)
def test_that_the_words_of_a_bar_are_whole_and_inside(
    first: int, length: int, words: str
) -> None:
    table = gantt((Bar(BarLook.BAR, first, min(first + length, 60)), words))
    settings = PageSettings(orientation=Orientation.PORTRAIT, printed_forms=False)

    layout = set_pages(table, settings=settings)

    left, *_, right = edges(layout)
    (placed,) = [
        each
        for each in layout.pages[0].drawing().blocks
        if "".join(line.text for line in each.block.lines) == words
    ]
    start = placed.x + placed.block.lines[0].x
    assert start >= left - 0.01
    assert start + placed.block.wide <= right + 0.01


def test_that_words_stand_on_a_ground_beside_a_bar_or_on_it() -> None:
    table = gantt(
        (Bar(BarLook.BAR, 0, 60), "2021—2025"),
        (Bar(BarLook.BAR, 0, 1), "2021年1月"),
        (Bar(BarLook.BAR, 59, 60), "2025年12月"),
    )

    drawing = set_pages(table).pages[0].drawing()

    blocks = {"".join(line.text for line in p.block.lines): p for p in drawing.blocks}
    long, first, last = bars_of_rows(drawing.shapes, 3)
    assert long.x < blocks["2021—2025"].x < long.x + long.width
    assert blocks["2021年1月"].x > first.x + first.width
    assert blocks["2025年12月"].x + blocks["2025年12月"].block.wide < last.x
    grounds = [each for each in drawing.shapes if isinstance(each, Fill)]
    assert sum(1 for each in grounds if each.colour == WHITE and not each.outline) == 3


def bars_of_rows(shapes: list[Fill | Line], count: int) -> list[Fill]:
    return [each for each in shapes if isinstance(each, Fill) and each.outline][:count]


def test_that_what_lies_outside_the_plan_is_hatched_in_its_place() -> None:
    bar = Bar(BarLook.BAR, 0, 60, plan_first=12)
    layout = set_pages(gantt((bar, "2021—2025")))

    whole, outside = bars_of(layout.pages[0])[:2]

    assert outside.pattern == "falling"
    assert outside.colour == WHITE
    assert outside.x == whole.x
    assert outside.width == pytest.approx(whole.width / 5, abs=0.01)


def test_that_assumed_time_is_dashed_and_empty() -> None:
    found = bars_of(set_pages(gantt((Bar(BarLook.ASSUMED, 0, 24), "起"))).pages[0])[0]

    assert (found.dashed, found.colour, found.pattern) == (True, WHITE, "solid")


def test_that_a_further_panel_says_only_what_is_drawn_in_it() -> None:
    table = gantt(
        (Bar(BarLook.BAR, 0, 60), "前段"),
        (Bar(BarLook.BAR, 36 * MONTHS, 40 * MONTHS), "后段"),
        (Bar(BarLook.NONE), "未定"),
        years=40,
    )

    layout = set_pages(table)

    said = [set(texts(page)) for page in layout.pages]
    assert len(layout.pages) > 1
    assert [
        sum(word in page for page in said) for word in ("前段", "后段", "未定")
    ] == [
        1,
        1,
        1,
    ]
    assert {"前段", "未定"} <= said[0]
    assert "后段" in said[-1]


def test_that_columns_of_money_grow_from_the_foot_of_their_row() -> None:
    page = set_pages(gantt((Bar(BarLook.NONE), ""))).pages[0]

    columns = bars_of(page)

    heights = [column.height for column in columns]
    assert heights == sorted(heights)
    assert len({round(column.y + column.height, 2) for column in columns}) == 1
    assert len(columns) == 4  # a year without money has none
    blocks = page.drawing().blocks
    for column, text in zip(columns, ("100", "200", "300", "400"), strict=True):
        (placed,) = [p for p in blocks if p.block.lines[0].text == text]
        assert placed.y + placed.block.height <= column.y


def test_that_the_header_of_years_is_said_again_on_each_page() -> None:
    bars = [(Bar(BarLook.BAR, 0, 60), "2021—2025")] * 90

    layout = set_pages(gantt(*bars))

    assert len(layout.pages) > 2
    for number, page in enumerate(layout.pages):
        assert {"2021", "2025", "名称"} <= set(texts(page))
        assert ("续表" in texts(page)) == (number > 0)
    names = [text for page in layout.pages for text in texts(page)]
    assert names.count("2021—2025") == 90


def with_charts(*charts: Chart) -> Table:
    table = gantt((Bar(BarLook.NONE), ""))
    return replace(table, charts=charts)


@pytest.mark.parametrize("count", [1, 5, 12, 40, 100])
def test_that_a_chart_stays_on_its_pages_and_loses_no_bar(count: int) -> None:
    layout = set_pages(with_charts(chart(count), chart(2, name="第二图")))

    for page in layout.pages:
        sheet = page.sheet
        for fill in fills(page):
            assert sheet.left - 0.01 <= fill.x
            assert fill.x + fill.width <= sheet.left + sheet.width + 0.01
            assert fill.y + fill.height <= sheet.top + sheet.height + 0.01
        for placed in page.drawing().blocks:
            bottom = placed.y + placed.block.height
            assert bottom <= sheet.top + sheet.height + 3
    said = [text for page in layout.pages for text in texts(page)]
    for at in range(count):
        assert said.count(f"工程{at}") == 1
    assert sum(text.startswith("图1　资金来源") for text in said) == len(
        [mark for mark in said if mark in ("图1　资金来源", "图1　资金来源（续）")]
    )
    titles = [mark.title for mark in layout.bookmarks]
    assert titles.count("图1　资金来源") == 2


def test_that_parts_join_from_zero_in_order() -> None:
    page = set_pages(with_charts(chart(1))).pages[0]

    stack = [fill for fill in bars_of(page) if abs(fill.height - BAR) < 0.01]
    axis = min(
        each.x1
        for each in page.drawing().shapes
        if isinstance(each, Line) and each.grey == 100 and each.weight == 0.75
    )
    assert stack[0].x == pytest.approx(axis)
    for before, after in pairwise(stack):
        assert after.x == pytest.approx(before.x + before.width)
    widths = [fill.width for fill in stack]
    assert widths[1] == pytest.approx(2 * widths[0])
    assert widths[2] == pytest.approx(widths[0] / 3)
    assert stack[-1].dashed
    assert [fill.pattern for fill in stack] == ["solid", "dots", "solid"]


def test_that_colours_can_be_left_out_while_patterns_stay() -> None:
    def looks(*, colours: bool) -> list[tuple[str, str]]:
        layout = set_pages(
            with_charts(chart(1)), settings=PageSettings(colours=colours)
        )
        return [(each.colour, each.pattern) for each in bars_of(layout.pages[0])]

    coloured, plain = looks(colours=True), looks(colours=False)

    assert [pattern for _, pattern in coloured] == [pattern for _, pattern in plain]
    for colour, _ in plain:
        assert len({colour[1:3], colour[3:5], colour[5:7]}) == 1


def test_that_a_number_without_room_is_left_out_but_the_total_is_not() -> None:
    small = replace(
        chart(1), stacks=(Stack("工程", (1, 1000, 0), ("1", "1000", "0"), "1001"),)
    )

    said = texts(set_pages(with_charts(small)).pages[0])

    assert "1" not in said
    assert {"1000", "1001"} <= set(said)
