"""A long calculation beside the window, with progress, that can be stopped."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.errors import EcoplannerError
from ecoplanner.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future


class Task:
    """What a calculation is given to tell how far it is, and whether to end."""

    def __init__(
        self, tell: Callable[[float], None], show: Callable[[Any], None]
    ) -> None:
        self._tell, self._show = tell, show
        self._stopping = Event()

    @property
    def is_stopped(self) -> bool:
        """Whether the user has asked to stop."""
        return self._stopping.is_set()

    def report(self, part: float) -> None:
        """Tell how much is done, 0-1."""
        self._tell(part)

    def show(self, part: Any) -> None:
        """Show what is known by now; the result is to be of the same kind."""
        self._show(part)

    def stop(self) -> None:
        """Ask to stop; the calculation ends at its next look."""
        self._stopping.set()


class Runner(QObject):
    """Runs one calculation at a time; a newer one stops the older.

    Signals:
        started: a calculation began.
        progressed: how much is done, 0-1.
        shown: what is known of its result by now.
        finished: its result; not sent when it was stopped or refused.
        stopped: what it returned all the same when it was asked to stop.
        failed: it was refused, with an `EcoplannerError`.
        ended: none runs any more.
    """

    started = Signal()
    progressed = Signal(float)
    shown = Signal(object)
    _part = Signal(object)
    finished = Signal(object)
    stopped = Signal(object)
    failed = Signal(EcoplannerError)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.done.connect(self._on_done)
        self._part.connect(self._on_part)
        self._task: Task | None = None
        self._next: Callable[[Task], Any] | None = None
        #: What runs now, for the moment when this is no more: a change of look or a
        #: closed window takes it away, and nobody waits for the answer then.
        self._running: list[Task] = []
        self.destroyed.connect(partial(_stop, self._running))

    @property
    def is_running(self) -> bool:
        """Whether a calculation is under way."""
        return self._task is not None

    def start(self, work: Callable[[Task], Any]) -> None:
        """Begin a calculation over values; it reads no widget and no file."""
        if self._task is not None:
            self._next = work
            self._task.stop()
            return
        self._task = Task(self.progressed.emit, self._part.emit)
        self._running[:] = [self._task]
        self._background.start(partial(work, self._task))
        self.started.emit()

    def stop(self) -> None:
        """Ask the calculation to end."""
        self._next = None
        if self._task is not None:
            self._task.stop()

    @Slot(object)
    def _on_part(self, part: object) -> None:
        # It may have been on its way when the calculation was stopped.
        if self._task is not None and not self._task.is_stopped:
            self.shown.emit(part)

    @Slot(object)
    def _on_done(self, future: Future[Any]) -> None:
        task, self._task = self._task, None
        assert task is not None  # noqa: S101 - only what was started ends
        if self._next is not None:
            work, self._next = self._next, None
            self.start(work)
            return
        self.ended.emit()
        error = future.exception()
        if isinstance(error, EcoplannerError):
            self.failed.emit(error)
        elif error is not None:
            raise error
        elif task.is_stopped:
            self.stopped.emit(future.result())
        else:
            self.finished.emit(future.result())


def _stop(running: list[Task], *_: object) -> None:
    for task in running:
        task.stop()
