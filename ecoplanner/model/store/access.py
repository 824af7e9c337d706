"""Handles that separate reading a plan from writing it.

Functions that only read take a `Reader`; functions that change rows take a
`Writer`, which exists only inside `Document.edit`. The type checker then refuses a
change made outside an undoable edit.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import fields
from functools import cache
from operator import attrgetter
from sqlite3 import IntegrityError
from typing import Any
from typing import cast
from typing import get_type_hints
from typing import TYPE_CHECKING
from typing import TypeVar

from typing_extensions import override

from ecoplanner.errors import NotFoundError
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.kinds import problems_of
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.store import many
from ecoplanner.model.store.foreign import foreign_keys
from ecoplanner.model.store.foreign import keepers
from ecoplanner.model.store.pace import along

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.sqlite import Database

E = TypeVar("E", bound="Entity")
#: From so many rows on, all are written at once.
_MANY = 50


@cache
def columns_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the columns of a kind's table, in order."""
    return tuple(field.name for field in fields(kind))


@cache
def _flags_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields that are true or false; SQLite has only 1 and 0."""
    hints = get_type_hints(kind)
    return tuple(
        field.name for field in fields(kind) if hints[field.name] in (bool, bool | None)
    )


@cache
def _setters_of(kind: type[Entity]) -> tuple[Callable[[Any, Any], None], ...]:
    """Return what sets each field of a new entity."""
    flags = _flags_of(kind)

    def setting(name: str) -> Callable[[Any, Any], None]:
        put: Callable[[Any, Any], None] = getattr(kind, name).__set__
        if name not in flags:
            return put
        return lambda row, value: put(row, None if value is None else bool(value))

    return tuple(setting(name) for name in columns_of(kind))


@cache
def _values_of(kind: type[Entity]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of an entity, as its columns stand."""
    return attrgetter(*columns_of(kind))


def entity_of(kind: type[E], row: Sequence[Any]) -> E:
    """Return the row of a table as its entity."""
    # All fields are there, in order: by their names it would take three times as long.
    made = object.__new__(kind)
    for put, value in zip(_setters_of(kind), row, strict=True):
        put(made, value)
    return made


def _upsert(kind: type[Entity]) -> str:
    """Return what stores a row, new or known."""
    names = columns_of(kind)
    marks = ", ".join("?" for _ in names)
    settings = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    return (
        f"INSERT INTO {kind.TABLE} ({', '.join(names)}) VALUES ({marks}) "
        f"ON CONFLICT (id) DO UPDATE SET {settings}"
    )


class Reader:
    """Reads rows."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def plan_id(self) -> str:
        """Id of the plan; copies of a plan share it."""
        return str(self.value("SELECT id FROM plan"))

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return cast("list[tuple[Any, ...]]", self._db.execute(sql, params).fetchall())

    def each(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as they are read."""
        yield from self._db.execute(sql)

    def value(self, sql: str, params: Sequence[object] = ()) -> Any:
        """Return the first column of the first row, None without a row."""
        row = self._db.execute(sql, params).fetchone()
        return None if row is None else row[0]

    def entities(
        self, kind: type[E], where: str = "", params: Sequence[object] = ()
    ) -> dict[str, E]:
        """Return rows of a kind by id."""
        names = ", ".join(columns_of(kind))
        condition = f" WHERE {where}" if where else ""
        sql = f"SELECT {names} FROM {kind.TABLE}{condition}"
        found = (entity_of(kind, row) for row in self._db.execute(sql, params))
        return {row.id: row for row in found}

    def get(self, kind: type[E], id_: str) -> E:
        """Return one row.

        Raises:
            NotFoundError: no such row.
        """
        found = self.entities(kind, "id = ?", [id_])
        if not found:
            raise NotFoundError(table=kind.TABLE, name=id_)
        return found[id_]

    def portfolio(self) -> Portfolio:
        """Return the whole plan as values."""
        kinds = along("reading", KINDS.values())
        return Portfolio({kind: self.entities(kind) for kind in kinds})

    def rows_now(
        self, wanted: Mapping[str, AbstractSet[str]]
    ) -> dict[type[Any], dict[str, Any]]:
        """Return by kind and id what rows now are; None for what is gone.

        Args:
            wanted: by table the ids.
        """
        found: dict[type[Any], dict[str, Any]] = {}
        for table, ids in wanted.items():
            kind: type[Entity] = KINDS[table]
            now: dict[str, Any] = dict.fromkeys(ids)
            for row in many.rows_of(self._db, table, columns_of(kind), ids):
                now[row[0]] = entity_of(kind, row)
            found[kind] = now
        return found


