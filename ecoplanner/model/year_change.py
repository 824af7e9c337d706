"""What a change of amounts does to the years: money by level, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Source
from ecoplanner.model.yearly import gap_by_year
from ecoplanner.model.yearly import year_money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

#: Whole fen by level of the source.
Levels = dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChange:
    """One year before and after a change of amounts, whole fen.

    Attributes:
        year: calendar year; None for money without a year.
        before: set aside by level.
        after: the same after the change.
        gap_before: missing; below zero for an excess.
        gap_after: the same after the change.
    """

    year: int | None
    before: Mapping[str, int]
    after: Mapping[str, int]
    gap_before: int
    gap_after: int


def year_changes(
    portfolio: Portfolio,
    scenario: Scenario | None,
    projects: Sequence[Project],
    amounts: Mapping[Key, int],
    *,
    like: Iterable[Allotted] | None = None,
) -> list[YearChange]:
    """Return the years in order, None last.

    A year needs what it has and lacks today, and money that comes in a year comes off
    the gap of that year. Where that would give any year too much, what is missing then
    is spread over the months of work, as it is wherever gaps by year are told.

    Args:
        portfolio: the plan.
        scenario: whose money is meant; None for the plan's.
        projects: whose money is meant.
        amounts: new amounts by key, whole fen; others stay.
        like: money, such as that before a shock, that says what each year needs.
    """
    ids = {row.id for row in projects}
    parts = [part for part in allotted(portfolio, scenario) if part.project_id in ids]
    money = year_money(projects, parts)
    before: dict[Key, int] = {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in parts
    }
    after = {**before, **{key: fen for key, fen in amounts.items() if key[0] in ids}}
    need = money if like is None else year_money(projects, like)
    now, then = _levels(portfolio, before), _levels(portfolio, after)
    years = sorted(
        {*money.years, *need.years, *then}, key=lambda year: (year is None, year or 0)
    )
    needed = {year: need.need(year) for year in years}
    gap = {year: needed[year] - sum(then.get(year, {}).values()) for year in years}
    if min(gap.values(), default=0) < 0:
        gap = _spread(projects, after)
    return [
        YearChange(
            year=year,
            before=now.get(year, {}),
            after=then.get(year, {}),
            gap_before=needed[year] - sum(now.get(year, {}).values()),
            gap_after=gap.get(year, 0),
        )
        for year in years
    ]


def _spread(
    projects: Sequence[Project], amounts: Mapping[Key, int]
) -> dict[int | None, int]:
    """Return what is missing by year, spread over the months of work."""
    own: dict[str, dict[int | None, int]] = defaultdict(dict)
    for (project_id, _, year, _tier), fen in amounts.items():
        years = own[project_id]
        years[year] = years.get(year, 0) + fen
    given = {id_: sum(years.values()) for id_, years in own.items()}
    return gap_by_year(projects, given, own.get)


def _levels(
    portfolio: Portfolio, amounts: Mapping[Key, int]
) -> dict[int | None, Levels]:
    levels = {row.id: row.level for row in portfolio.all(Source)}
    found: dict[int | None, Levels] = defaultdict(lambda: defaultdict(int))
    for (_, source_id, year, _tier), fen in amounts.items():
        if fen:
            found[year][levels[source_id]] += fen
    return {year: dict(sums) for year, sums in found.items()}
