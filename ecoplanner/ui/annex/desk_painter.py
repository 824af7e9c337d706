"""How the desk looks: ground, pages with their shadow, marks and outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen

from ecoplanner.ui.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPixmap

    from ecoplanner.ui.theme import Theme

#: Paper is white in both themes, and less bright in the dark one.
_DIMMED = 0.92
#: Steps of the shadow, pixels out, and how dark each is.
_SHADOW = ((3, 0.03), (2, 0.05), (1, 0.08))


class DeskPainter:
    """Paints the parts of the desk in the colours of the theme in force."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def ground(self, painter: QPainter, rect: QRect) -> None:
        """Paint the desk itself."""
        painter.fillRect(rect, self._theme.color("sunken"))

    def page(self, painter: QPainter, box: QRectF, pixmap: QPixmap | None) -> None:
        """Paint a page; white paper while it is not rendered."""
        shadow = QColor(LIGHT.text)
        for out, share in _SHADOW:
            shadow.setAlphaF(share)
            painter.fillRect(box.adjusted(-out, 0, out, out + 1), shadow)
        is_dark = self._theme.tokens.is_dark
        painter.setOpacity(_DIMMED if is_dark else 1.0)
        if pixmap is None:
            painter.fillRect(box, QColor(LIGHT.surface))
        else:
            same = pixmap.deviceIndependentSize() == box.size()
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, on=not same
            )
            painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)

    def outline(self, painter: QPainter, spot: QRectF) -> None:
        """Outline the row that is in hand."""
        fill = QColor(LIGHT.accent)
        fill.setAlphaF(0.10)
        painter.fillRect(spot, fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(QPen(QColor(LIGHT.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(spot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def mark(self, painter: QPainter, spot: QRectF, *, is_current: bool) -> None:
        """Mark words that were searched for."""
        fill = QColor(LIGHT.accent if is_current else LIGHT.accentline)
        fill.setAlphaF(0.35 if is_current else 0.45)
        painter.fillRect(spot.adjusted(-1, -1, 1, 1), fill)

    def focus(self, painter: QPainter, rect: QRect) -> None:
        """Paint the ring that tells where keys go."""
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
