"""Two-way solving: which mix is best at a goal and keeps every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from typing_extensions import override

from ecoplanner.model.bilingual import in_language
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.reports.answer_charts import LEVELS
from ecoplanner.reports.answer_charts import source_bars
from ecoplanner.reports.figure import GAP
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import typed
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.funding.levels import level_name
from ecoplanner.ui.laboratory.bars import BarsCard
from ecoplanner.ui.laboratory.change import Change
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.laboratory.sources import money_choices
from ecoplanner.ui.laboratory.sources import money_of
from ecoplanner.ui.laboratory.sources import refill
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.telling import saying_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

    from ecoplanner.reports.answer import AnswerTable
    from ecoplanner.reports.answer_charts import Bars
    from ecoplanner.ui.laboratory.runner import Task
    from ecoplanner.ui.laboratory.solving_work import Found


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
        self.source = self.choices(self.tr("Source or level"), [])
        self.covering = self.choices(
            self.tr("What each project gets at least"),
            [
                ("need", self.tr("all it needs")),
                ("today", self.tr("what it has today")),
                ("none", self.tr("nothing")),
            ],
        )
        self.most_source = self.choices(
            self.tr("Also keep, in all: source or level"), []
        )
        self.most = LineInput()
        self.most.setPlaceholderText(self.tr("none, 8000 or 30%"))
        self.most.textEdited.connect(self.ask_soon)
        self.add_field(self.tr("at most, in all"), self.most)
        self.year_source = self.choices(
            self.tr("Also keep, each year: source or level"), []
        )
        self.yearly = LineInput()
        self.yearly.setPlaceholderText(self.tr("none or 8000"))
        self.yearly.textEdited.connect(self.ask_soon)
        self.add_field(self.tr("at most, in any year"), self.yearly)
        self.aim.currentIndexChanged.connect(self._update_fields)

    @override
    def build_answer(self) -> None:
        self._ends: tuple[AnswerTable, ...] = ()
        self._heads = (
            Head(self.tr("Source")),
            Head(self.tr("Now"), 110, is_number=True),
            Head(self.tr("Then"), 110, is_number=True),
            Head(self.tr("Change"), 110, is_number=True),
        )
        title = in_unit(self.tr("What changes by source (10,000 yuan)"))
        self.table = ResultTable(self.theme, self._heads, title)
        self.table.empty_words = self.tr(
            "Say at the left what is wanted and what must be kept, then work it out."
        )
        self.answer.addWidget(card(self.context, title, self.table), 3)
        title = in_unit(self.tr("Sources by year (10,000 yuan)"))
        self.chart = BarsCard(self.theme, title)
        self.answer.addWidget(self.chart, 2)

    @override
    def show_choices(self) -> None:
        for box, first in (
            (self.source, ""),
            (self.most_source, self.tr("all money")),
            (self.year_source, self.tr("all money")),
        ):
            refill(box, money_choices(self.session.portfolio, self.language, first))
        self._update_fields()

    @override
    def work(self) -> Callable[[Task], Found] | None:
        try:
            ceilings = self._ceilings()
        except InvalidInputError as error:
            self.tell_refused(error)
            return None
        source_id, level = money_of(self.source.currentData() or "")
        if not self.source.isEnabled():
            source_id, level = None, None
        portfolio, scenario = self.session.portfolio, self.scenario
        aim, projects = self.aim.currentData(), self.projects()
        covering, outside = self.covering.currentData(), self.scope.outside()

        def run(task: Task) -> Found:
            # Only here, since the solver is slow to load.
            from ecoplanner.model.mixture import Terms  # noqa: PLC0415
            from ecoplanner.ui.laboratory.solving_work import Solving  # noqa: PLC0415

            solving = Solving(
                portfolio=portfolio,
                scenario=scenario,
                aim=aim,
                source_id=source_id,
                level=level,
                terms=Terms(covering=covering, ceilings=tuple(ceilings), stays=outside),
                projects=projects,
            )
            return solving(task)

        return run

    @override
    def bars_of(self, table: ResultTable) -> Bars | None:
        return self.chart.bars if table is self.table else None

    @override
    def show_part(self, answer: Found) -> None:
        self.say(" ".join(saying_text(each, self.language) for each in answer.said))

    @override
    def show_stopped(self, answer: Found) -> None:
        self.show_answer(answer)

    @override
    def show_answer(self, answer: Found) -> None:
        said = [saying_text(each, self.language) for each in answer.said]
        if not answer.is_possible:
            words = self.tr("Not possible. Relax:")
            if answer.is_stopped:
                said.append(self.tr("Stopped: less may be enough."))
            self.say("\n".join([words, *said]), "danger")
            self.clear_answer()
            return
        solved = answer.solved
        count = 2 if solved is None or solved.is_stopped else 1
        self.say("\n".join([*said[:count], *said[count:][-1:]]))
        self._ends = self._interval_tables(answer)
        if self._ends:
            self._show_ends(self._ends[-1])
            return
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
        self.table.show_rows(rows, self._heads)
        self.chart.show_bars(self._bars(answer))
        if answer.solved is not None and answer.solved.amounts:
            self.offer(Change(answer.solved.amounts, said[0]))

    @override
    def clear_answer(self) -> None:
        self._ends = ()
        super().clear_answer()

    @override
    def printed_tables(self) -> list[AnswerTable]:
        return [*self._ends] or super().printed_tables()

    def _interval_tables(self, answer: Found) -> tuple[AnswerTable, ...]:
        """Return an interval as pages have it; nothing for any other answer."""
        if answer.interval is None or answer.portfolio is None:
            return ()
        # Only here: descriptions of pages are not needed to show the panel.
        from ecoplanner.reports.interval import interval_tables  # noqa: PLC0415

        name, manner = in_language(answer.name, self.language), self.manner()
        return interval_tables(answer.portfolio, answer.interval, name, manner)

    def _show_ends(self, table: AnswerTable) -> None:
        """Show the sources at both ends of an interval."""
        first, *others = table.heads
        heads = [Head(first), *(Head(each, 90, is_number=True) for each in others)]
        self.table.show_rows([ResultRow(cells=row) for row in table.rows], heads)
        self.chart.show_bars(None)

    def _bars(self, answer: Found) -> Bars:
        names = {level: level_name(level) for level in LEVELS}
        return source_bars(
            self.tr("Sources by year"),
            (self.tr("Now"), self.tr("Then")),
            {**names, GAP: self.tr("Gap")},
            [
                (self.tr("no year") if row.year is None else str(row.year), row)
                for row in answer.years
            ],
        )

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
            source_id, level = money_of(self.year_source.currentData())
            found += [
                Ceiling(
                    id=new_id(),
                    source_id=source_id,
                    level=level,
                    year=year,
                    amount_fen=fen,
                )
                for year in sorted(years)
            ]
        return found

    def _ceiling(self, edit: QLineEdit, key: str) -> Ceiling:
        limit = typed_limit(typed(edit.text()))
        if isinstance(limit, Problem):
            raise InvalidInputError([limit])
        source_id, level = money_of(key)
        return Ceiling(
            id=new_id(),
            source_id=source_id,
            level=level,
            amount_fen=limit.amount_fen,
            share_ppm=limit.share_ppm,
        )

    @Slot()
    def _update_fields(self) -> None:
        aim = self.aim.currentData()
        self.source.setEnabled(aim in {"least", "most", "interval"})


def _signed(fen: int) -> str:
    return ("+" if fen > 0 else "") + money_text(fen)
