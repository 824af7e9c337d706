"""The bar above everything: the plan, whether it is published, undo and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from typing_extensions import override

from ecoplanner.ui.clear_button import add_clear_button
from ecoplanner.ui.clear_button import add_search_icon
from ecoplanner.ui.titlebar_parts import NameButton
from ecoplanner.ui.titlebar_parts import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

HEIGHT = 44


class TitleBar(QFrame):
    """Shows the plan's name and state; searches the page.

    Signals:
        searched: the text typed into the search, as it is typed.
        search_stepped: the next match is wanted; true for the one before.
        search_left: the page is to have the keys again.
        properties_requested: the plan's properties are wanted.
        state_clicked: what the state means is asked.
    """

    searched = Signal(str)
    search_stepped = Signal(bool)
    search_left = Signal()
    properties_requested = Signal()
    state_clicked = Signal()

    def __init__(
        self, theme: Theme, actions: list[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "titlebar")
        self.setFixedHeight(theme.px(HEIGHT))
        self._build_widgets(actions)
        self._connect()

    def show_plan(self, title: str, level: str) -> None:
        """Show which plan is open."""
        self._name.show_name(title, self.tr("Properties of the plan"))
        self._name.setAccessibleName(title)
        self._level.setText(level)
        self._update_search()

    def show_state(self, text: str, icon: str, token: str) -> None:
        """Show whether the plan is published."""
        self._state.setIcon(self._theme.icon(icon, token, 15))
        self._state.setText(text)
        self._state.setProperty("tone", token)
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        self._update_search()

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _build_widgets(self, actions: list[QAction]) -> None:
        mark = QLabel()
        mark.setPixmap(self._theme.pixmap("sprout", "accent", 22))
        self._name = NameButton(self._theme)
        self._name.setProperty("kind", "plan-name")
        self._name.setIcon(self._theme.icon("chevron-down", "text2", 14))
        self._name.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._name.setFont(self._theme.font(14, 600))
        self._level = QLabel()
        self._level.setProperty("role", "secondary")
        self._state = QPushButton()
        self._state.setProperty("kind", "quiet-link")
        self._state.setToolTip(
            self.tr("Whether the file has the last edits; Ctrl+S publishes them now")
        )
        self._search = SearchField(self._theme)
        self._search.setPlaceholderText(
            self.tr("Find names and places; pinyin will do")
        )
        self._search.setAccessibleName(self.tr("Find"))
        self._search.setToolTip(
            self.tr("Find on this page  Ctrl+F; F3 goes to the next match, Esc clears")
        )
        add_clear_button(self._search)
        native = QKeySequence.SequenceFormat.NativeText
        self._search.show_keys(QKeySequence("Ctrl+F").toString(native))
        add_search_icon(self._search, self._theme.icon("search", "text3", 15))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(self._theme.px(20), 0, self._theme.px(12), 0)
        layout.setSpacing(self._theme.px(12))
        for widget in (mark, self._name, self._level, self._state):
            layout.addWidget(widget)
        layout.setSpacing(self._theme.px(8))
        layout.addStretch(1)
        for action in actions[:2]:
            layout.addWidget(self._button(action))
        layout.addWidget(self._search)
        for action in actions[2:]:
            layout.addWidget(self._button(action))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "icon")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _connect(self) -> None:
        self._search.textChanged.connect(self.searched)
        self._search.returnPressed.connect(self._on_search_entered)
        self._name.clicked.connect(self.properties_requested)
        self._state.clicked.connect(self.state_clicked)
        back = QShortcut(QKeySequence("Shift+Return"), self._search)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(self._on_search_back)
        clear = QShortcut(QKeySequence("Esc"), self._search)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._on_search_escaped)

    def _update_search(self) -> None:
        """Let the search give way before the name of the plan does."""
        layout = self.layout()
        if layout is None:
            return
        others = layout.sizeHint().width() - self._search.sizeHint().width()
        self._search.set_room(self.width() - others, self.width())

    def _on_search_entered(self) -> None:
        self.search_stepped.emit(False)  # noqa: FBT003 - a signal has no names

    def _on_search_escaped(self) -> None:
        self._search.clear()
        self.search_left.emit()

    def _on_search_back(self) -> None:
        self.search_stepped.emit(True)  # noqa: FBT003 - a signal has no names

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_search()
