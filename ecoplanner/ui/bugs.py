"""Exceptions that nobody expected: logged, and told to the user."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from shiboken6 import isValid

from ecoplanner import paths

if TYPE_CHECKING:
    from types import TracebackType

LOG = logging.getLogger("ecoplanner")
LOG_NAME = "ecoplanner.log"
#: The same once more within this time is the same.
_AGAIN_S = 2


class BugReports(QObject):
    """Logs each unexpected exception in the state folder, and tells of it.

    It is told later, in the window's thread: the exception may have come in the
    midst of painting, or in a thread where no widget may be touched.

    Signals:
        met: the traceback of an exception, as text.
    """

    met = Signal(str)
    _came = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last, self._told_at = "", 0.0
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """From now on take what is raised in slots, in events and in threads."""
        for handler in _handlers():
            handler.setFormatter(
                logging.Formatter("%(asctime)s %(levelname)s %(message)s")
            )
            LOG.addHandler(handler)
        sys.excepthook = self._report
        threading.excepthook = self._report_thread

    def _report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, where))
        # A page that cannot be painted fails again at each painting.
        if details == self._last and monotonic() - self._told_at < _AGAIN_S:
            return
        self._last, self._told_at = details, monotonic()
        LOG.error("%s", details)
        if isValid(self):
            self._came.emit(details)

    def _report_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_type is not SystemExit:
            self._report(met.exc_type, met.exc_value, met.exc_traceback)

    @Slot(str)
    def _on_came(self, details: str) -> None:
        self.met.emit(details)


def _handlers() -> list[logging.Handler]:
    # A program without a console has nowhere to write to.
    handlers: list[logging.Handler] = [logging.StreamHandler()] if sys.stderr else []
    folder = paths.state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = folder / LOG_NAME
        handlers.append(logging.FileHandler(name, encoding="utf-8", delay=True))
    except OSError as error:
        LOG.warning("%s: %s", folder, error.strerror)
    return handlers
