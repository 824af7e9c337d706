"""The matrix of one scope as Qt sees it: a line a source, a column a year."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from typing_extensions import override

from ecoplanner.model.problem import Problem
from ecoplanner.ui.amounts import plain_text
from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.edits import typed_amount
from ecoplanner.ui.funding.edits import typed_share
from ecoplanner.ui.funding.marks import Marks
from ecoplanner.ui.funding.matrix_words import amount_text
from ecoplanner.ui.funding.matrix_words import exact_text
from ecoplanner.ui.funding.matrix_words import name_text
from ecoplanner.ui.funding.matrix_words import percent_text
from ecoplanner.ui.funding.matrix_words import share_text
from ecoplanner.ui.funding.matrix_words import tier_text
from ecoplanner.ui.funding.matrix_words import tiers_text
from ecoplanner.ui.funding.matrix_words import tooltip_text
from ecoplanner.ui.funding.preview import ahead
from ecoplanner.ui.funding.preview import Preview
from ecoplanner.ui.funding.preview import seen
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from ecoplanner.messages import Language
    from ecoplanner.ui.funding.edits import Place
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.funding.money import Row

AnyIndex = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class Column(IntEnum):
    """The columns before the years."""

    NAME = 0
    SLIDER = 1
    SHARE = 2
    TIER = 3
    YEARS = 4


class MatrixModel(QAbstractTableModel):
    """Sources or, with `is_foot`, what is set aside, needed and missing.

    Signals:
        cell_edited: a cell got a new sum, with a `CellEdit`.
        shown: other figures stand in the same lines.
        previewed: a slider moves: a source's id and its sum, or None at the end.

    Roles: `DisplayRole` is worded, `EditRole` what an editor begins with, `UserRole`
    the `Row`.
    """

    cell_edited = Signal(CellEdit)
    previewed = Signal(str, object)
    shown = Signal()

    def __init__(
        self,
        language: Language,
        *,
        is_foot: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._is_foot = is_foot
        self._matrix: Matrix | None = None
        self._rows: list[Row] = []
        self._folded: set[str] = set()
        self._has_money_only = False
        self._preview: Preview | None = None
        #: Texts that were refused, with what is wrong, by line and column.
        self.refused: dict[tuple[str, int], tuple[str, str]] = {}
        self.can_edit = True
        self.marks = Marks()

    @property
    def matrix(self) -> Matrix | None:
        """What is shown."""
        return self._matrix

    def show_matrix(
        self, matrix: Matrix, *, can_edit: bool = True, marks: Marks | None = None
    ) -> None:
        """Show another state or another scope."""
        self.marks = marks or Marks()
        same_scope = self._matrix is not None and self._matrix.scope == matrix.scope
        same_years = self._matrix is not None and self._matrix.years == matrix.years
        if not same_scope:
            self.refused.clear()
        self._preview = None
        self.can_edit = can_edit
        rows = self._visible(matrix)
        lines = [row.source and row.source.id for row in rows]
        if same_years and lines == [row.source and row.source.id for row in self._rows]:
            self._matrix, self._rows = matrix, rows
            self._announce_all()
            self.shown.emit()
            return
        self.beginResetModel()
        self._matrix, self._rows = matrix, rows
        self.endResetModel()

    def show_only_money(self, *, only: bool) -> None:
        """Show only sources that give money, or all."""
        self._has_money_only = only
        self._reset_rows()

    def toggle_fold(self, row: int) -> None:
        """Fold or open a group of sources."""
        source = self._rows[row].source
        if source is not None and self._rows[row].kind == "group":
            self._folded ^= {source.id}
            self._reset_rows()

    def is_folded(self, row: int) -> bool:
        """Whether a group does not show its sources."""
        source = self._rows[row].source
        return source is not None and source.id in self._folded

    def show_preview(self, source_id: str, total: int | None) -> None:
        """Show what a sum would be while a slider moves; None ends it."""
        would = self._preview.would if self._preview is not None else self._matrix
        preview = None
        if total is not None and would is not None:
            preview = Preview(source_id, total, would)
        self._set_preview(preview)
        self.previewed.emit(source_id, total)

    def show_would(self, matrix: Matrix, source_id: str = "") -> None:
        """Show what a slider in motion, or an edit of a source, makes of all lines."""
        if source_id:
            self._set_preview(ahead(source_id, matrix))
        elif self._preview is not None:
            self._set_preview(replace(self._preview, would=matrix))

    def row_at(self, index: AnyIndex) -> Row:
        """Return the line of a cell, as a slider in motion would have it."""
        row = self._rows[index.row()]
        return row if self._preview is None else self._preview.row(row)

    def place_of(self, column: int) -> Place:
        """Return the year of a column; `ALL` for the others."""
        years = self._matrix.years if self._matrix else ()
        at = column - Column.YEARS
        return years[at] if 0 <= at < len(years) else ALL

    def is_total(self, column: int) -> bool:
        """Whether a column is the last one, with the sums."""
        return column == self.columnCount() - 1

    def amount(self, index: AnyIndex) -> int:
        """Return the fen of a year's or the total's cell."""
        row, place = self.row_at(index), self.place_of(index.column())
        year = place if isinstance(place, int) else None
        return self.total(row) if place == ALL else row.amounts.get(year, 0)

    def total(self, row: Row) -> int:
        """Return the sum of a line, as a slider in motion would have it."""
        return row.total if self._preview is None else self._preview.total_of(row)

    def share(self, row: Row) -> int | None:
        """Return the printed share of a line in hundredths of a percent."""
        total = self.total(row)
        need = self._matrix.need if self._matrix else 0
        if total == row.total or row.share is None or not need:
            return row.share
        return round(total * 10_000 / need)

    def parsed(self, index: AnyIndex, text: str) -> int | Problem:
        """Return the fen that a text typed in a cell means, or what is wrong."""
        if index.column() == Column.SHARE and self._matrix is not None:
            return typed_share(text, self._matrix.need)
        return typed_amount(text)

    def problem(self, index: AnyIndex, text: str) -> str:
        """Return the sentence for a text that cannot be taken; empty if it can."""
        found = self.parsed(index, text)
        if isinstance(found, Problem):
            return problem_text(found, self._language)
        return ""

    def is_locked(self, row: Row) -> bool:
        """Whether all money of a line stays as it is."""
        return row.source is not None and row.source.id in self.marks.whole

    def bounds(self, row: Row) -> tuple[int | None, int | None]:
        """Return floor and ceiling of a line in hundredths of a percent."""
        need = self._matrix.need if self._matrix else 0
        return self.marks.bounds(row.source.id if row.source else "", need)

    def forget_refused(self, index: AnyIndex) -> None:
        """Show the stored amount again where a text was refused."""
        if self.refused.pop(self._key(index), None) is not None:
            self._announce_all()

    def _key(self, index: AnyIndex) -> tuple[str, int]:
        source = self.row_at(index).source
        return (source.id if source else "", index.column())

    def _visible(self, matrix: Matrix) -> list[Row]:
        if self._is_foot:
            return list(matrix.rows[-3:])
        # Without any money all sources are offered, else the table would be empty.
        only = self._has_money_only and any(row.total for row in matrix.rows[:-3])
        found: list[Row] = []
        hidden_below: int | None = None
        for row in matrix.rows[:-3]:
            if hidden_below is not None and row.depth > hidden_below:
                continue
            hidden_below = None
            if only and not row.total:
                continue
            found.append(row)
            if row.source is not None and row.source.id in self._folded:
                hidden_below = row.depth
        return found

    def _reset_rows(self) -> None:
        if self._matrix is None:
            return
        self.beginResetModel()
        self._rows = self._visible(self._matrix)
        self.endResetModel()

    def _set_preview(self, preview: Preview | None) -> None:
        """Show other figures; only lines that have others are painted."""
        before = seen(self._rows, self._preview)
        self._preview = preview
        last = self.columnCount() - 1
        pairs = zip(before, seen(self._rows, preview), strict=True)
        for at, (was, now) in enumerate(pairs):
            if was != now:
                self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def _announce_all(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _is_editable(self, index: AnyIndex) -> bool:
        row, column = self.row_at(index), index.column()
        if not self.can_edit or row.kind != "source" or self._matrix is None:
            return False
        if not self._matrix.projects or column in {Column.NAME, Column.TIER}:
            return False
        if self.is_locked(row):
            return False
        if column in {Column.SHARE, Column.SLIDER}:
            return self._matrix.need > 0
        return True

    def _display(self, index: AnyIndex) -> str:
        row, column = self.row_at(index), index.column()
        if (refused := self.refused.get(self._key(index))) is not None:
            return refused[0]
        if column == Column.NAME:
            return name_text(row, self.total(row))
        if column == Column.TIER:
            return tier_text(row, self._language)
        if column == Column.SLIDER:
            return ""
        if column == Column.SHARE:
            return share_text(row, self.share(row))
        return amount_text(row, self.amount(index))

    def _edit_text(self, index: AnyIndex) -> str:
        if (refused := self.refused.get(self._key(index))) is not None:
            return refused[0]
        if index.column() == Column.SHARE:
            share = self.share(self.row_at(index))
            return "" if share is None else percent_text(share)
        return plain_text(self.amount(index))

    def _tooltip(self, index: AnyIndex) -> str:
        if (refused := self.refused.get(self._key(index))) is not None:
            return refused[1]
        row, column = self.row_at(index), index.column()
        if column == Column.TIER:
            return tiers_text(row, self._language)
        if column == Column.SLIDER and row.source is not None:
            # What the ticks on its track mark.
            return "\n".join(self.marks.limits.get(row.source.id, ()))
        words = tooltip_text(row, is_name=column == Column.NAME)
        exact = self._exact(index)
        return f"{exact}\n{words}".strip() if exact != self._display(index) else words

    def _spoken(self, index: AnyIndex) -> str:
        """Return a cell as a screen reader says it: line, column and figure."""
        head = self.headerData(index.column(), Qt.Orientation.Horizontal)
        name = self.index(index.row(), Column.NAME).data()
        return f"{name} {head} {self._exact(index)}".strip()

    def _exact(self, index: AnyIndex) -> str:
        """Return what a cell shows, an amount to the fen."""
        if index.column() < Column.YEARS or self._key(index) in self.refused:
            return self._display(index)
        return exact_text(self.row_at(index), self.amount(index))

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        years = len(self._matrix.years) if self._matrix else 0
        return 0 if parent.isValid() else Column.YEARS + years + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            is_number = section >= Column.YEARS
            side = "AlignRight" if is_number else "AlignLeft"
            return int(getattr(Qt.AlignmentFlag, side) | Qt.AlignmentFlag.AlignVCenter)
        if role != _ROLE.DisplayRole:
            return None
        names = (self.tr("Source"), self.tr("Share"), "", self.tr("Tier"))
        if section < Column.YEARS:
            return names[section]
        if self.is_total(section):
            return self.tr("Total")
        place = self.place_of(section)
        return self.tr("No year") if place is None else str(place)

    @override
    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        readers: dict[int, Callable[[AnyIndex], Any]] = {
            _ROLE.DisplayRole: self._display,
            _ROLE.EditRole: self._edit_text,
            _ROLE.ToolTipRole: self._tooltip,
            _ROLE.UserRole: self.row_at,
            _ROLE.TextAlignmentRole: _alignment,
            _ROLE.AccessibleTextRole: self._spoken,
        }
        reader = readers.get(role)
        return None if reader is None else reader(index)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._is_editable(index) and index.column() != Column.SLIDER:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.EditRole or not index.isValid():
            return False
        if not self._is_editable(index):
            return False
        text = str(value)
        if text == self._edit_text(index) and self._key(index) not in self.refused:
            return True
        fen = self.parsed(index, text)
        if isinstance(fen, Problem):
            sentence = problem_text(fen, self._language)
            self.refused[self._key(index)] = (text, sentence)
            self._announce_all()
            return False
        self.refused.pop(self._key(index), None)
        source = self.row_at(index).source
        if source is not None and fen != self.amount(index):
            place = self.place_of(index.column())
            edit = CellEdit(source.id, place, fen, source.name)
            self.cell_edited.emit(edit)
        return True


def _alignment(index: AnyIndex) -> int | None:
    if index.column() < Column.YEARS:
        return None
    return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
