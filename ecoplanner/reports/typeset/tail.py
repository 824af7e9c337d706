"""What stands under a table: notes, and the line to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.block import Words
from ecoplanner.reports.typeset.layout import Placed
from ecoplanner.reports.typeset.layout import Stroke
from ecoplanner.reports.typeset.printed import printed
from ecoplanner.reports.typeset.runs import printable
from ecoplanner.reports.typeset.style import FILL_IN
from ecoplanner.reports.typeset.style import MM
from ecoplanner.reports.typeset.style import notes_style
from ecoplanner.reports.typeset.style import THIN
from ecoplanner.reports.typeset.words import FILL_IN as FILL_IN_WORDS
from ecoplanner.reports.typeset.words import FILL_IN_DATE
from ecoplanner.reports.typeset.words import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.layout import Drawing

_NOTES_BELOW = 1.5 * MM
_FILL_IN_BELOW = 9 * MM
#: Circled numbers that fonts have.
_CIRCLED = 20
#: Notes longer than half a page are split; so many lines stay with the table.
_SPLIT_SHARE = 0.5
_LINES_WITH_TABLE = 3
#: Shares of the width for the blanks of the fill-in line, after each word.
_BLANKS = (0.19, 0.16, 0.16)
_GAP = 1.6
#: Narrower tables have the fill-in line's words closer together, points.
_WIDE = 500.0


class NoteLine:
    """One line under a table: what stands in it, from the left edge."""

    def __init__(self, pieces: Sequence[Placed], height: float) -> None:
        self.pieces = tuple(pieces)
        self.height = height
        self.strokes: tuple[Stroke, ...] = ()


class Tail:
    """Everything under a table, in lines.

    Attributes:
        lines: of the notes and the fill-in line, each with the space above it.
        needed: points that must be left under the last rows.
    """

    def __init__(
        self,
        table: Table,
        settings: PageSettings,
        setter: Setter,
        width: float,
        room: float,
    ) -> None:
        self.lines: list[NoteLine] = []
        notes = [note for note in table.notes if note] if settings.notes else []
        if notes:
            say = printed if settings.printed_forms else printable
            texts = [say(note) for note in notes]
            marks = note_marks(len(texts), table.notes_marks)
            size = settings.notes_size
            self.lines.extend(_notes(texts, marks, setter, width, size))
        notes_height = self.height
        if settings.fill_in:
            self.lines.append(_fill_in(setter, width))
        self.needed = self.height
        if notes_height > room * _SPLIT_SHARE:
            first = self.lines[:_LINES_WITH_TABLE]
            self.needed = sum(line.height for line in first)

    @property
    def height(self) -> float:
        """Height of all lines, points."""
        return sum(line.height for line in self.lines)


class TailPart:
    """Lines under a table at their place on a page."""

    def __init__(self, lines: Sequence[NoteLine], x: float, y: float) -> None:
        self._lines = lines
        self._x = x
        self._y = y

    def draw(self, drawing: Drawing) -> None:
        """Add the lines to a page."""
        y = self._y
        for line in self._lines:
            y += line.height
            for piece in line.pieces:
                placed = Placed(self._x + piece.x, y + piece.y, piece.block)
                drawing.blocks.append(placed)
            for stroke in line.strokes:
                weight, x1, y1, x2, y2 = stroke
                moved = (self._x + x1, y + y1, self._x + x2, y + y2)
                drawing.strokes.append(Stroke(weight, *moved))

    def row_ids(self) -> Iterator[str]:
        """Yield nothing: no row stands under its table."""
        return iter(())


def note_marks(count: int, form: str) -> list[str]:
    """Return the marks of notes: circled, or 1. 2.; none for a single one."""
    if form:
        circled = [chr(0x2460 + number) for number in range(min(count, _CIRCLED))]
        return circled + [f"({number + 1})" for number in range(_CIRCLED, count)]
    return [f"{number + 1}." for number in range(count)] if count > 1 else [""]


def _notes(
    texts: Sequence[str],
    marks: Sequence[str],
    setter: Setter,
    width: float,
    size: float,
) -> list[NoteLine]:
    style = notes_style(size)
    widths, _ = setter.measure(style.face)
    lead = widths[NOTE] * size
    hang = lead + max(widths[mark] for mark in marks) * size
    lines: list[NoteLine] = []
    for number, (text, mark) in enumerate(zip(texts, marks, strict=True)):
        block = setter.block(Words(text, Kind.PROSE), max(width - hang, size), style)
        for line in range(len(block.lines)):
            height = style.leading + (0.0 if lines else _NOTES_BELOW)
            pieces = []
            if line == 0 and number == 0:
                pieces.append(_piece(setter, NOTE, style.size, 0.0))
            if line == 0 and mark:
                pieces.append(_piece(setter, mark, style.size, lead))
            pieces.append(Placed(hang, -style.leading, block.part(line, line + 1)))
            lines.append(NoteLine(pieces, height))
    return lines


def _piece(setter: Setter, text: str, size: float, x: float) -> Placed:
    style = notes_style(size)
    block = _line(setter, text, style.size)
    return Placed(x, -style.leading, block)


def _line(setter: Setter, text: str, size: float) -> Block:
    style = notes_style(size)
    width = setter.measure(style.face)[0][text] * size + 1
    return setter.block(Words(text, Kind.NAME, Across.LEFT), width, style)


def _fill_in(setter: Setter, width: float) -> NoteLine:
    """Set the fill-in line: words, rules to write on, a date."""
    widths, _ = setter.measure(FILL_IN.face)
    em = FILL_IN.size
    words = [widths[word] * em for word in FILL_IN_WORDS]
    is_wide = width > _WIDE
    date_em = 2.0 if is_wide else 1.2
    date = sum(widths[word] * em + date_em * em for word in FILL_IN_DATE)
    gap = (_GAP if is_wide else 1.0) * em
    blank = max(width - sum(words) - date - gap * len(_BLANKS), 0.0) / sum(_BLANKS)
    pieces: list[Placed] = []
    strokes: list[Stroke] = []
    baseline = -_below_baseline()
    x = 0.0
    for place, word in enumerate(FILL_IN_WORDS):
        pieces.append(_place(setter, word, x, words[place]))
        x += words[place]
        if place < len(_BLANKS):
            end = x + blank * _BLANKS[place]
            strokes.append(Stroke(THIN, x, baseline + 2.0, end, baseline + 2.0))
            x = end + gap
    for word in FILL_IN_DATE:
        x += date_em * em
        pieces.append(_place(setter, word, x, widths[word] * em))
        x += widths[word] * em
    line = NoteLine(pieces, _FILL_IN_BELOW + _below_baseline())
    line.strokes = tuple(strokes)
    return line


def _below_baseline() -> float:
    return FILL_IN.leading / 2 - 0.38 * FILL_IN.size


def _place(setter: Setter, word: str, x: float, width: float) -> Placed:
    words = Words(word, Kind.NAME, Across.LEFT)
    return Placed(x, -FILL_IN.leading, setter.block(words, width + 1, FILL_IN))
