"""The first columns of the table, which do not scroll sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QLinearGradient
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.grid_header import GridHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent

    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.theme import Theme

EDGE = 6
_SCROLL_MS = 50


class FrozenView(QTableView):
    """A second view of the same lines that lies over the left of the table.

    Keys go to the table; the mouse and editors of these columns are handled here.
    """

    def __init__(self, main: GridView, theme: Theme) -> None:
        super().__init__(main)
        self._main, self._theme = main, theme
        self.setModel(main.model())
        self.setSelectionModel(main.selectionModel())
        self.setFocusProxy(main)
        self.setSelectionMode(main.selectionMode())
        self.setSelectionBehavior(main.selectionBehavior())
        self.setEditTriggers(main.editTriggers())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().setVisible(False)
        self.setAccessibleName(main.accessibleName())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = GridHeader(theme, self)
        self.setHorizontalHeader(header)
        header.sectionPressed.disconnect()
        header.sectionEntered.disconnect()
        for column in range(FROZEN, len(COLUMNS)):
            self.hideColumn(column)
        self._edge = Edge(main, theme)
        self._drag_from: QPoint | None = None
        self._is_dragging = False
        self._drop_line = -1
        self._pointer = QPoint()
        self._scroller = QTimer(self, interval=_SCROLL_MS)
        self._scroller.timeout.connect(self._on_scroller_timeout)
        header.sectionResized.connect(self._on_section_resized)
        bar = main.verticalScrollBar()
        bar.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(bar.setValue)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def update_columns(self) -> None:
        """Take the widths of the columns that lie below."""
        header = self.horizontalHeader()
        was_blocked = header.blockSignals(True)  # noqa: FBT003 - Qt's
        for column in range(FROZEN):
            self.setColumnWidth(column, self._main.columnWidth(column))
        header.blockSignals(was_blocked)
        self.place()

    def paint_edge(self) -> None:
        """Paint the line at the right anew."""
        self._edge.update()

    def place(self) -> None:
        """Lie over the left of the table."""
        main = self._main
        frame = main.frameWidth()
        header = main.horizontalHeader().height()
        height = main.viewport().height() + header
        self.setGeometry(frame, frame, main.frozen_width, height)
        self._edge.setGeometry(
            frame + main.frozen_width - 1, frame, self._theme.px(EDGE), height
        )
        self._edge.raise_()
        self.verticalScrollBar().setRange(
            main.verticalScrollBar().minimum(), main.verticalScrollBar().maximum()
        )
        self.verticalScrollBar().setValue(main.verticalScrollBar().value())

    def _on_section_resized(self, column: int, _old: int, width: int) -> None:
        self._main.setColumnWidth(column, width)

    def _on_menu_requested(self, point: QPoint) -> None:
        self._main.menu_requested.emit(self.viewport().mapToGlobal(point))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._main.hover(self.rowAt(point.y()))
        if self._drag_from is None:
            super().mouseMoveEvent(event)
            return
        distance = (point - self._drag_from).manhattanLength()
        if self._is_dragging or distance > self._theme.px(6):
            self._is_dragging = True
            self._pointer = point
            self._show_drop()
            if not self._scroller.isActive():
                self._scroller.start()

    def cancel_drag(self) -> None:
        """Leave the lines where they are."""
        self._is_dragging, self._drag_from = False, None
        self._scroller.stop()
        self._main.show_drop(-1)

    def _show_drop(self) -> None:
        self._drop_line = self._line_at(self._pointer)
        row = self.rowAt(self._pointer.y())
        is_into = row >= 0 and self._main.is_group(row)
        self._main.show_drop(self._drop_line, group=row if is_into else -1)

    def _on_scroller_timeout(self) -> None:
        """Scroll on while lines are held near the upper or lower edge."""
        y, bar = self._pointer.y(), self._main.verticalScrollBar()
        row = self._main.row_height()
        before = bar.value()
        if y < row:
            bar.setValue(before - row // 2)
        elif y > self.viewport().height() - row:
            bar.setValue(before + row // 2)
        if bar.value() != before:
            self._show_drop()

    def _line_at(self, point: QPoint) -> int:
        """Return the line before which a drop would go."""
        row = self.rowAt(point.y())
        if row < 0:
            return self._main.model().rowCount()
        if self._main.is_group(row):
            # On the title of a group means into it.
            return row + 1
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + (point.y() > middle)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not (is_left and index.isValid()):
            super().mousePressEvent(event)
            return
        row = self._main.row(index)
        if row.kind == "group":
            super().mousePressEvent(event)
            self._main.group_activated.emit(row.group)
            return
        if index.column() == 0 and row.kind == "project":
            self._main.setFocus()
            self._main.selected.press_number(index, event.modifiers())
            self._drag_from = point
            return
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self._main.drop(self._drop_line)
        self.cancel_drag()
        super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        editor = self._main.editor()
        if editor is not None:
            editor.settle()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._main.hover(-1)
        super().leaveEvent(event)


class Edge(QWidget):
    """The line at the right of the frozen columns, with a shadow on the rows."""

    def __init__(self, main: GridView, theme: Theme) -> None:
        super().__init__(main)
        self._main, self._theme = main, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        main, header = self._main, self._main.horizontalHeader().height()
        self._paint(painter, 0, header)
        line = main.rowAt(0)
        while line >= 0 and main.rowViewportPosition(line) < main.viewport().height():
            # Titles of groups run over the edge.
            if not main.runs_over(line):
                top = header + main.rowViewportPosition(line)
                self._paint(painter, max(top, header), main.rowHeight(line))
            line = line + 1 if line + 1 < main.model().rowCount() else -1

    def _paint(self, painter: QPainter, top: int, height: int) -> None:
        colour = self._theme.color("linestrong")
        painter.fillRect(0, top, 1, height, colour)
        shade = QLinearGradient(1, 0, self.width(), 0)
        colour.setAlpha(70)
        shade.setColorAt(0, colour)
        colour.setAlpha(0)
        shade.setColorAt(1, colour)
        painter.fillRect(1, top, self.width() - 1, height, shade)
