"""Two-way solving of a mix: the least of a source, the nearest mix, an interval."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from math import ceil
from math import floor
from random import Random
from time import monotonic
from typing import TYPE_CHECKING

from ecoplanner.model.counting import Counting
from ecoplanner.model.mix_columns import add_rows
from ecoplanner.model.mix_columns import columns_of
from ecoplanner.model.mixture import Mixture
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.mixture import Row
from ecoplanner.model.mixture import Terms
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import Progress
from ecoplanner.model.optimizer import solve
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.solved import Aim
from ecoplanner.model.solved import counted_of
from ecoplanner.model.solved import Goal
from ecoplanner.model.solved import Interval
from ecoplanner.model.solved import result_of
from ecoplanner.model.solved import Solved
from ecoplanner.model.whole_fen import whole_fen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.mix_columns import Columns
    from ecoplanner.model.optimizer import Answer
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.portfolio import Portfolio

__all__ = ["Aim", "Goal", "Interval", "Solved", "solve_interval", "solve_mix"]

#: Whether less or more is better.
_SIGNS: Mapping[Aim, int] = {"least": 1, "most": -1, "covered": -1, "nearest": 0}
#: By how much an aim may be missed for a mix nearer to today's, in 万元: the solver's
#: own tolerance, a tenth of a fen.
_SLACK = 1e-7
_PART_OF_FEN = 0.3
#: At how many other mixes whole fen are looked for.
_TURNS = 12
#: After how long no further one is begun.
_SECONDS = 3.0
#: That a search ended before there was a mix.
STOPPED = Problem("mix_stopped", "mix")


def solve_mix(
    portfolio: Portfolio,
    scenario: Scenario | None,
    goal: Goal,
    terms: Terms,
    *,
    watch: Watch | None = None,
) -> Solved | None:
    """Return the mix that is best at a goal, as near to today's as that allows.

    Args:
        portfolio: the plan.
        scenario: whose money, ceilings and locks are meant; None for the plan's.
        goal: what it is to be good at.
        terms: what it has to keep besides.
        watch: told of progress, and asked whether to stop.

    Returns:
        None where no mix keeps the limits.

    Raises:
        InvalidInputError: stopped, or the limits leave no room for whole fen.
    """
    mixture = _mixture(portfolio, scenario, terms, watch)
    return _solved(portfolio, scenario, mixture, goal, watch)


def solve_interval(  # noqa: PLR0913 - a level besides what all are asked
    portfolio: Portfolio,
    scenario: Scenario | None,
    source_id: str | None,
    terms: Terms,
    *,
    level: SourceLevel | None = None,
    watch: Watch | None = None,
) -> Interval | None:
    """Return the least and the most that a source may give; see `solve_mix`."""
    mixture = _mixture(portfolio, scenario, terms, watch)
    goal = Goal(aim="least", source_id=source_id, level=level)
    least = _solved(portfolio, scenario, mixture, goal, watch)
    goal = replace(goal, aim="most")
    most = _solved(portfolio, scenario, mixture, goal, watch)
    return Interval(least=least, most=most) if least and most else None


def _mixture(
    portfolio: Portfolio, scenario: Scenario | None, terms: Terms, watch: Watch | None
) -> Mixture:
    """Return the mixture, which takes a moment; the watch is told before and after."""
    began = monotonic()
    _tell(watch, began)
    mixture = mixture_of(portfolio, scenario, terms)
    _tell(watch, began)
    return mixture


def _tell(watch: Watch | None, began: float) -> None:
    """Tell the watch that it goes on.

    Raises:
        InvalidInputError: it asks to stop.
    """
    seconds = monotonic() - began
    unknown = Progress(seconds=seconds, objective=INFINITE, bound=-INFINITE)
    if watch is not None and watch(unknown):
        raise InvalidInputError([STOPPED])


def is_possible(
    portfolio: Portfolio, scenario: Scenario | None, mixture: Mixture
) -> bool:
    """Return whether a mix was found that keeps all rows, to the fen."""
    try:
        return (
            _solved(portfolio, scenario, mixture, Goal(aim="nearest"), None) is not None
        )
    except InvalidInputError:
        return False


def missed(
    portfolio: Portfolio,
    scenario: Scenario | None,
    mixture: Mixture,
    *,
    watch: Watch | None = None,
) -> Mapping[int, int] | None:
    """Return by how much some mix that keeps all rows in parts of fen misses them.

    In whole fen, as limits are counted, by number of the row; nothing where it keeps
    them all, None where there is no such mix. One search, in place of the many that
    prove that no mix comes nearer; in a small mixture nothing comes nearer.
    """
    counting = Counting(portfolio, scenario, mixture)
    if counting.is_full():
        return None
    exact = counting.all_near()
    if exact is not None:
        fen, is_proven = exact.best(watch=watch)
        if fen is not None and counting.holds(fen):
            return {}
        if fen is None and is_proven:
            return None
    for is_rounded in (False, True):
        columns = columns_of(mixture)
        add_rows(columns, counting, is_rounded=is_rounded)
        columns.cost_of_change()
        answer = solve(columns.model, watch=watch)
        if answer.values or not columns.model.cost:
            values = columns.values(answer.values)
            rows = [row.centred(row.spare if is_rounded else 0) for row in mixture.rows]
            fen = whole_fen(mixture, values, rows)
            fen = fen or whole_fen(mixture, values, counting.plain)
            if fen is not None:
                over = counting.over(fen)
                return over if over and not counting.drawn_in(fen, over) else {}
    return None


def _solved(
    portfolio: Portfolio,
    scenario: Scenario | None,
    mixture: Mixture,
    goal: Goal,
    watch: Watch | None,
) -> Solved | None:
    counting = Counting(portfolio, scenario, mixture)
    counted = counted_of(portfolio, mixture, goal)
    now = [*mixture.now]
    if goal.aim == "nearest" and counting.holds(now):
        return result_of(mixture, goal, counted, now)
    if counting.is_full():
        return None
    exact = counting.all_near()
    if exact is not None:
        fen, is_proven = exact.best(counted, _SIGNS[goal.aim], watch=watch)
        if fen is not None and counting.holds(fen):
            solved = result_of(mixture, goal, counted, fen)
            return replace(solved, is_stopped=not is_proven)
        if fen is None and is_proven:
            return None
    found = _searched(counting, goal, counted, watch, is_rounded=False)
    if counting.rows and (found is None or found.fen is None):
        # What rounding over zones may bring is left to it.
        found = _searched(counting, goal, counted, watch, is_rounded=True)
    if found is None:
        return None
    if found.fen is None:
        spare = max((row.spare for row in counting.rows.values()), default=0)
        code = "solve_no_whole_fen_in_zones" if spare else "solve_no_whole_fen"
        raise InvalidInputError([Problem(code, "amount_fen", {"by_fen": 2 * spare})])
    solved = result_of(mixture, goal, counted, found.fen)
    return replace(solved, is_stopped=found.is_stopped)


@dataclass(frozen=True, slots=True)
class _Found:
    """That some mix keeps the rows; and one in whole fen, where such was found."""

    fen: list[int] | None
    is_stopped: bool = False


def _searched(
    counting: Counting,
    goal: Goal,
    counted: Sequence[int],
    watch: Watch | None,
    *,
    is_rounded: bool,
) -> _Found | None:
    """Return the best mix; None where the rows cannot be kept.

    Args:
        counting: the mixture.
        goal: what the mix is to be good at.
        counted: the cells that the goal is about.
        watch: told of progress, and asked whether to stop.
        is_rounded: see `add_rows`.
    """
    mixture = counting.mixture
    columns = columns_of(mixture)
    add_rows(columns, counting, is_rounded=is_rounded)
    answer = None
    aim: tuple[Row, ...] = ()
    is_stopped = False
    if goal.aim != "nearest":
        columns.cost(dict.fromkeys(counted, float(_SIGNS[goal.aim])))
        answer = _answer(columns, watch)
        if answer is None:
            return None
        # Of all mixes as good, the one nearest to today's.
        terms = [(at, cost) for at, cost in enumerate(columns.model.cost) if cost]
        columns.model.limit(terms, most=answer.objective + _SLACK)
        aim = (_aim_row(mixture, goal, counted, answer.objective),)
    columns.cost_of_change()
    try:
        answer = _answer(columns, watch) or answer
    except InvalidInputError:
        if answer is None:
            raise
        # Stopped on the way to the nearest; the goal itself is reached.
        is_stopped = True
    if answer is None:
        return None
    values = columns.values(answer.values)
    rows = [row.centred(row.spare if is_rounded else 0) for row in mixture.rows]
    for more in (aim, ()):
        fen = whole_fen(mixture, values, (*rows, *more))
        if fen is None and is_rounded:
            fen = whole_fen(mixture, values, (*counting.plain, *more))
        fen = fen and counting.kept(fen, more)
        if fen is not None:
            return _Found(fen, is_stopped)
        if not aim:
            break
    fen = _elsewhere(counting, columns, watch) if is_rounded else None
    return _Found(fen, is_stopped)


def _elsewhere(
    counting: Counting, columns: Columns, watch: Watch | None
) -> list[int] | None:
    """Look for whole fen at other mixes that are as good: elsewhere they may fit."""
    until = monotonic() + _SECONDS
    last: list[float] = []
    for turn in range(_TURNS):
        draw = Random(turn)  # noqa: S311 - the same mixes each time
        columns.model.cost = [draw.uniform(-1, 1) for _ in columns.model.cost]
        answer = _answer(columns, watch)
        if answer is None or monotonic() > until:
            return None
        values = columns.values(answer.values)
        # At a corner little may move; between two corners more.
        part = draw.random()
        between = [
            a + part * (b - a) for a, b in zip(last or values, values, strict=True)
        ]
        last = values
        fen = whole_fen(counting.mixture, between, counting.plain)
        fen = fen and counting.kept(fen)
        if fen is not None:
            return fen
    return None


def _answer(columns: Columns, watch: Watch | None) -> Answer | None:
    answer = solve(columns.model, watch=watch)
    if answer.state == "infeasible":
        return None
    if answer.state != "optimal":
        raise InvalidInputError([STOPPED])
    return answer


def _aim_row(
    mixture: Mixture, goal: Goal, counted: Sequence[int], objective: float
) -> Row:
    """Return what keeps the aim to the fen."""
    change = objective * FEN_PER_WAN
    now = sum(mixture.now[at] for at in counted)
    if goal.aim == "least":
        return Row(terms=tuple(counted), most=now + ceil(change - _PART_OF_FEN))
    return Row(terms=tuple(counted), least=now + floor(_PART_OF_FEN - change))
