"""The dark hint that says span and length while a bar is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ecoplanner.ui.schedule.lettering import text
from ecoplanner.ui.schedule.wording import drag_words

if TYPE_CHECKING:
    from ecoplanner.ui.schedule.scene import Scene


def paint_hint(painter: QPainter, scene: Scene, x: float) -> None:
    """Paint it under the bar in hand, near the mouse's x; nothing without a drag."""
    theme, px = scene.theme, scene.theme.px
    if scene.drag is None:
        return
    words = drag_words(scene.drag)
    painter.setFont(theme.font(12))
    width = painter.fontMetrics().horizontalAdvance(words) + px(22)
    left = min(x + px(12), scene.width - width - px(8))
    top = scene.top(scene.current) + scene.row + px(3)
    if top + px(28) > scene.header + scene.body:
        top -= scene.row + px(34)
    box = QRectF(left, top, width, px(28))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("tooltip"))
    painter.drawRoundedRect(box, px(4), px(4))
    align = Qt.AlignmentFlag.AlignCenter
    colour = theme.color("tooltiptext")
    text(painter, box, words, align=align, colour=colour, elide=False)
