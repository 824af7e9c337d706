"""Charts under a table: a legend, bars from zero on one axis, a caption below."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from itertools import pairwise
from typing import TYPE_CHECKING

from ecoplanner.patterns import source_fill
from ecoplanner.reports.figure import GAP
from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.bars import OUTLINE
from ecoplanner.reports.typeset.bars import WHITE
from ecoplanner.reports.typeset.block import Style
from ecoplanner.reports.typeset.block import Words
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.layout import Fill
from ecoplanner.reports.typeset.layout import Line
from ecoplanner.reports.typeset.layout import Placed
from ecoplanner.reports.typeset.layout import Stroke
from ecoplanner.reports.typeset.printed import grouped
from ecoplanner.reports.typeset.printed import signed
from ecoplanner.reports.typeset.runs import printable
from ecoplanner.reports.typeset.style import CAPTION
from ecoplanner.reports.typeset.style import MM
from ecoplanner.reports.typeset.style import THIN
from ecoplanner.reports.typeset.words import FIGURES_SPACE
from ecoplanner.reports.typeset.words import GOES_ON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.reports.figure import Chart
    from ecoplanner.reports.figure import Part
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.layout import Drawing

LABEL = Style(Face.SONG, 9.0, 12.6)
SMALL = Style(Face.SONG, 8.0, 11.2)
UNIT_WORDS, UNIT_WORDS_EN = "单位：{unit}", "Unit: {unit}"

_BAR = 6.8 * MM
#: From bar to bar: what is wanted, and what still tells them apart.
PITCH, LEAST_PITCH = 15 * MM, 10 * MM
_LABEL_SHARE = 0.28
_LABEL_GAP = 6.0
#: Air at both sides of a number in its part.
_AIR = 2.0
_PLATE_TRIM = 1.6
_GRID_WEIGHT, _GRID_GREY = 0.25, 40
_AXIS_WEIGHT = 0.75
_MOST_STEPS = 6
_TICK_ROOM = 14.0
_CAPTION_ROOM = 8 * MM
_SWATCH_WIDE, _SWATCH_HIGH = 7 * MM, 3.2 * MM
_LEGEND_GAP = 14.0
_LEGEND_ROW = 15.0
_LEGEND_PAD = 3.0
_UNIT_ROOM = 16.0
_BELOW_LEGEND = 8.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bars of a chart, on one page.

    Attributes:
        start: first bar.
        end: bar after the last.
        pitch: from bar to bar at the least, points.
    """

    start: int
    end: int
    pitch: float


