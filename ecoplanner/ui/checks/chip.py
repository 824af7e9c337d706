"""A severity as a chip: its icon and its word on its tint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.words import SEVERITIES
from ecoplanner.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Severity
    from ecoplanner.ui.theme import Theme

#: Icon, colour and ground of each severity.
LOOKS = {
    "error": ("octagon-alert", "danger", "dangertint"),
    "warning": ("triangle-alert", "warn", "warntint"),
    "notice": ("info", "info", "infotint"),
}
_HEIGHT, _ICON, _SIDE = 20, 14, 5


def chip_size(theme: Theme, severity: str, language: Language) -> QSize:
    """Return how large a chip is, pixels."""
    words = word(SEVERITIES, severity, language)
    wide = QFontMetrics(theme.font(12)).horizontalAdvance(words)
    return QSize(wide + theme.px(_ICON + 3 * _SIDE), theme.px(_HEIGHT))


def paint_chip(
    painter: QPainter, theme: Theme, at: QPoint, severity: str, language: Language
) -> None:
    """Paint a chip with its upper left corner at a place."""
    px = theme.px
    icon, token, tint = LOOKS[severity]
    chip = QRect(at, chip_size(theme, severity, language))
    painter.setFont(theme.font(12))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tint))
    painter.drawRoundedRect(chip, px(4), px(4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    corner = at + QPoint(px(_SIDE), (chip.height() - px(_ICON)) // 2)
    painter.drawPixmap(corner, theme.pixmap(icon, token, _ICON))
    inside = chip.adjusted(px(_ICON + 2 * _SIDE - 2), 0, 0, 0)
    painter.setPen(theme.color(token))
    words = word(SEVERITIES, severity, language)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)


class SeverityChip(QWidget):
    """Shows one severity."""

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._severity: Severity = "notice"

    def show_severity(self, severity: Severity) -> None:
        """Show another severity."""
        self._severity = severity
        self.setFixedSize(chip_size(self._theme, severity, self._language))
        self.setAccessibleName(word(SEVERITIES, severity, self._language))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._theme, QPoint(), self._severity, self._language)
        painter.end()
