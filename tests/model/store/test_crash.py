"""Crashes, locks, and what is taken up after them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import PlanDamagedError
from ecoplanner.errors import PlanInUseError
from ecoplanner.model.project import Project
from ecoplanner.model.store import gate
from ecoplanner.model.store import journal
from ecoplanner.model.store import publish
from ecoplanner.model.store import recovery
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import backups_of
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.workcopy import WorkFolder
from tests.model.store.random_rows import seeded

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

KILLS = 25
ROOT = Path(__file__).parents[3]


@pytest.fixture
def start() -> Iterator[Callable[[Path], subprocess.Popen[str]]]:
    """Start programs that edit a plan; whatever still runs at the end is killed."""
    children: list[subprocess.Popen[str]] = []

    def begin(path: Path) -> subprocess.Popen[str]:
        script = Path(__file__).with_name("editing_child.py")
        child = subprocess.Popen(
            [sys.executable, str(script), str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        children.append(child)
        return child

    yield begin
    for child in children:
        child.kill()
        child.communicate()


def _kill_after(child: subprocess.Popen[str], lines: int, spins: int) -> int:
    """Kill a child some time after it has said so many lines; return its last."""
    assert child.stdout is not None
    last = 0
    for _ in range(lines):
        last = int(child.stdout.readline())
    for _ in range(spins):
        pass  # somewhere within the next edit or publish
    child.kill()
    # `communicate` would not see what `readline` has read ahead.
    assert child.stderr is not None
    rest, errors = child.stdout.read(), child.stderr.read()
    assert errors == ""
    whole = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return max([last, *map(int, whole)])


def test_that_a_killed_program_loses_no_edit_that_it_showed(
    plan_file: Path,
    start: Callable[[Path], subprocess.Popen[str]],
    state_folder: Path,
) -> None:
    rng = seeded(3)
    for _ in range(KILLS):
        shown = _kill_after(
            start(plan_file), rng.randrange(1, 9), rng.randrange(400_000)
        )

        gate.check(gate.read_bytes(plan_file), plan_file).db.close()
        document = Document.open(plan_file)
        found = document.get(Project, "project-1").need_fen or 0
        assert found in (shown, shown + 1)
        assert document.set_aside is None
        # An edit may be undone when the program is killed, and not yet redone.
        value = {"edit": 1, "undo": -1, "redo": 1}
        steps = journal.steps(document)
        assert sum(value[step.kind] for step in steps) == found - 100
        assert document.rows("PRAGMA integrity_check") == [("ok",)]
        document.close()
        names = [path.name for path in plan_file.parent.iterdir()]
        assert not [name for name in names if name.startswith(".~lock")]
    assert list(state_folder.rglob("*.unread")) == []


def test_that_a_plan_is_edited_in_one_program_at_a_time(
    plan_file: Path, start: Callable[[Path], subprocess.Popen[str]]
) -> None:
    child = start(plan_file)
    assert child.stdout is not None
    child.stdout.readline()

    with pytest.raises(PlanInUseError):
        Document.open(plan_file)
    with reading(plan_file) as reader:
        assert reader.plan_id == "plan-0001"

    child.kill()
    child.wait()
    Document.open(plan_file).close()


def test_that_a_plan_is_edited_in_one_window_at_a_time(plan_file: Path) -> None:
    document = Document.open(plan_file)

    with pytest.raises(PlanInUseError):
        Document.open(plan_file)

    document.close()
    Document.open(plan_file).close()


STRANGE_SIDECARS = [
    '{"host": "机房", "user": "李四", "since": "2026-01-01T00:00:00+00:00"}',
    ",李四,机房,01.01.2026 10:00,file:///home;",
    "[1, 2]",
    "{}",
    "[" * 5000,
    "",
]


@pytest.mark.parametrize("said", STRANGE_SIDECARS)
def test_that_a_plan_that_somebody_else_edits_is_not_opened(
    said: str, plan_file: Path
) -> None:
    sidecar = plan_file.with_name(f".~lock.{plan_file.name}#")
    sidecar.write_text(said, encoding="utf-8")

    with pytest.raises(PlanInUseError) as found:
        Document.open(plan_file)

    assert found.value.params["who"] in ("李四@机房", f"?@{sidecar.name}")
    assert sidecar.read_text(encoding="utf-8") == said
    sidecar.unlink()
    Document.open(plan_file).close()


def _rename(document: Document, name: str) -> None:
    with document.edit("改名") as writer:
        sql = "UPDATE projects SET name = ? WHERE id = 'project-1'"
        writer.database.execute(sql, [name])


def _crash(document: Document) -> None:
    """End a document as a crash would: nothing is written down."""
    assert document._work is not None
    document._db.close()
    document._work.release()


def _name(document: Document) -> str:
    return document.get(Project, "project-1").name


def test_that_a_crash_after_the_file_was_replaced_sets_nothing_aside(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(plan_file)
    _rename(document, "新名")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(publish, "add_revision", _raise_after(publish.add_revision, 1))
        document.publish()
    _crash(document)

    document = Document.open(plan_file)

    assert (_name(document), document.is_changed) == ("新名", False)
    assert (document.was_recovered, document.set_aside) == (False, None)
    document.close()


def _raise_after(real: Callable[..., None], calls: int) -> Callable[..., None]:
    left = [calls]

    def call(*args: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        real(*args)

    return call


def test_that_edits_stay_when_their_history_contradicts_itself(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _rename(document, "新名")
    assert document._work is not None
    database = document._work.database
    values = "(7, 'aaaaaaaa', 'undo', 5, '', '', '')"
    document._db.execute(f"INSERT INTO steps VALUES {values}")
    _crash(document)
    left = database.read_bytes()

    with pytest.raises(PlanDamagedError):
        Document.open(plan_file)

    assert database.read_bytes() == left


@pytest.mark.parametrize("made", [False, True])
def test_that_a_crash_while_the_working_copy_is_made_does_no_harm(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch, *, made: bool
) -> None:
    document = Document.open(plan_file)
    assert document._work is not None
    database = document._work.database
    _crash(document)
    database.rename(database.with_name("plan.sqlite.made"))
    if made:
        # What a crash of an earlier program can have left: a file without tables.
        database.touch()

    document = Document.open(plan_file)

    assert _name(document) == "废弃矿山"
    _rename(document, "新名")
    document.close()
    assert not database.with_name("plan.sqlite.made").exists()


def test_that_edits_are_set_aside_when_the_file_was_replaced_by_hand(
    plan_file: Path,
) -> None:
    first = plan_file.read_bytes()
    document = Document.open(plan_file)
    _rename(document, "第二")
    document.publish()
    _rename(document, "第三")
    _crash(document)
    plan_file.write_bytes(first)

    document = Document.open(plan_file)

    assert (_name(document), document.was_recovered) == ("废弃矿山", False)
    assert document.set_aside in backups_of(plan_file)
    assert document.set_aside is not None
    with reading(document.set_aside) as reader:
        assert reader.get(Project, "project-1").name == "第三"
    document.close()


def test_that_a_published_working_copy_is_not_set_aside(plan_file: Path) -> None:
    first = plan_file.read_bytes()
    document = Document.open(plan_file)
    _rename(document, "第二")
    document.publish()
    _crash(document)
    plan_file.write_bytes(first)

    document = Document.open(plan_file)

    assert (_name(document), document.set_aside) == ("废弃矿山", None)
    document.close()


def test_that_a_file_that_only_moved_keeps_the_edits_of_its_path(
    plan_file: Path,
) -> None:
    document = Document.open(plan_file)
    _rename(document, "新名")
    _crash(document)
    data = plan_file.read_bytes()
    plan_file.unlink()
    plan_file.write_bytes(data)

    document = Document.open(plan_file)

    assert (_name(document), document.was_recovered) == ("新名", True)
    document.close()


@pytest.mark.parametrize("damage", ["cut", "text", "newer", "foreign"])
def test_that_a_working_copy_that_cannot_be_read_is_kept(
    damage: str, plan_file: Path
) -> None:
    document = Document.open(plan_file)
    _rename(document, "新名")
    assert document._work is not None
    database = document._work.database
    if damage == "newer":
        document._db.execute("PRAGMA user_version = 99")
    if damage == "foreign":
        document._db.execute("CREATE TABLE strange (a)")
    _crash(document)
    data = database.read_bytes()
    if damage == "cut":
        database.write_bytes(data[: len(data) // 2])
    if damage == "text":
        database.write_bytes(b"no database" * 100)
    left = database.read_bytes()

    document = Document.open(plan_file)

    assert (_name(document), document.was_recovered) == ("废弃矿山", False)
    assert document.set_aside is not None
    assert document.set_aside.suffix == ".unread"
    assert document.set_aside.read_bytes() == left
    assert backups_of(plan_file) == []
    document.close()


def test_that_a_working_copy_somebody_reads_is_left_alone(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _rename(document, "新名")
    assert document._work is not None
    database = document._work.database
    _crash(document)
    database.chmod(0)
    database.unlink()
    database.mkdir()
    work = WorkFolder(plan_file)

    assert work.left() is None

    shutil.rmtree(database)


def test_that_edits_survive_when_the_working_copy_is_busy(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(plan_file)
    _rename(document, "新名")
    assert document._work is not None
    database = document._work.database
    _crash(document)
    other = sqlite3.connect(database)
    other.execute("BEGIN EXCLUSIVE")
    real = sqlite3.connect
    with monkeypatch.context() as patch, pytest.raises(PlanInUseError):
        patch.setattr(sqlite3, "connect", lambda path, **_: real(path, timeout=0.0))
        Document.open(plan_file)

    other.close()
    document = Document.open(plan_file)
    assert (_name(document), document.was_recovered) == ("新名", True)
    document.close()


def test_that_a_file_published_while_we_waited_is_read_again(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = WorkFolder.hold

    def hold(work: WorkFolder) -> None:
        monkeypatch.setattr(WorkFolder, "hold", real)
        other = Document.open(plan_file)
        _rename(other, "别的窗口")
        other.publish()
        other.close()
        real(work)

    monkeypatch.setattr(WorkFolder, "hold", hold)

    document = Document.open(plan_file)

    assert _name(document) == "别的窗口"
    _rename(document, "这个窗口")
    assert document.publish()
    document.close()


def test_that_a_user_without_a_name_can_edit(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    document = Document.open(plan_file)
    _rename(document, "新名")

    assert journal.steps(document)[0].who == ""
    document.close()


def test_that_nothing_taken_up_has_no_edits() -> None:
    assert recovery.Taken() == recovery.Taken(has_edits=False, set_aside=None)
