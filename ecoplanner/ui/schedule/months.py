"""Spans of months: what a bar is, and what a drag or a key makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.period import period_text

if TYPE_CHECKING:
    from ecoplanner.model.plan import Plan
    from ecoplanner.model.project import Project

Grip = Literal["start", "end", "whole"]

YEAR = 12
QUARTER = 3
MONTH = 1


@dataclass(frozen=True, slots=True)
class Span:
    """Months from one up to, not with, another; a month is year x 12 + 0…11.

    Attributes:
        first: the first month.
        end: the month after the last.
        is_open: one end is not known and only assumed.
    """

    first: int
    end: int
    is_open: bool = False

    @property
    def length(self) -> int:
        """How many months it has."""
        return self.end - self.first

    def months_by_year(self) -> dict[int, int]:
        """Return how many months each year has, in order."""
        years = range(self.first // YEAR, (self.end - 1) // YEAR + 1)
        return {
            year: min(self.end, (year + 1) * YEAR) - max(self.first, year * YEAR)
            for year in years
        }

    def text(self) -> str:
        """Return it as short words: `2021.7—2024.6`, `2021—2025`."""
        last = self.end - 1
        if not self.first % YEAR and not self.end % YEAR:
            years = (self.first // YEAR, last // YEAR)
            return "—".join(map(str, dict.fromkeys(years)))
        return f"{month_text(self.first)}—{month_text(last)}"


def month_text(month: int) -> str:
    """Return a month as `2021.7`."""
    return f"{month // YEAR}.{month % YEAR + 1}"


def span_of(project: Project, plan: Plan | None = None) -> Span | None:
    """Return the months of a project.

    Args:
        project: its months count where they are given, else whole years.
        plan: fills an end that is not known, with its own.

    Returns:
        None without years, or where one end is not known and no plan is given.
    """
    first, last = project.first_year, project.last_year
    if first is None and last is None:
        return None
    is_open = first is None or last is None
    if is_open and plan is None:
        return None
    if first is None and plan is not None:
        first = min(plan.first_year, last or plan.first_year)
    if last is None and plan is not None:
        last = max(plan.last_year, first or plan.last_year)
    if first is None or last is None:
        return None
    start = first * YEAR + (project.first_month or 1) - 1
    end = last * YEAR + (project.last_month or YEAR)
    return Span(start, max(end, start + 1), is_open)


def fields_of(span: Span, words_before: str = "") -> dict[str, int | str | None]:
    """Return the fields of a project that say a span.

    Args:
        span: whole years are written without months.
        words_before: the words it had; their dash is kept.
    """
    last = span.end - 1
    whole = not span.first % YEAR and not span.end % YEAR
    first_month = None if whole else span.first % YEAR + 1
    last_month = None if whole else last % YEAR + 1
    dash = next((each for each in words_before if each in "—–～~至"), "-")
    if "——" in words_before:
        dash = "——"
    words = period_text(
        span.first // YEAR, last // YEAR, first_month, last_month, dash=dash
    )
    return {
        "first_year": span.first // YEAR,
        "first_month": first_month,
        "last_year": last // YEAR,
        "last_month": last_month,
        "schedule_text": words,
    }


def dragged(span: Span, grip: Grip, months: float, step: int) -> Span:
    """Return a span after a drag; edges snap to whole steps of the calendar.

    Args:
        span: as it was at the start of the drag.
        grip: which end is held, or the whole.
        months: how far it was dragged.
        step: `YEAR`, `QUARTER` or `MONTH`.
    """
    least = min(step, span.length)
    if grip == "start":
        first = min(_snapped(span.first + months, step), span.end - least)
        return Span(first, span.end)
    if grip == "end":
        end = max(_snapped(span.end + months, step), span.first + least)
        return Span(span.first, end)
    first = _snapped(span.first + months, step)
    return Span(first, first + span.length)


def moved(span: Span, step: int, *, only_end: bool) -> Span:
    """Return a span moved by months, or with its end moved; never empty."""
    if only_end:
        return Span(span.first, max(span.end + step, span.first + 1))
    return Span(span.first + step, span.end + step)


def drawn(one: float, other: float, step: int) -> Span:
    """Return the span drawn from one place to another, at least one step long."""
    low, high = min(one, other), max(one, other)
    first = int(low // step) * step
    end = -int(-high // step) * step
    return Span(first, max(end, first + step))


def _snapped(month: float, step: int) -> int:
    return round(month / step) * step
