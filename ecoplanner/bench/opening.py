"""The window with a plan in it, and when what it shows is painted."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QEventLoop
from PySide6.QtCore import QObject
from PySide6.QtCore import QSettings
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner import paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.app import App

#: What comes after so long without any painting belongs to no edit.
_QUIET_MS = 150
#: An edit that is not seen after so long has failed.
_LIMIT_MS = 60_000


class Paints(QObject):
    """Notes when repaints of a window were done.

    A window paints all that is dirty in it in one go, for each request to update;
    what is posted at the request runs when that painting is done.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.times: list[float] = []
        self._loop = QEventLoop(self)
        self._is_due: Callable[[], bool] = lambda: True
        self._on_painted: Callable[[], None] | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        window.installEventFilter(self)

    def wait(
        self,
        is_due: Callable[[], bool] = lambda: True,
        on_painted: Callable[[], None] | None = None,
    ) -> float:
        """Wait until nothing is painted any more.

        Args:
            is_due: whether what is waited for has come.
            on_painted: called after each repaint.

        Returns:
            When the last repaint was done.
        """
        self.times.clear()
        self._is_due, self._on_painted = is_due, on_painted
        limit = QTimer(self, singleShot=True, interval=_LIMIT_MS)
        limit.timeout.connect(self._loop.quit)
        limit.start()
        self._quiet.start()
        self._loop.exec()
        limit.stop()
        if not self.times or not is_due():
            msg = "what was edited was not painted"
            raise RuntimeError(msg)
        return self.times[-1]

    def wait_once(self) -> None:
        """Wait until something was painted."""
        self._on_painted = self._loop.quit
        self._loop.exec()

    def _on_quiet(self) -> None:
        if self.times and self._is_due():
            self._loop.quit()
        else:
            self._quiet.start()

    def _note(self) -> None:
        self.times.append(time.perf_counter())
        if self._on_painted is not None:
            self._on_painted()
        self._quiet.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self, self._note)
        return False


def app_of(plan: Path) -> App:
    """Return the program with the plan in its window."""
    from ecoplanner.app import App  # noqa: PLC0415 - only where there is a window
    from ecoplanner.ui.doorbell import ring  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    kept = paths.state_folder() / "window.ini"
    store = QSettings(str(kept), QSettings.Format.IniFormat)
    store.setValue("language", "zh")
    store.setValue("theme", "light")
    # The command asks first whether the plan is open elsewhere.
    ring(plan)
    app = App(application, store)
    app.start(plan)
    return app
