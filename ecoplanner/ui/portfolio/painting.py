"""Painting the cells of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRect
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtGui import QPolygonF

from ecoplanner.ui.charts.patterns import OTHER
from ecoplanner.ui.charts.patterns import paint_series
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import SUMMED
from ecoplanner.ui.portfolio.look import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ecoplanner.ui.portfolio.cells import Cell
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.portfolio.matching import Needle
    from ecoplanner.ui.portfolio.rows import Row
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

PAD = 8
_TONES = {
    "": "text",
    "quiet": "text3",
    "second": "text2",
    "derived": "derived",
    "danger": "danger",
    "warn": "warn",
    "needed": "danger",
}
_MARKS = {"error": "danger", "warning": "warn"}
_LEAST_BAR = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBER, _NAME = AT["number"], AT["name"]


class CellPainter:
    """Paints the cells of one table in both its views.

    Attributes:
        needle: words that are marked where they are found.
        hovered: the line the mouse is over, -1 for none.
    """

    def __init__(self, model: GridModel, theme: Theme, view: GridView) -> None:
        self._model, self._theme, self._view = model, theme, view
        self.look = Look(theme, view)
        self.needle: Needle | None = None
        self.hovered = -1
        self._counts: dict[int, str] = {}

    def paint(
        self, painter: QPainter, rect: QRect, index: Index, *, is_selected: bool
    ) -> None:
        """Paint one cell.

        Args:
            painter: of one of the views.
            rect: of the cell.
            index: of the cell.
            is_selected: whether it is among the cells selected.
        """
        line, column = index.row(), index.column()
        row = self._model.rows[line]
        cell = self._model.cell(index)
        current = self._view.currentIndex()
        is_in_hand = line == current.row()
        painter.setClipRect(rect)
        self._fill(painter, rect, row, line, (is_selected, is_in_hand))
        if row.kind == "group" and not cell.is_invalid:
            self._paint_group(painter, rect, row, cell, column)
        elif row.kind == "invite" and not cell.is_invalid:
            self._paint_invitation(painter, rect, line)
        else:
            is_strong = is_in_hand and not self._view.has_range and column == _NAME
            self._paint_cell(painter, rect, cell, column, is_strong=is_strong)
        if cell.mark in _MARKS:
            self._paint_mark(painter, rect, _MARKS[cell.mark])
        if self._view.drop_group == line:
            self._paint_into(painter, rect)
        elif self._view.drop_group < 0 and self._view.drop_line in (line, line + 1):
            is_below = self._view.drop_line != line
            self._paint_drop(painter, rect, is_below=is_below)
        if is_in_hand and column == _NUMBER:
            bar = QRect(rect.left(), rect.top(), self._theme.px(3), rect.height() - 1)
            painter.fillRect(bar, self.look.color("accent"))
        if cell.is_invalid:
            self._paint_ring(painter, rect, "danger")
        if is_selected and self._view.has_range:
            self._paint_outline(painter, rect, line, column)
        is_current = is_in_hand and column == current.column()
        if is_current and self._view.has_cell_focus and not cell.is_invalid:
            self._paint_ring(painter, rect, "accent")

    def _fill(
        self,
        painter: QPainter,
        rect: QRect,
        row: Row,
        line: int,
        state: tuple[bool, bool],
    ) -> None:
        """Paint the ground of a cell and the line under it."""
        is_selected, is_in_hand = state
        has_range = self._view.has_range
        ground = "hover" if line == self.hovered else "surface"
        if is_selected and (has_range or row.kind != "group"):
            ground = "sel"
        elif row.kind == "group":
            ground = "group"
        elif is_in_hand and not has_range:
            ground = "sel"
        painter.fillRect(rect, self.look.color(ground))
        edge = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, self.look.color("grid"))

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        cell: Cell,
        column: int,
        *,
        is_strong: bool,
    ) -> None:
        look, pad = self.look, self._theme.px(PAD)
        if cell.tone == "needed":
            ground = rect.adjusted(0, 0, 0, -1)
            painter.fillRect(ground, look.color("dangertint"))
        size = 12 if column == _NUMBER else 13
        weight = 500 if is_strong else 400
        area = rect.adjusted(pad, 0, -pad, -1)
        text = look.cut(cell.text, area.width(), size, weight)
        painter.setFont(look.font(size, weight))
        if self.needle and not cell.is_right:
            self._paint_found(painter, area, text, (size, weight))
        painter.setPen(look.color(_TONES[cell.tone]))
        painter.drawText(area, _RIGHT if cell.is_right else _LEFT, text)
        length = round(rect.width() * cell.bar)
        if length >= self._theme.px(_LEAST_BAR):
            height = self._theme.px(2)
            top = rect.bottom() - height
            bar = QRect(rect.left(), top, length, height)
            painter.fillRect(bar, look.color("accentline"))

    def _paint_found(
        self, painter: QPainter, area: QRect, text: str, font: tuple[int, int]
    ) -> None:
        """Mark what is looked for."""
        assert self.needle is not None  # noqa: S101 - asked by the caller
        look, height = self.look, self.look.height(*font)
        for start, end in self.needle.matches(text):
            left = area.left() + look.width(text[:start], *font)
            width = look.width(text[start:end], *font)
            top = area.center().y() - height // 2 + 1
            painter.fillRect(left, top, width, height, look.color("warntint"))
            line = QRect(left, top + height - 1, width, self._theme.px(2))
            painter.fillRect(line, look.color("warn"))

    def _paint_invitation(self, painter: QPainter, rect: QRect, line: int) -> None:
        """Paint the slice of the invitation that falls into a cell."""
        if self._view.editing.line == line:
            # Its rest would stand behind the name that is typed.
            return
        theme, view = self._theme, self._view
        left = view.columnWidth(_NUMBER) + theme.px(PAD)
        icon = theme.pixmap("plus", "text3", 13)
        painter.drawPixmap(left, rect.center().y() - theme.px(6), icon)
        area = QRect(left + theme.px(20), rect.top(), view.width(), rect.height() - 1)
        painter.setPen(self.look.color("text3"))
        painter.setFont(self.look.font(12))
        painter.drawText(area, _LEFT, self._model.wording.invitation())

    def _paint_group(
        self, painter: QPainter, rect: QRect, row: Row, cell: Cell, column: int
    ) -> None:
        theme, look = self._theme, self.look
        if COLUMNS[column].key in SUMMED:
            pad = theme.px(PAD)
            painter.setFont(look.font(13, 600))
            painter.setPen(look.color(_TONES[cell.tone]))
            painter.drawText(rect.adjusted(pad, 0, -pad, -1), _RIGHT, cell.text)
        elif column == _NUMBER:
            is_folded = row.group in self._model.folded
            name = "chevron-right" if is_folded else "chevron-down"
            icon = theme.pixmap(name, "text2", 14)
            top = rect.center().y() - theme.px(7)
            painter.drawPixmap(rect.left() + theme.px(9), top, icon)
        else:
            self._paint_title(painter, rect, row)

    def _paint_title(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Paint the slice of a group's title that falls into a cell.

        The title stands at the same place of both views and runs over the frozen
        edge up to the first column of figures.
        """
        view, theme, look = self._view, self._theme, self.look
        wording, figures = self._model.wording, self._model.figures
        group = self._model.group(row)
        left = view.columnWidth(_NUMBER)
        size = theme.px(10)
        if rect.left() <= left + size:
            top = rect.center().y() - size // 2 + 0.5
            swatch = QRectF(left, top, size, size)
            paint_series(painter, swatch, group.series if group.name else OTHER, theme)
        left += theme.px(18)
        room = view.shown.title_width() - left
        count = self._count(len(group.members))
        counted = look.width(count, 12) + theme.px(PAD + 4)
        title = wording.group(figures, group)
        title = look.cut(title, max(room - counted, theme.px(80)), 13, 600)
        behind = left + look.width(title, 13, 600) + theme.px(PAD + 2)
        if rect.left() > behind + counted:
            return
        area = QRect(left, rect.top(), 4 * max(room, 1), rect.height() - 1)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.color("text"))
        painter.drawText(area, _LEFT, title)
        if behind + counted < view.shown.title_width() + theme.px(PAD):
            area.setLeft(behind)
            painter.setFont(look.font(12))
            painter.setPen(look.color("text3"))
            painter.drawText(area, _LEFT, count)

    def _count(self, count: int) -> str:
        if count not in self._counts:
            self._counts[count] = self._model.wording.projects(count)
        return self._counts[count]

    def _paint_mark(self, painter: QPainter, rect: QRect, token: str) -> None:
        """Paint the triangle of a finding."""
        size, right = self._theme.px(7), rect.right() + 1
        corner = [
            QPointF(right - size, rect.top()),
            QPointF(right, rect.top()),
            QPointF(right, rect.top() + size),
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(token))
        painter.drawPolygon(QPolygonF(corner))

    def _paint_drop(self, painter: QPainter, rect: QRect, *, is_below: bool) -> None:
        """Draw half of the line where dragged rows would go."""
        half = max(self._theme.px(2) // 2, 1)
        top = rect.bottom() + 1 - half if is_below else rect.top()
        line = QRect(rect.left(), top, rect.width(), half)
        painter.fillRect(line, self.look.color("accent"))

    def _paint_into(self, painter: QPainter, rect: QRect) -> None:
        """Draw two lines round the title of a group that dragged rows would go into."""
        high = max(self._theme.px(2), 1)
        for top in (rect.top(), rect.bottom() + 1 - high):
            line = QRect(rect.left(), top, rect.width(), high)
            painter.fillRect(line, self.look.color("accent"))

    def _paint_ring(self, painter: QPainter, rect: QRect, token: str) -> None:
        painter.setPen(QPen(self.look.color(token), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))

    def _paint_outline(
        self, painter: QPainter, rect: QRect, line: int, column: int
    ) -> None:
        """Draw the edges of a selected block at cells whose neighbours are not."""
        view = self._view
        selection = view.selectionModel()
        before, after = view.shown.beside(column, -1), view.shown.beside(column, 1)
        edges = (
            (line - 1, column, QRect(rect.left(), rect.top(), rect.width(), 1)),
            (line + 1, column, QRect(rect.left(), rect.bottom(), rect.width(), 1)),
            (line, before, QRect(rect.left(), rect.top(), 1, rect.height())),
            (line, after, QRect(rect.right(), rect.top(), 1, rect.height())),
        )
        for at_line, at_column, edge in edges:
            if not selection.isSelected(self._model.index(at_line, at_column)):
                painter.fillRect(edge, self.look.color("accent"))
