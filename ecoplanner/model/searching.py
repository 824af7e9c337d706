"""Searching for the best of many options: proven bound, good pick, then the rest."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import Progress
from ecoplanner.model.packing import improved
from ecoplanner.model.packing import packed
from ecoplanner.model.pricing import about
from ecoplanner.model.pricing import narrowed
from ecoplanner.model.pricing import priced
from ecoplanner.model.question import Pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.pricing import Prices
    from ecoplanner.model.question import Question
    from ecoplanner.model.question import Search

    #: Searches a question from a pick that it allows on.
    Plain = Callable[[Question, Search], Pick | None]

#: Options besides those of the solver's parts that the second search leaves open, and
#: groups that it lets go; of all options, one in so many.
_ALTERNATIVES, _SPARE = 25, 50
_LEAST_OPEN = 60
#: The part of the time that the second search may take, and its seconds at most.
_PART, _SECONDS = 0.4, 1.5
_SECONDS_TO_MEND = 1.0
#: How often the watch is told where nobody else does, in seconds.
_EVERY = 0.1


@dataclass(slots=True)
class Clock:
    """The time left, and progress told as of one search where there are several.

    Attributes:
        search: how to search.
        began: when.
        objective: of the best pick yet.
        bound: proven limit.
        is_stopped: whether the watch asked to stop.
        told_at: when the watch was told last.
    """

    search: Search
    began: float
    objective: int = 0
    bound: int = 0
    is_stopped: bool = False
    told_at: float = 0.0

    @property
    def left(self) -> float | None:
        """Seconds that are left; None for no end."""
        if self.search.seconds is None:
            return None
        return max(0.0, self.search.seconds - (monotonic() - self.began))

    def __call__(self, progress: Progress) -> bool:
        """Tell the watch, if any; return whether to stop."""
        if abs(progress.objective) < INFINITE:
            self.objective = max(self.objective, round(progress.objective))
        return self.tell()

    def again(self) -> bool:
        """Tell the watch, if it was not told just now; return whether it stops."""
        if monotonic() - self.told_at >= _EVERY:
            self.tell()
        return self.is_stopped

    def tell(self) -> bool:
        """Tell the watch, if any; return whether to stop."""
        self.told_at = monotonic()
        if self.search.watch is not None and not self.is_stopped:
            now = Progress(
                seconds=monotonic() - self.began,
                objective=float(self.objective),
                bound=float(self.bound),
            )
            self.is_stopped = self.search.watch(now)
        return self.is_stopped or self.left == 0

    def take(self, pick: Pick) -> None:
        """Note what is known now."""
        self.objective, self.bound = pick.objective, pick.bound


def best_of_many(question: Question, search: Search, plain: Plain) -> Pick | None:
    """Return the pick of most benefit; None where no pick keeps the rules.

    First prices of the limits give a proven bound, and a pick that is near it. What
    no better pick has is left out before the rest is searched.

    Args:
        question: what to pick from.
        search: how to search.
        plain: searches a question without more ado.
    """
    clock = Clock(search, monotonic())
    start = search.start
    if start is not None and not question.allows(start):
        start = None
    # The progress of prices is not that of picks.
    prices = priced(question, lambda _: clock.tell())
    options = None if prices is None else packed(prices, start)
    if prices is None or options is None:
        # Nothing is possible, or the solver alone finds what is.
        return plain(question, replace(search, start=start, seconds=clock.left))
    pick = _pick(prices, options)
    clock.take(pick)
    if _is_enough(pick, search) or clock.tell():
        return pick
    return _searched(prices, pick, clock, plain)


def _searched(prices: Prices, pick: Pick, clock: Clock, plain: Plain) -> Pick:
    search, question = clock.search, prices.question
    count = len(question.benefit)
    left = clock.left
    hard = about(
        prices,
        pick.options,
        max(_LEAST_OPEN, count // _ALTERNATIVES),
        max(_LEAST_OPEN, count // _SPARE),
    )
    seconds = _SECONDS if left is None else min(_SECONDS, left * _PART)
    quick = replace(
        search, start=pick.options, seconds=seconds, watch=clock, gap=search.gap / 2
    )
    pick = _better(prices, pick, plain(hard, quick))
    clock.take(pick)
    if _is_enough(pick, search) or clock.tell():
        return pick
    rest = replace(search, start=pick.options, seconds=clock.left, watch=clock)
    found = plain(narrowed(prices, pick.objective), rest)
    pick = _better(prices, pick, found)
    if found is not None and question.allows(found.options):
        # Whatever is better than this is among what was searched.
        bound = max(pick.objective, min(pick.bound, found.bound))
        is_proven = found.is_proven or bound == pick.objective
        pick = replace(pick, bound=bound, is_proven=is_proven)
    return pick if pick.is_proven else _mended(prices, pick, clock)


def _mended(prices: Prices, pick: Pick, clock: Clock) -> Pick:
    """Return a pick that no change of a single group makes better, if time allows."""
    ends = monotonic() + _SECONDS_TO_MEND
    options = improved(
        prices, pick.options, lambda: monotonic() > ends or clock.again()
    )
    objective = prices.question.value(options)
    bound = max(pick.bound, objective)
    return replace(
        pick,
        options=options,
        objective=objective,
        bound=bound,
        is_proven=bound == objective,
    )


def _pick(prices: Prices, options: frozenset[int]) -> Pick:
    objective = prices.question.value(options)
    bound = max(objective, prices.bound())
    return Pick(
        options=options,
        objective=objective,
        bound=bound,
        is_proven=bound == objective,
    )


def _better(prices: Prices, pick: Pick, found: Pick | None) -> Pick:
    if found is None or found.objective <= pick.objective:
        return pick
    if not prices.question.allows(found.options):
        return pick
    return replace(_pick(prices, found.options), bound=max(pick.bound, found.objective))


def _is_enough(pick: Pick, search: Search) -> bool:
    if pick.is_proven:
        return True
    return pick.bound - pick.objective <= search.gap * abs(pick.objective)
