"""Figures of a result as a table to read and to copy."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
from functools import partial
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.ui.laboratory.column_widths import column_widths
from ecoplanner.ui.laboratory.result_delegate import ResultDelegate
from ecoplanner.ui.laboratory.result_delegate import ROW
from ecoplanner.ui.reading_table import bare_figure
from ecoplanner.ui.reading_table import ReadingTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.reports.answer import AnswerTable
    from ecoplanner.reports.figure import Chart
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_INDEX = QModelIndex()
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
#: Cells that say nothing come last.
_NOTHING = frozenset({"", "—"})
_HEADER, _LINE = 30, 16
#: So many rows are seen at least, and so many where there are that many: a year each
#: of a five-year span, and their sum.
_FEWEST_ROWS, _MOST_WHOLE = 3, 6


@dataclass(frozen=True, slots=True)
class Head:
    """A column.

    Attributes:
        title: its heading.
        width: pixels at 100 %, at least; 0 takes what is left, of a number what it
            needs.
        is_number: figures stand at the right.
    """

    title: str
    width: int = 0
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row.

    Attributes:
        cells: what it says, a text a column.
        tone: colour token of its text; empty for the usual one.
        is_total: a sum, set off from what it sums.
        key: id of what it is about, for whoever is told that it was opened.
    """

    cells: tuple[str, ...]
    tone: str = ""
    is_total: bool = False
    key: str = ""


