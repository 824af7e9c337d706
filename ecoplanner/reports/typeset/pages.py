"""Tables on pages, one after another: the whole of a document's layout."""

from __future__ import annotations

from itertools import chain
from itertools import repeat
from typing import TYPE_CHECKING

from ecoplanner.reports.typeset.breaks import Rooms
from ecoplanner.reports.typeset.charts import ChartPart
from ecoplanner.reports.typeset.charts import SetChart
from ecoplanner.reports.typeset.compose import TablePart
from ecoplanner.reports.typeset.former import Former
from ecoplanner.reports.typeset.heading import Heading
from ecoplanner.reports.typeset.layout import Bookmark
from ecoplanner.reports.typeset.layout import Layout
from ecoplanner.reports.typeset.layout import Notice
from ecoplanner.reports.typeset.layout import Page
from ecoplanner.reports.typeset.lists import shortened
from ecoplanner.reports.typeset.settable import set_table
from ecoplanner.reports.typeset.sheet import furniture
from ecoplanner.reports.typeset.sheet import is_turned
from ecoplanner.reports.typeset.sheet import sheet_of
from ecoplanner.reports.typeset.style import MM
from ecoplanner.reports.typeset.tail import Tail
from ecoplanner.reports.typeset.tail import TailPart
from ecoplanner.reports.typeset.words import PANEL_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.reports.figure import Chart
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.breaks import Break
    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Placed
    from ecoplanner.reports.typeset.settable import SetTable
    from ecoplanner.reports.typeset.sheet import Sheet
    from ecoplanner.reports.typeset.tail import NoteLine

#: Between a table of the text and the next one on the same page.
_GAP = 8 * MM
#: A table follows on the same page if this many rows of it fit there.
_ROWS_TO_FOLLOW = 3
_LONG_TEXT = 20_000
_NUMERALS = "一二三四五六七八九十"


def lay_out(
    tables: Sequence[Table],
    settings_of: Callable[[str], PageSettings],
    setter_of: Callable[[PageSettings], Setter],
    former: Layout | None = None,
) -> Layout:
    """Set tables on pages.

    Args:
        tables: in order.
        settings_of: the settings of a table, by its key.
        setter_of: what sets words in the faces of settings; it remembers, so keep
            it for the next layout.
        former: how they were set before an edit; pages that show the same as then are
            those very pages.
    """
    before = Former(former)
    flow = _Flow(setter_of, before)
    for table in tables:
        settings = settings_of(table.key)
        flow.add(table, settings)
    pages = [before.page(index, page) for index, page in enumerate(flow.pages)]
    return Layout(pages, flow.bookmarks, flow.notices, flow.tables)


class _Furniture:
    """Page number and running words."""

    def __init__(self, placed: list[Placed]) -> None:
        self.placed = placed

    def draw(self, drawing: Drawing) -> None:
        drawing.sheet_blocks.extend(self.placed)

    def row_ids(self) -> Iterator[str]:
        return iter(())


class _Lines:
    """Label, title, 续表, unit line."""

    def __init__(self, placed: list[Placed]) -> None:
        self.placed = placed

    def draw(self, drawing: Drawing) -> None:
        drawing.blocks.extend(self.placed)

    def row_ids(self) -> Iterator[str]:
        return iter(())


