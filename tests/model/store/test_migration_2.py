"""Plans of schema version 1 in a program of version 2 or later."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import PlanDamagedError
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store import gate
from ecoplanner.model.store import journal
from ecoplanner.model.store import schema
from ecoplanner.model.store.content import blob_digest
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.copies import copy_file
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.migration import migrated
from ecoplanner.model.store.packed import packed
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.reading import backups_of
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.rescue import rescue
from ecoplanner.model.store.versions import versions
from tests.model.store.older import make_file
from tests.model.store.older import program_of

if TYPE_CHECKING:
    from pathlib import Path


def _rows() -> list[Plan | Program | Project | Source | Scenario | Override]:
    return [
        Plan(
            id="plan-0001",
            title="生态修复规划",
            region="上高县",
            base_year=2020,
            first_year=2021,
            last_year=2035,
        ),
        Program(id="program-1", name="矿山修复工程"),
        Project(id="project-1", program_id="program-1", name="废弃矿山", need_fen=100),
        Project(
            id="project-2",
            program_id="program-1",
            name="尾矿库",
            content='"甲"\\乙\n丙\t丁/ é 𠮷 \u2028',
            need_fen=200,
        ),
        Source(id="source-01", root="central", level="central", name="中央"),
        Scenario(id="scenario-1", name="方案一"),
        Override(
            id="override-1",
            scenario_id="scenario-1",
            project_id="project-1",
            source_id="source-01",
            amount_fen=60,
        ),
    ]


@pytest.fixture
def old_file(plans: Path) -> Path:
    """Make a file of version 1 with a history and a named version."""
    path = plans / "旧规划.ecoplan"
    make_file(path, _rows())
    with program_of(1):
        document = Document.open(path)
        document.name_version("送审稿")
        with document.edit("删除尾矿库") as writer:
            writer.database.execute("DELETE FROM projects WHERE id = 'project-2'")
        with document.edit("新增方案二") as writer:
            writer.database.execute(
                "INSERT INTO scenarios (id, name, position) "
                "VALUES ('scenario-2', '方案二', 5)"
            )
        assert document.undo() == "新增方案二"
        document.publish()
        document.close()
    return path


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_of_version_1_becomes_the_sample(name: str, plans: Path) -> None:
    path = plans / f"{name}.ecoplan"
    make_file(path, sample_rows(name))
    assert gate.check(path.read_bytes(), path).version == 1
    fresh = Document.in_memory(lambda writer: writer.save(*sample_rows(name)))

    document = Document.open(path)

    assert read_content(document) == read_content(fresh)
    assert content_digest(document) == content_digest(fresh)
    assert document.value("PRAGMA user_version") == schema.SCHEMA_VERSION
    document.close()
    fresh.close()


def test_that_the_history_of_version_1_can_be_undone_and_redone(
    old_file: Path,
) -> None:
    before = old_file.read_bytes()

    document = Document.open(old_file)

    assert backups_of(old_file)[0].read_bytes() == before
    labels = [step.label for step, _ in journal.happened(document)]
    assert labels == ["删除尾矿库", "新增方案二", "新增方案二"]
    assert document.redo() == "新增方案二"
    assert document.get(Scenario, "scenario-2").made_from is None
    assert [document.undo(), document.undo()] == ["新增方案二", "删除尾矿库"]
    back = document.get(Project, "project-2")
    assert (back.need_fen, back.priority, back.benefit) == (200, None, None)
    with document.edit("优先") as writer:
        set_fields(writer, "project-2", {"priority": "3"})
    document.undo()
    assert document.get(Project, "project-2") == back
    document.publish()
    document.close()
    with reading(old_file) as reader:
        assert reader.get(Override, "override-1").note == ""


def test_that_going_back_to_a_version_of_version_1_is_whole(old_file: Path) -> None:
    document = Document.open(old_file)
    kept = versions(document)[0].content_digest
    with document.edit("选择") as writer:
        set_fields(writer, "project-1", {"priority": "3", "benefit": "2.5"})
        writer.save(
            FundingLock(id="lock-0001", project_id="project-1", source_id="source-01")
        )

    document.go_back("送审稿")

    assert document.get(Project, "project-1").priority is None
    assert document.get(Project, "project-2").name == "尾矿库"
    assert document.entities(FundingLock) == {}
    assert content_digest(document) == kept
    document.publish()
    document.close()
    with reading(old_file) as reader:
        assert [version.name for version in versions(reader)] == ["送审稿"]


@pytest.mark.parametrize(
    "content",
    [
        b"no zlib",
        packed(["projects"]),
        packed({"projects": {"project-1": {"id": "project-2"}}}),
        packed({"steps": {"1": {"id": "1", "seq": 1}}}),
        packed({"projects": {"project-1": {"id": "project-1", "priority": 1}}}),
        packed({"plan": {}, "projects": {"p": {"id": "p", "need_fen": 10**30}}}),
        zlib.compress(b'{"projects": {"p": {"id": "p", "name": "\\ud800"}}}'),
    ],
    ids=["bytes", "list", "other id", "history", "later field", "number", "half"],
)
def test_that_a_version_that_is_no_content_does_not_stop_the_plan(
    content: bytes, plans: Path
) -> None:
    path = plans / "坏版本.ecoplan"
    row = {
        "id": "version-1",
        "name": "坏",
        "made_at": "2025-01-01",
        "content_digest": "",
        "digest": blob_digest(content),
        "content": content,
    }
    make_file(
        path, _rows(), lambda writer: insert_rows(writer.database, "versions", [row])
    )

    document = Document.open(path)

    assert document.get(Project, "project-1").name == "废弃矿山"
    with pytest.raises(PlanDamagedError):
        document.go_back("坏")
    assert document.publish()
    document.close()


def test_that_edits_a_crash_of_version_1_left_are_taken_up(old_file: Path) -> None:
    with program_of(1):
        document = Document.open(old_file)
        with document.edit("改名") as writer:
            sql = "UPDATE projects SET name = '没发布' WHERE id = 'project-1'"
            writer.database.execute(sql)
        document._db.close()
        assert document._work is not None
        document._work.release()

    document = Document.open(old_file)

    assert document.was_recovered
    assert document.get(Project, "project-1").name == "没发布"
    assert document.undo() == "改名"
    assert document.get(Project, "project-1").name == "废弃矿山"
    document.close()


@pytest.mark.parametrize("is_clean", [False, True])
def test_that_a_copy_of_a_file_of_version_1_is_one_of_ours(
    old_file: Path, plans: Path, *, is_clean: bool
) -> None:
    target = plans / "副本.ecoplan"

    copy_file(old_file, target, is_clean=is_clean)

    assert gate.check(target.read_bytes(), target).version == schema.SCHEMA_VERSION
    with reading(target) as copy, reading(old_file) as plan:
        assert read_content(copy) == read_content(plan)
        assert bool(journal.steps(copy)) is not is_clean


def test_that_a_clean_copy_of_version_1_opens(old_file: Path, plans: Path) -> None:
    clean = plans / "干净.ecoplan"
    with program_of(1):
        copy_file(old_file, clean, is_clean=True)

    document = Document.open(clean)

    assert document.get(Project, "project-1").name == "废弃矿山"
    assert document.undo_label is None
    document.close()


def test_that_a_backup_of_version_1_opens(old_file: Path, plans: Path) -> None:
    Document.open(old_file).close(discard=True)
    backup = backups_of(old_file)[0]
    restored = plans / "恢复.ecoplan"
    restored.write_bytes(backup.read_bytes())

    document = Document.open(restored)

    assert document.undo_label == "删除尾矿库"
    document.close()


def test_that_a_damaged_file_of_version_1_is_saved(old_file: Path, plans: Path) -> None:
    with closing(sqlite3.connect(old_file)) as db:
        db.execute("UPDATE projects SET note = '改'")
        db.commit()
    target = plans / "救回.ecoplan"

    losses = rescue(old_file, target)

    assert [loss.code for loss in losses] == ["rescue_history", "rescue_digest"]
    with reading(target) as found:
        assert found.get(Project, "project-1").note == "改"
        assert found.get(Override, "override-1").amount_fen == 60


def test_that_a_sound_file_of_version_1_loses_its_history_alone(
    old_file: Path, plans: Path
) -> None:
    target = plans / "救回.ecoplan"

    losses = rescue(old_file, target)

    assert [loss.code for loss in losses] == ["rescue_history"]
    with reading(target) as found, reading(old_file) as wanted:
        assert read_content(found) == read_content(wanted)


def test_that_the_older_file_is_left_as_it_is(old_file: Path) -> None:
    before = old_file.read_bytes()
    checked = gate.check(before, old_file)

    db = migrated(checked.db, checked.version)

    assert checked.db.execute("PRAGMA user_version").fetchone() == (1,)
    db.close()
    checked.db.close()
    assert old_file.read_bytes() == before
