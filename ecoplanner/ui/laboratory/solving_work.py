"""The calculation behind a mix: the best one, an interval, or what to relax."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from time import monotonic
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.funding import Source
from ecoplanner.model.limits import money_words
from ecoplanner.model.relaxation import relaxing_words
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.saying import Saying
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_interval
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.solving_words import interval_words
from ecoplanner.model.solving_words import solved_words
from ecoplanner.model.year_change import year_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.mixture import Terms
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.model.solving import Interval
    from ecoplanner.model.solving import Solved
    from ecoplanner.model.year_change import YearChange
    from ecoplanner.ui.laboratory.runner import Task

#: How often progress is shown, and after how long the bar is half full.
_EVERY_S, _HALF_S = 0.5, 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of solving.

    Attributes:
        said: in sentences, the first of them the answer.
        solved: the mix to be taken; None for an interval and where none is possible.
        interval: from the least to the most, where that was asked.
        portfolio: the plan of an interval.
        name: what the money of an interval is called.
        rows: sources with what they give before and after, whole fen.
        years: each year before and after; none for an interval.
        is_possible: whether any mix keeps the limits.
        is_stopped: whether fewer limits might do, where none does.
    """

    said: Sequence[Saying]
    solved: Solved | None = None
    interval: Interval | None = None
    portfolio: Portfolio | None = None
    name: str = ""
    rows: Sequence[tuple[str, int, int]] = field(default=())
    years: Sequence[YearChange] = field(default=())
    is_possible: bool = True
    is_stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Solving:
    """What is asked; called, it is worked out.

    Attributes:
        portfolio: the plan.
        scenario: whose money and limits are meant; None for the plan's.
        aim: as in `Goal`, or `interval`.
        source_id: the source it is about, with all below it, or None.
        level: all sources of this level, or None; with neither, all money.
        terms: what the mix has to keep besides.
        projects: those that are asked about.
    """

    portfolio: Portfolio
    scenario: Scenario | None
    aim: Any
    source_id: str | None
    level: SourceLevel | None
    terms: Terms
    projects: Sequence[Project]

    def __call__(self, task: Task) -> Found:
        """Work it out, and tell that it goes on.

        Raises:
            InvalidInputError: stopped before any mix was found.
        """
        portfolio, watch = self.portfolio, _Watch(task)
        if self.aim == "interval":
            interval = solve_interval(
                portfolio,
                self.scenario,
                self.source_id,
                self.terms,
                level=self.level,
                watch=watch,
            )
            if interval is not None:
                said = interval_words(portfolio, self.source_id, interval, self.level)
                return Found(
                    said=said,
                    interval=interval,
                    portfolio=portfolio,
                    name=money_words(portfolio, self.source_id, self.level),
                )
        else:
            goal = Goal(aim=self.aim, source_id=self.source_id, level=self.level)
            solved = solve_mix(portfolio, self.scenario, goal, self.terms, watch=watch)
            if solved is not None:
                return self._found(goal, solved)
        relaxed = relaxed_mix(portfolio, self.scenario, self.terms, watch=watch)
        return Found(
            said=relaxing_words(portfolio, relaxed),
            is_possible=False,
            is_stopped=task.is_stopped,
        )

    def _found(self, goal: Goal, solved: Solved) -> Found:
        portfolio = self.portfolio
        return Found(
            said=solved_words(portfolio, goal, solved),
            solved=solved,
            rows=[
                (row.name, *solved.by_source[row.id])
                for row in portfolio.all(Source)
                if row.id in solved.by_source
            ],
            years=year_changes(portfolio, self.scenario, self.projects, solved.amounts),
        )


class _Watch:
    """Tells how long it has gone on, and whether to end.

    How far simplex steps still have to go nobody knows; that they go on, and for how
    long, can be shown.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._began = self._told = monotonic()

    def __call__(self, _progress: Any) -> bool:
        now = monotonic()
        if now - self._told > _EVERY_S:
            self._told = now
            spent = now - self._began
            self._task.report(1 - 1 / (1 + spent / _HALF_S))
            said = Saying("solve_running", {"seconds": round(spent)})
            self._task.show(Found(said=(said,)))
        return self._task.is_stopped
