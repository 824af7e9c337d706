"""What to do when limits cannot all be kept: the fewest to relax, and by how much."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from ecoplanner.model.counting import Counting
from ecoplanner.model.lumping import lumped
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.modelling import add_groups
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve
from ecoplanner.model.picking import best
from ecoplanner.model.question import Search
from ecoplanner.model.relaxation import Relaxation
from ecoplanner.model.searching import Clock
from ecoplanner.model.solving import is_possible
from ecoplanner.model.solving import missed
from ecoplanner.model.ways_out import centred
from ecoplanner.model.ways_out import elastic
from ecoplanner.model.ways_out import given_way
from ecoplanner.model.ways_out import has_parts
from ecoplanner.model.ways_out import LARGE
from ecoplanner.model.ways_out import Ways

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Terms
    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.question import Limit
    from ecoplanner.model.question import Question
    from ecoplanner.model.variants import Asked

_PART_OF_FEN = 0.3
#: So many locked projects are tried, and so many fen less.
_TRIED, _FEW = 12, 3
#: By how much more one limit may have to give way than those that rounding helps.
_MUCH = 100
#: By how many fen more limits are made to give way where rounding over zones asks so.
_STEPS = (0, 1, 2, 3, 4, 5, 10, 15, 20, 50, 100, 500, 1_000, 10_000)
#: How long to look for fewer limits of a choice, and then for less money.
_SECONDS = 4.0


def relaxed_mix(
    portfolio: Portfolio,
    scenario: Scenario | None,
    terms: Terms,
    *,
    watch: Watch | None = None,
) -> tuple[Relaxation, ...]:
    """Return the fewest limits to relax for a mix, and by how much; none if possible.

    Of sets as small, one that asks for the least money. Needs are given up only where
    no limits would help.

    Args:
        portfolio: the plan.
        scenario: whose money and limits are meant; None for the plan's.
        terms: what the mix has to keep besides.
        watch: told of progress, and asked whether to stop; what was found until then
            is returned, which may be more limits than needed.
    """
    clock = Clock(Search(watch=watch and _timed(watch)), monotonic())
    counted = mixture_of(portfolio, scenario, terms)
    clock.tell()
    by = _exactly(portfolio, scenario, counted, clock)
    if by is None:
        by = _in_parts(counted, clock)
        clock.tell()
        # Rounding alone may bring a little.
        little = _MUCH * sum(row.spare + 1 for row in counted.rows)
        is_little = has_parts(counted) and sum(by.values()) <= little
        if is_little and is_possible(portfolio, scenario, counted):
            return ()
        by = _enough(portfolio, scenario, counted, by, clock)
    ways = Ways(portfolio, scenario, terms, counted, by, clock)
    return tuple(ways.of(at) for at in sorted(by))


def _timed(watch: Watch) -> Watch:
    """Return a watch that is told the time only: what is solved is no goal."""

    def told(progress: Progress) -> bool:
        return watch(replace(progress, objective=INFINITE, bound=INFINITE))

    return told


def _exactly(
    portfolio: Portfolio,
    scenario: Scenario | None,
    mixture: Mixture,
    watch: Watch,
) -> dict[int, int] | None:
    """Return by how much limits give way, to the fen; None where that is too much."""
    limits = [at for at, row in enumerate(mixture.rows) if row.ceiling is not None]
    exact = Counting(portfolio, scenario, mixture).all_near(limits)
    return None if exact is None else exact.fewest(watch=watch)


def _in_parts(counted: Mixture, clock: Clock) -> dict[int, int]:
    """Return by how much limits and needs give way, but for what rounding asks."""
    mixture = centred(counted)
    found = lumped(mixture)
    clock.tell()
    limits = [*found.stays]
    columns = elastic(mixture, found, limits)
    switches = {at: found.model.add(1.0, upper=1.0, is_whole=True) for at in columns}
    for at, slack in columns.items():
        widest = _wan(mixture.rows[at].least or 0) + found.widest[at]
        widest += float(found.stays[at]) / FEN_PER_WAN
        terms_ = [(slack, 1.0), (switches[at], -widest)]
        found.model.limit(terms_, most=0.0)
    answer = solve(found.model, watch=clock)
    if answer.state == "optimal" and answer.values:
        # Of as few limits, those that ask for the least money.
        count = sum(answer.values[column] > 1 / 2 for column in switches.values())
        found.model.limit([(at, 1.0) for at in switches.values()], most=float(count))
        found.model.cost = [0.0] * len(found.model.cost)
        for column in columns.values():
            found.model.cost[column] = 1.0
        least = solve(found.model, seconds=_SECONDS, watch=clock)
        answer = least if least.values else answer
    allowed = limits
    if answer.values:
        allowed = [at for at in limits if answer.values[switches[at]] > 1 / 2]
    by = _least(mixture, allowed) if allowed else {}
    if not by:
        by = _fewest(mixture, limits)
    return {**by, **found.lacking}


def relaxed_choice(
    asked: Asked, *, watch: Watch | None = None
) -> tuple[Relaxation, ...]:
    """Return the fewest limits to relax for a choice, and by how much.

    Of many projects the fewest and the least that some seconds find. None where
    relaxing limits does not help: what is locked contradicts itself.
    """
    clock = Clock(Search(watch=watch and _timed(watch)), monotonic())
    limits = asked.question.limits
    everything = range(len(limits))
    picked = _picked(asked, everything, clock, is_count=True)
    if picked is None:
        return ()
    allowed = [at for at in everything if not limits[at].holds(picked)]
    picked = _picked(asked, allowed, clock, is_count=False) or picked
    broken = [at for at in allowed if not limits[at].holds(picked)]
    return tuple(_of_limit(asked, at, picked, broken, clock) for at in broken)


def _least(mixture: Mixture, limits: Sequence[int]) -> dict[int, int]:
    """Return by how much limits have to give way, whole fen, if only these may."""
    found = lumped(mixture)
    slack = elastic(mixture, found, limits)
    for column in slack.values():
        found.model.cost[column] = 1.0
    answer = solve(found.model)
    if not answer.values:
        return {}
    fen = {at: answer.values[column] * FEN_PER_WAN for at, column in slack.items()}
    return {
        at: ceil(value - _PART_OF_FEN)
        for at, value in fen.items()
        if value > _PART_OF_FEN
    }


def _fewest(mixture: Mixture, limits: Sequence[int]) -> dict[int, int]:
    """Return by how much limits have to give way, none of them without need."""
    by = _least(mixture, limits)
    for at in sorted(by, key=lambda at: by[at]):
        if len(by) > 1:
            by = _least(mixture, [each for each in by if each != at]) or by
    return by


def _enough(
    portfolio: Portfolio,
    scenario: Scenario | None,
    mixture: Mixture,
    by: Mapping[int, int],
    clock: Clock,
) -> dict[int, int]:
    """Return by how much to give way as limits are counted, not in parts of fen."""
    found = dict(by)
    if not found or not has_parts(mixture):
        return found
    rounded = [at for at in found if mixture.rows[at].spare] or [*found]

    def over(by: Mapping[int, int]) -> Mapping[int, int] | None:
        relaxed = given_way(mixture, by)
        return missed(portfolio, scenario, relaxed, watch=clock)

    for steps in _STEPS:
        found = {at: fen + steps * (at in rounded) for at, fen in by.items()}
        lacking = over(found)
        if clock.is_stopped:
            # More than rounding can ask for.
            return {at: fen + mixture.rows[at].spare + 1 for at, fen in by.items()}
        if lacking is not None and lacking.keys() <= found.keys():
            found = {at: fen + lacking.get(at, 0) for at, fen in found.items()}
            break
    if len(mixture.cells) > LARGE:
        return found
    for _ in range(_FEW):
        less = {at: fen - (at in rounded) for at, fen in found.items()}
        if min(less.values()) <= 0 or over(less) != {} or clock.is_stopped:
            break
        found = less
    return found


def _picked(
    asked: Asked,
    relaxable: Collection[int],
    watch: Watch | None,
    *,
    is_count: bool,
) -> frozenset[int] | None:
    """Return the pick that breaks the fewest of some limits, or breaks them least."""
    question = asked.question
    model = LinearModel()
    for at in range(len(question.benefit)):
        model.add(upper=0.0 if at in question.never else 1.0, is_whole=True)
    add_groups(model, question)
    for at, limit in enumerate(question.limits):
        terms = [(option, _wan(use)) for option, use in limit.use.items()]
        gives = [*_gives(model, limit, is_count=is_count)] if at in relaxable else []
        if limit.most is not None:
            less = [(column, -width) for column, width in gives]
            model.limit([*terms, *less], most=_wan(limit.most))
        if limit.least is not None:
            model.limit([*terms, *gives], least=_wan(limit.least))
    found = solve(model, seconds=_SECONDS, watch=watch)
    if not found.values:
        return None
    values = found.values[: len(question.benefit)]
    return frozenset(at for at, value in enumerate(values) if value > 1 / 2)


def _gives(
    model: LinearModel, limit: Limit, *, is_count: bool
) -> Iterator[tuple[int, float]]:
    """Add what lets a limit give way: a switch that costs 1, or money that does."""
    if not is_count:
        yield model.add(1.0), 1.0
        return
    width = _wan(sum(limit.use.values()) + (limit.least or 0))
    yield model.add(1.0, upper=1.0, is_whole=True), width


def _of_limit(
    asked: Asked,
    at: int,
    picked: frozenset[int],
    broken: Sequence[int],
    clock: Clock,
) -> Relaxation:
    question, limit = asked.question, asked.question.limits[at]
    used = limit.used(picked)
    kept: Mapping[int, int] = {
        group: min(
            limit.use.get(option, 0)
            for option, its in enumerate(question.group)
            if its == group
        )
        for group in question.must
    }
    ids = {
        group: asked.variants[at].project_id for at, group in enumerate(question.group)
    }
    is_most = limit.most is not None
    bound = (limit.most if is_most else limit.least) or 0
    locked = sum(kept.values())
    tried = [group for group in sorted(kept) if kept[group]][:_TRIED]
    helpful: list[int] = []
    if is_most and locked > bound:
        open_ = [
            each
            for other, each in enumerate(question.limits)
            if other == at or other not in broken
        ]
        # What gives way besides stays as wide as the pick needs it.
        open_ += [
            _wide(question.limits[other], picked) for other in broken if other != at
        ]
        helpful = [
            group
            for group in tried
            if not clock.tell() and _is_enough(question, open_, group, clock)
        ]
    return Relaxation(
        ceiling=asked.ceilings[at],
        project_id=None,
        limit_fen=bound,
        by_fen=abs(used - bound),
        locked_fen=locked,
        locked=tuple(ids[group] for group in helpful),
    )


def _wide(limit: Limit, picked: frozenset[int]) -> Limit:
    used = limit.used(picked)
    most = None if limit.most is None else max(limit.most, used)
    least = None if limit.least is None else min(limit.least, used)
    return replace(limit, most=most, least=least)


def _is_enough(
    question: Question, limits: Sequence[Limit], group: int, watch: Watch
) -> bool:
    """Return whether a pick is found that keeps limits when a group may stay out."""
    asked = replace(
        question,
        limits=tuple(limits),
        must=question.must - {group},
        benefit=(0,) * len(question.benefit),
    )
    found = best(asked, Search(seconds=_SECONDS, watch=watch))
    return found is not None and asked.allows(found.options)


def _wan(fen: int) -> float:
    return fen / FEN_PER_WAN
