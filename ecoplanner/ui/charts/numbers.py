"""A chart as its numbers: a table to read and to copy."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.part_view import amount_text
from ecoplanner.ui.reading_table import bare_figure
from ecoplanner.ui.reading_table import ReadingTable
from ecoplanner.words import TOTAL
from ecoplanner.words import WAYS
from ecoplanner.words import word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.charts.parts import Chart
    from ecoplanner.ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WHOLE = 10_000
_NO_INDEX = QModelIndex()


class NumbersModel(QAbstractTableModel):
    """Parts with amount and share, and their sum.

    Roles:
        DisplayRole: worded text.
        EditRole: the same as a spreadsheet reads it.
    """

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._heads = ("", "", "")
        self._rows: list[tuple[tuple[str, str, str], tuple[str, str, str]]] = []

    def show_chart(self, chart: Chart) -> None:
        """Show the numbers of a chart, all parts by their full names."""
        self.beginResetModel()
        self._heads = (
            word(WAYS, chart.by, self._language),
            in_unit(self.tr("10,000 yuan")),
            self.tr("Share"),
        )
        self._rows = []
        for part in chart.all_parts:
            shown = (part.full_name, amount_text(part), part.share_text)
            self._rows.append((shown, _plain(shown)))
        total = money_text(chart.total_fen)
        whole = "100.00%" if any(part.share for part in chart.all_parts) else "0.00%"
        name = TOTAL[0 if self._language == "zh" else 1]
        shown = (name, total, whole)
        self._rows.append((shown, _plain(shown)))
        self.endResetModel()

    def tsv(self, rows: list[int] | None = None) -> str:
        """Return rows as a spreadsheet pastes them; all, with heads, by default."""
        if rows is None:
            chosen = [self._heads, *(plain for _, plain in self._rows)]
        else:
            chosen = [self._rows[row][1] for row in rows]
        return "\n".join("\t".join(row) for row in chosen)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown, plain = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return plain[index.column()]
        return self._look(index, role)

    def _look(self, index: Index, role: int) -> Any:
        """Return how a cell looks."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            is_last = index.row() == len(self._rows) - 1
            return self._theme.font(12, 600 if is_last else 400)
        if role == Qt.ItemDataRole.ForegroundRole and index.column():
            is_gap = self._rows[index.row()][0][1].startswith("−")
            return self._theme.color("danger" if is_gap else "derived")
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < 3:  # noqa: PLR2004 - columns
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None


class NumbersTable(ReadingTable):
    """The numbers of a chart; Ctrl+C copies the rows chosen, or all."""

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = NumbersModel(theme, language, self)
        self.setModel(self._model)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setMinimumSectionSize(theme.px(20))
        self.verticalHeader().setDefaultSectionSize(theme.px(22))
        head, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        head.setSectionResizeMode(modes.ResizeToContents)
        head.setSectionResizeMode(0, modes.Stretch)

    def show_chart(self, chart: Chart) -> None:
        """Show the numbers of a chart."""
        self._model.show_chart(chart)

    @override
    def tsv(self) -> str:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return self._model.tsv(rows or None)


def _plain(shown: tuple[str, str, str]) -> tuple[str, str, str]:
    name, amount, share = shown
    words = " ".join(name.split())
    return words, bare_figure(amount).removeprefix("+"), bare_figure(share)
