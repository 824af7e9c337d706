"""Names of places and agencies stay whole where the page has room for them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Table
from ecoplanner.reports.typeset.breaking import Hangs
from ecoplanner.reports.typeset.breaking import listed
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.faces import Widths
from tests.reports.typeset.samples import PlainMetrics
from tests.reports.typeset.samples import schedule
from tests.reports.typeset.setting import set_pages

MEASURE = Widths(PlainMetrics().advances(Face.SONG))
HANGS = Hangs(MEASURE)
PLACES = ("桃浦河及其支流", "清溪河及其支流", "东河镇", "石塘水库管理中心站")


def with_places(table: Table, places: str) -> Table:
    rows = tuple(
        replace(row, cells={**row.cells, 3: Cell(places)}) if 3 in row.cells else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def lines_of(table: Table, text: str) -> list[str]:
    """Return the lines of the first cell that says a text."""
    for page in set_pages(table).pages:
        for placed in page.drawing().blocks:
            lines = [line.text for line in placed.block.lines]
            if "".join(lines) == text:
                return lines
    raise AssertionError(text)


@pytest.mark.parametrize("count", [1, 16, 200])
def test_that_a_place_of_seven_to_ten_characters_is_not_cut(count: int) -> None:
    places = "、".join(PLACES)

    lines = lines_of(with_places(schedule(count), places), places)

    for line in lines:
        assert set(line.strip("、").split("、")) <= set(PLACES)


def test_that_a_sentence_in_place_of_places_does_not_widen_its_column() -> None:
    words = "全县除东河和西岭街道外的其他乡镇和林场园区"
    table = with_places(schedule(16), words)

    assert len(lines_of(table, words)) > 1


@given(st.lists(st.integers(1, 14), min_size=1, max_size=8), st.integers(8, 24))
def test_that_a_broken_item_leaves_no_line_of_one_character(
    lengths: list[int], halves: int
) -> None:
    items = ["山" * length for length in lengths]
    width = halves / 2
    text = "、".join(items)

    lines = [line.text for line in listed(text, width, MEASURE, HANGS)]

    assert "".join(lines) == text
    for before, line in pairwise(lines):
        if len(line.strip("、")) < 2:
            # A whole item of one character, not the end of one.
            assert before.endswith("、")


def test_that_a_header_stands_on_one_line_where_the_table_has_air() -> None:
    drawing = set_pages(schedule(1)).pages[0].drawing()
    headers = {
        "".join(line.text for line in placed.block.lines): len(placed.block.lines)
        for placed in drawing.blocks
    }

    assert headers["子项目名称"] == 1
    assert headers["责任牵头单位"] == 1
    assert Kind.NAME is schedule(1).columns[2].kind
