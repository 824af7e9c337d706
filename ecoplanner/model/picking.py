"""Picking options under limits: exact whole numbers round a search in floats.

The solver proposes, whole numbers decide: what breaks a limit by one is cut off and
the search goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from fractions import Fraction
from math import floor
from math import gcd
from typing import TYPE_CHECKING

from ecoplanner.model.optimizer import divisor
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve
from ecoplanner.model.question import EXACT
from ecoplanner.model.question import Limit
from ecoplanner.model.question import Pick

if TYPE_CHECKING:
    from collections.abc import Collection

    from ecoplanner.model.optimizer import Answer
    from ecoplanner.model.question import Picked
    from ecoplanner.model.question import Question
    from ecoplanner.model.question import Search

#: What the solver takes for nothing, in the scaled numbers it is given.
_TOLERANCE = 1e-6
#: Proposals that break a limit by less than the solver sees; more are a bug.
_MOST_CUTS = 1_000


@dataclass(slots=True, kw_only=True)
class _Asked:
    """A question as a model; the first columns are its options."""

    model: LinearModel
    unit: int
    step: int
    picks: list[Picked] = field(default_factory=list)


def best(question: Question, search: Search = EXACT) -> Pick | None:
    """Return the pick of most benefit; None where no pick keeps the rules.

    A search that is stopped before it found anything returns a pick that is not
    allowed: no options, not proven.
    """
    asked = _asked(question)
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
    is_proven = answer.state == "optimal" and (search.gap == 0 or bound == objective)
    return Pick(options=options, objective=objective, bound=bound, is_proven=is_proven)


def equals(
    question: Question, pick: Pick, most: int, search: Search = EXACT
) -> tuple[tuple[Picked, ...], bool]:
    """Return picks as good as `pick`, itself first, and whether these are all.

    Picks that differ only in the option taken of a group are one.

    Args:
        question: what `pick` answers.
        pick: the best pick.
        most: how many to find at most, that one included.
        search: how to search for each.
    """
    found = [pick.options]
    asked = _asked(question, at_least=pick.objective)
    # Any will do: what the benefit is, the row says.
    asked.model.cost = [0.0] * len(asked.model.cost)
    last = pick.options
    while len(found) < most:
        _forbid(asked.model, question, last)
        asked.picks.clear()
        answer = _answered(question, asked, search)
        if answer is None:
            return tuple(found), True
        if not asked.picks:
            return tuple(found), False
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
    asked.model.cost = [-each for each in cost]
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


def least_factor(question: Question, objective: int) -> Fraction | None:
    """Return by what all limits must be multiplied to reach an objective.

    Returns:
        At least 1; None where no money is enough. Limits of zero stay.
    """
    growing = [limit for limit in question.limits if limit.is_budget and limit.most]
    others = tuple(
        limit for limit in question.limits if not (limit.is_budget and limit.most)
    )
    wide = replace(question, limits=others)
    asked = _asked(wide, at_least=objective)
    asked.model.cost = [0.0] * len(asked.model.cost)
    factor = asked.model.add(-1.0, 1.0)
    for limit in growing:
        most = limit.most or 1
        terms = [(at, use / most) for at, use in limit.use.items()]
        asked.model.limit([*terms, (factor, -1.0)], most=0.0)
    _answered(wide, asked, EXACT)
    if not asked.picks:
        return None
    used = (Fraction(limit.used(asked.picks[-1]), limit.most or 1) for limit in growing)
    return max(used, default=Fraction(1))


def _asked(question: Question, *, at_least: int | None = None) -> _Asked:
    step = gcd(*question.benefit) or 1
    unit = step * divisor(max(map(abs, question.benefit), default=0) // step)
    model = LinearModel()
    for at, benefit in enumerate(question.benefit):
        upper = 0.0 if at in question.never else 1.0
        model.add(benefit / unit, 0.0, upper, is_whole=True)
    for limit in question.limits:
        _add_limit(model, limit)
    if at_least is not None:
        terms = {at: value for at, value in enumerate(question.benefit) if value}
        _add_limit(model, Limit(use=terms, least=at_least))
    add_groups(model, question)
    return _Asked(model=model, unit=unit, step=step)


def _add_limit(model: LinearModel, limit: Limit) -> None:
    """Add a limit in units that suit the solver."""
    use = {at: value for at, value in limit.use.items() if value}
    unit = gcd(*use.values()) or 1
    most = INFINITE if limit.most is None else limit.most // unit
    least = -INFINITE if limit.least is None else -(-limit.least // unit)
    scale = divisor(max(map(abs, use.values()), default=0) // unit)
    terms = [(at, value / (unit * scale)) for at, value in use.items()]
    if limit.only_with is None:
        model.limit(terms, least=least / scale, most=most / scale)
        return
    # Without its option the limit is as wide as all options together can make it.
    above = sum(value for value in use.values() if value > 0) / (unit * scale)
    below = sum(value for value in use.values() if value < 0) / (unit * scale)
    if limit.most is not None:
        slack = max(above - most / scale, 0)
        model.limit([*terms, (limit.only_with, slack)], most=most / scale + slack)
    if limit.least is not None:
        slack = max(least / scale - below, 0)
        model.limit([*terms, (limit.only_with, -slack)], least=least / scale - slack)


def add_groups(model: LinearModel, question: Question) -> None:
    """Add what groups of options ask of each other; columns are options."""
    options: dict[int, list[int]] = {}
    for at, group in enumerate(question.group):
        options.setdefault(group, []).append(at)
    for group, members in options.items():
        least = 1.0 if group in question.must else -INFINITE
        if len(members) > 1 or group in question.must:
            model.limit([(at, 1.0) for at in members], least=least, most=1.0)
    for first, second in question.requires:
        if first == second:
            continue
        with_second = [(at, -1.0) for at in options.get(second, ())]
        model.limit(
            [*((at, 1.0) for at in options.get(first, ())), *with_second], most=0.0
        )
    for pair in question.excludes:
        both = [(at, 1.0) for group in set(pair) for at in options.get(group, ())]
        model.limit(both, most=1.0)


def _answered(question: Question, asked: _Asked, search: Search) -> Answer | None:
    """Solve until the pick holds exactly, and keep it; None where there is none."""
    start = None
    if search.start is not None and question.allows(search.start):
        start = [float(at in search.start) for at in range(len(question.benefit))]
    for _ in range(_MOST_CUTS):
        answer = solve(
            asked.model,
            maximise=True,
            gap=search.gap,
            seconds=search.seconds,
            watch=search.watch,
            start=start,
        )
        if answer.state == "infeasible":
            return None
        if not answer.values:
            return answer
        values = answer.values[: len(question.benefit)]
        picked = frozenset(at for at, value in enumerate(values) if value > 1 / 2)
        if question.allows(picked):
            asked.picks.append(picked)
            return answer
        _forbid(asked.model, question, picked, is_whole=True)
    raise RuntimeError(_MOST_CUTS)


def _forbid(
    model: LinearModel, question: Question, picked: Picked, *, is_whole: bool = False
) -> None:
    """Cut one pick off; with it those that differ only within groups, if not whole."""
    if is_whole:
        terms = [(at, -1.0 if at in picked else 1.0) for at in range(len(model.whole))]
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
    return floor((bound + _TOLERANCE) * scale) * asked.step


def _without_idle(question: Question, picked: Picked) -> Picked:
    """Leave out options that bring nothing and that nobody asks for."""
    for at in sorted(picked, reverse=True):
        fewer = picked - {at}
        if question.benefit[at] <= 0 and question.allows(fewer):
            picked = fewer
    return picked
