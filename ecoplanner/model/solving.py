"""Two-way solving of a mix: the least of a source, the nearest mix, an interval."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from math import ceil
from math import floor
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.counting import Counting
from ecoplanner.model.cover import money_sources
from ecoplanner.model.mixture import Mixture
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.mixture import Row
from ecoplanner.model.mixture import Terms
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.whole_fen import whole_fen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.optimizer import Answer
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.portfolio import Portfolio


Aim = Literal["least", "most", "nearest", "covered"]

#: By how much an aim may be missed for a mix nearer to today's, in 万元: the solver's
#: own tolerance, a tenth of a fen.
_SLACK = 1e-7
_PART_OF_FEN = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a mix is to be good at.

    Attributes:
        aim: `least` or `most` money of a source, the mix `nearest` to today's, or as
            much need `covered` as can be.
        source_id: the source with all below it, or None.
        level: all sources of this level, or None; with neither, all money.
    """

    aim: Aim
    source_id: str | None = None
    level: SourceLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A mix that keeps all limits.

    Attributes:
        amounts: what changes, by key, whole fen.
        aim_fen: what the goal comes to: the money of the source, the money moved, or
            the need covered.
        before_fen: the same in today's mix; 0 for the nearest.
        by_source: by source what it gives before and after, whole fen, where that
            changes.
        gap_fen: what all projects still lack, whole fen.
        need_fen: what they need, whole fen.
        fen: by cell of the mixture, whole fen.
        mixture: the cells.
        is_stopped: whether the goal is reached, but nearer to today's may be possible.
    """

    amounts: Mapping[Key, int]
    aim_fen: int
    before_fen: int
    by_source: Mapping[str, tuple[int, int]]
    gap_fen: int
    need_fen: int
    fen: Sequence[int] = field(repr=False)
    mixture: Mixture = field(repr=False)
    is_stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """What the money of a source may be in any mix that keeps all limits.

    Attributes:
        least: a mix with the least.
        most: a mix with the most.
    """

    least: Solved
    most: Solved


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
    mixture = mixture_of(portfolio, scenario, terms)
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
    mixture = mixture_of(portfolio, scenario, terms)
    goal = Goal(aim="least", source_id=source_id, level=level)
    least = _solved(portfolio, scenario, mixture, goal, watch)
    goal = replace(goal, aim="most")
    most = _solved(portfolio, scenario, mixture, goal, watch)
    return Interval(least=least, most=most) if least and most else None


def is_possible(
    portfolio: Portfolio, scenario: Scenario | None, mixture: Mixture
) -> bool:
    """Return whether a mix was found that keeps all rows, to the fen."""
    goal = Goal(aim="nearest")
    try:
        return _solved(portfolio, scenario, mixture, goal, None) is not None
    except InvalidInputError:
        return False


@dataclass(frozen=True, slots=True)
class Columns:
    """A mixture as a model: its columns are what comes and what goes, in 万元.

    Attributes:
        model: the model; without costs.
        more: column of what comes, by cell that may change.
        less: column of what goes, by cell that has something.
    """

    model: LinearModel
    more: dict[int, int]
    less: dict[int, int]

    def cost(self, cells: Mapping[int, float]) -> None:
        """Let the cells cost so much for each 万元 in them, and nothing else."""
        self.model.cost = [0.0] * len(self.model.cost)
        for at, cost in cells.items():
            if at in self.more:
                self.model.cost[self.more[at]] = cost
            if at in self.less:
                self.model.cost[self.less[at]] = -cost

    def cost_of_change(self) -> None:
        """Let every 万元 that comes or goes cost 1."""
        self.model.cost = [0.0] * len(self.model.cost)
        for column in (*self.more.values(), *self.less.values()):
            self.model.cost[column] = 1.0

    def values(self, mixture: Mixture, values: Sequence[float]) -> list[float]:
        """Return the fen of each cell, not whole."""
        found = [float(fen) for fen in mixture.now]
        for at, column in self.more.items():
            found[at] += values[column] * FEN_PER_WAN
        for at, column in self.less.items():
            found[at] -= values[column] * FEN_PER_WAN
        return found


def columns_of(mixture: Mixture) -> Columns:
    """Return the columns of a mixture; without its rows."""
    model = LinearModel()
    more: dict[int, int] = {}
    less: dict[int, int] = {}
    for at, now in enumerate(mixture.now):
        if mixture.is_fixed[at]:
            continue
        if mixture.upper[at] > now:
            more[at] = model.add(upper=(mixture.upper[at] - now) / FEN_PER_WAN)
        if now:
            less[at] = model.add(upper=now / FEN_PER_WAN)
    return Columns(model, more, less)


def row_terms(columns: Columns, row: Row) -> list[tuple[int, float]]:
    """Return the terms of a row in the columns of a model."""
    found: list[tuple[int, float]] = []
    for at in row.terms:
        part = float(row.parts.get(at, 1))
        if at in columns.more:
            found.append((columns.more[at], part))
        if at in columns.less:
            found.append((columns.less[at], -part))
    return found


def row_limits(mixture: Mixture, row: Row) -> tuple[float, float]:
    """Return by how much a row may change at least and at most, in 万元."""
    used = row.used(mixture.now)
    least = -INFINITE if row.least is None else float(row.least - used) / FEN_PER_WAN
    most = INFINITE if row.most is None else float(row.most - used) / FEN_PER_WAN
    return least, most


def _solved(
    portfolio: Portfolio,
    scenario: Scenario | None,
    mixture: Mixture,
    goal: Goal,
    watch: Watch | None,
) -> Solved | None:
    counting = Counting(portfolio, scenario, mixture)
    counted = _counted(portfolio, mixture, goal)
    now = [*mixture.now]
    if goal.aim == "nearest" and counting.holds(now):
        return _result(mixture, goal, counted, now)
    if counting.is_full():
        return None
    centred = [row.centred() for row in mixture.rows]
    found = _searched(centred, counting, goal, counted, watch)
    if counting.rows and (found is None or found.fen is None):
        # What rounding over zones may bring is left to it.
        wide = [row.centred(row.spare) for row in mixture.rows]
        found = _searched(wide, counting, goal, counted, watch) or found
    if found is None:
        return None
    if found.fen is None:
        spare = max((row.spare for row in counting.rows.values()), default=0)
        code = "solve_no_whole_fen_in_zones" if spare else "solve_no_whole_fen"
        raise InvalidInputError([Problem(code, "amount_fen", {"by_fen": 2 * spare})])
    solved = _result(mixture, goal, counted, found.fen)
    return replace(solved, is_stopped=found.is_stopped)


@dataclass(frozen=True, slots=True)
class _Found:
    """That some mix keeps the rows; and one in whole fen, where such was found."""

    fen: list[int] | None
    is_stopped: bool = False


def _searched(
    rows: Sequence[Row],
    counting: Counting,
    goal: Goal,
    counted: Sequence[int],
    watch: Watch | None,
) -> _Found | None:
    """Return the best mix under some rows; None where these cannot be kept."""
    mixture = counting.mixture
    columns = columns_of(mixture)
    for row in rows:
        least, most = row_limits(mixture, row)
        columns.model.limit(row_terms(columns, row), least=least, most=most)
    answer = None
    aim: tuple[Row, ...] = ()
    is_stopped = False
    if goal.aim != "nearest":
        sign = -1.0 if goal.aim in {"most", "covered"} else 1.0
        columns.cost(dict.fromkeys(counted, sign))
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
    values = columns.values(mixture, answer.values)
    for more in (aim, ()):
        fen = whole_fen(mixture, values, (*rows, *more))
        fen = fen and counting.kept(fen, more)
        if fen is not None:
            return _Found(fen, is_stopped)
        if not aim:
            break
    return _Found(None)


def _answer(columns: Columns, watch: Watch | None) -> Answer | None:
    answer = solve(columns.model, watch=watch)
    if answer.state == "infeasible":
        return None
    if answer.state != "optimal":
        raise InvalidInputError([Problem("choice_stopped", "chosen")])
    return answer


def _counted(portfolio: Portfolio, mixture: Mixture, goal: Goal) -> list[int]:
    sources = money_sources(portfolio, goal.source_id, goal.level)
    if sources is None:
        return [*range(len(mixture.cells))]
    return [at for at, cell in enumerate(mixture.cells) if cell[1] in sources]


def _aim_row(
    mixture: Mixture, goal: Goal, counted: Sequence[int], objective: float
) -> Row:
    """Return what keeps the aim to the fen."""
    change = objective * FEN_PER_WAN
    now = sum(mixture.now[at] for at in counted)
    if goal.aim == "least":
        return Row(terms=tuple(counted), most=now + ceil(change - _PART_OF_FEN))
    return Row(terms=tuple(counted), least=now + floor(_PART_OF_FEN - change))


def _result(
    mixture: Mixture,
    goal: Goal,
    counted: Sequence[int],
    fen: Sequence[int],
) -> Solved:
    before = sum(mixture.now[at] for at in counted)
    after = sum(fen[at] for at in counted)
    if goal.aim == "nearest":
        before = 0
        after = sum(abs(a - b) for a, b in zip(fen, mixture.now, strict=True))
    sums: dict[str, list[int]] = {}
    for cell, old, new in zip(mixture.cells, mixture.now, fen, strict=True):
        pair = sums.setdefault(cell[1], [0, 0])
        pair[0] += old
        pair[1] += new
    need = sum(row.most or 0 for row in mixture.rows if row.project_id is not None)
    given = sum(
        sum(fen[at] for at in row.terms)
        for row in mixture.rows
        if row.project_id is not None
    )
    return Solved(
        amounts=mixture.amounts(fen),
        aim_fen=after,
        before_fen=before,
        by_source={id_: (old, new) for id_, (old, new) in sums.items() if old != new},
        gap_fen=need - given,
        need_fen=need,
        fen=fen,
        mixture=mixture,
    )
