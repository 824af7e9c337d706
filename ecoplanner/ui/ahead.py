"""Pages' modules, loaded while nobody waits for them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot

if TYPE_CHECKING:
    from ecoplanner.ui.session import Session

#: After the window stands, whose first keys are not to wait.
_FIRST_MS = 1_000
#: After each edit.
_IDLE_MS = 2_000
_NEXT_MS = 20
#: Piece by piece, none long enough to be felt: what the annex page needs takes 0.3 s
#: together.
_MODULES = (
    "ecoplanner.ui.portfolio.choices",
    "ecoplanner.ui.portfolio.transfer",
    "ecoplanner.ui.portfolio.filter_popup",
    "ecoplanner.ui.portfolio.bulk",
    "ecoplanner.ui.command_search",
    "ecoplanner.ui.help_panel",
    "reportlab.rl_config",
    "reportlab.pdfbase.pdfdoc",
    "reportlab.pdfgen.canvas",
    "ecoplanner.reports.typeset.breaking",
    "ecoplanner.reports.draw.pdf",
    "ecoplanner.reports",
    "pypdfium2",
    "ecoplanner.ui.lists.page",
    "ecoplanner.ui.annex.composer",
    "ecoplanner.ui.annex.page",
    "ecoplanner.ui.funding.page",
    "ecoplanner.ui.schedule.page",
    "ecoplanner.ui.checks.page",
    "ecoplanner.ui.lists.zones",
    "ecoplanner.ui.lists.indicators",
    "ecoplanner.ui.lists.history",
    "ecoplanner.ui.file_questions",
    # What letters are looked up in, once the table is there.
    "pypinyin.constants",
)


class Ahead(QObject):
    """Loads a module at a time when no edit was made for a while."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._left = list(_MODULES)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start(_FIRST_MS)
        session.changed.connect(self._on_session_changed)

    @Slot()
    def _on_session_changed(self) -> None:
        if self._left:
            self._timer.start(_IDLE_MS)

    @Slot()
    def _on_timer_timeout(self) -> None:
        import_module(self._left.pop(0))
        if self._left:
            self._timer.start(_NEXT_MS)
