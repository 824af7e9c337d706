"""A table as places on a grid: where each cell stands, and what it says in print."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING

from ecoplanner.reports.figure import BarLook
from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Row
from ecoplanner.reports.typeset.block import NO_BLOCK
from ecoplanner.reports.typeset.block import Words
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.printed import grouped
from ecoplanner.reports.typeset.printed import is_long_number
from ecoplanner.reports.typeset.printed import printed
from ecoplanner.reports.typeset.printed import signed
from ecoplanner.reports.typeset.runs import printable
from ecoplanner.reports.typeset.style import BOLD_ROLES
from ecoplanner.reports.typeset.style import TOTAL_ROLES
from ecoplanner.reports.typeset.words import EMPTY

if TYPE_CHECKING:
    from ecoplanner.reports.figure import Bar
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.figures import Figures


class Overleaf(Enum):
    """What a cell says on the further pages that it reaches."""

    AGAIN = "again"  # all of it
    ON = "on"  # all of it, marked as going on
    ONCE = "once"  # nothing: an amount printed twice is added twice
    FLOW = "flow"  # its next lines


@dataclass(eq=False, slots=True)
class Spot:
    """A cell in its place.

    Attributes:
        row: first body or header row.
        column: first column.
        rows: how many rows it covers.
        columns: how many columns it covers.
        words: what it says.
        face: by the role of its row.
        block: its lines, once its width is known.
        again: its lines on a further page, where they differ.
        overleaf: what it says where it goes on.
        pieces: for flowing text, the line at which each row begins, and the end.
        bar: what is drawn in it.
    """

    row: int
    column: int
    rows: int
    columns: int
    words: Words
    face: Face
    block: Block = NO_BLOCK
    again: Block | None = None
    overleaf: Overleaf = Overleaf.AGAIN
    pieces: tuple[int, ...] = ()
    bar: Bar | None = None

    @property
    def content(self) -> tuple[int, int, Words, Face]:
        """What of it the widths of columns depend on."""
        return self.rows, self.columns, self.words, self.face

    def copied(self, row: int) -> Spot:
        """Return it as one of its own, in a row, not cut by pages as yet."""
        return Spot(
            row,
            self.column,
            self.rows,
            self.columns,
            self.words,
            self.face,
            self.block,
            bar=self.bar,
        )

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.row + self.rows

    @property
    def right(self) -> int:
        """The column after its last."""
        return self.column + self.columns

    def part(self, start: int, end: int) -> Block:
        """Return what it says on a page that shows the rows of a range."""
        if self.overleaf is Overleaf.FLOW:
            first = self.pieces[max(start, self.row) - self.row]
            return self.block.part(first, self.pieces[min(end, self.end) - self.row])
        if start <= self.row:
            return self.block
        if self.overleaf is Overleaf.ONCE:
            return NO_BLOCK
        return self.again or self.block


@dataclass(eq=False, slots=True)
class Grid:
    """Header and body of a table.

    Attributes:
        table: the description.
        header: spots by the row they begin in.
        body: spots by the row they begin in.
        rows: the description of each body row; pieces of a split row repeat it.
        first_of: the body row at which each described row begins.
        manner: what the words of a row depend on besides the row.
        fresh: which rows of the body are its own, when all others are those of a
            former grid and must not be changed; None when all are its own.
        is_cut: some of its rows or merged cells were cut to fit pages.
        figures: what its columns of numbers need, once that is measured.
    """

    table: Table
    header: list[list[Spot]]
    body: list[list[Spot]]
    rows: list[Row]
    first_of: list[int]
    manner: tuple[object, ...] = ()
    fresh: list[int] | None = None
    is_cut: bool = False
    figures: dict[int, Figures] = field(default_factory=dict)

    def own_all(self) -> None:
        """Make all rows of the body its own, so that they can be changed."""
        if self.fresh is not None:
            self.body = [[spot.copied(spot.row) for spot in row] for row in self.body]
            self.fresh = None


def grid_of(table: Table, settings: PageSettings, former: Grid | None = None) -> Grid:
    """Place a table's cells, with their words in printed form.

    Args:
        table: the description.
        settings: of its pages.
        former: the grid of the table before an edit, from which rows are taken over.
    """
    placer = _Placer(table, settings)
    header = [placer.header(number) for number in range(len(table.header))]
    rows, fresh = placer.rows, None
    if former is None or former.is_cut or former.manner != placer.manner:
        body = [placer.body(number) for number in range(len(rows))]
    elif len(former.rows) == len(rows):
        body, fresh = former.body.copy(), []
        for number, (row, was) in enumerate(zip(rows, former.rows, strict=True)):
            if row is not was:
                body[number] = placer.body(number)
                fresh.append(number)
    else:
        body = placer.moved(former)
    first_of = list(range(len(rows)))
    return Grid(table, header, body, rows, first_of, placer.manner, fresh)


class _Placer:
    """Turns the cells of a description into spots with the words of the page."""

    def __init__(self, table: Table, settings: PageSettings) -> None:
        self._table = table
        self._settings = settings
        self._say = printed if settings.printed_forms else printable
        empty = Row(
            cells={0: Cell(EMPTY, columns=len(table.columns), across=Across.CENTER)}
        )
        self.rows = list(table.rows) or [empty]
        self._kinds = [
            column.kind if table.rows else Kind.WORD for column in table.columns
        ]
        self._is_long = [
            kind is Kind.NUM and self._has_long(place)
            for place, kind in enumerate(self._kinds)
        ]

        self.manner = (table.columns, self._kinds, self._is_long, settings)

    def moved(self, former: Grid) -> list[list[Spot]]:
        """Place the body, with the words of a former grid where a row was there."""
        known = {id(row): place for place, row in enumerate(former.rows)}
        body: list[list[Spot]] = []
        for number, row in enumerate(self.rows):
            place = known.get(id(row))
            if place is not None:
                # A merged cell ends with the table at the latest.
                room = min(len(self.rows) - number, len(former.rows) - place)
                if all(cell.rows <= room for cell in row.cells.values()):
                    body.append([spot.copied(number) for spot in former.body[place]])
                    continue
            body.append(self.body(number))
        return body

    def header(self, number: int) -> list[Spot]:
        """Place a header row."""
        cells = self._table.header[number]
        spots = []
        for column, cell in sorted(cells.items()):
            across = cell.across or Across.CENTER
            words = Words(self._say(cell.text), Kind.WORD, across, cell.mark)
            rows = len(self._table.header)
            spots.append(self._spot(cell, (number, column, rows), words, Face.HEI))
        return [spot for spot in spots if spot.columns > 0]

    def body(self, number: int) -> list[Spot]:
        """Place a body row."""
        row = self.rows[number]
        face = Face.HEI_BOLD if row.role in BOLD_ROLES else Face.SONG
        spots = []
        for column, cell in sorted(row.cells.items()):
            words = self._words(cell, column, row)
            spots.append(
                self._spot(cell, (number, column, len(self.rows)), words, face)
            )
        return [spot for spot in spots if spot.columns > 0]

    def _spot(
        self, cell: Cell, where: tuple[int, int, int], words: Words, face: Face
    ) -> Spot:
        row, column, rows = where
        high, wide = cell.rows, cell.columns
        if high != 1 or wide != 1 or column >= len(self._kinds):
            high = max(1, min(high, rows - row))
            wide = min(max(1, wide), len(self._kinds) - column)
        return Spot(row, column, high, wide, words, face, bar=cell.bar)

    def _words(self, cell: Cell, column: int, row: Row) -> Words:
        kind = self._kinds[min(column, len(self._kinds) - 1)]
        text = self._say(cell.text)
        if cell.bar is not None and cell.bar.look is not BarLook.COLUMN:
            return Words(text, Kind.WORD, Across.LEFT, cell.mark)
        if kind is Kind.NUM:
            return Words(self._figure(text, column), kind, cell.across, cell.mark)
        across = cell.across
        if row.role in TOTAL_ROLES:
            kind = Kind.NO if kind is Kind.NO and cell.columns == 1 else Kind.NAME
            across = across or Across.CENTER
        return Words(text, kind, across, cell.mark)

    def _figure(self, text: str, column: int) -> str:
        settings = self._settings
        text = grouped(text.strip(), settings.grouping, is_long=self._is_long[column])
        return signed(text, settings.minus)

    def _has_long(self, place: int) -> bool:
        return any(
            is_long_number(row.cells[place].text)
            for row in self._table.rows
            if place in row.cells
        )
