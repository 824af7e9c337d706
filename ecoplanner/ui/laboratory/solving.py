"""Two-way solving: which mix is best at a goal and keeps every limit."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from time import monotonic
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.saying import Saying
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import typed
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.laboratory.change import Change
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.telling import saying_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.solving import Goal
    from ecoplanner.model.solving import Interval
    from ecoplanner.model.solving import Solved
    from ecoplanner.ui.laboratory.runner import Task

#: How often progress is shown, and after how long the bar is half full.
_EVERY_S, _HALF_S = 0.5, 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of solving.

    Attributes:
        said: in sentences, the first of them the answer.
        solved: the mix to be taken; None for an interval and where none is possible.
        rows: sources with what they give before and after, whole fen.
        is_possible: whether any mix keeps the limits.
    """

    said: Sequence[Saying]
    solved: Solved | None = None
    rows: Sequence[tuple[str, int, int]] = field(default=())
    is_possible: bool = True


class SolvingPanel(QuestionPanel):
    """The least of a source, the nearest mix, an interval; or what to relax."""

    is_live = False

    @override
    def title(self) -> str:
        return self.tr("Solve for a mix")

    @override
    def build_form(self) -> None:
        self.aim = self.choices(
            self.tr("What is wanted"),
            [
                ("least", self.tr("as little as possible of a source")),
                ("most", self.tr("as much as possible of a source")),
                ("interval", self.tr("between what a source may lie")),
                ("nearest", self.tr("the smallest change that keeps all limits")),
                ("covered", self.tr("as small a gap as possible")),
            ],
        )
        self.source = self.choices(self.tr("Source"), [])
        self.covering = self.choices(
            self.tr("What each project gets at least"),
            [
                ("need", self.tr("all it needs")),
                ("today", self.tr("what it has today")),
                ("none", self.tr("nothing")),
            ],
        )
        self.most_source = self.choices(self.tr("Also keep: source"), [])
        self.most = QLineEdit()
        self.most.setPlaceholderText(self.tr("none, 8000 or 30%"))
        self.most.textEdited.connect(self.ask_soon)
        self.add_field(self.tr("at most, in all"), self.most)
        self.year_source = self.choices(self.tr("Also keep: source"), [])
        self.yearly = QLineEdit()
        self.yearly.setPlaceholderText(self.tr("none or 8000"))
        self.yearly.textEdited.connect(self.ask_soon)
        self.add_field(self.tr("at most, in any year"), self.yearly)
        self.aim.currentIndexChanged.connect(self._update_fields)

    @override
    def build_answer(self) -> None:
        self.table = ResultTable(
            self.theme,
            (
                Head(self.tr("Source")),
                Head(self.tr("Now"), 110, is_number=True),
                Head(self.tr("Then"), 110, is_number=True),
                Head(self.tr("Change"), 110, is_number=True),
            ),
            in_unit(self.tr("What changes by source (10,000 yuan)")),
        )
        title = in_unit(self.tr("What changes by source (10,000 yuan)"))
        self.answer.addWidget(card(self.context, title, self.table), 1)

    @override
    def show_choices(self) -> None:
        for box, first in (
            (self.source, ""),
            (self.most_source, self.tr("all money")),
            (self.year_source, self.tr("all money")),
        ):
            self.show_sources(box, first)
        self._update_fields()

    @override
    def work(self) -> Callable[[Task], Found] | None:
        try:
            ceilings = self._ceilings()
        except InvalidInputError as error:
            self.tell_refused(error)
            return None
        portfolio, scenario = self.session.portfolio, self.scenario
        aim, source_id = self.aim.currentData(), self.source.currentData() or None
        covering, outside = self.covering.currentData(), self.scope.outside()

        def run(task: Task) -> Found:
            # Only here, since the solver is slow to load.
            from ecoplanner.model.mixture import Terms  # noqa: PLC0415
            from ecoplanner.model.relaxation import relaxing_words  # noqa: PLC0415
            from ecoplanner.model.relaxing import relaxed_mix  # noqa: PLC0415
            from ecoplanner.model.solving import Goal  # noqa: PLC0415
            from ecoplanner.model.solving import solve_interval  # noqa: PLC0415
            from ecoplanner.model.solving import solve_mix  # noqa: PLC0415

            began = monotonic()
            told = began

            def watch(_progress: Any) -> bool:
                # How far simplex steps still have to go nobody knows; that it goes on,
                # and for how long, can be shown.
                nonlocal told
                now = monotonic()
                if now - told > _EVERY_S:
                    told = now
                    task.report(1 - 1 / (1 + (now - began) / _HALF_S))
                    params = {"seconds": round(now - began)}
                    task.show(Found(said=(Saying("solve_running", params),)))
                return task.is_stopped

            terms = Terms(covering=covering, ceilings=tuple(ceilings), stays=outside)
            if aim == "interval":
                interval = solve_interval(
                    portfolio, scenario, source_id, terms, watch=watch
                )
                if interval is not None:
                    return _interval(portfolio, source_id, interval)
            else:
                only = source_id if aim in {"least", "most"} else None
                goal = Goal(aim=aim, source_id=only)
                solved = solve_mix(portfolio, scenario, goal, terms, watch=watch)
                if solved is not None:
                    return _solved(portfolio, goal, solved)
            relaxed = relaxed_mix(portfolio, scenario, terms, watch=watch)
            return Found(said=relaxing_words(portfolio, relaxed), is_possible=False)

        return run

    @override
    def show_part(self, answer: Found) -> None:
        self.say(" ".join(saying_text(each, self.language) for each in answer.said))

    @override
    def show_stopped(self, answer: Found) -> None:
        self.offer()
        self.show_answer(answer)

    @override
    def show_answer(self, answer: Found) -> None:
        said = [saying_text(each, self.language) for each in answer.said]
        if not answer.is_possible:
            words = self.tr("Not possible. Relax:")
            self.say("\n".join([words, *said]), "danger")
            self.clear_answer()
            return
        solved = answer.solved
        count = 2 if solved is None or solved.is_stopped else 1
        self.say("\n".join([*said[:count], *said[count:][-1:]]))
        rows = [
            ResultRow(
                cells=(
                    name,
                    money_text(old),
                    money_text(new),
                    _signed(new - old),
                )
            )
            for name, old, new in answer.rows
        ]
        self.table.show_rows(rows)
        if answer.solved is not None and answer.solved.amounts:
            self.offer(Change(answer.solved.amounts, said[0]))

    @override
    def scenario_words(self) -> str:
        if self.aim.currentData() in {"least", "most"}:
            name = self.source.currentText().strip()
            is_least = self.aim.currentData() == "least"
            words = self.tr("Least {source}") if is_least else self.tr("Most {source}")
            return words.format(source=name)
        if self.aim.currentData() == "nearest":
            return self.tr("Limits kept")
        return self.tr("Smallest gap")

    def _ceilings(self) -> list[Ceiling]:
        """Return the limits typed besides those of the plan.

        Raises:
            InvalidInputError: what was typed is no limit.
        """
        found: list[Ceiling] = []
        if self.most.text().strip():
            found.append(self._ceiling(self.most, self.most_source.currentData()))
        if self.yearly.text().strip():
            fen = typed_fen(self.yearly.text())
            if isinstance(fen, Problem):
                raise InvalidInputError([fen])
            plan = self.session.portfolio.plan
            years = {
                year for project in self.projects() for year in project.years
            } or range(plan.first_year, plan.last_year + 1)
            found += [
                Ceiling(
                    id=new_id(),
                    source_id=self.year_source.currentData() or None,
                    year=year,
                    amount_fen=fen,
                )
                for year in sorted(years)
            ]
        return found

    def _ceiling(self, edit: QLineEdit, source_id: str) -> Ceiling:
        limit = typed_limit(typed(edit.text()))
        if isinstance(limit, Problem):
            raise InvalidInputError([limit])
        return Ceiling(
            id=new_id(),
            source_id=source_id or None,
            amount_fen=limit.amount_fen,
            share_ppm=limit.share_ppm,
        )

    @Slot()
    def _update_fields(self) -> None:
        aim = self.aim.currentData()
        self.source.setEnabled(aim in {"least", "most", "interval"})


def _solved(portfolio: Portfolio, goal: Goal, solved: Solved) -> Found:
    from ecoplanner.model.solving_words import solved_words  # noqa: PLC0415

    rows = [
        (row.name, *solved.by_source[row.id])
        for row in portfolio.all(Source)
        if row.id in solved.by_source
    ]
    said = solved_words(portfolio, goal, solved)
    return Found(said=said, solved=solved, rows=rows)


def _interval(portfolio: Portfolio, source_id: str | None, found: Interval) -> Found:
    from ecoplanner.model.solving_words import interval_words  # noqa: PLC0415

    return Found(said=interval_words(portfolio, source_id, found))


def _signed(fen: int) -> str:
    return ("+" if fen > 0 else "") + money_text(fen)
