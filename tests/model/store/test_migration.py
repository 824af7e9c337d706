"""Plans of other schema versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecoplanner.errors import PlanTooNewError
from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.model.store import migration
from ecoplanner.model.store import schema
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import backups_of
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.versions import versions

DOCUMENTS = sorted((Path(__file__).parents[2] / "documents").glob("v*.ecoplan"))


NOW = schema.SCHEMA_VERSION


def _next(rows: migration.TableRows) -> migration.TableRows:
    marked = [row | {"mark": f"旧 {row['name']}"} for row in rows["projects"]]
    return rows | {"projects": marked}


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Make the program one of a later version, whose projects have a mark."""
    statements = dict(schema.SCHEMAS[NOW])
    mark = "mark TEXT NOT NULL DEFAULT ''"
    statements["projects"] = statements["projects"].replace(
        "name TEXT NOT NULL", f"{mark}, name TEXT NOT NULL", 1
    )
    monkeypatch.setattr(schema, "SCHEMA_VERSION", NOW + 1)
    for name, value in (
        ("SCHEMAS", statements),
        ("CONTENTS", schema.CONTENTS[NOW]),
        ("RECORDS", schema.RECORDS[NOW]),
    ):
        monkeypatch.setitem(getattr(schema, name), NOW + 1, value)
    monkeypatch.setitem(migration.STEPS, NOW, _next)
    return monkeypatch


def _rename(document: Document, name: str) -> None:
    with document.edit(f"改名 {name}") as writer:
        sql = "UPDATE projects SET name = ? WHERE id = 'project-1'"
        writer.database.execute(sql, [name])


def _marks(document: Document) -> list[str]:
    rows = document.rows("SELECT mark FROM projects ORDER BY id")
    return [row[0] for row in rows]


def _crash(document: Document) -> None:
    assert document._work is not None
    document._db.close()
    document._work.release()


@pytest.fixture
def edited_file(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a plan file with history, partly packed, and a version."""
    monkeypatch.setattr(history, "KEPT_STEPS", 2)
    document = Document.open(plan_file)
    for number in range(6):
        _rename(document, f"名 {number}")
    document.name_version("旧版")
    document.publish()
    document.close()
    return plan_file


def test_that_an_older_plan_is_read_as_one_of_ours(
    edited_file: Path, next_version: pytest.MonkeyPatch
) -> None:
    before = edited_file.read_bytes()

    with reading(edited_file) as reader:
        marks = reader.rows("SELECT mark FROM projects WHERE id = 'project-1'")
        assert marks == [("旧 名 5",)]
        assert reader.get(Project, "project-1").name == "名 5"

    assert edited_file.read_bytes() == before


def test_that_an_older_plan_is_migrated_after_a_backup(
    edited_file: Path, next_version: pytest.MonkeyPatch
) -> None:
    before = edited_file.read_bytes()

    document = Document.open(edited_file)

    assert _marks(document) == ["旧 名 5", "旧 尾矿库"]
    assert (document.is_changed, document.was_recovered) == (True, False)
    assert edited_file.read_bytes() == before
    assert backups_of(edited_file)[0].read_bytes() == before
    assert len(journal.happened(document)) == 6
    assert document.undo() == "改名 名 5"
    document.publish()
    document.close()
    document = Document.open(edited_file)
    assert not document.is_changed
    assert document.undo() == "改名 名 4"
    document.go_back("旧版")
    assert document.get(Project, "project-1").name == "名 5"
    document.close()
    next_version.setattr(schema, "SCHEMA_VERSION", NOW)
    with pytest.raises(PlanTooNewError):
        Document.open(edited_file)


def test_that_edits_left_by_an_older_program_are_migrated(
    edited_file: Path, next_version: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as older:
        older.setattr(schema, "SCHEMA_VERSION", NOW)
        document = Document.open(edited_file)
        _rename(document, "没发布")
        _crash(document)

    document = Document.open(edited_file)

    assert (document.was_recovered, document.set_aside) == (True, None)
    assert _marks(document) == ["旧 没发布", "旧 尾矿库"]
    assert document.undo_label == "改名 没发布"
    document.close()


def test_that_edits_of_an_older_program_are_set_aside_as_they_are(
    edited_file: Path, next_version: pytest.MonkeyPatch
) -> None:
    first = edited_file.read_bytes()
    with pytest.MonkeyPatch.context() as older:
        older.setattr(schema, "SCHEMA_VERSION", NOW)
        document = Document.open(edited_file)
        _rename(document, "发布了")
        document.publish()
        _rename(document, "没发布")
        _crash(document)
        edited_file.write_bytes(first)

    document = Document.open(edited_file)

    assert document.set_aside is not None
    with reading(document.set_aside) as reader:
        assert reader.get(Project, "project-1").name == "没发布"
    document.close()


def test_that_a_crash_after_migrating_leaves_nothing_to_recover(
    edited_file: Path, next_version: pytest.MonkeyPatch
) -> None:
    _crash(Document.open(edited_file))

    document = Document.open(edited_file)

    assert document.is_changed
    assert _marks(document) == ["旧 名 5", "旧 尾矿库"]
    document.close()


def test_that_a_new_plan_of_the_later_version_is_whole(
    plans: Path, next_version: pytest.MonkeyPatch, document: Document
) -> None:
    with pytest.raises(KeyError):
        migration.STEPS[NOW + 1]
    assert document.value("PRAGMA user_version") == NOW + 1


def test_that_every_schema_version_has_a_sample() -> None:
    assert [path.stem for path in DOCUMENTS] == [
        f"v{n}" for n in sorted(schema.SCHEMAS)
    ]


@pytest.mark.parametrize("sample", DOCUMENTS, ids=lambda path: path.stem)
def test_that_every_version_ever_released_opens(sample: Path, plans: Path) -> None:
    path = plans / sample.name
    path.write_bytes(sample.read_bytes())

    document = Document.open(path)

    portfolio = document.portfolio()
    assert portfolio.plan.region == "上高县"
    assert len(portfolio.all(Project)) > 10
    assert [version.name for version in versions(document)] == ["送审稿"]
    assert len(journal.happened(document)) > 3
    while document.redo():
        pass
    state = read_content(document)
    while document.undo():
        pass
    assert document.undo_label is None
    while document.redo():
        pass
    assert read_content(document) == state
    document.go_back("送审稿")
    assert document.publish()
    document.close()
    with reading(path) as reader:
        assert reader.portfolio().plan.region == "上高县"
