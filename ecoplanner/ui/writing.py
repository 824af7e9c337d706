"""What is seen before it is written: written when the window is painted."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.store.document import Document

#: Time for the window to be painted, which is seen; no time to do anything in.
PAINT_MS = 40
#: So long rows are written, and so long then something else may come between.
_WRITE_S, _NEXT_MS = 0.012, 1


class Writing(QObject):
    """Writes an edit that is seen, some rows at a time.

    What was typed meanwhile comes between, and has the rest written first where it
    asks the records or edits.

    Signals:
        done: an edit is written, or was refused, which is False.
    """

    done = Signal(bool)

    def __init__(
        self, document: Document, put_off: Callable[[], None], parent: QObject
    ) -> None:
        """Write nothing yet.

        Args:
            document: the open plan.
            put_off: lets others wait that would hold the window as well.
            parent: its owner.
        """
        super().__init__(parent)
        self._document, self._put_off = document, put_off
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def show(self, show: Callable[[], bool]) -> bool:
        """Tell of an edit by `show`, to be written when it is painted.

        Returns:
            What `show` returned: False where there was nothing to be told.
        """
        try:
            return show()
        finally:
            # Not before all are told, which takes as long as it takes.
            self._timer.start(PAINT_MS)

    def stop(self) -> None:
        """Write no more; the rest is written at once by whoever asks this."""
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        end = perf_counter() + _WRITE_S
        self._put_off()
        while not self._document.is_settled:
            if not self._document.settle_on():
                self.done.emit(False)  # noqa: FBT003 - a signal has no names
                return
            if perf_counter() > end:
                self._timer.start(_NEXT_MS)
                return
        self.done.emit(True)  # noqa: FBT003 - a signal has no names
