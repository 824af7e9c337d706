"""Blocks: the lines of one cell, set in a width and ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.breaking import Hangs
from ecoplanner.reports.typeset.breaking import Line
from ecoplanner.reports.typeset.breaking import listed
from ecoplanner.reports.typeset.breaking import prose
from ecoplanner.reports.typeset.breaking import WIDE_MARK
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.faces import Widths
from ecoplanner.reports.typeset.names import named
from ecoplanner.reports.typeset.runs import runs_of
from ecoplanner.reports.typeset.words import HALF_BLANK_BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.reports.typeset.faces import Metrics

#: Notes' marks: their size and how far they are raised, em of the words.
MARK_SIZE = 0.62
MARK_RISE = 0.38
#: More lines than this make a list small.
LONG_LIST = 25


class Words(NamedTuple):
    """What is set, and how it stands in its cell.

    Attributes:
        text: as printed.
        kind: how it breaks.
        across: where it stands, None for as its kind wants.
        mark: mark of a note behind it.
    """

    text: str
    kind: Kind = Kind.WORD
    across: Across | None = None
    mark: str = ""


class Style(NamedTuple):
    """Face, size and line of a block, points."""

    face: Face
    size: float
    leading: float


class TextLine(NamedTuple):
    """A line within its block.

    Attributes:
        text: words as they come out of the file again.
        x: points from the block's left edge.
        spread: points added after each character.
    """

    text: str
    x: float
    spread: float


@dataclass(eq=False, slots=True)
class Block:
    """Lines one under another; shared by all cells that say the same.

    Attributes:
        lines: none for what is not said.
        style: of all its lines.
        mark: mark of a note behind the last line, or empty.
        mark_x: points from the block's left edge.
        wide: width of the widest line, points.
    """

    lines: tuple[TextLine, ...]
    style: Style
    mark: str = ""
    mark_x: float = 0.0
    wide: float = 0.0

    @property
    def height(self) -> float:
        """Height in points, without padding."""
        return len(self.lines) * self.style.leading

    def part(self, start: int, end: int) -> Block:
        """Return some of the lines, as a block of their own."""
        mark = self.mark if end >= len(self.lines) else ""
        return Block(self.lines[start:end], self.style, mark, self.mark_x, self.wide)


#: What an empty cell says.
NO_BLOCK = Block((), Style(Face.SONG, 0.0, 0.0))

_ACROSS = {
    Kind.NO: Across.CENTER,
    Kind.WORD: Across.CENTER,
    Kind.NAME: Across.LEFT,
    Kind.LIST: Across.LEFT,
    Kind.PROSE: Across.LEFT,
    Kind.NUM: Across.CENTER,
}
#: Share of the spare width that stands left of a line.
_SHARE = {Across.LEFT: 0.0, Across.CENTER: 0.5, Across.RIGHT: 1.0}


class Setter:
    """Sets words in widths, and remembers: a page set again costs little.

    Attributes:
        metrics: widths of characters.
        watch: told how many rows of a table are set, and of how many; what it
            raises ends the setting.
    """

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self.watch: Callable[[int, int], None] | None = None
        self._measures: dict[Face, tuple[Widths, Hangs]] = {}
        self._blocks: dict[tuple[object, ...], Block] = {}
        self._longest: dict[tuple[str, Face], float] = {}

    def measure(self, face: Face) -> tuple[Widths, Hangs]:
        """Return widths and hanging blanks of words in a face, em."""
        found = self._measures.get(face)
        if found is None:
            widths = Widths(self.metrics.advances(face))
            found = self._measures[face] = (widths, Hangs(widths))
        return found

    def block(self, words: Words, width: float, style: Style) -> Block:
        """Set words in a width of points."""
        key = (words, round(width, 2), style)
        found = self._blocks.get(key)
        if found is None:
            found = self._blocks[key] = self._set(words, width, style)
        return found

    def number(self, words: Words, units_x: float, whole: str, style: Style) -> Block:
        """Set a number so that its units digit ends at a place.

        Args:
            words: the number.
            units_x: points from the block's left edge.
            whole: the part of the text up to the units digit.
            style: face, size and line.
        """
        text = words.text
        key = (words, whole, round(units_x, 2), style)
        found = self._blocks.get(key)
        if found is None:
            widths = self.measure(style.face)[0]
            x = units_x - widths[whole] * style.size
            wide = widths[text] * style.size
            line = (TextLine(text, x, 0.0),)
            found = Block(line, style, words.mark, x + wide, wide)
            self._blocks[key] = found
        return found

    def longest_run(self, paragraph: str, face: Face) -> float:
        """Return the width of the longest run that never breaks, em."""
        key = (paragraph, face)
        found = self._longest.get(key)
        if found is None:
            widths, hangs = self.measure(face)
            runs = runs_of(paragraph)
            found = max((widths[run] - hangs[run] for run in runs), default=0.0)
            self._longest[key] = found
        return found

    def forget(self) -> None:
        """Drop what is remembered, for a document of other words."""
        self._measures.clear()
        self._blocks.clear()
        self._longest.clear()

    def _set(self, words: Words, width: float, style: Style) -> Block:
        text, kind, across, mark = words
        widths, _ = self.measure(style.face)
        em = width / style.size
        lines = self.lines(text, kind, em, style.face)
        mark_em = widths[mark] * MARK_SIZE if mark else 0.0
        if mark and lines[-1].width + mark_em > em > mark_em:
            lines = self.lines(text, kind, em - mark_em, style.face)
        share = _SHARE[across or _ACROSS[kind]]
        size = style.size
        is_centred = share == _SHARE[Across.CENTER]
        placed = []
        for line in lines:
            # The blank half of an opening mark does not count for the middle.
            blank = _blank_before(line.text, widths) * size if is_centred else 0.0
            x = share * max(width - line.width * size + blank, 0.0) - blank
            placed.append(TextLine(line.text, x, line.spread * size))
        wide = max(line.width for line in lines) * size
        mark_x = placed[-1].x + lines[-1].width * size
        return Block(tuple(placed), style, mark, mark_x, wide)

    def lines(self, text: str, kind: Kind, em: float, face: Face) -> list[Line]:
        """Break a text as its kind wants, in a width of em."""
        widths, hangs = self.measure(face)
        if kind is Kind.PROSE:
            return prose(text, em, widths, hangs, justified=True)
        if kind is Kind.LIST:
            return listed(text, em, widths, hangs)
        return named(text, em, widths, hangs)


def _blank_before(text: str, widths: Widths) -> float:
    """Return the blank left half of an opening mark at a line's start, em."""
    is_wide = text[:1] in HALF_BLANK_BEFORE and widths[text[0]] >= WIDE_MARK
    return 0.5 if is_wide else 0.0
