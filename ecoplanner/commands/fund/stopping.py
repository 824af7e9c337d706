"""Work that takes its time: a line that says it goes on, and Ctrl+C that ends it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from signal import SIGINT
from signal import signal
from threading import current_thread
from threading import Event
from threading import Lock
from threading import main_thread
from threading import Thread
from time import monotonic
from typing import Self
from typing import TYPE_CHECKING

from typing_extensions import override

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.terminal import write_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.problem import Problem

#: Exit code of what was stopped by Ctrl+C.
STOPPED = 130
_ERASE = "\r\x1b[K"
#: How often a line is written anew, at most and at least, in seconds.
_EVERY, _BEAT = 0.1, 0.25


class StoppableLine:
    """A line on a terminal, silent elsewhere, over work that Ctrl+C ends early.

    Attributes:
        is_stopped: whether the user asked to stop.
    """

    def __init__(self, speaker: Speaker | None = None) -> None:
        """Begin with nothing shown.

        Args:
            speaker: the language of the run; without it the line has figures alone.
        """
        self._speaker = speaker
        self._is_shown = sys.stderr.isatty()
        self._began, self._at = monotonic(), -1.0
        self._known = ""
        self._told = 0
        self._lock = Lock()
        self.is_stopped = False

    @property
    def is_begun(self) -> bool:
        """Whether the search has begun, so that there may be something to show."""
        # Told once before the question is put together, and once after.
        return self._told > 1

    @contextmanager
    def shown(self) -> Iterator[Self]:
        """Let Ctrl+C end the work with what it has; the next one ends all."""

        def stop(*_signal: object) -> None:
            if self.is_stopped or not self.is_begun:
                self.is_stopped = True
                raise KeyboardInterrupt
            self.is_stopped = True

        is_main = current_thread() is main_thread()
        before = signal(SIGINT, stop) if is_main else None
        ended = Event()
        beat = Thread(target=self._beat, args=(ended,), daemon=True)
        self._write_line()
        if self._is_shown:
            beat.start()
        try:
            yield self
        finally:
            if is_main:
                signal(SIGINT, before)
            ended.set()
            if self._is_shown:
                beat.join()
            self.clear()

    def clear(self) -> None:
        """Take the line away."""
        self._write("")

    def tell(self, known: str = "") -> bool:
        """Show that it goes on, and what is known; return whether it is to stop."""
        self._told += 1
        self._known = known
        if monotonic() - self._at >= _EVERY:
            self._write_line()
        return self.is_stopped

    def _beat(self, ended: Event) -> None:
        """Show that it goes on where the work has nothing to tell for a while."""
        while not ended.wait(_EVERY):
            if monotonic() - self._at >= _BEAT:
                self._write_line()

    def _write_line(self) -> None:
        self._at = monotonic()
        self._write("  ".join(filter(None, (self._working(), self._known))))

    def _working(self) -> str:
        seconds = f"{monotonic() - self._began:.1f} s"
        if self._speaker is None:
            return seconds
        working = f"计算中 {seconds}（Ctrl+C 停止）"
        return self._speaker.say(working, f"working, {seconds} (Ctrl+C stops)")

    def _write(self, text: str) -> None:
        """Show a text in place of what was there."""
        if self._is_shown:
            with self._lock:
                sys.stderr.write(f"{_ERASE}{text}")
                sys.stderr.flush()


class WorkLine(StoppableLine):
    """Shows that a search goes on which has nothing to tell on its way."""

    def __call__(self, _progress: Progress) -> bool:
        """Show it; return whether the search is to stop."""
        return self.tell()


class ProgressLine(StoppableLine):
    """Shows how far a search has come."""

    def __call__(self, progress: Progress) -> bool:
        """Show it; return whether the search is to stop."""
        found, bound = progress.objective, progress.bound
        is_known = abs(found) < float("inf") and abs(bound) < float("inf")
        return self.tell(f"{found:.6g} ≤ {bound:.6g}" if is_known else "…")


class PartLine(StoppableLine):
    """Shows how much is done; what is done by then is always worth showing."""

    def __init__(self, speaker: Speaker | None = None) -> None:
        """Begin with nothing done."""
        super().__init__(speaker)
        self._part = 0.0

    @property
    @override
    def is_begun(self) -> bool:
        return True

    def __call__(self, part: float) -> None:
        """Show it."""
        self._part = part
        self.again()

    def again(self) -> bool:
        """Show that it goes on; return whether it is to stop."""
        return self.tell(f"{self._part:.0%}")


@contextmanager
def stoppable(
    ctx: click.Context, speaker: Speaker, line: StoppableLine, stopped: Problem
) -> Iterator[None]:
    """Let Ctrl+C end the work; where it has nothing by then, say so and leave.

    Args:
        ctx: the call.
        speaker: the language of the run.
        line: what is shown meanwhile.
        stopped: that it ended before anything was found.
    """
    try:
        with line.shown():
            yield
    except InvalidInputError as error:
        if not line.is_stopped or error.problems != (stopped,):
            raise
    except KeyboardInterrupt:
        if line.is_begun:
            # A second one: nobody waits for an answer any more.
            raise
    else:
        return
    write_error(speaker.refusal(InvalidInputError([stopped])))
    ctx.exit(STOPPED)


def end_unwritten(
    ctx: click.Context, speaker: Speaker, target: str | None, applied: str | None
) -> None:
    """End as Ctrl+C does where an answer was to be written and is shown only."""
    if target == applied:
        return
    write_error(
        speaker.say(
            f"已按 Ctrl+C 停止，没有写入方案：{target}",
            f"Stopped by Ctrl+C: nothing was written into scenario {target}",
        )
    )
    ctx.exit(STOPPED)
