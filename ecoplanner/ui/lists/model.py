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

from ecoplanner.model.entity import GAP
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.lists.transfer import pasted
from ecoplanner.ui.lists.transfer import without_headings
from ecoplanner.ui.lists.transfer import write
from ecoplanner.ui.telling import error_text
from ecoplanner.ui.telling import problem_text
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.lists.column import Column
    from ecoplanner.ui.lists.column import Listing
    from ecoplanner.ui.lists.transfer import Cell
    from ecoplanner.ui.portfolio.clipboard import Block
    from ecoplanner.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
DEPTH_ROLE = Qt.ItemDataRole.UserRole + 1
REFUSED_ROLE = Qt.ItemDataRole.UserRole + 2
KEY_ROLE = Qt.ItemDataRole.UserRole + 3
SHORT_ROLE = Qt.ItemDataRole.UserRole + 4
#: Of other models that are painted alike: whether a check doubts the row.
DOUBT_ROLE = Qt.ItemDataRole.UserRole + 5


class ListModel(QAbstractTableModel):
    """Rows of one listing. What was typed and refused stays in its cell.

    Roles:
        UserRole: the row itself.
        DEPTH_ROLE: how many steps it stands in.
        REFUSED_ROLE: the sentence that says why what is typed is not stored.
        KEY_ROLE: the key chosen, where one of several is.
        SHORT_ROLE: whether the figure is a gap or a loss.

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
        #: By cell the edit that words were pasted with, which takes them back along.
        self._came_with: dict[tuple[str, str], str] = {}
        roles = Qt.ItemDataRole
        self._answers: dict[int, Callable[[Any, Column], Any]] = {
            roles.DisplayRole: self._text,
            roles.EditRole: self._text,
            roles.ToolTipRole: self._tip,
            roles.UserRole: lambda row, _: row,
            REFUSED_ROLE: lambda row, column: self._refusal_of(row, column)[1],
            DEPTH_ROLE: self._depth,
            SHORT_ROLE: self._is_short,
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
        made = make(self._session.portfolio, chosen) if make else None
        if made is None:
            return ""
        rows = made if isinstance(made, tuple) else (made,)
        row = rows[-1]
        words = self.tr("Add {name}").format(name=name_of(row))
        is_done = self._edit(words, lambda writer: writer.save(*rows))
        return row.id if is_done else ""

    def delete(self, numbers: Sequence[int]) -> str:
        """Delete rows as one edit; say so with what went along, empty if refused."""
        rows = [self.rows[number] for number in numbers]
        if not rows:
            return ""
        names = "、".join(name_of(row) for row in rows)
        words = self.tr("Delete {name}").format(name=names)
        before = self._session.portfolio
        # What lies under others goes with them; children come before their parents.
        if not self._edit(words, lambda writer: writer.delete(*reversed(rows))):
            return ""
        done = self.tr("{count} deleted.").format(count=len(rows))
        went = self._went_along(before, len(rows))
        if not went:
            return done
        along = self.tr("{done} With them went {along}.")
        return along.format(done=done, along=went)

    def paste(self, first: tuple[int, int], block: Block) -> tuple[int, int]:
        """Store a block from a cell on, and on as new rows, as one edit.

        Args:
            first: row and column where it begins.
            block: the words.

        Returns:
            How many rows were pasted, and how many cells were refused; those keep
            their words.
        """
        portfolio, (at, column) = self._session.portfolio, first
        block = without_headings(block, self.columns)
        columns = self.columns[column:]
        found = pasted(portfolio, self.listing, self.rows[at:], columns, block)
        words = self.tr("Paste {count} rows").format(count=len(block))
        refused: list[tuple[Cell, Problem]] = []

        def work(writer: Writer) -> None:
            refused[:] = write(writer, portfolio, found)

        if not block or not self._edit(words, work):
            return 0, 0
        for cell, problem in refused:
            sentence = problem_text(problem, self._language)
            self._refused[cell.row.id, cell.column.key] = (cell.words, sentence)
            self._came_with[cell.row.id, cell.column.key] = words
        if refused and self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return len(block), len(refused)

    def siblings(self, number: int) -> list[Any]:
        """Return the rows that stand in one order with a row, itself too."""
        same = self.listing.siblings
        if same is None:
            return list(self.rows)
        key = same(self.rows[number])
        return [row for row in self.rows if same(row) == key]

    def move(self, number: int, by: int) -> bool:
        """Let a row change places with the one before or behind it."""
        if not self.listing.is_ordered or not 0 <= number < len(self.rows):
            return False
        siblings = self.siblings(number)
        at = siblings.index(self.rows[number])
        if not 0 <= at + by < len(siblings):
            return False
        siblings.insert(at + by, siblings.pop(at))
        return self._reorder(self.rows[number], siblings)

    def drop(self, number: int, before: int) -> bool:
        """Put a row before another line, among the rows it stands in order with."""
        if not self.listing.is_ordered or not 0 <= number < len(self.rows):
            return False
        row, siblings = self.rows[number], self.siblings(number)
        above = {each.id for each in self.rows[:before]}
        others = [each for each in siblings if each is not row]
        at = sum(each.id in above for each in others)
        wanted = [*others[:at], row, *others[at:]]
        return wanted != siblings and self._reorder(row, wanted)

    def _reorder(self, row: Any, wanted: Sequence[Any]) -> bool:
        words = self.tr("Move {name}").format(name=name_of(row))
        return self._edit(words, lambda writer: writer.save(*renumbered(wanted)))

    def _went_along(self, before: Portfolio, count: int) -> str:
        """Return how many rows of other kinds went, in words."""
        after = self._session.portfolio
        parts = []
        for kind in KINDS.values():
            went = len(before.all(kind)) - len(after.all(kind))
            went -= count if kind is self.listing.kind else 0
            if went > 0:
                name = word(TABLES, kind.TABLE, self._language)
                text = self.tr("{count} × {name}")
                parts.append(text.format(count=went, name=name))
        return ("、" if self._language == "zh" else ", ").join(parts)

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
        if change.kind == "undo":
            came = self._came_with.items()
            for key in [key for key, label in came if label == change.label]:
                del self._came_with[key]
                self._refused.pop(key, None)
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

    def _is_short(self, row: Any, column: Column) -> bool:
        is_short = column.is_short
        return is_short is not None and is_short(self._session.portfolio, row)

    def _spoken(self, row: Any, column: Column) -> str:
        return f"{name_of(row)}, {column.title}, {self._text(row, column)}"

    def _refusal_of(self, row: Any, column: Column) -> tuple[str, str]:
        """Return what was typed and why it is not stored; both empty otherwise."""
        return self._refused.get((row.id, column.key), ("", ""))

    def drop_refused(self, index: Index) -> bool:
        """Show again what is stored; False where nothing was refused."""
        if not index.isValid():
            return False
        key = (self.rows[index.row()].id, self.columns[index.column()].key)
        was_refused = self._refused.pop(key, None) is not None
        if was_refused:
            self.dataChanged.emit(index, index)
        return was_refused

    @override
    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = self.rows[index.row()], self.columns[index.column()]
        key = (row.id, column.key)
        was_refused = self._refused.pop(key, None) is not None
        self._came_with.pop(key, None)
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


def renumbered(rows: Sequence[Any]) -> list[Any]:
    """Return those rows whose position has to be another for this order."""
    numbered = (
        (row, replace(row, position=at * GAP)) for at, row in enumerate(rows, start=1)
    )
    return [new for old, new in numbered if new != old]
