"""How the rows beside the pages are painted, and how a need is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from ecoplanner.ui.annex.projects_model import LEAD
from ecoplanner.ui.annex.projects_model import ListRow
from ecoplanner.ui.annex.projects_model import NAME
from ecoplanner.ui.annex.projects_model import NEED
from ecoplanner.ui.annex.projects_model import NUMBER
from ecoplanner.ui.annex.projects_model import ROW_ROLE
from ecoplanner.ui.annex.projects_model import STATE_ROLE
from ecoplanner.ui.charts.patterns import paint_series
from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_PAD = 8


class ProjectsDelegate(QStyledItemDelegate):
    """Paints programmes across and projects in columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row: ListRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.fillRect(rect, self._ground(row, index, state))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._theme.color("grid"))
        if row.is_group:
            self._paint_group(painter, rect, row, index)
        else:
            self._paint_project(painter, rect, row, index, is_selected=is_selected)
        if has_focus:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _ground(self, row: ListRow, index: Index, state: QStyle.StateFlag) -> QColor:
        if index.data(STATE_ROLE):
            return self._theme.color("dangertint")
        if state & QStyle.StateFlag.State_Selected:
            return self._theme.color("sel")
        if row.is_group:
            return self._theme.color("group")
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        return self._theme.color("hover" if is_hovered else "surface")

    def _paint_group(
        self, painter: QPainter, rect: QRect, row: ListRow, index: Index
    ) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(13, 600))
        painter.setPen(self._theme.color("text"))
        if index.column() == NEED:
            self._write(painter, rect, str(index.data()), at_right=True)
            return
        size = px(10)
        box = QRectF(rect.left() + px(12), rect.center().y() - size / 2 + 1, size, size)
        paint_series(painter, box, row.number - 1, self._theme)
        words = rect.adjusted(px(24), 0, 0, 0)
        self._write(painter, words, f"{row.number}  {row.name}")

    def _paint_project(
        self,
        painter: QPainter,
        rect: QRect,
        row: ListRow,
        index: Index,
        *,
        is_selected: bool,
    ) -> None:
        column = index.column()
        weight = 500 if is_selected and column == NAME else 400
        painter.setFont(self._theme.font(12 if column == NUMBER else 13, weight))
        is_quiet = column == NUMBER or not row.is_printed
        colour = self._theme.color("text3" if is_quiet else "text")
        if index.data(STATE_ROLE):
            colour = self._theme.color("danger")
        if column == LEAD and not row.is_printed:
            painter.setFont(self._theme.font(12))
        painter.setPen(colour)
        at_right = column in (NUMBER, NEED)
        self._write(painter, rect, str(index.data()), at_right=at_right)
        if column == NUMBER and is_selected:
            bar = QRect(rect.left(), rect.top(), self._theme.px(3), rect.height())
            painter.fillRect(bar, self._theme.color("accent"))

    def _write(
        self, painter: QPainter, rect: QRect, text: str, *, at_right: bool = False
    ) -> None:
        pad = self._theme.px(_PAD)
        room = rect.adjusted(pad, 0, -pad, 0)
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        elided = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, elided)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        editor = LineInput(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(-1, -1, 1, 1))
