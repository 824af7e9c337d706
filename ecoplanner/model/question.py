"""What to pick from: options, the limits they share, and what was picked.

An option is a project in one variant (a start year, a zone); the options of one group
exclude each other. All numbers are whole, so that every answer can be held exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from fractions import Fraction

    from ecoplanner.model.optimizer import Watch

Picked = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The least and the most that picked options may use together.

    Attributes:
        use: by option, whole numbers of any one unit.
        most: in that unit, or None.
        least: in that unit, or None.
        only_with: the option that the limit is for; without it there is no limit.
        is_budget: whether it is money, which a larger budget has more of.
    """

    use: Mapping[int, int]
    most: int | None = None
    least: int | None = None
    only_with: int | None = None
    is_budget: bool = False

    def used(self, picked: Picked) -> int:
        """Return what picked options use."""
        if len(picked) > len(self.use):
            return sum(use for at, use in self.use.items() if at in picked)
        return sum(self.use.get(at, 0) for at in picked)

    def holds(self, picked: Picked) -> bool:
        """Return whether picked options keep it."""
        if self.only_with is not None and self.only_with not in picked:
            return True
        used = self.used(picked)
        over = self.most is not None and used > self.most
        return not over and (self.least is None or used >= self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to pick from.

    Attributes:
        benefit: by option, whole numbers of any one unit.
        group: by option its group; at most one option of a group is picked.
        limits: what options use together.
        must: groups of which one option is picked.
        never: options that are not picked.
        requires: pairs of groups; the first only with the second.
        excludes: pairs of groups; not both.
        free: options from here on only tell whether a limit is kept; picks that
            differ in nothing else are the same.
    """

    benefit: tuple[int, ...]
    group: tuple[int, ...]
    limits: tuple[Limit, ...]
    must: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    requires: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    free: int | None = None

    def value(self, picked: Picked) -> int:
        """Return the benefit of picked options."""
        return sum(self.benefit[at] for at in picked)

    def groups(self, picked: Picked) -> list[int]:
        """Return the groups of picked options, in order."""
        return sorted(self.group[at] for at in picked)

    def told(self, picked: Picked) -> Picked:
        """Return the options that tell one pick from another."""
        end = len(self.benefit) if self.free is None else self.free
        return frozenset(at for at in picked if at < end)

    def allows(self, picked: Picked) -> bool:
        """Return whether picked options keep every rule, exactly."""
        groups = self.groups(picked)
        found = set(groups)
        return (
            len(found) == len(groups)
            and self.must <= found
            and not picked & self.never
            and all(b in found for a, b in self.requires if a in found)
            and not any(a in found and b in found for a, b in self.excludes)
            and all(limit.holds(picked) for limit in self.limits)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Options that were picked.

    Attributes:
        options: the options.
        objective: their benefit.
        bound: no pick has more benefit than this.
        is_proven: whether the search came to its end.
    """

    options: Picked
    objective: int
    bound: int
    is_proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How to search.

    Attributes:
        gap: relative gap between objective and bound that is good enough.
        seconds: when to stop; None for never.
        watch: told of progress, and asked whether to stop.
        start: a pick known already; the search begins with it.
    """

    gap: float = 0.0
    seconds: float | None = None
    watch: Watch | None = None
    start: Picked | None = None


EXACT = Search()


def with_group(question: Question, group: int) -> Question:
    """Return the question with one option of a group picked in any case."""
    return replace(question, must=question.must | {group})


def without(
    question: Question, options: Iterable[int], must: Iterable[int] = ()
) -> Question:
    """Return the question without some options, and with some groups in any case."""
    return replace(
        question,
        never=question.never | frozenset(options),
        must=question.must | frozenset(must),
    )


def multiplied(question: Question, factor: Fraction) -> Question:
    """Return the question with each limit of the most multiplied, rounded down."""
    limits = [
        replace(limit, most=floor(limit.most * factor))
        if limit.is_budget and limit.most is not None
        else limit
        for limit in question.limits
    ]
    return replace(question, limits=tuple(limits))
