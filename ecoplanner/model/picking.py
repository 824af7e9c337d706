"""Picking options under limits: exact whole numbers round a search in floats.

The solver proposes, whole numbers decide: what breaks a limit by one is cut off and
the search goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from fractions import Fraction
from math import ceil
from math import floor
from time import monotonic
from typing import TYPE_CHECKING

from ecoplanner.model.modelling import add_floor
from ecoplanner.model.modelling import column_model
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import solve
from ecoplanner.model.pricing import narrowed
from ecoplanner.model.pricing import priced
from ecoplanner.model.question import EXACT
from ecoplanner.model.question import Pick
from ecoplanner.model.searching import best_of_many
from ecoplanner.model.searching import Clock

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator

    from ecoplanner.model.optimizer import Answer
    from ecoplanner.model.optimizer import LinearModel
    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.question import Limit
    from ecoplanner.model.question import Picked
    from ecoplanner.model.question import Question
    from ecoplanner.model.question import Search

#: What the solver takes for nothing, in the scaled numbers it is given.
_TOLERANCE = 1e-6
#: Whole numbers up to here it tells apart.
_SMALL = 1_000_000
#: Proposals that break a limit by less than the solver sees; more are a bug.
_MOST_CUTS = 1_000
#: From so many options on it pays to bound and narrow the search first.
_MANY = 300


@dataclass(slots=True, kw_only=True)
class _Asked:
    """A question as a model; the first columns are its options."""

    model: LinearModel
    unit: int
    step: int
    at_least: int | None = None
    picks: list[Picked] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """By what all budgets must be multiplied to reach something.

    Attributes:
        factor: at least 1; None where no money is enough, or where it is not known.
        is_known: whether the search came to its end.
    """

    factor: Fraction | None
    is_known: bool = True


def best(question: Question, search: Search = EXACT) -> Pick | None:
    """Return the pick of most benefit; None where no pick keeps the rules.

    A search that is stopped before it found anything returns a pick that is not
    allowed: no options, not proven.
    """
    if len(question.benefit) > _MANY:
        return best_of_many(question, search, _plainly)
    return _plainly(question, search)


def _plainly(question: Question, search: Search) -> Pick | None:
    asked = _asked(question)
    clock = Clock(search, monotonic())
    answer = _answered(question, asked, search)
    if answer is None:
        return None
    if not asked.picks:
        return Pick(
            options=frozenset(),
            objective=question.value(frozenset()),
            bound=_bound(asked, answer.bound),
            is_proven=False,
        )
    options = _without_idle(question, asked.picks[-1])
    objective = question.value(options)
    bound = max(_bound(asked, answer.bound), objective)
    pick = Pick(
        options=options,
        objective=objective,
        bound=bound,
        is_proven=bound == objective,
    )
    if pick.is_proven or search.gap or answer.state != "optimal":
        return pick
    return _exactly(question, pick, clock)


def _exactly(question: Question, pick: Pick, clock: Clock) -> Pick:
    """Look for what is better by less than the solver sees, until there is nothing."""
    while clock.left != 0 and not clock.is_stopped:
        asked = _asked(question, at_least=pick.objective + 1)
        search = replace(clock.search, seconds=clock.left, watch=clock, start=None)
        answer = _answered(question, asked, search)
        if answer is None:
            return replace(pick, bound=pick.objective, is_proven=True)
        if not asked.picks:
            break
        options = _without_idle(question, asked.picks[-1])
        objective = question.value(options)
        bound = max(pick.bound, objective)
        pick = replace(pick, options=options, objective=objective, bound=bound)
    return pick


def equals(
    question: Question, pick: Pick, most: int, search: Search = EXACT
) -> tuple[tuple[Picked, ...], bool]:
    """Return picks as good as `pick`, itself first, and whether these are all.

    Picks that differ only in the option taken of a group are one.

    Args:
        question: what `pick` answers.
        pick: the best pick.
        most: how many to find at most, that one included.
        search: how to search, and how long for all of them.
    """
    clock = Clock(search, monotonic())
    found = [pick.options]
    narrow = question
    if len(question.benefit) > _MANY and (prices := priced(question, clock)):
        # Whatever is as good is still in it.
        narrow = narrowed(prices, pick.objective)
    asked = _asked(narrow, at_least=pick.objective)
    # Any will do: what the benefit is, the row says.
    asked.model.cost = [0.0] * len(asked.model.cost)
    last = pick.options
    while len(found) < most and clock.left != 0:
        _forbid(asked.model, question, last)
        asked.picks.clear()
        answer = _answered(narrow, asked, replace(search, seconds=clock.left))
        if answer is None:
            return tuple(found), True
        if not asked.picks:
            break
        last = asked.picks[-1]
        if question.value(last) >= pick.objective:
            found.append(last)
    return tuple(found), False


def cheapest(
    question: Question,
    objective: int,
    cost: Collection[float],
    search: Search = EXACT,
) -> Picked | None:
    """Return the pick of least cost by option that has no less than `objective`."""
    asked = _asked(question, at_least=objective)
    carried = len(asked.model.cost) - len(cost)
    asked.model.cost = [*(-each for each in cost), *([0.0] * carried)]
    _answered(question, asked, search)
    if not asked.picks or question.value(asked.picks[-1]) < objective:
        return None
    return asked.picks[-1]


def nearest(question: Question, objective: int, to: Picked) -> Picked | None:
    """Return the pick that differs least from `to` with no less than `objective`."""
    free = question.free or len(question.benefit)
    return cheapest(
        question,
        objective,
        [
            (-1.0 if at in to else 1.0) * (at < free)
            for at in range(len(question.group))
        ],
    )


def least_factor(question: Question, objective: int, search: Search = EXACT) -> Reach:
    """Return by what all budgets must be multiplied to reach an objective.

    Limits of zero stay.
    """
    growing = [limit for limit in question.limits if limit.is_budget and limit.most]
    others = tuple(
        limit for limit in question.limits if not (limit.is_budget and limit.most)
    )
    wide = replace(question, limits=others)
    asked = _asked(wide, at_least=objective)
    asked.model.cost = [0.0] * len(asked.model.cost)
    column = asked.model.add(-1.0, 1.0)
    for limit in growing:
        most = limit.most or 1
        terms = [(at, use / most) for at, use in limit.use.items()]
        asked.model.limit([*terms, (column, -1.0)], most=0.0)
    clock = Clock(search, monotonic())
    answer = _answered(wide, asked, search)
    if not asked.picks:
        return Reach(factor=None, is_known=answer is None)
    while True:
        used = (
            Fraction(each.used(asked.picks[-1]), each.most or 1) for each in growing
        )
        factor = max(used, default=Fraction(1))
        if factor <= 1:
            return Reach(factor=Fraction(1))
        # Whether anything less does, whole numbers have to say.
        tighter = replace(question, limits=(*others, *_below(growing, factor)))
        asked = _asked(tighter, at_least=objective)
        asked.model.cost = [0.0] * len(asked.model.cost)
        answer = _answered(tighter, asked, replace(search, seconds=clock.left))
        if not asked.picks:
            is_known = answer is None
            return Reach(factor=factor if is_known else None, is_known=is_known)


def _below(limits: Iterable[Limit], factor: Fraction) -> Iterator[Limit]:
    """Yield limits that allow all that is below a multiple of them, and no more."""
    for limit in limits:
        yield replace(limit, most=ceil((limit.most or 0) * factor) - 1)


def _asked(question: Question, *, at_least: int | None = None) -> _Asked:
    made = column_model(question, is_exact=len(question.benefit) <= _MANY)
    if at_least is not None:
        terms = {at: value for at, value in enumerate(question.benefit) if value}
        add_floor(made.model, terms, at_least)
    return _Asked(model=made.model, unit=made.unit, step=made.step, at_least=at_least)


def _answered(question: Question, asked: _Asked, search: Search) -> Answer | None:
    """Solve until the pick holds exactly, and keep it; None where there is none."""
    start = None
    has_carries = len(asked.model.cost) > len(question.benefit)
    if search.start and not has_carries and question.allows(search.start):
        start = [float(at in search.start) for at in range(len(question.benefit))]
    for _ in range(_MOST_CUTS):
        answer = solve(
            asked.model,
            maximise=True,
            gap=search.gap,
            seconds=search.seconds,
            watch=_unscaled(search.watch, asked.unit),
            start=start,
        )
        if answer.state == "infeasible":
            return None
        if not answer.values:
            return answer
        values = answer.values[: len(question.benefit)]
        picked = frozenset(at for at, value in enumerate(values) if value > 1 / 2)
        value = question.value(picked)
        is_enough = asked.at_least is None or value >= asked.at_least
        if is_enough and question.allows(picked):
            asked.picks.append(picked)
            return answer
        _forbid(asked.model, question, picked, is_whole=True)
    raise RuntimeError(_MOST_CUTS)


def _unscaled(watch: Watch | None, unit: int) -> Watch | None:
    """Return a watch that is told benefits, not what the solver has instead."""
    if watch is None:
        return None

    def told(progress: Progress) -> bool:
        return watch(
            replace(
                progress,
                objective=progress.objective * unit,
                bound=progress.bound * unit,
            )
        )

    return told


def _forbid(
    model: LinearModel, question: Question, picked: Picked, *, is_whole: bool = False
) -> None:
    """Cut one pick off; with it those that differ only within groups, if not whole."""
    if is_whole:
        options = range(len(question.benefit))
        terms = [(at, -1.0 if at in picked else 1.0) for at in options]
        model.limit(terms, least=1.0 - len(picked))
        return
    told = question.told(picked)
    groups = set(question.groups(told))
    count = len(question.group) if question.free is None else question.free
    model.limit(
        [(at, -1.0 if question.group[at] in groups else 1.0) for at in range(count)],
        least=1.0 - len(groups),
    )


def _bound(asked: _Asked, bound: float) -> int:
    """Return the bound in whole steps of the benefit, never below the proven one."""
    if bound in {INFINITE, -INFINITE}:
        bound = sum(cost for cost in asked.model.cost if cost > 0)
    scale = asked.unit // asked.step
    largest = max(map(abs, asked.model.cost), default=0.0)
    # Of larger numbers the solver takes no heed of the last digits.
    blur = 1.0 if scale == 1 and largest <= _SMALL else max(1.0, largest)
    return floor((bound + _TOLERANCE * blur) * scale) * asked.step


def _without_idle(question: Question, picked: Picked) -> Picked:
    """Leave out options that bring nothing and that nobody asks for."""
    for at in sorted(picked, reverse=True):
        fewer = picked - {at}
        if question.benefit[at] <= 0 and question.allows(fewer):
            picked = fewer
    return picked
