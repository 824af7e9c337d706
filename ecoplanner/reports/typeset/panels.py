"""Panels: the parts of a table wider than a page, each with the first columns."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.reports.typeset.spare import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.grid import Grid
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.style import CellStyle
    from ecoplanner.reports.typeset.widths import ColumnNeed

#: The repeated columns take no more than this of a panel.
_STUB_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Panel:
    """Columns that stand on one page side by side.

    Attributes:
        columns: their positions in the table, left to right.
        lefts: left edge of each, and the right edge of the last, points.
    """

    columns: tuple[int, ...]
    lefts: tuple[float, ...]

    def span(self, spot: Spot) -> tuple[int, int] | None:
        """Return which of the panel's columns a cell covers, the end excluded."""
        if len(self.columns) > spot.column and self.columns[spot.column] == spot.column:
            first = spot.column
        else:
            inside = [
                place
                for place, column in enumerate(self.columns)
                if spot.column <= column < spot.right
            ]
            if not inside:
                return None
            first = inside[0]
        last = first + 1
        while last < len(self.columns) and self.columns[last] < spot.right:
            last += 1
        return first, last

    def width(self, span: tuple[int, int]) -> float:
        """Return the width of some of its columns, points."""
        return self.lefts[span[1]] - self.lefts[span[0]]


def fits(needs: Sequence[ColumnNeed], style: CellStyle, total: float) -> bool:
    """Tell whether all columns fit side by side."""
    least = sum(need.least for need in needs) * style.size
    return least + 2 * style.pad_x * len(needs) <= total + 0.01


def one_panel(
    needs: Sequence[ColumnNeed],
    rows: int,
    setter: Setter,
    style: CellStyle,
    total: float,
) -> Panel:
    """Return all columns side by side."""
    widths = spread(needs, rows, setter, style, total)
    return Panel(tuple(range(len(needs))), _lefts(widths))


def panels_of(
    grid: Grid,
    needs: list[ColumnNeed],
    setter: Setter,
    style: CellStyle,
    total: float,
) -> list[Panel]:
    """Divide columns into panels; no group is cut that fits a page."""
    pad = 2 * style.pad_x
    stub = max(0, min(grid.table.stub, len(needs) - 1))
    room = total - _narrow_stub(needs[:stub], style, total)
    for need in needs[stub:]:
        if need.least * style.size + pad > room:
            need.least = need.natural = (room - pad) / style.size
            need.typed = True
    panels: list[Panel] = []
    groups = _pack(grid, needs, stub, style, room)
    _grow_stub(needs, stub, groups, style, room)
    for group in groups:
        columns = (*range(stub), *group)
        chosen = [
            replace(needs[column], typed=True) if column < stub else needs[column]
            for column in columns
        ]
        widths = spread(chosen, len(grid.rows), setter, style, total)
        panels.append(Panel(columns, _lefts(widths)))
    return panels


def _lefts(widths: Sequence[float]) -> tuple[float, ...]:
    lefts = [0.0]
    for width in widths:
        lefts.append(lefts[-1] + width)
    return tuple(lefts)


def _narrow_stub(stub: Sequence[ColumnNeed], style: CellStyle, total: float) -> float:
    """Hold the repeated columns to half a page; return their width."""
    pad = 2 * style.pad_x
    width = sum(need.least * style.size + pad for need in stub)
    most = total * _STUB_MOST
    if width > most:
        factor = max(most - pad * len(stub), 1.0) / max(width - pad * len(stub), 1.0)
        for need in stub:
            need.least = max(need.least * factor, 1.0)
            need.natural = need.least
        width = sum(need.least * style.size + pad for need in stub)
    return width


def _grow_stub(
    needs: Sequence[ColumnNeed],
    stub: int,
    groups: Sequence[Sequence[int]],
    style: CellStyle,
    room: float,
) -> None:
    """Give the repeated columns what no panel needs."""
    pad = 2 * style.pad_x
    used = max(sum(needs[c].least * style.size + pad for c in g) for g in groups)
    spare = (room - used) / style.size
    for need in needs[:stub]:
        if not need.typed and spare > 0:
            grow = min(spare, max(need.natural - need.least, 0.0))
            need.least += grow
            spare -= grow


def _pack(
    grid: Grid,
    needs: Sequence[ColumnNeed],
    stub: int,
    style: CellStyle,
    room: float,
) -> list[list[int]]:
    """Fill panels with whole groups of columns, or with columns."""
    widths = [need.least * style.size + 2 * style.pad_x for need in needs]
    packed: list[list[int]] = [[]]
    left = room
    for group in _groups(grid, len(needs), stub):
        need = sum(widths[column] for column in group)
        if need <= left + TINY:
            packed[-1].extend(group)
            left -= need
            continue
        if packed[-1]:
            packed.append([])
            left = room
        for column in group:
            if widths[column] > left + TINY and packed[-1]:
                packed.append([])
                left = room
            packed[-1].append(column)
            left -= widths[column]
    return packed


TINY = 0.01


def _groups(grid: Grid, count: int, stub: int) -> list[list[int]]:
    """Return the columns behind the stub, in groups under one header."""
    begins = {stub}
    for place, column in enumerate(grid.table.columns):
        if column.group_start:
            begins.add(place)
    inside: set[int] = set()
    for spots in grid.header[:1]:
        for spot in spots:
            if spot.columns > 1:
                begins.update((spot.column, spot.right))
                inside.update(range(spot.column + 1, spot.right))
            else:
                begins.update((spot.column, spot.right))
    groups: list[list[int]] = []
    for place in range(stub, count):
        if (place in begins and place not in inside) or not groups:
            groups.append([])
        groups[-1].append(place)
    return groups
