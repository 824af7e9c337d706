"""A button that says what the rows of a page are grouped by, and offers others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.theme import Theme

#: As `reports.groups` has them, which loads all reports: too long for the first window.
GROUPINGS: tuple[Grouping, ...] = ("program", "zone", "task", "agency", "none")


def grouping_words(grouping: Grouping) -> str:
    """Return what a grouping is called."""
    translate = QCoreApplication.translate
    words = {
        "program": translate("groupings", "Programme"),
        "zone": translate("groupings", "Zone"),
        "task": translate("groupings", "Key task"),
        "agency": translate("groupings", "Lead agency"),
        "none": translate("groupings", "None"),
    }
    return words[grouping]


class GroupingButton(QPushButton):
    """Opens a menu of the groupings, the one in force ticked.

    Signals:
        chosen: groups are to be of something else.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setIcon(theme.icon("chevron-down", "text2", 15))
        self.setIconSize(QSize(theme.px(15), theme.px(15)))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAccessibleName(name)
        translate = QCoreApplication.translate
        self.setToolTip(translate("groupings", "What rows are grouped by"))
        self.choices = QMenu(self)
        self._group = QActionGroup(self)
        for grouping in GROUPINGS:
            action = QAction(grouping_words(grouping), self)
            action.setCheckable(True)
            action.setData(grouping)
            self._group.addAction(action)
            self.choices.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        self.clicked.connect(self._on_clicked)

    def show_grouping(self, grouping: Grouping) -> None:
        """Show what groups are of."""
        self.setText(grouping_words(grouping))
        for action in self._group.actions():
            action.setChecked(action.data() == grouping)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))

    def _on_clicked(self) -> None:
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))
