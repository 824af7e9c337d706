"""Page indexes that say how far one has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

#: A number is told for every so many pages.
_EVERY = 10


class StoppedError(Exception):
    """The user wants no more pages."""


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
