"""What is lost when a rejected group is picked: proven at least, found at most."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ecoplanner.model.frontier import points
from ecoplanner.model.packing import repacked
from ecoplanner.model.packing import swapped
from ecoplanner.model.picking import best
from ecoplanner.model.picking import nearest
from ecoplanner.model.question import EXACT
from ecoplanner.model.question import with_group

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.pricing import Prices
    from ecoplanner.model.question import Pick
    from ecoplanner.model.question import Picked
    from ecoplanner.model.question import Question
    from ecoplanner.model.question import Search

#: Percent of today's limits at which is looked what comes in.
LADDER = tuple(
    Fraction(percent, 100)
    for percent in (
        105,
        110,
        115,
        120,
        130,
        140,
        150,
        175,
        200,
        250,
        300,
        400,
        600,
        1000,
        2000,
    )
)
#: Options of a group that are tried, and others that may come into room left over.
_TRIED, _FILLING = 2, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What is lost against a pick when a group is picked in any case.

    Attributes:
        group: the group.
        least: no pick that has it loses less; proven. Below zero where the pick itself
            may not be the best.
        most: what one that was found loses; None where none was.
        left: groups that are no longer picked in that.
        came: other groups that are picked in it besides.
        is_impossible: whether no pick has the group; proven.
        options: the pick that was found.
    """

    group: int
    least: int
    most: int | None = None
    left: tuple[int, ...] = ()
    came: tuple[int, ...] = ()
    is_impossible: bool = False
    options: Picked | None = field(default=None, repr=False)

    @property
    def is_exact(self) -> bool:
        """Whether what was found is proven to be the least."""
        return self.most is not None and self.most <= self.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When a group comes in, as budgets grow step by step.

    Attributes:
        group: the group.
        factor: by what all budgets are multiplied when a good pick has it.
        before: the step before, at which the pick that was found did not have it.
    """

    group: int
    factor: Fraction
    before: Fraction


def losses(
    question: Question, pick: Pick, groups: Iterable[int], prices: Prices
) -> Iterator[Loss]:
    """Yield what each group costs: a bound by prices, and a change that was found.

    Some thousandths of a second each.
    """
    packing = repacked(question, pick.options)
    taken = set(packing.taken)
    options: dict[int, list[int]] = {}
    order: list[int] = []
    for at, group in enumerate(question.group):
        if at not in question.never and group not in taken:
            options.setdefault(group, []).append(at)
            order.append(at)
    order = sorted(order, key=prices.distance)[:_FILLING]
    for group in groups:
        bound = prices.bound_with(group)
        if bound is None:
            yield Loss(group=group, least=0, is_impossible=True)
            continue
        least = pick.objective - bound
        tried = sorted(options.get(group, ()), key=prices.distance)[:_TRIED]
        found = [
            swapped(prices, packing, option, order, is_single=is_single)
            for option in tried
            for is_single in (True, False)
        ]
        picks = [each for each in found if each is not None]
        picks.sort(key=question.value, reverse=True)
        other = next((each for each in picks if question.allows(each)), None)
        yield _loss(question, pick, group, least, other)


def resolved(question: Question, pick: Pick, loss: Loss, search: Search) -> Loss:
    """Return a loss that was searched for itself; exact where the search ends."""
    if loss.is_impossible or loss.is_exact:
        return loss
    asked = with_group(question, loss.group)
    other = best(asked, replace(search, start=loss.options))
    if other is None:
        return replace(loss, is_impossible=True, most=None, left=(), came=())
    least = max(loss.least, pick.objective - other.bound)
    if not asked.allows(other.options):
        return replace(loss, least=least)
    if loss.most is not None and pick.objective - other.objective >= loss.most:
        return replace(loss, least=least)
    options: Picked = other.options
    if search == EXACT:
        options = nearest(asked, other.objective, pick.options) or options
    return _loss(question, pick, loss.group, least, options)


def entries(
    question: Question,
    pick: Pick,
    groups: Collection[int],
    search: Search,
    factors: Sequence[Fraction] = LADDER,
) -> Iterator[Entry]:
    """Yield when groups come in, as budgets grow step by step.

    At each step a good pick is looked for, no more than the gap from the best.
    """
    todo = set(groups)
    before = Fraction(1)
    for point in points(question, factors, replace(search, start=pick.options)):
        come = todo & set(question.groups(question.told(point.pick.options)))
        for group in sorted(come):
            yield Entry(group=group, factor=point.factor, before=before)
        todo -= come
        before = point.factor
        if not todo:
            return


def _loss(
    question: Question, pick: Pick, group: int, least: int, other: Picked | None
) -> Loss:
    if other is None:
        return Loss(group=group, least=least)
    now = set(question.groups(question.told(other)))
    before = set(question.groups(question.told(pick.options)))
    return Loss(
        group=group,
        least=least,
        most=pick.objective - question.value(other),
        left=tuple(sorted(before - now)),
        came=tuple(sorted(now - before - {group})),
        options=other,
    )
