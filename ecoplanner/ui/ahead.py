"""Pages' modules and sums, made ready while nobody waits for them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.ui.session import Session

#: After the window stands, whose first keys are not to wait.
_FIRST_MS = 1_000
#: After each edit.
_IDLE_MS = 2_000
#: Between two pieces, for what was typed meanwhile.
_NEXT_MS = 5
#: What pages sum: modules that do so piece by piece in `work_ahead`.
_SUMS: tuple[str, ...] = (
    "ecoplanner.ui.portfolio.figures",
    "ecoplanner.ui.portfolio.facts",
    "ecoplanner.ui.schedule.rows",
    "ecoplanner.ui.funding.sums",
    "ecoplanner.ui.annex.projects_model",
    "ecoplanner.ui.lists.zone_money",
    "ecoplanner.ui.checks.words",
)
#: Piece by piece, none long enough to be felt: what the annex page needs takes 0.3 s
#: together.
_MODULES = (
    "ecoplanner.ui.portfolio.choices",
    "ecoplanner.ui.portfolio.transfer",
    "ecoplanner.ui.portfolio.filter_popup",
    "ecoplanner.ui.portfolio.bulk",
    "ecoplanner.ui.command_search",
    "ecoplanner.ui.help_panel",
    "ecoplanner.ui.schedule.page",
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
    "ecoplanner.ui.checks.page",
    "ecoplanner.ui.lists.zones",
    "ecoplanner.ui.lists.indicators",
    "ecoplanner.ui.lists.history",
    "ecoplanner.ui.file_questions",
    # What letters are looked up in, once the table is there.
    "pypinyin.constants",
)


class Ahead(QObject):
    """Loads a module, or sums a little, at a time when no edit was made for a while.

    Sums are kept in the portfolio, and worked out ahead again after each edit.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._left = list(_MODULES)
        self._sums: Iterator[None] = iter(())
        self._sums_left = list(_SUMS)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start(_FIRST_MS)
        session.changed.connect(self._on_session_changed)

    @Slot()
    def _on_session_changed(self) -> None:
        self._sums, self._sums_left = iter(()), list(_SUMS)
        if self._left or self._sums_left:
            self._timer.start(_IDLE_MS)

    @Slot()
    def _on_timer_timeout(self) -> None:
        if not self._session.is_open:
            return
        if not self._session.is_free:
            # Both would take twice as long, and hold the window.
            self._timer.start(_IDLE_MS)
            return
        is_summing = next(self._sums, self) is None
        if not is_summing and self._sums_left:
            module = import_module(self._sums_left.pop(0))
            self._sums = module.work_ahead(self._session.portfolio)
            is_summing = True
        elif not is_summing and self._left:
            import_module(self._left.pop(0))
        if is_summing or self._left:
            self._timer.start(_NEXT_MS)
