"""A whole plan as values: what calculations, checks and tables read.

A portfolio never changes. After an edit `updated` gives the next one, which shares
everything the edit did not touch.
"""

from __future__ import annotations

from typing import Any
from typing import cast
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.errors import NotFoundError
from ecoplanner.model.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.entity import Entity

E = TypeVar("E", bound="Entity")

Rows = dict[str, "Entity"]


class Portfolio:
    """All rows of a plan, by kind and id, with indexes made when first asked for."""

    def __init__(self, rows: Mapping[type[Any], Rows]) -> None:
        self._rows = dict(rows)
        self._ordered: dict[type[Any], tuple[Any, ...]] = {}
        self._groups: dict[tuple[type[Any], str], dict[Any, tuple[Any, ...]]] = {}
        self._names: dict[type[Any], dict[str, Any]] = {}

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

    def updated(self, changed: Mapping[type[Any], Mapping[str, Any]]) -> Portfolio:
        """Return the portfolio after a change.

        Args:
            changed: by kind and id the row as it is now, None where it is gone.
        """
        after = Portfolio(self._rows)
        after._ordered = _without(self._ordered, changed)
        after._names = _without(self._names, changed)
        after._groups = {
            key: groups for key, groups in self._groups.items() if key[0] not in changed
        }
        for kind, rows in changed.items():
            merged = {**self._rows.get(kind, {}), **rows}
            after._rows[kind] = {
                id_: row for id_, row in merged.items() if row is not None
            }
        return after


def _without(
    cache: dict[type[Any], Any], changed: Mapping[type[Any], Any]
) -> dict[type[Any], Any]:
    return {kind: value for kind, value in cache.items() if kind not in changed}


def _order(row: Any) -> tuple[int, str]:
    return getattr(row, "position", 0), row.id
