"""What came of solving a mix, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import money_words
from ecoplanner.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.solving import Goal
    from ecoplanner.model.solving import Interval
    from ecoplanner.model.solving import Solved


def solved_words(
    portfolio: Portfolio, goal: Goal, solved: Solved
) -> tuple[Saying, ...]:
    """Return what a mix comes to, and what changes by source."""
    stopped = (Saying("solve_stopped"),) if solved.is_stopped else ()
    return (_head(portfolio, goal, solved), *stopped, *_changes(portfolio, solved))


def interval_words(
    portfolio: Portfolio,
    source_id: str | None,
    found: Interval,
    level: SourceLevel | None = None,
) -> tuple[Saying, ...]:
    """Return between what the money of a source lies."""
    name = money_words(portfolio, source_id, level)
    return (
        Saying("solve_least", _params(name, found.least)),
        Saying("solve_most", _params(name, found.most)),
    )


def _head(portfolio: Portfolio, goal: Goal, solved: Solved) -> Saying:
    params = _params(money_words(portfolio, goal.source_id, goal.level), solved)
    if goal.aim == "nearest":
        if not solved.aim_fen:
            return Saying("solve_nothing")
        return Saying("solve_nearest", {"new_fen": solved.aim_fen})
    if goal.aim == "covered":
        del params["source"]
        return Saying("solve_covered", params)
    return Saying("solve_least" if goal.aim == "least" else "solve_most", params)


def _changes(portfolio: Portfolio, solved: Solved) -> Iterator[Saying]:
    for row in portfolio.all(Source):
        if row.id in solved.by_source:
            old, new = solved.by_source[row.id]
            said = {"source": row.name, "old_fen": old, "new_fen": new}
            yield Saying("solve_source", said)
    yield Saying("solve_gap", {"gap_fen": solved.gap_fen})


def _params(name: str, solved: Solved) -> dict[str, object]:
    need = solved.need_fen
    share = (solved.aim_fen * ONE_PPM * 2 + need) // (need * 2) if need else 0
    return {
        "source": name,
        "old_fen": solved.before_fen,
        "new_fen": solved.aim_fen,
        "share_ppm": share,
    }
