"""The calculation behind a choice: the answer first, then more and more about it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from fractions import Fraction
from time import monotonic
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model import frontier
from ecoplanner.model import rejection
from ecoplanner.model.question import Search
from ecoplanner.model.rejection_words import words_of
from ecoplanner.model.relaxation import relaxing_words
from ecoplanner.model.relaxing import relaxed_choice
from ecoplanner.model.saying import Saying
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import asked_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.frontier import Point
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.timing import Timing
    from ecoplanner.model.variants import Wish
    from ecoplanner.ui.laboratory.runner import Task

#: All limits at so many percent of what they are, for the curve.
PERCENTS = (40, 55, 70, 85, 100, 115, 130, 145)
_SECONDS_A_POINT = 1.0
_POINT_GAP = 0.01
#: The parts of the progress shown that the choice itself and the reasons are.
_CHOICE, _REASONS = 0.4, 0.4
#: The least time between two tables that are drawn.
_EVERY_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is known of a choice by now.

    Attributes:
        portfolio: the plan it is of.
        said: in sentences, the first of them the answer; or what to relax.
        timing: the choice; None where none is possible.
        why: by project that was not chosen why not.
        points: whole fen spent and benefit, for limits from tight to wide.
        told: in sentences, what was computed for those.
    """

    portfolio: Portfolio
    said: Sequence[Saying]
    timing: Timing | None
    why: Mapping[str, Sequence[Saying]] = field(default_factory=dict)
    points: Sequence[tuple[int, float]] = ()
    told: Sequence[Saying] = ()


class Choosing:
    """Works a choice out, and shows what is known on the way."""

    def __init__(
        self,
        portfolio: Portfolio,
        scenario: Scenario | None,
        wish: Wish,
        seconds: float,
        outside: Collection[str],
    ) -> None:
        """Take in what is asked.

        Args:
            portfolio: the plan.
            scenario: whose money and limits are meant; None for the plan's.
            wish: what is asked.
            seconds: how long to look for the choice.
            outside: ids of projects of which nothing is said.
        """
        self._portfolio, self._scenario, self._wish = portfolio, scenario, wish
        self._seconds, self._outside = seconds, set(outside)
        self._why: dict[str, Sequence[Saying]] = {}
        self._points: list[Point] = []
        self._shown = 0.0

    def __call__(self, task: Task) -> Chosen:
        """Work it out; stopped, return what is known by then."""

        def watch(progress: Any) -> bool:
            task.report(_CHOICE * min(1.0, progress.seconds / self._seconds))
            return task.is_stopped

        timing = choose_starts(
            self._portfolio,
            self._scenario,
            self._wish,
            seconds=self._seconds,
            watch=watch,
        )
        if timing is None:
            asked = asked_of(self._portfolio, self._scenario, self._wish)
            found = relaxed_choice(asked, watch=lambda _: task.is_stopped)
            said = relaxing_words(self._portfolio, found)
            return Chosen(portfolio=self._portfolio, said=said, timing=None)
        task.show(self._known(timing))
        self._shown = monotonic()
        self._explain(task, timing)
        return self._known(timing)

    def _explain(self, task: Task, timing: Timing) -> None:
        is_drawn = False
        reasons = rejection.rejections(
            self._portfolio, timing, None, is_stopped=lambda: task.is_stopped
        )
        for each in reasons:
            if each.is_searched and not is_drawn:
                # The curve is worth more than what takes seconds a project.
                is_drawn = True
                self._draw(task, timing)
            if each.project_id not in self._outside:
                words = words_of(self._portfolio, timing, each)
                self._why[each.project_id] = words
            task.report(_CHOICE + _REASONS * each.part)
            self._show(task, timing)
        if not is_drawn:
            self._draw(task, timing)

    def _draw(self, task: Task, timing: Timing) -> None:
        search = Search(
            gap=_POINT_GAP,
            seconds=_SECONDS_A_POINT,
            watch=lambda _: task.is_stopped,
        )
        factors = [Fraction(percent, 100) for percent in PERCENTS]
        if task.is_stopped:
            return
        for point in frontier.points(timing.asked.question, factors, search):
            self._points.append(point)
            task.report(_CHOICE + _REASONS + (1 - _CHOICE - _REASONS) * self._part())
            task.show(self._known(timing))

    def _part(self) -> float:
        return len(self._points) / len(PERCENTS)

    def _show(self, task: Task, timing: Timing) -> None:
        """Show what is known, unless that was just shown."""
        if monotonic() - self._shown > _EVERY_S:
            task.show(self._known(timing))
            self._shown = monotonic()

    def _known(self, timing: Timing) -> Chosen:
        asked = timing.asked
        curve = [
            (
                asked.spent_fen(point.pick.options),
                float(asked.value(point.pick.objective)),
            )
            for point in self._points
        ]
        shown = frontier.undominated(curve)
        return Chosen(
            portfolio=self._portfolio,
            said=rejection.timing_words(self._portfolio, timing),
            timing=timing,
            why={
                id_: self._why.get(id_, ())
                for id_ in timing.rejected
                if id_ not in self._outside
            },
            points=[curve[at] for at in shown],
            told=self._told(len(curve) - len(shown)),
        )

    def _told(self, left_out: int) -> tuple[Saying, ...]:
        if not self._points:
            return ()
        gaps = [
            (each.pick.bound - each.pick.objective) / max(abs(each.pick.objective), 1)
            for each in self._points
        ]
        said = rejection.frontier_words(gaps, left_out)
        if len(gaps) == len(PERCENTS):
            return said
        params = {"count": len(gaps), "total": len(PERCENTS)}
        return (Saying("frontier_part", params), *said[1:])
