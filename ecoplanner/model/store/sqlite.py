"""Connections to SQLite, and which of its failures the surroundings cause."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ecoplanner.errors import NotAPlanError
from ecoplanner.errors import PlanDamagedError
from ecoplanner.errors import PlanInUseError
from ecoplanner.errors import PlanMissingError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.store import pace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    import sqlite_utils

__all__ = [
    "Database",
    "UnsoundError",
    "connect",
    "database_errors",
    "memory",
    "memory_of",
    "primary_code",
    "surroundings",
    "tabular",
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


class Database:
    """A connection; a statement outside a transaction is committed at once.

    Attributes:
        conn: the connection itself.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        # Python would begin transactions that nobody ends.
        conn.isolation_level = None
        self.conn = conn

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run a statement, or stop before it where its thread was asked to."""
        pace.check()
        return self.conn.execute(sql, values)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Group statements into one transaction, undone by an exception."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # A full disk has rolled back already.
            if self.conn.in_transaction:
                self.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()


def tabular(db: Database) -> sqlite_utils.Database:
    """Return a database whose tables give and take rows by column name."""
    # It imports pandas, 0.4 s in all, which nobody is to wait for who opens a plan.
    import sqlite_utils  # noqa: PLC0415 - see above

    # Plugins of its command line have no business in a plan, and recursive triggers
    # would record a change twice.
    return sqlite_utils.Database(
        db.conn, execute_plugins=False, recursive_triggers=False
    )


def wrap(connection: sqlite3.Connection) -> Database:
    """Return a connection with the settings that every connection has."""
    database = Database(connection)
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def memory() -> Database:
    """Return an empty database in memory."""
    return wrap(sqlite3.connect(":memory:", check_same_thread=False))


def memory_of(content: bytes) -> Database:
    """Return a database of our own in memory, as it was serialized."""
    database = memory()
    database.conn.deserialize(content)
    return database


def connect(path: Path) -> Database:
    """Open a working copy of our own, made to survive a power cut.

    Source: reliability of DELETE + EXTRA; https://sqlite.org/pragma.html
    """
    # A plan is opened in one thread and edited in another, never in both at once.
    connection = sqlite3.connect(path, timeout=2.0, check_same_thread=False)
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
    with database_errors(path), db.atomic():
        yield


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
