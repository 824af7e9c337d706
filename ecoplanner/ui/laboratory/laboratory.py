"""The panels of the laboratory behind a row of words; each is made when first seen."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.laboratory.scope import LabScope
from ecoplanner.ui.laboratory.tab_order import put_behind
from ecoplanner.ui.laboratory.teaching import tab_tips
from ecoplanner.ui.laboratory.teaching import teach
from ecoplanner.ui.lists.page import Segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtGui import QShowEvent

    from ecoplanner.model.project import Project
    from ecoplanner.reports.answer import Answer
    from ecoplanner.ui.laboratory.bar import AnswerBar
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.page import Context

_HERE = "ecoplanner.ui.laboratory"
#: The money is painted by then; nobody has reached for a tab yet.
_AFTER_PAINT_MS = 50

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
#: Place of the limits in the row of words.
LIMITS = 1
#: The panel on which rows of a table of the plan are edited.
PANEL_OF = {
    "ceilings": "ceilings.CeilingsPanel",
    "award_rules": "awards.AwardsPanel",
}


class Laboratory(QWidget):
    """The money first, then one panel a question.

    Of all but the money only the tabs are made at first: the rest when the money is
    painted, or when it is asked for.

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
        self._bar: AnswerBar | None = None
        self._panels: dict[int, LabPanel] = {}
        self.tabs = Segments(context.theme)
        for words, tip in zip(self._titles(), tab_tips(), strict=True):
            self.tabs.add(words, tip)
        self._stack = QStackedWidget()
        self._stack.addWidget(money)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.theme.px(8))
        self._layout.addWidget(self._stack, 1)
        self.tabs.group.button(0).setChecked(True)
        self.tabs.group.idClicked.connect(self.show_panel)
        context.session.changed.connect(self._on_changed)
        context.focus.scenario_changed.connect(self._on_scenario_changed)
        self.scope.changed.connect(self.mark_stale)
        self._later = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._later.timeout.connect(self._make_bar)

    @property
    def bar(self) -> AnswerBar:
        """What all panels share."""
        self._make_bar()
        assert self._bar is not None  # noqa: S101 - just made
        return self._bar

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
        action: QAction = getattr(self.bar, name)
        return action

    @Slot(int)
    def show_panel(self, at: int) -> None:
        """Show the money (0) or a panel, by its place in the row of words."""
        before = self.panel
        if before is not None:
            before.commit_editor()
        self.tabs.group.button(at).setChecked(True)
        if self._bar is not None:
            self._bar.setVisible(bool(at))
        if not at:
            self._stack.setCurrentIndex(0)
            return
        if at not in self._panels:
            self._panels[at] = self._made(at)
            self._stack.addWidget(self._panels[at])
            self._order(self._panels[at])
            self._panels[at].remade.connect(partial(self._order, self._panels[at]))
        self.bar.show_asking(asks=self._panels[at].is_question)
        self.bar.show_scope()
        self.bar.show()
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
        if self._bar is not None:
            self._bar.show_scope()
        for panel in self._panels.values():
            panel.mark_stale()

    @Slot()
    def _make_bar(self) -> None:
        if self._bar is not None:
            return
        # Only here, since pages are slow to load.
        from ecoplanner.ui.laboratory.bar import AnswerBar  # noqa: PLC0415

        self._bar = AnswerBar(self._context, self.scope, self._answer)
        self._bar.told.connect(self.told)
        self._bar.refused.connect(self.refused)
        self._bar.hide()
        self._layout.insertWidget(0, self._bar)

    def _answer(self) -> Answer | None:
        """Return what is in sight as pages; None while there is nothing."""
        return None if self.panel is None else self.panel.printed()

    def _order(self, panel: LabPanel) -> None:
        """Let Tab go from what all panels share to the fields of one."""
        put_behind(self.bar.pdf_button, panel)

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
        teach(panel)
        return panel

    @Slot(Change)
    def _on_changed(self, _change: Change) -> None:
        self.mark_stale()

    @Slot(str)
    def _on_scenario_changed(self, _id: str) -> None:
        self.mark_stale()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Once what is seen first is painted.
        if self._bar is None:
            self._later.start()
