"""Picks put together quickly: not the best, but good, and every rule is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.choice import needed
from ecoplanner.model.optimizer import INFINITE

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from ecoplanner.model.pricing import Prices
    from ecoplanner.model.question import Picked
    from ecoplanner.model.question import Question

#: What the solver takes nearly whole it takes whole.
_NEAR = 1e-6
#: How many other options are tried in room that is left over.
_FILLING = 150


class Packing:
    """Options taken one after the other while all fit."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.room = [limit.most for limit in question.limits]
        self.taken: dict[int, int] = {}
        self._first: dict[int, int] = {}
        self._holders: dict[int, list[tuple[float, int]]] = {}
        self._widest: dict[int, int] = {}
        self.uses: dict[int, list[tuple[int, int]]] = {}
        for at, limit in enumerate(question.limits):
            if limit.most is None or limit.only_with is not None:
                continue
            for option, use in limit.use.items():
                if use:
                    self.uses.setdefault(option, []).append((at, use))
        self._needs = needed(question.requires)
        self._bars: dict[int, set[int]] = {}
        for first, second in question.excludes:
            self._bars.setdefault(first, set()).add(second)
            self._bars.setdefault(second, set()).add(first)
        self._needing: dict[int, set[int]] = {}
        for group, others in self._needs.items():
            for other in others:
                self._needing.setdefault(other, set()).add(group)

    def holders(self, limit: int) -> list[tuple[float, int]]:
        """Return the groups of the first pick that take from a limit.

        With each comes what benefit it brings for one that it takes; the least first.
        """
        if limit not in self._holders:
            use, benefit = self.question.limits[limit].use, self.question.benefit
            self._holders[limit] = sorted(
                (benefit[option] / use[option], group)
                for group, option in self._first.items()
                if use.get(option, 0) > 0
            )
        return self._holders[limit]

    def widest(self, limit: int) -> int:
        """Return the most that a group of the first pick takes from a limit."""
        if limit not in self._widest:
            use = self.question.limits[limit].use
            takes = (use.get(option, 0) for option in self._first.values())
            self._widest[limit] = max(takes, default=0)
        return self._widest[limit]

    def settle(self) -> None:
        """Take what is taken now for the first pick, from which others differ."""
        self._first = dict(self.taken)
        self._holders.clear()
        self._widest.clear()

    def picked(self) -> Picked:
        """Return the options taken."""
        return frozenset(self.taken.values())

    def over(self, option: int) -> list[int]:
        """Return the numbers of the limits that have no room for an option."""
        found: list[int] = []
        for at, use in self.uses.get(option, ()):
            room = self.room[at]
            if room is not None and use > room:
                found.append(at)
        return found

    def is_open(self, option: int) -> bool:
        """Return whether what is taken allows an option, but for the limits."""
        group = self.question.group[option]
        return (
            group not in self.taken
            and option not in self.question.never
            and all(other in self.taken for other in self._needs.get(group, ()))
            and not any(other in self.taken for other in self._bars.get(group, ()))
        )

    def add(self, options: Iterable[int]) -> None:
        """Take each option that is open and fits, in this order."""
        for option in options:
            if self.is_open(option) and not self.over(option):
                self.take(option)

    def take(self, option: int) -> None:
        """Take an option, whether it fits or not."""
        self.taken[self.question.group[option]] = option
        self._change(option, -1)

    def drop(self, group: int) -> None:
        """Give a group up, and whatever requires it."""
        for each in (group, *self._needing.get(group, ())):
            option = self.taken.pop(each, None)
            if option is not None:
                self._change(option, 1)

    def barring(self, group: int) -> list[int]:
        """Return the groups taken that exclude a group."""
        return [each for each in self._bars.get(group, ()) if each in self.taken]

    def going(self, group: int) -> list[int]:
        """Return the groups taken that go when a group does, itself first."""
        needing = self._needing.get(group)
        if not needing:
            return [group]
        return [group, *(each for each in needing if each in self.taken)]

    def needs(self, group: int) -> tuple[int, ...]:
        """Return the groups that a group requires, at first or at second hand."""
        return self._needs.get(group, ())

    def _change(self, option: int, sign: int) -> None:
        for at, use in self.uses.get(option, ()):
            room = self.room[at]
            if room is not None:
                self.room[at] = room + sign * use


def packed(prices: Prices, start: Picked | None = None) -> Picked | None:
    """Return a good pick, no worse than one known already; None if none is found.

    What the solver takes whole is taken first, then what comes nearest to it.
    """
    question = prices.question
    order = [at for at in range(len(question.benefit)) if at not in question.never]
    order.sort(key=lambda at: (*_rank(prices, at),))
    best: Picked | None = None
    for first in (None, start):
        packing = Packing(question)
        if first is not None:
            packing = repacked(question, first)
        elif question.must:
            packing.add(_must_first(prices, packing, order))
        # What requires something fits only once that is taken.
        for _ in range(2 if question.requires else 1):
            packing.add(order)
        found = packing.picked()
        better = best is None or question.value(found) > question.value(best)
        if better and question.allows(found):
            best = found
        if start is None:
            break
    return best


