"""Finding text in the table as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from ecoplanner.model.project import Project
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView


class Finder(QObject):
    """Goes from one project that matches to the next, and marks the words.

    Signals:
        found: which match is shown, from 1, and how many there are.
    """

    found = Signal(int, int)

    def __init__(
        self, model: GridModel, view: GridView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent or view)
        self._model, self._view = model, view
        self._needle = Needle("")

    @property
    def is_on(self) -> bool:
        """Whether something is looked for."""
        return bool(self._needle)

    def find(self, text: str) -> None:
        """Mark what matches and go to the first from the current line on."""
        self._needle = Needle(text)
        self._view.cells.needle = self._needle or None
        self._view.paint_all()
        if not self._needle:
            self.found.emit(0, 0)
            return
        current = self._model.project(self._view.currentIndex())
        matches = self._matches()
        if current is not None and any(each.id == current.id for each in matches):
            self._go_to(matches, [each.id for each in matches].index(current.id))
        else:
            self._step(matches, 1)

    def find_next(self, *, backwards: bool = False) -> None:
        """Go to the next match, round the end."""
        if self._needle:
            self._step(self._matches(), -1 if backwards else 1)

    def _matches(self) -> list[Project]:
        facts = self._model.facts
        found = self._needle.found_in(facts.searched) & self._model.figures.shown
        return [project for project in facts.projects if project.id in found]

    def _step(self, matches: list[Project], step: int) -> None:
        if not matches:
            self.found.emit(0, 0)
            return
        numbers = self._model.facts.numbers
        current = self._model.project(self._view.currentIndex())
        at = numbers[current.id] if current is not None else 0
        places = [numbers[each.id] for each in matches]
        if step > 0:
            later = [n for n, place in enumerate(places) if place > at]
            self._go_to(matches, later[0] if later else 0)
        else:
            earlier = [n for n, place in enumerate(places) if place < at]
            self._go_to(matches, earlier[-1] if earlier else len(matches) - 1)

    def _go_to(self, matches: list[Project], at: int) -> None:
        project = matches[at]
        key = self._model.group_of_project(project.id)
        if key is not None and key in self._model.folded:
            self._model.toggle_group(key)
        line = self._model.line_of(project.id, key or "")
        if line >= 0:
            self._view.go_to(self._model.index(line, self._column(project)))
        self.found.emit(at + 1, len(matches))

    def _column(self, project: Project) -> int:
        """Return the first shown column that has what is looked for."""
        for at, column in enumerate(COLUMNS):
            if column.text is None or self._view.isColumnHidden(at):
                continue
            if self._needle.matches(column.text(self._model.facts, project)):
                return at
        return AT["name"]
