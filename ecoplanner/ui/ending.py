"""The system ends the program: a signal, or the end of the user's session."""

from __future__ import annotations

import contextlib
import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QSocketNotifier
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

if TYPE_CHECKING:
    from types import FrameType

    from PySide6.QtGui import QGuiApplication

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Tells when the program is to end and nobody can be asked.

    Signals:
        session_ended: the user's session ends: what is open must be safe on return.
        signalled: a signal asks the program to end.
    """

    session_ended = Signal()
    signalled = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        application.commitDataRequest.connect(self.session_ended)
        # Python runs a handler only between its own steps, and Qt's loop is none: a
        # byte on a socket wakes it.
        self._ours, self._woken = socket.socketpair()
        for end in (self._ours, self._woken):
            end.setblocking(False)  # noqa: FBT003 - as the library has it
        self._notifier = QSocketNotifier(
            self._ours.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._on_woken)
        signal.set_wakeup_fd(self._woken.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _take_note)

    @Slot()
    def _on_woken(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._ours.recv(64)
        self.signalled.emit()


def _take_note(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: the byte on the socket tells the window."""
