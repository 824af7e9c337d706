"""A small ring that turns while something is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QShowEvent

    from ecoplanner.ui.theme import Theme

#: Pixels at 100 %, degrees a step, and its time.
_SIZE, _STEP, _EVERY_MS = 16, 30, 90


class Spinner(QWidget):
    """Turns while it is seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._angle = theme, 0
        self.setFixedSize(theme.px(_SIZE), theme.px(_SIZE))
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)

    def _on_timeout(self) -> None:
        self._angle = (self._angle + _STEP) % 360
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.px(2)
        ring = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        for token, start, span in (
            ("accentline", 0, 360),
            ("accenttext", 90 - self._angle, 90),
        ):
            pen = QPen(self._theme.color(token), edge)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            # Qt counts sixteenths of a degree.
            painter.drawArc(ring, start * 16, span * 16)
        painter.end()
