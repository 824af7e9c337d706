"""Which columns of the table are shown, and what is beside a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.columns import SUMMED

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView


class ShownColumns:
    """The columns of a table as the user sees them, from left to right."""

    def __init__(self, model: GridModel, view: GridView) -> None:
        self._model, self._view = model, view

    def beside(self, column: int, step: int) -> int:
        """Return the next shown column at the left (-1) or right (1); -1 if none."""
        return self._from(
            self._view.horizontalHeader().visualIndex(column) + step, step
        )

    def typed_beside(self, index: QModelIndex, step: int) -> QModelIndex:
        """Return the next cell that is edited in place, also on other lines.

        Args:
            index: a cell; it is returned where there is no other.
            step: 1 for the next, -1 for the one before.
        """
        line, column = index.row(), index.column()
        while 0 <= line < self._model.rowCount():
            column = self.beside(column, step) if column >= 0 else self.edge(step)
            if column < 0:
                line += step
                continue
            beside = self._model.index(line, column)
            if self._model.is_typed(beside):
                return beside
        return index

    def title_width(self) -> int:
        """Return how far titles of groups may run: to the first figure shown."""
        view = self._view
        header = view.horizontalHeader()
        lefts = [
            header.sectionViewportPosition(at)
            for at, column in enumerate(COLUMNS)
            if column.key in SUMMED and not view.isColumnHidden(at)
        ]
        end = min(lefts, default=view.viewport().width())
        return max(end, view.frozen_width)

    def keep_frozen(self, column: int, visual: int) -> None:
        """Put a column back that was moved over the edge of the frozen ones."""
        header = self._view.horizontalHeader()
        if column < FROZEN:
            if visual != column:
                header.moveSection(header.visualIndex(column), column)
        elif visual < FROZEN:
            header.moveSection(visual, FROZEN)

    def edge(self, step: int) -> int:
        """Return the first shown column (1) or the last one (-1)."""
        last = self._view.horizontalHeader().count() - 1
        return self._from(0 if step > 0 else last, step)

    def _from(self, visual: int, step: int) -> int:
        header = self._view.horizontalHeader()
        while 0 <= visual < header.count():
            column = header.logicalIndex(visual)
            if not self._view.isColumnHidden(column):
                return column
            visual += step
        return -1
