"""Whether a table can be rounded at all, seen sooner than by trying."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def may_fit(
    rows: Sequence[Sequence[int]], unit: int, row_totals: Sequence[int]
) -> bool:
    """Return whether one or two columns can add up to roundings of their sums.

    Where it is False, `rounded_table` finds no table for these totals either, which
    takes it far longer to see. True promises nothing.

    Args:
        rows: rows of equal length, whole numbers such as fen.
        unit: what they are rounded to.
        row_totals: printed totals of the rows, roundings of their sums.
    """
    columns = range(len(rows[0]) if rows else 0)
    lower = [0 for _ in columns]
    sums = [0 for _ in columns]
    # Rows are alike in which of their parts may be raised, and in how many must be.
    alike: Counter[tuple[tuple[int, ...], int]] = Counter()
    for row, total in zip(rows, row_totals, strict=True):
        free, raised = [], total // unit
        for at, value in enumerate(row):
            if value:
                units, rest = divmod(value, unit)
                lower[at] += units
                sums[at] += value
                raised -= units
                if rest:
                    free.append(at)
        alike[tuple(free), raised] += 1
    for some in (*combinations(columns, 1), *combinations(columns, 2)):
        least = most = sum(lower[at] for at in some)
        for (free_, raised), count in alike.items():
            here = sum(at in free_ for at in some)
            least += count * max(raised - len(free_) + here, 0)
            most += count * min(raised, here)
        if least > sum(-(-sums[at] // unit) for at in some):
            return False
        if most < sum(sums[at] // unit for at in some):
            return False
    return True
