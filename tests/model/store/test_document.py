"""Opening, publishing and closing one plan."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.errors import NotPublishedError
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store import journal
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import backups_of
from ecoplanner.model.store.reading import reading
from tests.conftest import fill_small
from tests.model.store.renaming import rename

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.store.access import Writer


def test_that_a_new_plan_is_published_at_once(plans: Path) -> None:
    path = plans / "新.ecoplan"

    document = Document.create(path, fill_small, who="张三")

    assert (document.path, document.is_changed) == (path, False)
    assert [row.name for row in document.portfolio().all(Project)] == [
        "废弃矿山",
        "尾矿库",
    ]
    document.close()
    assert list(plans.iterdir()) == [path]


def test_that_a_new_plan_replaces_no_file(plan_file: Path) -> None:
    before = plan_file.read_bytes()

    with pytest.raises(FileExistsAlreadyError):
        Document.create(plan_file, fill_small)

    assert plan_file.read_bytes() == before


def test_that_a_file_that_appears_meanwhile_is_not_replaced(plans: Path) -> None:
    path = plans / "新.ecoplan"

    def fill(writer: Writer) -> None:
        fill_small(writer)
        path.write_bytes(b"theirs")

    with pytest.raises(FileExistsAlreadyError):
        Document.create(path, fill)

    assert path.read_bytes() == b"theirs"
    assert list(plans.iterdir()) == [path]


def test_that_a_new_plan_with_bad_rows_makes_no_file(plans: Path) -> None:
    with pytest.raises(InvalidInputError):
        Document.create(
            plans / "a.ecoplan",
            lambda writer: writer.save(Program(id="program-1", name="")),
        )

    assert list(plans.iterdir()) == []


def test_that_a_new_plan_needs_a_folder(plans: Path) -> None:
    with pytest.raises(NotPublishedError):
        Document.create(plans / "none" / "a.ecoplan", fill_small)


def test_that_a_new_plan_needs_its_own_row(plans: Path) -> None:
    with pytest.raises(NotPublishedError):
        Document.create(plans / "a.ecoplan", lambda _: None)

    assert list(plans.iterdir()) == []


def test_that_an_edit_reaches_the_working_copy_and_not_the_file(
    plan_file: Path, state_folder: Path
) -> None:
    before = plan_file.read_bytes()
    document = Document.open(plan_file)

    rename(document, "新名")

    (copy,) = state_folder.rglob("plan.sqlite")
    other = sqlite3.connect(copy)
    assert ("新名",) in other.execute("SELECT name FROM projects").fetchall()
    other.close()
    assert document.is_changed
    assert plan_file.read_bytes() == before
    document.close()


def test_that_publishing_makes_the_file_say_what_the_plan_says(
    plan_file: Path,
) -> None:
    document = Document.open(plan_file)
    rename(document, "新名")

    assert document.publish()
    assert not document.publish()

    assert not document.is_changed
    with reading(plan_file) as reader:
        assert read_content(reader) == read_content(document)
        assert [step.label for step in journal.steps(reader)] == ["改名 新名"]
        parents = reader.rows("SELECT id, parent_id FROM revisions ORDER BY seq")
    assert parents[1][1] == parents[0][0]
    assert parents[0][1] is None
    document.close()


def test_that_unpublished_edits_are_there_after_closing(plan_file: Path) -> None:
    document = Document.open(plan_file)
    rename(document, "新名")
    document.close()

    document = Document.open(plan_file)

    assert (document.was_recovered, document.is_changed) == (True, True)
    assert document.set_aside is None
    assert document.undo_label == "改名 新名"
    document.publish()
    document.close()
    document = Document.open(plan_file)
    assert (document.was_recovered, document.is_changed) == (False, False)
    document.close()


def test_that_unpublished_edits_can_be_thrown_away(plan_file: Path) -> None:
    document = Document.open(plan_file)
    rename(document, "新名")
    document.close(discard=True)

    document = Document.open(plan_file)

    assert not document.was_recovered
    assert document.get(Project, "project-1").name == "废弃矿山"
    document.close()


def test_that_nothing_but_the_lock_is_left_after_closing(
    plan_file: Path, state_folder: Path
) -> None:
    document = Document.open(plan_file)
    assert len(list(plan_file.parent.iterdir())) == 2
    document.close()

    left = [path.name for path in state_folder.rglob("*") if path.is_file()]
    assert left in ([], ["lock"])
    assert list(plan_file.parent.iterdir()) == [plan_file]


def test_that_a_link_stays_a_link(plan_file: Path) -> None:
    link = plan_file.with_name("link.ecoplan")
    try:
        link.symlink_to(plan_file)
    except OSError:
        pytest.skip("no links here")
    document = Document.open(link)
    rename(document, "新名")

    document.publish()

    document.close()
    assert link.is_symlink()
    with reading(link) as reader:
        assert reader.get(Project, "project-1").name == "新名"


def test_that_backups_of_a_plan_are_listed_newest_first(plan_file: Path) -> None:
    first = plan_file.read_bytes()
    document = Document.open(plan_file)
    for name in ("一", "二"):
        rename(document, name)
        document.publish()
    document.close()

    found = backups_of(plan_file)

    assert len(found) == 2
    assert found[1].read_bytes() == first
    with reading(found[0]) as reader:
        assert reader.get(Project, "project-1").name == "一"


def test_that_a_plan_in_memory_is_never_published(document: Document) -> None:
    rename(document, "新名")

    assert document.path is None
    assert not document.publish()


def test_that_the_sidecar_says_who_edits(plan_file: Path) -> None:
    document = Document.open(plan_file)

    said = json.loads(plan_file.with_name(f".~lock.{plan_file.name}#").read_text())

    assert said.keys() == {"host", "user", "since", "program"}
    document.close()
