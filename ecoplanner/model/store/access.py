"""Handles that separate reading a plan from writing it.

Functions that only read take a `Reader`; functions that change rows take a
`Writer`, which exists only inside `Document.edit`. The type checker then refuses a
change made outside an undoable edit.
"""

from __future__ import annotations

from dataclasses import astuple
from dataclasses import fields
from functools import cache
from sqlite3 import IntegrityError
from typing import Any
from typing import cast
from typing import get_type_hints
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.errors import NotFoundError
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.kinds import problems_of
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.store import schema
from ecoplanner.model.store.sqlite import memory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.sqlite import Database

E = TypeVar("E", bound="Entity")
_MANY = 50
_FEW = 500  # SQLite takes so many values in a statement, and more


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


def entity_of(kind: type[E], row: Sequence[Any]) -> E:
    """Return the row of a table as its entity."""
    values = dict(zip(columns_of(kind), row, strict=True))
    for flag in _flags_of(kind):
        if values[flag] is not None:
            values[flag] = bool(values[flag])
    return kind(**values)


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
        return Portfolio({kind: self.entities(kind) for kind in KINDS.values()})

    def rows_now(
        self, wanted: Mapping[str, AbstractSet[str]]
    ) -> dict[type[Any], dict[str, Any]]:
        """Return by kind and id what rows now are; None for what is gone.

        Args:
            wanted: by table the ids.
        """
        return {
            KINDS[table]: self._rows_now(KINDS[table], ids)
            for table, ids in wanted.items()
        }

    def _rows_now(self, kind: type[Any], ids: AbstractSet[str]) -> dict[str, Any]:
        if len(ids) > _FEW:
            found = self.entities(kind)
        else:
            marks = ", ".join("?" for _ in ids)
            found = self.entities(kind, f"id IN ({marks})", sorted(ids))
        return {id_: found.get(id_) for id_ in ids}


class Writer(Reader):
    """Reads and changes rows; every rule is asked before a row is stored."""

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
        for row in rows:
            if row.TABLE == "plan":
                message = "a file holds one plan"
                raise ValueError(message)
            users = list(self._users(row))
            if users:
                raise InvalidInputError(users, where=getattr(row, "name", ""))
            sql = f"DELETE FROM {row.TABLE} WHERE id = ?"
            if self._db.execute(sql, [row.id]).rowcount == 0:
                raise NotFoundError(table=row.TABLE, name=row.id)

    def _store(self, row: Entity) -> None:
        self._db.execute(_upsert(type(row)), astuple(row))

    def _save_at_once(self, rows: Sequence[Entity]) -> bool:
        """Store many rows of one kind; False, with nothing stored, where one is wrong.

        The database itself sees that nothing is there twice and nothing is missing.
        Which row it was, and why, is then found row by row.
        """
        kind = type(rows[0])
        if "parent_id" in columns_of(kind) or any(
            type(row) is not kind for row in rows
        ):
            return False
        if any(True for row in rows for _ in problems_of(row)):
            return False
        names = columns_of(kind)
        values = ([getattr(row, name) for name in names] for row in rows)
        self._db.execute("SAVEPOINT rows_at_once")
        try:
            self._db.conn.executemany(_upsert(kind), values)
        except IntegrityError:
            self._db.execute("ROLLBACK TO rows_at_once")
            return False
        finally:
            self._db.execute("RELEASE rows_at_once")
        return True

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

    def _users(self, row: Entity) -> Iterator[Problem]:
        for table in KINDS:
            for field, target, action in foreign_keys(table):
                if target != row.TABLE or action != "NO ACTION":
                    continue
                count = self.value(
                    f"SELECT count(*) FROM {table} WHERE {field} = ?", [row.id]
                )
                if count:
                    words = {
                        "name": getattr(row, "name", row.id),
                        "count": count,
                        "table": table,
                    }
                    yield Problem("still_used", "name", words)


@cache
def foreign_keys(table: str) -> tuple[tuple[str, str, str], ...]:
    """Return (column, table it points at, what a delete does) of a table."""
    db = memory()
    for statement in schema.SCHEMAS[schema.SCHEMA_VERSION].values():
        db.execute(statement)
    keys = db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    db.close()
    return tuple((row[3], row[2], row[6]) for row in keys)
