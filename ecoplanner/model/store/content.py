"""The content of a plan as plain rows, its digest, and putting content in place.

Content is what two copies of a plan are compared, versioned and merged by: the
rows of the content tables, without history, versions and revisions.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store import schema
from ecoplanner.model.store.pace import along

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.sqlite import Database

#: By table and row id the values by column.
Content = dict[str, dict[str, dict[str, Any]]]

#: Whole numbers of SQLite lie below, and from its negative on.
_INTEGERS = 1 << 63
#: Half a character, which JSON can spell and no file can hold.
_HALF = re.compile("[\ud800-\udfff]")


def make_tables(db: Database, version: int) -> None:
    """Create all tables and indexes of a schema version."""
    for statement in schema.SCHEMAS[version].values():
        db.execute(statement)


def table_columns(reader: Reader, table: str) -> tuple[str, ...]:
    """Return the columns of a table as it is in the file."""
    return tuple(row[1] for row in reader.rows(f"PRAGMA table_info({table})"))


def _blobs_of(reader: Reader, table: str) -> tuple[str, ...]:
    found = reader.rows(f"PRAGMA table_info({table})")
    return tuple(row[1] for row in found if row[2] == "BLOB")


def content_digest(reader: Reader, version: int | None = None) -> str:
    """Return the SHA-256 over all content, the same for the same content.

    It finds what SQLite's own checks cannot: changed text and numbers.

    Args:
        reader: the plan.
        version: its schema version, ours by default.
    """
    digest = hashlib.sha256()
    tables = schema.CONTENTS[version or schema.SCHEMA_VERSION]
    for table in along("checking", tables):
        _feed(digest, reader, table, table_columns(reader, table))
    return digest.hexdigest()


def record_digest(reader: Reader, version: int | None = None) -> str:
    """Return the SHA-256 over history and versions.

    What is packed in BLOBs stands there by its own digest, so that a long history
    costs little; `has_sound_blobs` compares those.
    """
    digest = hashlib.sha256()
    for table in schema.RECORDS[version or schema.SCHEMA_VERSION]:
        blobs = _blobs_of(reader, table)
        names = [name for name in table_columns(reader, table) if name not in blobs]
        _feed(digest, reader, table, names)
    return digest.hexdigest()


def has_sound_blobs(reader: Reader, version: int) -> bool:
    """Return whether all that is packed is what its digest says."""
    for table in schema.RECORDS[version]:
        blobs = _blobs_of(reader, table)
        if not blobs:
            continue
        sql = f"SELECT digest, {', '.join(blobs)} FROM {table}"
        for said, *datas in reader.rows(sql):
            if said != blob_digest(*datas):
                return False
    return True


def blob_digest(*datas: bytes) -> str:
    """Return the SHA-256 over what a row packs."""
    digest = hashlib.sha256()
    for data in datas:
        digest.update(data)
    return digest.hexdigest()


def _feed(digest: Any, reader: Reader, table: str, columns: Iterable[str]) -> None:
    columns = list(columns)
    names = ", ".join(columns)
    digest.update(f"\x1e{table}\x1e{names}\x1e".encode())
    sql = f"SELECT json_array({names}) FROM {table} ORDER BY {columns[0]}"
    for (line,) in reader.rows(sql):
        digest.update(line.encode())
        digest.update(b"\x1e")


def read_content(reader: Reader) -> Content:
    """Return all content rows."""
    content: Content = {}
    for table in along("reading", schema.CONTENTS[schema.SCHEMA_VERSION]):
        names = table_columns(reader, table)
        sql = f"SELECT {', '.join(names)} FROM {table} ORDER BY id"
        content[table] = {
            row[0]: dict(zip(names, row, strict=True)) for row in reader.rows(sql)
        }
    return content


def is_row(columns: AbstractSet[str], row: Any) -> bool:
    """Return whether a value from a file can be a row, or part of one.

    Names of columns become SQL, so nothing but ours may pass.
    """
    return (
        isinstance(row, dict)
        and row.keys() <= columns
        and all(_is_value(value) for value in row.values())
    )


def _is_value(value: Any) -> bool:
    if isinstance(value, int):
        return -_INTEGERS <= value < _INTEGERS
    if isinstance(value, str):
        return _HALF.search(value) is None
    return value is None


def insert_rows(db: Database, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows given by column name; all rows have the same columns."""
    rows = list(rows)
    if not rows:
        return
    names = list(rows[0])
    marks = ", ".join("?" for _ in names)
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
    db.conn.executemany(sql, [list(row.values()) for row in rows])


def put_content(writer: Writer, wanted: Content) -> None:
    """Make the content of a plan what is wanted, touching little but what differs.

    Args:
        writer: inside an edit; foreign keys are checked at its end.
        wanted: the content that the plan shall have.
    """
    db = writer.database
    db.execute("PRAGMA defer_foreign_keys = ON")
    tables = schema.CONTENTS[schema.SCHEMA_VERSION]
    current = read_content(writer)
    for table in reversed(tables):
        for id_ in sorted(_in_the_way(table, current[table], wanted.get(table, {}))):
            db.execute(f"DELETE FROM {table} WHERE id = ?", [id_])
    # Deletes that cascade took rows that are wanted: they differ now, and come back.
    current = read_content(writer)
    rows = [(table, each) for table in tables for each in wanted.get(table, {}).items()]
    for table, (id_, row) in along("writing", rows):
        if current[table].get(id_) != row:
            _put_row(db, table, row)


def _in_the_way(
    table: str, current: Mapping[str, Any], wanted: Mapping[str, Any]
) -> set[str]:
    """Return rows that go, and rows whose unique values another row is to have."""
    found = set(current.keys() - wanted.keys())
    for group in KINDS[table].UNIQUE:
        holders = {
            tuple(row.get(name) for name in group): id_ for id_, row in wanted.items()
        }
        for id_, row in current.items():
            values = tuple(row[name] for name in group)
            if holders.get(values, id_) != id_:
                found.add(id_)
    return found


def _put_row(db: Database, table: str, row: Mapping[str, Any]) -> None:
    names = list(row)
    marks = ", ".join("?" for _ in names)
    settings = ", ".join(f"{name} = excluded.{name}" for name in names)
    db.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) "
        f"ON CONFLICT (id) DO UPDATE SET {settings}",
        list(row.values()),
    )
