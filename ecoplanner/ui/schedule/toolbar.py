"""The bar of buttons above the schedule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.grouping_button import GroupingButton
from ecoplanner.ui.schedule.filter_menu import FilterMenu
from ecoplanner.ui.yielding import YieldingLabel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.theme import Theme

#: Zooms whose months have a width of their own, with it in pixels at 100 %.
ZOOMS = {"years": 5.0, "quarters": 13.0, "months": 26.0}
WHOLE, FIT = "whole", "fit"


class ScheduleBar(QWidget):
    """Which months are seen and how wide, what groups are of, folding, printing.

    Signals:
        view_chosen: a phase by id, `WHOLE`, a key of `ZOOMS`, or `FIT` for the last
            phase or period.
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
        self._views, self._zooms = QButtonGroup(self), QButtonGroup(self)
        self._words = ""
        self._build_actions()
        self._build_widgets()

    def show_views(self, phases: Iterable[tuple[str, str]], view: str) -> None:
        """Offer the phases and the whole period."""
        for button in self._views.buttons():
            self._views.removeButton(button)
            button.deleteLater()
        whole = [(WHOLE, self.tr("Whole period"))]
        tip = self.tr("Show {name} in the whole width")
        self._fill(self._phases, self._views, [*phases, *whole], tip)
        self.show_view(view)

    def show_view(self, view: str) -> None:
        """Tick the view in force: a phase fits the window, months have a width."""
        width = view if view in ZOOMS else FIT
        for button in self._zooms.buttons():
            button.setChecked(button.property("key") == width)
        if view not in ZOOMS:
            for button in self._views.buttons():
                button.setChecked(button.property("key") == view)

    def show_grouping(self, grouping: Grouping) -> None:
        """Show what groups are of."""
        self.group_button.show_grouping(grouping)

    def show_folding(self, *, all_folded: bool, is_possible: bool) -> None:
        """Offer to fold all, or to open all."""
        words = self.tr("Open all") if all_folded else self.tr("Fold all")
        keys = "Ctrl+Shift+8" if all_folded else "Ctrl+Shift+9"
        self._fold.setText(words)
        self._fold.setToolTip(f"{words}  {keys}")
        self._fold.setEnabled(is_possible)

    def show_filter(self, count: int | None) -> None:
        """Say how many projects are shown; None for all."""
        self._filter.setVisible(count is not None)
        self._filter.setText(self.tr("Filter: {count} projects").format(count=count))
        self._update_room()

    def say(self, words: str) -> None:
        """Write at the right; where nothing is said, how time is printed."""
        self._words = words
        self._update_said()

    def _build_actions(self) -> None:
        self.new_action = QAction(self.tr("New project"), self)
        self.new_action.setIcon(self._theme.icon("plus", "onaccent", 15))
        self.new_action.setToolTip(self.tr("New project below the one in hand"))
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
        self.group_button = GroupingButton(self._theme, self.tr("Group by"))
        self.group_button.chosen.connect(self.grouping_chosen)
        self._fold = QPushButton(self.tr("Fold all"))
        self._fold.clicked.connect(self.fold_clicked)
        self._phases, self._widths = self._segments(), self._segments()
        self._phases.setAccessibleName(self.tr("Months that fill the width"))
        self._widths.setAccessibleName(self.tr("Width of months"))
        self._widths.setToolTip(self.tr("Width of months  Ctrl++ / Ctrl+− / Ctrl+0"))
        names = (self.tr("Years"), self.tr("Quarters"), self.tr("Months"))
        widths = [(FIT, self.tr("Fit")), *zip(ZOOMS, names, strict=True)]
        tip = self.tr("Width of months: {name}  Ctrl++ / Ctrl+− / Ctrl+0")
        self._fill(self._widths, self._zooms, widths, tip)
        self.filter_menu = FilterMenu(self)
        choose = self._choose = QToolButton()
        choose.setAccessibleName(self.tr("Filter"))
        choose.setToolTip(self.tr("Show some of the projects only"))
        choose.setProperty("kind", "drop")
        choose.setText(self.tr("Filter"))
        choose.setIcon(self._theme.icon("list-filter", "text2", 15))
        choose.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        choose.setMenu(self.filter_menu)
        new = self._button(self.new_action)
        new.setProperty("kind", "primary")
        self._filter = QPushButton()
        self._filter.setIcon(self._theme.icon("x", "text2", 14))
        self._filter.setToolTip(self.tr("Show all projects again"))
        self._filter.clicked.connect(self.filter_clicked)
        self.said = YieldingLabel()
        self.said.setProperty("role", "secondary")
        printing = [
            self._button(each) for each in (self.print_action, self.save_action)
        ]
        #: What shows its icon alone where room is short, the first to yield first.
        self._worded: list[tuple[QAbstractButton, str]] = [
            (each, each.text()) for each in (*printing, new, choose)
        ]
        for widget in (
            new,
            label,
            self.group_button,
            choose,
            self._fold,
            self._phases,
            self._widths,
            *printing,
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
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        return button

    def _fill(
        self,
        frame: QFrame,
        group: QButtonGroup,
        choices: Sequence[tuple[str, str]],
        tip: str,
    ) -> None:
        row = frame.layout()
        # The chosen one is heavier than Qt thinks, which would cut it.
        heavy = QFontMetrics(self._theme.font(12, 500))
        for key, name in choices:
            button = QToolButton()
            button.setText(name)
            button.setToolTip(tip.format(name=name))
            button.setProperty("kind", "segment")
            button.setProperty("key", key)
            button.setCheckable(True)
            wide = heavy.horizontalAdvance(name) + self._theme.px(16)
            button.setMinimumWidth(wide)
            button.clicked.connect(partial(self.view_chosen.emit, key))
            group.addButton(button)
            if row is not None:
                row.addWidget(button)

    def _update_room(self) -> None:
        """Give up words, then the button that folds, where there is no room."""
        for button, words in self._worded:
            button.setText(words)
        self._fold.setVisible(True)
        for button, _ in self._worded:
            if self._needed() <= self.width():
                return
            button.setText("")
        self._fold.setVisible(self._needed() <= self.width())

    def _update_said(self) -> None:
        """Say how time is printed only where the whole sentence goes in."""
        usual = self.tr("Whole years print as years; months only where they are set")
        room = self.width() - self._needed()
        is_whole = self.said.fontMetrics().horizontalAdvance(usual) <= room
        words = self._words or (usual if is_whole else "")
        self.said.setText(words)
        self.said.setToolTip(words)

    def _needed(self) -> int:
        """Return how wide all is, but for what is said at the right."""
        row = self.layout()
        if row is None:
            return 0
        items = [row.itemAt(at) for at in range(row.count())]
        shown = [
            widget
            for item in items
            if item is not None
            and (widget := item.widget()) is not None
            and not isinstance(widget, YieldingLabel)
            and not widget.isHidden()
        ]
        gaps = row.spacing() * row.count()
        return gaps + sum(each.sizeHint().width() for each in shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_room()
        self._update_said()

    @override
    def minimumSizeHint(self) -> QSize:
        # Narrow windows show icons instead of growing.
        return QSize(self._theme.px(420), super().minimumSizeHint().height())
