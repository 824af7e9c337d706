"""The menu bar of the welcome window, seen while Alt is held or after F10."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from typing_extensions import override

from ecoplanner.ui.commands import MenuBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

#: Words, the keys shown beside them, and what is done.
Choice = tuple[str, str, "Callable[[], object]"]


class WelcomeMenu(MenuBar):
    """Every command of a window without a plan, found by reading."""

    def __init__(
        self, menus: Sequence[tuple[str, Sequence[Choice]]], window: QWidget
    ) -> None:
        super().__init__(window)
        for title, choices in menus:
            menu = self.addMenu(title)
            for words, keys, does in choices:
                text = QKeySequence(keys).toString(
                    QKeySequence.SequenceFormat.NativeText
                )
                # The window has the keys already; here they are only shown.
                menu.addAction(f"{words}\t{text}").triggered.connect(
                    partial(self._do, does)
                )
            menu.aboutToHide.connect(partial(QTimer.singleShot, 0, self.hide_again))
        self.left.connect(partial(QTimer.singleShot, 0, self.hide_again))
        self.hide()
        window.installEventFilter(self)
        opens = QShortcut(QKeySequence("F10"), window)
        opens.activated.connect(self._on_opened)

    @Slot()
    def hide_again(self) -> None:
        """Hide unless one of the menus is open."""
        if self.activeAction() is None:
            self.setVisible(False)

    def _do(self, does: Callable[[], object]) -> None:
        does()

    @Slot()
    def _on_opened(self) -> None:
        self.setVisible(True)
        self.setActiveAction(self.actions()[0])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.setVisible(True)
            elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self.hide_again()
        return super().eventFilter(watched, event)
