"""Helpers of page tests: set tables, read pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.typeset.block import Setter
from ecoplanner.reports.typeset.compose import TablePart
from ecoplanner.reports.typeset.pages import lay_out
from tests.reports.typeset.samples import PlainMetrics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Page

DEFAULT = PageSettings()


def set_pages(
    *tables: Table, settings: PageSettings = DEFAULT, setter: Setter | None = None
) -> Layout:
    setter = setter or Setter(PlainMetrics())
    return lay_out(tables, lambda _: settings, lambda _: setter)


def with_widths(table: Table, widths_mm: Mapping[str, float]) -> Table:
    """Return a table with typed widths of columns by key."""
    columns = tuple(
        replace(column, width_mm=widths_mm.get(column.key)) for column in table.columns
    )
    return replace(table, columns=columns)


def texts(page: Page) -> list[str]:
    """Return the cells and lines of a page, each block as one text."""
    return [
        "".join(line.text for line in placed.block.lines)
        for placed in page.drawing().blocks
    ]


def parts(layout: Layout) -> list[TablePart]:
    return [
        part
        for page in layout.pages
        for part in page.parts
        if isinstance(part, TablePart)
    ]


def shown_rows(layout: Layout) -> list[tuple[int, int]]:
    return [(part.shown.start, part.shown.end) for part in parts(layout)]


def assert_inside(layout: Layout) -> None:
    """Check that nothing leaves the type area."""
    for page in layout.pages:
        sheet, drawing = page.sheet, page.drawing()
        left, right = sheet.left - 0.1, sheet.left + sheet.width + 0.1
        top, bottom = sheet.top - 0.1, sheet.top + sheet.height + 0.1
        for stroke in drawing.strokes:
            assert left <= min(stroke.x1, stroke.x2)
            assert max(stroke.x1, stroke.x2) <= right
            assert top <= min(stroke.y1, stroke.y2)
            assert max(stroke.y1, stroke.y2) <= bottom
        for placed in drawing.blocks:
            # Between lines is more than letters need.
            style = placed.block.style
            blank = (style.leading - style.size) / 2
            assert top <= placed.y + blank
            assert placed.y + placed.block.height - blank <= bottom
