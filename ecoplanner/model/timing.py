"""Choosing projects and the years they start in, under the ceilings of a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import Progress
from ecoplanner.model.picking import best
from ecoplanner.model.picking import cheapest
from ecoplanner.model.picking import equals
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.question import Pick
from ecoplanner.model.question import Search
from ecoplanner.model.question import without
from ecoplanner.model.variants import Asked
from ecoplanner.model.variants import asked_of
from ecoplanner.model.variants import EVERYTHING
from ecoplanner.model.variants import NOBODY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.question import Picked
    from ecoplanner.model.variants import Wish

#: Up to so many projects the search goes on until nothing better can be.
FEW = 200
#: How many choices that are as good are counted at most.
MOST_TIES = 10
_GAP_OF_MANY = 0.005
_SECONDS_FOR_PROOF = 2.0
_SECONDS_FOR_TIES = 2.0
#: The part of the time in which a good choice is to be found.
_PART_FOR_BEST = 0.6
_LEAST_SECONDS = 0.5
_SECONDS_FOR_STARTS = 2.0
_STARTS_GAP = 0.02
#: That a search ended before there was a choice.
STOPPED = Problem("choice_stopped", "chosen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Which projects, and when.

    Attributes:
        starts: by chosen project its first year; None where it has no years.
        moved: by chosen project how many years later (or earlier) it starts.
        rejected: ids of the others, in the plan's order.
        objective: sum of benefits, exact.
        bound: no choice has more.
        gap: how far the objective may be from the bound, 0-1.
        is_proven: whether the search came to its end.
        ties: how many sets of projects as good were found, this one included.
        is_every_tie: whether there are no further ones.
        spent_fen: what the chosen need, whole fen.
        asked: the question.
        pick: its answer.
        is_stopped: whether the watch ended the search.
    """

    starts: Mapping[str, int | None]
    moved: Mapping[str, int]
    rejected: tuple[str, ...]
    objective: Fraction
    bound: Fraction
    gap: float
    is_proven: bool
    ties: int
    is_every_tie: bool
    spent_fen: int
    asked: Asked = field(repr=False)
    pick: Pick = field(repr=False)
    is_stopped: bool = False

    def amounts(self) -> dict[Key, int]:
        """Return the money of every project as it is then, whole fen.

        Zero where money goes away; what no source gives is not in it. Locked money
        stays, even of a project that has no need to be chosen for.
        """
        found: dict[Key, int] = {}
        for id_, money in self.asked.money.items():
            if id_ in self.asked.stays:
                continue
            kept = {
                key: fen
                for key, fen in money.items()
                if key[0] != NOBODY and (id_, key[0]) not in self.asked.locked
            }
            found |= {(id_, *key): 0 for key in kept}
            if id_ not in self.starts:
                continue
            for (source_id, year, tier), fen in kept.items():
                then = None if year is None else year + self.moved.get(id_, 0)
                found[id_, source_id, then, tier] = fen
        return found


def choose_starts(
    portfolio: Portfolio,
    scenario: Scenario | None = None,
    wish: Wish = EVERYTHING,
    *,
    seconds: float | None = 8.0,
    watch: Watch | None = None,
) -> Timing | None:
    """Return the projects of most benefit that the ceilings allow, with their starts.

    Among starts that are as good, projects begin as near to their own years as the
    search finds in a moment.

    Args:
        portfolio: the plan.
        scenario: whose money and ceilings are meant; None for the plan's.
        wish: what is asked.
        seconds: when to stop searching; None for never.
        watch: told of progress, and asked whether to stop.

    Returns:
        None where no choice keeps the limits.

    Raises:
        InvalidInputError: benefits or needs that are missing, contradictory links or
            locks; all at once.
    """
    spell = _Spell(seconds, watch)
    spell.tell()
    asked = asked_of(portfolio, scenario, wish)
    spell.scale = asked.scale
    spell.tell()
    many = len(asked.money) > FEW
    gap, part = (_GAP_OF_MANY, _PART_FOR_BEST) if many else (0.0, 1.0)
    first = spell.search(gap=gap, part=part)
    pick = best(asked.question, first)
    if pick is None:
        return None
    # Where nothing has to be chosen, a search that found nothing chooses nothing.
    is_found = pick.is_proven or pick.options
    if not is_found or not asked.question.allows(pick.options):
        raise InvalidInputError([STOPPED])
    spell.take(pick)
    if many and not pick.is_proven:
        # A little longer: it may be that nothing better is possible.
        pick = _nearer_to_proof(asked, pick, spell.search(most=_SECONDS_FOR_PROOF))
        spell.take(pick)
    tied, is_every = 1, False
    if pick.is_proven:
        search = spell.search(most=_SECONDS_FOR_TIES)
        found, is_every = equals(asked.question, pick, MOST_TIES, search)
        tied = len(found)
    pick = replace(pick, options=_nearer(asked, pick, spell))
    timing = _timing(portfolio, asked, pick, tied, is_every_tie=is_every)
    return replace(timing, is_stopped=spell.is_stopped)


