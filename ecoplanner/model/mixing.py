"""Spreading a need over sources and years so that everything adds up."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from decimal import Decimal

#: How money lies over the years of work: `even`; `front`, less each year, n to 1.
ProfileName = Literal["even", "front"]

_HUNDRED = 100
_FEN_PER_WAN = 1_000_000


def split(
    total: int, weights: Sequence[int | Fraction], *, whole: bool = True
) -> tuple[int, ...]:
    """Split by weight: whole 万元 where the total is whole, else whole fen.

    Largest remainder, ties to the earlier; see `rounding.apportion`.

    Args:
        total: whole fen.
        weights: not negative; all zero for an even split.
        whole: False for whole fen although the total is whole 万元.
    """
    unit = _FEN_PER_WAN if whole and total % _FEN_PER_WAN == 0 else 1
    return tuple(part * unit for part in apportion(total // unit, weights))


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


def year_weights(
    profile: ProfileName | Mapping[int, Fraction], years: Sequence[int]
) -> tuple[Fraction, ...]:
    """Return the weight of each year of work.

    Args:
        profile: a name, or own weights by year; years that it leaves out get nothing,
            and what it says of years without work counts for nothing.
        years: the years of work, in order.

    Returns:
        One a year; all zero where own weights lie in other years alone.
    """
    if profile == "even":
        return tuple(Fraction(1) for _ in years)
    if profile == "front":
        return tuple(Fraction(len(years) - at) for at in range(len(years)))
    return tuple(profile.get(year, Fraction(0)) for year in years)


def spread_total(
    needs: Sequence[int], amounts: Sequence[int], total: int
) -> tuple[int, ...]:
    """Spread a new total of a group over its projects.

    What comes on top is split by need; what is taken away is taken in proportion to
    what each has, so that nobody falls below zero. Whole 万元 while everything is.

    Args:
        needs: need of each project, whole fen.
        amounts: what each has now, whole fen, not negative.
        total: the new sum, whole fen, not negative.

    Returns:
        What each has then, whole fen; together `total`.
    """
    before = sum(amounts)
    whole = not any(amount % _FEN_PER_WAN for amount in amounts)
    if total <= before:
        return split(total, amounts, whole=whole) if total else (0,) * len(amounts)
    more = split(total - before, needs, whole=whole)
    return tuple(amount + part for amount, part in zip(amounts, more, strict=True))


def fitted(wanted: Sequence[int], rooms: Sequence[int]) -> tuple[int, ...]:
    """Bring amounts under their limits; what is over goes where room is left.

    By room, largest remainder; whole 万元 where that fits.

    Args:
        wanted: whole fen, not negative, together no more than all rooms.
        rooms: the most of each, whole fen, not negative.

    Raises:
        ValueError: there is not room for all.
    """
    kept = [min(each, room) for each, room in zip(wanted, rooms, strict=True)]
    over = sum(wanted) - sum(kept)
    if not over:
        return tuple(kept)
    free = [room - each for room, each in zip(rooms, kept, strict=True)]
    wide = [room // _FEN_PER_WAN for room in free]
    unit = _FEN_PER_WAN
    if over % unit or over // unit > sum(wide):
        unit, wide = 1, free
    if over // unit > sum(wide):
        msg = f"no room for {over}"
        raise ValueError(msg)
    more = apportion(over // unit, wide)
    return tuple(each + part * unit for each, part in zip(kept, more, strict=True))
