"""Bringing the rows of an older schema version up to date.

Each step takes the rows of one version and returns those of the next; it never sees
a file. Steps are added, never edited, once a version is released.
"""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.content import make_tables
from ecoplanner.model.store.content import table_columns
from ecoplanner.model.store.sqlite import memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.store.sqlite import Database

#: By table the rows, each by column name.
TableRows = dict[str, list[dict[str, Any]]]

#: From version -> what makes its rows those of the next version.
STEPS: dict[int, Callable[[TableRows], TableRows]] = {}


def new_database() -> Database:
    """Return an empty plan in memory, in our schema version."""
    db = memory()
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
    with db.atomic():
        make_tables(db, schema.SCHEMA_VERSION)
    return db


def migrated(old: Database, version: int) -> Database:
    """Return a plan of an older version as one of ours, in memory."""
    reader = Reader(old)
    rows: TableRows = {}
    for table in _tables_of(version):
        names = table_columns(reader, table)
        sql = f"SELECT {', '.join(names)} FROM {table}"
        rows[table] = [dict(zip(names, row, strict=True)) for row in reader.rows(sql)]
    for step in range(version, schema.SCHEMA_VERSION):
        rows = STEPS[step](rows)
    db = new_database()
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        for table, found in rows.items():
            insert_rows(db, table, found)
    return db


def _tables_of(version: int) -> list[str]:
    return [
        name
        for name, sql in schema.SCHEMAS[version].items()
        if sql.startswith("CREATE TABLE")
    ]
