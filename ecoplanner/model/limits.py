"""Ceilings: what each allows, how much of it is used, and which contradict.

Which money a ceiling counts says `ecoplanner.model.cover`.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.bilingual import Bilingual
from ecoplanner.model.bilingual import joined
from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import covered_need_fen
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import LEVEL_NAMES
from ecoplanner.model.funding import LEVEL_WORDS
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Source
from ecoplanner.model.money import wan_text
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.cover import Cover
    from ecoplanner.model.funding import Bound
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.portfolio import Portfolio

#: A plan's own words for all money together.
ALL_MONEY = Bilingual("全部资金", "all money")
#: Follows the name of a level where a source of the plan is called the same.
BY_LEVEL = Bilingual("（按层级）", "(by level)")
_PPM_PER_PERCENT = 10_000
_LEVELS = tuple(LEVEL_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a ceiling allows, and how much of it is used.

    Attributes:
        ceiling: the ceiling.
        limit_fen: what it allows or asks for; a share is that of the need it covers,
            rounded down for a most and up for a least.
        used_fen: what is set aside of the money it covers.
    """

    ceiling: Ceiling
    limit_fen: int
    used_fen: int

    @property
    def room_fen(self) -> int:
        """What may still come (most) or go (least); below zero when broken."""
        room = self.limit_fen - self.used_fen
        return room if self.ceiling.bound == "most" else -room

    @property
    def is_broken(self) -> bool:
        """Whether it is not kept."""
        return self.room_fen < 0

    @property
    def excess_fen(self) -> int:
        """By how much it is broken: too much, or too little for a least; else 0."""
        return max(0, -self.room_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Limits that cannot all be kept, whatever the mix.

    Attributes:
        code: `floors_above_ceiling`, `ceiling_below_locked` or `floor_above_need`.
        ceiling: the limit that gives way, or is to be changed.
        floors: the floors under it that together ask for more than it allows.
        limit_fen: what `ceiling` says, whole fen.
        against_fen: what stands against it: the floors, the locked money, the need.
    """

    code: str
    ceiling: Ceiling
    floors: tuple[Ceiling, ...] = ()
    limit_fen: int
    against_fen: int

    @property
    def by_fen(self) -> int:
        """By how much at least one of them has to change, whole fen."""
        return abs(self.against_fen - self.limit_fen)


def ceilings_of(
    portfolio: Portfolio,
    scenario: Scenario | None = None,
    ceilings: Iterable[Ceiling] | None = None,
) -> tuple[Ceiling, ...]:
    """Return the ceilings that hold for all and those of the scenario.

    In the plan's order of sources, programmes and zones, those on all first, those on
    a level before those on a source; then by year, the most before the least.

    Args:
        portfolio: the plan.
        scenario: whose ceilings are meant; None for the plan's.
        ceilings: in place of those that the plan keeps.
    """
    found = portfolio.all(Ceiling) if ceilings is None else ceilings
    wanted = {None, scenario.id if scenario else None}
    order: dict[str | None, int] = {None: -1}
    for kind in (Source, Program, Zone):
        rows: tuple[Source | Program | Zone, ...] = portfolio.all(kind)
        order |= {row.id: at for at, row in enumerate(rows)}
    return tuple(
        sorted(
            (row for row in found if row.scenario_id in wanted),
            key=lambda row: (
                order[row.source_id],
                -1 if row.level is None else _LEVELS.index(row.level),
                order[row.program_id],
                order[row.zone_id],
                row.year or 0,
                row.bound != "most",
                row.id,
            ),
        )
    )


def limit_fen(portfolio: Portfolio, ceiling: Ceiling) -> int:
    """Return what a ceiling allows or asks for, whole fen."""
    if ceiling.share_ppm is None:
        return ceiling.amount_fen or 0
    need = covered_need_fen(portfolio, cover_of(portfolio, ceiling))
    exact = need * ceiling.share_ppm
    return exact // ONE_PPM if ceiling.bound == "most" else -(-exact // ONE_PPM)


def uses(
    portfolio: Portfolio,
    scenario: Scenario | None = None,
    parts: Iterable[Allotted] | None = None,
    ceilings: Iterable[Ceiling] | None = None,
) -> tuple[Use, ...]:
    """Return the use of every ceiling that holds, in the order they are listed.

    Args:
        portfolio: the plan.
        scenario: whose money and ceilings are meant; None for the plan's.
        parts: money in place of what the plan or scenario sets aside.
        ceilings: in place of those that the plan keeps.
    """
    ceilings = ceilings_of(portfolio, scenario, ceilings)
    if not ceilings:
        return ()
    sums = _Sums(portfolio, allotted(portfolio, scenario) if parts is None else parts)
    return tuple(
        Use(
            ceiling=ceiling,
            limit_fen=limit_fen(portfolio, ceiling),
            used_fen=sums.covered(cover_of(portfolio, ceiling)),
        )
        for ceiling in ceilings
    )


def newly_broken(
    portfolio: Portfolio,
    scenario: Scenario | None,
    before: Iterable[Allotted],
    after: Iterable[Allotted],
) -> tuple[Use, ...]:
    """Return the ceilings that other money breaks, or breaks by more than before."""
    old, found = uses(portfolio, scenario, before), uses(portfolio, scenario, after)
    was = {each.ceiling.id: each.excess_fen for each in old}
    return tuple(each for each in found if each.excess_fen > was[each.ceiling.id])


def contradictions(
    portfolio: Portfolio,
    scenario: Scenario | None = None,
    locked: Collection[tuple[str, str]] = (),
    ceilings: Iterable[Ceiling] | None = None,
) -> tuple[Contradiction, ...]:
    """Return ceilings that no mix can keep together.

    Each is certain; that there is none does not prove that all can be kept, which
    only solving does.

    Args:
        portfolio: the plan.
        scenario: whose money and ceilings are meant; None for the plan's.
        locked: project and source of money that has to stay, besides what the plan
            itself locks.
        ceilings: in place of those that the plan keeps.
    """
    found: list[Contradiction] = []
    rows = [
        (row, cover_of(portfolio, row), limit_fen(portfolio, row))
        for row in ceilings_of(portfolio, scenario, ceilings)
    ]
    floors = [row for row in rows if row[0].bound == "least"]
    kept = locked_pairs(portfolio, scenario, locked)
    stays = [
        part
        for part in allotted(portfolio, scenario)
        if (part.project_id, part.source_id) in kept
    ]
    sums = _Sums(portfolio, stays)
    for ceiling, cover, most in rows:
        if ceiling.bound == "least":
            need = covered_need_fen(portfolio, cover)
            if most > need:
                found.append(_against("floor_above_need", ceiling, most, need))
            continue
        under = [row for row in floors if row[1].is_within(cover)]
        picked = _apart(under)
        asked = sum(row[2] for row in picked)
        if asked > most:
            names = tuple(row[0] for row in picked)
            found.append(_against("floors_above_ceiling", ceiling, most, asked, names))
        locked_fen = sums.covered(cover)
        if locked_fen > most:
            found.append(_against("ceiling_below_locked", ceiling, most, locked_fen))
    return tuple(found)


def ceiling_labels(
    portfolio: Portfolio, ceilings: Iterable[Ceiling]
) -> list[Bilingual]:
    """Return ceilings in short words; those that differ in the year only as one."""
    groups: dict[str, list[Ceiling]] = {}
    for row in ceilings:
        same = ceiling_label(portfolio, replace(row, year=None))
        groups.setdefault(same, []).append(row)
    return [
        ceiling_label(portfolio, rows[0], [row.year for row in rows])
        for rows in groups.values()
    ]


def ceiling_label(
    portfolio: Portfolio, ceiling: Ceiling, years: Iterable[int | None] = ()
) -> Bilingual:
    """Return a ceiling in short words of the plan: `县级 2023年 ≤ 8,000 万元`.

    In English `county 2023 ≤ 8,000 × 10,000 yuan`.

    Args:
        portfolio: the plan.
        ceiling: the ceiling.
        years: of several that say the same, in place of its own year.
    """
    zone_id, program_id = ceiling.zone_id, ceiling.program_id
    words = [
        portfolio.get(Zone, zone_id).name if zone_id else "",
        portfolio.get(Program, program_id).name if program_id else "",
        money_words(portfolio, ceiling.source_id, ceiling.level),
        _years_words([*years] or [ceiling.year]),
        bound_sign(ceiling.bound),
        limit_words(ceiling),
    ]
    return joined(filter(None, words), " ")


def money_words(
    portfolio: Portfolio, source_id: str | None, level: SourceLevel | None = None
) -> str:
    """Return what money of a source, of a level, or all money is called."""
    if source_id is not None:
        return portfolio.get(Source, source_id).name
    return ALL_MONEY if level is None else level_words(portfolio, level)


def level_words(portfolio: Portfolio, level: SourceLevel) -> Bilingual:
    """Return what money of a level is called, so that no source is called the same."""
    words, english = LEVEL_WORDS[level], LEVEL_NAMES[level]
    if portfolio.named(Source, words) is not None:
        words = f"{words}{BY_LEVEL}"
    if portfolio.named(Source, english) is not None:
        english = f"{english} {BY_LEVEL.english}"
    return Bilingual(words, english)


def _years_words(years: Iterable[int | None]) -> str:
    """Return years as `2021—2023、2025年`, in English as `2021–2023, 2025`."""
    runs: list[list[int]] = []
    for year in sorted({each for each in years if each is not None}):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    if not runs:
        return ""
    chinese = joined(f"{a}—{b}" if a != b else str(a) for a, b in runs)
    return Bilingual(f"{chinese}年", chinese.english.replace("—", "–"))


def bound_sign(bound: Bound) -> str:
    """Return `≤` or `≥`."""
    return "≤" if bound == "most" else "≥"


def limit_words(ceiling: Ceiling) -> str:
    """Return the limit in words: `8,000 万元`, `15%`."""
    if ceiling.share_ppm is None:
        amount = wan_text(ceiling.amount_fen or 0, grouped=True)
        return Bilingual(f"{amount} 万元", f"{amount} × 10,000 yuan")
    whole, rest = divmod(ceiling.share_ppm, _PPM_PER_PERCENT)
    decimals = f"{rest:04d}".rstrip("0")
    return f"{whole}.{decimals}%" if decimals else f"{whole}%"


class _Sums:
    """Money summed so that many ceilings can be asked for their part."""

    def __init__(self, portfolio: Portfolio, parts: Iterable[Allotted]) -> None:
        self._zones = ZoneParts(portfolio)
        self._parts = tuple(parts)
        self._programs = {row.id: row.program_id for row in portfolio.all(Project)}
        self._sums: dict[tuple[str, str, int | None], int] = {}
        for part in self._parts:
            key = part.source_id, self._programs[part.project_id], part.year
            self._sums[key] = self._sums.get(key, 0) + part.amount_fen

    def covered(self, cover: Cover) -> int:
        if cover.zones is None:
            return sum(fen for key, fen in self._sums.items() if cover.counts(*key))
        return sum(self._zone_parts(cover))

    def _zone_parts(self, cover: Cover) -> Iterator[int]:
        for part in self._parts:
            program = self._programs[part.project_id]
            if cover.counts(part.source_id, program, part.year):
                yield self._zones.amount(part.project_id, cover, part.amount_fen)


def _against(
    code: str,
    ceiling: Ceiling,
    limit: int,
    against: int,
    floors: tuple[Ceiling, ...] = (),
) -> Contradiction:
    return Contradiction(
        code=code,
        ceiling=ceiling,
        floors=floors,
        limit_fen=limit,
        against_fen=against,
    )


def _apart(
    floors: list[tuple[Ceiling, Cover, int]],
) -> list[tuple[Ceiling, Cover, int]]:
    """Return floors no two of which count the same money, the largest first."""
    picked: list[tuple[Ceiling, Cover, int]] = []
    for row in sorted(floors, key=lambda row: -row[2]):
        if row[2] and all(row[1].is_apart(other[1]) for other in picked):
            picked.append(row)
    return picked
