"""What the gate lets through."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import ForeignObjectsError
from ecoplanner.errors import NotAPlanError
from ecoplanner.errors import PlanDamagedError
from ecoplanner.errors import PlanMissingError
from ecoplanner.errors import PlanTooLargeError
from ecoplanner.errors import PlanTooNewError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.store import gate
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from tests.model.store.random_rows import seeded
from tests.model.store.sealing import assert_refused
from tests.model.store.sealing import sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: What SQLite writes where a schema says that a table is virtual.
VIRTUAL = (
    "INSERT INTO sqlite_schema VALUES ('table', 'secret', 'secret', 0, "
    "'CREATE VIRTUAL TABLE secret USING fts5(words)')"
)
HIDDEN_TRIGGER = """
CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE tbl_name = 'plan';
CREATE TRIGGER plan AFTER UPDATE ON projects BEGIN DELETE FROM projects; END;
PRAGMA writable_schema = ON;
DELETE FROM sqlite_schema WHERE tbl_name = 'plan';
INSERT INTO sqlite_schema SELECT * FROM kept;
DROP TABLE kept;
"""
HIDDEN_INDEX = """
CREATE INDEX strange ON projects(abs(need_fen));
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET name = 'sqlite_autoindex_projects_9',
    sql = replace(sql, 'strange', 'sqlite_autoindex_projects_9')
    WHERE name = 'strange';
