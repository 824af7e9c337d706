"""The line in hand, held while the lines of the table are laid anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.portfolio.rows import Row

_Flag = QItemSelectionModel.SelectionFlag


class HeldLine(QObject):
    """Takes a line that went and came elsewhere in hand again.

    Qt goes on to a neighbour when a line goes. Lines that move go first and come then,
    so that each move, sort or undo of one would show the neighbour, and stay with it.
    Made before the view has its model: the view's own selection hears of it later.
    """

    def __init__(self, model: GridModel, view: GridView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._held: tuple[Row, int] | None = None
        #: Whether lines are being laid, so that what is current says nothing.
        self.is_laying = False
        model.rowsAboutToBeRemoved.connect(self._on_rows_going)
        model.sums_changed.connect(self._on_laid)

    def _on_rows_going(self) -> None:
        if self.is_laying:
            return
        index = self._view.currentIndex()
        self.is_laying = True
        self._held = None
        if index.isValid():
            self._held = self._model.row(index), index.column()

    def _on_laid(self) -> None:
        if not self.is_laying:
            return
        held, self._held = self._held, None
        if held is not None:
            self._take(*held)
        self.is_laying = False
        self._view.take_note()

    def _take(self, row: Row, column: int) -> None:
        line = self._model.line(row)
        if line < 0 and row.project_id:
            # It is in another group now.
            line = self._model.line_of(row.project_id)
        if line not in (-1, self._view.currentIndex().row()):
            selection = self._view.selectionModel()
            flag = _Flag.NoUpdate if selection.hasSelection() else _Flag.ClearAndSelect
            selection.setCurrentIndex(self._model.index(line, column), flag)
