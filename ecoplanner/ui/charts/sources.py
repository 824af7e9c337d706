"""Money set aside, by whose money it is: for bars of sources with the gap last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import SourceLevel
from ecoplanner.model.percents import percents
from ecoplanner.model.project import Project
from ecoplanner.model.shares import GAP
from ecoplanner.ui.charts.parts import Look
from ecoplanner.ui.charts.parts import Part
from ecoplanner.ui.charts.parts import shares_of
from ecoplanner.words import GAP as GAP_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio

LEVELS: tuple[SourceLevel, ...] = get_args(SourceLevel)
NAMES = {
    "central": ("中央", "central"),
    "province": ("省", "province"),
    "city": ("市", "city"),
    "county": ("县", "county"),
    "bond": ("债", "bonds"),
    "social": ("社会", "social"),
}
FULL_NAMES = {
    "central": ("中央财政", "central budget"),
    "province": ("省级财政", "province budget"),
    "city": ("市级财政", "city budget"),
    "county": ("县级财政", "county budget"),
    "bond": ("债券", "bonds"),
    "social": ("社会资本", "social capital"),
}
EXCESS = ("超出", "excess")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One bar of several: a year or a programme.

    Attributes:
        key: the year or the programme's id; empty for money without a year.
        name: what stands under or beside it.
        parts: by level, in the order of sources; the gap last, where it is known.
    """

    key: str
    name: str
    parts: tuple[Part, ...]

    @property
    def total_fen(self) -> int:
        """What is drawn of it, whole fen."""
        return sum(max(part.amount_fen, 0) for part in self.parts)


def scenario_of(portfolio: Portfolio, scenario_id: str) -> Scenario | None:
    """Return the scenario of an id; None for the plan itself, or if it is gone."""
    if not scenario_id:
        return None
    rows = portfolio.all(Scenario)
    return next((row for row in rows if row.id == scenario_id), None)


def plan_parts(
    portfolio: Portfolio, scenario: Scenario | None, language: Language
) -> tuple[Part, ...]:
    """Return the plan's money by level, the gap last."""
    found, printed = shares_of(portfolio, "source", scenario)
    levels = {source.id: source.level for source in portfolio.all(Source)}
    sums: dict[str, int] = {}
    shares: dict[str, int] = {}
    for row, share in zip(found.rows, printed, strict=True):
        level = levels.get(row.key, GAP)
        sums[level] = sums.get(level, 0) + row.amount_fen
        shares[level] = shares.get(level, 0) + share
    return level_parts(sums, language, shares)


def project_parts(
    portfolio: Portfolio, project: Project, scenario: Scenario | None, lang: Language
) -> tuple[Part, ...]:
    """Return a project's money by level, the gap last."""
    sums: dict[str, int] = {}
    for row in project_money(portfolio, project, scenario):
        level = portfolio.get(Source, row.source_id).level
        sums[level] = sums.get(level, 0) + row.amount_fen
    missing = (project.need_fen or 0) - sum(sums.values())
    return level_parts(sums | {GAP: missing}, lang)


def project_money(
    portfolio: Portfolio, project: Project, scenario: Scenario | None
) -> list[Allocation | Override]:
    """Return what is set aside for a project, in the plan or in a scenario."""
    rows: list[Allocation | Override] = [
        *portfolio.having(Allocation, "project_id", project.id)
    ]
    if scenario is not None:
        said = portfolio.having(Override, "project_id", project.id)
        rows += [row for row in said if row.scenario_id == scenario.id]
    found = {(row.source_id, row.year, row.tier): row for row in rows}
    return [row for row in found.values() if row.amount_fen]


def year_columns(
    portfolio: Portfolio, rows: Iterable[Allocation | Override], language: Language
) -> list[Column]:
    """Return money by year, then what has no year; only of what is set aside."""
    return _columns(
        (
            (row.year, portfolio.get(Source, row.source_id).level, row.amount_fen)
            for row in rows
        ),
        language,
    )


def plan_years(
    portfolio: Portfolio, scenario: Scenario | None, language: Language
) -> list[Column]:
    """Return the plan's money by year."""
    levels = {source.id: source.level for source in portfolio.all(Source)}
    return _columns(
        (
            (part.year, levels[part.source_id], part.amount_fen)
            for part in allotted(portfolio, scenario)
        ),
        language,
    )


def program_columns(
    portfolio: Portfolio,
    scenario: Scenario | None,
    language: Language,
    names: Mapping[str, str],
) -> list[Column]:
    """Return the money of programmes by level, the gap last.

    Args:
        portfolio: the plan.
        scenario: whose money is meant.
        language: of the names of levels.
        names: programmes wanted by id, with what they are called here.
    """
    levels = {source.id: source.level for source in portfolio.all(Source)}
    program_of = {row.id: row.program_id for row in portfolio.all(Project)}
    sums: dict[str, dict[str, int]] = {key: {GAP: 0} for key in names}
    for project in portfolio.all(Project):
        if project.program_id in sums:
            sums[project.program_id][GAP] += project.need_fen or 0
    for part in allotted(portfolio, scenario):
        found = sums.get(program_of[part.project_id])
        if found is not None:
            level = levels[part.source_id]
            found[level] = found.get(level, 0) + part.amount_fen
            found[GAP] -= part.amount_fen
    return [
        Column(key=key, name=name, parts=level_parts(sums[key], language))
        for key, name in names.items()
    ]


def level_parts(
    sums: Mapping[str, int],
    language: Language,
    printed: Mapping[str, int] | None = None,
) -> tuple[Part, ...]:
    """Return sums by level as parts in the order of sources, the gap last.

    Args:
        sums: whole fen by level.
        language: of the names of levels.
        printed: percents that the printed tables have too, in hundredths.
    """
    shown = [level for level in LEVELS if sums.get(level)]
    keys = [*shown, *([GAP] if GAP in sums else [])]
    amounts = [sums[key] for key in keys]
    shares = percents(amounts)
    if printed is not None:
        shares = tuple(printed[key] for key in keys)
    return tuple(
        Part(
            key=key,
            name=_part_name(key, amount, language),
            full_name=_part_name(key, amount, language, is_full=True),
            amount_fen=amount,
            share=share,
            look=Look(kind="gap") if key == GAP else Look(kind="source", level=key),
        )
        for key, amount, share in zip(keys, amounts, shares, strict=True)
    )


def _part_name(
    key: str, amount_fen: int, language: Language, *, is_full: bool = False
) -> str:
    """Return what a part is called: a gap below zero is an excess."""
    if key == GAP and amount_fen < 0:
        return EXCESS[0 if language == "zh" else 1]
    return level_name(key, language, is_full=is_full)


def level_name(key: str, language: Language, *, is_full: bool = False) -> str:
    """Return what a level is called, short for legends."""
    if key == GAP:
        return GAP_WORDS[0 if language == "zh" else 1]
    return word(FULL_NAMES if is_full else NAMES, key, language)


def _columns(
    money: Iterable[tuple[int | None, str, int]], language: Language
) -> list[Column]:
    sums: dict[int | None, dict[str, int]] = {}
    for year, level, amount in money:
        levels = sums.setdefault(year, {})
        levels[level] = levels.get(level, 0) + amount
    none = "未定" if language == "zh" else "no year"
    return [
        Column(
            key="" if year is None else str(year),
            name=none if year is None else str(year),
            parts=level_parts(sums[year], language),
        )
        for year in sorted(sums, key=lambda year: (year is None, year or 0))
    ]
