"""How a gap is filled, rule by rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.allotment import allotted
from ecoplanner.model.backfill import backfilled
from ecoplanner.model.backfill import Fill
from ecoplanner.model.backfill import Later
from ecoplanner.model.backfill import Postpone
from ecoplanner.model.funding import Scenario
from ecoplanner.model.year_change import year_changes
from ecoplanner.reports.answer_charts import filled_bars
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.laboratory.bars import BarsCard
from ecoplanner.ui.laboratory.change import Change
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.laboratory.sources import giving_sources
from ecoplanner.ui.laboratory.sources import refill
from ecoplanner.ui.laboratory.sources import source_name
from ecoplanner.ui.telling import saying_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.backfill import Backfill
    from ecoplanner.model.backfill import Rule
    from ecoplanner.model.year_change import YearChange
    from ecoplanner.reports.answer_charts import Bars
    from ecoplanner.ui.laboratory.runner import Task

_RULE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Filled:
    """What the rules did.

    Attributes:
        result: step by step.
        years: each year before and after all of them.
    """

    result: Backfill
    years: Sequence[YearChange]


class BackfillPanel(QuestionPanel):
    """An ordered list of rules, and what each of them fills."""

    @override
    def title(self) -> str:
        return self.tr("Fill the gap")

    @override
    def build_form(self) -> None:
        self.rules = QListWidget()
        self.rules.setProperty("kind", "boxed")
        self.rules.setMinimumHeight(self.theme.px(150))
        self.rules.setWordWrap(True)
        self.add_field(self.tr("Rules, tried in this order"), self.rules)
        self.form.addRow(self._build_buttons())
        self.kind = self.choices(
            self.tr("Another rule"),
            [
                ("fill", self.tr("a source gives what is missing")),
                ("later", self.tr("a source gives it in later years")),
                ("postpone", self.tr("the last project gives way")),
            ],
        )
        self.source = self.choices(self.tr("Source"), [])
        self.add_button = QPushButton(self.tr("Add this rule"))
        self.form.addRow(self.add_button)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.kind.currentIndexChanged.connect(
            lambda: self.source.setEnabled(self.kind.currentData() != "postpone")
        )
        self.like = self.choices(self.tr("Money is needed"), [])
        self.like.setToolTip(
            self.tr(
                "After a stress test: in the years in which money lay before it, as in"
                " the scenario that was tested"
            )
        )
        self._has_rules = False

    @override
    def build_answer(self) -> None:
        self.steps = ResultTable(
            self.theme,
            (
                Head(self.tr("No."), 44, is_number=True),
                Head(self.tr("What is done")),
                Head(in_unit(self.tr("Filled (10,000 yuan)")), 96, is_number=True),
            ),
            self.tr("Steps, each undone by itself"),
        )
        self.steps.setWordWrap(True)
        title = self.steps.accessibleName()
        self.answer.addWidget(card(self.context, title, self.steps), 3)
        title = in_unit(self.tr("Gap by year (10,000 yuan)"))
        self.chart = BarsCard(self.theme, title)
        self.answer.addWidget(self.chart, 2)

    @override
    def show_choices(self) -> None:
        self.show_sources(self.source, givers=True)
        words = self.tr("as in “{scenario}”")
        scenarios = self.session.portfolio.all(Scenario)
        others = [(row.id, words.format(scenario=row.name)) for row in scenarios]
        refill(self.like, [("", self.tr("evenly over the months of work")), *others])
        if not self._has_rules:
            self._has_rules = True
            self._propose()

    @override
    def work(self) -> Callable[[Task], Filled]:
        portfolio, scenario = self.session.portfolio, self.scenario
        projects, rules = self.projects(), self._chosen()
        before = portfolio.find(Scenario, self.like.currentData() or "")

        def run(_task: Task) -> Filled:
            like = None if before is None else allotted(portfolio, before)
            result = backfilled(
                portfolio,
                rules,
                projects=projects,
                scenario=scenario,
                like=like or (),
            )
            amounts: dict[Key, int] = {}
            for step in result.steps:
                amounts.update(step.amounts)
            years = year_changes(portfolio, scenario, projects, amounts, like=like)
            return Filled(result, years)

        return run

    @override
    def bars_of(self, table: ResultTable) -> Bars | None:
        return self.chart.bars if table is self.steps else None

    @override
    def show_answer(self, answer: Filled) -> None:
        self.chart.show_bars(
            filled_bars(
                self.tr("Gap by year"),
                (self.tr("Filled"), self.tr("More"), self.tr("Still missing")),
                [
                    (self.tr("no year") if row.year is None else str(row.year), row)
                    for row in answer.years
                ],
            )
        )
        self._show_steps(answer.result)

    def _show_steps(self, answer: Backfill) -> None:
        rows: list[ResultRow] = []
        left = answer.gap_before_fen
        for at, step in enumerate(answer.steps, start=1):
            if not left and not step.amounts:
                # Rules that came too late to do anything say nothing.
                continue
            left -= step.filled_fen
            said = saying_text(step.said, self.language)
            filled = money_text(step.filled_fen)
            tone = "" if step.amounts else "text3"
            rows.append(ResultRow(cells=(str(at), said, filled), tone=tone))
        self.steps.show_rows(rows)
        words = in_unit(
            self.tr(
                "{before} × 10,000 yuan are missing; after these rules {after}"
                " still are."
            )
        )
        self.say(
            words.format(
                before=money_text(answer.gap_before_fen),
                after=money_text(answer.gap_after_fen),
            )
        )
        self.offer(
            *(
                Change(step.amounts, saying_text(step.said, self.language))
                for step in answer.steps
                if step.amounts
            )
        )

    @override
    def scenario_words(self) -> str:
        return self.tr("Gap filled")

    def _build_buttons(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        for icon, words, done in (
            ("arrow-up", self.tr("Try earlier"), lambda: self._move(-1)),
            ("arrow-down", self.tr("Try later"), lambda: self._move(1)),
            ("trash-2", self.tr("Remove this rule"), self._remove),
        ):
            button = QToolButton()
            button.setProperty("kind", "icon")
            button.setIcon(self.theme.icon(icon, "text2", 16))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(done)
            row.addWidget(button)
        row.addStretch(1)
        return bar

    def _propose(self) -> None:
        """Begin with the sources that give money already, then the last project."""
        portfolio = self.session.portfolio
        giving = {part.source_id for part in allotted(portfolio, self.scenario)}
        for row in giving_sources(portfolio):
            if row.id in giving:
                self._add(Fill(source_id=row.id))
        self._add(Postpone())

    def _chosen(self) -> list[Rule]:
        known = {row.id for row in giving_sources(self.session.portfolio)}
        rules = (self.rules.item(at).data(_RULE) for at in range(self.rules.count()))
        return [
            rule
            for rule in rules
            if isinstance(rule, Postpone) or rule.source_id in known
        ]

    def _add(self, rule: Rule) -> None:
        item = QListWidgetItem(self._words(rule))
        item.setData(_RULE, rule)
        self.rules.addItem(item)

    def _words(self, rule: Rule) -> str:
        if isinstance(rule, Postpone):
            return self.tr("The last project gives way")
        name = source_name(self.session.portfolio, rule.source_id)
        if isinstance(rule, Later):
            return self.tr("{source}, in later years").format(source=name)
        return self.tr("{source} fills").format(source=name)

    @Slot()
    def _on_add_clicked(self) -> None:
        kind, source_id = self.kind.currentData(), self.source.currentData()
        if kind == "postpone":
            self._add(Postpone())
        elif source_id:
            is_later = kind == "later"
            self._add(
                Later(source_id=source_id) if is_later else Fill(source_id=source_id)
            )
        self.ask_soon()

    def _move(self, by: int) -> None:
        at = self.rules.currentRow()
        if at >= 0 and 0 <= at + by < self.rules.count():
            item = self.rules.takeItem(at)
            self.rules.insertItem(at + by, item)
            self.rules.setCurrentRow(at + by)
            self.ask_soon()

    def _remove(self) -> None:
        at = self.rules.currentRow()
        if at >= 0:
            self.rules.takeItem(at)
            self.ask_soon()
