"""What was made of parts, kept for when tables are composed again after an edit."""

from __future__ import annotations

from typing import Any
from typing import cast
from typing import TYPE_CHECKING
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Hashable
    from collections.abc import Sequence

P = TypeVar("P")
T = TypeVar("T")


class Kept:
    """What was made last, by key; of one thread at a time.

    All that it is asked for is a function of values that never change, so that equal
    parts make what equal parts have made. Of what an edit did not touch it returns
    the very same objects, by which pages know what need not be set again.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}

    def turn(self) -> None:
        """Forget what was not asked for since the last turn."""
        self._before, self._now = self._now, {}

    def same(self, key: Hashable, value: T) -> T:
        """Return a value, as the object that it was before where it is equal."""
        return self.made(key, value, lambda: value)

    def made(self, key: Hashable, parts: object, make: Callable[[], T]) -> T:
        """Return what is made of parts, anew only if these are others."""
        known = self._before.get(key)
        if known is None or known[0] != parts:
            known = (parts, make())
        self._now[key] = known
        return cast("T", known[1])

    def each(
        self,
        key: Hashable,
        context: object,
        parts: Sequence[P],
        make: Callable[[P], T],
    ) -> tuple[T, ...]:
        """Return what is made of each part, anew for objects not seen before.

        Args:
            key: names what is made.
            context: what it depends on besides.
            parts: one of each.
            make: the calculation.
        """
        former, known = self._before.get(key, (None, {}))
        if former != context:
            known = {}
        # By identity: the part is kept with what was made of it.
        found = {id(part): known.get(id(part)) or (part, make(part)) for part in parts}
        self._now[key] = (context, found)
        return tuple([found[id(part)][1] for part in parts])

    def rows(self, key: Hashable, rows: tuple[T, ...]) -> tuple[T, ...]:
        """Return rows, each as the object that it was before where it is equal.

        Rows that came or went are looked for in one place of the table only.
        """
        former, known = self._before.get(key, ((), ()))
        if former is not rows:
            known = self._merged(known, rows)
        self._now[key] = (rows, known)
        return cast("tuple[T, ...]", known)

    @staticmethod
    def _merged(former: tuple[T, ...], rows: tuple[T, ...]) -> tuple[T, ...]:
        """Return rows, with the former object of each that is equal."""
        found = list(rows)
        end = min(len(former), len(rows))
        start = 0
        while start < end and rows[start] == former[start]:
            found[start] = former[start]
            start += 1
        if len(former) == len(rows):
            for at in range(start, end):
                if rows[at] == former[at]:
                    found[at] = former[at]
        else:
            for at in range(1, end - start + 1):
                if rows[-at] != former[-at]:
                    break
                found[-at] = former[-at]
        return tuple(found)
