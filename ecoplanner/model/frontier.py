"""The best pick as the budget grows: when a project comes in, and what it replaces."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from fractions import Fraction
from time import monotonic
from typing import TYPE_CHECKING

from ecoplanner.model.picking import best
from ecoplanner.model.picking import least_factor
from ecoplanner.model.picking import nearest
from ecoplanner.model.question import EXACT
from ecoplanner.model.question import multiplied
from ecoplanner.model.question import with_group

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.question import Pick
    from ecoplanner.model.question import Picked
    from ecoplanner.model.question import Question
    from ecoplanner.model.question import Search

    Number = int | float | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The best pick when all limits are multiplied by a factor.

    Attributes:
        factor: by what they are multiplied.
        pick: the best pick.
    """

    factor: Fraction
    pick: Pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """What comes of it when a rejected group is picked in any case.

    Attributes:
        left: groups that are no longer picked.
        came: other groups that are picked besides.
        loss: benefit lost.
        is_proven: whether less cannot be lost.
        off: by how much the loss may be wrong at most, where it is not proven.
    """

    left: tuple[int, ...]
    came: tuple[int, ...]
    loss: int
    is_proven: bool
    off: int = 0


def points(
    question: Question, factors: Iterable[Fraction], search: Search = EXACT
) -> Iterator[Point]:
    """Yield the best pick for each factor; none where nothing is possible."""
    start = search.start
    for factor in factors:
        pick = best(multiplied(question, factor), replace(search, start=start))
        if pick is not None:
            # More money allows all that less money allowed.
            start = pick.options
            yield Point(factor=factor, pick=pick)


def undominated(points: Sequence[tuple[int, Number]]) -> list[int]:
    """Return the places of the points that nothing as good undercuts, in order.

    Args:
        points: what is spent and what it brings; of equal ones the first is kept.
    """
    found: list[int] = []
    best_yet: Number | None = None
    for at in sorted(
        range(len(points)), key=lambda at: (points[at][0], -points[at][1])
    ):
        if best_yet is None or points[at][1] > best_yet:
            best_yet = points[at][1]
            found.append(at)
    return sorted(found)


def steps(question: Question, pick: Pick, most: int) -> Iterator[Point]:
    """Yield the factors above 1 at which the benefit grows, in order.

    Args:
        question: what `pick` answers, proven best.
        pick: the best pick at factor 1.
        most: how many at most.
    """
    for _ in range(most):
        factor = least_factor(question, pick.objective + 1)
        if factor is None:
            return
        found = best(multiplied(question, factor))
        if found is None or found.objective <= pick.objective:
            # The step is finer than the solver sees.
            return
        pick = found
        yield Point(factor=factor, pick=pick)


def enters(
    question: Question,
    pick: Pick,
    groups: Collection[int],
    most: int,
    *,
    seconds: float | None = None,
) -> dict[int, Fraction]:
    """Return the factor from which on each group is in one of the best picks.

    Args:
        question: what `pick` answers.
        pick: the best pick, which has none of the groups.
        groups: what is asked for.
        most: how many steps of the frontier to look at; groups that enter later, or
            never, are absent.
        seconds: when to stop looking; None for never.
    """
    ends = None if seconds is None else monotonic() + seconds
    found: dict[int, Fraction] = {}
    todo = sorted(groups)
    walk = steps(question, pick, most)
    point: Point | None = Point(factor=Fraction(1), pick=pick)
    for number in range(most + 1):
        following = next(walk, None)
        if point is None or not todo or (following is None and number == most):
            break
        for group in todo:
            if ends is not None and monotonic() > ends:
                return found
            # It may come in between two steps, in place of something as good.
            asked = with_group(question, group)
            factor = least_factor(asked, point.pick.objective)
            if factor is not None and (following is None or factor < following.factor):
                found[group] = max(factor, point.factor)
        todo = [group for group in todo if group not in found]
        point = following
    return found


def forced(
    question: Question, pick: Pick, group: int, search: Search = EXACT
) -> Forced | None:
    """Return what comes of picking a group in any case, changing as little as can be.

    None where no pick has it.
    """
    asked = with_group(question, group)
    other = best(asked, search)
    if other is None:
        return None
    if not asked.allows(other.options):
        # Stopped before anything was found: nothing is known of the loss.
        return Forced(left=(), came=(), loss=0, is_proven=False, off=pick.bound)
    options: Picked = other.options
    if search.seconds is None:
        options = nearest(asked, other.objective, pick.options) or options
    now = set(question.groups(question.told(options)))
    before = set(question.groups(question.told(pick.options)))
    return Forced(
        left=tuple(sorted(before - now)),
        came=tuple(sorted(now - before - {group})),
        loss=pick.objective - other.objective,
        is_proven=other.is_proven and pick.is_proven,
        off=other.bound - other.objective + pick.bound - pick.objective,
    )
