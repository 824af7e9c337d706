"""The dark sentence below a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent

    from ecoplanner.ui.theme import Theme

_PAD = 10
_MOST = 380


class Bubble(QWidget):
    """Says something about the cell above it; takes no focus, and a click for a link.

    Signals:
        followed: its link was clicked.
    """

    followed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, parent
        self._text = self._aside = ""
        self._is_wrong = self._is_link = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, empty while nothing is said."""
        return self._text if not self.isHidden() else ""

    @property
    def link(self) -> str:
        """Words of the link that is shown, empty for none."""
        return self._aside if self._is_link and self.text else ""

    def say(
        self,
        text: str,
        cell: QRect,
        *,
        aside: str = "",
        is_wrong: bool = False,
        is_link: bool = False,
    ) -> None:
        """Say a sentence.

        Args:
            text: the sentence.
            cell: what it is about, in the coordinates of the parent.
            aside: what stands greyer behind it.
            is_wrong: whether something is to be mended.
            is_link: whether what stands behind it is clicked.
        """
        self._is_link = is_link
        transparent = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self.setAttribute(transparent, on=not is_link)
        hand = Qt.CursorShape.PointingHandCursor
        self.setCursor(hand if is_link else Qt.CursorShape.ArrowCursor)
        self._text, self._aside, self._is_wrong = text, aside, is_wrong
        self.setAccessibleName(text)
        size = self._size()
        left = cell.left()
        if cell.width() < size.width():
            left = max(cell.right() - size.width() + 1, self._theme.px(4))
        top = cell.bottom() + self._theme.px(5)
        if top + size.height() > self._table.height():
            top = cell.top() - size.height() - self._theme.px(5)
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()
        self.update()

    def _room(self) -> QRect:
        metrics = QFontMetrics(self._theme.font(12, 500))
        most = QRect(0, 0, self._theme.px(_MOST), 10_000)
        return metrics.boundingRect(most, Qt.TextFlag.TextWordWrap.value, self._text)

    def _size(self) -> QSize:
        pad = self._theme.px(_PAD)
        room = self._room()
        width = room.width() + 2 * pad + 2
        if self._aside:
            metrics = QFontMetrics(self._theme.font(12))
            width += metrics.horizontalAdvance(self._aside) + 2 * pad
        return QSize(width, room.height() + pad)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_link:
            self.followed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("danger") if self._is_wrong else Qt.PenStyle.NoPen)
        ground = "dangertint" if self._is_wrong else "tooltip"
        painter.setBrush(theme.color(ground))
        half = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(half, theme.px(5), theme.px(5))
        painter.setPen(theme.color("danger" if self._is_wrong else "tooltiptext"))
        painter.setFont(theme.font(12, 500))
        area = self.rect().adjusted(pad, 0, -pad, 0)
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        room = area.adjusted(0, 0, self._room().width() + 2 - area.width(), 0)
        painter.drawText(room, flags, self._text)
        if self._aside:
            font = theme.font(12)
            font.setUnderline(self._is_link)
            painter.setOpacity(1 if self._is_link else 0.7)
            painter.setFont(font)
            painter.drawText(
                area,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self._aside,
            )
