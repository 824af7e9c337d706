"""Writing an answer into the plan, the scenario in hand or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from ecoplanner.model.funding import Scenario
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.ui.lists.column import free_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.laboratory.change import Change
    from ecoplanner.ui.laboratory.question import QuestionPanel


class Applying(QWidget):
    """Two buttons that write what a panel offers, each change as a step of its own.

    Attributes:
        changes: what is offered.
    """

    def __init__(self, panel: QuestionPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.changes: list[Change] = []
        self.new_button = QPushButton(self.tr("Put into a new scenario"))
        self.here_button = QPushButton(self.tr("Put into this scenario"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.here_button)
        row.addWidget(self.new_button)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.here_button.clicked.connect(self._on_here_clicked)
        self.offer(())

    def offer(self, changes: Sequence[Change]) -> None:
        """Offer to write changes; none takes the offer back."""
        self.changes = list(changes)
        can = bool(self.changes)
        scenario = self._panel.scenario
        is_locked = scenario is not None and scenario.is_locked
        self.new_button.setEnabled(can)
        self.here_button.setEnabled(can and not is_locked)
        nothing = self.tr("There is no answer yet that could be written.")
        self.new_button.setToolTip(
            self.tr("A new scenario takes this answer; the plan stays as it is")
            if can
            else nothing
        )
        here = self.tr("Writes this answer here; each step of it can be undone")
        if is_locked:
            here = self.tr("This scenario is locked.")
        self.here_button.setToolTip(here if can else nothing)
        self.here_button.setText(
            self.tr("Put into this scenario")
            if scenario is not None
            else self.tr("Put into the plan")
        )

    @Slot()
    def _on_new_clicked(self) -> None:
        panel = self._panel
        scenario, changes = panel.scenario, self.changes
        names = {each.name for each in panel.session.portfolio.all(Scenario)}
        name = free_name(panel.scenario_words(), names)
        label = self.tr("New scenario “{name}”").format(name=name)
        like = scenario.id if scenario else None
        made = panel.session.edit(
            label, lambda writer: new_scenario(writer, name, like)
        )
        if made is not None and self._apply(made.id, changes):
            panel.told.emit(label, True)  # noqa: FBT003 - a signal has no names
            panel.focus.set_scenario(made.id)

    @Slot()
    def _on_here_clicked(self) -> None:
        panel = self._panel
        scenario, changes = panel.scenario, self.changes
        if self._apply(scenario.id if scenario else None, changes):
            panel.told.emit(panel.scenario_words(), True)  # noqa: FBT003

    def _apply(self, scenario_id: str | None, changes: Sequence[Change]) -> bool:
        """Write changes, each as a step of its own; False when one is refused."""
        panel = self._panel
        for at, change in enumerate(changes):

            def work(writer: Writer, change: Change = change, at: int = at) -> bool:
                if not at:
                    panel.prepare(writer)
                note = change.note if scenario_id else None
                apply_amounts(writer, scenario_id, change.amounts, note=note)
                return True

            if not panel.session.edit(change.note or panel.scenario_words(), work):
                return False
        return True
