"""Laws of pages: nothing lost, nothing twice, nothing outside."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.table import Cell
from ecoplanner.reports.typeset.block import Setter
from ecoplanner.reports.typeset.compose import TablePart
from tests.reports.typeset.samples import NEEDS
from tests.reports.typeset.samples import PlainMetrics
from tests.reports.typeset.samples import schedule
from tests.reports.typeset.setting import assert_inside
from tests.reports.typeset.setting import parts
from tests.reports.typeset.setting import set_pages
from tests.reports.typeset.setting import shown_rows
from tests.reports.typeset.setting import texts
from tests.reports.typeset.setting import with_widths


@pytest.mark.parametrize("count", [1, 2, 3, 16, 17, 200])
def test_that_every_row_stands_once_and_in_order(count: int) -> None:
    layout = set_pages(schedule(count))

    rows = shown_rows(layout)
    assert rows[0][0] == 0
    assert rows[-1][1] == count + 1
    assert all(before[1] == after[0] for before, after in pairwise(rows))
    ids = [
        each for page in layout.pages for part in page.parts for each in part.row_ids()
    ]
    assert ids == [f"project-{number}" for number in range(count)]
    assert_inside(layout)


@pytest.mark.parametrize("count", [16, 200])
def test_that_every_amount_is_printed_once(count: int) -> None:
    layout = set_pages(schedule(count))

    printed = Counter(text for page in layout.pages for text in texts(page))
    amounts = Counter(str(NEEDS[number % len(NEEDS)]) for number in range(count))
    assert {text: printed[text] for text in amounts} == amounts
    total = sum(NEEDS[number % len(NEEDS)] for number in range(count))
    assert printed[str(total)] == 1


def test_that_header_unit_and_continuation_stand_on_every_page() -> None:
    layout = set_pages(schedule(40))

    first, *others = [texts(page) for page in layout.pages]
    assert "续表" not in first
    assert len(others) > 2
    for page in [first, *others]:
        assert page.count("序号") == 1
        assert page.count("单位：万元") == 1
    assert all(page.count("续表") == 1 for page in others)


def test_that_cut_merged_cells_are_said_again_on_every_page() -> None:
    layout = set_pages(schedule(40))

    for part in parts(layout):
        body, start = part.table.body, part.shown.start
        said = {
            (placed.spot.column)
            for placed in part.seen()
            if placed.spot.rows > 1 and placed.spot.row < start
        }
        above = {spot.column for spot in body.spanning[start] if spot.row < start}
        assert said == above


def test_that_a_restated_cell_fits_its_part() -> None:
    layout = set_pages(schedule(60))

    for page in layout.pages:
        for part in page.parts:
            if isinstance(part, TablePart):
                for cell in part.seen():
                    room = part.lines()[cell.last] - part.lines()[cell.first]
                    block = part.block(cell)
                    assert block.height <= room + 0.01


def test_that_the_total_never_stands_alone() -> None:
    for count in range(1, 60):
        start, end = shown_rows(set_pages(schedule(count, notes=())))[-1]

        assert end - start >= min(2, count + 1)


def test_that_the_last_page_has_three_rows_or_a_whole_programme() -> None:
    for count in range(3, 60):
        layout = set_pages(schedule(count, notes=()))
        rows = shown_rows(layout)
        start, end = rows[-1]
        described = parts(layout)[-1].table.body.rows

        is_whole = (
            start == 0 or described[start].section != described[start - 1].section
        )
        had_few = len(rows) > 1 and start - rows[-2][0] <= 4
        assert end - start >= 3 or is_whole or had_few


def test_that_notes_stand_on_the_last_page_with_rows() -> None:
    for count in range(1, 40):
        layout = set_pages(schedule(count), settings=PageSettings(fill_in=True))

        last = texts(layout.pages[-1])
        assert "注：" in last
        assert any(text.startswith("填报单位") for text in last)
        start, end = shown_rows(layout)[-1]
        assert end - start >= min(2, count + 1)
        assert parts(layout)[-1] in layout.pages[-1].parts


def test_that_a_row_is_split_only_when_no_page_holds_it() -> None:
    layout = set_pages(schedule(60))

    body = parts(layout)[0].table.body
    assert list(body.piece_of) == list(range(len(body.rows)))


def test_that_a_row_taller_than_a_page_loses_nothing_and_repeats_no_amount() -> None:
    table = schedule(5, notes=())
    content = "".join(f"长文第{number}节，清淤疏浚；" for number in range(300))
    row = table.rows[1]
    cells = {**row.cells, 4: Cell(content), 7: Cell("987654321.25")}
    rows = (table.rows[0], replace(row, cells=cells), *table.rows[2:])

    layout = set_pages(
        replace(table, rows=rows), settings=PageSettings(printed_forms=False)
    )

    assert_inside(layout)
    found = [text for page in layout.pages for text in texts(page)]
    flowing = "".join(text for text in found if "清淤疏浚；" in text)
    assert content in flowing
    assert found.count("987654321.25") == 1
    assert any(text.endswith("（续）") for text in found)
    assert len(layout.pages) > 3


def test_that_a_first_row_that_a_page_holds_is_not_split_under_the_title() -> None:
    table = schedule(2)
    cells = {**table.rows[0].cells, 4: Cell("很长的内容。" * 117)}
    rows = (replace(table.rows[0], cells=cells), *table.rows[1:])

    table = with_widths(replace(table, rows=rows), {"content": 81.0})

    layout = set_pages(table, settings=PageSettings(ladder=False))

    assert "序号" not in texts(layout.pages[0])
    assert "续表" not in texts(layout.pages[1])
    assert any(text.count("很长的内容。") == 117 for text in texts(layout.pages[1]))
    assert_inside(layout)


def test_that_a_merged_cell_higher_than_a_page_is_printed_in_full() -> None:
    table = schedule(16)
    rows = list(table.rows)
    places = "、".join(f"第{number}乡镇" for number in range(400))
    for number in (1, 2, 3, 4):
        cells = dict(rows[number].cells)
        del cells[3]
        if number == 1:
            cells[3] = Cell(places, rows=4)
        rows[number] = replace(rows[number], cells=cells)

    layout = set_pages(replace(table, rows=tuple(rows)))

    found = "".join(text for page in layout.pages for text in texts(page))
    assert all(f"第{number}乡镇" in found for number in range(400))
    assert_inside(layout)


def test_that_an_empty_table_says_so() -> None:
    layout = set_pages(schedule(0))

    assert len(layout.pages) == 1
    assert "（无）" in texts(layout.pages[0])
    assert "序号" in texts(layout.pages[0])


def test_that_notes_longer_than_half_a_page_are_split() -> None:
    notes = tuple(f"第{number}条说明，文字较长，" * 8 for number in range(60))

    layout = set_pages(schedule(6, notes=notes))

    found = "".join(text for page in layout.pages for text in texts(page))
    assert all(found.count(f"第{number}条说明") == 8 for number in range(60))
    assert_inside(layout)


def test_that_a_long_list_can_go_to_a_note() -> None:
    table = schedule(6)
    towns = "、".join(f"第{number}乡镇" for number in range(150))
    cells = {**table.rows[1].cells, 3: Cell(towns)}
    rows = (table.rows[0], replace(table.rows[1], cells=cells), *table.rows[2:])
    table = replace(table, rows=rows)

    full = set_pages(table)
    short = set_pages(table, settings=PageSettings(long_lists_to_notes=True))

    whole = "".join(text for page in full.pages for text in texts(page))
    assert all(f"第{number}乡镇" in whole for number in range(150))
    assert "等150个" not in whole
    found = [text for page in short.pages for text in texts(page)]
    assert any(text.endswith("等150个") for text in found)
    assert towns in "".join(found)


def test_that_setting_again_gives_the_same_pages() -> None:
    setter = Setter(PlainMetrics())

    first = set_pages(schedule(30), setter=setter)
    again = set_pages(schedule(30), setter=setter)

    assert [p.drawing().strokes for p in first.pages] == [
        p.drawing().strokes for p in again.pages
    ]
    assert [texts(page) for page in first.pages] == [texts(p) for p in again.pages]
