"""The record in a list: its newest part at once, the rest bit by bit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot

from ecoplanner.model.store import history
from ecoplanner.model.store.journal import steps
from ecoplanner.ui.lists.steps import by_day
from ecoplanner.ui.lists.steps import lines_of_steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.store.journal import Step
    from ecoplanner.ui.lists.steps import EntriesModel
    from ecoplanner.ui.lists.steps import Entry
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.settings import Settings

#: Steps that are there at once, and that come at a time: none holds the window.
FIRST, MORE = 1_000, 2_000
_PAUSE_MS = 5


class RecordFeed(QObject):
    """Reads the steps of a plan once, then only new ones, and lists those wanted.

    Attributes:
        by_key: the steps that are known, by the key of their entry.
    """

    def __init__(
        self,
        session: Session,
        model: EntriesModel,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._model, self._settings = session, model, settings
        self.by_key: dict[str, Step] = {}
        #: Newest first.
        self._steps: list[Step] = []
        self._rest: list[Step] = []
        self._is_whole = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_busy(self) -> bool:
        """Whether more is to come."""
        return self._timer.isActive()

    def show(
        self, accepts: Callable[[Step], bool] | None = None, key: str = ""
    ) -> bool:
        """List the newest steps, and others later.

        Args:
            accepts: whether a step is wanted; None for all.
            key: of an entry that is to be there at once, if there is such a one.

        Returns:
            Whether any is wanted.
        """
        self._read(whole=accepts is not None)
        found = [each for each in self._steps if accepts is None or accepts(each)]
        at = next((at for at, each in enumerate(found) if str(each.seq) == key), 0)
        first = max(FIRST, at + 1)
        self._rest = found[first:]
        self._model.show_entries(self._entries(found[:first]))
        self._go_on()
        return bool(found)

    def every(self) -> list[Step]:
        """Return all steps, newest first."""
        if self._is_whole:
            self._read(whole=True)
        else:
            self._read_rest()
        return self._steps

    def stop(self) -> None:
        """List nothing more."""
        self._timer.stop()

    def finish(self) -> None:
        """List all that is to come."""
        while self._timer.isActive():
            self._timer.stop()
            self._on_timeout()

    def _go_on(self) -> None:
        if self._rest or not self._is_whole:
            self._timer.start()
        else:
            self._timer.stop()

    def _read(self, *, whole: bool) -> None:
        reader = self._session.reader
        first = self._steps[0].seq + 1 if self._steps else 1
        if not self._steps and not whole:
            first = max(1, history.last_seq(reader) - FIRST + 1)
            self._is_whole = first == 1
        elif whole and not self._is_whole:
            # Packs of old steps have no end that one could read up to.
            self._steps, first, self._is_whole = [], 1, True
        new = steps(reader, first)
        self._steps[:0] = reversed(new)
        self.by_key |= {str(step.seq): step for step in new}

    def _read_rest(self) -> None:
        last = self._steps[-1].seq if self._steps else 0
        self._read(whole=True)
        self._rest = [each for each in self._steps if each.seq < last]

    def _entries(self, found: list[Step], after: str = "") -> list[Entry]:
        return by_day(lines_of_steps(found), self._settings, after)

    @Slot()
    def _on_timeout(self) -> None:
        if not self._session.is_open:
            return
        if self._is_whole:
            more, self._rest = self._rest[:MORE], self._rest[MORE:]
            self._model.add_entries(self._entries(more, self._model.last_day))
        else:
            self._read_rest()
        self._go_on()
