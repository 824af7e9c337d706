"""Which rows point at which, as the schema says."""

from __future__ import annotations

from functools import cache

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store import schema
from ecoplanner.model.store.sqlite import memory


@cache
def keepers(table: str) -> tuple[tuple[str, str], ...]:
    """Return (table, column) of the rows that keep those of a table from going."""
    return tuple(
        (other, field)
        for other in KINDS
        for field, target, action in foreign_keys(other)
        if target == table and action == "NO ACTION"
    )


def foreign_keys(table: str) -> tuple[tuple[str, str, str], ...]:
    """Return (column, table it points at, what a delete does) of a table."""
    return _every_foreign_key()[table]


@cache
def _every_foreign_key() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the foreign keys by table; to make the tables takes a moment."""
    db, found = memory(), {}
    for statement in schema.SCHEMAS[schema.SCHEMA_VERSION].values():
        db.execute(statement)
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in names:
        keys = db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        found[table] = tuple((row[3], row[2], row[6]) for row in keys)
    db.close()
    return found
