"""What a drag or a key makes of a span of months, and how it is stored."""

from __future__ import annotations

from typing import Literal

from ecoplanner.model.period import period_text
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR

Grip = Literal["start", "end", "whole"]


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
