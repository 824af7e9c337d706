"""A widget that hands the keys on to one of its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FirstFocus(QWidget):
    """Gives the keys to its focus proxy, and leaves the order of Tab alone.

    With Qt's own proxy, Tab passes over all that stands before the proxy in here, so
    that no key leads to the buttons above a table.
    """

    _first: QWidget | None = None

    @override
    def setFocusProxy(self, widget: QWidget | None, /) -> None:
        self._first = widget

    @override
    def focusProxy(self) -> QWidget | None:
        return self._first

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /
    ) -> None:
        if self._first is None:
            super().setFocus(reason)
        else:
            self._first.setFocus(reason)