class Writer(Reader):
    """Reads and changes rows; every rule is asked before a row is stored."""

    def __init__(self, db: Database, before: Portfolio | None = None) -> None:
        """Write into an open transaction.

        Args:
            db: the plan.
            before: what it says now, where that is known.
        """
        super().__init__(db)
        self._before, self._changes = before, db.conn.total_changes
        #: Rows saved at once, by table and id, and how many changes that made.
        self._saved: dict[str, dict[str, Entity]] = {}
        self._of_saved = 0
        #: Rows that no rule stops, by identity.
        self._sound: dict[int, Entity] = {}

    @property
    def before(self) -> Portfolio | None:
        """The plan as it still is; None where that has to be read."""
        is_same = self._db.conn.total_changes == self._changes
        return self._before if is_same else None

    @override
    def portfolio(self) -> Portfolio:
        return self.before or super().portfolio()

    @override
    def rows_now(
        self, wanted: Mapping[str, AbstractSet[str]]
    ) -> dict[type[Any], dict[str, Any]]:
        if not self._is_known:
            return super().rows_now(wanted)
        return {
            KINDS[table]: {id_: self._saved[table][id_] for id_ in ids}
            for table, ids in wanted.items()
        }

    @property
    def _is_known(self) -> bool:
        """Whether only saving at once has changed anything: nothing need be read."""
        return self._db.conn.total_changes - self._changes == self._of_saved

    def found(self, kind: type[E], ids: Iterable[str]) -> dict[str, E]:
        """Return the rows of those ids as they are now; gone ones are left out."""
        if self._before is None or not self._is_known:
            where = "id IN (SELECT value FROM json_each(?))"
            return self.entities(kind, where, [json.dumps(list(ids))])
        saved, before = self._saved.get(kind.TABLE, {}), self._before
        rows = {id_: saved.get(id_) or before.find(kind, id_) for id_ in ids}
        return cast(
            "dict[str, E]", {id_: row for id_, row in rows.items() if row is not None}
        )

    def is_sound(self, row: Entity) -> bool:
        """Return whether no rule stops a row from being stored, as far as it says."""
        if self._sound.get(id(row)) is row:
            return True
        if any(True for _ in problems_of(row)):
            return False
        self._sound[id(row)] = row
        return True

    @property
    def database(self) -> Database:
        """The open transaction, for changes of whole tables."""
        return self._db

    def save(self, *rows: Entity) -> None:
        """Store rows, new or known.

        Raises:
            InvalidInputError: with all problems of the first row that has any;
                nothing of the whole edit is stored.
        """
        if len(rows) >= _MANY and self._save_at_once(rows):
            return
        for row in rows:
            problems = list(problems_of(row))
            # What may not be stored cannot be looked up either.
            bad = {problem.field_name for problem in problems}
            problems += self._conflicts(row, bad)
            if problems:
                where = f"{row.TABLE} {getattr(row, 'name', '')}".strip()
                raise InvalidInputError(problems, where=where)
            self._store(row)

    def delete(self, *rows: Entity) -> None:
        """Remove rows and what hangs on them.

        Raises:
            NotFoundError: no such row.
            InvalidInputError: other rows still need it.
        """
        if len(rows) >= _MANY and self._delete_at_once(rows):
            return
        for row in rows:
            if row.TABLE == "plan":
                message = "a file holds one plan"
                raise ValueError(message)
            users = list(users_of(self, row))
            if users:
                raise InvalidInputError(users, where=getattr(row, "name", ""))
            sql = f"DELETE FROM {row.TABLE} WHERE id = ?"
            if self._db.execute(sql, [row.id]).rowcount == 0:
                raise NotFoundError(table=row.TABLE, name=row.id)

    def _store(self, row: Entity) -> None:
        self._db.execute(_upsert(type(row)), _values_of(type(row))(row))

    def _save_at_once(self, rows: Sequence[Entity]) -> bool:
        """Store many rows of one kind; False, with nothing stored, where one is wrong.

        The database itself sees that nothing is there twice and nothing is missing.
        Which row it was, and why, is then found row by row.
        """
        kind = type(rows[0])
        is_plain = all(type(row) is kind for row in rows)
        if not is_plain or "parent_id" in columns_of(kind):
            return False
        # Of a row that is there twice only the last would be seen.
        if len({row.id for row in rows}) < len(rows):
            return False
        if not all(map(self.is_sound, rows)):
            return False
        values = [*map(_values_of(kind), rows)]
        with self._all_or_none() as turn:
            stored = self._stored(kind, [row[0] for row in values])
            former = self._db.conn.total_changes
            many.put_rows(self._db, kind.TABLE, columns_of(kind), values, stored)
            turn.is_done = True
        if turn.is_done:
            self._of_saved += self._db.conn.total_changes - former
            self._saved.setdefault(kind.TABLE, {}).update((row.id, row) for row in rows)
        return turn.is_done

    def _stored(
        self, kind: type[Entity], ids: Sequence[str]
    ) -> dict[str, tuple[Any, ...]]:
        """Return by id what is stored of rows, as its columns stand."""
        if self._before is None or not self._is_known:
            rows = many.rows_of(self._db, kind.TABLE, columns_of(kind), ids)
            return {row[0]: row for row in rows}
        values_of = _values_of(kind)
        return {id_: values_of(row) for id_, row in self.found(kind, ids).items()}

    def _delete_at_once(self, rows: Sequence[Entity]) -> bool:
        """Remove many rows of one kind that no rule keeps; False, with none removed."""
        kind = type(rows[0])
        is_plain = all(type(row) is kind for row in rows)
        if not is_plain or kind.TABLE == "plan" or keepers(kind.TABLE):
            return False
        with self._all_or_none() as turn:
            ids = (row.id for row in rows)
            turn.is_done = many.remove_rows(self._db, kind.TABLE, ids) == len(rows)
        return turn.is_done

    @contextmanager
    def _all_or_none(self) -> Iterator[_Turn]:
        """Undo what is done inside, unless it is done to its end."""
        turn = _Turn()
        self._db.execute("SAVEPOINT rows_at_once")
        try:
            yield turn
        except IntegrityError:
            turn.is_done = False
        finally:
            # A full disk has rolled back already.
            if self._db.conn.in_transaction:
                if not turn.is_done:
                    self._db.execute("ROLLBACK TO rows_at_once")
                self._db.execute("RELEASE rows_at_once")

    def _conflicts(self, row: Entity, bad: AbstractSet[str]) -> Iterator[Problem]:
        for group in row.UNIQUE:
            if not bad.isdisjoint(group):
                continue
            values = [getattr(row, name) for name in group]
            same = " AND ".join(f"{name} IS ?" for name in group)
            sql = f"SELECT id FROM {row.TABLE} WHERE {same} AND id <> ?"
            if self.value(sql, [*values, row.id]) is not None:
                words = {"name": str(values[0]), "table": row.TABLE}
                yield Problem("name_taken", group[0], words)
        for field, table, _ in foreign_keys(row.TABLE):
            id_ = getattr(row, field)
            known = f"SELECT 1 FROM {table} WHERE id = ?"
            if id_ is not None and self.value(known, [id_]) is None:
                yield Problem("unknown_row", field, {"name": id_, "table": table})
        if self._is_own_ancestor(row):
            name = {"name": getattr(row, "name", row.id)}
            yield Problem("own_parent", "parent_id", name)

    def _is_own_ancestor(self, row: Entity) -> bool:
        sql = f"SELECT parent_id FROM {row.TABLE} WHERE id = ?"
        parent, seen = getattr(row, "parent_id", None), set()
        while parent is not None and parent not in seen:
            if parent == row.id:
                return True
            seen.add(parent)
            parent = self.value(sql, [parent])
        return False


def users_of(reader: Reader, row: Entity) -> Iterator[Problem]:
    """Yield a problem for each table whose rows keep a row from going."""
    for table, field in keepers(row.TABLE):
        sql = f"SELECT count(*) FROM {table} WHERE {field} = ?"
        if count := reader.value(sql, [row.id]):
            words = {
                "name": getattr(row, "name", row.id),
                "count": count,
                "table": table,
            }
            yield Problem("still_used", "name", words)


@dataclass(slots=True)
class _Turn:
    """Whether what was begun is done to its end."""

    is_done: bool = False
