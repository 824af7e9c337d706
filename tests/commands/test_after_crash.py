"""What commands say of edits that a crash left unpublished."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import backups_of
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran


def _leave_edits(path: Path, count: int = 3) -> None:
    """Leave edits in the working copy, as a program does that is killed."""
    document = Document.open(path)
    for number in range(count):
        with document.edit(f"改 {number}") as writer:
            sql = "UPDATE projects SET note = ? WHERE id = 'project-1'"
            writer.database.execute(sql, [f"未发布 {number}"])
    document.close()


def _note(path: Path) -> str:
    with reading(path) as reader:
        (note,) = reader.rows("SELECT note FROM projects WHERE id = 'project-1'")[0]
    return str(note)


READERS = [
    ("info",),
    ("projects",),
    ("shares",),
    ("check",),
    ("history",),
    ("rows", "zone"),
    ("version",),
    ("page",),
    ("fund", "list"),
]


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_that_a_command_that_reads_says_what_is_not_published(
    run: Callable[..., Ran], plan_file: Path, command: tuple[str, ...]
) -> None:
    name, *rest = command
    arguments = (name, plan_file, *rest, "--format", "json")
    before = run(*arguments)
    assert before.err == ""
    _leave_edits(plan_file)

    ran = run(*arguments)

    assert json.loads(ran.out) == before.json
    assert ran.err.count("\n") == 1
    assert str(plan_file) in ran.err
    assert "3 steps" in ran.err


def test_that_a_report_says_what_is_not_published(
    run: Callable[..., Ran], plan_file: Path, tmp_path: Path
) -> None:
    _leave_edits(plan_file, 1)

    ran = run(
        *("report", plan_file, "--table", "schedule", "--lang", "zh"),
        *("-o", tmp_path / "a.pdf"),
    )

    assert "还有 1 步修改（最后一步 " in ran.err


def test_that_a_copy_says_what_is_not_in_it(
    run: Callable[..., Ran], plan_file: Path, plans: Path
) -> None:
    _leave_edits(plan_file, 2)

    ran = run("copy", plan_file, plans / "copy.ecoplan")

    assert ran.code == 0
    assert "2 steps" in ran.err
    assert "未发布" not in _note(plans / "copy.ecoplan")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_edits_taken_up_again_are_told_of(
    run: Callable[..., Ran], plan_file: Path, language: str
) -> None:
    _leave_edits(plan_file)

    ran = run("set", plan_file, "尾矿库", "need=3", "--lang", language)

    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert {"zh": "3 步修改", "en": "3 steps"}[language] in ran.err
    assert str(plan_file) in ran.err
    assert _note(plan_file) == "未发布 2"
    assert run("set", plan_file, "尾矿库", "need=4").err == ""


def test_that_edits_put_aside_are_told_of(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    first = plan_file.read_bytes()
    run("set", plan_file, "尾矿库", "need=3")
    _leave_edits(plan_file)
    plan_file.write_bytes(first)

    waiting = run("info", plan_file)
    ran = run("set", plan_file, "尾矿库", "need=4")

    assert "4 steps" in waiting.err
    assert "no longer follow" in waiting.err
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    # The file lacks the step that had been published, too.
    assert "4 steps" in ran.err
    kept = next(path for path in backups_of(plan_file) if str(path) in ran.err)
    assert _note(kept) == "未发布 2"
    assert _note(plan_file) != "未发布 2"
    assert run("info", plan_file).err == ""


def test_that_a_refused_edit_leaves_them_waiting(
    run: Callable[..., Ran], refused: Callable[..., str], plan_file: Path
) -> None:
    _leave_edits(plan_file, 2)
    before = plan_file.read_bytes()

    assert "cannot be negative" in refused("set", plan_file, "尾矿库", "need=-3")

    assert plan_file.read_bytes() == before
    assert "2 steps" in run("info", plan_file).err


def test_that_a_refused_edit_says_where_it_put_them(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    first = plan_file.read_bytes()
    run("set", plan_file, "尾矿库", "need=3")
    _leave_edits(plan_file, 1)
    plan_file.write_bytes(first)

    ran = run("set", plan_file, "尾矿库", "need=-3")

    assert ran.code == 2
    aside, refusal = ran.err.splitlines()
    assert str(backups_of(plan_file)[0]) in aside
    assert "cannot be negative" in refusal


def test_that_a_new_plan_says_where_it_put_the_edits_of_another(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    _leave_edits(plan_file, 1)
    plan_file.unlink()

    ran = run("sample", "shanggao", plan_file)

    assert ran.code == 0
    assert "1 step " in ran.err
    assert "backups" in ran.err


def test_that_a_named_version_that_was_not_published_is_told_of(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    document = Document.open(plan_file)
    document.name_version("送审稿")
    document.close()

    assert "steps" not in (said := run("info", plan_file).err)
    assert str(plan_file) in said
    run("set", plan_file, "尾矿库", "need=4")
    assert "送审稿" in run("version", plan_file).out


def test_that_work_of_a_renamed_plan_is_told_of_and_taken_up(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    _leave_edits(plan_file)
    renamed = plan_file.rename(plan_file.with_name("改名.ecoplan"))

    assert "3 steps" in run("info", renamed).err
    ran = run("set", renamed, "尾矿库", "need=4")

    assert "3 steps" in ran.err
    assert _note(renamed) == "未发布 2"
    assert run("info", renamed).err == ""


def test_that_work_that_may_belong_to_another_copy_is_told_of_by_its_place(
    run: Callable[..., Ran], plan_file: Path, plans: Path
) -> None:
    other = plans / "copy.ecoplan"
    other.write_bytes(plan_file.read_bytes())
    _leave_edits(plan_file)
    away = plan_file.rename(plans.parent / "away.ecoplan")

    for ran in (run("info", other), run("set", other, "尾矿库", "need=4")):
        assert ran.code == 0
        assert ran.err.count("\n") == 1
        assert "3 steps" in ran.err
        assert str(plan_file) in ran.err
    assert _note(other) != "未发布 2"

    away.rename(plan_file)
    run("set", plan_file, "尾矿库", "need=4")
    assert _note(plan_file) == "未发布 2"
    assert run("info", other).err == ""
