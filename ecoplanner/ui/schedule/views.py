"""Which months fill the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.plan import Phase
    from ecoplanner.model.plan import Plan

#: As many years out of the period are shown beside its first and last phase.
OUTSIDE = 2


def months_of(plan: Plan, phase: Phase | None, spans: Sequence[Span]) -> Span:
    """Return the months of a phase with a year on either side, or of everything.

    The first and the last phase reach as far as what lies out of the period, so that
    it is seen, but by `OUTSIDE` years at most, lest a slip of the pen makes all
    narrow.

    Args:
        plan: its period.
        phase: None for the whole period, and what reaches out of it.
        spans: of the projects.
    """
    earliest = min((span.first // YEAR for span in spans), default=plan.first_year)
    latest = max(((span.end - 1) // YEAR for span in spans), default=plan.last_year)
    if phase is None:
        first, last = min(plan.first_year, earliest), max(plan.last_year, latest)
        return Span(first * YEAR, (last + 1) * YEAR)
    first, last = phase.first_year - 1, phase.last_year + 1
    if phase.first_year <= plan.first_year:
        first = min(max(earliest, phase.first_year - OUTSIDE), phase.first_year)
    if phase.last_year >= plan.last_year:
        last = max(min(latest, phase.last_year + OUTSIDE), phase.last_year)
    return Span(first * YEAR, (last + 1) * YEAR)
