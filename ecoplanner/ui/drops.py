"""Plan files dragged from the desktop onto a window."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from typing_extensions import override

from ecoplanner.ui.dialogs.files import ENDING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget


class PlanDrops(QObject):
    """Lets a window take plan files.

    Signals:
        dropped: this plan was dropped on the window.
    """

    dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        drop = cast("QDropEvent", event)
        path = _plan_in(drop.mimeData())
        if path is not None:
            drop.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(path)
        return path is not None


def _plan_in(data: QMimeData) -> Path | None:
    """Return the plan file among what is dragged, None without one."""
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    plans = [Path(name) for name in names if name.lower().endswith(ENDING)]
    return plans[0] if plans else None
