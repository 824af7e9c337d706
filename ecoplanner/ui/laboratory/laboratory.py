"""The panels of the laboratory behind a row of words; each is made when first seen."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.messages import system_language
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.laboratory.prints import AnswerPrints
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.scope import LabScope
from ecoplanner.ui.laboratory.tab_order import put_behind
from ecoplanner.ui.lists.page import Segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.model.project import Project
    from ecoplanner.reports.answer import Answer
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.page import Context

_HERE = "ecoplanner.ui.laboratory"

#: Module and class of each panel, in the order of the tabs behind the money.
PANELS = (
    "ceilings.CeilingsPanel",
    "stress.StressPanel",
    "backfill.BackfillPanel",
    "risk.RiskPanel",
    "solving.SolvingPanel",
    "choosing.ChoosingPanel",
    "awards.AwardsPanel",
    "comparing.ComparingPanel",
    "differences.DifferencesPanel",
)
#: The panel on which rows of a table of the plan are edited.
PANEL_OF = {
    "ceilings": "ceilings.CeilingsPanel",
    "award_rules": "awards.AwardsPanel",
}


class Laboratory(QWidget):
    """The money first, then one panel a question.

    Attributes:
        print_action: sends the answer in sight to a printer.
        save_action: writes it to a file.

    Signals:
        told: a sentence for the strip, and whether undo goes with it.
        refused: a sentence about why something was not done.
    """

    told = Signal(str, bool)
    refused = Signal(str)

    def __init__(
        self,
        context: Context,
        money: QWidget,
        projects: Callable[[], Sequence[Project]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.scope = LabScope(context, projects, self)
        language = context.settings.language or system_language()
        prints = AnswerPrints(context, "zh" if language == "zh" else "en", self)
        self.prints = prints
        prints.told.connect(self._on_printed)
        prints.refused.connect(self.refused)
        prints.busy_changed.connect(self._on_prints_busy_changed)
        self._panels: dict[int, LabPanel] = {}
        self.tabs = Segments(context.theme)
        for words in self._titles():
            self.tabs.add(words)
        self._stack = QStackedWidget()
        self._stack.addWidget(money)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.px(8))
        layout.addWidget(self._build_bar())
        layout.addWidget(self._stack, 1)
        self.tabs.group.button(0).setChecked(True)
        self.tabs.group.idClicked.connect(self.show_panel)
        context.session.changed.connect(self._on_changed)
        context.focus.scenario_changed.connect(self._on_scenario_changed)
        self.scope.changed.connect(self.mark_stale)
        self.scope_box.activated.connect(self._on_scope_activated)
        self.print_action.triggered.connect(self._on_print_triggered)
        self.save_action.triggered.connect(self._on_save_triggered)

    @property
    def panel(self) -> LabPanel | None:
        """The panel in sight; None while the money is."""
        return self._panels.get(self.tabs.group.checkedId())

    def in_sight(self, name: str) -> QAction:
        """Return what prints or saves the answer in sight.

        Args:
            name: `print_action` or `save_action`.

        Raises:
            AttributeError: the money is in sight, which is printed in the annex.
        """
        if self.panel is None:
            raise AttributeError(name)
        action: QAction = getattr(self, name)
        return action

    @Slot(int)
    def show_panel(self, at: int) -> None:
        """Show the money (0) or a panel, by its place in the row of words."""
        before = self.panel
        if before is not None:
            before.commit_editor()
        self.tabs.group.button(at).setChecked(True)
        self._bar.setVisible(bool(at))
        if not at:
            self._stack.setCurrentIndex(0)
            return
        if at not in self._panels:
            self._panels[at] = self._made(at)
            self._stack.addWidget(self._panels[at])
            self._order(self._panels[at])
            self._panels[at].remade.connect(partial(self._order, self._panels[at]))
        asks = isinstance(self._panels[at], QuestionPanel)
        self._scope_name.setVisible(asks)
        self.scope_box.setVisible(asks)
        self._show_scope()
        self._stack.setCurrentWidget(self._panels[at])

    def made_beside(self, name: str) -> LabPanel:
        """Make a panel that stands beside the money, kept up to date like the others.

        Args:
            name: module and class, as in `PANELS`.
        """
        panel = self._panels[-PANELS.index(name) - 2] = self._made(
            PANELS.index(name) + 1
        )
        return panel

    def commit_editor(self) -> None:
        """Store what is being typed in any panel."""
        for panel in self._panels.values():
            panel.commit_editor()

    def show_row(self, table: str, row_id: str) -> None:
        """Show the panel that lists rows of a table, with a row in hand."""
        self.show_panel(PANELS.index(PANEL_OF[table]) + 1)
        if self.panel is not None:
            self.panel.choose(row_id)

    def mark_stale(self) -> None:
        """Another scope, scenario or plan: refresh what is in sight."""
        self._show_scope()
        for panel in self._panels.values():
            panel.mark_stale()

    def _build_bar(self) -> QWidget:
        """Build what all panels share: whom questions are about, and the page."""
        self._bar = QWidget()
        self._scope_name = QLabel(self.tr("Asked about"))
        self._scope_name.setProperty("role", "secondary")
        self.scope_box = QComboBox()
        self.scope_box.setAccessibleName(self.tr("What questions are about"))
        self.scope_box.setToolTip(
            self.tr("The same for all questions: the whole plan, or what is chosen")
        )
        self.scope_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._scope_name.setBuddy(self.scope_box)
        self.print_action = QAction(self.tr("Print…"), self)
        self.print_action.setToolTip(
            self.tr("Send what is answered here to a printer  Ctrl+P")
        )
        self.save_action = QAction(self.tr("Save as PDF…"), self)
        self.save_action.setToolTip(
            self.tr("Save what is answered here as pages  Ctrl+Shift+P")
        )
        self.print_button = self._button(self.print_action, "printer")
        self.pdf_button = self._button(self.save_action, "download")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._scope_name)
        row.addWidget(self.scope_box)
        row.addStretch(1)
        row.addWidget(self.print_button)
        row.addWidget(self.pdf_button)
        self._bar.hide()
        return self._bar

    def _button(self, action: QAction, icon: str) -> QPushButton:
        button = QPushButton(action.text())
        button.setIcon(self._context.theme.icon(icon, "text2", 15))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _show_scope(self) -> None:
        """Name both choices as they are now."""
        words = [self.scope.whole_words()]
        chosen = self.scope.chosen_words()
        if chosen != words[0]:
            words.append(chosen)
        box = self.scope_box
        if words == [box.itemText(at) for at in range(box.count())]:
            return
        self.scope_box.clear()
        self.scope_box.addItems(words)
        is_part = not self.scope.is_whole and len(words) > 1
        self.scope_box.setCurrentIndex(int(is_part))

    @Slot(int)
    def _on_scope_activated(self, at: int) -> None:
        self.scope.set_whole(is_whole=at == 0)

    def _answer(self) -> Answer | None:
        """Return what is in sight as pages; None, and say so, while there is none."""
        panel = self.panel
        answer = panel.printed() if panel is not None else None
        if answer is None:
            self.refused.emit(self.tr("There is no answer to print yet."))
        return answer

    @Slot()
    def _on_print_triggered(self) -> None:
        answer = self._answer()
        if answer is not None:
            self.prints.print_pages(answer)

    @Slot()
    def _on_save_triggered(self) -> None:
        answer = self._answer()
        if answer is not None:
            self.prints.save(answer)

    @Slot(bool)
    def _on_prints_busy_changed(self, is_busy: bool) -> None:  # noqa: FBT001 - a slot
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(not is_busy)

    @Slot(str)
    def _on_printed(self, words: str) -> None:
        self.told.emit(words, False)  # noqa: FBT003 - a signal has no names

    def _order(self, panel: LabPanel) -> None:
        """Let Tab go from what all panels share to the fields of one."""
        put_behind(self.pdf_button, panel)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Money"),
            self.tr("Ceilings"),
            self.tr("Stress"),
            self.tr("Backfill"),
            self.tr("Risk"),
            self.tr("Solve"),
            self.tr("Choose"),
            self.tr("Award rules"),
            self.tr("Side by side"),
            self.tr("Differences"),
        )

    def _made(self, at: int) -> LabPanel:
        module, name = PANELS[at - 1].split(".")
        kind = getattr(import_module(f"{_HERE}.{module}"), name)
        panel = cast("LabPanel", kind(self._context, self.scope))
        panel.told.connect(self.told)
        panel.refused.connect(self.refused)
        return panel

    @Slot(Change)
    def _on_changed(self, _change: Change) -> None:
        self.mark_stale()

    @Slot(str)
    def _on_scenario_changed(self, _id: str) -> None:
        self.mark_stale()
