"""What layout yields: pages with lines, rules and shading at their places.

Places are points from the upper left corner, as a page is seen with its head up;
what belongs to the upright sheet (page number, running words) is given from the
upper left corner of that sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import NamedTuple
from typing import Protocol
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.patterns import Pattern
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Style
    from ecoplanner.reports.typeset.settable import SetTable
    from ecoplanner.reports.typeset.sheet import Sheet


class Placed(NamedTuple):
    """A block at its place.

    Attributes:
        x: left edge.
        y: top of its first line.
        block: the lines.
    """

    x: float
    y: float
    block: Block


class Stroke(NamedTuple):
    """A rule from place to place, with its weight."""

    weight: float
    x1: float
    y1: float
    x2: float
    y2: float


class Shade(NamedTuple):
    """A grey ground; the grey is a percentage of black."""

    x: float
    y: float
    width: float
    height: float
    grey: int


class Fill(NamedTuple):
    """A box filled with the look of a part.

    Attributes:
        x: left edge.
        y: top.
        width: of the box.
        height: of the box.
        colour: of its ground, as #rrggbb.
        pattern: over the ground.
        outline: weight of its edge; 0 for none.
        dashed: whether the edge is.
    """

    x: float
    y: float
    width: float
    height: float
    colour: str
    pattern: Pattern = "solid"
    outline: float = 0.0
    dashed: bool = False


class Line(NamedTuple):
    """A fine line of a figure; the grey is a percentage of black."""

    weight: float
    x1: float
    y1: float
    x2: float
    y2: float
    grey: int = 100


class Rect(NamedTuple):
    """A place on a page."""

    x: float
    y: float
    width: float
    height: float


class PlacedLine(NamedTuple):
    """A line of text at its place: left end and baseline."""

    text: str
    x: float
    baseline: float
    style: Style


@dataclass(eq=False, slots=True)
class Drawing:
    """Everything on one page.

    Attributes:
        blocks: words, in reading order.
        strokes: rules.
        shades: grounds, under everything.
        shapes: what figures are drawn of, over the rules and under the words.
        sheet_blocks: page number and running words, on the upright sheet.
        anchors: where each row is, by its id.
    """

    blocks: list[Placed] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    shapes: list[Fill | Line] = field(default_factory=list)
    sheet_blocks: list[Placed] = field(default_factory=list)
    anchors: dict[str, Rect] = field(default_factory=dict)

    def lines(self) -> Iterator[PlacedLine]:
        """Yield the lines of the page, in reading order."""
        for x, y, block in self.blocks:
            style = block.style
            base = y + style.leading / 2 + style.size * BASELINE_EM
            for number, line in enumerate(block.lines):
                baseline = base + number * style.leading
                yield PlacedLine(line.text, x + line.x, baseline, style)


#: The baseline stands this far below the middle of the line, em.
BASELINE_EM = 0.38


class Part(Protocol):
    """Something that stands on a page and can be drawn there."""

    def draw(self, drawing: Drawing) -> None:
        """Add itself to a page."""

    def row_ids(self) -> Iterator[str]:
        """Yield the ids of the rows that it shows."""


@dataclass(eq=False, slots=True)
class Page:
    """A page; what stands on it is worked out when it is asked for.

    Attributes:
        sheet: paper, margins, place of the number.
        number: printed.
        parts: what stands on it, from the top down.
        table: key of the first table on it.
        settings: of that table.
    """

    sheet: Sheet
    number: int
    table: str
    settings: PageSettings
    parts: list[Part] = field(default_factory=list)

    def drawing(self) -> Drawing:
        """Return everything on the page."""
        drawing = Drawing()
        for part in self.parts:
            part.draw(drawing)
        return drawing


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline.

    Attributes:
        title: words.
        page: index of the page, from 0.
        y: place on it.
        level: 0 for a table, 1 for a section of it.
    """

    title: str
    page: int
    y: float
    level: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the printed page that the user should know.

    Attributes:
        code: stable key into `ecoplanner.messages`.
        params: values for the placeholders of the sentence.
    """

    code: str
    params: Mapping[str, object]


@dataclass(eq=False, slots=True)
class Layout:
    """Tables set on pages.

    Attributes:
        pages: in order.
        bookmarks: the outline.
        notices: what the user should know.
        tables: as they were set, by key, for when they are set again.
    """

    pages: list[Page]
    bookmarks: list[Bookmark]
    notices: list[Notice]
    tables: Mapping[str, SetTable] = field(default_factory=dict)

    def pages_of(self, row_id: str) -> list[int]:
        """Return the indexes of the pages that show a row."""
        return [
            index
            for index, page in enumerate(self.pages)
            if any(row_id == each for part in page.parts for each in part.row_ids())
        ]
