"""What the checks found, by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.columns import column_of_finding

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.session import Session


class Found:
    """Findings that are not waived, read anew when others are known."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._of: list[Finding] | None = None
        self._by_cell: dict[tuple[str, int], list[Finding]] = {}
        self._told = self._by_cell
        self._projects: set[str] = set()

    @property
    def projects(self) -> AbstractSet[str]:
        """Ids of the projects that something was found about."""
        self._update()
        return self._projects

    def of(self, project_id: str, column: int) -> list[Finding]:
        """Return what was found about a cell, the worst first."""
        self._update()
        return self._by_cell.get((project_id, column), [])

    def moved(self) -> set[str]:
        """Return the projects about which something else is known than last time."""
        self._update()
        before, now = self._told, self._by_cell
        self._told = now
        cells = before.keys() | now.keys()
        return {cell[0] for cell in cells if before.get(cell) != now.get(cell)}

    def _update(self) -> None:
        found = self._session.known_findings
        if found is self._of:
            return
        self._of = found
        self._by_cell, self._projects = {}, set()
        for finding in found:
            if finding.table != Project.TABLE or finding.waived is not None:
                continue
            self._projects.add(finding.row_id)
            column = column_of_finding(finding.field)
            if column is not None and finding.severity != "notice":
                cell = (finding.row_id, column)
                self._by_cell.setdefault(cell, []).append(finding)
