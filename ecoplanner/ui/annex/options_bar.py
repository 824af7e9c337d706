"""The bar over the annex: which tables, on what paper, how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.annex.option_button import drop_button
from ecoplanner.ui.annex.option_menus import OptionMenus
from ecoplanner.ui.annex.option_menus import TableMenu
from ecoplanner.ui.annex.option_values import MERGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.theme import Theme


class OptionsBar(QWidget):
    """Options in the order table, paper, number, font, unit, merges, notes, sums.

    What has no room stands in the menu at the end.

    Signals:
        options_chosen: options and their new values, by name.
        tables_chosen: other tables are wanted, by key.
        font_requested: a font file is wanted for the option of that name.
        notes_requested: the notes under the table are to be written.
        merging_toggled: equal cells are to be merged, or none.
        all_requested: every option of the table is wanted.
    """

    options_chosen = Signal(dict)
    tables_chosen = Signal(tuple)
    font_requested = Signal(str)
    notes_requested = Signal()
    merging_toggled = Signal(bool)
    all_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        print_action: QAction,
        save_action: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._print_action, self._save_action = print_action, save_action
        self.tables = TableMenu(self)
        self.menus = OptionMenus(self)
        self._build_actions()
        self._build_widgets()
        self._connect()

    def show_tables(
        self, names: Sequence[tuple[str, str]], keys: tuple[str, ...]
    ) -> None:
        """Show all tables by key and name, and which are chosen."""
        self.tables.show_tables(names, keys)
        known = dict(names)
        one = known[keys[0]]
        many = self.tr("{count} tables").format(count=len(keys))
        self._table.setText(one if len(keys) == 1 else many)
        self._update_room()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show the options of the table in hand."""
        self.menus.show_values(values)
        for name, button in self._drops.items():
            button.setText(self.menus.caption(name))
        self.merge_action.setChecked(any(values[each] != "never" for each in MERGES))
        self.notes_action.setChecked(values["notes"] is True)
        self.sums_action.setChecked(values["subtotals"] is True)
        self.fill_action.setChecked(values["fill_in"] is True)
        self._update_room()

    def _build_actions(self) -> None:
        icon = self._theme.icon
        self.merge_action = QAction(
            icon("table-cells-merge", "accenttext"), self.tr("Merge cells"), self
        )
        self.notes_action = QAction(self.tr("Notes"), self)
        self.sums_action = QAction(self.tr("Subtotals"), self)
        self.fill_action = QAction(self.tr("Line to sign"), self)
        for action in (
            self.merge_action,
            self.notes_action,
            self.sums_action,
            self.fill_action,
        ):
            action.setCheckable(True)
        self.write_notes_action = QAction(self.tr("Write notes…"), self)
        self.all_action = QAction(self.tr("All options of this table…"), self)

    def _build_widgets(self) -> None:
        px = self._theme.px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(10))
        self._table = drop_button(
            self._theme, self.tr("Tables"), self.tables, "table-2"
        )
        self._row.addWidget(self._table)
        self._drops: dict[str, QToolButton] = {}
        self._items: list[tuple[QWidget, QAction]] = []
        for name, title in self.menus.titles():
            menu = self.menus.menu(name)
            button = drop_button(self._theme, title, menu)
            self._drops[name] = button
            self._items.append((self._labelled(title, button), menu.menuAction()))
        for action in (self.merge_action, self.notes_action, self.sums_action):
            self._items.append((self._toggle(action), action))
        for widget, _ in self._items:
            self._row.addWidget(widget)
        self._more = drop_button(
            self._theme, self.tr("More"), self.menus.more, "ellipsis"
        )
        self._more.setText(self.tr("More"))
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._row.addWidget(self._command(self._print_action, ""))
        self._row.addWidget(self._command(self._save_action, "primary"))
        more = self.menus.more
        self._first_particular = more.actions()[0]
        more.addSeparator()
        more.addActions([self.fill_action, self.write_notes_action, self.all_action])

    def _labelled(self, title: str, button: QToolButton) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(6))
        label = QLabel(title)
        label.setProperty("role", "secondary")
        label.setBuddy(button)
        row.addWidget(label)
        row.addWidget(button)
        return box

    def _toggle(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if action.icon().isNull():
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _command(self, action: QAction, kind: str) -> QPushButton:
        button = QPushButton(action.icon(), action.text())
        button.setProperty("kind", kind)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _connect(self) -> None:
        self.tables.chosen.connect(self.tables_chosen)
        self.menus.chosen.connect(self.options_chosen)
        self.menus.font_requested.connect(self.font_requested)
        self.merge_action.triggered.connect(self._on_merge_triggered)
        self.notes_action.triggered.connect(self._on_notes_triggered)
        self.sums_action.triggered.connect(self._on_sums_triggered)
        self.fill_action.triggered.connect(self._on_fill_triggered)
        self.write_notes_action.triggered.connect(self.notes_requested)
        self.all_action.triggered.connect(self.all_requested)

    def _update_room(self) -> None:
        """Show as many options as there is room for, the others in the menu."""
        gap, more = self._row.spacing(), self.menus.more
        options = [widget for widget, _ in self._items]
        items = [self._row.itemAt(place) for place in range(self._row.count())]
        others = [
            widget
            for item in items
            if item is not None
            and (widget := item.widget()) is not None
            and widget not in options
        ]
        room = self.width() - sum(each.sizeHint().width() + gap for each in others)
        for widget, action in self._items:
            room -= widget.sizeHint().width() + gap
            widget.setVisible(room >= 0)
            more.removeAction(action)
            if room < 0:
                more.insertAction(self._first_particular, action)

    @Slot(bool)
    def _on_merge_triggered(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self.merging_toggled.emit(checked)

    @Slot(bool)
    def _on_notes_triggered(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self.options_chosen.emit({"notes": checked})

    @Slot(bool)
    def _on_sums_triggered(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self.options_chosen.emit({"subtotals": checked})

    @Slot(bool)
    def _on_fill_triggered(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self.options_chosen.emit({"fill_in": checked})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_room()

    @override
    def minimumSizeHint(self) -> QSize:
        # Narrow windows put options into the menu instead of growing.
        return QSize(self._theme.px(420), super().minimumSizeHint().height())
