"""Going from one finding to the next, from whatever page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.model.project import Project
from ecoplanner.ui.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.focus import Focus
    from ecoplanner.ui.strip import Strip


class FindingSteps(QObject):
    """Keeps which finding is in hand, shows it in the strip, goes to its row.

    Signals:
        page_requested: the page is wanted on which the row is, by key.
    """

    page_requested = Signal(str)

    def __init__(self, strip: Strip, focus: Focus, parent: QObject) -> None:
        super().__init__(parent)
        self._strip, self._focus = strip, focus
        self._findings: list[Finding] = []
        self.at = 0

    def show_findings(self, found: Sequence[Finding]) -> int:
        """Show other findings; those waived are passed over.

        Returns:
            How many of them are errors.
        """
        self._findings = [each for each in found if each.waived is None]
        self._strip.show_findings(self._findings, self.at)
        return sum(each.severity == "error" for each in self._findings)

    @Slot()
    def go_on(self) -> None:
        """Go to the next finding."""
        self._step(1)

    @Slot()
    def go_back(self) -> None:
        """Go to the finding before."""
        self._step(-1)

    @Slot()
    def go_there(self) -> None:
        """Go to the row that the finding in hand is about."""
        if not self._findings:
            return
        finding = self._findings[self.at % len(self._findings)]
        self.page_requested.emit(page_of(finding.table))
        if finding.table == Project.TABLE:
            self._focus.set_project(finding.row_id)
        else:
            self._focus.request_row(finding.table, finding.row_id)

    def _step(self, by: int) -> None:
        self.at += by
        self._strip.show_findings(self._findings, self.at)
        self.go_there()
