"""Small questions of choice, answered by trying all."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable


def framed(
    values: list[Any], use: list[list[Any]], ceilings: list[Any]
) -> tuple[pd.Series[Any], pd.DataFrame, pd.Series[Any]]:
    """Return a question; projects and resources are numbered from 1."""
    projects = range(1, len(values) + 1)
    resources = [f"r{at}" for at in range(1, len(ceilings) + 1)]
    costs = {name: row for name, row in zip(resources, use, strict=True)}  # noqa: C416 - zip has no type of its own
    return (
        pd.Series(values, index=projects, dtype=object),
        pd.DataFrame(costs, index=projects, dtype=object),
        pd.Series(ceilings, index=resources, dtype=object),
    )


def enumerated(
    values: list[Any],
    use: list[list[Any]],
    ceilings: list[Any],
    allows: Callable[[set[int]], bool] = lambda _: True,
) -> tuple[Fraction | None, list[set[int]]]:
    """Return the most benefit and all selections that have it, by trying all."""
    exact_values = [Fraction(str(value)) for value in values]
    best: Fraction | None = None
    found: list[set[int]] = []
    for bits in product((0, 1), repeat=len(values)):
        chosen = {at + 1 for at, bit in enumerate(bits) if bit}
        fits = all(
            sum(Fraction(str(row[at - 1])) for at in chosen) <= Fraction(str(most))
            for row, most in zip(use, ceilings, strict=True)
        )
        if not fits or not allows(chosen):
            continue
        value = sum((exact_values[at - 1] for at in chosen), Fraction(0))
        if best is None or value > best:
            best, found = value, []
        if value == best:
            found.append(chosen)
    return best, found
