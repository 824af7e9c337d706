"""A table of figures to read and to copy, not to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QTableView
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


def bare_figure(text: str) -> str:
    """Return a figure as a spreadsheet reads it: no commas, a plain minus."""
    return text.replace(",", "").replace("−", "-")


class ReadingTable(QTableView):
    """Rows are chosen whole; Ctrl+C copies what `tsv` says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def tsv(self) -> str:
        """Return what is copied, as a spreadsheet pastes it: all, under its heads."""
        model, role = self.model(), Qt.ItemDataRole
        shown = [
            column
            for column in range(model.columnCount())
            if not self.isColumnHidden(column)
        ]
        across = Qt.Orientation.Horizontal
        lines = [[str(model.headerData(column, across)) for column in shown]]
        for row in range(model.rowCount()):
            cells = [model.index(row, column) for column in shown]
            lines.append(
                [
                    bare_figure(str(cell.data()))
                    if int(cell.data(role.TextAlignmentRole))
                    & Qt.AlignmentFlag.AlignRight
                    else str(cell.data())
                    for cell in cells
                ]
            )
        flat = str.maketrans("\t\n", "  ")
        return "\n".join("\t".join(x.translate(flat) for x in line) for line in lines)

    @Slot()
    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.tsv())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