class ResultModel(QAbstractTableModel):
    """Rows of texts.

    Roles:
        UserRole: the `ResultRow`.
    """

    def __init__(self, heads: Sequence[Head]) -> None:
        super().__init__()
        self.heads = tuple(heads)
        self.rows: tuple[ResultRow, ...] = ()
        self._given: tuple[ResultRow, ...] = ()
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(
        self, rows: Sequence[ResultRow], heads: Sequence[Head] | None = None
    ) -> None:
        """Show other rows, under other heads where there are any."""
        self.beginResetModel()
        self._given = tuple(rows)
        self.heads = self.heads if heads is None else tuple(heads)
        self.rows = self._in_order()
        self.endResetModel()

    def tsv(self) -> str:
        """Return heads and rows as a spreadsheet pastes them: figures bare."""
        lines = [tuple(head.title for head in self.heads)]
        lines.extend(
            tuple(
                bare_figure(text) if head.is_number else text
                for head, text in zip(self.heads, row.cells, strict=True)
            )
            for row in self.rows
        )
        flat = str.maketrans("\t\n", "  ")
        return "\n".join("\t".join(x.translate(flat) for x in line) for line in lines)

    @override
    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Put rows in the order of a column, sums last; -1 for that they came in."""
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.rows
        self.rows = self._in_order()
        places = {id(row): at for at, row in enumerate(self.rows)}
        for index in self.persistentIndexList():
            at = places[id(before[index.row()])]
            self.changePersistentIndex(index, self.index(at, index.column()))
        self.layoutChanged.emit()

    def _in_order(self) -> tuple[ResultRow, ...]:
        column, order = self._sorted_by
        if not 0 <= column < len(self.heads):
            return self._given
        is_number = self.heads[column].is_number
        texts = [row for row in self._given if not row.is_total]
        sums = [row for row in self._given if row.is_total]
        full = [row for row in texts if row.cells[column] not in _NOTHING]
        empty = [row for row in texts if row.cells[column] in _NOTHING]
        full.sort(
            key=lambda row: _rank(row.cells[column], is_number=is_number),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        return (*full, *empty, *sums)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.heads)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole and is_column:
            side = _RIGHT if self.heads[section].is_number else _LEFT
            return int(side) | int(Qt.TextFlag.TextWordWrap)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads[section].title if is_column else section + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if self.heads[index.column()].is_number else _LEFT)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.heads[index.column()].title
            return f"{row.cells[0]}, {title}, {row.cells[index.column()]}"
        return None


class ResultTable(ReadingTable):
    """Rows of texts under heads; Ctrl+C copies all of it."""

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """What it shows."""
        return self.result_model.rows

    def printed(
        self, chart: Chart | None = None, rows: Sequence[ResultRow] | None = None
    ) -> AnswerTable:
        """Return what it shows for a printed page.

        Args:
            chart: what is drawn under it.
            rows: what is printed instead of what is shown.
        """
        # Only here: descriptions of pages are not needed to show the table.
        from ecoplanner.reports.answer import AnswerTable  # noqa: PLC0415

        heads = self.result_model.heads
        rows = self.rows if rows is None else rows
        return AnswerTable(
            title=self.accessibleName(),
            heads=tuple(head.title for head in heads),
            numbers=tuple(head.is_number for head in heads),
            rows=tuple(row.cells for row in rows),
            totals=frozenset(at for at, row in enumerate(rows) if row.is_total),
            chart=chart,
        )

    def __init__(
        self,
        theme: Theme,
        heads: Sequence[Head],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fitted = theme, 0
        #: What is said in its middle while it has no rows.
        self.empty_words = ""
        self.result_model = ResultModel(heads)
        self.result_model.setParent(self)
        self.setModel(self.result_model)
        self.result_delegate = ResultDelegate(theme, self)
        self.setItemDelegate(self.result_delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(theme.px(18))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(_HEADER))
        head.setMinimumSectionSize(theme.px(24))
        head.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setMinimumHeight(theme.px(_HEADER + _FEWEST_ROWS * ROW))
        self._update_widths()

    def make_sortable(self) -> None:
        """Let a click on a heading sort; a third one brings the first order back."""
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._fit_rows)

    def show_rows(
        self, rows: Sequence[ResultRow], heads: Sequence[Head] | None = None
    ) -> None:
        """Show other rows, under other heads where there are any."""
        self.result_model.show_rows(rows, heads)
        self._update_widths()
        self._fit_rows()

    @Slot()
    def _fit_rows(self) -> None:
        if self.wordWrap():
            self.resizeRowsToContents()

    @Slot()
    def _update_widths(self) -> None:
        """Give columns their width; a figure and its heading are never cut."""
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        model, self._fitted = self.result_model, self.width()
        # As if it scrolled: else headings and the scroll bar take turns for ever.
        room = self._fitted - self.verticalScrollBar().sizeHint().width()
        shown = [at for at in range(len(model.heads)) if not self.isColumnHidden(at)]
        columns = [
            (model.heads[at], [row.cells[at] for row in model.rows]) for at in shown
        ]
        widths, lines = column_widths(
            columns, room, self._theme, is_wrapped=self.wordWrap()
        )
        height = _HEADER + (lines - 1) * _LINE
        header.setFixedHeight(self._theme.px(height))
        # Where cells take several lines a few rows are as high as many.
        count = _MOST_WHOLE if self.wordWrap() else len(model.rows)
        rows = min(max(count, _FEWEST_ROWS), _MOST_WHOLE)
        self.setMinimumHeight(self._theme.px(height + rows * ROW))
        for column, width in zip(shown, widths, strict=True):
            fit = mode.Stretch if width is None else mode.Interactive
            header.setSectionResizeMode(column, fit)
            if width is not None:
                header.resizeSection(column, width)

    def sort_menu(self) -> QMenu:
        """Return what can be done with the column in hand and with all rows."""
        menu = QMenu(self)
        column = self.currentIndex().column()
        if self.isSortingEnabled() and column >= 0:
            title = self.result_model.heads[column].title
            for words, at, order in (
                (self.tr("Sort by “{column}”, upwards"), column, _UP),
                (self.tr("Sort by “{column}”, downwards"), column, _DOWN),
                (self.tr("As worked out"), -1, _UP),
            ):
                action = menu.addAction(words.format(column=title))
                sort = partial(self.horizontalHeader().setSortIndicator, at, order)
                action.triggered.connect(sort)
            menu.addSeparator()
        menu.addAction(self.tr("Copy all"), self.copy)
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.sort_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.empty_words or self.result_model.rows:
            return
        painter, room = QPainter(self.viewport()), self.viewport().rect()
        painter.setPen(self._theme.color("text2"))
        painter.setFont(self._theme.font(13))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.empty_words)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._fitted:
            self._update_widths()
        self._fit_rows()

    @override
    def tsv(self) -> str:
        return self.result_model.tsv()


def _rank(text: str, *, is_number: bool) -> tuple[Decimal, str]:
    """Return what a text is sorted by."""
    if is_number:
        with suppress(InvalidOperation):
            return Decimal(bare_figure(text).lstrip("+")), text
    return Decimal(0), text
