"""What the checks find, looked for when the window has time for it."""

from __future__ import annotations

from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTime
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from ecoplanner.model.checks import Rule
    from ecoplanner.model.checks import Watch
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio

#: So many rows are a moment's work to check, and theirs to be shown is one already.
_MANY = 300
#: How long a check may hold the window, and what time it leaves to what was typed.
_HOLD_S = 0.02
_NEXT_MS = 2


class Watching(QObject):
    """Checks the plan after each change, at once where that is quick.

    Signals:
        found: something else was found than before, or nothing more.

    Attributes:
        known: what was found last; nothing is checked for it.
        checked_at: when the plan as it is now was checked; invalid before the first.
    """

    found = Signal()

    def __init__(
        self,
        portfolio: Callable[[], Portfolio],
        soon_ms: int,
        parent: QObject | None = None,
    ) -> None:
        """Watch a plan.

        Args:
            portfolio: returns the plan as it is now.
            soon_ms: after what time a check that is not quick is made, so that the
                window is painted before.
            parent: its owner.
        """
        super().__init__(parent)
        self._portfolio, self._soon_ms = portfolio, soon_ms
        self.known: list[Finding] = []
        self._told: list[Finding] = self.known
        self._checked: Portfolio | None = None
        self.checked_at = QTime()
        self._after_ms = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def now(self) -> list[Finding]:
        """What is found in the plan as it is now, waived ones too."""
        portfolio = self._portfolio()
        if portfolio is not self._checked:
            self._checked, self.checked_at = portfolio, QTime.currentTime()
        return self._watch.findings(portfolio)

    @cached_property
    def _watch(self) -> Watch:
        """What is checked; loaded with all rules when the window stands."""
        from ecoplanner.model.checks import Watch  # noqa: PLC0415 - see above

        return Watch()

    def start(self, after_ms: int) -> None:
        """Check, some time after what is on its way now, such as a new window."""
        self._after_ms = after_ms
        self._timer.start(0)

    def stop(self) -> None:
        """Check nothing more by itself."""
        self._timer.stop()

    def put_off(self) -> None:
        """Let a check that is due wait, where something else holds the window now."""
        if self._timer.isActive():
            self._timer.start(self._soon_ms)

    def note(
        self,
        rows: Mapping[str, frozenset[str]],
        found: Mapping[Rule, list[Finding]] | None,
    ) -> None:
        """Take down a change; `tell` is called when it is told of.

        Args:
            rows: by table the ids of the rows that changed.
            found: what all rules find now, where that is known.
        """
        portfolio = self._portfolio()
        self._watch.note(rows)
        if found is not None:
            self._watch.take(portfolio, found)
        if sum(map(len, rows.values())) < _MANY and self._watch.is_quick(portfolio):
            self.known = self.now
        else:
            self._timer.start(self._soon_ms)

    def tell(self) -> None:
        """Tell of what was found, where that is something else."""
        if self.known != self._told:
            self._told = self.known
            self.found.emit()

    @Slot()
    def _on_timeout(self) -> None:
        if self._after_ms:
            self._timer.start(self._after_ms)
            self._after_ms = 0
            return
        portfolio, end = self._portfolio(), perf_counter() + _HOLD_S
        while not self._watch.check_on(portfolio):
            if perf_counter() > end:
                self._timer.start(_NEXT_MS)
                return
        self.known = self.now
        self.tell()