class _Spell:
    """The time for several searches, told to the watch as that of one.

    Attributes:
        scale: benefit is counted in parts of 1 / scale.
        is_stopped: whether the watch asked to stop.
    """

    def __init__(self, seconds: float | None, watch: Watch | None) -> None:
        self._began = monotonic()
        self._seconds = seconds
        self._watch = watch
        self.scale = 1
        self._pick: Pick | None = None
        self.is_stopped = False

    def tell(self) -> None:
        """Tell the watch that it goes on, before anything is found.

        Raises:
            InvalidInputError: it asks to stop.
        """
        if self._told(Progress(seconds=0.0, objective=-INFINITE, bound=INFINITE)):
            raise InvalidInputError([STOPPED])

    def take(self, pick: Pick) -> None:
        """Note what was found: later searches are for something else."""
        self._pick = pick

    def search(
        self,
        *,
        gap: float = 0.0,
        part: float = 1.0,
        most: float | None = None,
    ) -> Search:
        """Return how to search next: for a part of the time, and for `most` seconds."""
        seconds = most
        if self._seconds is not None:
            left = max(_LEAST_SECONDS, self._seconds - (monotonic() - self._began))
            seconds = left * part if most is None else min(left, most)
        start = None if self._pick is None else self._pick.options
        watch = None if self._watch is None else self._told
        return Search(gap=gap, seconds=seconds, watch=watch, start=start)

    def _told(self, progress: Progress) -> bool:
        if self._watch is None:
            return False
        value, bound = progress.objective, progress.bound
        if self._pick is not None:
            value, bound = float(self._pick.objective), float(self._pick.bound)
        told = Progress(
            seconds=monotonic() - self._began,
            objective=value / self.scale,
            bound=bound / self.scale,
        )
        self.is_stopped = self.is_stopped or self._watch(told)
        return self.is_stopped


def _nearer_to_proof(asked: Asked, pick: Pick, search: Search) -> Pick:
    found = best(asked.question, search)
    if found is None or not asked.question.allows(found.options):
        return pick
    if found.objective < pick.objective:
        # Stopped at once, it has not come as far as the one before.
        return pick
    bound = min(pick.bound, found.bound)
    return replace(
        found, bound=bound, is_proven=found.is_proven or bound == found.objective
    )


def _nearer(asked: Asked, pick: Pick, spell: _Spell) -> Picked:
    """Return the same projects, starting as near to their own years as can be."""
    shifts = [float(abs(each.shift)) for each in asked.variants]
    before = sum(shifts[at] for at in pick.options)
    if not before:
        return pick.options
    question = asked.question
    groups = frozenset(question.groups(pick.options))
    others = {at for at, group in enumerate(question.group) if group not in groups}
    same = without(question, others, must=groups)
    search = spell.search(gap=_STARTS_GAP, most=_SECONDS_FOR_STARTS)
    found = cheapest(same, question.value(pick.options), shifts, search)
    if found is None or sum(shifts[at] for at in found) > before:
        return pick.options
    return found


def _timing(
    portfolio: Portfolio, asked: Asked, pick: Pick, ties: int, *, is_every_tie: bool
) -> Timing:
    starts = asked.starts(pick.options)
    shifts = {
        asked.variants[at].project_id: asked.variants[at].shift for at in pick.options
    }
    above = pick.bound - pick.objective
    return Timing(
        starts=starts,
        moved={id_: shift for id_, shift in shifts.items() if shift},
        rejected=tuple(
            row.id
            for row in portfolio.all(Project)
            if row.id not in starts and row.id not in asked.stays
        ),
        objective=asked.value(pick.objective),
        bound=asked.value(pick.bound),
        gap=above / max(abs(pick.objective), 1) if above else 0.0,
        is_proven=pick.is_proven,
        ties=ties,
        is_every_tie=is_every_tie,
        spent_fen=asked.spent_fen(pick.options),
        asked=asked,
        pick=pick,
    )
