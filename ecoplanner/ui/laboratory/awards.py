"""Award rules: which step the total reaches, how far the next one is, what bars it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QTreeWidget
from PySide6.QtWidgets import QTreeWidgetItem
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.award import conditions_of
from ecoplanner.model.award import sayings
from ecoplanner.model.award import states
from ecoplanner.model.award_rule import OF_PROJECT
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.rulebook import book
from ecoplanner.model.store.award_edit import answer_condition
from ecoplanner.model.store.award_edit import answer_fact
from ecoplanner.model.store.award_edit import drop_rule
from ecoplanner.model.store.award_edit import keep_edition
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.laboratory.award_lines import entry_name
from ecoplanner.ui.laboratory.award_lines import ID_ROLE
from ecoplanner.ui.laboratory.award_lines import line_of
from ecoplanner.ui.laboratory.award_lines import printed_rules
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.panel import LabPanel
from ecoplanner.ui.laboratory.sources import refill
from ecoplanner.ui.lists.source_list import source_rows
from ecoplanner.ui.scrolled import scrolled
from ecoplanner.ui.telling import error_text
from ecoplanner.ui.telling import saying_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.award import AwardState
    from ecoplanner.model.award_rule import AwardCondition
    from ecoplanner.model.rulebook import BookEntry
    from ecoplanner.model.store.access import Writer
    from ecoplanner.reports.answer import AnswerTable
    from ecoplanner.ui.page import Context


class AwardsPanel(LabPanel):
    """The rules that the plan keeps, live; and the rule book to take others from."""

    def __init__(
        self,
        context: Context,
        projects: Callable[[], Sequence[Project]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, projects, parent)
        self._entries: tuple[BookEntry, ...] = ()
        self._states: dict[str, AwardState] = {}
        self._build_widgets()
        self.source.currentIndexChanged.connect(self._update_entries)
        self.entry.currentIndexChanged.connect(self._update_entry)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.drop_button.clicked.connect(self._on_drop_clicked)
        self.tree.currentItemChanged.connect(self._on_item_changed)
        self.yes_button.clicked.connect(lambda: self._answer(answer=True))
        self.no_button.clicked.connect(lambda: self._answer(answer=False))
        self.unsaid_button.clicked.connect(lambda: self._answer(answer=None))

    @override
    def refresh(self) -> None:
        portfolio = self.session.portfolio
        refill(self.source, self._source_choices())
        rows = [("", self.tr("all projects"))]
        rows += [(row.id, row.short_name or row.name) for row in portfolio.all(Program)]
        refill(self.program, rows)
        self._read_book()
        self._update_entries()
        self._show_states()

    @override
    def choose(self, row_id: str) -> None:
        self.freshen()
        self._choose((row_id, "", ""))

    @override
    def printed_title(self) -> str:
        return self.tr("Award rules of this plan")

    @override
    def printed_tables(self) -> list[AnswerTable]:
        return printed_rules(self.tree, self.tr("What it grants and asks"))

    def _build_widgets(self) -> None:
        px = self.theme.px
        self.source, self.program, self.entry = QComboBox(), QComboBox(), QComboBox()
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.setProperty("role", "secondary")
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.keep_button = QPushButton(self.tr("Use this edition"))
        self.keep_button.setProperty("kind", "primary")
        widgets: list[QWidget] = []
        for words, box in (
            (self.tr("Source that pays"), self.source),
            (self.tr("What is applied for"), self.program),
            (self.tr("Rule and edition"), self.entry),
        ):
            name = QLabel(words)
            name.setProperty("role", "secondary")
            name.setBuddy(box)
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            widgets += [name, box]
        left = card(
            self.context,
            self.tr("Rule book"),
            *widgets,
            self.keep_button,
            scrolled(self.details),
        )
        left.setFixedWidth(px(276))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(1)
        self.tree.setHeaderHidden(True)
        self.tree.setProperty("kind", "boxed")
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(self.tr("Award rules of this plan"))
        self.empty = QLabel(
            self.tr(
                "No rule is used yet. Choose a source and an edition of the rule book;"
                " the plan keeps the edition even when a newer one appears."
            )
        )
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "secondary")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy.Policy
        self.empty.setSizePolicy(policy.Preferred, policy.Expanding)
        self.yes_button = QPushButton(self.tr("Yes"))
        self.no_button = QPushButton(self.tr("No"))
        self.unsaid_button = QPushButton(self.tr("Not known"))
        self.drop_button = QPushButton(self.tr("Remove rule"))
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.yes_button, self.no_button, self.unsaid_button):
            button.setEnabled(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.drop_button)
        right = card(
            self.context,
            self.tr("Award rules of this plan"),
            self._buttons,
            self.empty,
            self.tree,
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(left)
        layout.addWidget(right, 1)
        # The tree is not there before a rule is kept.
        self.setFocusProxy(self.source)

    def _source_choices(self) -> list[tuple[str, str]]:
        return [(row.id, row.name) for row in source_rows(self.session.portfolio)]

    def _read_book(self) -> None:
        try:
            self._entries = book()
        except EcoplannerError as error:
            self._entries = ()
            self.details.setText(error_text(error, self.language))

    @Slot()
    def _update_entries(self) -> None:
        sources = self.session.portfolio.having(Source, "id", self.source.currentData())
        fitting = [
            entry for entry in self._entries if sources and entry.suits(sources[0])
        ]
        refill(self.entry, [(entry.key, entry_name(entry)) for entry in fitting])
        for at, entry in enumerate(fitting):
            self.entry.setItemData(at, entry_name(entry), Qt.ItemDataRole.ToolTipRole)
        self._update_entry()

    @Slot()
    def _update_entry(self) -> None:
        entry = self._entry()
        self.keep_button.setEnabled(entry is not None)
        if entry is None:
            self.details.setText(
                self.tr("The rule book has nothing for this source.")
                if self._entries
                else self.details.text()
            )
            return
        rule = entry.rule
        sure = (
            self.tr("Not confirmed: it binds nobody.")
            if not rule.is_hard
            else self.tr("Source of the figures: grade {grade}.").format(
                grade=rule.confidence
            )
        )
        self.entry.setToolTip(entry_name(entry))
        # The box may be too narrow for the whole name.
        lines = [
            entry_name(entry),
            rule.document,
            rule.number,
            rule.issued,
            rule.address,
            sure,
            rule.note,
        ]
        self.details.setText("\n".join(line for line in lines if line))

    def _entry(self) -> BookEntry | None:
        key = self.entry.currentData()
        return next((entry for entry in self._entries if entry.key == key), None)

    def _show_states(self) -> None:
        chosen = self._chosen()
        found = states(self.session.portfolio, self.scenario)
        self._states = {state.rule.id: state for state in found}
        self.tree.clear()
        for state in found:
            self.tree.addTopLevelItem(self._item(state))
        self.tree.expandAll()
        self.empty.setVisible(not found)
        self._buttons.setVisible(bool(found))
        self.tree.setVisible(bool(found))
        self.drop_button.setEnabled(bool(found))
        if found:
            self._choose(chosen)

    def _item(self, state: AwardState) -> QTreeWidgetItem:
        rule = state.rule
        source = self.session.portfolio.get(Source, rule.source_id).name
        last = "" if rule.last_year is None else str(rule.last_year)
        top = QTreeWidgetItem([f"{source} · {rule.name}（{rule.first_year}—{last}）"])
        top.setFont(0, self.theme.font(13, 600))
        top.setData(0, ID_ROLE, (rule.id, "", ""))
        for saying in sayings(state):
            top.addChild(line_of(saying_text(saying, self.language), rule.id))
        for words, tone in self._warnings(state):
            item = line_of(words, rule.id)
            item.setForeground(0, self.theme.color(tone))
            top.addChild(item)
        for condition in conditions_of(self.session.portfolio, rule):
            top.addChild(self._condition(state, condition))
        return top

    def _warnings(self, state: AwardState) -> Iterator[tuple[str, str]]:
        if state.excess_fen:
            words = in_unit(
                self.tr("{amount} × 10,000 yuan more is set aside than it grants.")
            )
            amount = money_text(state.excess_fen)
            yield words.format(amount=amount), "danger"
        if state.barred_fen:
            words = in_unit(
                self.tr(
                    "{amount} × 10,000 yuan are set aside for projects that may not"
                    " take it."
                )
            )
            amount = money_text(state.barred_fen)
            yield words.format(amount=amount), "danger"
        if state.years:
            words = self.tr("Money is set aside outside its years: {years}.")
            yield words.format(years="、".join(map(str, state.years))), "warn"

    def _condition(
        self, state: AwardState, condition: AwardCondition
    ) -> QTreeWidgetItem:
        words = condition.words
        asked = [each for each in state.questions if each.condition.id == condition.id]
        barred = [each for each in state.barred if each.condition.id == condition.id]
        failed = [each for each in state.failed if each.id == condition.id]
        tone, mark = "text2", self.tr("holds")
        if condition.kind == "note":
            mark = self.tr("to know")
        elif failed:
            tone, mark = "danger", self.tr("not met")
        elif barred:
            tone = "danger"
            count = len(barred[0].project_ids)
            mark = self.tr("{count} projects barred").format(count=count)
        elif asked:
            tone, mark = "warn", self.tr("to be answered")
        item = line_of(f"[{mark}] {words}", state.rule.id, condition.id)
        item.setForeground(0, self.theme.color(tone))
        if condition.fact in OF_PROJECT:
            ids = [id_ for each in (*asked, *barred) for id_ in each.project_ids]
            for project_id in ids:
                name = self.session.portfolio.get(Project, project_id).name
                child = line_of(name, state.rule.id, condition.id, project_id)
                item.addChild(child)
        return item

    def _chosen(self) -> tuple[str, str, str]:
        item = self.tree.currentItem()
        return item.data(0, ID_ROLE) if item is not None else ("", "", "")

    def _choose(self, chosen: tuple[str, str, str]) -> None:
        todo = [
            self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())
        ]
        while todo:
            item = todo.pop()
            if item is None:
                continue
            if item.data(0, ID_ROLE) == chosen:
                self.tree.setCurrentItem(item)
                return
            todo += [item.child(at) for at in range(item.childCount())]
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _condition_in_hand(self) -> AwardCondition | None:
        rule_id, condition_id, _ = self._chosen()
        state = self._states.get(rule_id)
        if state is None:
            return None
        rows = conditions_of(self.session.portfolio, state.rule)
        return next((row for row in rows if row.id == condition_id), None)

    @Slot()
    def _on_item_changed(self) -> None:
        condition = self._condition_in_hand()
        _, _, project_id = self._chosen()
        can = condition is not None and condition.kind != "note"
        if can and condition is not None and condition.fact in OF_PROJECT:
            can = bool(project_id)
        for button in (self.yes_button, self.no_button, self.unsaid_button):
            button.setEnabled(can)

    def _answer(self, *, answer: bool | None) -> None:
        """Store an answer: of a project where one is in hand, else of all."""
        condition = self._condition_in_hand()
        if condition is None:
            return
        _, _, project_id = self._chosen()

        def work(writer: Writer) -> bool:
            if condition.fact not in OF_PROJECT:
                answer_condition(writer, condition.id, answer=answer)
            elif condition.fact == "earns_income":
                row = writer.get(Project, project_id)
                writer.save(replace(row, earns_income=answer))
            else:
                answer_fact(
                    writer,
                    project_id,
                    condition.fact,  # type: ignore[arg-type]  # one of a project
                    answer=answer,
                )
            return True

        label = self.tr("Answer “{words}”").format(words=condition.words)
        self.session.edit(label, work)

    @Slot()
    def _on_keep_clicked(self) -> None:
        entry = self._entry()
        source_id = self.source.currentData()
        program_id = self.program.currentData() or None
        if entry is None or not source_id:
            return
        label = self.tr("Use the rule “{name}”").format(name=entry.rule.name)
        self.session.edit(
            label, lambda writer: keep_edition(writer, entry, source_id, program_id)
        )

    @Slot()
    def _on_drop_clicked(self) -> None:
        state = self._states.get(self._chosen()[0])
        if state is None:
            return
        label = self.tr("Remove the rule “{name}”").format(name=state.rule.name)
        self.session.edit(label, lambda writer: drop_rule(writer, state.rule.id))
