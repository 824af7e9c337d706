"""What to do when limits cannot all be kept: the fewest to relax, and by how much."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from ecoplanner.model.lumping import lumped
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.modelling import add_groups
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve
from ecoplanner.model.picking import best
from ecoplanner.model.question import Search
from ecoplanner.model.relaxation import Relaxation
from ecoplanner.model.solving import is_possible

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.lumping import Lumped
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Terms
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.question import Limit
    from ecoplanner.model.question import Question
    from ecoplanner.model.variants import Asked

_PART_OF_FEN = 0.3
#: Of so many limits others are tried in place of so few, so many projects unlocked.
_MANY, _FEW, _TRIED = 60, 3, 12
_FINE_FEN, _LARGE_FEN = 10_000, 1_000_000
#: Of more cells than this it is not tried whether some fen less would do.
_LARGE = 3_000
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
    counted = mixture_of(portfolio, scenario, terms)
    if _has_parts(counted) and is_possible(portfolio, scenario, counted):
        return ()
    mixture = _centred(counted)
    found = lumped(mixture)
    limits = [*found.stays]
    columns = _elastic(mixture, found, limits)
    switches = {at: found.model.add(1.0, upper=1.0, is_whole=True) for at in columns}
    for at, slack in columns.items():
        widest = _wan(mixture.rows[at].least or 0) + found.widest[at]
        widest += float(found.stays[at]) / FEN_PER_WAN
        terms_ = [(slack, 1.0), (switches[at], -widest)]
        found.model.limit(terms_, most=0.0)
    answer = solve(found.model, watch=watch)
    allowed = limits
    if answer.values:
        allowed = [at for at in limits if answer.values[switches[at]] > 1 / 2]
    by = _least(mixture, allowed) if allowed else {}
    if not by:
        by = _fewest(mixture, limits)
    by = _enough(portfolio, scenario, counted, {**by, **found.lacking})
    ways = _Ways(portfolio, scenario, terms, counted, by)
    return tuple(ways.of(at) for at in sorted(by))


def relaxed_choice(
    asked: Asked, *, watch: Watch | None = None
) -> tuple[Relaxation, ...]:
    """Return the fewest limits to relax for a choice, and by how much.

    Of many projects the fewest and the least that some seconds find. None where
    relaxing limits does not help: what is locked contradicts itself.
    """
    limits = asked.question.limits
    everything = range(len(limits))
    picked = _picked(asked, everything, watch, is_count=True)
    if picked is None:
        return ()
    allowed = [at for at in everything if not limits[at].holds(picked)]
    picked = _picked(asked, allowed, watch, is_count=False) or picked
    broken = [at for at in allowed if not limits[at].holds(picked)]
    return tuple(_of_limit(asked, at, picked, broken) for at in broken)


def _elastic(
    mixture: Mixture, found: Lumped, limits: Collection[int]
) -> dict[int, int]:
    """Add the limits, of which some may give way; return how far each does."""
    model = found.model
    slack: dict[int, int] = {}
    for at, stays in found.stays.items():
        row = mixture.rows[at]
        terms = found.terms[at]
        if at in limits:
            slack[at] = model.add()
        gives = slack.get(at)
        if row.most is not None:
            room = float(row.most - stays) / FEN_PER_WAN
            less = [] if gives is None else [(gives, -1.0)]
            model.limit([*terms, *less], most=room)
        if row.least is not None:
            missing = float(row.least - stays) / FEN_PER_WAN
            more = [] if gives is None else [(gives, 1.0)]
            model.limit([*terms, *more], least=missing)
    return slack


def _least(mixture: Mixture, limits: Sequence[int]) -> dict[int, int]:
    """Return by how much limits have to give way, whole fen, if only these may."""
    found = lumped(mixture)
    slack = _elastic(mixture, found, limits)
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


def _has_parts(mixture: Mixture) -> bool:
    return any(row.parts for row in mixture.rows)


def _centred(mixture: Mixture) -> Mixture:
    return replace(mixture, rows=tuple(row.centred() for row in mixture.rows))


def _fewest(mixture: Mixture, limits: Sequence[int]) -> dict[int, int]:
    """Return by how much limits have to give way, none of them without need."""
    by = _least(mixture, limits)
    for at in sorted(by, key=lambda at: by[at]):
        if len(by) > 1:
            by = _least(mixture, [each for each in by if each != at]) or by
    return by


def _relaxed(mixture: Mixture, by: Mapping[int, int]) -> Mixture:
    """Return a mixture some of whose rows have given way."""
    rows = [*mixture.rows]
    for at, fen in by.items():
        row = rows[at]
        is_most = row.ceiling is not None and row.most is not None
        rows[at] = (
            replace(row, most=(row.most or 0) + fen)
            if is_most
            else replace(row, least=(row.least or 0) - fen)
        )
    return replace(mixture, rows=tuple(rows))


def _enough(
    portfolio: Portfolio,
    scenario: Scenario | None,
    mixture: Mixture,
    by: Mapping[int, int],
) -> dict[int, int]:
    """Return by how much to give way as limits are counted, not in parts of fen."""
    found = dict(by)
    if not found or not _has_parts(mixture):
        return found
    rounded = [at for at in found if mixture.rows[at].spare]
    more = dict.fromkeys(rounded or found, 1)

    def moved(steps: int) -> dict[int, int]:
        return {at: fen + steps * more.get(at, 0) for at, fen in found.items()}

    def does(steps: int) -> bool:
        return is_possible(portfolio, scenario, _relaxed(mixture, moved(steps)))

    spare = max((row.spare for row in mixture.rows), default=0)
    wide = len(mixture.cells) > _LARGE
    some = _STEPS[::_FEW] if wide else _STEPS
    tried = next((steps for steps in some if steps > spare or does(steps)), spare)
    if tried or wide:
        return moved(tried)
    while tried > -_FEW and min(moved(tried - 1).values()) > 0 and does(tried - 1):
        tried -= 1
    return moved(tried)


class _Ways:
    """The ways out of limits that cannot all be kept; each is tried."""

    def __init__(
        self,
        portfolio: Portfolio,
        scenario: Scenario | None,
        terms: Terms,
        mixture: Mixture,
        by: Mapping[int, int],
    ) -> None:
        self._portfolio, self._scenario, self._terms = portfolio, scenario, terms
        self._mixture, self._by = mixture, by

    def of(self, at: int) -> Relaxation:
        """Return one of the rows that give way, and what may be done instead."""
        mixture, by_fen = self._mixture, self._by[at]
        row = mixture.rows[at]
        fixed = [
            each for each in row.terms if mixture.is_fixed[each] and mixture.now[each]
        ]
        locked = sum(row.parts.get(each, 1) * mixture.now[each] for each in fixed)
        limit = row.least if row.most is None or row.ceiling is None else row.most
        ids = dict.fromkeys(mixture.cells[each][0] for each in fixed)
        others = [*self._instead(at)] if row.ceiling is not None else []
        found = Relaxation(
            ceiling=row.ceiling,
            project_id=row.project_id,
            limit_fen=limit or 0,
            by_fen=by_fen,
            locked_fen=ceil(locked),
            others=tuple(
                each.ceiling
                for each in (mixture.rows[other] for other in others)
                if each.ceiling is not None
            ),
        )
        if row.ceiling is None:
            return found
        # Shares of large amounts are told to 0.01 wan, upwards.
        step = _FINE_FEN if by_fen >= _LARGE_FEN else 1
        spread = -(-by_fen // ((len(others) + 1) * step)) * step
        if others and self._does(
            {**self._rest(at), **dict.fromkeys([at, *others], spread)}
        ):
            found = replace(found, spread_fen=spread)
        if row.most is None or locked <= row.most:
            return found
        return replace(found, locked=tuple(self._unlocked(at, [*ids][:_TRIED])))

    def _rest(self, at: int) -> dict[int, int]:
        return {other: fen for other, fen in self._by.items() if other != at}

    def _does(self, by: Mapping[int, int], mixture: Mixture | None = None) -> bool:
        relaxed = _relaxed(mixture or self._mixture, by)
        if _has_parts(relaxed) and len(relaxed.cells) <= _LARGE:
            return is_possible(self._portfolio, self._scenario, relaxed)
        relaxed = _centred(relaxed)
        found = lumped(relaxed)
        _elastic(relaxed, found, ())
        return not found.lacking and solve(found.model).state == "optimal"

    def _instead(self, at: int) -> Iterator[int]:
        """Yield other limits any of which may give way by as much."""
        rows = self._mixture.rows
        limits = [other for other, row in enumerate(rows) if row.ceiling is not None]
        if len(limits) > _MANY or len(self._by) > _FEW:
            return
        for other in limits:
            row = rows[other]
            is_open = row.most is not None or (row.least or 0) >= self._by[at]
            if other in self._by or not is_open:
                continue
            if self._does({**self._rest(at), other: self._by[at]}):
                yield other

    def _unlocked(self, at: int, ids: Sequence[str]) -> Iterator[str]:
        """Yield projects whose unlocking does in place of a limit."""
        for id_ in ids:
            if id_ in self._terms.stays:
                continue
            terms = replace(self._terms, unlocked=frozenset({id_}))
            free = mixture_of(self._portfolio, self._scenario, terms)
            if self._does(self._rest(at), free):
                yield id_


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
    asked: Asked, at: int, picked: frozenset[int], broken: Sequence[int]
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
        helpful = [group for group in tried if _is_enough(question, open_, group)]
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


def _is_enough(question: Question, limits: Sequence[Limit], group: int) -> bool:
    """Return whether a pick is found that keeps limits when a group may stay out."""
    asked = replace(
        question,
        limits=tuple(limits),
        must=question.must - {group},
        benefit=(0,) * len(question.benefit),
    )
    found = best(asked, Search(seconds=_SECONDS))
    return found is not None and asked.allows(found.options)


def _wan(fen: int) -> float:
    return fen / FEN_PER_WAN
