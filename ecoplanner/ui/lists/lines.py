"""A table of before and after, that cannot be edited."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QTableView
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.lists.readable import Line
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 2_000


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
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(index.data(), elide, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)


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
        mode = QHeaderView.ResizeMode
        for column, kind in enumerate(
            (mode.Interactive, mode.Interactive, mode.Stretch, mode.Stretch)
        ):
            head.setSectionResizeMode(column, kind)
        head.resizeSection(0, theme.px(190))
        head.resizeSection(1, theme.px(96))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.lines_model.show_lines(lines)
