"""Watching a piece of work from the window: words after a moment, then figures."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.model.store.pace import Pace

#: Nothing is said of what takes no longer; figures come after so long.
SAY_AFTER_MS, COUNT_AFTER_MS = 400, 1_000
#: How often figures are looked at.
_EVERY_MS = 100


class PaceWatch(QObject):
    """Tells how far work is that takes its time.

    Signals:
        told: how far it is, in words; empty while there are no figures yet.
    """

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pace = Pace()
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, pace: Pace) -> None:
        """Watch work that begins now, in place of any before."""
        self._pace, self._since = pace, monotonic()
        self._timer.start(SAY_AFTER_MS)

    @Slot()
    def stop(self) -> None:
        """Tell nothing more."""
        self._timer.stop()

    def figures(self) -> str:
        """Return how far the work is."""
        step = self._pace.step
        if step is None:
            seconds = int(monotonic() - self._since)
            return self.tr("{seconds} s so far.").format(seconds=seconds)
        words = {
            "checking": self.tr("{done} of {count} tables checked."),
            "reading": self.tr("{done} of {count} tables read."),
            "writing": self.tr("{done} of {count} rows."),
        }[step.part]
        return words.format(done=f"{step.done:,}", count=f"{step.count:,}")

    @Slot()
    def _on_timeout(self) -> None:
        self._timer.setInterval(_EVERY_MS)
        is_long = monotonic() - self._since >= COUNT_AFTER_MS / 1_000
        self.told.emit(self.figures() if is_long else "")