class _Flow:
    """Pages as they fill."""

    def __init__(
        self, setter_of: Callable[[PageSettings], Setter], former: Former
    ) -> None:
        self.pages: list[Page] = []
        self.tables: dict[str, SetTable] = {}
        self._former = former
        self.bookmarks: list[Bookmark] = []
        self.notices: list[Notice] = []
        self._setter_of = setter_of
        self._number = 0
        self._y = 0.0

    def add(self, table: Table, settings: PageSettings) -> None:
        """Set a table behind what is there."""
        self._notice_long(table)
        self._setter = self._setter_of(settings)
        if settings.long_lists_to_notes:
            table = shortened(table, self._setter)
        turned = is_turned(table, settings)
        follows = self._may_follow(table, settings, turned=turned)
        if not follows:
            self._open(table, settings, turned=turned, first=True)
        sheet = self.pages[-1].sheet
        heading = Heading(table, settings, self._setter, sheet.width)
        room = sheet.height - heading.next_height
        tail = Tail(table, settings, self._setter, sheet.width, room)
        if follows:
            left = sheet.top + sheet.height - self._y - _GAP
            rooms = Rooms(left - heading.first_height, room, tail.needed)
            set_here = self._set(table, settings, rooms)
            if _rows_fit(set_here):
                self._y += _GAP
                self._place(set_here, heading, tail)
                return
            self._open(table, settings, turned=turned, first=True)
        rooms = Rooms(sheet.height - heading.first_height, room, tail.needed)
        self._place(self._set(table, settings, rooms), heading, tail)

    def _set(self, table: Table, settings: PageSettings, rooms: Rooms) -> SetTable:
        width, former = self.pages[-1].sheet.width, self._former.tables.get(table.key)
        found = set_table(table, settings, self._setter, width, rooms, former)
        self.tables[table.key] = found
        return found

    def _may_follow(
        self, table: Table, settings: PageSettings, *, turned: bool
    ) -> bool:
        """Tell whether a table may stand under the one before."""
        if not self.pages or table.is_annex or turned:
            return False
        if settings.first_number is not None:
            return False
        if self._setter_of(self.pages[-1].settings) is not self._setter:
            return False
        sheet = self.pages[-1].sheet
        same = sheet_of(settings, self._number, turned=False)
        return not sheet.is_turned and same == sheet

    def _open(
        self, table: Table, settings: PageSettings, *, turned: bool, first: bool
    ) -> None:
        """Begin a page."""
        self._number += 1
        if first and settings.first_number is not None:
            self._number = settings.first_number
        was = self._former.opened(len(self.pages), self._number, settings)
        if was is not None and was.sheet.is_turned == turned:
            page = Page(was.sheet, self._number, table.key, settings, was.parts[:1])
        else:
            sheet = sheet_of(settings, self._number, turned=turned)
            page = Page(sheet, self._number, table.key, settings)
            placed = furniture(sheet, settings, self._number, self._setter)
            page.parts.append(_Furniture(placed))
        self.pages.append(page)
        self._y = page.sheet.top

    def _place(self, table: SetTable, heading: Heading, tail: Tail) -> None:
        """Put a table's parts on this page and on new ones."""
        title = "　".join(part for part in (heading.label, heading.title) if part)
        if title:
            self._bookmark(title, self._y, 0)
        lines = list(tail.lines)
        sheet = self.pages[-1].sheet
        self._lines(heading.first(sheet.left, self._y))
        self._y += heading.first_height
        words: str | None = None
        for place, (shown, number) in enumerate(_steps(table)):
            if place and shown.end > shown.start:
                self._head(table, heading, words)
            elif place:
                self._open_same(table)
            lines = self._show(table, shown, number, lines)
            words = _panel_words(table, number + 1) if shown.end else None
        while lines:
            self._open_same(table)
            lines = self._tail(lines)
        for chart in table.table.charts:
            self._chart(table, chart)

    def _chart(self, table: SetTable, chart: Chart) -> None:
        """Put a chart under what is there, or on new pages."""
        sheet = self.pages[-1].sheet
        shown = SetChart(chart, table.settings, table.setter, sheet.width)
        room = sheet.top + sheet.height - self._y - _GAP
        for number, piece in enumerate(shown.pieces(room, sheet.height)):
            if number:
                self._open_same(table)
            else:
                self._y += _GAP
            if piece.end > piece.start:
                if not piece.start:
                    self._bookmark(shown.title, self._y, 1)
                left = self.pages[-1].sheet.left
                part = ChartPart(shown, piece, left, self._y)
                self.pages[-1].parts.append(part)
                self._y += shown.height(piece)

    def _show(
        self, table: SetTable, shown: Break, number: int, lines: list[NoteLine]
    ) -> list[NoteLine]:
        """Put rows on the page, and lines under them; return the lines left."""
        is_last = number == len(table.panels) - 1
        if shown.end > shown.start:
            page = self.pages[-1]
            panel = table.panels[number]
            part = TablePart(table, shown, panel, page.sheet.left, self._y)
            part = self._former.part(len(self.pages) - 1, len(page.parts), part)
            page.parts.append(part)
            if number == 0:
                self._bookmark_sections(part)
            if shown.holds_tail:
                self._y += part.height
        return self._tail(lines) if shown.holds_tail and is_last else lines

    def _head(self, table: SetTable, heading: Heading, words: str | None) -> None:
        """Begin a page with the lines above a further part of a table."""
        self._open_same(table)
        sheet = self.pages[-1].sheet
        self._lines(heading.next(sheet.left, self._y, words))
        self._y += heading.next_height

    def _open_same(self, table: SetTable) -> None:
        turned = is_turned(table.table, table.settings)
        self._open(table.table, table.settings, turned=turned, first=False)

    def _lines(self, placed: list[Placed]) -> None:
        self.pages[-1].parts.append(_Lines(placed))

    def _tail(self, lines: list[NoteLine]) -> list[NoteLine]:
        """Put as many lines under the table as fit; return the others."""
        sheet: Sheet = self.pages[-1].sheet
        bottom = sheet.top + sheet.height + 0.1
        y, count = self._y, 0
        while count < len(lines) and (
            y + lines[count].height <= bottom or y == sheet.top
        ):
            y += lines[count].height
            count += 1
        part = TailPart(lines[:count], sheet.left, self._y)
        self.pages[-1].parts.append(part)
        self._y = y
        return lines[count:]

    def _bookmark(self, title: str, y: float, level: int) -> None:
        self.bookmarks.append(Bookmark(title, len(self.pages) - 1, y, level))

    def _bookmark_sections(self, part: TablePart) -> None:
        shown = part.shown
        rows = part.table.body.rows[shown.start : shown.end]
        if any(row.section_title for row in rows):
            tops = part.lines()[len(part.table.header_heights) :]
            for row, y in zip(rows, tops, strict=False):
                if row.section_title:
                    self._bookmark(row.section_title, y, 1)

    def _notice_long(self, table: Table) -> None:
        former = chain(self._former.rows(table.key), repeat(None))
        for number, (row, was) in enumerate(zip(table.rows, former, strict=False)):
            for cell in row.cells.values() if row is not was else ():
                if len(cell.text) > _LONG_TEXT:
                    params = {"table": table.key, "row": number + 1}
                    self.notices.append(Notice("long_text", params))


def _rows_fit(table: SetTable) -> bool:
    """Tell whether enough rows stand on a table's first page."""
    first = table.pages[0]
    wanted = min(_ROWS_TO_FOLLOW, len(table.body.rows))
    height = table.body.part_height(first.start, first.end)
    return first.end - first.start >= wanted and height <= table.rooms.first + 0.1


def _steps(table: SetTable) -> Iterator[tuple[Break, int]]:
    """Yield what each page shows: rows, and which of the panels."""
    for shown in table.pages:
        if shown.end > shown.start:
            for number in range(len(table.panels)):
                yield shown, number
        else:
            yield shown, len(table.panels) - 1


def _panel_words(table: SetTable, number: int) -> str:
    """Return what 续表 adds above a panel; the first of all comes after the last."""
    number %= len(table.panels)
    if number == 0:
        return ""
    if len(table.panels) == len(("left", "right")):
        return table.settings.panel_words
    return PANEL_NUMBER.format(number=_NUMERALS[min(number, len(_NUMERALS) - 1)])
