"""A list of rows as Qt sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from typing_extensions import override

from ecoplanner.messages import error_text
from ecoplanner.model.store.document import Change

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.messages import Language
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.lists.column import Column
    from ecoplanner.ui.lists.column import Listing
    from ecoplanner.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
DEPTH_ROLE = Qt.ItemDataRole.UserRole + 1
REFUSED_ROLE = Qt.ItemDataRole.UserRole + 2
KEY_ROLE = Qt.ItemDataRole.UserRole + 3


class ListModel(QAbstractTableModel):
    """Rows of one listing. What was typed and refused stays in its cell.

    Roles:
        UserRole: the row itself.
        DEPTH_ROLE: how many steps it stands in.
        REFUSED_ROLE: the sentence that says why what is typed is not stored.
        KEY_ROLE: the key chosen, where one of several is.

    Signals:
        refused: a change was not stored, with the sentence that says why.
    """

    refused = Signal(str)

    def __init__(self, session: Session, listing: Listing, language: Language) -> None:
        super().__init__()
        self._session, self._language = session, language
        self.listing = listing
        self.columns: Sequence[Column] = ()
        self.rows: list[Any] = []
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        roles = Qt.ItemDataRole
        self._answers: dict[int, Callable[[Any, Column], Any]] = {
            roles.DisplayRole: self._text,
            roles.EditRole: self._text,
            roles.ToolTipRole: self._tip,
            roles.UserRole: lambda row, _: row,
            REFUSED_ROLE: lambda row, column: self._refusal_of(row, column)[1],
            DEPTH_ROLE: self._depth,
            KEY_ROLE: lambda row, column: column.key_of(row) if column.key_of else "",
            roles.TextAlignmentRole: lambda _, column: (
                _RIGHT if column.is_number else _LEFT
            ),
            roles.AccessibleTextRole: self._spoken,
        }
        self._load()
        session.changed.connect(self._on_session_changed)

    def row_of(self, id_: str) -> int:
        """Return the number of a row, -1 where it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.id == id_), -1)

    def add(self, after: int) -> str:
        """Add a row behind another one; return its id, empty where it is refused."""
        make = self.listing.new
        chosen = self.rows[after] if 0 <= after < len(self.rows) else None
        row = make(self._session.portfolio, chosen) if make else None
        if row is None:
            return ""
        words = self.tr("Add {name}").format(name=row.name)
        is_done = self._edit(words, lambda writer: writer.save(row))
        return row.id if is_done else ""

    def delete(self, numbers: Sequence[int]) -> bool:
        """Delete rows as one edit; False where one of them is still needed."""
        rows = [self.rows[number] for number in numbers]
        if not rows:
            return False
        names = "、".join(name_of(row) for row in rows)
        words = self.tr("Delete {name}").format(name=names)
        return self._edit(words, lambda writer: writer.delete(*rows))

    def move(self, number: int, by: int) -> bool:
        """Let a row change places with the one before or behind it."""
        other = number + by
        if not (self.listing.is_ordered and 0 <= other < len(self.rows)):
            return False
        one, two = self.rows[number], self.rows[other]
        if one.position == two.position:
            two = replace(two, position=two.position + by)
        swapped = (
            replace(one, position=two.position),
            replace(two, position=one.position),
        )
        words = self.tr("Move {name}").format(name=name_of(one))
        return self._edit(words, lambda writer: writer.save(*swapped))

    def store(self, row: Any, column: Column, typed: str) -> str:
        """Store what was typed into a field; return why not, empty when stored."""
        words = self.tr("Change {field} of {name}")
        label = words.format(field=column.title, name=name_of(row))
        put = column.put
        if put is None:
            return ""
        return self._refusal(label, lambda writer: put(writer, row, typed))

    def _edit(self, label: str, work: Callable[[Writer], None]) -> bool:
        sentence = self._refusal(label, work)
        if sentence:
            self.refused.emit(sentence)
        return not sentence

    def _refusal(self, label: str, work: Callable[[Writer], None]) -> str:
        """Edit; return why it was refused, empty when it was not."""
        found: list[EcoplannerError] = []

        def keep(error: EcoplannerError) -> None:
            found.append(error)

        self._session.failed.connect(keep)
        self._session.edit(label, work)
        self._session.failed.disconnect(keep)
        return error_text(found[0], self._language) if found else ""

    def _load(self) -> None:
        portfolio = self._session.portfolio
        self.columns = self.listing.columns(portfolio)
        self.rows = list(self.listing.rows(portfolio))

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        if not self.listing.tables & change.rows.keys():
            return
        portfolio = self._session.portfolio
        columns = self.listing.columns(portfolio)
        rows = list(self.listing.rows(portfolio))
        is_same = [row.id for row in rows] == [row.id for row in self.rows]
        if is_same and [c.key for c in columns] == [c.key for c in self.columns]:
            self.rows, self.columns = rows, columns
            if rows:
                last = self.index(len(rows) - 1, len(columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows, self.columns = rows, columns
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole and is_column:
            return _RIGHT if self.columns[section].is_number else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns[section].title if is_column else section + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].put is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        answer = self._answers.get(role)
        return answer(row, column) if answer else None

    def _text(self, row: Any, column: Column) -> str:
        typed, sentence = self._refusal_of(row, column)
        return typed if sentence else column.text(self._session.portfolio, row)

    def _tip(self, row: Any, column: Column) -> str:
        return self._refusal_of(row, column)[1] or self._text(row, column)

    def _depth(self, row: Any, column: Column) -> int:
        return column.depth(self._session.portfolio, row) if column.depth else 0

    def _spoken(self, row: Any, column: Column) -> str:
        return f"{name_of(row)}, {column.title}, {self._text(row, column)}"

    def _refusal_of(self, row: Any, column: Column) -> tuple[str, str]:
        """Return what was typed and why it is not stored; both empty otherwise."""
        return self._refused.get((row.id, column.key), ("", ""))

    @override
    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = self.rows[index.row()], self.columns[index.column()]
        key = (row.id, column.key)
        was_refused = self._refused.pop(key, None) is not None
        now = (
            column.key_of(row)
            if column.key_of
            else column.text(self._session.portfolio, row)
        )
        if value == now:
            if was_refused:
                self.dataChanged.emit(index, index)
            return True
        sentence = self.store(row, column, str(value))
        if sentence:
            self._refused[key] = (str(value), sentence)
            self.refused.emit(sentence)
            self.dataChanged.emit(index, index)
        return not sentence


def name_of(row: Any) -> str:
    """Return what a row is called in the name of an edit."""
    return str(getattr(row, "name", ""))
