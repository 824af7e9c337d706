"""The gate: a plan file is read once, checked, and never opened for writing.

A file may come from anywhere, on a stick, half copied, or made to do harm. Its bytes
are taken into memory; nothing in it runs; a file whose tables are not exactly ours
is refused; content that is not what was published is found by its digest.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import stat
import struct
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.errors import ForeignObjectsError
from ecoplanner.errors import NotAPlanError
from ecoplanner.errors import PlanDamagedError
from ecoplanner.errors import PlanTooLargeError
from ecoplanner.errors import PlanTooNewError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.store import backups
from ecoplanner.model.store import content
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.sqlite import memory
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.sqlite import wrap

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.store.sqlite import Database

MAX_BYTES = 500_000_000
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_WAL = 2
_DEADLINE_S = 20.0
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 100_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was when it was read, to see whether it changed since.

    Attributes:
        size: bytes.
        digest: SHA-256 of the bytes.
    """

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan that passed the gate.

    Attributes:
        db: the plan in memory, read only.
        version: its schema version, at most ours.
        stamp: what the file was.
    """

    db: Database
    version: int
    stamp: Stamp


def stamp_of(data: bytes) -> Stamp:
    """Return the stamp of a file's bytes."""
    return Stamp(len(data), hashlib.sha256(data).hexdigest())


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a plan file.

    Raises:
        PlanUnavailableError: missing, a folder, no permission.
        PlanTooLargeError: larger than any plan may be.
        PlanDamagedError: another program left it half written.
    """
    with surroundings(path):
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            # A pipe would never end; a folder has no bytes.
            reason = os.strerror(errno.EISDIR)
            raise PlanUnavailableError(path=path, reason=reason)
        if about.st_size > MAX_BYTES:
            raise PlanTooLargeError(path=path, limit=MAX_BYTES // 1_000_000)
        data = path.read_bytes()
        for ending in ("-journal", "-wal"):
            sibling = path.with_name(path.name + ending)
            if sibling.is_file() and sibling.stat().st_size > 0:
                raise PlanDamagedError(path=path, reason=sibling.name)
    return data


def check(data: bytes, path: Path, *, is_published: bool = True) -> Checked:
    """Let the bytes of a plan file through the gate.

    Args:
        data: the bytes.
        path: where they are from, for the sentence.
        is_published: whether the digests must fit; a working copy has edits since.

    Raises:
        NotAPlanError: no SQLite file, or not one of ours.
        PlanTooNewError: from a later version.
        ForeignObjectsError: tables, views or triggers that are not ours.
        PlanDamagedError: anything else that is not as it was published.
    """
    try:
        return _checked(data, path, is_published=is_published)
    except PlanDamagedError as error:
        if is_published and (kept := _backups_of(data)):
            error.params["backups"] = kept
        raise


def _backups_of(data: bytes) -> Path | None:
    """Return where backups of a damaged plan lie, if that can still be told."""
    if len(data) < _HEADER or whole_size(data) > MAX_BYTES:
        return None
    # What was cut off is rarely the row about the plan.
    whole = data.ljust(whole_size(data), b"\0")
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            plan_id = Reader(guarded(connection, whole)).plan_id
        except (sqlite3.Error, TypeError, UnicodeError, MemoryError, OverflowError):
            return None
    return backups.folder(plan_id) if backups.backups(plan_id) else None


def _checked(data: bytes, path: Path, *, is_published: bool) -> Checked:
    version = header_version(data, path)
    if is_published and len(data) < whole_size(data):
        # The pages cut off may be empty, and SQLite would not miss them.
        raise PlanDamagedError(path=path, reason=f"{len(data)} < {whole_size(data)}")
    connection = sqlite3.connect(":memory:")
    try:
        db = guarded(connection, data)
        _check_inside(db, version, path)
        if is_published:
            _check_digests(Reader(db), version, path)
        connection.set_progress_handler(None, 0)
    except (sqlite3.Error, UnicodeError, MemoryError, OverflowError) as error:
        connection.close()
        raise PlanDamagedError(path=path, reason=str(error)) from error
    except BaseException:
        connection.close()
        raise
    return Checked(db, version, stamp_of(data))


def whole_size(data: bytes) -> int:
    """Return how many bytes a file has by its own header."""
    (page,) = struct.unpack(">H", data[16:18])
    (count,) = struct.unpack(">I", data[28:32])
    return int((65_536 if page == 1 else page) * count)


def guarded(connection: sqlite3.Connection, data: bytes) -> Database:
    """Put a stranger's bytes into a connection that does little, and not for long."""
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.deserialize(data)
    until = time.monotonic() + _DEADLINE_S
    connection.set_progress_handler(lambda: time.monotonic() > until, 10_000)
    db = wrap(connection)
    for pragma in ("cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
        db.execute(f"PRAGMA {pragma}")
    return db


def header_version(data: bytes, path: Path) -> int:
    """Return the schema version that a file's first bytes tell.

    Raises:
        NotAPlanError: no SQLite file, or not one of ours.
        PlanTooNewError: from a later version.
        PlanDamagedError: no version that ever was, or not closed by its program.
    """
    if len(data) < _HEADER or not data.startswith(_MAGIC):
        raise NotAPlanError(path=path)
    (version,) = struct.unpack(">I", data[60:64])
    (application,) = struct.unpack(">I", data[68:72])
    if application != schema.APPLICATION_ID:
        raise NotAPlanError(path=path)
    known = schema.SCHEMA_VERSION
    if version > known:
        raise PlanTooNewError(path=path, version=version, known=known)
    if version not in schema.SCHEMAS:
        raise PlanDamagedError(path=path, reason=f"user_version {version}")
    if _WAL in (data[18], data[19]):
        raise PlanDamagedError(path=path, reason="WAL")
    return int(version)


def _check_inside(db: Database, version: int, path: Path) -> None:
    reader = Reader(db)
    check_schema(reader, version, path)
    for pragma in ("integrity_check(1)", "foreign_key_check"):
        found = reader.rows(f"PRAGMA {pragma}")
        if found and found != [("ok",)]:
            raise PlanDamagedError(path=path, reason=str(found[0][0]))
    if reader.value("SELECT count(*) FROM plan") != 1:
        raise PlanDamagedError(path=path, reason="plan")


def check_schema(reader: Reader, version: int, path: Path) -> None:
    """Compare every object of a file with ours, before anything else is read.

    Kind, name, table and words must all be ours: a trigger may bear the name of a
    table, and an index of a stranger that of an index SQLite makes.

    Raises:
        ForeignObjectsError: something is there that is not ours.
        PlanDamagedError: something of ours is missing.
    """
    found, wanted = _objects(reader), _wanted_objects(version)
    if found == wanted:
        return
    strange = sorted({str(row[1]) for row in set(found) - set(wanted)})
    if not strange and len(found) <= len(wanted):
        missing = sorted({row[1] for row in set(wanted) - set(found)})
        raise PlanDamagedError(path=path, reason=", ".join(missing))
    raise ForeignObjectsError(path=path, names=", ".join(strange[:5]))


def _objects(reader: Reader) -> list[tuple[str, ...]]:
    sql = "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema"
    return sorted(reader.rows(sql), key=str)


def _wanted_objects(version: int) -> list[tuple[str, ...]]:
    db = memory()
    content.make_tables(db, version)
    found = _objects(Reader(db))
    db.close()
    return found


def _check_digests(reader: Reader, version: int, path: Path) -> None:
    latest = reader.rows(
        "SELECT content_digest, record_digest FROM revisions ORDER BY seq DESC LIMIT 1"
    )
    if not latest:
        raise PlanDamagedError(path=path, reason="revisions")
    if latest[0][0] != content.content_digest(reader, version):
        raise PlanDamagedError(path=path, reason="content_digest")
    if latest[0][1] != content.record_digest(reader, version):
        raise PlanDamagedError(path=path, reason="record_digest")
    if not content.has_sound_blobs(reader, version):
        raise PlanDamagedError(path=path, reason="digest")
