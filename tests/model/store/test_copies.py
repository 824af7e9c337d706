"""Copies of a plan, with its history and without."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.errors import NotPublishedError
from ecoplanner.model.annex import Waiver
from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.copies import copy_file
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.versions import versions

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.store.access import Reader

MARK = "SECRETMARK绝密"
NAMES = ("WANGWU王五", "ZHAOLIU赵六")


def _revisions(reader: Reader) -> list[str]:
    return [row[0] for row in reader.rows("SELECT id FROM revisions ORDER BY seq")]


def _with_secrets(plan_file: Path) -> Document:
    document = Document.open(plan_file, who=NAMES[0])
    with document.edit(f"加 {MARK}") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, note=MARK * 50, name=MARK))
        waiver = Waiver(id="waiver-1", code="x", reason="有理由", who=NAMES[1])
        writer.save(waiver)
    document.name_version(f"版本 {MARK}", MARK)
    document.publish()
    with document.edit(f"删 {MARK}") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, note="", name="干净"))
    return document


def test_that_a_copy_says_what_the_plan_says_now(plan_file: Path) -> None:
    document = _with_secrets(plan_file)
    before = plan_file.read_bytes()
    target = plan_file.with_name("副本.ecoplan")

    document.save_copy(target)

    assert document.is_changed
    assert plan_file.read_bytes() == before
    with reading(target) as reader:
        assert read_content(reader) == read_content(document)
        assert journal.happened(reader) == journal.happened(document)
        assert versions(reader) == versions(document)
        assert _revisions(reader)[:-1] == _revisions(document)
    document.close()


def test_that_a_copy_of_a_published_plan_is_the_same_revision(plan_file: Path) -> None:
    document = _with_secrets(plan_file)
    document.publish()
    target = plan_file.with_name("副本.ecoplan")

    document.save_copy(target)

    with reading(target) as reader:
        assert _revisions(reader) == _revisions(document)
    document.close()
    copy = Document.open(target)
    assert copy.undo_label == f"删 {MARK}"
    copy.close()


@pytest.mark.parametrize("is_published", [False, True])
def test_that_a_clean_copy_says_nothing_of_how_the_plan_came_about(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch, *, is_published: bool
) -> None:
    monkeypatch.setattr(history, "KEPT_STEPS", 0)
    document = _with_secrets(plan_file)
    if is_published:
        document.publish()
    target = plan_file.with_name("报送.ecoplan")

    document.save_copy(target, clean=True)

    data = target.read_bytes()
    for secret in (MARK, *NAMES, str(plan_file.parent)):
        assert secret.encode() not in data
    assert b"SECRETMARK" not in data
    with reading(target) as reader:
        wanted = read_content(document)
        wanted["waivers"]["waiver-1"]["who"] = ""
        assert read_content(reader) == wanted
        assert (journal.happened(reader), versions(reader)) == ([], [])
        assert _revisions(reader)[: len(_revisions(document))] == _revisions(document)
        assert reader.rows("SELECT DISTINCT who FROM revisions") == [("",)]
    assert document.undo_label == f"删 {MARK}"
    document.close()
    copy = Document.open(target)
    assert (copy.undo_label, copy.is_changed) == (None, False)
    copy.close()


def test_that_a_published_file_holds_its_deleted_text_in_history_alone(
    plan_file: Path,
) -> None:
    document = _with_secrets(plan_file)
    document.publish()

    free = document.value("PRAGMA freelist_count")

    assert free is not None
    with reading(plan_file) as reader:
        assert reader.value("PRAGMA freelist_count") == 0
    document.close()


@pytest.mark.parametrize("clean", [False, True])
def test_that_a_copy_replaces_no_file(
    document: Document, plan_file: Path, *, clean: bool
) -> None:
    before = plan_file.read_bytes()

    with pytest.raises(FileExistsAlreadyError):
        document.save_copy(plan_file, clean=clean)

    assert plan_file.read_bytes() == before
    assert list(plan_file.parent.iterdir()) == [plan_file]


@pytest.mark.parametrize("clean", [False, True])
def test_that_a_copy_needs_a_folder(
    document: Document, plans: Path, *, clean: bool
) -> None:
    with pytest.raises(NotPublishedError):
        document.save_copy(plans / "none" / "a.ecoplan", clean=clean)


def test_that_a_plan_in_memory_can_be_copied_into_a_file(
    document: Document, plans: Path
) -> None:
    target = plans / "a.ecoplan"

    document.save_copy(target)

    with reading(target) as reader:
        assert read_content(reader) == read_content(document)


@pytest.mark.parametrize("is_clean", [False, True])
def test_that_a_plan_in_use_can_be_copied(
    plan_file: Path, tmp_path: Path, *, is_clean: bool
) -> None:
    target = tmp_path / "copy.ecoplan"
    document = Document.open(plan_file)
    before = plan_file.read_bytes()

    copy_file(plan_file, target, is_clean=is_clean)

    document.close()
    assert plan_file.read_bytes() == before
    with reading(plan_file) as one, reading(target) as other:
        assert read_content(other) == read_content(one)


def test_that_a_copied_file_replaces_no_other(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.ecoplan"
    target.write_text("precious")

    with pytest.raises(FileExistsAlreadyError):
        copy_file(plan_file, target)

    assert target.read_text() == "precious"
