"""What of a table set before stands as it is, when it is set again after an edit.

Rows that an edit did not touch are the very same objects; all that is worked out
follows from rows and settings alone, so what came of equal ones is taken over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.reports.typeset.compose import TablePart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Row
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Page
    from ecoplanner.reports.typeset.layout import Part
    from ecoplanner.reports.typeset.settable import SetTable

#: Two tables that pages are compared of, and whether their frames are the same.
_Frames = dict[tuple[int, int], bool]


class Former:
    """The layout before an edit, from which pages and parts are taken over.

    Who has drawn a page need not draw it again.

    Attributes:
        tables: as they were set, by key.
    """

    def __init__(self, layout: Layout | None) -> None:
        self.tables = {} if layout is None else layout.tables
        self._pages = [] if layout is None else layout.pages
        self._notices = [] if layout is None else layout.notices
        self._frames: _Frames = {}

    def rows(self, table_key: str) -> Sequence[Row]:
        """Return the rows that a table had, unless there was a notice of some."""
        table = self.tables.get(table_key)
        has_notice = any(
            notice.params.get("table") == table_key for notice in self._notices
        )
        return () if table is None or has_notice else table.table.rows

    def opened(self, index: int, number: int, settings: PageSettings) -> Page | None:
        """Return the page that had this index, if it had the same head and foot."""
        was = self._page(index)
        is_same = was is not None and was.number == number and was.settings is settings
        return was if is_same else None

    def part(self, index: int, place: int, part: TablePart) -> TablePart:
        """Return a part, or the one in its place on the page if that draws the same."""
        was = self._page(index)
        old = was.parts[place] if was and place < len(was.parts) else None
        if not isinstance(old, TablePart) or not _is_same(part, old, self._frames):
            return part
        # The former table, of which this part may be all that is left, goes.
        old.table = part.table
        return old

    def page(self, index: int, page: Page) -> Page:
        """Return a page, or the one that had its index if that shows the same."""
        was = self._page(index)
        return was if was is not None and _is_same_page(page, was) else page

    def _page(self, index: int) -> Page | None:
        return self._pages[index] if index < len(self._pages) else None


def _is_same_page(page: Page, was: Page) -> bool:
    return (
        page.number == was.number
        and page.table == was.table
        and len(page.parts) == len(was.parts)
        and page.sheet == was.sheet
        and (page.settings is was.settings or page.settings == was.settings)
        and all(map(_is_same_part, page.parts, was.parts))
    )


def _is_same_part(part: Part, old: Part) -> bool:
    if part is old:
        return True
    placed, before = getattr(part, "placed", None), getattr(old, "placed", None)
    return placed is not None and type(part) is type(old) and placed == before


def _is_same(part: TablePart, old: TablePart, frames: _Frames) -> bool:
    """Tell whether two parts draw the same.

    Cells are compared as objects: whatever is set anew is another.
    """
    now, before = part.table, old.table
    key = (id(now), id(before))
    if key not in frames:
        frames[key] = _is_same_frame(now, before)
    shown = part.shown
    start, end = shown.start, shown.end
    return (
        frames[key]
        and shown == old.shown
        and (part.x, part.y) == (old.x, old.y)
        and part.panel == old.panel
        and (end == len(now.body.rows)) == (end == len(before.body.rows))
        and now.body.heights[start:end] == before.body.heights[start:end]
        and all(
            row is was
            for row, was in zip(
                now.body.rows[start:end], before.body.rows[start:end], strict=True
            )
        )
        and all(
            spots is was
            for spots, was in zip(
                now.body.spots[start:end], before.body.spots[start:end], strict=True
            )
        )
        and _is_same_above(part, old)
    )


def _is_same_above(part: TablePart, old: TablePart) -> bool:
    """Tell whether the same cells reach into two parts from above."""
    start = part.shown.start
    now, before = part.table.body.spanning, old.table.body.spanning
    if start >= len(now):
        return True
    return len(now[start]) == len(before[start]) and all(
        spot is was for spot, was in zip(now[start], before[start], strict=True)
    )


def _is_same_frame(now: SetTable, before: SetTable) -> bool:
    """Tell whether two tables look the same, but for their rows."""
    return (
        not now.grid.is_cut
        and not before.grid.is_cut
        and now.style == before.style
        and now.setter is before.setter
        and now.settings == before.settings
        and now.table.columns == before.table.columns
        and now.rooms.next == before.rooms.next
        and len(now.panels) == len(before.panels)
        and now.header_heights == before.header_heights
        and [*map(_header_of, now.grid.header)]
        == [*map(_header_of, before.grid.header)]
    )


def _header_of(spots: Sequence[Spot]) -> list[tuple[object, ...]]:
    return [(*spot.content, spot.row, spot.column, spot.block) for spot in spots]
