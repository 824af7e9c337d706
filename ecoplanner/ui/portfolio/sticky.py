"""The title of the group that is scrolled through, kept at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.rows import Row

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.theme import Theme


class StickyGroup(QWidget):
    """Shows the group of the topmost line where its own title is out of sight."""

    def __init__(self, model: GridModel, view: GridView, theme: Theme) -> None:
        super().__init__(view)
        self._model, self._view, self._theme = model, view, theme
        self.line = -1
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def update_place(self) -> None:
        """Find the group of the topmost line, and lie over that line."""
        self.line = self._line()
        view = self._view
        if self.line < 0:
            self.hide()
            return
        frame = view.frameWidth()
        top = frame + view.horizontalHeader().height()
        self.setGeometry(frame, top, view.viewport().width(), view.row_height() + 1)
        self.show()
        self.raise_()
        self.update()

    def _line(self) -> int:
        """Return the line of the title that is out of sight, -1 for none."""
        view, rows = self._view, self._model.rows
        first = view.rowAt(0)
        if not 0 <= first < len(rows) or rows[first].kind == "group":
            return -1
        if first + 1 < len(rows) and rows[first + 1].kind == "group":
            # The next title comes up: it is not covered.
            return -1
        return self._model.line(Row("group", rows[first].group))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not 0 <= self.line < self._model.rowCount():
            return
        painter = QPainter(self)
        view, height = self._view, self._view.row_height()
        for column in range(FROZEN, len(COLUMNS)):
            if not view.isColumnHidden(column):
                left = view.columnViewportPosition(column)
                self._paint(painter, column, left, height)
        left = 0
        for column in range(FROZEN):
            self._paint(painter, column, left, height)
            left += view.columnWidth(column)
        painter.setClipping(False)
        line = QRect(0, height, self.width(), 1)
        painter.fillRect(line, self._theme.color("linestrong"))

    def _paint(self, painter: QPainter, column: int, left: int, height: int) -> None:
        rect = QRect(left, 0, self._view.columnWidth(column), height)
        index = self._model.index(self.line, column)
        painter.save()
        self._view.cells.paint(painter, rect, index, is_selected=False)
        painter.restore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._view.scrollTo(self._model.index(self.line, 0))
