"""A table of before and after, that cannot be edited."""

from __future__ import annotations

from typing import Any
from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.ui.lists.fitting import fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QPainter
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.lists.readable import Line
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 2_000
#: Lines that decide how wide columns are; with more than these all are one line high.
MEASURED = 300
#: Most lines of one cell, and pixels over and under them.
MOST_LINES, _AIR = 8, 4
_LOOK = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class LinesModel(QAbstractTableModel):
    """Lines of before and after."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines[:MOST_SHOWN])
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        titles = (
            self.tr("Row"),
            self.tr("Field"),
            self.tr("Before"),
            self.tr("After"),
        )
        return titles[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = (line.row, line.field, line.before, line.after)[index.column()]
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return text if is_tip else text.replace("\n", " ")
        return None


class _LinesDelegate(QStyledItemDelegate):
    """Paints a line under each row."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, rect = self._theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("sel" if is_selected else "surface"))
        low = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(low, theme.color("grid"))
        painter.setFont(theme.font(13))
        is_field = index.column() == 1
        painter.setPen(theme.color("text2" if is_field else "text"))
        inside = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        metrics, words = painter.fontMetrics(), str(index.data())
        room = rect.height() - 2 * _AIR
        if metrics.horizontalAdvance(words) <= inside.width() or (
            room < 2 * metrics.lineSpacing()
        ):
            elide = Qt.TextElideMode.ElideRight
            words = metrics.elidedText(words, elide, inside.width())
        # What has more lines than are shown begins with the first.
        is_long = metrics.boundingRect(inside, _LOOK, words).height() > room
        side = Qt.AlignmentFlag.AlignTop if is_long else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside.adjusted(0, _AIR, 0, -_AIR), _LOOK | int(side), words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that words take in the width of their column."""
        theme, view = self._theme, cast("QTableView", self.parent())
        metrics = QFontMetrics(theme.font(13))
        wide = view.columnWidth(index.column()) - 2 * theme.px(8)
        least = theme.px(theme.row_height)
        if metrics.horizontalAdvance(str(index.data())) <= wide:
            return QSize(wide, least)
        box = metrics.boundingRect(QRect(0, 0, wide, 0), _LOOK, str(index.data()))
        most = metrics.lineSpacing() * MOST_LINES
        return QSize(wide, max(least, min(box.height(), most) + 2 * _AIR))


class LinesTable(QTableView):
    """Shows lines of before and after."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines_model = LinesModel()
        self.lines_model.setParent(self)
        self.setModel(self.lines_model)
        self.setItemDelegate(_LinesDelegate(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(theme.px(theme.row_height))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(32))
        head.setHighlightSections(False)
        head.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._theme = theme
        self._wanted = [0] * self.lines_model.columnCount()

    @property
    def used_height(self) -> int:
        """Height that heads and lines take without scrolling, pixels."""
        lines = self.verticalHeader().length()
        return self.horizontalHeader().height() + lines + 2 * self.frameWidth()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.lines_model.show_lines(lines)
        # Where nothing can be seen to have the keyboard, it does not go.
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if lines else policy.NoFocus)
        self._measure()
        self._fit()

    def _measure(self) -> None:
        """Find how wide columns are to be for what they say."""
        theme, model = self._theme, self.lines_model
        metrics, head = QFontMetrics(theme.font(13)), QFontMetrics(theme.font(12, 500))
        rows = range(min(model.rowCount(), MEASURED))
        self._wanted = []
        for column in range(model.columnCount()):
            title = model.headerData(column, Qt.Orientation.Horizontal)
            words = (str(model.index(row, column).data()) for row in rows)
            wide = max(map(metrics.horizontalAdvance, words), default=0)
            wide = max(wide, head.horizontalAdvance(str(title)))
            self._wanted.append(wide + theme.px(20))

    def _fit(self) -> None:
        """Let words share the width, and take as many lines as they need then."""
        px, room = self._theme.px, self.viewport().width()
        firm = [False, self._wanted[1] <= px(120), False, False]
        widths = fitted(self._wanted, firm, room, [px(72)] * len(firm))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        if self.lines_model.rowCount() <= MEASURED:
            self.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            # Where keys go must be seen.
            self.setCurrentIndex(self.lines_model.index(0, 0))
        super().focusInEvent(event)
