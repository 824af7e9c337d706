"""What limits are worth: proven bounds on picks, held in whole numbers.

Whatever not-negative prices the limits of a question are given, no pick has more
benefit than the limits cost at these prices and the options bring beyond their own
cost. The solver proposes the prices; the sums are exact, so that its rounding makes a
bound wider, never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.choice import needed
from ecoplanner.model.modelling import column_model
from ecoplanner.model.optimizer import relaxed
from ecoplanner.model.question import without

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.modelling import Columns
    from ecoplanner.model.optimizer import Relaxed
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.question import Picked
    from ecoplanner.model.question import Question

#: Prices are whole numbers of this part of a benefit.
_PART = 1 << 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Prices of the limits of a question, and what options bring beyond them.

    Sums are in parts of a benefit.

    Attributes:
        question: whose limits they are.
        total: no pick brings more.
        margin: by option what it brings beyond what it takes.
        gain: by group what it adds to the total: the most of its options, or nothing.
        share: by option how much of it the solver takes, 0-1, not whole.
    """

    question: Question
    total: int
    margin: Sequence[int]
    gain: Mapping[int, int]
    share: Sequence[float]
    _best: Mapping[int, int]
    _needs: Mapping[int, tuple[int, ...]]
    _bars: Mapping[int, frozenset[int]]

    def bound(self) -> int:
        """Return what no pick exceeds."""
        return self.total // _PART

    def bound_with(self, group: int) -> int | None:
        """Return what no pick exceeds that has a group; None where no pick has it."""
        kept = {group, *self._needs.get(group, ())}
        barred = {other for each in kept for other in self._bars.get(each, ())}
        if kept & barred or not kept <= self._best.keys():
            return None
        if barred & self.question.must:
            return None
        total = self.total
        total += sum(self._best[each] - self.gain[each] for each in kept)
        total -= sum(self.gain.get(each, 0) for each in barred)
        return total // _PART

    def bound_with_option(self, option: int) -> int:
        """Return what no pick exceeds that has an option."""
        gain = self.gain.get(self.question.group[option], 0)
        return (self.total - gain + self.margin[option]) // _PART

    def bound_without(self, group: int) -> int:
        """Return what no pick exceeds that lacks a group."""
        return (self.total - self.gain.get(group, 0)) // _PART

    def distance(self, option: int) -> int:
        """Return how far an option is from being the one to take of its group."""
        return self.gain.get(self.question.group[option], 0) - self.margin[option]


def priced(question: Question, watch: Watch | None = None) -> Prices | None:
    """Return the prices that bound a question best.

    None where parts of options do not keep the limits either, and when stopped.
    """
    made = column_model(question)
    found = relaxed(made.model, maximise=True, watch=watch)
    return None if found is None else _prices(question, made, found)


def _prices(question: Question, made: Columns, found: Relaxed) -> Prices:
    margin = [benefit * _PART for benefit in question.benefit]
    total = 0
    for row, dual in zip(made.rows, found.prices, strict=False):
        price = round(dual * made.unit / row.scale * _PART)
        if price > 0 and row.most is not None:
            bound = row.most
        elif price < 0 and row.least is not None:
            bound = row.least
        else:
            continue
        total += price * bound
        for option, use in row.terms:
            margin[option] -= price * use
    best = _best(question, margin)
    gain = {
        group: value if group in question.must else max(0, value)
        for group, value in best.items()
    }
    return Prices(
        question=question,
        total=total + sum(gain.values()),
        margin=tuple(margin),
        gain=gain,
        share=found.values[: len(margin)],
        _best=best,
        _needs=needed(question.requires),
        _bars=_bars(question.excludes),
    )


def _best(question: Question, margin: Sequence[int]) -> dict[int, int]:
    """Return by group that may be picked the most that one of its options brings."""
    found: dict[int, int] = {}
    for option, group in enumerate(question.group):
        if option in question.never:
            continue
        value = margin[option]
        if group not in found or value > found[group]:
            found[group] = value
    return found


def _bars(pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for first, second in pairs:
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {group: frozenset(others) for group, others in found.items()}


def narrowed(prices: Prices, at_least: int) -> Question:
    """Return the question without what no pick of so much benefit has.

    All picks that bring `at_least`, or more, stay.
    """
    question = prices.question
    out = {
        option
        for option in range(len(question.benefit))
        if option not in question.never and prices.bound_with_option(option) < at_least
    }
    kept = {group for group in prices.gain if prices.bound_without(group) < at_least}
    return without(question, out, must=kept)


def about(prices: Prices, picked: Picked, alternatives: int, spare: int) -> Question:
    """Return the question about the options that are hard to decide.

    Args:
        prices: of the question.
        picked: a pick that the new question allows, as the old one does.
        alternatives: how many options besides those taken to leave open, those that
            come nearest first.
        spare: how many groups that were picked may go, those that bring least first.
    """
    question = prices.question
    count = len(question.benefit)
    taken = {at for at in range(count) if prices.share[at] > 0} | picked
    others = [at for at in range(count) if at not in taken | question.never]
    others.sort(key=prices.distance)
    opened = {*taken, *others[:alternatives]}
    groups = set(question.groups(picked))
    sure = sorted(groups, key=lambda group: -prices.gain.get(group, 0))
    return without(
        question,
        set(range(count)) - opened,
        must=sure[: max(0, len(sure) - spare)],
    )
