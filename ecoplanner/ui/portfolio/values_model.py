"""Values that are ticked, as Qt sees them."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from typing_extensions import override

from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()


class ValuesModel(QAbstractListModel):
    """The values of a column with their counts; those that are found, ticked or not.

    Signals:
        ticked: other values are ticked.
    """

    ticked = Signal()

    def __init__(
        self,
        values: Sequence[tuple[str, int]],
        chosen: Iterable[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = list(values)
        self._shown = self._values
        self.chosen = set(chosen)

    @property
    def is_all(self) -> bool:
        """Whether every value is ticked."""
        return len(self.chosen) >= len(self._values)

    def find(self, text: str) -> None:
        """Show the values that have all words of a text."""
        needle = Needle(text)
        self.beginResetModel()
        self._shown = [
            pair for pair in self._values if not needle or needle.is_in(pair[0])
        ]
        self.endResetModel()

    def shown_values(self) -> set[str]:
        """Return the values that are found."""
        return {value for value, _ in self._shown}

    def choose(self, values: Iterable[str]) -> None:
        """Tick these values and no others."""
        self.chosen = set(values)
        self._announce(0, len(self._shown) - 1)

    def _announce(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))
        self.ticked.emit()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value, count = self._shown[index.row()]
        if role == Role.DisplayRole:
            words = " ".join(value.split()) or self.tr("(not filled in)")
            return f"{words}  {count}"
        if role == Role.ToolTipRole:
            return value
        if role == Role.CheckStateRole:
            is_on = value in self.chosen
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        words = self._shown[index.row()][0]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.chosen.add(words)
        else:
            self.chosen.discard(words)
        self._announce(index.row(), index.row())
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
