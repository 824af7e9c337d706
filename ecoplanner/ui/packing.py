"""The older history of the open plan, packed while nobody waits for anything.

To publish a plan would hold the window otherwise, when much was edited before.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot

from ecoplanner.errors import EcoplannerError
from ecoplanner.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from ecoplanner.model.store.document import Document
    from ecoplanner.model.store.history import Pack

#: After the last edit; the plan is published a little later.
_AFTER_MS = 3_500
#: Between two packs, for what was typed meanwhile.
_NEXT_MS = 5


class Packing(QObject):
    """Packs what is old, in a thread, and puts it in its place pack by pack."""

    def __init__(
        self, document: Document, is_free: Callable[[], bool], parent: QObject
    ) -> None:
        """Pack nothing yet.

        Args:
            document: the open plan.
            is_free: whether nothing else is on its way in the plan just now.
            parent: its owner.
        """
        super().__init__(parent)
        self._document, self._is_free = document, is_free
        self._packs: list[Pack] = []
        self._is_ended = False
        self._background = Background(self)
        self._background.done.connect(self._on_background_done)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Pack, where there is much, when no edit was made for a while."""
        self._timer.start(_AFTER_MS)

    def end(self) -> None:
        """Pack no more; what is packed by half is left as it is."""
        self._timer.stop()
        self._packs.clear()
        self._is_ended = True
        self._background.end()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if not self._is_free():
            self.start()
            return
        # Publishing tells of what cannot be written; unpacked it is no less complete.
        with suppress(EcoplannerError):
            if self._packs:
                self._document.put_pack(self._packs.pop(0))
            elif not self._background.is_busy:
                work = self._document.packing()
                if work is not None:
                    self._background.start(work)
        if self._packs:
            self._timer.start(_NEXT_MS)

    @Slot(object)
    def _on_background_done(self, future: Future[list[Pack]]) -> None:
        if self._is_ended:
            return
        with suppress(EcoplannerError):
            self._packs = future.result()
            self._timer.start(_NEXT_MS)
