"""When the sentences of a window go again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.notice import Notice
    from ecoplanner.ui.strip import Strip


class WindowMessages(QObject):
    """Notices, and the line at the foot: they speak of what was done last.

    They fall silent with the next edit, on another page and on Esc; a notice that
    asks something stays until it is answered.
    """

    def __init__(self, window: QWidget, *parts: Strip | Notice) -> None:
        super().__init__(window)
        self._parts = parts
        window.installEventFilter(self)

    def dismiss(self) -> None:
        """Take back what was said, unless it asks for an answer."""
        for part in self._parts:
            part.dismiss()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Tables keep the key itself to themselves; this comes before it.
        is_early = event.type() == QEvent.Type.ShortcutOverride
        escape = Qt.Key.Key_Escape
        if is_early and isinstance(event, QKeyEvent) and event.key() == escape:
            self.dismiss()
        return False
