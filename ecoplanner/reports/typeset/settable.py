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
from ecoplanner.reports.typeset.faces import Face
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
from ecoplanner.reports.typeset.widths import own_needs
from ecoplanner.reports.typeset.widths import with_whole_items

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.block import Words
    from ecoplanner.reports.typeset.body import Body
    from ecoplanner.reports.typeset.breaks import Break
    from ecoplanner.reports.typeset.grid import Grid
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.panels import Panel
    from ecoplanner.reports.typeset.style import CellStyle
    from ecoplanner.reports.typeset.widths import ColumnNeed
    from ecoplanner.reports.typeset.widths import OwnNeeds

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
        own: what the cells of the body need.
        needs: of its columns.
        measures: the figures of these.
        fits: all columns stand side by side.
        is_easy: sentences have room for some words a line as well.
        changed: the columns in which it differs from what was measured in this size
            before an edit; None for all.
    """

    grid: Grid
    style: CellStyle
    own: OwnNeeds
    needs: list[ColumnNeed]
    measures: tuple[object, ...]
    fits: bool
    is_easy: bool
    changed: AbstractSet[int] | None = None


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
        width: of the type area, points.
        attempts: how it was measured, by size.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the table, its page, and what was there
        self,
        attempt: Attempt,
        settings: PageSettings,
        setter: Setter,
        width: float,
        rooms: Rooms,
        former: SetTable | None = None,
    ) -> None:
        self.table = attempt.grid.table
        self.settings = settings
        self.setter = setter
        self.style = attempt.style
        self.grid = attempt.grid
        self.fits = attempt.fits
        self.width = width
        self.attempts: dict[float, Attempt] = {}
        if former is not None and not _is_as_wide(attempt, former):
            former = None
        changed = attempt.changed if former is not None else None
        self.panels: list[Panel] = (
            former.panels if former else self._panels(attempt.needs, width)
        )
        self._figures = {
            place: former.figures[place]
            if former is not None and changed is not None and place not in changed
            else figures_of(self.grid, place, setter)
            for place, column in enumerate(self.table.columns)
            if column.kind is Kind.NUM
        }
        if former is not None and former.figures != self._figures:
            former = None
        self._set_blocks(None if former is None else self.grid.fresh)
        self.header_heights = row_heights(self.grid.header, self.style)
        header = sum(self.header_heights)
        self.header_height = header
        self.rooms = Rooms(rooms.first - header, rooms.next - header, rooms.tail)
        self.body, self.pages = self._broken(former)

    @property
    def figures(self) -> Mapping[int, Figures]:
        """The numbers of the columns of numbers."""
        return self._figures

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

    def _broken(self, former: SetTable | None) -> tuple[Body, Sequence[Break]]:
        """Return the rows with their heights, and what each page shows of them."""
        grid = self.grid
        if former is not None and grid.fresh is not None:
            # Words said again overleaf count for breaks as well.
            is_simple = former.rooms == self.rooms and not self.settings.restated_mark
            others = former.body.with_others(grid.body, grid.rows, grid.fresh)
            if is_simple and others is not None:
                return others, former.pages
        body = body_of(grid, self.style, self.rooms.next, self._reset)
        self._mark_restated(body)
        return body, break_rows(body, self.rooms)

    def _set_blocks(self, fresh: Sequence[int] | None) -> None:
        """Set cells in the widths they have: those of some rows, or all."""
        for spots in self.grid.header:
            for spot in spots:
                spot.block = self._reset(spot, spot.words)
        if fresh is None:
            self.grid.own_all()
        widths = self._single_widths()
        styles = {face: self.style.of(face) for face in Face}
        block, rows = self.setter.block, self.grid.rows
        for at in self._watched(range(len(rows)) if fresh is None else fresh):
            row = rows[at]
            for spot in self.grid.body[at]:
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

    def _watched(self, rows: Sequence[int]) -> Iterator[int]:
        """Yield rows, and tell how far the table has come."""
        watch, count = self.setter.watch, len(self.grid.rows)
        if watch is not None:
            watch(0, count)
        for at in rows:
            if watch is not None and at and at % _WATCHED == 0:
                watch(at, count)
            yield at

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

    def _mark_restated(self, body: Body) -> None:
        """Add the words that the settings want behind names said again."""
        mark = self.settings.restated_mark
        if not mark:
            return
        for spots in body.spots:
            for spot in spots:
                is_name = spot.words.kind is Kind.NAME
                if spot.rows > 1 and is_name and spot.again is None:
                    words = spot.words._replace(text=spot.words.text + mark)
                    spot.again = self._reset(spot, words)


def set_table(  # noqa: PLR0913, PLR0917 - the table, its page, and what was there
    table: Table,
    settings: PageSettings,
    setter: Setter,
    width: float,
    rooms: Rooms,
    former: SetTable | None = None,
) -> SetTable:
    """Set a table in the largest size that suits it.

    Args:
        table: the description.
        settings: of its pages.
        setter: sets words.
        width: of the type area, points.
        rooms: heights that pages have for header and rows.
        former: the table as it was set before an edit.
    """
    if former is not None and not _is_like(former, table, settings, setter, width):
        former = None
    grid_before = None if former is None else former.grid
    steps = sizes(table, settings)
    grid = grid_of(table, settings, grid_before)
    attempt = _attempt(grid, setter, steps[0], width, former)
    attempts = {steps[0]: attempt}
    for size in steps[1:]:
        if attempt.fits and attempt.is_easy:
            break
        attempt = attempts[size] = _attempt(grid, setter, size, width, former)
    found = SetTable(attempt, settings, setter, width, rooms, former)
    if found.header_height > rooms.next * _HEADER_MOST:
        return set_table(_without_header(table), settings, setter, width, rooms)
    found.attempts = attempts
    smaller = [step for step in steps if step < found.style.size]
    if smaller and found.fits and _wastes_page(found):
        grid = grid_of(table, settings, grid_before)
        attempt = _attempt(grid, setter, smaller[0], width, former)
        attempts[smaller[0]] = attempt
        other = SetTable(attempt, settings, setter, width, rooms, former)
        if len(other.pages) < len(found.pages):
            other.attempts = attempts
            return other
    return found


def _is_like(
    former: SetTable,
    table: Table,
    settings: PageSettings,
    setter: Setter,
    width: float,
) -> bool:
    """Tell whether a table was set in the same manner before, but for its rows."""
    was = former.table
    return (
        former.setter is setter
        and former.width == width
        and former.settings == settings
        and was.columns == table.columns
        and was.header == table.header
        and was.stub == table.stub
        and was.is_money == table.is_money
    )


def _changed(grid: Grid, before: Grid) -> AbstractSet[int] | None:
    """Return the columns in which rows say something else than before.

    None where other rows are there, or where a cell over several columns differs.
    """
    if grid.fresh is None:
        return None
    found: set[int] = set()
    for number in grid.fresh:
        if grid.rows[number].role is not before.rows[number].role:
            return None
        now, was = (
            {spot.column: spot.content for spot in each.body[number]}
            for each in (grid, before)
        )
        differing = {at for at in now | was if now.get(at) != was.get(at)}
        for at in differing:
            if any(each.get(at, (1, 1))[1] > 1 for each in (now, was)):
                return None
        found |= differing
    return found


def _is_as_wide(attempt: Attempt, former: SetTable) -> bool:
    """Tell whether the columns of a table are sure to be as wide as before."""
    before = former.attempts.get(attempt.style.size)
    return (
        before is not None
        and attempt.changed is not None
        and attempt.style == former.style
        and attempt.fits == former.fits
        and attempt.measures == before.measures
        and not any(attempt.needs[place].is_elastic for place in attempt.changed)
    )


def _attempt(
    grid: Grid, setter: Setter, size: float, width: float, former: SetTable | None
) -> Attempt:
    style = cell_style(size, is_money=grid.table.is_money)
    before = former.attempts.get(size) if former is not None else None
    changed = None
    if former is not None and before is not None:
        changed = _changed(grid, former.grid)
    if before is None or changed is None:
        own = own_needs(grid, setter, width / style.size)
    else:
        own = own_needs(grid, setter, width / style.size, before.own, changed)
    needs = needs_of(grid, own, setter, style)
    does_fit = fits(needs, style, width)
    is_easy = does_fit and fits(eased(needs), style, width)
    roomy = with_whole_items(needs)
    if fits(eased(roomy) if is_easy else roomy, style, width):
        needs = roomy
    measures = tuple(need.measures for need in needs)
    return Attempt(grid, style, own, needs, measures, does_fit, is_easy, changed)


def _wastes_page(table: SetTable) -> bool:
    return 1 < len(table.pages) <= _FEW_PAGES and table.last_fill < _EMPTY_PAGE


def _without_header(table: Table) -> Table:
    """Turn a header too high for a page into rows, which can be cut."""
    rows = tuple(Row(cells=cells) for cells in table.header)
    return replace(table, header=(), rows=(*rows, *table.rows))
