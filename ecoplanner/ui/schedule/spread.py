"""A need over the years of work, and the money of each year under the axis."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ecoplanner.model.store.money_edit import split
from ecoplanner.ui.schedule.months import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.project import Project
    from ecoplanner.ui.schedule.months import Span

YearSums = dict[int | None, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMoney:
    """What each year takes.

    Attributes:
        given: set aside, whole fen by year; None for money without a year.
        assumed: what is missing, spread evenly over the months of work; below zero
            where projects have too much, in the years that have it.
    """

    given: Mapping[int | None, int]
    assumed: Mapping[int | None, int]

    def total(self, year: int | None) -> int:
        """Return what a year takes in all, whole fen."""
        return self.given.get(year, 0) + self.assumed.get(year, 0)


def by_months(project: Project, fen: int) -> YearSums:
    """Split an amount evenly over a project's months of work, summed by year.

    Whole 万元 while the amount is whole. What has no years of work is under None.
    """
    if not fen:
        return {}
    span = span_of(project)
    if span is None or span.is_open:
        return {None: fen}
    return dict(_split_over(fen, span))


def year_money(
    projects: Iterable[Project], allotments: Iterable[Allotted]
) -> YearMoney:
    """Return what each year takes: what is set aside, and the needs beyond it."""
    given: YearSums = defaultdict(int)
    own: dict[str, YearSums] = {}
    shown = {project.id: project for project in projects}
    for part in allotments:
        if part.project_id in shown:
            given[part.year] += part.amount_fen
            years = own.setdefault(part.project_id, {})
            years[part.year] = years.get(part.year, 0) + part.amount_fen
    assumed: YearSums = defaultdict(int)
    for id_, project in shown.items():
        years = own.get(id_, {})
        rest = (project.need_fen or 0) - sum(years.values())
        if rest < 0:
            spread = dict(zip(years, split(rest, [*years.values()]), strict=True))
        else:
            spread = by_months(project, rest)
        for year, fen in spread.items():
            assumed[year] += fen
    return YearMoney(given=dict(given), assumed=dict(assumed))


# Splitting is exact and slow; most needs stay as they are from edit to edit.
@lru_cache(maxsize=32_768)
def _split_over(fen: int, span: Span) -> tuple[tuple[int, int], ...]:
    months = span.months_by_year()
    return tuple(zip(months, split(fen, [*months.values()]), strict=True))
