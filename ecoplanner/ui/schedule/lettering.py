"""One line of words on the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor
    from PySide6.QtGui import QPainter

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def text(  # noqa: PLR0913 - where, what and how
    painter: QPainter,
    box: QRectF,
    words: str,
    *,
    align: Qt.AlignmentFlag = LEFT,
    colour: QColor,
    elide: bool = True,
) -> None:
    """Write one line, elided at the right where it does not fit."""
    painter.setPen(colour)
    if elide:
        mode = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(words, mode, int(box.width()))
    painter.drawText(box, int(align), words)
