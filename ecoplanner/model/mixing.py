"""Spreading a need over sources and years so that everything adds up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ecoplanner.model.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_HUNDRED = 100
_FEN_PER_WAN = 1_000_000


def spread_mix(
    need_fen: int, percents: Sequence[Decimal], year_weights: Sequence[Decimal]
) -> tuple[tuple[int, ...], ...]:
    """Split a need by source and, within each source, by year.

    Whole 万元 while the need is whole, else whole fen. The sources together take
    exactly their percents of the need, rounded once; what is left is the gap.

    Args:
        need_fen: the need, whole fen.
        percents: percent of the need by source, together at most 100.
        year_weights: weights of the years, not all zero.

    Returns:
        Whole fen: a row a source, a column a year.
    """
    unit = _FEN_PER_WAN if need_fen % _FEN_PER_WAN == 0 else 1
    shares = [Fraction(percent) for percent in percents]
    gap = _HUNDRED - sum(shares)
    *sources, _ = apportion(need_fen // unit, [*shares, gap])
    weights = [Fraction(weight) for weight in year_weights]
    return tuple(
        tuple(part * unit for part in apportion(amount, weights)) for amount in sources
    )
