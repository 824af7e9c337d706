"""Spans of months: when a project is under work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoplanner.model.plan import Plan
    from ecoplanner.model.project import Project

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


def span_of(project: Project, plan: Plan) -> Span | None:
    """Return the months of a project; None without years.

    Args:
        project: its months count where they are given, else whole years.
        plan: fills an end that is not known, with its own.
    """
    first, last = project.first_year, project.last_year
    if first is None and last is None:
        return None
    is_open = first is None or last is None
    if first is None:
        first = min(plan.first_year, last or plan.first_year)
    if last is None:
        last = max(plan.last_year, first)
    start = first * YEAR + (project.first_month or 1) - 1
    end = last * YEAR + (project.last_month or YEAR)
    return Span(start, max(end, start + 1), is_open)
