"""A chip that is pressed, and shortens its words where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.theme import Theme

_LEAST = 80


class ElidedChip(QPushButton):
    """Shows as much of its words as fits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self.setProperty("kind", "chip")
        self.setFont(theme.font(12))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All of its words."""
        return self._words

    def show_words(self, words: str) -> None:
        """Show other words."""
        if words != self._words:
            self._words = words
            self.setText(words)
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        room = self.width() - self._around()
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._words, mode, max(room, 0))
        if shown != self.text():
            self.setText(shown)

    def _around(self) -> int:
        """Return what of the width is not words."""
        shown = self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint().width() - shown

    @override
    def sizeHint(self) -> QSize:
        # A pixel more: whole widths of words and of what is around them are rounded.
        words = self.fontMetrics().horizontalAdvance(self._words) + 1
        return QSize(self._around() + words, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(_LEAST)), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
