"""Page indexes that say how far one has come."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import overload
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

#: A number is told for every so many pages.
_EVERY = 10
#: Rows are told no more often than one can read.
_TOLD_EVERY_S = 0.1


class StoppedError(Exception):
    """The user wants no more pages."""


class RowsCounted:
    """Counts rows over all tables that are set, and tells of it now and then."""

    def __init__(
        self,
        count: int,
        counted: Callable[[int, int], None],
        is_stopped: Callable[[], bool],
    ) -> None:
        self._count = count
        self._counted = counted
        self._is_stopped = is_stopped
        self._before = self._table = 0
        self._told_at = 0.0

    def __call__(self, row: int, rows: int) -> None:
        """Take a row of a table of so many rows.

        Raises:
            StoppedError: no more is wanted.
        """
        if self._is_stopped():
            raise StoppedError
        if row == 0:
            self._before += self._table
            self._table = rows
        now = monotonic()
        if now - self._told_at >= _TOLD_EVERY_S:
            self._told_at = now
            self._counted(min(self._before + row, self._count), self._count)


class Counted(Sequence[int]):
    """The indexes of all pages; walking over them tells how far one has come.

    Drawing walks over them first of all, so this is where it can be watched and
    stopped without the drawer knowing of windows.
    """

    def __init__(
        self,
        count: int,
        counted: Callable[[int, int], None],
        is_stopped: Callable[[], bool],
    ) -> None:
        self._indexes = range(count)
        self._counted = counted
        self._is_stopped = is_stopped

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...

    @override
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        return self._indexes[place]

    @override
    def __len__(self) -> int:
        return len(self._indexes)

    @override
    def __iter__(self) -> Iterator[int]:
        for index in self._indexes:
            if self._is_stopped():
                raise StoppedError
            if index % _EVERY == 0:
                self._counted(index, len(self))
            yield index
