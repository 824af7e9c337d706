"""The headings of the table, with a funnel and a sorting arrow where they matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from ecoplanner.ui.portfolio.column_filter import can_narrow
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QEvent
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.portfolio.columns import Column
    from ecoplanner.ui.portfolio.rows import Sorting
    from ecoplanner.ui.theme import Theme

_ICON, _AREA = 13, 20
#: How wide an icon is where the words need the room.
_TIGHT = 15
_PAD = 8


class GridHeader(QHeaderView):
    """Headings that sort by a click and narrow by their funnel.

    The icons lie over the words at the far side, so that nothing moves when they
    come.

    Signals:
        funnel_clicked: a column is to be narrowed.
    """

    funnel_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._hovered = -1
        self._sorted, self._is_falling = -1, False
        self._narrowed: AbstractSet[int] = frozenset()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setFixedHeight(theme.px(32))
        self.setMinimumSectionSize(theme.px(30))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by which column rows are sorted, if by any."""
        self._sorted = AT[sorting.key] if sorting.key else -1
        self._is_falling = sorting.is_falling
        self.viewport().update()

    def show_narrowed(self, columns: AbstractSet[int]) -> None:
        """Show which columns narrow the table."""
        self._narrowed = columns
        self.viewport().update()

    def funnel_rect(self, column: int) -> QRect:
        """Return where the funnel of a column is clicked, as the viewport has it."""
        return self._slot(column, int(column == self._sorted))

    def icons(self, column: int) -> list[tuple[str, str]]:
        """Return names and colours of the icons that a heading shows now."""
        found = []
        if column in self._narrowed:
            found.append(("funnel", "accenttext"))
        elif column == self._hovered and can_narrow(COLUMNS[column].key):
            found.append(("funnel", "text3"))
        if column == self._sorted:
            name = "arrow-down" if self._is_falling else "arrow-up"
            found.append((name, "accenttext"))
        return found

    def _slot(self, column: int, number: int) -> QRect:
        """Return where an icon stands, counted from the side without words."""
        side, edge = self._theme.px(_AREA), self._theme.px(4)
        if self._is_tight(column):
            side, edge = self._theme.px(_TIGHT), 0
        left = self.sectionViewportPosition(column)
        if COLUMNS[column].is_right:
            left += number * side
        else:
            left += self.sectionSize(column) - (number + 1) * side - edge
        return QRect(left, 0, side, self.height() - 1)

    def _is_tight(self, column: int) -> bool:
        """Whether the words leave no room for two icons."""
        taken = self._words_width(column) + self._theme.px(_PAD + 4)
        return self.sectionSize(column) - taken < 2 * self._theme.px(_AREA)

    def _words_width(self, column: int) -> int:
        words = COLUMNS[column].heading if column else ""
        return QFontMetrics(self._theme.font(12, 500)).horizontalAdvance(words)

    def _words_rect(self, column: int, icons: int) -> QRect:
        """Return the room for the words beside so many icons."""
        pad, left = self._theme.px(_PAD), self.sectionViewportPosition(column)
        right = left + self.sectionSize(column)
        if not icons:
            return QRect(left + pad, 0, right - left - 2 * pad, self.height() - 1)
        last = self._slot(column, icons - 1)
        if COLUMNS[column].is_right:
            return QRect(
                last.right() + 1, 0, right - pad - last.right() - 1, last.height()
            )
        return QRect(left + pad, 0, last.left() - left - pad, last.height())

    def _hover(self, column: int) -> None:
        if column != self._hovered:
            self._hovered = column
            self.viewport().update()

    def _is_on_funnel(self, point: QPoint) -> int:
        """Return the column whose funnel is at a point, -1 for none."""
        column = self.logicalIndexAt(point)
        if column < 0 or not can_narrow(COLUMNS[column].key):
            return -1
        return column if self.funnel_rect(column).contains(point) else -1

    @override
    def setSelectionModel(self, selectionModel: QItemSelectionModel) -> None:
        # Headings show nothing selected; Qt would ask of each column, for each cell of
        # it, whether it is selected whole.
        own = QItemSelectionModel(selectionModel.model(), self)
        super().setSelectionModel(own)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        icons = self.icons(logicalIndex)
        if not icons:
            return
        room = self._words_rect(logicalIndex, len(icons))
        if room.width() < self._words_width(logicalIndex):
            self._paint_short(painter, rect, room, COLUMNS[logicalIndex])
        size = self._theme.px(_ICON)
        for name, token in icons:
            is_funnel = name == "funnel"
            area = self.funnel_rect(logicalIndex) if is_funnel else None
            area = area or self._slot(logicalIndex, 0)
            painter.fillRect(area, self._theme.color("subtle"))
            pixmap = self._theme.pixmap(name, token, _ICON)
            left, top = area.center().x() - size // 2, area.center().y() - size // 2
            painter.drawPixmap(left, top, pixmap)

    def _paint_short(
        self, painter: QPainter, rect: QRect, room: QRect, column: Column
    ) -> None:
        """Write as much of a heading as the icons leave room for."""
        theme, font = self._theme, self._theme.font(12, 500)
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("subtle"))
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        words = QFontMetrics(font).elidedText(
            column.heading, Qt.TextElideMode.ElideRight, room.width()
        )
        sides = Qt.AlignmentFlag
        side = sides.AlignRight if column.is_right else sides.AlignLeft
        painter.drawText(room, side | sides.AlignVCenter, words)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._is_on_funnel(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        # The edge of a column is wider than its line, and is not the funnel's.
        is_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if column >= 0 and is_left and not is_edge:
            self.funnel_clicked.emit(column)
            return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)
