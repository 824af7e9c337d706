"""Ctrl+K: type what you want, and it is found among commands, pages and projects."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.command_list import Item
from ecoplanner.ui.command_list import ItemsModel
from ecoplanner.ui.command_list import ItemsView
from ecoplanner.ui.pinyin import Search
from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from ecoplanner.ui.theme import Theme

WIDTH, HEIGHT, TOP = 560, 420, 52
#: Nobody reads more; who wants another one types on.
MOST = 40
#: How long the window may be held up at a time.
_SLICE_S = 0.02


class CommandSearch(QFrame):
    """Lies over the window; Enter runs what is chosen, Esc goes back.

    Signals:
        chosen: the `Item` that was chosen.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._all: Sequence[Item] = ()
        self._waiting: Iterator[Item] = iter(())
        self._found: list[tuple[int, int, Item]] = []
        self._search = Search("")
        self._before: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self.setProperty("kind", "popup")
        self._build_widgets()
        self._connect()
        self.hide()

    @property
    def shown(self) -> list[Item]:
        """The items that are listed now."""
        return list(self._model.items)

    @property
    def field(self) -> QLineEdit:
        """Where one types."""
        return self._field

    def start(self, items: Sequence[Item]) -> None:
        """Show everything that may be chosen, and wait for words."""
        self._before = QApplication.focusWidget()
        self._all = items
        self._field.clear()
        self._on_text_changed("")
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go, and give the keys back."""
        if self.isHidden():
            return
        self.hide()
        self._timer.stop()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build_widgets(self) -> None:
        px = self._theme.px
        self._field = LineInput()
        words = self.tr("Command, page or project; pinyin will do")
        self._field.setPlaceholderText(words)
        self._field.setAccessibleName(self.tr("Search commands, pages and projects"))
        self._field.installEventFilter(self)
        self._model = ItemsModel(self)
        self._view = ItemsView(self._model, self._theme)
        self._view.setAccessibleName(self.tr("What was found"))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = QLabel(self.tr("Nothing found. Try fewer letters."))
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(8), px(8), px(8), px(8))
        layout.setSpacing(px(6))
        layout.addWidget(self._field)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._nothing, 1)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_text_changed)
        self._timer.timeout.connect(self._look_on)
        self._view.clicked.connect(self._on_clicked)
        self._window.installEventFilter(self)

    def _place(self) -> None:
        px, room = self._theme.px, self._window.rect()
        wide = min(px(WIDTH), room.width() - px(24))
        lines = max(len(self._model.items), 2) * self._view.sizeHintForRow(0)
        most = min(px(HEIGHT), room.height() - px(TOP + 24))
        high = min(self._field.sizeHint().height() + lines + px(28), most)
        self.setGeometry((room.width() - wide) // 2, px(TOP), wide, high)

    def _on_text_changed(self, text: str) -> None:
        self._search = Search(text)
        self._found = []
        kinds = ("project",) if not self._search else ()
        self._waiting = iter([each for each in self._all if each.kind not in kinds])
        self._look_on()

    def _look_on(self) -> None:
        """Look at some more items; many projects are looked at by and by."""
        end = perf_counter() + _SLICE_S
        for item in self._waiting:
            rank = self._rank(item)
            if rank is not None:
                self._found.append((rank, len(self._found), item))
            if perf_counter() > end:
                self._timer.start()
                break
        else:
            self._timer.stop()
        best = sorted(self._found, key=lambda each: each[:2])
        most = None if not self._search else MOST
        self._model.show_items([item for _, _, item in best[:most]])
        self._view.choose_first()
        is_empty = not self._model.items and not self._timer.isActive()
        self._nothing.setVisible(is_empty)
        self._view.setVisible(not is_empty)
        self._place()

    def _rank(self, item: Item) -> int | None:
        if not self._search:
            return 0
        found = self._search.rank(item.words)
        if found is not None:
            return found * 2 + (item.kind == "project")
        behind = self._search.rank(f"{item.words} {item.note}")
        return None if behind is None else behind * 2 + 20

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._view.setCurrentIndex(index)
            self._take()

    def _take(self) -> None:
        item = self._view.item
        if item is not None:
            self.leave()
            self.chosen.emit(item)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() == QEvent.Type.FocusOut and not self._view.underMouse():
            # Also when a menu or another window takes the keys.
            self.hide()
            self._timer.stop()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return False

    def _on_key(self, key: Qt.Key) -> bool:
        """Do what a key in the field means for the list; tell whether it does."""
        keys = Qt.Key
        steps = {keys.Key_Down: 1, keys.Key_Up: -1}
        steps |= {keys.Key_Tab: 1, keys.Key_Backtab: -1}
        if key in steps:
            self._view.step(steps[key])
        elif key in (keys.Key_PageDown, keys.Key_PageUp):
            for _ in range(8):
                self._view.step(1 if key == keys.Key_PageDown else -1)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._take()
        elif key == keys.Key_Escape:
            self.leave()
        else:
            return False
        return True
