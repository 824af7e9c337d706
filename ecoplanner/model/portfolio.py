"""A whole plan as values: what calculations, checks and tables read.

A portfolio never changes. After an edit `updated` gives the next one, which shares
everything the edit did not touch.
"""

from __future__ import annotations

from bisect import bisect_left
from bisect import insort
from operator import attrgetter
from typing import Any
from typing import cast
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.errors import NotFoundError
from ecoplanner.model.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Hashable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from ecoplanner.model.entity import Entity

E = TypeVar("E", bound="Entity")
T = TypeVar("T")

Rows = dict[str, "Entity"]
#: A row as it was and as it is; None where it is not there.
Move = tuple[Any, Any]
#: Up to so many rows are put in place one by one.
_FEW = 200


class Portfolio:
    """All rows of a plan, by kind and id, with indexes made when first asked for."""

    def __init__(self, rows: Mapping[type[Any], Rows]) -> None:
        self._rows = dict(rows)
        self._ordered: dict[type[Any], tuple[Any, ...]] = {}
        self._groups: dict[tuple[type[Any], str], dict[Any, tuple[Any, ...]]] = {}
        self._names: dict[type[Any], dict[str, Any]] = {}
        self._worked_out: dict[Any, Any] = {}
        #: By function the rows it was asked about last, and what it made of them.
        self._made: dict[Callable[[Any], Any], tuple[Sequence[Any], list[Any]]] = {}
        self._made_of_groups: dict[Any, tuple[dict[Any, Any], dict[Any, Any]]] = {}
        self._kept: dict[Any, tuple[tuple[Any, ...], Any]] = {}

    @property
    def plan(self) -> Plan:
        """The row about the plan itself."""
        return next(iter(self.all(Plan)))

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Return all rows of a kind, in the user's order."""
        if kind not in self._ordered:
            rows = self._rows.get(kind, {}).values()
            self._ordered[kind] = tuple(sorted(rows, key=_order))
        return cast("tuple[E, ...]", self._ordered[kind])

    def get(self, kind: type[E], id_: str) -> E:
        """Return the row of that id.

        Raises:
            NotFoundError: no such row.
        """
        row = self._rows.get(kind, {}).get(id_)
        if row is None:
            raise NotFoundError(table=kind.TABLE, name=id_)
        return cast("E", row)

    def find(self, kind: type[E], id_: str) -> E | None:
        """Return the row of that id, if there is one."""
        return cast("E | None", self._rows.get(kind, {}).get(id_))

    def named(self, kind: type[E], name: str) -> E | None:
        """Return the row of that name, if there is one."""
        if kind not in self._names:
            rows: tuple[Any, ...] = self.all(kind)
            self._names[kind] = {row.name: row for row in rows}
        return cast("E | None", self._names[kind].get(name))

    def having(self, kind: type[E], field: str, value: object) -> tuple[E, ...]:
        """Return the rows whose field has that value, in the user's order."""
        key = (kind, field)
        if key not in self._groups:
            groups: dict[Any, list[Any]] = {}
            for row in self.all(kind):
                groups.setdefault(getattr(row, field), []).append(row)
            self._groups[key] = {name: tuple(rows) for name, rows in groups.items()}
        return cast("tuple[E, ...]", self._groups[key].get(value, ()))

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """Return what a calculation makes of this portfolio, worked out only once.

        Args:
            key: names the calculation and what else it depends on.
            work_out: the calculation; it must return a value that never changes.
        """
        if key not in self._worked_out:
            self._worked_out[key] = work_out()
        return cast("T", self._worked_out[key])

    def each(self, kind: type[E], make: Callable[[E], T]) -> list[T]:
        """Return what a function makes of each row of a kind, in the user's order.

        After an edit it is called only for rows that the edit touched.
        """
        rows = self.all(kind)
        former, made = self._made.get(make, ((), []))
        if len(former) == len(rows):
            found = [
                value if row is was else make(row)
                for row, was, value in zip(rows, former, made, strict=True)
            ]
        else:
            # By identity, as rows are looked at field by field to be compared.
            known = dict(zip(map(id, former), made, strict=True))
            found = [known[id(row)] if id(row) in known else make(row) for row in rows]
        self._made[make] = rows, found
        return [*found]

    def each_group(
        self, kind: type[E], field: str, make: Callable[[tuple[E, ...]], T]
    ) -> Mapping[Any, T]:
        """Return what a function makes of each group of rows, see `having`, by value.

        After an edit it is called only for groups that the edit touched.
        """
        self.having(kind, field, None)
        groups, key = self._groups[kind, field], (kind, field, make)
        former, made = self._made_of_groups.get(key, ({}, {}))
        if former is not groups:
            made = {
                value: made[value] if former.get(value) is rows else make(rows)
                for value, rows in groups.items()
            }
            self._made_of_groups[key] = groups, made
        return made

    def kept(
        self, key: Hashable, inputs: tuple[object, ...], work_out: Callable[[], T]
    ) -> T:
        """Return what a calculation makes of groups of rows; see `having`.

        An edit leaves groups that it did not touch the very same, and then the
        calculation is not made again.

        Args:
            key: names the calculation and what else it depends on.
            inputs: the groups of rows that it looks at.
            work_out: the calculation; it must return a value that never changes.
        """
        known = self._kept.get(key)
        if (
            known is None
            or len(known[0]) != len(inputs)
            or any(was is not now for was, now in zip(known[0], inputs, strict=True))
        ):
            known = self._kept[key] = inputs, work_out()
        return cast("T", known[1])

    def updated(self, changed: Mapping[type[Any], Mapping[str, Any]]) -> Portfolio:
        """Return the portfolio after a change.

        Args:
            changed: by kind and id the row as it is now, None where it is gone.
        """
        after = Portfolio(self._rows)
        after._ordered = dict(self._ordered)
        after._names = {
            kind: names for kind, names in self._names.items() if kind not in changed
        }
        after._groups = dict(self._groups)
        # Shared: an entry counts only for the very row it was made of.
        after._made = self._made
        after._made_of_groups = self._made_of_groups
        after._kept = self._kept
        for kind, rows in changed.items():
            after._put(kind, rows)
        return after

    def narrowed(
        self, kind: type[E], ids: AbstractSet[str], hanging: Mapping[type[Any], str]
    ) -> Portfolio:
        """Return the plan with some rows of a kind alone, and what hangs on these.

        Args:
            kind: the kind.
            ids: which rows; those that are not there are left out.
            hanging: kinds that hang on it, by the field that says on which row.
        """
        here = self._rows.get(kind, {})
        rows: dict[type[Any], Rows] = {
            kind: {id_: here[id_] for id_ in ids if id_ in here}
        }
        for each, field in hanging.items():
            found = (self.having(each, field, id_) for id_ in ids)
            rows[each] = {row.id: row for group in found for row in group}
        part = Portfolio({**self._rows, **rows})
        part._ordered = {
            each: value for each, value in self._ordered.items() if each not in rows
        }
        part._names = {
            each: value for each, value in self._names.items() if each not in rows
        }
        part._groups = {
            key: value for key, value in self._groups.items() if key[0] not in rows
        }
        return part

    def _put(self, kind: type[Any], rows: Mapping[str, Any]) -> None:
        """Put changed rows of a kind in place, in what is known of it too."""
        former = self._rows.get(kind, {})
        moves = [(former.get(id_), row) for id_, row in rows.items()]
        now = dict(former)
        for id_, row in rows.items():
            if row is None:
                now.pop(id_, None)
            else:
                now[id_] = row
        self._rows[kind] = now
        if len(moves) > _FEW:
            self._put_many(kind, moves)
            return
        if kind in self._ordered:
            self._ordered[kind] = _with_moves(self._ordered[kind], moves)
        for key in [key for key in self._groups if key[0] is kind]:
            self._groups[key] = _regrouped(self._groups[key], key[1], moves)

    def _put_many(self, kind: type[Any], moves: Sequence[Move]) -> None:
        """Put many changed rows in place; where some came, went or moved, ask anew."""
        now = self._rows[kind]
        before, after = zip(*moves, strict=True)
        is_all = None not in before and None not in after

        def stay(get: Callable[[Any], Any]) -> bool:
            return is_all and [*map(get, before)] == [*map(get, after)]

        has_order = is_all and "position" not in kind.__dataclass_fields__
        if kind in self._ordered and (has_order or stay(_order)):
            rows = self._ordered[kind]
            self._ordered[kind] = tuple([now[row.id] for row in rows])
        else:
            self._ordered.pop(kind, None)
        for key in [key for key in self._groups if key[0] is kind]:
            get = attrgetter(key[1])
            if kind not in self._ordered or not stay(get):
                del self._groups[key]
                continue
            groups = dict(self._groups[key])
            for value in set(map(get, after)):
                groups[value] = tuple([now[row.id] for row in groups[value]])
            self._groups[key] = groups


def _regrouped(
    groups: dict[Any, tuple[Any, ...]], field: str, moves: Iterable[Move]
) -> dict[Any, tuple[Any, ...]]:
    """Return groups by a field after rows came, went or changed."""
    found = dict(groups)
    by_value: dict[Any, list[Move]] = {}
    for before, after in moves:
        if before is not None:
            by_value.setdefault(getattr(before, field), []).append((before, None))
        if after is not None:
            by_value.setdefault(getattr(after, field), []).append((None, after))
    for value, here in by_value.items():
        rows = _with_moves(found.get(value, ()), here)
        if rows:
            found[value] = rows
        else:
            found.pop(value, None)
    return found


def _with_moves(rows: tuple[Any, ...], moves: Iterable[Move]) -> tuple[Any, ...]:
    """Return rows in their order after some came, went or changed."""
    found = list(rows)
    for before, after in moves:
        if before is not None:
            del found[bisect_left(found, _order(before), key=_order)]
        if after is not None:
            insort(found, after, key=_order)
    return tuple(found)


def _order(row: Any) -> tuple[int, str]:
    return getattr(row, "position", 0), row.id
