"""Needs over the years of work: what each year needs, is given and still lacks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ecoplanner.model.mixing import split
from ecoplanner.model.project import DECEMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.project import Project

#: Whole fen by calendar year; None stands for money or need without a year.
YearSums = dict[int | None, int]
#: Months of work in each year with any, in order.
Months = tuple[tuple[int, int], ...]


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
    return dict(_months_of(project))


def by_months(project: Project, fen: int) -> YearSums:
    """Split an amount evenly over a project's months of work, summed by year.

    Whole 万元 while the amount is whole. What has no years of work is under None.
    """
    if not fen:
        return {}
    months = _months_of(project)
    return dict(_split_over(fen, months)) if months else {None: fen}


def _months_of(project: Project) -> Months:
    return _months(
        project.first_year, project.first_month, project.last_year, project.last_month
    )


@lru_cache(maxsize=4_096)
def _months(
    first_year: int | None,
    first_month: int | None,
    last_year: int | None,
    last_month: int | None,
) -> Months:
    if first_year is None or last_year is None:
        return ()
    months = dict.fromkeys(range(first_year, last_year + 1), DECEMBER)
    months[first_year] -= (first_month or 1) - 1
    months[last_year] -= DECEMBER - (last_month or DECEMBER)
    return tuple(months.items())


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
    sums = {id_: sum(years.values()) for id_, years in own.items()}
    return YearMoney(given=dict(given), gap=gap_by_year(projects, sums, own.get))


def gap_by_year(
    projects: Iterable[Project],
    given: Mapping[str, int],
    years_of: Callable[[str], Mapping[int | None, int] | None],
) -> YearSums:
    """Return what is missing by year; see `year_money`.

    Args:
        projects: whose money is meant.
        given: what each is given in all, whole fen; none where it is absent.
        years_of: what a project is given by year; asked only where that is too much.
    """
    gap: YearSums = defaultdict(int)
    # Many lack the same over the same months; the parts of one are those of all.
    alike: dict[tuple[int, Months], int] = defaultdict(int)
    for project in projects:
        rest = (project.need_fen or 0) - given.get(project.id, 0)
        if rest < 0:
            years = years_of(project.id) or {}
            # In their order, not that of the rows: ties go to the earlier year.
            order = sorted(years, key=lambda year: (year is None, year or 0))
            parts = split(rest, [years[year] for year in order])
            for year, fen in zip(order, parts, strict=True):
                gap[year] += fen
        elif rest:
            alike[rest, _months_of(project)] += 1
    for (rest, months), count in alike.items():
        for year, fen in _split_over(rest, months) if months else ((None, rest),):
            gap[year] += count * fen
    return dict(gap)


# Splitting is exact and slow; most needs stay as they are from edit to edit.
@lru_cache(maxsize=32_768)
def _split_over(fen: int, months: Months) -> tuple[tuple[int, int], ...]:
    parts = split(fen, [count for _, count in months])
    return tuple(zip((year for year, _ in months), parts, strict=True))
