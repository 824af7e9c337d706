"""Edits that a crash left, of plans that were renamed, moved or copied since."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.plan import Plan
from ecoplanner.model.project import Project
from ecoplanner.model.store import leftovers
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.paths import STATE_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.store.access import Writer


def _rename(document: Document, name: str) -> None:
    with document.edit("改名") as writer:
        sql = "UPDATE projects SET name = ? WHERE id = 'project-1'"
        writer.database.execute(sql, [name])


def _leave(path: Path, name: str) -> None:
    """Leave one edit in the working copy, as a program does that is killed."""
    document = Document.open(path)
    _rename(document, name)
    document.close()


def _taken_up(path: Path) -> tuple[str, bool]:
    """Return the name of the project, and whether edits were taken up again."""
    document = Document.open(path)
    found = document.get(Project, "project-1").name, document.was_recovered
    document.close()
    return found


def _told(path: Path) -> list[leftovers.Leftover]:
    with reading(path) as reader:
        return leftovers.unpublished(path, reader)


def _rename_file(path: Path) -> Path:
    return path.rename(path.with_name("改名后.ecoplan"))


def _move_file(path: Path) -> Path:
    folder = path.parent.parent / "elsewhere"
    folder.mkdir()
    return path.rename(folder / path.name)


def _rename_folder(path: Path) -> Path:
    return path.parent.rename(path.parent.with_name("renamed")) / path.name


def _make_other_plan(path: Path) -> None:
    """Put another plan to a path, without looking at what was there."""

    def fill(writer: Writer) -> None:
        writer.save(
            Plan(
                id="plan-0002",
                title="另一个规划",
                region="上高县",
                base_year=2020,
                first_year=2021,
                last_year=2035,
            )
        )

    made = path.with_name("made.ecoplan")
    Document.create(made, fill).close()
    made.rename(path)


@pytest.mark.parametrize("move", [_rename_file, _move_file, _rename_folder])
@pytest.mark.parametrize("is_published_once", [False, True])
def test_that_edits_follow_a_plan_file_that_is_moved(
    plan_file: Path,
    state_folder: Path,
    move: Callable[[Path], Path],
    *,
    is_published_once: bool,
) -> None:
    if is_published_once:
        document = Document.open(plan_file)
        _rename(document, "已发布")
        document.publish()
        _rename(document, "新名")
        document.close()
    else:
        _leave(plan_file, "新名")
    moved = move(plan_file)

    (told,) = _told(moved)
    assert (told.steps, told.follows) == (1, True)
    assert _taken_up(moved) == ("新名", True)
    assert _taken_up(moved) == ("新名", True)

    document = Document.open(moved)
    document.publish()
    document.close()
    assert _told(moved) == []
    assert list((state_folder / "work").rglob("plan.sqlite*")) == []


def test_that_the_sign_of_a_crash_goes_with_the_old_name(
    plan_file: Path, plans: Path
) -> None:
    crashed = Document.open(plan_file)
    _rename(crashed, "新名")
    crashed._db.close()
    assert crashed._work is not None
    crashed._work.unlock()
    assert len(list(plans.iterdir())) == 2

    moved = _rename_file(plan_file)
    assert _taken_up(moved) == ("新名", True)

    assert list(plans.iterdir()) == [moved]


def test_that_edits_follow_a_plan_file_that_is_moved_twice(plan_file: Path) -> None:
    _leave(plan_file, "新名")
    second = plan_file.rename(plan_file.with_name("二.ecoplan"))
    Document.open(second).close()
    third = second.rename(plan_file.with_name("三.ecoplan"))

    assert _taken_up(third) == ("新名", True)


def test_that_copies_at_two_paths_keep_their_own_edits(
    plan_file: Path, plans: Path
) -> None:
    other = plans / "copy.ecoplan"
    shutil.copy2(plan_file, other)
    _leave(plan_file, "甲")
    _leave(other, "乙")

    assert [len(_told(path)) for path in (plan_file, other)] == [1, 1]
    assert _taken_up(other) == ("乙", True)
    assert _taken_up(plan_file) == ("甲", True)


def test_that_a_copy_does_not_take_edits_of_a_file_that_is_there(
    plan_file: Path, plans: Path
) -> None:
    _leave(plan_file, "甲")
    other = plans / "copy.ecoplan"
    shutil.copy2(plan_file, other)

    assert _told(other) == []
    assert _taken_up(other) == ("废弃矿山", False)
    assert _taken_up(plan_file) == ("甲", True)


def test_that_a_copy_does_not_take_edits_of_a_file_that_was_moved(
    plan_file: Path, plans: Path
) -> None:
    other = plans / "copy.ecoplan"
    shutil.copy2(plan_file, other)
    _leave(plan_file, "甲")
    moved = plan_file.rename(plans / "moved.ecoplan")

    (told,) = _told(other)
    assert told.made_in == plan_file
    assert not told.follows
    assert told.kept.is_file()
    document = Document.open(other)
    assert document.found.elsewhere == (told,)
    assert (document.was_recovered, document.set_aside) == (False, None)
    document.close()
    assert _taken_up(moved) == ("甲", True)


def test_that_edits_come_back_when_a_copied_file_takes_the_old_name(
    plan_file: Path, plans: Path
) -> None:
    _leave(plan_file, "甲")
    copy = plans / "copy.ecoplan"
    copy.write_bytes(plan_file.read_bytes())
    plan_file.unlink()
    assert [told.made_in for told in _told(copy)] == [plan_file]

    copy.rename(plan_file)

    assert _taken_up(plan_file) == ("甲", True)


def test_that_edits_follow_a_plan_whose_name_another_took(
    plan_file: Path, plans: Path
) -> None:
    _leave(plan_file, "甲")
    moved = plan_file.rename(plans / "moved.ecoplan")
    _make_other_plan(plan_file)

    assert [told.follows for told in _told(plan_file)] == [False]
    assert _taken_up(moved) == ("甲", True)


def test_that_a_plan_that_is_open_keeps_its_edits(plan_file: Path, plans: Path) -> None:
    document = Document.open(plan_file)
    _rename(document, "甲")
    moved = plan_file.rename(plans / "moved.ecoplan")

    assert _taken_up(moved) == ("废弃矿山", False)

    document.close()
    assert _taken_up(moved) == ("甲", True)


def test_that_a_working_copy_of_an_unknown_file_is_left_alone(
    plan_file: Path, state_folder: Path, plans: Path
) -> None:
    _leave(plan_file, "甲")
    (sign,) = (state_folder / "work").rglob("plan.sqlite.of")
    for said in ("", "[]", '{"path": 3, "plan_id": "plan-0001", "file": null}'):
        sign.write_text(said, encoding="utf-8")
        moved = plan_file.rename(plans / "moved.ecoplan")

        assert _told(moved) == []
        assert _taken_up(moved) == ("废弃矿山", False)
        moved.rename(plan_file)
    assert _taken_up(plan_file) == ("甲", True)


def test_that_a_working_copy_that_cannot_be_read_is_told_of(
    plan_file: Path, state_folder: Path
) -> None:
    _leave(plan_file, "甲")
    (database,) = (state_folder / "work").rglob("plan.sqlite")
    database.write_bytes(b"no database" * 100)

    (told,) = _told(plan_file)

    assert (told.steps, told.at, told.kept) == (0, "", database)
    moved = plan_file.rename(plan_file.with_name("moved.ecoplan"))
    document = Document.open(moved)
    assert [each.kept for each in document.found.elsewhere] == [database]
    document.close()
    assert database.read_bytes() == b"no database" * 100


def test_that_edits_are_told_of_where_the_user_s_folder_is_named_from_here(
    plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(STATE_VARIABLE, "here")
    _leave(plan_file, "甲")

    assert [told.steps for told in _told(plan_file)] == [1]
    assert _taken_up(plan_file) == ("甲", True)


def test_that_a_plan_without_edits_has_nothing_left(plan_file: Path) -> None:
    document = Document.open(plan_file)

    assert _told(plan_file) == []

    document.close()
    assert _told(plan_file) == []


def test_that_an_edit_cut_off_by_a_crash_is_no_hindrance(
    plan_file: Path, state_folder: Path
) -> None:
    _leave(plan_file, "甲")
    (database,) = (state_folder / "work").rglob("plan.sqlite")
    journal = database.with_name("plan.sqlite-journal")
    half = sqlite3.connect(database, isolation_level=None)
    half.execute("PRAGMA cache_size = 2")
    half.execute("BEGIN")
    half.execute("UPDATE projects SET name = '半途' || id")
    half.execute("UPDATE projects SET content = ?", ["字" * 20_000])
    left = database.read_bytes(), journal.read_bytes()
    half.execute("ROLLBACK")
    half.close()
    database.write_bytes(left[0])
    journal.write_bytes(left[1])
    moved = plan_file.rename(plan_file.with_name("moved.ecoplan"))

    assert [told.kept for told in _told(moved)] == [database]
    assert _taken_up(moved) == ("甲", True)
