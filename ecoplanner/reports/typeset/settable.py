"""One table set in its size: widths, blocks, heights, page breaks."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.reports.table import Row
from ecoplanner.reports.typeset.block import LONG_LIST
from ecoplanner.reports.typeset.body import row_heights
from ecoplanner.reports.typeset.breaks import break_rows
from ecoplanner.reports.typeset.breaks import Rooms
from ecoplanner.reports.typeset.figures import Figures
from ecoplanner.reports.typeset.figures import figures_of
from ecoplanner.reports.typeset.figures import whole_of
from ecoplanner.reports.typeset.grid import grid_of
from ecoplanner.reports.typeset.panels import fits
from ecoplanner.reports.typeset.panels import one_panel
from ecoplanner.reports.typeset.panels import panels_of
from ecoplanner.reports.typeset.style import cell_style
from ecoplanner.reports.typeset.style import LADDER
from ecoplanner.reports.typeset.style import sizes
from ecoplanner.reports.typeset.tall import body_of
from ecoplanner.reports.typeset.widths import eased
from ecoplanner.reports.typeset.widths import needs_of
from ecoplanner.reports.typeset.widths import with_whole_items

if TYPE_CHECKING:
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.block import Words
    from ecoplanner.reports.typeset.breaks import Break
    from ecoplanner.reports.typeset.faces import Face
    from ecoplanner.reports.typeset.grid import Grid
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.panels import Panel
    from ecoplanner.reports.typeset.style import CellStyle
    from ecoplanner.reports.typeset.widths import ColumnNeed

#: A header higher than this share of a page is set as rows instead.
_HEADER_MOST = 0.5
#: It is told how far a table has come every so many rows.
_WATCHED = 50
#: A last page this empty is worth a smaller size, in tables of few pages.
_EMPTY_PAGE = 0.2
_FEW_PAGES = 6


@dataclass(frozen=True, slots=True)
class Attempt:
    """A table measured in one size.

    Attributes:
        grid: its cells.
        style: size and padding.
        needs: of its columns.
        fits: all columns stand side by side.
        is_easy: sentences have room for some words a line as well.
    """

    grid: Grid
    style: CellStyle
    needs: list[ColumnNeed]
    fits: bool
    is_easy: bool


class SetTable:
    """A table with widths, blocks and heights, ready to be broken into pages.

    Attributes:
        table: the description.
        settings: of its pages.
        setter: sets words.
        style: size and padding of its cells.
        panels: columns side by side; one unless the table is wider than a page.
        grid: its cells.
        header_heights: of the header rows.
        body: rows with heights.
        pages: what each page shows of the body.
    """

    def __init__(
        self,
        attempt: Attempt,
        settings: PageSettings,
        setter: Setter,
        width: float,
        rooms: Rooms,
    ) -> None:
        self.table = attempt.grid.table
        self.settings = settings
        self.setter = setter
        self.style = attempt.style
        self.grid = attempt.grid
        self.fits = attempt.fits
        self.panels = self._panels(attempt.needs, width)
        self._set_blocks()
        self.header_heights = row_heights(self.grid.header, self.style)
        header = sum(self.header_heights)
        self.header_height = header
        self.rooms = Rooms(rooms.first - header, rooms.next - header, rooms.tail)
        self.body = body_of(self.grid, self.style, self.rooms.next, self._reset)
        self._mark_restated()
        self.pages: list[Break] = break_rows(self.body, self.rooms)

    @property
    def last_fill(self) -> float:
        """Share of a page that the last page's rows take."""
        last = self.pages[-1]
        if last.end <= last.start:
            return 0.0
        return self.body.part_height(last.start, last.end) / self.rooms.next

    def _panels(self, needs: list[ColumnNeed], width: float) -> list[Panel]:
        rows = len(self.grid.rows)
        if self.fits:
            return [one_panel(needs, rows, self.setter, self.style, width)]
        return panels_of(self.grid, needs, self.setter, self.style, width)

    def _set_blocks(self) -> None:
        """Set every cell in the width it has."""
        for spots in self.grid.header:
            for spot in spots:
                spot.block = self._reset(spot, spot.words)
        self._figures = {
            place: figures_of(self.grid, place, self.setter)
            for place, column in enumerate(self.table.columns)
            if column.kind is Kind.NUM
        }
        widths = self._single_widths()
        styles = {face: self.style.of(face) for face in self._faces()}
        block, watch = self.setter.block, self.setter.watch
        rows = zip(self.grid.body, self.grid.rows, strict=True)
        for at, (spots, row) in enumerate(rows):
            if watch is not None and at % _WATCHED == 0:
                watch(at, len(self.grid.rows))
            for spot in spots:
                kind = spot.words.kind
                if spot.columns > 1:
                    spot.block = self._reset(spot, spot.words)
                elif kind is Kind.NUM:
                    spot.block = self._number(spot, row, widths[spot.column])
                else:
                    width = widths[spot.column]
                    spot.block = block(spot.words, width, styles[spot.face])
                    if kind is Kind.LIST and len(spot.block.lines) > LONG_LIST:
                        spot.block = self._smaller(spot, width)

    def _faces(self) -> set[Face]:
        return {spot.face for spots in self.grid.body for spot in spots}

    def _single_widths(self) -> list[float]:
        """Return the content width of each column, the same in every panel."""
        pad = 2 * self.style.pad_x
        widths = [0.0] * len(self.table.columns)
        for panel in self.panels:
            for place, column in enumerate(panel.columns):
                widths[column] = panel.width((place, place + 1)) - pad
        return widths

    def _reset(self, spot: Spot, words: Words) -> Block:
        """Set words in a cell's width, the narrowest where panels cut it."""
        widths = [
            panel.width(span)
            for panel in self.panels
            if (span := panel.span(spot)) is not None
        ]
        width = min(widths) - 2 * self.style.pad_x
        return self.setter.block(words, width, self.style.of(spot.face))

    def _number(self, spot: Spot, row: Row, width: float) -> Block:
        """Set a number under its column's units digit, words in the middle."""
        style = self.style.of(spot.face)
        words = spot.words
        figures: Figures = self._figures[spot.column]
        whole = whole_of(words.text)
        is_aligned = (
            whole is not None
            and row.role is not Role.SHARE
            and words.across is None
            and figures.block * style.size <= width + 0.1
        )
        if whole is None or not is_aligned:
            return self.setter.block(words, width, style)
        units_x = (width - figures.block * style.size) / 2 + figures.whole * style.size
        return self.setter.number(words, units_x, whole, style)

    def _smaller(self, spot: Spot, width: float) -> Block:
        """Set a very long list one step smaller."""
        steps = [step for step in LADDER if step < self.style.size]
        if not steps or not self.settings.ladder:
            return spot.block
        style = cell_style(steps[0], is_money=self.table.is_money).of(spot.face)
        return self.setter.block(spot.words, width, style)

    def _mark_restated(self) -> None:
        """Add the words that the settings want behind names said again."""
        mark = self.settings.restated_mark
        if not mark:
            return
        for spots in self.body.spots:
            for spot in spots:
                is_name = spot.words.kind is Kind.NAME
                if spot.rows > 1 and is_name and spot.again is None:
                    words = spot.words._replace(text=spot.words.text + mark)
                    spot.again = self._reset(spot, words)


