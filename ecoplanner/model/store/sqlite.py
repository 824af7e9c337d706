"""Connections to SQLite, and which of its failures the surroundings cause."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ecoplanner.errors import NotAPlanError
from ecoplanner.errors import PlanDamagedError
from ecoplanner.errors import PlanInUseError
from ecoplanner.errors import PlanMissingError
from ecoplanner.errors import PlanUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def _hidden(*names: str) -> Iterator[None]:
    """Keep modules that are not loaded yet from being found."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


# WORKAROUND: sqlite-utils imports pandas and numpy when they are installed, to
# know their column types. We never hand it a frame, and 0.4 s is more than a
# command that only reads may take.
with _hidden("pandas", "numpy"):
    from sqlite_utils import Database

__all__ = [
    "Database",
    "UnsoundError",
    "connect",
    "database_errors",
    "memory",
    "memory_of",
    "primary_code",
    "surroundings",
    "transaction",
    "wrap",
]

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SURROUNDINGS = {
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}


def wrap(connection: sqlite3.Connection) -> Database:
    """Return a connection with the settings that every connection has."""
    # Plugins of the sqlite-utils command line have no business in a plan, and
    # recursive triggers would record a change twice.
    database = Database(connection, execute_plugins=False, recursive_triggers=False)
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def memory() -> Database:
    """Return an empty database in memory."""
    return wrap(sqlite3.connect(":memory:"))


def memory_of(content: bytes) -> Database:
    """Return a database of our own in memory, as it was serialized."""
    database = memory()
    database.conn.deserialize(content)
    return database


def connect(path: Path) -> Database:
    """Open a working copy of our own, made to survive a power cut.

    Source: reliability of DELETE + EXTRA; https://sqlite.org/pragma.html
    """
    connection = sqlite3.connect(path, timeout=2.0)
    try:
        database = wrap(connection)
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA synchronous = EXTRA")
        # The first read puts right what a crash left half done.
        database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return database


def primary_code(error: sqlite3.Error) -> int:
    """Return which kind of failure SQLite reports; 0 when it was none of its own."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


class UnsoundError(Exception):
    """History or versions hold what the program never writes into them."""

    def __init__(self, *, table: str, row: object = "") -> None:
        super().__init__(f"{table} {row}".strip())


@contextmanager
def database_errors(path: Path | None) -> Iterator[None]:
    """Turn failures of SQLite that the surroundings cause into errors to mend.

    Args:
        path: the file the user knows about, for the sentence.

    Raises:
        PlanInUseError: another program holds the file.
        PlanUnavailableError: disk full, no permission and the like.
        PlanDamagedError: SQLite found the file malformed, or its history is unsound.
        NotAPlanError: no SQLite file.
    """
    try:
        yield
    except UnsoundError as error:
        raise PlanDamagedError(path=path, reason=str(error)) from error
    except sqlite3.DatabaseError as error:
        primary = primary_code(error)
        if primary == sqlite3.SQLITE_NOTADB:
            raise NotAPlanError(path=path) from error
        if primary == sqlite3.SQLITE_CORRUPT:
            raise PlanDamagedError(path=path, reason=str(error)) from error
        if primary in _BUSY:
            raise PlanInUseError(path=path, who="", since="") from error
        if primary in _SURROUNDINGS:
            raise PlanUnavailableError(path=path, reason=str(error)) from error
        raise


@contextmanager
def transaction(db: Database, path: Path | None) -> Iterator[None]:
    """Group statements into one transaction, undone by an exception.

    Raises:
        EcoplannerError: what `database_errors` raises.
        RuntimeError: one is open; transactions do not nest.
    """
    if db.conn.in_transaction:
        raise RuntimeError(path)
    with database_errors(path):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            # A full disk has rolled back already.
            if db.conn.in_transaction:
                db.execute("ROLLBACK")
            raise


def _is_missing(error: OSError, path: Path) -> bool:
    """Return whether an error says that there is no such plan file."""
    named = error.filename
    return isinstance(error, FileNotFoundError) and str(named) == str(path)


@contextmanager
def surroundings(path: Path | None) -> Iterator[None]:
    """Turn failures of SQLite and of the file system into errors to mend.

    Raises:
        PlanUnavailableError: a file cannot be read or written.
        EcoplannerError: what `database_errors` raises.
    """
    try:
        with database_errors(path):
            yield
    except OSError as error:
        if path is not None and _is_missing(error, path):
            raise PlanMissingError(path=path) from error
        reason = error.strerror or str(error)
        raise PlanUnavailableError(path=path, reason=reason) from error
