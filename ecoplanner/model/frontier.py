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
from ecoplanner.model.question import Search
from ecoplanner.model.question import with_group

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.question import Pick
    from ecoplanner.model.question import Picked
    from ecoplanner.model.question import Question

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
    """Yield the best pick for each factor; none where nothing is possible.

    Each search starts with what the one before found. What the watch stops is not
    yielded, nor anything after it.

    Args:
        question: what to pick from.
        factors: growing.
        search: how to search for each.
    """
    start = search.start
    is_stopped = False

    def watch(progress: Progress) -> bool:
        nonlocal is_stopped
        if search.watch is not None:
            is_stopped = is_stopped or search.watch(progress)
        return is_stopped

    for factor in factors:
        each = multiplied(question, factor)
        pick = best(each, replace(search, start=start, watch=watch))
        if is_stopped:
            return
        if pick is not None and each.allows(pick.options):
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
        following = _following(question, pick, EXACT)
        if following is None or not following.pick.is_proven:
            return
        pick = following.pick
        yield following


def _following(question: Question, pick: Pick, search: Search) -> Point | None:
    """Return where the benefit grows next; None where no money makes it grow.

    Not proven where the search was stopped.
    """
    reach = least_factor(question, pick.objective + 1, search)
    if reach.factor is None:
        stopped = replace(pick, is_proven=False)
        return None if reach.is_known else Point(factor=Fraction(1), pick=stopped)
    found = best(multiplied(question, reach.factor), search)
    # What reaches the factor is there to be found.
    return Point(factor=reach.factor, pick=found or replace(pick, is_proven=False))


def enters(
    question: Question,
    pick: Pick,
    groups: Collection[int],
    most: int,
    *,
    seconds: float | None = None,
) -> dict[int, Fraction | None]:
    """Return the factor from which on each group is in one of the best picks.

    Args:
        question: what `pick` answers, proven best.
        pick: the best pick, which has none of the groups.
        groups: what is asked for.
        most: how many steps of the frontier to look at.
        seconds: when to stop looking; None for never.

    Returns:
        None for groups that no money brings in; those that enter later than was
        looked are absent.
    """
    ends = None if seconds is None else monotonic() + seconds
    found: dict[int, Fraction | None] = {}
    #: Before this factor a group is in no pick that is as good.
    least = dict.fromkeys(sorted(groups), Fraction(1))
    point = Point(factor=Fraction(1), pick=pick)
    for _ in range(most + 1):
        search = _timed(ends)
        if not least or search is None:
            break
        following = _following(question, point.pick, search)
        if following is not None and not following.pick.is_proven:
            break
        if not _look(question, point, following, least, found, ends):
            break
        if following is None:
            break
        point = following
    return found


def _look(  # noqa: PLR0913, PLR0917 - see enters
    question: Question,
    point: Point,
    following: Point | None,
    least: dict[int, Fraction],
    found: dict[int, Fraction | None],
    ends: float | None,
) -> bool:
    """Note which groups come in before the next step; return False out of time.

    It may be between two steps, in place of something as good.
    """
    for group in [*least]:
        if following is not None and least[group] >= following.factor:
            continue
        search = _timed(ends)
        if search is None:
            return False
        asked = with_group(question, group)
        reach = least_factor(asked, point.pick.objective, search)
        if not reach.is_known:
            return False
        factor = reach.factor
        if factor is None or following is None or factor < following.factor:
            found[group] = None if factor is None else max(factor, point.factor)
            del least[group]
        else:
            least[group] = factor
    return True


def _timed(ends: float | None) -> Search | None:
    """Return how to search until then; None where that is over."""
    if ends is None:
        return EXACT
    left = ends - monotonic()
    return Search(seconds=left) if left > 0 else None


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
