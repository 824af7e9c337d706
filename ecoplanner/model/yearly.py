"""Needs over the years of work: what each year needs, is given and still lacks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ecoplanner.model.mixing import split
from ecoplanner.model.project import DECEMBER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.project import Project

#: Whole fen by calendar year; None stands for money or need without a year.
YearSums = dict[int | None, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMoney:
    """What is set aside and what is missing, by year.

    Attributes:
        given: set aside, whole fen by year.
        gap: missing, spread evenly over the months of work; below zero where
            projects have too much, in the years that have it.
    """

    given: Mapping[int | None, int]
    gap: Mapping[int | None, int]

    @property
    def years(self) -> tuple[int | None, ...]:
        """Years with money or gap, in order; None last."""
        found = self.given.keys() | self.gap.keys()
        dated: list[int | None] = [*sorted(year for year in found if year is not None)]
        return (*dated, None) if None in found else tuple(dated)

    def need(self, year: int | None) -> int:
        """Return what a year needs in all, whole fen."""
        return self.given.get(year, 0) + self.gap.get(year, 0)


def months_by_year(project: Project) -> dict[int, int]:
    """Return the months of work in each year; empty while one end is unknown."""
    if project.first_year is None or project.last_year is None:
        return {}
    months = dict.fromkeys(project.years, DECEMBER)
    months[project.first_year] -= (project.first_month or 1) - 1
    months[project.last_year] -= DECEMBER - (project.last_month or DECEMBER)
    return months


def by_months(project: Project, fen: int) -> YearSums:
    """Split an amount evenly over a project's months of work, summed by year.

    Whole 万元 while the amount is whole. What has no years of work is under None.
    """
    if not fen:
        return {}
    months = months_by_year(project)
    return dict(_split_over(fen, tuple(months.items()))) if months else {None: fen}


def year_money(
    projects: Iterable[Project], allotments: Iterable[Allotted]
) -> YearMoney:
    """Return what each year is given and what is missing.

    What a project still lacks is spread over its months of work; what it has too
    much is taken off its years in proportion to what they have.

    Args:
        projects: whose money is meant.
        allotments: money; that of other projects is passed over.
    """
    given: YearSums = defaultdict(int)
    projects = [*projects]
    own: dict[str, YearSums] = {project.id: {} for project in projects}
    for part in allotments:
        years = own.get(part.project_id)
        if years is not None:
            given[part.year] += part.amount_fen
            years[part.year] = years.get(part.year, 0) + part.amount_fen
    gap: YearSums = defaultdict(int)
    for project in projects:
        years = own[project.id]
        rest = (project.need_fen or 0) - sum(years.values())
        if rest < 0:
            spread = dict(zip(years, split(rest, [*years.values()]), strict=True))
        else:
            spread = by_months(project, rest)
        for year, fen in spread.items():
            gap[year] += fen
    return YearMoney(given=dict(given), gap=dict(gap))


# Splitting is exact and slow; most needs stay as they are from edit to edit.
@lru_cache(maxsize=32_768)
def _split_over(
    fen: int, months: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    parts = split(fen, [count for _, count in months])
    return tuple(zip((year for year, _ in months), parts, strict=True))
