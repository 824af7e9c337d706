"""Whether a table can be rounded at all, seen sooner than by trying."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def may_fit(
    rows: Sequence[Sequence[int]],
    unit: int,
    row_totals: Sequence[int],
    settled: Sequence[tuple[int, int]] | None = None,
) -> bool:
    """Return whether one or two columns can add up to roundings of their sums.

    Where it is False, `rounded_table` finds no table for these totals either, which
    takes it far longer to see. True promises nothing.

    Args:
        rows: rows of equal length, whole numbers such as fen.
        unit: what they are rounded to.
        row_totals: printed totals of the rows, roundings of their sums.
        settled: by column the sum of printed totals and the sum of numbers of
            further rows, which have nothing in another column.
    """
    settled = settled or [(0, 0)] * (len(rows[0]) if rows else 0)
    columns = range(len(settled))
    lower = [total // unit for total, _ in settled]
    sums = [number for _, number in settled]
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
        if raised:
            alike[tuple(free), raised] += 1
    least, most = [*lower], [*lower]
    # By how much two columns together have more at least, and less at most.
    more: Counter[tuple[int, ...]] = Counter()
    less: Counter[tuple[int, ...]] = Counter()
    for (free_, raised), count in alike.items():
        kept = len(free_) - raised
        for at in free_:
            least[at] += 0 if kept else count
            most[at] += count
        for pair in combinations(free_, 2):
            more[pair] += count if kept == 1 else 0
            less[pair] += count if raised == 1 else 0
    upper = [-(-number // unit) for number in sums]
    floor = [number // unit for number in sums]
    return all(
        sum(least[at] for at in some) + more[some] <= sum(upper[at] for at in some)
        and sum(most[at] for at in some) - less[some] >= sum(floor[at] for at in some)
        for some in (*combinations(columns, 1), *combinations(columns, 2))
    )
