"""Bringing the rows of an older schema version up to date.

Each step takes the rows of one version and returns those of the next; it never sees
a file. Steps are added, never edited, once a version is released. Named versions are
contents of their own and take the same steps. The history stays as it was recorded:
a new column has a default, so that what an older program did can still be undone.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from functools import cache
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import blob_digest
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.content import is_row
from ecoplanner.model.store.content import make_tables
from ecoplanner.model.store.content import table_columns
from ecoplanner.model.store.packed import packed
from ecoplanner.model.store.packed import unpacked
from ecoplanner.model.store.sqlite import memory
from ecoplanner.model.store.sqlite import UnsoundError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from ecoplanner.model.store.sqlite import Database

#: By table the rows, each by column name.
TableRows = dict[str, list[dict[str, Any]]]


def _second(rows: TableRows) -> TableRows:
    """Projects get room for choosing and timing, money for locks and award rules."""
    new = {"priority": None, "benefit": None, "start_from": None, "start_to": None}
    return rows | {
        "projects": [row | new for row in rows.get("projects", ())],
        "scenarios": [row | {"made_from": None} for row in rows.get("scenarios", ())],
        "overrides": [row | {"note": ""} for row in rows.get("overrides", ())],
    }


def _third(rows: TableRows) -> TableRows:
    """Ceilings get room for a level."""
    return rows | {
        "ceilings": [row | {"level": None} for row in rows.get("ceilings", ())]
    }


#: From version -> what makes its rows those of the next version. Tables that a file
#: lost are not among the rows, nor those of history where content alone is wanted.
STEPS: dict[int, Callable[[TableRows], TableRows]] = {1: _second, 2: _third}


def new_database() -> Database:
    """Return an empty plan in memory, in our schema version."""
    db = memory()
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
    with db.atomic():
        make_tables(db, schema.SCHEMA_VERSION)
    return db


def upgraded(rows: TableRows, version: int) -> TableRows:
    """Return the rows of an older version as those of ours."""
    for step in range(version, schema.SCHEMA_VERSION):
        rows = STEPS[step](rows)
    return rows


def migrated(old: Database, version: int) -> Database:
    """Return a plan of an older version as one of ours, in memory."""
    reader = Reader(old)
    rows: TableRows = {}
    columns: dict[str, tuple[str, ...]] = {}
    for table in _tables_of(version):
        columns[table] = names = table_columns(reader, table)
        sql = f"SELECT {', '.join(names)} FROM {table}"
        rows[table] = [dict(zip(names, row, strict=True)) for row in reader.rows(sql)]
    rows = upgraded(rows, version)
    content = schema.CONTENTS[version]
    rows["versions"] = [
        _version(row, version, {name: columns[name] for name in content})
        for row in rows["versions"]
    ]
    db = new_database()
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        for table, found in rows.items():
            insert_rows(db, table, found)
    return db


def _version(
    row: dict[str, Any], version: int, columns: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """Bring what a named version keeps up to date.

    One that holds no content of a plan stays as it is: going back to it is refused.
    """
    try:
        kept = unpacked(row["content"])
    except UnsoundError:
        return row
    if not _is_content(kept, columns):
        return row
    found = {table: [*rows.values()] for table, rows in kept.items()}
    found = upgraded(found, version)
    content = {table: {each["id"]: each for each in found[table]} for table in found}
    data = packed(content)
    return row | {
        "content_digest": _digest(found),
        "digest": blob_digest(data),
        "content": data,
    }


def _is_content(value: Any, columns: Mapping[str, tuple[str, ...]]) -> bool:
    return isinstance(value, dict) and all(
        isinstance(rows, dict)
        and all(
            is_row(frozenset(columns.get(table, ())), row) and row.get("id") == id_
            for id_, row in rows.items()
        )
        for table, rows in value.items()
    )


def _digest(rows: TableRows) -> str:
    """Return what `content_digest` makes of a plan with these rows."""
    digest = hashlib.sha256()
    for table, names in _columns_of(schema.SCHEMA_VERSION).items():
        digest.update(f"\x1e{table}\x1e{', '.join(names)}\x1e".encode())
        for row in sorted(rows.get(table, ()), key=lambda row: str(row["id"])):
            values = [row.get(name) for name in names]
            line = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
            digest.update(f"{line}\x1e".encode())
    return digest.hexdigest()


@cache
def _columns_of(version: int) -> dict[str, tuple[str, ...]]:
    with closing(memory()) as db:
        make_tables(db, version)
        reader = Reader(db)
        tables = schema.CONTENTS[version]
        return {table: table_columns(reader, table) for table in tables}


def _tables_of(version: int) -> list[str]:
    return [
        name
        for name, sql in schema.SCHEMAS[version].items()
        if sql.startswith("CREATE TABLE")
    ]
