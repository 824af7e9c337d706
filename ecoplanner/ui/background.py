"""Work in a thread of its own that shares nothing with the window."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import cast
from typing import TYPE_CHECKING
from typing import TypeVar

from PySide6.QtCore import QEventLoop
from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.ui.collecting import Hold

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

ResultT = TypeVar("ResultT")

#: What takes no longer than this is waited for where it is asked for.
SOON_S = 0.05


class Background(QObject):
    """Does one thing at a time; `done` tells in the window's thread.

    Signals:
        done: what `start` was given is done, with its `Future`.
    """

    done = Signal(object)
    _ended = Signal(object)
    _let_in = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="plan")
        self._future: Future[object] | None = None
        self._hold = Hold()
        self._takes_input = False
        self._ended.connect(self._on_ended)
        self.destroyed.connect(partial(_end, self._pool, self._hold))

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._future is not None

    def start(self, work: Callable[[], ResultT]) -> Future[ResultT]:
        """Do something; nothing else may be on its way."""
        assert self._future is None  # noqa: S101 - one thing at a time
        self._hold.take()
        future = self._pool.submit(work)
        self._future = cast("Future[object]", future)
        # What is done by now is told of in here, and no longer on its way after.
        future.add_done_callback(partial(_tell, self._ended))
        return future

    def wait(self) -> None:
        """Return when nothing is on its way; the window paints but takes no input.

        What hands do meanwhile waits with it, until `let_hands_in`.
        """
        while self._future is not None:
            future = self._future
            try:
                future.exception(SOON_S)
            except TimeoutError:
                self._paint_until_done(future)
            else:
                self._on_ended(future)

    def _paint_until_done(self, future: Future[object]) -> None:
        loop = QEventLoop()
        self.done.connect(loop.quit)
        self._let_in.connect(loop.quit)
        flag = QEventLoop.ProcessEventsFlag
        while self._future is future:
            is_open = self._takes_input
            loop.exec(flag.AllEvents if is_open else flag.ExcludeUserInputEvents)
        self.done.disconnect(loop.quit)
        self._let_in.disconnect(loop.quit)

    def let_hands_in(self) -> None:
        """Take input again while this one thing is waited for.

        Somebody else sees to it that nothing of it is lost on what waits.
        """
        if self._future is not None and not self._takes_input:
            self._takes_input = True
            self._let_in.emit()

    def run(self, work: Callable[[], ResultT]) -> ResultT:
        """Do something and return what it returned; see `wait`."""
        future = self.start(work)
        self.wait()
        return future.result()

    def end(self) -> None:
        """Wait for what is on its way, and take nothing more."""
        self._pool.shutdown()

    @Slot(object)
    def _on_ended(self, future: Future[object]) -> None:
        # One that was waited for has been told already.
        if future is self._future:
            self._future = None
            self._takes_input = False
            self._hold.drop()
            self.done.emit(future)


def _tell(ended: SignalInstance, future: Future[object]) -> None:
    """Tell the window's thread, unless what asked is gone, as with its window."""
    with suppress(RuntimeError):
        ended.emit(future)


def _end(pool: ThreadPoolExecutor, hold: Hold, *_: object) -> None:
    hold.drop()
    pool.shutdown(wait=False, cancel_futures=True)