"""


def _script(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)


def _patch(offset: int, data: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        found = bytearray(path.read_bytes())
        found[offset : offset + len(data)] = data
        path.write_bytes(found)

    return change


def _write(data: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(data)

    return change


def _with(script: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        _script(path, script)

    return change


def _sealed_with(script: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        sealed(path, script)

    return change


def _other_sqlite(path: Path) -> None:
    path.unlink()
    _script(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _sibling(ending: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.with_name(path.name + ending).write_bytes(b"x")

    return change


def _schema_sql(old: str, new: str) -> str:
    return (
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema "
        f"SET sql = replace(sql, '{old}', '{new}') WHERE name = 'projects'"
    )


BROKEN: dict[str, tuple[Callable[[Path], None], type[EcoplannerError]]] = {
    "text": (_write("只是文字，不是数据库。".encode() * 20), NotAPlanError),
    "empty": (_write(b""), NotAPlanError),
    "short": (_write(b"SQLite format 3\x00"), NotAPlanError),
    "zip": (_write(b"PK\x03\x04" + bytes(500)), NotAPlanError),
    "other sqlite": (_other_sqlite, NotAPlanError),
    "other application": (_with("PRAGMA application_id = 1196444487"), NotAPlanError),
    "newer": (_with("PRAGMA user_version = 99"), PlanTooNewError),
    "negative version": (_with("PRAGMA user_version = -1"), PlanTooNewError),
    "version 0": (_with("PRAGMA user_version = 0"), PlanDamagedError),
    "trigger": (
        _with("CREATE TRIGGER t AFTER UPDATE ON projects BEGIN DELETE FROM plan; END"),
        ForeignObjectsError,
    ),
    "trigger named as a table": (_with(HIDDEN_TRIGGER), ForeignObjectsError),
    "view": (_with("CREATE VIEW v AS SELECT * FROM plan"), ForeignObjectsError),
    "view for a table": (
        _with("DROP TABLE waivers; CREATE VIEW waivers AS SELECT * FROM plan"),
        ForeignObjectsError,
    ),
    "table": (_with("CREATE TABLE more (a)"), ForeignObjectsError),
    "statistics": (_with("ANALYZE"), ForeignObjectsError),
    "index": (_with("CREATE INDEX i ON projects(note)"), ForeignObjectsError),
    "index named as one of SQLite": (_with(HIDDEN_INDEX), ForeignObjectsError),
    "missing index": (_with("DROP INDEX changes_step"), PlanDamagedError),
    "missing table": (_with("DROP TABLE waivers"), PlanDamagedError),
    "altered table": (
        _with("ALTER TABLE projects ADD COLUMN more TEXT"),
        ForeignObjectsError,
    ),
    "altered words": (_with(_schema_sql("<= 20000", "<= 99999")), ForeignObjectsError),
    "other white space": (
        _with(_schema_sql("CHECK (length", "CHECK  (length")),
        ForeignObjectsError,
    ),
    "generated column": (
        _with("ALTER TABLE projects ADD COLUMN g TEXT AS (hex(zeroblob(99999999)))"),
        ForeignObjectsError,
    ),
    "virtual table": (
        _with(f"PRAGMA writable_schema = ON; {VIRTUAL}"),
        ForeignObjectsError,
    ),
    "schema is no SQL": (_with(_schema_sql("CREATE", "DELETE")), PlanDamagedError),
    "WAL": (_patch(18, b"\x02\x02"), PlanDamagedError),
    "strange read version": (_patch(19, b"\x09"), PlanDamagedError),
    "page size": (_patch(16, b"\x02\x00"), PlanDamagedError),
    "changed text": (
        _with("UPDATE projects SET name = '改名' WHERE id = 'project-1'"),
        PlanDamagedError,
    ),
    "changed history": (
        _with("UPDATE revisions SET record_digest = ''"),
        PlanDamagedError,
    ),
    "no revision": (_with("DELETE FROM revisions"), PlanDamagedError),
    "no plan": (_sealed_with("DELETE FROM plan"), PlanDamagedError),
    "dangling row": (
        _sealed_with("UPDATE projects SET program_id = 'program-9'"),
        PlanDamagedError,
    ),
    "broken rule": (
        _sealed_with(
            "PRAGMA ignore_check_constraints = ON; UPDATE projects SET need_fen = -5"
        ),
        PlanDamagedError,
    ),
    "invalid UTF-8": (
        _with("UPDATE projects SET note = CAST(x'80ff' AS TEXT)"),
        PlanDamagedError,
    ),
    "journal beside": (_sibling("-journal"), PlanDamagedError),
    "wal beside": (_sibling("-wal"), PlanDamagedError),
    "folder": (_folder, PlanUnavailableError),
    "missing": (lambda path: path.unlink(), PlanMissingError),
}


@pytest.mark.parametrize("name", BROKEN)
def test_that_a_broken_file_is_refused_and_left_alone(
    name: str, plan_file: Path, state_folder: Path
) -> None:
    change, error = BROKEN[name]
    change(plan_file)

    assert_refused(plan_file, error, state_folder)


def test_that_a_pipe_is_refused(plans: Path, state_folder: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    pipe = plans / "a.ecoplan"
    os.mkfifo(pipe)

    with pytest.raises(PlanUnavailableError):
        Document.open(pipe)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser reads all"
)
def test_that_a_file_without_permission_is_refused(
    plan_file: Path, state_folder: Path
) -> None:
    plan_file.chmod(0)

    with pytest.raises(PlanUnavailableError):
        Document.open(plan_file)


def test_that_a_file_larger_than_any_plan_is_refused(
    plan_file: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "MAX_BYTES", plan_file.stat().st_size - 1)

    assert_refused(plan_file, PlanTooLargeError, state_folder)


def test_that_empty_siblings_do_no_harm(plan_file: Path) -> None:
    for ending in ("-journal", "-wal"):
        plan_file.with_name(plan_file.name + ending).touch()

    with reading(plan_file) as reader:
        assert reader.plan_id == "plan-0001"


def test_that_a_check_that_takes_too_long_is_given_up(
    shanggao_file: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_DEADLINE_S", -1.0)

    assert_refused(shanggao_file, PlanDamagedError, state_folder)


def test_that_a_file_that_takes_all_memory_is_refused(
    plan_file: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def starve(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(gate, "guarded", starve)

    assert_refused(plan_file, PlanDamagedError, state_folder)


def test_that_a_file_cut_off_anywhere_is_refused(plan_file: Path) -> None:
    data = plan_file.read_bytes()
    rng = seeded(1)
    cuts = {*range(0, len(data), 4096), *(rng.randrange(len(data)) for _ in range(60))}

    for cut in cuts:
        with pytest.raises((NotAPlanError, PlanDamagedError)):
            gate.check(data[:cut], plan_file)


def test_that_a_flipped_bit_changes_nothing_that_is_let_through(
    shanggao_file: Path,
) -> None:
    rng = seeded(2)
    data = shanggao_file.read_bytes()
    with reading(shanggao_file) as reader:
        wanted = read_content(reader)
    spots = [
        *range(100),
        *(rng.randrange(100, 3 * 4096) for _ in range(50)),
        *(rng.randrange(len(data)) for _ in range(200)),
    ]
    passed = 0

    for spot in spots:
        flipped = bytearray(data)
        flipped[spot] ^= 1 << rng.randrange(8)
        try:
            checked = gate.check(bytes(flipped), shanggao_file)
        except EcoplannerError:
            continue
        passed += 1
        with closing(checked.db):
            assert read_content(Reader(checked.db)) == wanted
    assert 0 < passed < len(spots)


def test_that_a_plan_with_a_flipped_header_bit_can_be_edited_if_it_opens(
    plan_file: Path,
) -> None:
    rng = seeded(4)
    opened = 0
    for spot in range(16, 60):
        data = bytearray(plan_file.read_bytes())
        data[spot] ^= 1 << rng.randrange(8)
        path = plan_file.with_name(f"{spot}.ecoplan")
        path.write_bytes(data)
        try:
            document = Document.open(path)
        except EcoplannerError:
            continue
        opened += 1
        with document.edit("改") as writer:
            writer.database.execute("UPDATE projects SET note = '改'")
        assert document.publish()
        document.close()
        with reading(path) as reader:
            assert reader.rows("SELECT DISTINCT note FROM projects") == [("改",)]
        # What was odd about the file did not come along.
        assert path.read_bytes()[18:20] == b"\x01\x01"
    assert opened > 10


def test_that_an_index_that_does_not_fit_its_table_is_refused(
    plan_file: Path, state_folder: Path
) -> None:
    data = bytearray(plan_file.read_bytes())
    with closing(sqlite3.connect(plan_file)) as db:
        sql = "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'projects'"
        pages = [row[0] for row in db.execute(f"{sql} AND type = 'index'")]
        (size,) = db.execute("PRAGMA page_size").fetchone()
    name = "尾矿库".encode()
    places = [
        page * size - size + data[page * size - size : page * size].find(name)
        for page in pages
        if name in data[page * size - size : page * size]
    ]
    assert places
    data[places[0] : places[0] + len(name)] = "尾矿仓".encode()
    plan_file.write_bytes(data)

    assert_refused(plan_file, PlanDamagedError, state_folder)


def test_that_the_header_says_what_file_it_is(plan_file: Path) -> None:
    data = plan_file.read_bytes()

    assert struct.unpack(">I", data[68:72])[0] == 0x45434F50
    assert struct.unpack(">I", data[60:64])[0] == schema.SCHEMA_VERSION
