"""When Python looks for circles of objects nobody uses: in idle moments alone.

Left to itself it looks while an edit is on its way, through every row of the plan, and
in whichever thread happens to make objects; widgets must not end in another thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

_EVERY_MS = 2_000
#: As many objects made and not yet ended are worth a look.
_MANY = 5_000
#: To look at more than these would hold the window.
_TOO_MANY = 60_000
#: Every so many looks, a thorough one.
_THOROUGH = 30


class Hold:
    """Keeps Python from looking, from `take` until `drop`."""

    _count = 0
    _was_on = False

    def __init__(self) -> None:
        self._is_taken = False

    @classmethod
    def is_any(cls) -> bool:
        """Whether any is taken."""
        return cls._count > 0

    def take(self) -> None:
        """Look for nothing; taking it twice is taking it once."""
        if self._is_taken:
            return
        self._is_taken = True
        if Hold._count == 0:
            Hold._was_on = gc.isenabled()
            gc.disable()
        Hold._count += 1

    def drop(self) -> None:
        """Go back to what was before, when the last is dropped."""
        if not self._is_taken:
            return
        self._is_taken = False
        Hold._count -= 1
        if Hold._count == 0 and Hold._was_on:
            gc.enable()


class Collector(QObject):
    """Looks for unused circles when the window has nothing else to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        #: Whether much was spared a look that is due when nobody waits for it.
        self._is_owing = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()
        self.destroyed.connect(gc.enable)

    @staticmethod
    def spare() -> None:
        """Look at nothing any more that is there now, such as the rows of a plan."""
        gc.freeze()

    @Slot()
    def _on_timer_timeout(self) -> None:
        # Objects that another thread is making are left alone.
        if Hold.is_any():
            return
        if self._is_owing and not _is_looked_at():
            self._is_owing = False
            gc.unfreeze()
            gc.collect()
            self.spare()
        count = gc.get_count()[0]
        if count < _MANY:
            return
        self._looks += 1
        is_thorough = self._looks % _THOROUGH == 0
        if is_thorough:
            count += len(gc.get_objects(generation=2))
        if count > _TOO_MANY:
            # Such as the rows of a large edit, which are in no circle.
            self.spare()
            self._is_owing = True
            return
        gc.collect(2 if is_thorough else 1)


def _is_looked_at() -> bool:
    """Return whether the user is in one of our windows just now."""
    active = Qt.ApplicationState.ApplicationActive
    return QGuiApplication.applicationState() == active
