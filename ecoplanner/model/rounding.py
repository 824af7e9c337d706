"""Roundings that add up: in a list, level by level, and across a table."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop
from heapq import heappush
from math import lcm
from typing import cast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence
    from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundedTable:
    """A table whose printed numbers are multiples of one unit.

    Attributes:
        cells: one tuple a row.
        row_totals: what each row prints as its total; the row adds up to it.
        column_totals: what each column prints as its total.
        total: what the row totals add up to.
        exact: whether the columns add up too; where not, a note is due.
    """

    cells: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    total: int
    exact: bool


def half_up(value: int, unit: int) -> int:
    """Return the multiple of `unit` nearest to `value`, halves away from zero."""
    size = (abs(value) * 2 + unit) // (unit * 2) * unit
    return size if value >= 0 else -size


def apportion(total: int, weights: Sequence[int | Fraction]) -> tuple[int, ...]:
    """Split `total` by weight into whole parts that add up to it.

    Largest remainder; of equal remainders the earlier gets more. A weight of zero
    gets nothing, unless all are zero: then the split is even, the earlier parts one
    larger. A negative total is split like the positive one.

    Raises:
        ValueError: a weight is negative, or there is something to split and nobody
            to get it.
    """
    if (weights and min(weights) < 0) or (total and not weights):
        msg = f"cannot split {total} by {weights!r}"
        raise ValueError(msg)
    if total < 0:
        return tuple(-part for part in apportion(-total, weights))
    wholes: Sequence[int] = _whole(weights)
    if not any(wholes):
        wholes = [1] * len(wholes)
    weight = sum(wholes)
    products = [total * whole for whole in wholes]
    quotas = [product // weight for product in products]
    spare = total - sum(quotas)
    if spare:
        for at in _largest([product % weight for product in products], spare):
            quotas[at] += 1
    return tuple(quotas)


def evenly(total: int, count: int) -> list[int]:
    """Split `total` into as many parts, as `apportion` does by equal weights."""
    if total < 0:
        return [-part for part in evenly(-total, count)]
    part, spare = divmod(total, count)
    return [part + 1] * spare + [part] * (count - spare)


def rounded_parts(
    parts: Sequence[int], unit: int, *, total: int | None = None
) -> tuple[int, ...]:
    """Round parts to multiples of `unit` that add up to the printed total.

    Each is rounded down or up to a multiple next to it, so it is off by less than
    one unit, and a part that is a multiple stays. Largest remainder, ties to the
    earlier. Parts may be negative.

    Args:
        parts: whole numbers, such as fen.
        unit: what they are rounded to, such as 1 000 000 fen.
        total: a total that is printed already, such as that of the group the parts
            belong to; the half up rounded sum when None.

    Raises:
        ValueError: `total` cannot be reached by rounding the parts.
    """
    if total is None:
        total = half_up(sum(parts), unit)
    count, off = divmod(total, unit)
    if off:
        msg = f"{total} is no rounding to {unit}"
        raise ValueError(msg)
    found = rounded_groups(parts, unit, sizes=[len(parts)], totals=[count])
    return tuple([units * unit for units in found])


def rounded_groups(
    parts: Sequence[int], unit: int, *, sizes: Iterable[int], totals: Iterable[int]
) -> list[int]:
    """Round the parts of one group after the other, each as `rounded_parts` does.

    In a fraction of its time, as a plan has thousands of groups.

    Args:
        parts: whole numbers; those of one group after those of the other.
        unit: what they are rounded to.
        sizes: how many parts each group has.
        totals: printed total of each group, counted in units.

    Returns:
        The parts, counted in units.

    Raises:
        ValueError: a total cannot be reached by rounding the parts.
    """
    found = [part // unit for part in parts]
    remainders = [part % unit for part in parts]
    start = 0
    for size, total in zip(sizes, totals, strict=True):
        end = start + size
        if spare := total - sum(found[start:end]):
            some = remainders[start:end]
            if not 0 < spare <= size - some.count(0):
                msg = f"{total} units of {unit}: no rounding of {parts[start:end]!r}"
                raise ValueError(msg)
            for at in _largest(some, spare):
                found[start + at] += 1
        start = end
    return found


def rounded_table(
    rows: Sequence[Sequence[int]],
    unit: int,
    *,
    row_totals: Sequence[int] | None = None,
    column_totals: Sequence[int] | None = None,
) -> RoundedTable:
    """Round a table so that it adds up along rows, along columns and in the corner.

    Every number, totals included, is rounded down or up to a multiple of `unit` next
    to it; a multiple, such as an empty cell, stays. Such a rounding always exists
    with the half up rounded whole in the corner. Of all of them the one is taken
    whose row totals are nearest to the truth, then whose column totals are, then
    whose cells are; ties raise the earlier. So the row totals are those of
    `rounded_parts`, unless no table fits these.

    Totals that are printed elsewhere already may be given. It can be that no table
    fits given totals: then rows win, each adds up to its total, the columns do not
    all, and `exact` is False.

    Args:
        rows: rows of equal length, whole numbers such as fen.
        unit: what they are rounded to.
        row_totals: printed totals of the rows, if they are settled.
        column_totals: printed totals of the columns, if they are settled.

    Raises:
        ValueError: a given total is not the sum of its row or column rounded down
            or up, or the rows differ in length.

    Source: L. H. Cox, L. R. Ernst, Controlled rounding, INFOR 20 (1982): the
    rounding as a transport problem.
    """
    row_sums = [sum(row) for row in rows]
    column_sums = [sum(column) for column in zip(*rows, strict=True)]
    _check_totals(row_sums, row_totals, unit)
    _check_totals(column_sums, column_totals, unit)
    total = half_up(sum(row_sums), unit)
    if column_totals is not None:
        total = sum(column_totals)
    if row_totals is not None:
        total = sum(row_totals)
    right = [-value for value in (row_sums if row_totals is None else row_totals)]
    below = [-v for v in (column_sums if column_totals is None else column_totals)]
    framed = [[*row, end] for row, end in zip(rows, right, strict=True)]
    solved = _Rounding([*framed, [*below, total]], unit).solve()
    if solved is None:
        return _rows_first(rows, unit, row_totals, column_totals)
    return RoundedTable(
        cells=tuple(tuple(row[:-1]) for row in solved[:-1]),
        row_totals=tuple(-row[-1] for row in solved[:-1]),
        column_totals=tuple(-value for value in solved[-1][:-1]),
        total=total,
        exact=True,
    )


def _whole(weights: Sequence[int | Fraction]) -> Sequence[int]:
    """Return weights as whole numbers of the same proportions."""
    # Nearly all are amounts, and thousands of projects are split for one edit.
    if {*map(type, weights)} <= {int}:
        return cast("Sequence[int]", weights)
    scale = lcm(*(weight.denominator for weight in weights))
    return [int(weight * scale) for weight in weights]


def _largest(remainders: Sequence[int], count: int) -> list[int]:
    """Return the places of the largest remainders; the earlier of equal ones."""
    if count == 1:
        return [remainders.index(max(remainders))]
    # Sorting keeps the order of equal ones, backwards too.
    found = sorted(range(len(remainders)), key=remainders.__getitem__, reverse=True)
    return found[:count]


def _check_totals(sums: list[int], totals: Sequence[int] | None, unit: int) -> None:
    if totals is None:
        return
    for exact, total in zip(sums, totals, strict=True):
        if total % unit or abs(total - exact) >= unit:
            msg = f"{total} is no rounding of {exact} to {unit}"
            raise ValueError(msg)


def _rows_first(
    rows: Sequence[Sequence[int]],
    unit: int,
    row_totals: Sequence[int] | None,
    column_totals: Sequence[int] | None,
) -> RoundedTable:
    """Round each row to its total; the columns need not add up."""
    if row_totals is None:
        row_totals = rounded_parts([sum(row) for row in rows], unit)
    if column_totals is None:
        columns = zip(*rows, strict=True)
        column_totals = [half_up(sum(column), unit) for column in columns]
    return RoundedTable(
        cells=tuple(
            rounded_parts(row, unit, total=total)
            for row, total in zip(rows, row_totals, strict=True)
        ),
        row_totals=tuple(row_totals),
        column_totals=tuple(column_totals),
        total=sum(row_totals),
        exact=False,
    )


class _Rounding:
    """A framed table on its way to whole units, every row and column adding to 0.

    The frame is the negated totals and, in the corner, the whole. A cell between two
    multiples of the unit may be raised to the upper one, at a cost that may be
    negative; the cheapest choice that makes all rows and columns 0 is wanted. Each
    row is settled on its own first, then units move between columns along the
    cheapest paths until these are 0 too, which keeps the whole the cheapest.
    """

    def __init__(self, framed: list[list[int]], unit: int) -> None:
        # Paths run between columns: the fewer there are the better.
        self._is_turned = len(framed[0]) > len(framed)
        self._cost_of = _costs(framed, unit)
        table = _turned(framed) if self._is_turned else framed
        self._unit = unit
        self._units = [[value // unit for value in row] for row in table]
        self._free = [
            [at for at, value in enumerate(row) if value and value % unit]
            for row in table
        ]
        #: By row and column, of rows in which there is something to choose.
        self._costs: dict[int, dict[int, int]] = {}
        self._raised: dict[int, list[bool]] = {}
        places = range(len(table[0]))
        self._swaps: dict[tuple[int, int], list[tuple[int, int]]] = {
            (a, b): [] for a in places for b in places if a != b
        }

    def solve(self) -> list[list[int]] | None:
        """Return the rounded table, or None if there is none. Called once."""
        if not all(self._settle(row) for row in range(len(self._units))):
            return None
        sums = [sum(column) for column in zip(*self._units, strict=True)]
        while any(sums):
            path = self._cheapest_path(sums)
            if not path:
                return None
            for a, b, row in path:
                self._swap(a, b, row)
            sums[path[-1][0]] -= 1
            sums[path[0][1]] += 1
        table = [[units * self._unit for units in row] for row in self._units]
        return _turned(table) if self._is_turned else table

    def _settle(self, row: int) -> bool:
        """Raise the cheapest cells of a row so that it adds to 0, if that can be."""
        units, free = self._units[row], self._free[row]
        wanted = -sum(units)
        if not 0 < wanted < len(free):
            # All or none, as in most rows of a large plan; neither can be swapped.
            for at in free if wanted else ():
                units[at] += 1
            return wanted in (0, len(free))
        costs = self._costs[row] = {at: self._cost(row, at) for at in free}
        # Cheapest first, so that no swap within the row saves anything.
        free.sort(key=costs.__getitem__)
        raised = self._raised[row] = [False] * len(units)
        for at in free[:wanted]:
            raised[at] = True
            units[at] += 1
        self._offer(row, free[:wanted], free[wanted:])
        return True

    def _cost(self, row: int, at: int) -> int:
        return self._cost_of(at, row) if self._is_turned else self._cost_of(row, at)

    def _offer(self, row: int, high: list[int], low: list[int]) -> None:
        """Note what lowering one cell of a row and raising another costs."""
        costs = self._costs[row]
        for a in high:
            for b in low:
                heappush(self._swaps[a, b], (costs[b] - costs[a], row))

    def _swap(self, a: int, b: int, row: int) -> None:
        raised, units = self._raised[row], self._units[row]
        raised[a], raised[b] = False, True
        units[a] -= 1
        units[b] += 1
        self._offer(row, [b], [at for at in self._free[row] if not raised[at]])
        self._offer(row, [at for at in self._free[row] if raised[at]], [a])

    def _cheapest_path(self, sums: list[int]) -> list[tuple[int, int, int]]:
        """Return (from, to, row) steps, last step first; none if there is no path."""
        steps = [
            (a, b, *swap) for a, b in self._swaps if (swap := self._best_swap(a, b))
        ]
        best = {at: 0 for at, value in enumerate(sums) if value > 0}
        came: dict[int, tuple[int, int, int]] = {}
        is_settled = False
        while not is_settled:
            is_settled = True
            for a, b, cost, row in steps:
                if a in best and (b not in best or best[a] + cost < best[b]):
                    best[b] = best[a] + cost
                    came[b] = (a, b, row)
                    is_settled = False
        ends = [at for at in best if sums[at] < 0]
        path = [came[min(ends, key=lambda at: (best[at], at))]] if ends else []
        while path and path[-1][0] in came:
            path.append(came[path[-1][0]])
        return path

    def _best_swap(self, a: int, b: int) -> tuple[int, int] | None:
        """Return cost and row of the cheapest swap that can still be made."""
        swaps = self._swaps[a, b]
        while swaps:
            raised = self._raised[swaps[0][1]]
            if raised[a] and not raised[b]:
                return swaps[0]
            heappop(swaps)
        return None


def _costs(framed: list[list[int]], unit: int) -> Callable[[int, int], int]:
    """Return what raising a cell costs, by row and column.

    Rounding up instead of down takes a number `unit - 2 * remainder` further from
    the truth, whether distances or their squares are summed. The earlier place
    breaks ties. Weights put row totals before column totals before cells: nothing of
    a later kind adds up to one step of an earlier.
    """
    height, width = len(framed), len(framed[0])
    count = height * width
    step = count * count + 1
    weight = 2 * count * (unit * step + count) + 1

    def cost(row: int, column: int) -> int:
        further = (unit - 2 * (framed[row][column] % unit)) * step
        if column == width - 1:
            return (further - row) * weight * weight
        if row == height - 1:
            return (further - column) * weight
        # A product, as a sum of places is the same after two rows swap two columns.
        return further - (height - row) * (width - column)

    return cost


def _turned(table: list[list[int]]) -> list[list[int]]:
    return [list(column) for column in zip(*table, strict=True)]
