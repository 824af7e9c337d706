"""One window a plan: a second start shows the window that has the plan open."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtNetwork import QLocalServer
from PySide6.QtNetwork import QLocalSocket

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: A window that is busy longer than this is not waited for.
_WAIT_MS = 500


class Doorbell(QObject):
    """Hears when another start of the program wants the plan that is open here.

    Signals:
        rung: the window is to come to the front.
    """

    rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)

    def answer_for(self, plan: Path | None) -> None:
        """Hear of this plan from now on; of none without one."""
        self._server.close()
        if plan is not None:
            name = _name(plan)
            # What a crash left behind is in the way on Unix.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @Slot()
    def _on_server_new_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.disconnectFromServer()
        self.rung.emit()


def bring_to_front(window: QWidget) -> None:
    """Show a window above the others, also where it was minimized."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def ring(plan: Path) -> bool:
    """Ask the window that has a plan open to come to the front.

    Returns:
        False where there is none.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(plan))
    is_there = socket.waitForConnected(_WAIT_MS)
    socket.abort()
    return is_there


def _name(plan: Path) -> str:
    """Return a name that the same file has in every process of this user."""
    whole = f"{Path.home()} {plan.resolve()}"
    return f"ecoplanner-{sha256(whole.encode()).hexdigest()[:32]}"
