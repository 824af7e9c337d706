"""Publishing in another thread while the plan is edited on."""

from __future__ import annotations

import dataclasses
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotPublishedError
from ecoplanner.errors import PlanMovedOnError
from ecoplanner.model.project import Project
from ecoplanner.model.store import publish
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.store.publish import Publication
    from ecoplanner.model.store.publish import Published


def _edit(document: Document, need_fen: int) -> None:
    with document.edit("改资金") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, need_fen=need_fen))


def _need(path: Path) -> int | None:
    with reading(path) as reader:
        return reader.get(Project, "project-1").need_fen


def _elsewhere(work: Callable[[], Published]) -> Published:
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


def _started(document: Document) -> Publication:
    publication = document.start_publishing()
    assert publication is not None
    return publication


def _crash(document: Document) -> None:
    """End a document as a crash would: nothing is written down."""
    assert document._work is not None
    document._db.close()
    document._work.release()


def test_that_a_publication_runs_in_another_thread(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)

    document.end_publishing(publication, _elsewhere(publication.run))

    assert (_need(plan_file), document.is_changed) == (5, False)
    assert document.start_publishing() is None
    document.close()


def test_that_edits_made_meanwhile_are_in_the_next_publication(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)
    _edit(document, 6)
    published = _elsewhere(publication.run)
    _edit(document, 7)

    document.end_publishing(publication, published)

    assert (_need(plan_file), document.is_changed) == (5, True)
    assert document.publish()
    assert (_need(plan_file), document.is_changed) == (7, False)
    assert document.undo() == "改资金"
    document.publish()
    assert _need(plan_file) == 6
    document.close()


def test_that_a_version_named_meanwhile_is_in_the_next_publication(
    plan_file: Path,
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)
    document.name_version("初稿")

    document.end_publishing(publication, _elsewhere(publication.run))

    assert document.is_changed
    document.publish()
    with reading(plan_file) as reader:
        assert reader.value("SELECT name FROM versions") == "初稿"
    document.close()


def test_that_a_publication_that_fails_leaves_plan_and_file(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)
    _edit(document, 6)

    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch, pytest.raises(NotPublishedError):
        patch.setattr(publish, "replace", refuse)
        _elsewhere(publication.run)

    assert (_need(plan_file), document.is_changed) == (100, True)
    assert document.publish()
    assert _need(plan_file) == 6
    document.close()


def test_that_a_file_changed_elsewhere_meanwhile_is_not_overwritten(
    plan_file: Path,
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)
    theirs = plan_file.read_bytes() + b"\0"
    plan_file.write_bytes(theirs)

    with pytest.raises(PlanMovedOnError):
        _elsewhere(publication.run)

    assert plan_file.read_bytes() == theirs
    document.close(discard=True)


@pytest.mark.parametrize("edits", [0, 1, 3])
def test_that_edits_made_while_publishing_outlive_a_crash(
    plan_file: Path, edits: int
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)
    for number in range(edits):
        _edit(document, 6 + number)
    _elsewhere(publication.run)
    # The file is replaced, and the working copy does not know yet.
    _crash(document)

    document = Document.open(plan_file)

    assert _need(plan_file) == 5
    assert document.get(Project, "project-1").need_fen == 5 + edits
    assert document.set_aside is None
    assert document.was_recovered == document.is_changed == bool(edits)
    document.publish()
    document.close()
    assert _need(plan_file) == 5 + edits


def test_that_edits_are_set_aside_where_another_state_was_to_be_published(
    plan_file: Path,
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)
    _edit(document, 6)
    _elsewhere(publication.run)
    assert document._work is not None
    said = dict(document._work.intended())
    document._work.intend(said | {"id": "another-one"})
    _crash(document)

    document = Document.open(plan_file)

    assert document.get(Project, "project-1").need_fen == 5
    assert document.set_aside is not None
    document.close()


@pytest.mark.parametrize("said", ["", "[1]", '{"id": 3}', json.dumps(None)])
def test_that_what_a_crash_garbled_is_not_believed(plan_file: Path, said: str) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    publication = _started(document)
    _edit(document, 6)
    _elsewhere(publication.run)
    assert document._work is not None
    document._work._beside(".next").write_text(said, encoding="utf-8")
    _crash(document)

    document = Document.open(plan_file)

    assert document.set_aside is not None
    document.close()


def test_that_closing_leaves_nothing_in_the_working_folder(plan_file: Path) -> None:
    document = Document.open(plan_file)
    assert document._work is not None
    folder = document._work.folder
    _edit(document, 5)
    document.publish()
    assert (folder / "plan.sqlite.next").is_file()
    (folder / ".~plan.sqlite.next.0123.tmp").touch()

    document.close()

    assert {path.name for path in folder.iterdir()} <= {"lock"}


def test_that_the_time_of_publishing_is_that_of_the_file(plan_file: Path) -> None:
    with reading(plan_file) as reader:
        made = reader.value("SELECT made_at FROM revisions ORDER BY seq DESC LIMIT 1")
    document = Document.open(plan_file)

    assert document.published_at == made

    document.close()
    assert Document.in_memory(lambda writer: writer.save()).published_at is None


def test_that_a_copy_is_written_in_another_thread(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    copying = document.copying(plan_file.with_name("副本.ecoplan"))
    _edit(document, 6)

    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(copying.run).result()

    assert _need(copying.target) == 5
    assert (_need(plan_file), document.is_changed) == (100, True)
    document.close(discard=True)
