"""Paints findings, groups and waived findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from ecoplanner.ui.checks.chip import paint_chip
from ecoplanner.ui.checks.model import ITEM_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ecoplanner.messages import Language
    from ecoplanner.ui.checks.model import Index
    from ecoplanner.ui.checks.model import Item
    from ecoplanner.ui.theme import Theme

HEIGHTS = {"finding": 66, "group": 36, "more": 34, "fold": 40, "waived": 34}
TEXT_LEFT, WHERE_WIDTH = 92, 190
#: Size, weight and colour of a text.
Look = tuple[int, int, str]
TITLE: Look = (13, 600, "text")
WHERE: Look = (13, 400, "accenttext")
QUIET: Look = (12, 400, "text2")


class FindingDelegate(QStyledItemDelegate):
    """Paints one line of the list of findings."""

    def __init__(self, theme: Theme, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.data(ITEM_ROLE)
        return QSize(100, self._theme.px(HEIGHTS[item.kind]))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, rect = self._theme, option.rect
        item: Item = index.data(ITEM_ROLE)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "group" if item.kind == "group" else "surface"
        if is_selected:
            ground = "sel"
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        painter.fillRect(rect, theme.color(ground))
        low = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        if item.kind != "waived":
            painter.fillRect(low, theme.color("grid"))
        if is_selected:
            bar = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        paint = {
            "finding": self._paint_finding,
            "group": self._paint_head,
            "fold": self._paint_head,
            "more": self._paint_more,
            "waived": self._paint_waived,
        }
        paint[item.kind](painter, rect, item)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_finding(self, painter: QPainter, rect: QRect, item: Item) -> None:
        px = self._theme.px
        assert item.finding is not None  # noqa: S101 - by its kind
        at = rect.topLeft() + QPoint(px(14), px(12))
        paint_chip(painter, self._theme, at, item.finding.severity, self._language)
        half = rect.height() // 2
        top = QRect(rect.left(), rect.top() + px(10), rect.width(), half - px(10))
        low = QRect(rect.left(), rect.top() + half, rect.width(), half - px(8))
        for line, left, right in (
            (top, (item.title, TITLE), (item.where, WHERE)),
            (low, (item.reason, QUIET), (item.rule, QUIET)),
        ):
            side = min(self._wide(*right), px(WHERE_WIDTH), line.width() // 3)
            words = line.adjusted(px(TEXT_LEFT), 0, -side - px(14), 0)
            self._text(painter, words, *left)
            end = line.right() - side - px(14)
            place = QRect(end, line.top(), side, line.height())
            self._text(painter, place, *right, is_right=True)

    def _wide(self, text: str, look: Look) -> int:
        """Return what a text needs: what a place leaves over its finding takes."""
        metrics = QFontMetrics(self._theme.font(*look[:2]))
        return metrics.horizontalAdvance(text) + 2

    def _paint_head(self, painter: QPainter, rect: QRect, item: Item) -> None:
        px = self._theme.px
        name = "chevron-down" if item.is_open else "chevron-right"
        picture = self._theme.pixmap(name, "text2", 15)
        at = QPoint(rect.left() + px(16), rect.center().y() - px(7))
        painter.drawPixmap(at, picture)
        words = rect.adjusted(px(38), 0, -px(14), 0)
        self._text(painter, words, item.title, (13, 600, "text"))

    def _paint_more(self, painter: QPainter, rect: QRect, item: Item) -> None:
        words = rect.adjusted(self._theme.px(TEXT_LEFT), 0, 0, 0)
        self._text(painter, words, item.title, (13, 400, "accenttext"))

    def _paint_waived(self, painter: QPainter, rect: QRect, item: Item) -> None:
        px = self._theme.px
        picture = self._theme.pixmap("circle-slash", "text2", 15)
        at = QPoint(rect.left() + px(16), rect.center().y() - px(7))
        painter.drawPixmap(at, picture)
        middle = rect.left() + rect.width() * 11 // 20
        left = QRect(rect.left() + px(38), rect.top(), 0, rect.height())
        left.setRight(middle - px(12))
        self._text(painter, left, item.title, (13, 400, "text2"))
        right = QRect(middle, rect.top(), 0, rect.height())
        right.setRight(rect.right() - px(14))
        self._text(painter, right, item.reason, (12, 400, "text2"))

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        look: Look,
        *,
        is_right: bool = False,
    ) -> None:
        size, weight, tone = look
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.color(tone))
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(text, elide, rect.width())
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, words)
