"""Merging neighbouring cells that say the same."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Sequence


def spans(keys: Sequence[Hashable | None]) -> tuple[int, ...]:
    """Return how many rows the cell that begins in each row covers.

    Args:
        keys: one a row; equal neighbours become one cell. None stands alone.

    Returns:
        One a row, 0 where the cell above covers it.
    """
    found: list[int] = []
    for key, group in groupby(keys):
        count = len(list(group))
        found += [1] * count if key is None else [count, *[0] * (count - 1)]
    return tuple(found)


def runs(keys: Sequence[Hashable | None]) -> tuple[int, ...]:
    """Return for each row the row in which the cell that covers it begins."""
    found: list[int] = []
    for at, span in enumerate(spans(keys)):
        found.append(at if span else found[-1])
    return tuple(found)
