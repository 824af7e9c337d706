"""What is selected in the table: lines, columns and cells."""

from __future__ import annotations

from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import Qt

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QItemSelectionRange
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView

Flag = QItemSelectionModel.SelectionFlag


class Selected:
    """The selection of a table, as lines and columns."""

    def __init__(self, model: GridModel, view: GridView) -> None:
        self._model, self._view = model, view

    @property
    def has_range(self) -> bool:
        """Whether more than one cell is selected."""
        blocks = self._blocks()
        return len(blocks) > 1 or any(
            block.width() > 1 or block.height() > 1 for block in blocks
        )

    def lines(self) -> list[int]:
        """Return the lines that have a selected cell, or else the current one."""
        lines = {
            line
            for block in self._blocks()
            for line in range(block.top(), block.bottom() + 1)
        }
        if not lines and self._view.currentIndex().isValid():
            lines = {self._view.currentIndex().row()}
        return sorted(lines)

    def columns(self) -> list[int]:
        """Return the shown columns that have a selected cell, from left to right."""
        columns = {
            column
            for block in self._blocks()
            for column in range(block.left(), block.right() + 1)
            if not self._view.isColumnHidden(column)
        }
        if not columns and self._view.currentIndex().isValid():
            columns = {self._view.currentIndex().column()}
        return sorted(columns, key=self._view.horizontalHeader().visualIndex)

    def projects(self) -> list[str]:
        """Return the ids of the projects with a selected cell, from top to bottom."""
        rows = (self._model.rows[line] for line in self.lines())
        ids = (row.project_id for row in rows if row.kind == "project")
        return list(dict.fromkeys(ids))

    def project_lines(self) -> list[int]:
        """Return the lines of projects that have a selected cell."""
        return [at for at in self.lines() if self._model.rows[at].kind == "project"]

    def cells(self) -> dict[str, list[str]]:
        """Return by project the columns of its selected cells that can be typed."""
        columns = self.columns()
        cells: dict[str, list[str]] = {}
        for line in self.project_lines():
            keys = cells.setdefault(self._model.rows[line].project_id, [])
            for column in columns:
                if self._model.is_typed(self._model.index(line, column)):
                    keys.append(COLUMNS[column].key)
        return {id_: keys for id_, keys in cells.items() if keys}

    def select_lines(self, lines: Iterable[int]) -> None:
        """Select whole lines."""
        selection = QItemSelection()
        last = len(COLUMNS) - 1
        for line in lines:
            selection.select(self._model.index(line, 0), self._model.index(line, last))
        self._view.selectionModel().select(selection, Flag.ClearAndSelect)

    def jump(self, event: QKeyEvent) -> bool:
        """Go to an edge of the table by Ctrl and a key, with Shift selecting on."""
        keys, current = Qt.Key, self._view.currentIndex()
        modifiers = event.modifiers()
        shift, ctrl = (
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.ControlModifier,
        )
        is_mine = modifiers & ~Qt.KeyboardModifier.KeypadModifier in (
            ctrl,
            ctrl | shift,
        )
        if not is_mine or not current.isValid():
            return False
        line, column = current.row(), current.column()
        last = self._model.rowCount() - 1
        left, right = self._view.shown.edge(1), self._view.shown.edge(-1)
        edges = {
            keys.Key_Up: (0, column),
            keys.Key_Down: (last, column),
            keys.Key_Left: (line, left),
            keys.Key_Right: (line, right),
            # Qt's own way leaves selected what was: the next paste would go there.
            keys.Key_Home: (0, left),
            keys.Key_End: (last, right),
        }
        place = edges.get(keys(event.key()))
        if place is None:
            return False
        target = self._model.index(*place)
        if modifiers & shift:
            self._extend_to(target)
        else:
            self._view.go_to(target)
        return True

    def _extend_to(self, target: QModelIndex) -> None:
        """Select the block between its fixed corner and a cell."""
        current, blocks = self._view.currentIndex(), self._blocks()
        line, column = current.row(), current.column()
        if len(blocks) == 1:
            block = blocks[0]
            line = block.top() if line == block.bottom() else block.bottom()
            column = block.left() if column == block.right() else block.right()
        anchor = self._model.index(line, column)
        model = self._view.selectionModel()
        model.setCurrentIndex(target, Flag.NoUpdate)
        model.select(_block(anchor, target), Flag.ClearAndSelect)
        self._view.scrollTo(target)

    def press_number(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Select a whole line by its number, or all from the current one to it."""
        line, current = index.row(), self._view.currentIndex()
        if modifiers & Qt.KeyboardModifier.ShiftModifier and current.isValid():
            first, last = sorted((current.row(), line))
            self.select_lines(range(first, last + 1))
            return
        is_more = modifiers & Qt.KeyboardModifier.ControlModifier
        lines = set(self.lines()) if is_more else set()
        if line in self.lines() and not is_more:
            # Several lines are dragged by the number of any of them.
            lines = set(self.lines()) if self.has_range else lines
        name = self._model.index(line, AT["name"])
        self._view.selectionModel().setCurrentIndex(name, Flag.NoUpdate)
        self.select_lines({*lines, line})

    def _blocks(self) -> list[QItemSelectionRange]:
        selection = self._view.selectionModel().selection()
        # Its stubs do not say that it is a list.
        return list(cast("Iterable[QItemSelectionRange]", selection))


def _block(one: QModelIndex, other: QModelIndex) -> QItemSelection:
    """Return the cells between two corners, whichever they are."""
    lines = sorted((one.row(), other.row()))
    columns = sorted((one.column(), other.column()))
    first = one.sibling(lines[0], columns[0])
    return QItemSelection(first, one.sibling(lines[1], columns[1]))
