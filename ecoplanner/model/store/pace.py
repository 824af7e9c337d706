"""How far a piece of work in a thread is, and a way to stop it.

Work is stopped between two statements or two rows, where it leaves nothing half done:
a transaction is rolled back, locks are freed, as after any other failure. Whoever
asks for that in another thread holds the `Pace`.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator

T = TypeVar("T")


class StoppedError(Exception):
    """Work was stopped because the user asked for it.

    It is no `EcoplannerError`: what those mean to whoever meets them on the way, such
    as that a file cannot be read, was never found out here.
    """


@dataclass(frozen=True, slots=True)
class Step:
    """How far work is.

    Attributes:
        part: `checking` or `reading`, counted in tables, or `writing`, in rows.
        done: how many are done.
        count: of how many.
    """

    part: str
    done: int
    count: int


class Pace:
    """How far one piece of work is; one thread does it, another watches.

    Attributes:
        step: how far it is; None while that cannot be said.
    """

    def __init__(self) -> None:
        self.step: Step | None = None
        self._is_wanted = self._is_over = self._is_raised = False

    @property
    def can_stop(self) -> bool:
        """Whether it may still be stopped."""
        return not (self._is_wanted or self._is_over)

    @property
    def is_stopped(self) -> bool:
        """Whether it was asked to stop while it could be."""
        return self._is_wanted

    def stop(self) -> None:
        """Ask the work to stop; too late, it is done as if nobody had asked."""
        if not self._is_over:
            self._is_wanted = True

    def settle(self) -> None:
        """Say that it is done as far as it could be stopped."""
        self._is_over, self.step = True, None

    def check(self) -> None:
        """Stop, where that is asked for; what cleans up after it goes on.

        Raises:
            StoppedError: once.
        """
        if self._is_wanted and not self._is_raised and not self._is_over:
            self._is_raised = True
            raise StoppedError


#: By thread; most of the time there is none, and asking costs next to nothing.
_PACES: dict[int, Pace] = {}


@contextmanager
def at_pace(pace: Pace) -> Iterator[None]:
    """Let what this thread does inside be watched and stopped.

    Raises:
        StoppedError: it was stopped; nothing came of it.
    """
    here = threading.get_ident()
    _PACES[here] = pace
    try:
        yield
    finally:
        del _PACES[here]


def check() -> None:
    """Stop, where this thread was asked to.

    Raises:
        StoppedError: it was.
    """
    if _PACES and (pace := _PACES.get(threading.get_ident())) is not None:
        pace.check()


def settle() -> None:
    """Say that what this thread does can no longer be stopped."""
    if _PACES and (pace := _PACES.get(threading.get_ident())) is not None:
        pace.settle()


def along(part: str, items: Collection[T]) -> Iterable[T]:
    """Return items; whoever watches this thread sees how many are done.

    Args:
        part: what is done with them, as `Step` has it.
        items: all of them.
    """
    pace = _PACES.get(threading.get_ident()) if _PACES else None
    return items if pace is None else _told(pace, part, items)


def _told(pace: Pace, part: str, items: Collection[T]) -> Iterator[T]:
    count = len(items)
    for done, item in enumerate(items):
        pace.check()
        pace.step = Step(part, done, count)
        yield item
