"""Columns, panels, and any table that can be made up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as run_settings
from hypothesis import strategies as st

from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table
from tests.reports.typeset.samples import investment
from tests.reports.typeset.samples import money
from tests.reports.typeset.samples import schedule
from tests.reports.typeset.setting import assert_inside
from tests.reports.typeset.setting import parts
from tests.reports.typeset.setting import set_pages
from tests.reports.typeset.setting import texts


def test_that_numbers_end_their_units_in_one_vertical() -> None:
    layout = set_pages(investment())
    drawing = layout.pages[0].drawing()

    ends = set()
    for placed in drawing.blocks:
        text = placed.block.lines[0].text
        if text in {"8.33", "25.00", "100.00"}:
            whole = len(text.split(".")[0])
            x = placed.x + placed.block.lines[0].x
            ends.add(round(x + whole * 0.5 * placed.block.style.size, 3))
    assert len(ends) == 1


def test_that_percentages_do_not_join_the_amounts() -> None:
    layout = set_pages(money())
    part = parts(layout)[0]

    shares = [
        cell.spot
        for cell in part.seen()
        if cell.spot.words.text == "12.50" and cell.spot.column == 3
    ]

    width = part.panel.width((3, 4)) - 2 * part.table.style.pad_x
    line = shares[0].block.lines[0]
    text_width = (len("12.50") * 0.5) * part.table.style.size
    assert line.x == pytest.approx((width - text_width) / 2, abs=0.01)


def test_that_a_table_wider_than_a_page_repeats_its_first_columns() -> None:
    layout = set_pages(money(years=30))

    assert_inside(layout)
    seen = list(map(texts, layout.pages))
    assert all("总投资" in page and "序号" in page for page in seen)
    words = {text for page in seen for text in page if text.startswith("续表")}
    assert words == {"续表（之二）", "续表（之三）"}
    years = Counter(text for page in seen for text in page if text.endswith("年"))
    assert set(years) >= {f"{2021 + number}年" for number in range(30)}


def test_that_the_second_of_two_panels_is_called_the_right_half() -> None:
    layout = set_pages(money(years=18))

    assert "续表（右半）" in texts(layout.pages[1])
    assert len(layout.pages) == 2


def test_that_a_group_that_fits_a_page_is_not_cut() -> None:
    layout = set_pages(money(years=18))

    for part in parts(layout):
        years = [column for column in part.panel.columns if column >= 7]
        assert len(years) in {0, 18}


def test_that_header_groups_are_said_above_each_of_their_parts() -> None:
    layout = set_pages(money(years=60))

    for page in layout.pages:
        found = texts(page)
        has_years = any(text.endswith("年") and text[:2] == "20" for text in found)
        assert ("年度资金需求" in found) == has_years


@pytest.mark.parametrize("columns", [1, 3, 40, 120])
@pytest.mark.parametrize("kind", list(Kind))
def test_that_any_number_of_columns_can_be_printed(columns: int, kind: Kind) -> None:
    long = "治理（含）、2021—2025年" * 20
    table = Table(
        key="wide",
        label="",
        title="",
        columns=tuple(Column(f"c{n}", kind) for n in range(columns)),
        header=({n: Cell(f"列{n}") for n in range(columns)},),
        rows=(Row(cells={n: Cell(long) for n in range(columns)}),),
    )

    layout = set_pages(table)

    assert_inside(layout)


def test_that_a_header_taller_than_a_page_becomes_rows() -> None:
    table = schedule(3)
    header = ({**table.header[0], 4: Cell("很长的表头" * 400)},)

    layout = set_pages(replace(table, header=header))

    found = "".join(text for page in layout.pages for text in texts(page))
    assert found.count("很长的表头") >= 398
    assert_inside(layout)


WORDS = st.text(
    st.sampled_from("治理修复工程（）、，。2021-5hm2 约等《》A\n"), max_size=120
)
NUMBERS = st.integers(min_value=-(10**9), max_value=10**11).map(
    lambda n: f"{n / 100:.2f}"
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Make any table: kinds, merged cells, sections, roles, long cells."""
    kinds = draw(st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=10))
    count = draw(st.integers(min_value=0, max_value=14))
    free = [0] * len(kinds)
    rows = []
    for number in range(count):
        cells: dict[int, Cell] = {}
        for column, kind in enumerate(kinds):
            if free[column] > number:
                continue
            high = draw(st.integers(min_value=1, max_value=min(4, count - number)))
            text = draw(NUMBERS if kind is Kind.NUM else WORDS)
            if draw(st.integers(min_value=0, max_value=30)) == 0:
                text = text * 30
            cells[column] = Cell(text, rows=high, mark=draw(st.sampled_from(["", "①"])))
            free[column] = number + high
        role = draw(st.sampled_from([Role.ROW, Role.ROW, *Role]))
        section = draw(st.sampled_from(["", "a", "b"]))
        rows.append(Row(cells=cells, role=role, section=section, row_id=str(number)))
    return Table(
        key="any",
        label="附表",
        title=draw(WORDS),
        columns=tuple(Column(f"c{n}", kind) for n, kind in enumerate(kinds)),
        header=({n: Cell(draw(WORDS)) for n in range(len(kinds))},),
        rows=tuple(rows),
        is_annex=draw(st.booleans()),
        is_turned=draw(st.booleans()),
        is_money=draw(st.booleans()),
        notes=tuple(draw(st.lists(WORDS, max_size=3))),
        stub=draw(st.integers(min_value=0, max_value=3)),
    )


@given(tables(), st.booleans())
@run_settings(max_examples=150, deadline=None)
def test_that_any_table_is_printed_whole(table: Table, fill_in: bool) -> None:  # noqa: FBT001  # drawn
    settings = PageSettings(printed_forms=False, fill_in=fill_in)

    layout = set_pages(table, settings=settings)

    assert_inside(layout)
    found = Counter(
        character
        for page in layout.pages
        for text in texts(page)
        for character in text.replace(" ", "")
    )
    wanted = Counter(
        character
        for row in table.rows
        for cell in row.cells.values()
        for character in cell.text.replace(" ", "").replace("\n", "").replace("-", "−")
    )
    for character, number in wanted.items():
        assert found[character] + found["-"] * (character == "−") >= number


@given(tables())
@run_settings(max_examples=60, deadline=None)
def test_that_no_row_is_lost_or_split_without_need(table: Table) -> None:
    layout = set_pages(table)

    by_panel: dict[tuple[int, ...], list[tuple[int, int]]] = {}
    for part in parts(layout):
        shown = (part.shown.start, part.shown.end)
        by_panel.setdefault(part.panel.columns, []).append(shown)
    for rows in by_panel.values():
        assert rows[0][0] == 0
        assert all(a[1] == b[0] for a, b in pairwise(rows))
