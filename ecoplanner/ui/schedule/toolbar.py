"""The bar of buttons above the schedule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget

from ecoplanner.reports.groups import GROUPINGS
from ecoplanner.ui.portfolio.toolbar import grouping_words
from ecoplanner.ui.yielding import YieldingLabel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.theme import Theme

#: Zooms whose months have a width of their own, with it in pixels at 100 %.
ZOOMS = {"years": 5.0, "quarters": 13.0, "months": 26.0}
WHOLE = "whole"


class ScheduleBar(QWidget):
    """Which months are seen and how wide, what groups are of, folding, printing.

    Signals:
        view_chosen: a phase by id, `WHOLE`, or a key of `ZOOMS`.
        grouping_chosen: groups are to be of something else.
        fold_clicked: all groups are to be folded, or opened.
        filter_clicked: all projects are to be shown again.
    """

    view_chosen = Signal(str)
    grouping_chosen = Signal(str)
    fold_clicked = Signal()
    filter_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views = QButtonGroup(self)
        self._build_actions()
        self._build_widgets()

    def show_views(self, phases: Iterable[tuple[str, str]], view: str) -> None:
        """Offer the phases, the whole period and the zooms."""
        for button in self._views.buttons():
            self._views.removeButton(button)
            button.deleteLater()
        whole = [(WHOLE, self.tr("Whole period"))]
        self._fill(self._phases, [*phases, *whole], view)
        names = (self.tr("Years"), self.tr("Quarters"), self.tr("Months"))
        self._fill(self._widths, list(zip(ZOOMS, names, strict=True)), view)

    def show_view(self, view: str) -> None:
        """Tick the view in force."""
        for button in self._views.buttons():
            button.setChecked(button.property("key") == view)

    def show_grouping(self, grouping: Grouping) -> None:
        """Show what groups are of."""
        self.group_button.setText(grouping_words(grouping))
        for action in self._groupings.actions():
            action.setChecked(action.data() == grouping)

    def show_folding(self, *, all_folded: bool, is_possible: bool) -> None:
        """Offer to fold all, or to open all."""
        words = self.tr("Open all") if all_folded else self.tr("Fold all")
        keys = "Ctrl+Shift+9" if all_folded else "Ctrl+Shift+8"
        self._fold.setText(words)
        self._fold.setToolTip(f"{words}  {keys}")
        self._fold.setEnabled(is_possible)

    def show_filter(self, count: int | None) -> None:
        """Say how many projects are shown; None for all."""
        self._filter.setVisible(count is not None)
        self._filter.setText(self.tr("Filter: {count} projects").format(count=count))

    def say(self, words: str) -> None:
        """Write at the right; where nothing is said, how time is printed."""
        usual = self.tr("Whole years print as years; months only where they are set")
        self.said.setText(words or usual)
        self.said.setToolTip(words or usual)

    def _build_actions(self) -> None:
        self.print_action = self._action(self.tr("Print"), "Ctrl+P", "printer")
        self.save_action = self._action(self.tr("Save PDF"), "Ctrl+Shift+P", "download")

    def _action(self, words: str, keys: str, icon: str) -> QAction:
        action = QAction(words, self)
        # The window has the keys, and runs what the page that is shown can print.
        action.setToolTip(f"{words}  {keys}")
        action.setIcon(self._theme.icon(icon, "text2", 15))
        return action

    def _build_widgets(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(px(8))
        label = YieldingLabel(self.tr("Group by"))
        label.setProperty("role", "secondary")
        self.group_button = QPushButton()
        self.group_button.setIcon(self._theme.icon("chevron-down", "text2", 15))
        self.group_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.group_button.setAccessibleName(self.tr("Group by"))
        self.group_button.clicked.connect(self._on_group_clicked)
        self._menu = self._made_menu()
        self._fold = QPushButton(self.tr("Fold all"))
        self._fold.clicked.connect(self.fold_clicked)
        self._phases, self._widths = self._segments(), self._segments()
        self._phases.setAccessibleName(self.tr("Months that fill the width"))
        self._widths.setAccessibleName(self.tr("Width of months"))
        self._widths.setToolTip(self.tr("Width of months  Ctrl++ / Ctrl+− / Ctrl+0"))
        self._filter = QPushButton()
        self._filter.setIcon(self._theme.icon("x", "text2", 14))
        self._filter.clicked.connect(self.filter_clicked)
        self.said = YieldingLabel()
        self.said.setProperty("role", "secondary")
        for widget in (
            label,
            self.group_button,
            self._fold,
            self._phases,
            self._widths,
            self._button(self.print_action),
            self._button(self.save_action),
            self._filter,
        ):
            bar.addWidget(widget)
        bar.addWidget(self.said, 1)

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(*(self._theme.px(2),) * 4)
        row.setSpacing(0)
        return frame

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setIcon(action.icon())
        button.setIconSize(QSize(self._theme.px(15), self._theme.px(15)))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _fill(
        self, frame: QFrame, choices: Sequence[tuple[str, str]], view: str
    ) -> None:
        row = frame.layout()
        for key, name in choices:
            button = QToolButton()
            button.setText(name)
            button.setProperty("kind", "segment")
            button.setProperty("key", key)
            button.setCheckable(True)
            button.setChecked(key == view)
            button.clicked.connect(partial(self.view_chosen.emit, key))
            self._views.addButton(button)
            if row is not None:
                row.addWidget(button)

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        self._groupings = QActionGroup(self)
        for grouping in GROUPINGS:
            action = QAction(grouping_words(grouping), self)
            action.setCheckable(True)
            action.setData(grouping)
            self._groupings.addAction(action)
            menu.addAction(action)
        self._groupings.triggered.connect(self._on_grouping_triggered)
        return menu

    def _on_grouping_triggered(self, action: QAction) -> None:
        self.grouping_chosen.emit(str(action.data()))

    def _on_group_clicked(self) -> None:
        button = self.group_button
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
