"""The bar over the pages: which page, how large, what is searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QToolButton
from typing_extensions import override

from ecoplanner.ui.annex.progress import Progress
from ecoplanner.ui.clear_button import add_clear_button
from ecoplanner.ui.clear_button import add_search_icon
from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

HEIGHT = 36


class SearchLine(LineInput):
    """A line to search with: Enter goes on, Shift+Enter back, Esc clears.

    Signals:
        stepped: the next match is wanted; true for the one before.
    """

    stepped = Signal(bool)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(bool(shift))
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class DeskBar(QFrame):
    """Goes to pages, changes their size, searches in them.

    Signals:
        page_requested: a page is to be shown, by its place from 0.
        searched: the text typed into the search, as it is typed.
        search_stepped: the next match is wanted; true for the one before.
        list_toggled: whether the list of projects is wanted.
    """

    page_requested = Signal(int)
    searched = Signal(str)
    search_stepped = Signal(bool)
    list_toggled = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        zoom: tuple[QAction, QAction, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self.setFixedHeight(theme.px(HEIGHT))
        self._build_widgets(zoom)
        self._connect()

    def show_page(self, page: int, count: int | None) -> None:
        """Show which page is in hand, from 0, and how many there are."""
        self._count = count or 0
        self._page.setText(str(page + 1) if count else "")
        text = self.tr("of {count}").format(count="…" if count is None else count)
        self._of.setText(text)

    def show_zoom(self, text: str) -> None:
        """Show how large pages are."""
        self._fit.setText(text)
        # Never narrower than its longest words so far: nothing beside it moves.
        wide = max(self._fit.minimumWidth(), self._fit.sizeHint().width())
        self._fit.setMinimumWidth(wide)

    def show_hits(self, text: str) -> None:
        """Show which match is in hand."""
        self._hits.setText(text)

    def start_search(self, text: str | None = None) -> None:
        """Put the cursor into the search, or another text."""
        if text is None:
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.selectAll()
        else:
            self._search.setText(text)

    def start_page(self) -> None:
        """Put the cursor into the page number."""
        self._page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.selectAll()

    def _build_widgets(self, zoom: tuple[QAction, QAction, QAction]) -> None:
        px = self._theme.px
        self._list = self._icon("panel-left", self.tr("List of projects"))
        self._list.setCheckable(True)
        self._list.setChecked(True)
        self._page = LineInput()
        self._page.setFixedWidth(px(48))
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setValidator(QIntValidator(1, 99_999, self))
        self._page.setAccessibleName(self.tr("Page"))
        self._page.setToolTip(self.tr("Number of the page to go to  Ctrl+G"))
        self._of = QLabel()
        self.progress = Progress()
        shrink, fit, enlarge = zoom
        self._fit = QToolButton()
        self._fit.setProperty("kind", "icon")
        self._fit.setMinimumWidth(px(76))
        self._fit.setToolTip(fit.toolTip())
        self._fit.clicked.connect(fit.trigger)
        self._search = SearchLine()
        self._search.setPlaceholderText(self.tr("Find in the annex"))
        self._search.setAccessibleName(self.tr("Find in the annex"))
        self._search.setToolTip(
            self.tr("Find words on the printed pages; Enter goes to the next")
        )
        self._search.setMinimumWidth(px(90))
        self._search.setMaximumWidth(px(200))
        add_clear_button(self._search)
        add_search_icon(self._search, self._theme.icon("search", "text3", 15))
        self._hits = QLabel()
        self._hits.setProperty("role", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), 0, px(12), 0)
        row.setSpacing(px(6))
        for widget in (self._list, QLabel(self.tr("Page")), self._page, self._of):
            row.addWidget(widget)
        row.addSpacing(px(12))
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self._action(shrink))
        row.addWidget(self._fit)
        row.addWidget(self._action(enlarge))
        row.addStretch(1)
        row.addWidget(self._hits)
        row.addWidget(self._search, 2)

    def _icon(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "icon")
        button.setIcon(self._theme.icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _action(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "icon")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _connect(self) -> None:
        self._list.toggled.connect(self.list_toggled)
        self._page.returnPressed.connect(self._on_page_entered)
        self._search.textChanged.connect(self.searched)
        self._search.stepped.connect(self.search_stepped)

    @Slot()
    def _on_page_entered(self) -> None:
        if self._count:
            wanted = min(int(self._page.text()), self._count)
            self.page_requested.emit(wanted - 1)
