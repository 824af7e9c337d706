"""The bar of buttons above the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.grouping_button import GroupingButton
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.yielding import YieldingLabel

if TYPE_CHECKING:
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.portfolio.layout_memory import LayoutMemory
    from ecoplanner.ui.theme import Theme


class Toolbar(QWidget):
    """New project, pasting, grouping, filter, columns, and changing many at once.

    Signals:
        grouping_chosen: groups are to be of something else.
        column_toggled: a column is to be shown or hidden, by key.
        columns_reset: columns are to be as at first.
    """

    grouping_chosen = Signal(str)
    column_toggled = Signal(str, bool)
    columns_reset = Signal()

    def __init__(
        self, theme: Theme, memory: LayoutMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._memory = theme, memory
        self._build_widgets()
        self.show_grouping(memory.grouping)

    def show_grouping(self, grouping: Grouping) -> None:
        """Show what groups are of."""
        self.group_button.show_grouping(grouping)

    def show_found(self, at: int, count: int) -> None:
        """Show which match is gone to, and how many there are; nothing for 0 of 0."""
        self.found_label.setText(f"{at} / {count}" if count else "")

    def column_menu(self) -> QMenu:
        """Return a menu of columns to show and hide."""
        menu = QMenu(self)
        for column in COLUMNS[FROZEN:]:
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(self._memory.is_shown(column.key))
            action.setData(column.key)
            action.toggled.connect(
                lambda is_on, key=column.key: self.column_toggled.emit(key, is_on)
            )
        menu.addSeparator()
        reset = menu.addAction(self.tr("Reset columns"))
        reset.triggered.connect(self.columns_reset)
        return menu

    def _build_widgets(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(6))
        self.new_button = self._button(self.tr("New project"), "plus", "onaccent")
        self.new_button.setProperty("kind", "primary")
        self.new_button.setToolTip(
            self.tr("New project below the one in hand  Ctrl+Shift+N")
        )
        self.paste_button = self._button(self.tr("Paste"), "clipboard-paste")
        self.paste_button.setToolTip(
            self.tr("Paste rows of a spreadsheet or of an annex  Ctrl+V")
        )
        rule = QFrame()
        rule.setProperty("kind", "line")
        rule.setFixedSize(1, self._theme.px(18))
        label = YieldingLabel(self.tr("Group by"))
        label.setProperty("role", "secondary")
        self.group_button = GroupingButton(self._theme, self.tr("Group by"))
        self.group_button.chosen.connect(self.grouping_chosen)
        self.filter_button = self._button(self.tr("Filter"), "list-filter")
        self.filter_button.setCheckable(True)
        self.filter_button.setToolTip(self.tr("Filter  Ctrl+Shift+L"))
        self.columns_button = self._button(self.tr("Columns"), "columns-3")
        self.columns_button.setToolTip(self.tr("Choose which columns are shown"))
        self.columns_button.clicked.connect(self._on_columns_clicked)
        self.bulk_button = self._button(self.tr("Change many"), "pencil")
        self.bulk_button.setToolTip(
            self.tr("Select several rows, then write one value into all of them.")
        )
        self.preview_button = self._button(self.tr("Annex preview"), "printer")
        self.preview_button.setCheckable(True)
        self.preview_button.setToolTip(
            self.tr("The printed pages under the table, as they change")
        )
        self.preview_button.hide()
        unit = YieldingLabel(in_unit(self.tr("Unit: 10,000 yuan")))
        unit.setProperty("role", "secondary")
        layout.addWidget(self.new_button)
        layout.addWidget(self.paste_button)
        layout.addSpacing(self._theme.px(4))
        layout.addWidget(rule)
        layout.addSpacing(self._theme.px(4))
        for widget in (
            label,
            self.group_button,
            self.filter_button,
            self.columns_button,
            self.bulk_button,
            self.preview_button,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.found_label = QLabel()
        self.found_label.setProperty("role", "secondary")
        self.found_label.setAccessibleName(self.tr("Match shown, of all matches"))
        layout.addWidget(self.found_label)
        layout.addSpacing(self._theme.px(8))
        layout.addWidget(unit)

    def _button(self, text: str, icon: str, tone: str = "text2") -> QPushButton:
        button = QPushButton(text)
        button.setIcon(self._theme.icon(icon, tone, 15))
        button.setIconSize(QSize(self._theme.px(15), self._theme.px(15)))
        return button

    def _on_columns_clicked(self) -> None:
        button = self.columns_button
        menu = self.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
