"""Which projects the questions of the laboratory are about: one choice for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from ecoplanner.model.program import Program
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.ui.page import Context


class LabScope(QObject):
    """The whole plan, or the projects chosen at the left.

    Called, it returns those chosen at the left, whatever is asked about.

    Signals:
        changed: questions are about other projects.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        chosen: Callable[[], Sequence[Project]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._chosen = context, chosen
        self._is_whole = True

    def __call__(self) -> Sequence[Project]:
        """Return the projects chosen at the left."""
        return self._chosen()

    @property
    def is_whole(self) -> bool:
        """Whether questions are about the whole plan."""
        return self._is_whole

    def set_whole(self, *, is_whole: bool) -> None:
        """Ask about the whole plan, or about what is chosen at the left."""
        if is_whole != self._is_whole:
            self._is_whole = is_whole
            self.changed.emit()

    def projects(self) -> Sequence[Project]:
        """Return the projects that are asked about."""
        return self._every() if self._is_whole else self._chosen()

    def outside(self) -> frozenset[str]:
        """Return the ids of the projects that are not asked about."""
        asked = {row.id for row in self.projects()}
        return frozenset(row.id for row in self._every() if row.id not in asked)

    def words(self) -> str:
        """Return what is asked about, in words."""
        return self.whole_words() if self._is_whole else self.chosen_words()

    def whole_words(self) -> str:
        """Return the whole plan in words."""
        words = self.tr("The whole plan · {count} projects")
        return words.format(count=len(self._every()))

    def chosen_words(self) -> str:
        """Return what is chosen at the left, in words."""
        rows = self._chosen()
        if len(rows) == len(self._every()):
            return self.whole_words()
        if len(rows) == 1:
            return rows[0].name
        name = self._program_name(rows) or self.tr("Chosen at the left")
        words = self.tr("{name} · {count} projects")
        return words.format(name=name, count=len(rows))

    def _every(self) -> Sequence[Project]:
        return self._context.session.portfolio.all(Project)

    def _program_name(self, rows: Sequence[Project]) -> str:
        """Return the name of the programme whose projects these all are, or nothing."""
        portfolio = self._context.session.portfolio
        ids = {row.program_id for row in rows}
        if len(ids) != 1:
            return ""
        (program_id,) = ids
        mine = portfolio.having(Project, "program_id", program_id)
        is_all = len(mine) == len(rows)
        return portfolio.get(Program, program_id).name if is_all else ""