class SetChart:
    """A chart set in a width, ready to be cut into pieces.

    Attributes:
        chart: the description.
        title: its caption.
    """

    def __init__(
        self, chart: Chart, settings: PageSettings, setter: Setter, width: float
    ) -> None:
        self.chart = chart
        self.title = FIGURES_SPACE.join(
            printable(part) for part in (chart.label, chart.title) if part
        )
        self._settings, self._setter, self._width = settings, setter, width
        self._labels = [
            self._block(stack.words, width * _LABEL_SHARE, Across.RIGHT)
            for stack in chart.stacks
        ]
        widest = max((block.wide for block in self._labels), default=0.0)
        self._left = widest + _LABEL_GAP
        totals = (self._wide(self._number(each.total)) for each in chart.stacks)
        step = _step(chart.longest)
        self._step = step
        self._end = max(-(-chart.longest // step), 1) * step
        last = self._wide(self._tick(self._end)) / 2
        self._right = max(_LABEL_GAP + max(totals, default=0.0) + _AIR, last) + 1
        self._plot = width - self._left - self._right
        self._legend = _Legend(self, width)
        caption = Words(self.title, Kind.NAME, Across.CENTER)
        self._caption = setter.block(caption, width, CAPTION)

    def pieces(self, first: float, next_: float) -> list[Piece]:
        """Cut the chart where pages end.

        Args:
            first: points left on the page in hand.
            next_: points of a whole page.

        Returns:
            The pieces; an empty one first where the chart begins on a new page.
        """
        count = len(self.chart.stacks)
        for room in (first, next_):
            pitch = min(PITCH, (room - self._around) / max(count, 1))
            is_tight = pitch < LEAST_PITCH
            if not is_tight and self.height(Piece(0, count, pitch)) <= room:
                whole = Piece(0, count, pitch)
                return [whole] if room == first else [Piece(0, 0, 0.0), whole]
        pieces = [Piece(0, 0, 0.0)]
        start = 0
        while start < count:
            end = start + 1
            while (
                end < count and self.height(Piece(start, end + 1, LEAST_PITCH)) <= next_
            ):
                end += 1
            pieces.append(Piece(start, end, LEAST_PITCH))
            start = end
        return pieces

    @property
    def _around(self) -> float:
        """Height of all but the bars."""
        caption = _CAPTION_ROOM + (len(self._caption.lines) - 1) * CAPTION.leading
        return self._legend.height + _BELOW_LEGEND + _TICK_ROOM + caption

    def height(self, piece: Piece) -> float:
        """Return the height of a piece, points."""
        return self._around + sum(self._row_heights(piece))

    def _row_heights(self, piece: Piece) -> list[float]:
        labels = self._labels[piece.start : piece.end]
        return [max(piece.pitch, label.height + 2 * _AIR) for label in labels]

    def draw(self, drawing: Drawing, piece: Piece, x: float, y: float) -> None:
        """Add a piece to a page."""
        self._legend.draw(drawing, x, y)
        top = y + self._legend.height + _BELOW_LEGEND
        heights = self._row_heights(piece)
        left, bottom = x + self._left, top + sum(heights)
        self._draw_axis(drawing, left, top, bottom)
        tops = [top, *(top + end for end in accumulate(heights))]
        for at, (start, end) in enumerate(pairwise(tops), start=piece.start):
            label = self._labels[at]
            middle = (start + end) / 2
            indent = self._left - _LABEL_GAP - self._width * _LABEL_SHARE
            drawing.blocks.append(Placed(x + indent, middle - label.height / 2, label))
            self._draw_stack(drawing, at, left, middle)
        caption = self._caption
        if piece.start:
            words = Words(self.title + GOES_ON, Kind.NAME, Across.CENTER)
            caption = self._setter.block(words, self._width, CAPTION)
        drawing.blocks.append(Placed(x, bottom + _TICK_ROOM + _AIR, caption))

    def _draw_axis(
        self, drawing: Drawing, left: float, top: float, bottom: float
    ) -> None:
        for value in range(0, self._end + 1, self._step):
            x = left + self._length(value)
            weight, grey = (_GRID_WEIGHT, _GRID_GREY) if value else (_AXIS_WEIGHT, 100)
            drawing.shapes.append(Line(weight, x, top, x, bottom + _AIR, grey))
            text = self._tick(value)
            wide = self._wide(text)
            block = self._line(text, SMALL)
            drawing.blocks.append(Placed(x - wide / 2, bottom + _AIR, block))

    def _draw_stack(
        self, drawing: Drawing, at: int, left: float, middle: float
    ) -> None:
        stack = self.chart.stacks[at]
        y, x = middle - _BAR / 2, left
        for part, value, text in zip(
            self.chart.parts, stack.values, stack.texts, strict=True
        ):
            width = self._length(value)
            if width <= 0:
                continue
            drawing.shapes.append(self.fill(part, x, y, width, _BAR))
            words = self._number(text)
            wide = self._wide(words)
            if wide + 4 * _AIR <= width:
                block = self._line(words, SMALL)
                start, top = x + (width - wide) / 2, middle - block.height / 2
                if part.look != GAP:
                    plate = Fill(
                        start - _AIR / 2,
                        top + _PLATE_TRIM,
                        wide + _AIR,
                        block.height - 2 * _PLATE_TRIM,
                        WHITE,
                    )
                    drawing.shapes.append(plate)
                drawing.blocks.append(Placed(start, top, block))
            x += width
        if stack.total:
            block = self._line(self._number(stack.total), SMALL)
            place = Placed(x + _LABEL_GAP, middle - block.height / 2, block)
            wide = self._wide(self._number(stack.total))
            plate = Fill(place.x - _AIR, place.y, wide + 2 * _AIR, block.height, WHITE)
            drawing.shapes.append(plate)
            drawing.blocks.append(place)

    def fill(self, part: Part, x: float, y: float, width: float, height: float) -> Fill:
        """Return the box of a part; a gap is empty with a dashed edge."""
        if part.look == GAP:
            return Fill(x, y, width, height, WHITE, "solid", OUTLINE, dashed=True)
        colour, pattern = source_fill(part.look, colours=self._settings.colours)
        # The edges of a very short part would hide it.
        return Fill(x, y, width, height, colour, pattern, min(OUTLINE, width / 4))

    def _length(self, value: int) -> float:
        return self._plot * value / self._end

    def _tick(self, value: int) -> str:
        whole, rest = divmod(value, self.chart.scale)
        decimals = str(self.chart.scale).count("0")
        digits = f".{rest:0{decimals}d}".rstrip("0") if rest else ""
        unit = "%" if self.chart.unit == "%" else ""
        return self._number(f"{whole}{digits}") + unit

    def _number(self, text: str) -> str:
        settings = self._settings
        return signed(grouped(text, settings.grouping, is_long=True), settings.minus)

    def _wide(self, text: str, style: Style = SMALL) -> float:
        return self._setter.measure(style.face)[0][text] * style.size

    def _line(self, text: str, style: Style) -> Block:
        """Set words on one line, however long."""
        words = Words(text, Kind.WORD, Across.LEFT)
        return self._setter.block(words, self._wide(text, style) + 1, style)

    def _block(self, text: str, width: float, across: Across) -> Block:
        words = Words(printable(text), Kind.NAME, across)
        return self._setter.block(words, width, LABEL)


class _Legend:
    """What each fill is, with its sum and share, as a small table."""

    def __init__(self, chart: SetChart, width: float) -> None:
        self._chart = chart
        self._width = width
        # Name, sum and share of each part.
        rows = [
            (
                printable(part.words),
                chart._number(part.amount),  # noqa: SLF001 - two halves of one
                f"{part.share}%" if part.share else "",
            )
            for part in chart.chart.parts
        ]
        self._rows = rows
        wide = chart._wide  # noqa: SLF001
        self._columns = tuple(
            max((wide(row[place], LABEL) for row in rows), default=0.0)
            for place in range(3)
        )
        pads = _LEGEND_GAP * sum(1 for column in self._columns if column)
        self._cell = _SWATCH_WIDE + _LABEL_GAP + sum(self._columns) + pads
        self._across = max(1, int(width // self._cell)) if rows else 1
        lines = -(-len(rows) // self._across)
        self.height = _UNIT_ROOM + lines * _LEGEND_ROW + 2 * _LEGEND_PAD

    def draw(self, drawing: Drawing, x: float, y: float) -> None:
        """Add the legend to a page."""
        line = self._chart._line  # noqa: SLF001
        unit = self._chart.chart.unit
        # A chart of an English answer has its unit in words; `%` is said in Chinese.
        is_english = unit.isascii() and any(map(str.isalpha, unit))
        words = (UNIT_WORDS_EN if is_english else UNIT_WORDS).format(unit=unit)
        drawing.blocks.append(Placed(x, y, line(words, LABEL)))
        top, bottom = y + _UNIT_ROOM, y + self.height
        for edge in (top, bottom):
            drawing.strokes.append(Stroke(THIN, x, edge, x + self._width, edge))
        parts = self._chart.chart.parts
        for number, (part, texts) in enumerate(zip(parts, self._rows, strict=True)):
            down, right = divmod(number, self._across)
            left = x + right * self._cell
            middle = top + _LEGEND_PAD + (down + 0.5) * _LEGEND_ROW
            swatch_y = middle - _SWATCH_HIGH / 2
            drawing.shapes.append(
                self._chart.fill(part, left, swatch_y, _SWATCH_WIDE, _SWATCH_HIGH)
            )
            self._draw_texts(drawing, texts, left + _SWATCH_WIDE + _LABEL_GAP, middle)

    def _draw_texts(
        self, drawing: Drawing, texts: Sequence[str], x: float, middle: float
    ) -> None:
        """Write a name and, aligned at the right, its figures."""
        for place, (text, wide) in enumerate(zip(texts, self._columns, strict=True)):
            if not wide:
                continue
            if text:
                block = self._chart._line(text, LABEL)  # noqa: SLF001
                indent = wide - self._chart._wide(text, LABEL) if place else 0.0  # noqa: SLF001
                drawing.blocks.append(
                    Placed(x + indent, middle - block.height / 2, block)
                )
            x += wide + _LEGEND_GAP


class ChartPart:
    """A piece of a chart at its place on a page."""

    def __init__(self, chart: SetChart, piece: Piece, x: float, y: float) -> None:
        self._chart, self._piece = chart, piece
        self._x, self._y = x, y

    def draw(self, drawing: Drawing) -> None:
        """Add the piece to a page."""
        self._chart.draw(drawing, self._piece, self._x, self._y)

    def row_ids(self) -> Iterator[str]:
        """Yield nothing: a bar is no row."""
        return iter(())


def _step(longest: int) -> int:
    """Return the least round step of the axis that gives few lines."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if step * factor * _MOST_STEPS >= longest:
                return step * factor
        step *= 10
