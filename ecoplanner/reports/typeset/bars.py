"""Bars over the columns of years, with their words beside or on them."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.patterns import series_fill
from ecoplanner.reports.figure import BarLook
from ecoplanner.reports.figure import FULL
from ecoplanner.reports.figure import MONTHS
from ecoplanner.reports.typeset.layout import Fill
from ecoplanner.reports.typeset.layout import Line
from ecoplanner.reports.typeset.layout import Placed
from ecoplanner.reports.typeset.style import FRAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.figure import Bar
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Rect

WHITE = "#FFFFFF"
OUTLINE = 0.75
_BRACKET = "#4D4D4D"
_MONEY = "#D9D9D9"
#: Height of a bar, em of the body's size.
_HIGH = 1.24
_BRACKET_HIGH, _BRACKET_FOOT, _FOOT_WIDE = 1.6, 4.2, 1.4
_YEAR_WEIGHT, _YEAR_GREY = 0.25, 40
_GROUP_WEIGHT = 0.75
#: Between a bar and its words, and between words and the edge of their ground.
_BESIDE = 3.0
_PLATE = 1.6
_TRIM = 1.4
#: Height of a bar whose place its words take.
_THIN = 2.0
#: A column of money leaves this much of its cell at either side.
_MARGIN = 0.14


class Axis(NamedTuple):
    """The years of a cell on one page.

    Attributes:
        edges: x of each year's left edge, and of the last one's right edge.
        starts: years before which a heavier line stands.
        first: months of the cell before the first edge.
    """

    edges: Sequence[float]
    starts: frozenset[int]
    first: int

    def x(self, month: int) -> float:
        """Return where a month begins, within the page."""
        months = min(max(month - self.first, 0), MONTHS * (len(self.edges) - 1))
        year, rest = divmod(months, MONTHS)
        if year == len(self.edges) - 1:
            return self.edges[-1]
        left, right = self.edges[year], self.edges[year + 1]
        return left + (right - left) * rest / MONTHS


class Look(NamedTuple):
    """How bars are drawn: size of the words, padding, with or without colours."""

    size: float
    pad_x: float
    pad: float
    colours: bool


class Place(NamedTuple):
    """Where a bar is drawn, and how: the cell on the page, its years, its look."""

    cell: Rect
    axis: Axis
    look: Look


class Span(NamedTuple):
    """From one x to another."""

    left: float
    right: float


def draw_bar(drawing: Drawing, bar: Bar, block: Block, place: Place) -> None:
    """Draw what a cell has over its years, and its words."""
    if bar.look is BarLook.COLUMN:
        _column(drawing, bar, block, place)
    else:
        _Months(drawing, bar, block, place).draw()


class _Months:
    """A bar over months, with its words."""

    def __init__(self, drawing: Drawing, bar: Bar, block: Block, place: Place) -> None:
        self._drawing, self._bar, self._block = drawing, bar, block
        self._cell, self._axis, self._look = place
        axis = place.axis
        self._at = Span(axis.x(bar.first), axis.x(bar.end))
        self._plan = Span(axis.x(bar.plan_first), axis.x(bar.plan_end))
        self._is_drawn = self._at.right > self._at.left
        # A further panel says only what is drawn in it.
        is_missing = bar.end <= bar.first and not axis.first
        self._says = bool(block.wide) and (self._is_drawn or is_missing)

    def draw(self) -> None:
        """Draw lines of years, bar and words, one over the other."""
        self._draw_years()
        x = self._words_x()
        if self._is_drawn and self._bar.look is BarLook.BRACKET:
            self._draw_bracket()
        elif self._is_drawn:
            self._draw_bar(is_covered=self._says and x is None)
        if self._says:
            self._draw_words(x)

    def _draw_years(self) -> None:
        top, bottom = self._cell.y, self._cell.y + self._cell.height
        for number, x in enumerate(self._axis.edges[1:-1], start=1):
            weight, grey = _YEAR_WEIGHT, _YEAR_GREY
            if number in self._axis.starts:
                weight, grey = _GROUP_WEIGHT, 100
            self._drawing.shapes.append(Line(weight, x, top, x, bottom, grey))

    def _draw_bracket(self) -> None:
        left, right = self._at
        y = self._cell.y + (self._cell.height - _BRACKET_FOOT) / 2
        add = self._drawing.shapes.append
        add(Fill(left, y, right - left, _BRACKET_HIGH, _BRACKET))
        for x in (left, right - _FOOT_WIDE):
            add(Fill(x, y, _FOOT_WIDE, _BRACKET_FOOT, _BRACKET))

    def _draw_bar(self, *, is_covered: bool) -> None:
        """Draw the bar, thin at the cell's foot where words take its place."""
        cell, (left, right) = self._cell, self._at
        height = min(self._look.size * _HIGH, cell.height - self._look.pad)
        y = cell.y + (cell.height - height) / 2
        if is_covered:
            height = _THIN
            y = cell.y + cell.height - height - FRAME / 2
        add = self._drawing.shapes.append
        if self._bar.look is BarLook.ASSUMED:
            box = (left, y, right - left, height)
            add(Fill(*box, WHITE, "solid", OUTLINE, dashed=True))
            return
        colour, pattern = series_fill(self._bar.series, colours=self._look.colours)
        add(Fill(left, y, right - left, height, colour, pattern, OUTLINE))
        for start, end in (
            (left, min(self._plan.left, right)),
            (max(self._plan.right, left), right),
        ):
            if end > start:
                add(Fill(start, y, end - start, height, WHITE, "falling", OUTLINE))

    def _words_x(self) -> float | None:
        """Return where words begin on the bar or beside it; None if they cover it."""
        left, right = self._axis.edges[0], self._axis.edges[-1]
        at, wide = self._at, self._block.wide
        # Not on what lies before the plan, if the rest has room.
        start = max(at.left, min(self._plan.left, at.right))
        if self._is_drawn and at.right - start >= wide + 2 * (_BESIDE + _PLATE):
            return start + _BESIDE + _PLATE
        if at.right + _BESIDE + wide + _PLATE <= right:
            return at.right + _BESIDE
        if at.left - _BESIDE - wide - _PLATE >= left:
            return at.left - _BESIDE - wide
        return None

    def _draw_words(self, x: float | None) -> None:
        """Write the words on a white ground; never cut them."""
        block, edges = self._block, self._axis.edges
        y = self._cell.y + (self._cell.height - block.height) / 2
        if x is None:
            x = min(self._at.left, edges[-1] - block.wide - _PLATE)
            x = max(x, edges[0] + _PLATE)
        wide, high = block.wide + 2 * _PLATE, block.height - 2 * _TRIM
        self._drawing.shapes.append(Fill(x - _PLATE, y + _TRIM, wide, high, WHITE))
        self._drawing.blocks.append(Placed(x - block.lines[0].x, y, block))


def _column(drawing: Drawing, bar: Bar, block: Block, place: Place) -> None:
    """Draw the money of a year as a column, its amount above."""
    cell, look = place.cell, place.look
    room = cell.height - block.height - 2 * look.pad
    height = max(room, 0.0) * bar.level / FULL
    bottom = cell.y + cell.height
    if height:
        margin = cell.width * _MARGIN
        # Even the least column is seen over the frame of the table.
        height = max(height, 2 * OUTLINE)
        box = (cell.x + margin, bottom - height, cell.width - 2 * margin, height)
        drawing.shapes.append(Fill(*box, _MONEY, "solid", OUTLINE))
    if block.wide:
        y = bottom - height - look.pad - block.height
        drawing.blocks.append(Placed(cell.x + look.pad_x, y, block))
