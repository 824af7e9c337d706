"""Sheets, page numbers, rules, and settings that change them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecoplanner.reports.settings import NumberForm
from ecoplanner.reports.settings import Orientation
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import Place
from ecoplanner.reports.settings import Preset
from ecoplanner.reports.settings import RuleStyle
from ecoplanner.reports.settings import Sides
from ecoplanner.reports.table import Cell
from ecoplanner.reports.typeset.style import MM
from tests.reports.typeset.samples import investment
from tests.reports.typeset.samples import schedule
from tests.reports.typeset.setting import assert_inside
from tests.reports.typeset.setting import parts
from tests.reports.typeset.setting import set_pages
from tests.reports.typeset.setting import shown_rows
from tests.reports.typeset.setting import texts
from tests.reports.typeset.setting import with_widths


def test_that_pieces_of_a_tall_row_have_three_lines_on_each_side() -> None:
    for more in range(40):
        table = schedule(3, notes=())
        cells = {**table.rows[1].cells, 4: Cell("长" * (2000 + 25 * more))}
        rows = (table.rows[0], replace(table.rows[1], cells=cells), *table.rows[2:])
        layout = set_pages(replace(table, rows=rows))

        for page in layout.pages:
            for placed in page.drawing().blocks:
                lines = placed.block.lines
                if lines and lines[0].text.startswith("长长"):
                    assert len(lines) >= 3


def test_that_typed_widths_are_kept() -> None:
    table = with_widths(schedule(6), {"project": 50.0, "need": 30.0})

    layout = set_pages(table)

    panel = parts(layout)[0].panel
    assert panel.width((2, 3)) == pytest.approx(50 * MM, abs=0.01)
    assert panel.width((7, 8)) == pytest.approx(30 * MM, abs=0.01)


@pytest.mark.parametrize("width_mm", [0.5, 5.0, 400.0])
def test_that_unreasonable_typed_widths_never_fail(width_mm: float) -> None:
    widths = dict.fromkeys(("serial", "project", "content", "need"), width_mm)

    layout = set_pages(with_widths(schedule(6), widths))

    assert shown_rows(layout)[-1][1] == len(parts(layout)[0].table.body.rows)
    assert_inside(layout)


@pytest.mark.parametrize(
    ("number", "top_mm"), [(53, 28.0), (54, 26.0)], ids=["odd", "even"]
)
def test_that_a_turned_table_has_its_head_at_the_left_of_every_sheet(
    number: int, top_mm: float
) -> None:
    layout = set_pages(schedule(3), settings=PageSettings(first_number=number))

    sheet = layout.pages[0].sheet
    assert sheet.top == pytest.approx(top_mm * MM)
    assert sheet.left == pytest.approx(35 * MM)
    assert (sheet.width, sheet.height) == pytest.approx((225 * MM, 156 * MM))


def test_that_one_sided_printing_binds_at_the_left_always() -> None:
    settings = PageSettings(sides=Sides.ONE, first_number=2)

    layout = set_pages(investment(), settings=settings)

    assert layout.pages[0].sheet.left == pytest.approx(28 * MM)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (NumberForm.DASHED, "—7—"),
        (NumberForm.HYPHENS, "- 7 -"),
        (NumberForm.SPACED, "— 7 —"),
        (NumberForm.BARE, "7"),
    ],
)
def test_that_page_numbers_have_the_set_form(form: NumberForm, text: str) -> None:
    settings = PageSettings(number_form=form, first_number=7)

    layout = set_pages(investment(), settings=settings)

    placed = layout.pages[0].drawing().sheet_blocks[0]
    assert placed.block.lines[0].text == text
    right = placed.x + placed.block.wide
    sheet = layout.pages[0].sheet
    assert right == pytest.approx(sheet.left + sheet.width - 14, abs=0.1)


def test_that_a_report_has_its_number_in_the_middle() -> None:
    settings = PageSettings(preset=Preset.REPORT)

    layout = set_pages(investment(), settings=settings)

    placed = layout.pages[0].drawing().sheet_blocks[0]
    left, _, width, _ = layout.pages[0].sheet.sheet_area
    line = placed.block.lines[0]
    middle = placed.x + line.x + placed.block.wide / 2
    assert middle == pytest.approx(left + width / 2, abs=0.1)


def test_that_a_table_of_the_text_follows_on_the_same_page_if_three_rows_fit() -> None:
    layout = set_pages(investment(), replace(investment(), key="second"))

    assert len(layout.pages) == 1
    assert len(parts(layout)) == 2


def test_that_an_annex_begins_a_page_and_numbering_goes_on() -> None:
    layout = set_pages(investment(), schedule(3), investment())

    assert [page.number for page in layout.pages] == [1, 2, 3]
    assert [page.sheet.is_turned for page in layout.pages] == [False, True, False]


def test_that_sections_and_tables_have_bookmarks() -> None:
    layout = set_pages(schedule(16))

    marks = layout.bookmarks
    assert marks[0].title == "附表　东河县国土空间生态修复近期重点工程安排表"
    assert [mark.level for mark in marks] == [0, 1, 1, 1, 1, 1]
    pages = [mark.page for mark in marks]
    assert pages == sorted(pages)


def test_that_a_restated_name_bears_the_set_mark() -> None:
    layout = set_pages(schedule(40), settings=PageSettings(restated_mark="（续）"))

    found = [text for page in layout.pages[1:] for text in texts(page)]
    assert any(text.endswith("（续）") for text in found)


@pytest.mark.parametrize("place", list(Place))
def test_that_the_continuation_word_stands_where_set(place: Place) -> None:
    settings = PageSettings(continued_place=place, continued_with_number=True)

    layout = set_pages(replace(schedule(30), label="附表2"), settings=settings)

    page = layout.pages[1]
    found = {line.text: line.x - page.sheet.left for line in page.drawing().lines()}
    x = found["续附表2"]
    if place is Place.LEFT:
        assert x == pytest.approx(0, abs=0.1)
    elif place is Place.CENTER:
        assert x == pytest.approx(page.sheet.width / 2, abs=20)
    else:
        assert x > page.sheet.width / 2
        assert x + 4 * 9 <= found["单位：万元"] + 0.1


def test_that_three_lines_have_no_verticals() -> None:
    settings = PageSettings(rules=RuleStyle.THREE_LINE)

    strokes = set_pages(investment(), settings=settings).pages[0].drawing().strokes

    assert [stroke.weight for stroke in strokes] == [1.0, 1.0, 0.5]
    assert all(stroke.y1 == stroke.y2 for stroke in strokes)


def test_that_no_rule_crosses_a_merged_cell() -> None:
    layout = set_pages(schedule(16))

    for page, part in zip(layout.pages, parts(layout), strict=True):
        lines, lefts = part.lines(), part.panel.lefts
        for stroke in page.drawing().strokes:
            for cell in part.seen():
                x1, x2 = part.x + lefts[cell.left], part.x + lefts[cell.right]
                y1, y2 = lines[cell.first], lines[cell.last]
                is_level = stroke.y1 == stroke.y2
                middle = (x1 + x2) / 2
                crosses = (
                    is_level
                    and y1 + 0.1 < stroke.y1 < y2 - 0.1
                    and stroke.x1 < middle < stroke.x2
                )
                assert not crosses


def test_that_the_foot_is_thin_where_the_table_goes_on() -> None:
    layout = set_pages(schedule(16))

    feet = []
    for page in layout.pages:
        strokes = page.drawing().strokes
        level = [stroke for stroke in strokes if stroke.y1 == stroke.y2]
        feet.append(max(level, key=lambda stroke: (stroke.y1, stroke.weight)).weight)
    assert feet == [0.35] * (len(feet) - 1) + [1.0]


def test_that_orientation_can_be_set() -> None:
    settings = PageSettings(orientation=Orientation.PORTRAIT)

    layout = set_pages(schedule(6), settings=settings)

    assert not layout.pages[0].sheet.is_turned
    assert_inside(layout)


def test_that_a_row_is_found_on_its_pages_with_its_place() -> None:
    layout = set_pages(schedule(30))

    pages = layout.pages_of("project-20")

    assert len(pages) == 1
    rect = layout.pages[pages[0]].drawing().anchors["project-20"]
    sheet = layout.pages[pages[0]].sheet
    assert sheet.top <= rect.y < rect.y + rect.height <= sheet.top + sheet.height
