"""Which projects, and when, where the money does not reach for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QSpinBox
from typing_extensions import override

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.store.start_edit import move_starts
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import typed
from ecoplanner.ui.laboratory.change import Change
from ecoplanner.ui.laboratory.choice_table import ChoiceTable
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.telling import saying_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.saying import Saying
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.timing import Timing
    from ecoplanner.reports.answer import AnswerTable
    from ecoplanner.ui.laboratory.choosing_work import Chosen
    from ecoplanner.ui.laboratory.frontier_plot import FrontierPlot
    from ecoplanner.ui.laboratory.result_table import ResultTable
    from ecoplanner.ui.laboratory.runner import Task

FREE, IN, OUT = "free", "in", "out"
_STATE = Qt.ItemDataRole.UserRole
_PROJECT = Qt.ItemDataRole.UserRole + 1


class ChoosingPanel(QuestionPanel):
    """The best choice under the limits, why the others fail, and the frontier."""

    is_live = False
    shows_parts = True

    @override
    def title(self) -> str:
        return self.tr("Choose projects and years")

    @override
    def build_form(self) -> None:
        self._moved: Mapping[str, int] = {}
        self._timing: Timing | None = None
        self._points: tuple[tuple[int, float], ...] = ()
        self._why: Mapping[str, Sequence[Saying]] = {}
        self.by = self.choices(
            self.tr("What is added up"),
            [
                ("priority", self.tr("priorities")),
                ("benefit", self.tr("benefits as typed")),
            ],
        )
        self.budget = LineInput()
        self.budget.setPlaceholderText(self.tr("none, or 90000"))
        self.budget.textEdited.connect(self.ask_soon)
        self.add_field(self.tr("Money in all, at most"), self.budget)
        self.moves = QCheckBox(self.tr("Starts may move"))
        self.moves.toggled.connect(self.ask_soon)
        self.form.addRow(self.moves)
        self.seconds = QSpinBox()
        self.seconds.setRange(1, 600)
        self.seconds.setValue(8)
        self.seconds.setSuffix(self.tr(" s"))
        self.add_field(self.tr("Search no longer than"), self.seconds)
        self.picks = QListWidget()
        self.picks.setProperty("kind", "boxed")
        self.picks.setMinimumHeight(self.theme.px(170))
        self.picks.setToolTip(
            self.tr("Enter or double click: free, in any case, not at all")
        )
        self.picks.itemActivated.connect(self._on_pick_activated)
        self.add_field(self.tr("Fixed projects (Enter changes)"), self.picks)

    @override
    def build_answer(self) -> None:
        title = in_unit(self.tr("Projects (need in 10,000 yuan)"))
        self.choice = ChoiceTable(self.theme, title)
        self.table = self.choice.table
        self.answer.addWidget(card(self.context, title, self.choice), 3)
        self._plot: FrontierPlot | None = None
        # Shown with the curve, where there is one.
        self.points_note = QLabel(self)
        self.points_note.setWordWrap(True)
        self.points_note.hide()
        self.moved_note = QLabel()
        self.moved_note.setProperty("role", "warn")
        self.moved_note.setWordWrap(True)
        self.moved_note.hide()
        self.answer.addWidget(self.moved_note)

    @override
    def offer(self, *changes: Change) -> None:
        super().offer(*changes)
        count = len(self._moved) if changes else 0
        self.moved_note.setText(
            self.tr(
                "{count} projects get another start. Starts belong to the plan: putting"
                " this in, even into a scenario, changes them in the plan."
            ).format(count=count)
        )
        self.moved_note.setVisible(bool(count))

    @override
    def show_choices(self) -> None:
        states = {
            item.data(_PROJECT): item.data(_STATE)
            for item in (self.picks.item(at) for at in range(self.picks.count()))
        }
        self.picks.clear()
        for project in self.projects():
            item = QListWidgetItem()
            item.setData(_PROJECT, project.id)
            item.setData(_STATE, states.get(project.id, FREE))
            item.setToolTip(project.name)
            self.picks.addItem(item)
            self._word(item)
        if self.by.currentData() == "benefit":
            return
        has_benefits = any(project.benefit for project in self.projects())
        if has_benefits and not self.said.text():
            self.by.setCurrentIndex(self.by.findData("benefit"))

    @override
    def work(self) -> Callable[[Task], Chosen] | None:
        try:
            ceilings = self._ceilings()
        except InvalidInputError as error:
            self.tell_refused(error)
            return None
        portfolio, scenario = self.session.portfolio, self.scenario
        by, moves = self.by.currentData(), self.moves.isChecked()
        seconds = float(self.seconds.value())
        locked_in, locked_out = self._picked(IN), self._picked(OUT)
        outside = self.scope.outside()
        unpriced = tuple(
            row.id
            for row in portfolio.all(Project)
            if row.need_fen is None and row.id not in {*locked_in, *outside}
        )

        def run(task: Task) -> Chosen:
            # Only here, since the solver is slow to load.
            from ecoplanner.model.variants import Wish  # noqa: PLC0415
            from ecoplanner.ui.laboratory import choosing_work  # noqa: PLC0415

            wish = Wish(
                by=by,
                ceilings=tuple(ceilings),
                locked_in=locked_in,
                locked_out=tuple({*locked_out, *unpriced} - outside),
                moves=moves,
                stays=outside,
            )
            work = choosing_work.Choosing(portfolio, scenario, wish, seconds, outside)
            return work(task)

        return run

    @override
    def show_part(self, answer: Chosen) -> None:
        self._show(answer)

    @override
    def show_answer(self, answer: Chosen) -> None:
        self._show(answer)

    @override
    def show_stopped(self, answer: Chosen) -> None:
        self._show(answer)

    def _show(self, answer: Chosen) -> None:
        said = [saying_text(each, self.language) for each in answer.said]
        timing = answer.timing
        self._moved = {}
        if timing is None:
            words = self.tr("Not possible. Relax:")
            self.say("\n".join([words, *said]), "danger")
            self.clear_answer()
            self._timing = None
            self._show_points(answer)
            return
        self.say(" ".join(said))
        if timing is not self._timing or answer.why != self._why:
            # A long table takes a while to lay out.
            self._timing, self._why = timing, answer.why
            self._show_table(answer, timing)
        self._show_points(answer)
        self._moved = dict(timing.moved)
        self.offer(Change(timing.amounts(), said[0]))

    def _show_table(self, answer: Chosen, timing: Timing) -> None:
        portfolio = answer.portfolio
        rejected = [
            self._row(
                portfolio.get(Project, id_),
                None,
                " ".join(saying_text(each, self.language) for each in why)
                or self.tr("not worked out yet"),
            )
            for id_, why in answer.why.items()
        ]
        chosen = [
            self._row(portfolio.get(Project, id_), start, None)
            for id_, start in timing.starts.items()
        ]
        self.choice.show_rows(chosen, rejected)

    @override
    def clear_answer(self) -> None:
        self.choice.show_rows([], [])
        super().clear_answer()

    @override
    def printed_rows(self, table: ResultTable) -> Sequence[ResultRow]:
        # A page has all of them, whatever is listed now.
        return self.choice.rows if table is self.table else table.rows

    @override
    def scenario_words(self) -> str:
        return self.tr("Projects chosen")

    @override
    def prepare(self, writer: Writer) -> None:
        move_starts(writer, self._moved)

    def _row(self, project: Project, start: int | None, why: str | None) -> ResultRow:
        """Return a row; a project with a reason, if only an empty one, is rejected."""
        is_chosen = why is None
        need = "" if project.need_fen is None else project.need_fen
        return ResultRow(
            cells=(
                self.tr("yes") if is_chosen else self.tr("no"),
                project.name,
                "" if start is None else str(start),
                money_text(need) if isinstance(need, int) else "—",
                why or "",
            ),
            tone="" if is_chosen else "text2",
            key=project.id,
        )

    def _show_points(self, answer: Chosen) -> None:
        self._points = tuple(answer.points)
        if self._plot is None:
            if not answer.points:
                return
            # Only here: the library is slow to load.
            from ecoplanner.ui.laboratory import frontier_plot  # noqa: PLC0415

            self._plot = frontier_plot.FrontierPlot(
                self.theme,
                in_unit(self.tr("Money spent (10,000 yuan)")),
                self.by.currentText(),
            )
            title = self.tr("What each budget achieves")
            self._plot.setAccessibleName(title)
            framed = card(self.context, title, self._plot, said=self.points_note)
            self.answer.insertWidget(2, framed, 2)
            self.points_note.show()
        timing = answer.timing
        here = (timing.spent_fen, float(timing.objective)) if timing else None
        self._plot.show_points(answer.points, here)
        told = [saying_text(each, self.language) for each in answer.told]
        self.points_note.setText(" ".join(told))

    def _ceilings(self) -> list[Ceiling]:
        """Return the budget typed as a limit.

        Raises:
            InvalidInputError: what was typed is no limit.
        """
        if not self.budget.text().strip():
            return []
        limit = typed_limit(typed(self.budget.text()))
        if isinstance(limit, Problem):
            raise InvalidInputError([limit])
        return [
            Ceiling(id=new_id(), amount_fen=limit.amount_fen, share_ppm=limit.share_ppm)
        ]

    @override
    def printed_tables(self) -> list[AnswerTable]:
        found = super().printed_tables()
        if self._points:
            found.append(self._printed_points())
        return found

    def _printed_points(self) -> AnswerTable:
        """Return what each budget achieves as a table with its chart."""
        # Only here: descriptions of pages are not needed to show the panel.
        from ecoplanner.reports.answer import AnswerTable  # noqa: PLC0415
        from ecoplanner.reports.answer_charts import bar_chart  # noqa: PLC0415

        title, measure = self.tr("What each budget achieves"), self.by.currentText()
        rows = [(money_text(spent), f"{value:g}") for spent, value in self._points]
        bars = [(money_text(spent), value) for spent, value in self._points]
        return AnswerTable(
            title=title,
            heads=(in_unit(self.tr("Money spent (10,000 yuan)")), measure),
            numbers=(True, True),
            rows=tuple(rows),
            chart=bar_chart(title, measure, measure, bars),
        )

    def _picked(self, state: str) -> tuple[str, ...]:
        items = (self.picks.item(at) for at in range(self.picks.count()))
        return tuple(
            item.data(_PROJECT) for item in items if item.data(_STATE) == state
        )

    def _word(self, item: QListWidgetItem) -> None:
        names = {row.id: row.name for row in self.projects()}
        name = names.get(item.data(_PROJECT), "")
        words = {
            FREE: "{name}",
            IN: self.tr("✓ in any case: {name}"),
            OUT: self.tr("✗ not: {name}"),
        }
        item.setText(words[item.data(_STATE)].format(name=name))

    @Slot(QListWidgetItem)
    def _on_pick_activated(self, item: QListWidgetItem) -> None:
        after = {FREE: IN, IN: OUT, OUT: FREE}
        item.setData(_STATE, after[item.data(_STATE)])
        self._word(item)
        self.ask_soon()
