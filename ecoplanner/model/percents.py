"""The printed percents of a plan: one figure for one fact, whatever list shows it.

Every list that prints a share takes its figures from here, so that two lists never
differ in the last digit. Figures are rounded from the whole downwards, each within
its printed parent: what is below adds up to what is above, at every level, and each
is the truth rounded down or up. `docs/decisions.md` says in what order.

All figures are hundredths of a percent of the plan's need.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import get_args
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Root
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import SourceLevel
from ecoplanner.model.funding import TIERS
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.rounding import rounded_groups

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Hashable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio

Key = TypeVar("Key", bound="Hashable")
Row = TypeVar("Row")

#: 100 %.
WHOLE = 100_00


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPercents:
    """What is set aside, in parts of the need, and the gap.

    Roots, tiers, years and programmes each add up to `given`, levels to their root,
    sources to their level. Keys are those that have money.

    Attributes:
        given: all that is set aside.
        gap: what is missing; negative for an excess.
        roots: by root.
        levels: by root and level.
        sources: by id.
        tiers: by tier.
        years: by year; None for money without a year.
        programs: by id of the programme that the money is for.
    """

    given: int
    gap: int
    roots: Mapping[Root, int]
    levels: Mapping[tuple[Root, SourceLevel], int]
    sources: Mapping[str, int]
    tiers: Mapping[Tier, int]
    years: Mapping[int | None, int]
    programs: Mapping[str, int]


def percents(parts: Sequence[int], places: int = 2) -> tuple[int, ...]:
    """Return the printed percents of parts that may be negative.

    Largest remainder; in units of the last decimal; together 100 %.
    """
    total = sum(parts)
    if total <= 0:
        return tuple(0 for _ in parts)
    whole = 100 * 10**places
    scaled = [part * whole for part in parts]
    return tuple(rounded_groups(scaled, total, sizes=[len(parts)], totals=[whole]))


def split_share(share: int, parts: Sequence[int], whole: int) -> tuple[int, ...]:
    """Round the shares of parts in a whole so that they add up to a printed share.

    Each is rounded down or up; largest remainder, ties to the earlier.

    Args:
        share: printed share of all parts together, a rounding of the true one.
        parts: whole fen.
        whole: whole fen; without any there are no shares.
    """
    return tuple(split_shares([share], parts, [len(parts)], whole))


def split_shares(
    shares: Iterable[int], parts: Sequence[int], sizes: Iterable[int], whole: int
) -> list[int]:
    """Split one printed share after the other, each as `split_share` does.

    Args:
        shares: printed shares of groups, roundings of the true ones.
        parts: whole fen; those of one group after those of the other.
        sizes: how many parts each group has.
        whole: whole fen; without any there are no shares.
    """
    if whole <= 0:
        return [0] * len(parts)
    scaled = [part * WHOLE for part in parts]
    return rounded_groups(scaled, whole, sizes=sizes, totals=shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePercents:
    """The part of `MoneyPercents` that follows from sums by source alone."""

    given: int
    gap: int
    roots: Mapping[Root, int]
    levels: Mapping[tuple[Root, SourceLevel], int]
    sources: Mapping[str, int]


def source_percents(
    portfolio: Portfolio, by_source: Mapping[str, int]
) -> SourcePercents | None:
    """Return what `money_percents` says of sources; None without a need.

    Args:
        portfolio: the plan.
        by_source: whole fen by id of the sources that have money.
    """
    whole = need_fen(portfolio)
    return _source_percents(portfolio, by_source, whole) if whole > 0 else None


def _source_percents(
    portfolio: Portfolio, by_source: Mapping[str, int], whole: int
) -> SourcePercents:
    all_given = sum(by_source.values())
    given, gap = percents([all_given, whole - all_given])
    rows = [source for source in portfolio.all(Source) if source.id in by_source]
    by_root = grouped(rows, lambda row: row.root, get_args(Root))
    roots: dict[Root, int] = {}
    levels: dict[tuple[Root, SourceLevel], int] = {}
    sources: dict[str, int] = {}

    def amount(members: Iterable[Source]) -> int:
        return sum(by_source[row.id] for row in members)

    amounts = [amount(members) for members in by_root.values()]
    tops = split_share(given, amounts, whole) if rows else ()
    for (root, members), top in zip(by_root.items(), tops, strict=True):
        roots[root] = top
        by_level = grouped(members, lambda row: row.level, get_args(SourceLevel))
        amounts = [amount(each) for each in by_level.values()]
        seconds = split_share(top, amounts, whole)
        for (level, each), second in zip(by_level.items(), seconds, strict=True):
            levels[root, level] = second
            amounts = [by_source[row.id] for row in each]
            shares = split_share(second, amounts, whole)
            sources |= dict(zip((row.id for row in each), shares, strict=True))
    return SourcePercents(
        given=given, gap=gap, roots=roots, levels=levels, sources=sources
    )


@lru_cache(maxsize=4)
def money_percents(
    portfolio: Portfolio, parts: Iterable[Allotted]
) -> MoneyPercents | None:
    """Return the printed shares of what is set aside; None without a need.

    Args:
        portfolio: the plan.
        parts: the money of the plan or of a scenario.
    """
    whole = need_fen(portfolio)
    if whole <= 0:
        return None
    # There are thousands of parts and few sums: they are gone through only once.
    cells: dict[tuple[str, Tier, int | None, str], int] = {}
    program_of = {row.id: row.program_id for row in portfolio.all(Project)}
    for part in parts:
        program_id = program_of[part.project_id]
        cell = part.source_id, part.tier, part.year, program_id
        cells[cell] = cells.get(cell, 0) + part.amount_fen
    printed = _source_percents(
        portfolio, sums((cell[0], fen) for cell, fen in cells.items()), whole
    )
    given = printed.given
    tiers = sums((cell[1], fen) for cell, fen in cells.items())
    years = sums((cell[2], fen) for cell, fen in cells.items())
    dated = [*sorted(year for year in years if year is not None)]
    programs = sums((cell[3], fen) for cell, fen in cells.items())

    def split(found: Mapping[Key, int], order: Iterable[Key]) -> dict[Key, int]:
        keys = [key for key in order if key in found]
        shares = split_share(given, [found[key] for key in keys], whole) if keys else ()
        return dict(zip(keys, shares, strict=True))

    return MoneyPercents(
        given=given,
        gap=printed.gap,
        roots=printed.roots,
        levels=printed.levels,
        sources=printed.sources,
        tiers=split(tiers, TIERS),
        years=split(years, [*dated, None]),
        programs=split(programs, [row.id for row in portfolio.all(Program)]),
    )


def grouped(
    rows: Iterable[Row], key: Callable[[Row], Key], order: Iterable[Key]
) -> dict[Key, list[Row]]:
    """Return the rows by key, in the order of keys; keys without rows are absent."""
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {each: found[each] for each in order if each in found}


def sums(parts: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    """Return the sums of amounts by key."""
    found: dict[Key, int] = {}
    for key, amount in parts:
        found[key] = found.get(key, 0) + amount
    return found
