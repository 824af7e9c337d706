"""A line of words with a … where there is no room for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyleOption
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class ElidedLabel(QLabel):
    """Shows as much as fits; the whole is its tooltip where that is not all."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        least: int = 0,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Show some words.

        Args:
            text: the words.
            parent: its owner.
            least: the width below which it does not go, pixels.
            mode: where words are left out, by default at the end.
        """
        super().__init__(text, parent)
        self._least, self._mode = least, mode

    @property
    def shown(self) -> str:
        """The words as they are to be seen."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._update_tip()

    def _update_tip(self) -> None:
        self.setToolTip("" if self.shown == self.text() else self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(self._least, hint.width()), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tip()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        element = QStyle.PrimitiveElement.PE_Widget
        self.style().drawPrimitive(element, option, painter, self)
        painter.drawText(self.rect(), int(self.alignment()), self.shown)
        painter.end()
