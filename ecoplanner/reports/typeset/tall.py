"""Rows taller than a page: cut between lines, nothing lost, no amount twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.body import Body
from ecoplanner.reports.typeset.grid import Overleaf
from ecoplanner.reports.typeset.grid import Spot
from ecoplanner.reports.typeset.words import GOES_ON

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.reports.table import Row
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Words
    from ecoplanner.reports.typeset.grid import Grid
    from ecoplanner.reports.typeset.style import CellStyle

#: A tall row is cut into pieces of so many lines, so that a break falls near
#: wherever a page ends and leaves no fewer on a side.
PIECE_LINES = 3
#: Cells of more than this share of a page flow on; others are said again.
_FLOWS = 0.4
#: A merged cell higher than this share of a page cannot be said again on each.
_TOO_HIGH = 0.8


def body_of(
    grid: Grid,
    style: CellStyle,
    room: float,
    reset: Callable[[Spot, Words], Block],
) -> Body:
    """Return the body with every row that no page can hold cut into pieces.

    Args:
        grid: the table, its blocks set.
        style: size and padding.
        room: height for rows on a page without title, points.
        reset: sets a cell's block again for other words.
    """
    _lower_merged(grid, style, room)
    body = Body(grid.body, grid.rows, style)
    tall = [
        row
        for row, height in enumerate(body.heights)
        if height > room and _own_height(body, row) > room
    ]
    if not tall:
        return body
    return _split(grid, style, tall, room, reset)


def _own_height(body: Body, row: int) -> float:
    heights = [s.block.height + body.pad for s in body.spots[row] if s.rows == 1]
    return max(heights, default=0.0)


def _lower_merged(grid: Grid, style: CellStyle, room: float) -> None:
    """Let a merged cell that fills a page stand in its first row alone."""

    def is_too_high(spot: Spot) -> bool:
        return spot.rows > 1 and spot.block.height + 2 * style.pad_y > room * _TOO_HIGH

    if not any(is_too_high(spot) for spots in grid.body for spot in spots):
        return
    grid.own_all()
    grid.is_cut = True
    for spots in grid.body:
        for spot in list(spots):
            if not is_too_high(spot):
                continue
            blank = spot.words._replace(text="", mark="")
            below = Spot(
                row=spot.row + 1,
                column=spot.column,
                rows=spot.rows - 1,
                columns=spot.columns,
                words=blank,
                face=spot.face,
            )
            grid.body[spot.row + 1].append(below)
            grid.body[spot.row + 1].sort(key=lambda each: each.column)
            spot.rows = 1


def _split(
    grid: Grid,
    style: CellStyle,
    tall: list[int],
    room: float,
    reset: Callable[[Spot, Words], Block],
) -> Body:
    """Replace tall rows by their pieces."""
    grid.own_all()
    grid.is_cut = True
    cuts = {row: _pieces(grid.body[row], style, room) for row in tall}
    first_of: list[int] = []
    rows: list[Row] = []
    piece_of: list[int] = []
    for number, row in enumerate(grid.rows):
        first_of.append(len(rows))
        pieces = len(cuts[number][0]) - 1 if number in cuts else 1
        for piece in range(pieces):
            piece_of.append(first_of[-1])
            rows.append(row if piece == 0 else replace(row, section_title=""))
    starts = [*first_of, len(rows)]
    spots: list[list[Spot]] = [[] for _ in rows]
    for number, row_spots in enumerate(grid.body):
        for spot in row_spots:
            is_split = spot.rows == 1 and number in cuts
            spot.rows = starts[spot.end] - starts[spot.row]
            spot.row = starts[spot.row]
            spots[spot.row].append(spot)
            if is_split:
                _mark_split(spot, cuts[number], style, room, reset)
    grid.first_of = first_of
    return Body(spots, rows, style, piece_of)


def _pieces(
    spots: list[Spot], style: CellStyle, room: float
) -> tuple[tuple[int, ...], int]:
    """Return the lines at which pieces of a tall row begin, and their number."""
    longest = max(
        len(s.block.lines) for s in spots if s.rows == 1 and _is_long(s, style, room)
    )
    starts = list(range(0, max(longest - PIECE_LINES, 0) + 1, PIECE_LINES))
    if longest - starts[-1] < PIECE_LINES and len(starts) > 1:
        starts.pop()
    return (*starts, longest), longest


def _is_long(spot: Spot, style: CellStyle, room: float) -> bool:
    return spot.block.height + 2 * style.pad_y > room * _FLOWS


def _mark_split(
    spot: Spot,
    cut: tuple[tuple[int, ...], int],
    style: CellStyle,
    room: float,
    reset: Callable[[Spot, Words], Block],
) -> None:
    """Say what a cell of a split row says on its further pages."""
    if _is_long(spot, style, room):
        count = len(spot.block.lines)
        spot.overleaf = Overleaf.FLOW
        inner = (min(start, count) for start in cut[0][:-1])
        spot.pieces = (*inner, count)
    elif spot.words.kind is Kind.NUM:
        spot.overleaf = Overleaf.ONCE
    elif spot.words.kind is Kind.NAME:
        spot.overleaf = Overleaf.ON
        words = spot.words._replace(text=spot.words.text + GOES_ON)
        spot.again = reset(spot, words)
