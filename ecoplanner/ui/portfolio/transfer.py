"""Copying cells out of the table and pasting them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from ecoplanner.ui.portfolio import clipboard
from ecoplanner.ui.portfolio.annex_rows import annex_rows
from ecoplanner.ui.portfolio.annex_rows import headed
from ecoplanner.ui.portfolio.annex_rows import known_headings
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.late_cells import put_on_clipboard
from ecoplanner.ui.portfolio.merged_text import carried_on
from ecoplanner.ui.portfolio.paste_work import Place
from ecoplanner.ui.portfolio.pasted_sums import without_sums
from ecoplanner.ui.portfolio.pasted_words import about_head
from ecoplanner.ui.portfolio.pasted_words import about_row
from ecoplanner.ui.portfolio.pasted_words import about_table
from ecoplanner.ui.portfolio.still import Still
from ecoplanner.ui.portfolio.targets import place_of
from ecoplanner.ui.portfolio.upright_text import upright_table

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.annex_rows import Headed
    from ecoplanner.ui.portfolio.edits import GridEdits
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.portfolio.rows import Row

#: What a project keeps where a cell pasted over it is empty.
_KEPT = ("name", "program")


class Transfer(QObject):
    """Carries cells between the table and the clipboard.

    Signals:
        pasted: cells were pasted: a sentence, and the ids of projects that came.
        refused: a sentence about why nothing was pasted.
    """

    pasted = Signal(str, list)
    refused = Signal(str)

    def __init__(
        self, model: GridModel, view: GridView, edits: GridEdits, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._view, self._edits = model, view, edits

    def copy(self) -> None:
        """Copy what is selected, for this table and for spreadsheets.

        Titles of groups are left out: their sums would be pasted as projects. They
        are copied where nothing else is selected.
        """
        rows = [(line, self._model.rows[line]) for line in self._view.selected.lines()]
        lines = [line for line, row in rows if row.kind == "project"]
        lines = lines or [line for line, row in rows if row.kind == "group"]
        columns = self._view.selected.columns()
        if lines:
            copied = Still(self._model, lines).copied(columns)
            put_on_clipboard(copied, len(lines) * len(columns))

    def paste(self) -> None:
        """Paste cells over those that are there; in the last line, as new projects."""
        data = QGuiApplication.clipboard().mimeData()
        html = data.html() if data.hasHtml() else ""
        taken = clipboard.taken_of(data.text(), html)
        own = {column.heading: column.key for column in COLUMNS}
        known = known_headings(own)
        upright = None
        if not taken.knows_merged and (upright := upright_table(data.text(), known)):
            taken = clipboard.Taken(upright.block)
        found = headed(taken.block, own, taken.covered)
        if upright is not None and upright.strange:
            self.refused.emit(about_row(upright.strange, len(upright.block[0])))
        elif found is not None:
            filled = 0
            if not taken.knows_merged:
                found, filled = carried_on(found)
            self._paste_headed(found, filled)
        elif refusal := about_head(taken.block, known):
            self.refused.emit(refusal)
        else:
            self._paste_cells(taken.block)

    def paste_values(self) -> None:
        """Paste the plain words, cell by cell, whatever they look like."""
        self._paste_cells(
            clipboard.block_of(QGuiApplication.clipboard().mimeData().text())
        )

    def _paste_cells(self, block: clipboard.Block) -> None:
        if not block:
            self.refused.emit(self.tr("There is no text to paste."))
        elif len(block) == len(block[0]) == 1:
            self._paste_one(block[0][0])
        else:
            self._paste_block(block)

    def _paste_headed(self, found: Headed, filled: int) -> None:
        """Paste a table that says what its columns are: each line a new project."""
        said = annex_rows(found)
        if not said.projects:
            self.refused.emit(self.tr("The pasted table has headings, but no project."))
            return
        row = self._current_row()
        is_invite = row is not None and row.kind == "invite"
        place = place_of(self._model, row) if row is not None and is_invite else None
        wrong, made = self._edits.paste({}, said.projects, place or Place(""))
        self._tell(len(made), len(found.keys), wrong, made, about_table(said, filled))

    def _paste_one(self, text: str) -> None:
        row = self._current_row()
        if row is not None and row.kind == "invite":
            if not without_sums(self._model, ["name"], [[text]]):
                self.refused.emit(self.tr("There are only sums to paste, no projects."))
                return
            place = place_of(self._model, row)
            wrong, made = self._edits.paste({}, [{"name": text}], place)
            self._tell(1, 1, wrong, made)
            return
        cells = self._view.selected.cells()
        values = {id_: dict.fromkeys(keys, text) for id_, keys in cells.items()}
        wrong, _ = self._edits.paste(values, (), Place(""))
        width = max(map(len, cells.values()), default=1)
        self._tell(len(cells), width, wrong, [])

    def _paste_block(self, block: clipboard.Block) -> None:
        """Paste over the projects below the current cell, then into new ones."""
        selected = self._view.selected
        lines, columns = selected.lines(), selected.columns()
        line = lines[0] if lines else self._model.rowCount()
        first = columns[0] if columns else AT["name"]
        if line < self._model.rowCount() and self._model.rows[line].kind == "invite":
            first = AT["name"]
        keys = self._keys_from(first, len(block[0]))
        lines_of_projects = without_sums(self._model, keys, block)
        left_out = len(block) - len(lines_of_projects)
        if not lines_of_projects:
            self.refused.emit(self.tr("There are only sums to paste, no projects."))
            return
        values: dict[str, dict[str, str]] = {}
        rest = list(lines_of_projects)
        place = Place("")
        while rest and line < self._model.rowCount():
            row = self._model.rows[line]
            if row.kind == "project":
                values[row.project_id] = _fields(keys, rest.pop(0))
            if row.kind != "group":
                place = place_of(self._model, row)
            if row.kind == "invite":
                break
            line += 1
        new = [_fields(keys, cells) for cells in rest if any(cells)]
        wrong, made = self._edits.paste(values, new, place)
        more = ""
        if left_out:
            text = self.tr("{count} lines of sums were left out.")
            more = text.format(count=left_out)
        self._tell(len(values) + len(new), len(block[0]), wrong, made, more)

    def _tell(
        self, rows: int, columns: int, wrong: int, made: list[str], more: str = ""
    ) -> None:
        text = self.tr("Pasted {rows} rows × {columns} columns")
        if wrong:
            text = self.tr(
                "Pasted {rows} rows × {columns} columns, "
                "{wrong} cells not understood (marked)"
            )
        text = text.format(rows=rows, columns=columns, wrong=wrong)
        if more:
            text = self.tr("{done}. {more}").format(done=text, more=more)
        self.pasted.emit(text, made)

    def _current_row(self) -> Row | None:
        index = self._view.currentIndex()
        return self._model.row(index) if index.isValid() else None

    def _keys_from(self, column: int, count: int) -> list[str]:
        keys: list[str] = []
        while column >= 0 and len(keys) < count:
            keys.append(COLUMNS[column].key)
            column = self._view.shown.beside(column, 1)
        return keys


def _fields(keys: list[str], cells: list[str]) -> dict[str, str]:
    """Return by column the cells that can be typed; nothing for names left empty."""
    pairs = zip(keys, cells, strict=False)
    return {
        key: cell
        for key, cell in pairs
        if COLUMNS[AT[key]].editor and (cell.strip() or key not in _KEPT)
    }
