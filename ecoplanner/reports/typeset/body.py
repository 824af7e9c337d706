"""Body rows with their heights, and the parts of the body that pages show."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from itertools import accumulate
from itertools import pairwise
from typing import TYPE_CHECKING

from ecoplanner.reports.typeset.style import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.table import Row
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.style import CellStyle

#: Forgives the noise of sums of floats, points.
TINY = 1e-3


class Body:
    """The rows of a table, with heights.

    Attributes:
        spots: cells by the row they begin in.
        rows: description of each row.
        heights: of the rows when the table is not cut.
        ends: sums of heights before each row, and of all.
        spanning: the merged cells that cover each row.
        piece_of: for a piece of a split row the row it begins at, else itself.
        section_ends: for each row, the row after its section.
    """

    def __init__(
        self,
        spots: list[list[Spot]],
        rows: list[Row],
        style: CellStyle,
        piece_of: Sequence[int] | None = None,
    ) -> None:
        self.spots = spots
        self.rows = rows
        self.pad = 2 * style.pad_y
        self.piece_of = piece_of or range(len(rows))
        self.spanning: list[list[Spot]] = [[] for _ in rows]
        merged = [spot for row in spots for spot in row if spot.rows > 1]
        for spot in merged:
            for row in range(spot.row, spot.end):
                self.spanning[row].append(spot)
        heights = row_heights(spots, style)
        self.heights = [
            max(height, row.least_mm * MM)
            for height, row in zip(heights, rows, strict=True)
        ]
        self.ends = [0.0, *accumulate(self.heights)]
        self.section_ends = _section_ends(rows)

    def with_others(
        self, spots: list[list[Spot]], rows: list[Row], fresh: Sequence[int]
    ) -> Body | None:
        """Return the body with other cells in some rows.

        Args:
            spots: all cells.
            rows: description of each row.
            fresh: the rows that are others.

        Returns:
            None where that moves rows.
        """
        spanning = self.spanning.copy()
        for number in fresh:
            row, was = rows[number], self.rows[number]
            if (row.section, row.role, row.least_mm) != (
                was.section,
                was.role,
                was.least_mm,
            ):
                return None
            here, before = spots[number], self.spots[number]
            if [*map(_shape, here)] != [*map(_shape, before)]:
                return None
            for spot, old in zip(here, before, strict=True):
                for place in range(spot.row, spot.end) if spot.rows > 1 else ():
                    spanning[place] = [
                        spot if each is old else each for each in spanning[place]
                    ]
        found = copy(self)
        found.spots, found.rows, found.spanning = spots, rows, spanning
        return found

    def part_heights(self, start: int, end: int) -> list[float]:
        """Return the heights of a range of rows on a page of their own.

        Merged cells that the page cuts are said again in full, and their rows
        grow where the part cannot hold them.
        """
        heights = self.heights[start:end]
        for spot in self.cut(start, end):
            first, last = max(spot.row, start), min(spot.end, end)
            need = spot.part(start, end).height + self.pad
            lack = need - sum(heights[first - start : last - start])
            if lack > TINY:
                share = lack / (last - first)
                for row in range(first - start, last - start):
                    heights[row] += share
        return heights

    def cut(self, start: int, end: int) -> list[Spot]:
        """Return the merged cells that a range shows a part of."""
        above = [spot for spot in self.spanning[start] if spot.row < start]
        below = [
            spot
            for spot in self.spanning[end - 1]
            if spot.end > end and spot.row >= start
        ]
        return above + below

    def part_height(self, start: int, end: int) -> float:
        """Return the height of a range of rows on a page of their own."""
        if end <= start:
            return 0.0
        return sum(self.part_heights(start, end))

    def fitting(self, start: int, room: float) -> int:
        """Return the row after the last that fits in a room; one at the least."""
        limit = self.ends[start] + room + TINY
        end = max(bisect_right(self.ends, limit, start + 1) - 1, start + 1)
        while end > start + 1 and self.part_height(start, end) > room + TINY:
            end -= 1
        return end


def _shape(spot: Spot) -> tuple[int, int, int, float]:
    """Return what of a cell the heights of rows depend on."""
    return spot.column, spot.rows, spot.columns, spot.block.height


def row_heights(spots: list[list[Spot]], style: CellStyle) -> list[float]:
    """Return row heights: of single cells first, then merged ones share a lack."""
    pad = 2 * style.pad_y
    least = style.leading + pad
    heights: list[float] = []
    merged: list[Spot] = []
    for row in spots:
        height = least
        for spot in row:
            if spot.rows == 1:
                need = spot.block.height + pad
                height = max(height, need)
            else:
                merged.append(spot)
        heights.append(height)
    for place, height in _piece_heights(merged).items():
        heights[place] = height
    for spot in sorted(merged, key=lambda each: (each.rows, each.row, each.column)):
        need = spot.block.height + pad
        lack = need - sum(heights[spot.row : spot.end])
        if lack > TINY:
            share = lack / spot.rows
            for place in range(spot.row, spot.end):
                heights[place] += share
    return heights


def _piece_heights(merged: Sequence[Spot]) -> dict[int, float]:
    """Return the heights of pieces of split rows: their lines, no padding."""
    heights: dict[int, float] = {}
    for spot in merged:
        for place, (start, end) in enumerate(pairwise(spot.pieces)):
            height = (end - start) * spot.block.style.leading
            row = spot.row + place
            heights[row] = max(heights.get(row, 0.0), height)
    return heights


def _section_ends(rows: Sequence[Row]) -> list[int]:
    ends = [0] * len(rows)
    end = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        if place + 1 < len(rows) and rows[place + 1].section != rows[place].section:
            end = place + 1
        ends[place] = end
    return ends
