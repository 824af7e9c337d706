"""The part of a table on one page: cells at their places, rules, shading."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from itertools import groupby
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.reports.figure import MONTHS
from ecoplanner.reports.settings import RuleStyle
from ecoplanner.reports.typeset.bars import Axis
from ecoplanner.reports.typeset.bars import draw_bar
from ecoplanner.reports.typeset.bars import Look
from ecoplanner.reports.typeset.bars import Place
from ecoplanner.reports.typeset.layout import Placed
from ecoplanner.reports.typeset.layout import Rect
from ecoplanner.reports.typeset.layout import Shade
from ecoplanner.reports.typeset.layout import Stroke
from ecoplanner.reports.typeset.style import FRAME
from ecoplanner.reports.typeset.style import GROUP
from ecoplanner.reports.typeset.style import SECTION
from ecoplanner.reports.typeset.style import THIN
from ecoplanner.reports.typeset.style import THREE_LINE_HEADER
from ecoplanner.reports.typeset.style import UNDER_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.breaks import Break
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.panels import Panel
    from ecoplanner.reports.typeset.settable import SetTable

#: A cell whose words take more than this share of a page stands at the top.
_TOP_SHARE = 0.5
#: Ground of later phases, percent of black.
_PHASE_GREY = 5


class Seen(NamedTuple):
    """A cell as a page shows it.

    Attributes:
        spot: the cell.
        first: first line of the page's grid that it covers.
        last: the line after.
        left: first of the panel's columns.
        right: the column after.
    """

    spot: Spot
    first: int
    last: int
    left: int
    right: int


class TablePart:
    """Some rows of a table under its header, at a place on a page.

    Attributes:
        table: the table.
        shown: which rows.
        panel: which columns.
        x: left edge on the page.
        y: top.
    """

    def __init__(
        self, table: SetTable, shown: Break, panel: Panel, x: float, y: float
    ) -> None:
        self.table = table
        self.shown = shown
        self.panel = panel
        self.x = x
        self.y = y

    @cached_property
    def heights(self) -> list[float]:
        """Heights of header rows and rows, points."""
        rows = self.table.body.part_heights(self.shown.start, self.shown.end)
        return [*self.table.header_heights, *rows]

    @property
    def height(self) -> float:
        """Height of header and rows, points."""
        return sum(self.heights)

    def row_ids(self) -> Iterator[str]:
        """Yield the ids of the rows it shows."""
        for row in self.table.body.rows[self.shown.start : self.shown.end]:
            if row.row_id:
                yield row.row_id

    def draw(self, drawing: Drawing) -> None:
        """Add cells, rules and shading to a page."""
        lines = self.lines()
        cells = self.seen()
        self._shade(drawing, lines)
        self._place_blocks(drawing, cells, lines)
        drawing.strokes.extend(self._strokes(cells, lines))
        self._anchor(drawing, lines)

    def lines(self) -> list[float]:
        """Return where its rows begin on the page, and where the last ends."""
        return [self.y, *(self.y + end for end in accumulate(self.heights))]

    def seen(self) -> list[Seen]:
        """Return the cells of header and rows, row by row."""
        header = len(self.table.header_heights)
        seen: list[Seen] = []
        for spots in self.table.grid.header:
            for spot in spots:
                span = self.panel.span(spot)
                if span is not None:
                    seen.append(Seen(spot, spot.row, spot.end, *span))
        start, end = self.shown.start, self.shown.end
        body = self.table.body
        shift = header - start
        for row in range(start, end):
            spots = body.spots[row]
            if row == start and body.spanning[row]:
                above = [spot for spot in body.spanning[row] if spot.row < start]
                spots = sorted([*above, *spots], key=lambda each: each.column)
            for spot in spots:
                span = self.panel.span(spot)
                if span is not None:
                    last = min(spot.end, end) + shift
                    seen.append(Seen(spot, row + shift, last, *span))
        return seen

    def _shade(self, drawing: Drawing, lines: Sequence[float]) -> None:
        header = len(self.table.header_heights)
        grey = self.table.settings.shading
        if header and grey:
            width = self.panel.lefts[-1]
            height = lines[header] - lines[0]
            drawing.shades.append(Shade(self.x, lines[0], width, height, grey))
        height = lines[-1] - lines[header]
        for at, column in enumerate(self.panel.columns):
            if self.table.table.columns[column].is_shaded:
                left, right = self.panel.lefts[at : at + 2]
                x, width = self.x + left, right - left
                shade = Shade(x, lines[header], width, height, _PHASE_GREY)
                drawing.shades.append(shade)

    def _place_blocks(
        self, drawing: Drawing, cells: Sequence[Seen], lines: Sequence[float]
    ) -> None:
        pad_x, pad_y = self.table.style.pad_x, self.table.style.pad_y
        top_from = self.table.rooms.next * _TOP_SHARE
        lefts = self.panel.lefts
        for cell in cells:
            block = self.block(cell)
            if cell.spot.bar is not None:
                self._draw_bar(drawing, cell, block, lines)
                continue
            if not block.lines:
                continue
            y, room = lines[cell.first], lines[cell.last] - lines[cell.first]
            is_high = block.height > top_from
            y += pad_y if is_high else (room - block.height) / 2
            x = self.x + lefts[cell.left] + pad_x
            drawing.blocks.append(Placed(x, y, block))

    def _draw_bar(
        self, drawing: Drawing, cell: Seen, block: Block, lines: Sequence[float]
    ) -> None:
        bar, style, panel = cell.spot.bar, self.table.style, self.panel
        if bar is None:
            return
        edges = [self.x + left for left in panel.lefts[cell.left : cell.right + 1]]
        places = panel.columns[cell.left : cell.right]
        columns = self.table.table.columns
        starts = {at for at, each in enumerate(places) if columns[each].group_start}
        first = (places[0] - cell.spot.column) * MONTHS
        top, bottom = lines[cell.first], lines[cell.last]
        room = Rect(edges[0], top, edges[-1] - edges[0], bottom - top)
        axis = Axis(edges, frozenset(starts), first)
        colours = self.table.settings.colours
        look = Look(style.size, style.pad_x, style.pad_y, colours)
        draw_bar(drawing, bar, block, Place(room, axis, look))

    def block(self, cell: Seen) -> Block:
        """Return what a cell says here."""
        spot = cell.spot
        if len(self.table.panels) > 1 and spot.columns > 1:
            lefts = self.panel.lefts
            width = lefts[cell.right] - lefts[cell.left] - 2 * self.table.style.pad_x
            style = self.table.style.of(spot.face)
            return self.table.setter.block(spot.words, width, style)
        if cell.first < len(self.table.header_heights):
            return spot.block
        return spot.part(self.shown.start, self.shown.end)

    def _strokes(
        self, cells: Sequence[Seen], lines: Sequence[float]
    ) -> Iterator[Stroke]:
        owners = self._owners(cells, len(lines) - 1)
        yield from self._frame(lines)
        is_grid = self.table.settings.rules is RuleStyle.GRID
        for line in range(1, len(lines) - 1):
            weight = self._weight(line)
            if weight:
                yield from self._across(owners, line, lines[line], weight)
        if is_grid:
            for column in range(1, len(self.panel.columns)):
                yield from self._down(owners, column, lines)

    def _owners(self, cells: Sequence[Seen], rows: int) -> list[list[int]]:
        """Return which cell each place of the page's grid belongs to."""
        columns = len(self.panel.columns)
        header = len(self.table.header_heights)
        owners = [
            list(range(row * columns, (row + 1) * columns)) for row in range(rows)
        ]
        body = self.table.body
        for row in range(header + 1, rows):
            piece = self.shown.start + row - header
            if body.piece_of[piece] != piece:
                owners[row] = owners[row - 1]
        for spot, first, last, left, right in cells:
            if spot.rows > 1 or spot.columns > 1:
                owner = first * columns + left
                for row in range(first, last):
                    owners[row][left:right] = [owner] * (right - left)
        return owners

    def _frame(self, lines: Sequence[float]) -> Iterator[Stroke]:
        left, right = self.x, self.x + self.panel.lefts[-1]
        top, bottom = lines[0], lines[-1]
        is_end = self.shown.end == len(self.table.body.rows)
        yield Stroke(FRAME, left, top, right, top)
        yield Stroke(FRAME if is_end else THIN, left, bottom, right, bottom)
        if self.table.settings.rules is RuleStyle.GRID:
            yield Stroke(FRAME, left, top, left, bottom)
            yield Stroke(FRAME, right, top, right, bottom)

    def _weight(self, line: int) -> float:
        """Return the weight of the rule above a line of the page's grid."""
        header = len(self.table.header_heights)
        is_grid = self.table.settings.rules is RuleStyle.GRID
        if line == header:
            return UNDER_HEADER if is_grid else THREE_LINE_HEADER
        if line < header:
            return THIN
        if not is_grid:
            return 0.0
        row = self.shown.start + line - header
        rows = self.table.body.rows
        return THIN if rows[row].section == rows[row - 1].section else SECTION

    def _across(
        self, owners: list[list[int]], line: int, y: float, weight: float
    ) -> Iterator[Stroke]:
        above, below = owners[line - 1], owners[line]
        lefts, columns = self.panel.lefts, range(len(above))
        for is_open, run in groupby(columns, lambda c: above[c] != below[c]):
            if is_open:
                places = list(run)
                x1, x2 = lefts[places[0]], lefts[places[-1] + 1]
                yield Stroke(weight, self.x + x1, y, self.x + x2, y)

    def _down(
        self, owners: list[list[int]], column: int, lines: Sequence[float]
    ) -> Iterator[Stroke]:
        described = self.table.table.columns[self.panel.columns[column]]
        weight = GROUP if described.group_start else THIN
        x = self.x + self.panel.lefts[column]
        rows = range(len(owners))
        for is_open, run in groupby(
            rows, lambda row: owners[row][column - 1] != owners[row][column]
        ):
            if is_open:
                places = list(run)
                yield Stroke(weight, x, lines[places[0]], x, lines[places[-1] + 1])

    def _anchor(self, drawing: Drawing, lines: Sequence[float]) -> None:
        header = len(self.table.header_heights)
        width = self.panel.lefts[-1]
        for row in range(self.shown.start, self.shown.end):
            row_id = self.table.body.rows[row].row_id
            if not row_id:
                continue
            line = row - self.shown.start + header
            top, bottom = lines[line], lines[line + 1]
            known = drawing.anchors.get(row_id)
            top = known.y if known else top
            drawing.anchors[row_id] = Rect(self.x, top, width, bottom - top)
