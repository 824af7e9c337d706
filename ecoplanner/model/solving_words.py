"""What came of solving a mix, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import ALL_MONEY
from ecoplanner.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.solving import Goal
    from ecoplanner.model.solving import Interval
    from ecoplanner.model.solving import Solved


def solved_words(
    portfolio: Portfolio, goal: Goal, solved: Solved
) -> tuple[Saying, ...]:
    """Return what a mix comes to, and what changes by source."""
    return (_head(portfolio, goal, solved), *_changes(portfolio, solved))


def interval_words(
    portfolio: Portfolio, source_id: str | None, found: Interval
) -> tuple[Saying, ...]:
    """Return between what the money of a source lies."""
    name = _name(portfolio, source_id)
    return (
        Saying("solve_least", _params(name, found.least)),
        Saying("solve_most", _params(name, found.most)),
    )


def _head(portfolio: Portfolio, goal: Goal, solved: Solved) -> Saying:
    params = _params(_name(portfolio, goal.source_id), solved)
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


def _name(portfolio: Portfolio, source_id: str | None) -> str:
    return ALL_MONEY if source_id is None else portfolio.get(Source, source_id).name
