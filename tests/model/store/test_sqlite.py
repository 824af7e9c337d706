"""Which failures of SQLite a user can do something about."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import NotAPlanError
from ecoplanner.errors import PlanDamagedError
from ecoplanner.errors import PlanInUseError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.store.sqlite import connect
from ecoplanner.model.store.sqlite import database_errors
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.sqlite import tabular
from ecoplanner.model.store.sqlite import UnsoundError

CASES: list[tuple[int, type[EcoplannerError]]] = [
    (sqlite3.SQLITE_NOTADB, NotAPlanError),
    (sqlite3.SQLITE_CORRUPT, PlanDamagedError),
    (sqlite3.SQLITE_CORRUPT_INDEX, PlanDamagedError),
    (sqlite3.SQLITE_BUSY, PlanInUseError),
    (sqlite3.SQLITE_LOCKED, PlanInUseError),
    (sqlite3.SQLITE_BUSY_SNAPSHOT, PlanInUseError),
    (sqlite3.SQLITE_FULL, PlanUnavailableError),
    (sqlite3.SQLITE_IOERR_FSYNC, PlanUnavailableError),
    (sqlite3.SQLITE_READONLY_ROLLBACK, PlanUnavailableError),
    (sqlite3.SQLITE_CANTOPEN, PlanUnavailableError),
]


def _raise(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(("code", "wanted"), CASES)
def test_that_what_the_surroundings_cause_can_be_mended(
    code: int, wanted: type[EcoplannerError]
) -> None:
    error = sqlite3.OperationalError("no")
    error.sqlite_errorcode = code

    with pytest.raises(wanted) as found, database_errors(Path("a.ecoplan")):
        _raise(error)

    assert found.value.params["path"] == Path("a.ecoplan")


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("no such table"), sqlite3.IntegrityError("no")]
)
def test_that_a_bug_surfaces(error: sqlite3.Error) -> None:
    with pytest.raises(type(error)), surroundings(Path("a.ecoplan")):
        _raise(error)


def test_that_an_unsound_record_is_damage() -> None:
    with pytest.raises(PlanDamagedError), database_errors(None):
        _raise(UnsoundError(table="steps", row=7))


@pytest.mark.parametrize("error", [OSError("gone"), PermissionError(13, "gone")])
def test_that_a_file_out_of_reach_is_said_so(error: OSError) -> None:
    with pytest.raises(PlanUnavailableError) as found, surroundings(None):
        _raise(error)

    assert found.value.params["reason"] == "gone"


def test_that_a_statement_of_its_own_is_kept_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE rows (id TEXT)")
    db.execute("INSERT INTO rows VALUES (?)", ["a"])

    other = connect(path)
    kept = other.execute("SELECT id FROM rows").fetchall()
    for each in (db, other):
        each.close()

    assert kept == [("a",)]


def test_that_statements_of_one_group_are_undone_together(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.db")
    db.execute("CREATE TABLE rows (id TEXT)")

    with pytest.raises(ZeroDivisionError), db.atomic():
        db.execute("INSERT INTO rows VALUES ('a')")
        raise ZeroDivisionError
    with db.atomic():
        tabular(db).table("rows").insert_all([{"id": "b"}, {"id": "c"}])
    kept = [*tabular(db).table("rows").rows]
    db.close()

    assert kept == [{"id": "b"}, {"id": "c"}]