def swapped(
    prices: Prices,
    packing: Packing,
    option: int,
    order: Collection[int],
    *,
    is_single: bool = False,
) -> Picked | None:
    """Return a pick with an option, changed as little as makes room for it.

    Args:
        prices: of the question; what brings least beyond its cost goes first.
        packing: the pick as it was settled; it is as before afterwards.
        option: to be taken.
        order: options that may come in the room that is left, in their order.
        is_single: whether one group that gives room enough goes rather than several.

    Returns:
        None where no room is found. Whether floors are kept is not looked at.
    """
    question = prices.question
    group = question.group[option]
    before = dict(packing.taken)
    room = list(packing.room)
    keep = {group, *packing.needs(group), *question.must}
    found: Picked | None = None
    for other in packing.barring(group):
        packing.drop(other)
    if all(other in packing.taken for other in packing.needs(group)):
        packing.drop(group)
        if _made_room(prices.question, packing, option, keep, is_single=is_single):
            packing.take(option)
            packing.add(order)
            found = packing.picked()
    packing.taken, packing.room = before, room
    return found


def improved(prices: Prices, picked: Picked, is_stopped: Callable[[], bool]) -> Picked:
    """Return a pick at least as good, to which no change of one group adds anything.

    Args:
        prices: of the question, which allows the pick.
        picked: the pick.
        is_stopped: says whether to end early.
    """
    question = prices.question
    is_better = True
    while is_better:
        is_better = False
        taken = set(question.groups(picked))
        order = [
            at
            for at, group in enumerate(question.group)
            if at not in question.never and group not in taken
        ]
        order.sort(key=prices.distance)
        packing = repacked(question, picked)
        for option in order:
            if is_stopped():
                return picked
            found = swapped(prices, packing, option, order[:_FILLING])
            better = found and question.value(found) > question.value(picked)
            if found and better and question.allows(found):
                picked, is_better = found, True
                break
    return picked


def repacked(question: Question, picked: Picked) -> Packing:
    """Return a pick as it is taken."""
    packing = Packing(question)
    for option in picked:
        packing.take(option)
    packing.settle()
    return packing


def _made_room(
    question: Question,
    packing: Packing,
    option: int,
    keep: AbstractSet[int],
    *,
    is_single: bool,
) -> bool:
    """Drop groups until an option fits; False where that does not help."""
    dropped: list[int] = []
    while over := packing.over(option):
        limit = over[0]
        use = question.limits[limit].use.get(option, 0)
        missing = use - (packing.room[limit] or 0)
        goes = None
        if is_single and packing.widest(limit) >= missing:
            goes = _cheapest(packing, limit, missing, keep, at_least=missing)
        if goes is None:
            goes = _cheapest(packing, limit, missing, keep)
        if goes is None:
            return False
        dropped += [packing.taken[each] for each in packing.going(goes)]
        packing.drop(goes)
    # The one or other may stay after all, now that there is room.
    packing.take(option)
    packing.add(sorted(dropped, key=lambda at: -question.benefit[at]))
    packing.drop(question.group[option])
    return not packing.over(option)


def _cheapest(
    packing: Packing,
    limit: int,
    missing: int,
    keep: AbstractSet[int],
    at_least: int = 1,
) -> int | None:
    """Return the group that gives room for the least benefit; None where none can.

    Args:
        packing: what is taken.
        limit: the number of the limit that lacks room.
        missing: how much.
        keep: groups that stay.
        at_least: how much room the group has to give.
    """
    question = packing.question
    use = question.limits[limit].use
    best: int | None = None
    least = INFINITE
    for price_of_each, group in packing.holders(limit):
        if price_of_each >= least:
            break
        if group not in packing.taken or group in keep:
            continue
        gives = use[packing.taken[group]]
        going = packing.going(group)
        if gives < at_least or (len(going) > 1 and not keep.isdisjoint(going)):
            continue
        price = sum(question.benefit[packing.taken[each]] for each in going)
        price_each = price / min(gives, missing)
        if price_each < least:
            best, least = group, price_each
    return best


def _must_first(
    prices: Prices, packing: Packing, order: Collection[int]
) -> Iterator[int]:
    question = prices.question
    must = {*question.must}
    for group in question.must:
        must.update(packing.needs(group))
    mine = [at for at in order if question.group[at] in must]
    # What others require comes first.
    for _ in range(3 if question.requires else 1):
        yield from mine


def _rank(prices: Prices, option: int) -> tuple[int, int, int]:
    gain = prices.gain.get(prices.question.group[option], 0)
    if prices.share[option] > 1 - _NEAR:
        return (0, 0, -gain)
    return (1, prices.distance(option), -gain)
