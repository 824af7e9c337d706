"""How a cell of a table of figures is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QTableView

    from ecoplanner.ui.laboratory.result_table import ResultRow
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
#: The height of a row of one line, pixels at 100 %.
ROW = 26


class ResultDelegate(QStyledItemDelegate):
    """Paints a text and the line under it; sums stand out.

    Attributes:
        below: by column the one whose words are painted below those of its own; that
            one is hidden.
    """

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.below: dict[int, int] = {}

    def words(self, index: Index) -> str:
        """Return all that is painted in a cell."""
        row: ResultRow = index.data(Qt.ItemDataRole.UserRole)
        under = self.below.get(index.column())
        texts = [row.cells[index.column()], "" if under is None else row.cells[under]]
        return unbroken("\n".join(filter(None, texts)))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, rect = self._theme, option.rect
        row: ResultRow = index.data(Qt.ItemDataRole.UserRole)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "sel" if is_selected else "total" if row.is_total else "surface"
        painter.save()
        painter.fillRect(rect, theme.color(ground))
        low = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(low, theme.color("grid"))
        painter.setFont(theme.font(13, 600 if row.is_total else 400))
        words = self.words(index)
        missing = words.startswith("−")
        tone = row.tone or ("danger" if missing else "text")
        painter.setPen(theme.color(tone))
        inside = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        align = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        if self._view.wordWrap():
            align |= int(Qt.TextFlag.TextWordWrap)
        else:
            elide = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(words, elide, inside.width())
        painter.drawText(inside, align, words)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a whole text at the width its column has."""
        theme = self._theme
        width = self._view.columnWidth(index.column()) - theme.px(16)
        metrics = QFontMetrics(theme.font(13))
        flags = int(Qt.TextFlag.TextWordWrap)
        words = self.words(index)
        box = metrics.boundingRect(0, 0, width, 10_000, flags, words)
        return QSize(width, max(theme.px(ROW), box.height() + theme.px(8)))


def unbroken(text: str) -> str:
    """Return words in which no line ends between the sign of a limit and its figure."""
    return text.replace("≤ ", "≤\u00a0").replace("≥ ", "≥\u00a0")