def set_table(
    table: Table, settings: PageSettings, setter: Setter, width: float, rooms: Rooms
) -> SetTable:
    """Set a table in the largest size that suits it.

    Args:
        table: the description.
        settings: of its pages.
        setter: sets words.
        width: of the type area, points.
        rooms: heights that pages have for header and rows.
    """
    steps = sizes(table, settings)
    attempt = _attempt(table, settings, setter, steps[0], width)
    for size in steps[1:]:
        if attempt.fits and attempt.is_easy:
            break
        attempt = _attempt(table, settings, setter, size, width)
    found = SetTable(attempt, settings, setter, width, rooms)
    if found.header_height > rooms.next * _HEADER_MOST:
        return set_table(_without_header(table), settings, setter, width, rooms)
    smaller = [step for step in steps if step < found.style.size]
    if smaller and found.fits and _wastes_page(found):
        attempt = _attempt(table, settings, setter, smaller[0], width)
        other = SetTable(attempt, settings, setter, width, rooms)
        if len(other.pages) < len(found.pages):
            return other
    return found


def _attempt(
    table: Table, settings: PageSettings, setter: Setter, size: float, width: float
) -> Attempt:
    style = cell_style(size, is_money=table.is_money)
    grid = grid_of(table, settings)
    needs = needs_of(grid, setter, style, width)
    does_fit = fits(needs, style, width)
    is_easy = does_fit and fits(eased(needs), style, width)
    roomy = with_whole_items(needs)
    if fits(eased(roomy) if is_easy else roomy, style, width):
        needs = roomy
    return Attempt(grid, style, needs, does_fit, is_easy)


def _wastes_page(table: SetTable) -> bool:
    return 1 < len(table.pages) <= _FEW_PAGES and table.last_fill < _EMPTY_PAGE


def _without_header(table: Table) -> Table:
    """Turn a header too high for a page into rows, which can be cut."""
    rows = tuple(Row(cells=cells) for cells in table.header)
    return replace(table, header=(), rows=(*rows, *table.rows))
