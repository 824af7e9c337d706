"""Which line of the table is where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lines:
    """The lines of the table, found without looking through all of them."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._rows = rows

    def of(self, row: Row) -> int:
        """Return where a line is, -1 if it is not shown."""
        return self._at.get(row, -1)

    def of_project(self, project_id: str, group: str) -> int:
        """Return the line of a project, preferably in a group; -1 if not shown."""
        line = self.of(Row("project", group, project_id))
        return line if line >= 0 else self._first.get(project_id, -1)

    @cached_property
    def _at(self) -> dict[Row, int]:
        return {row: at for at, row in enumerate(self._rows)}

    @cached_property
    def _first(self) -> dict[str, int]:
        """By project its first line."""
        # One that has several is found by the first.
        rows = reversed([*enumerate(self._rows)])
        return {row.project_id: at for at, row in rows if row.kind == "project"}
