"""The record of steps, in tables and packed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.content import record_digest
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from pathlib import Path


def _edit(document: Document, number: int) -> None:
    with document.edit(f"第 {number} 次") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, need_fen=number))


def _count(document: Document, table: str) -> int:
    return int(document.value(f"SELECT count(*) FROM {table}"))


@pytest.fixture
def _small_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT_STEPS", 10)
    monkeypatch.setattr(history, "KEPT_CHANGES", 15)
    monkeypatch.setattr(history, "PACKED_STEPS", 8)


@pytest.mark.usefixtures("_small_packs")
def test_that_old_steps_are_packed_when_published_and_say_the_same(
    plan_file: Path,
) -> None:
    document = Document.open(plan_file)
    for number in range(1, 41):
        _edit(document, number)
    before = journal.happened(document)
    assert _count(document, "history_packs") == 0

    document.publish()

    assert _count(document, "steps") == 10
    assert _count(document, "history_packs") == 4
    assert journal.happened(document) == before
    assert journal.happened(document, 20) == before[19:]
    assert journal.steps(document, 33) == [step for step, _ in before[32:]]
    assert journal.changes_of(document, 3) == before[2][1]
    assert history.last_seq(document) == 40
    document.close()
    document = Document.open(plan_file)
    assert not document.is_changed
    for number in range(40, 0, -1):
        assert document.undo() == f"第 {number} 次"
        assert document.get(Project, "project-1").need_fen == (number - 1 or 100)
    document.publish()
    for number in range(1, 41):
        assert document.redo() == f"第 {number} 次"
    assert document.redo_label is None
    document.close()


@pytest.mark.usefixtures("_small_packs")
def test_that_a_short_history_is_not_packed(plan_file: Path) -> None:
    document = Document.open(plan_file)
    for number in range(1, 21):
        _edit(document, number)

    document.publish()

    assert (_count(document, "steps"), _count(document, "history_packs")) == (20, 0)
    document.close()


@pytest.mark.usefixtures("_small_packs")
def test_that_one_step_of_many_changes_is_packed_at_once(plan_file: Path) -> None:
    document = Document.open(plan_file)
    before = read_content(document)
    with document.edit("导入") as writer:
        for number in range(50):
            project = Project(
                id=f"imported-{number}", program_id="program-1", name=f"新 {number}"
            )
            writer.save(project)
    after = read_content(document)

    document.publish()

    assert (_count(document, "steps"), _count(document, "changes")) == (0, 0)
    assert document.undo() == "导入"
    assert read_content(document) == before
    assert history.last_seq(document) == 2
    assert document.redo() == "导入"
    assert read_content(document) == after
    document.close()


@pytest.mark.usefixtures("_small_packs")
def test_that_steps_without_changes_can_be_packed(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _edit(document, 1)
    before = document.get(Project, "project-1")
    with document.edit("换来换去") as writer:
        writer.save(dataclasses.replace(before, need_fen=7))
        writer.save(before)
    for _ in range(30):
        document.undo()
        document.redo()

    document.publish()

    assert _count(document, "history_packs") > 0
    assert document.undo() == "换来换去"
    document.close()


@pytest.mark.usefixtures("_small_packs")
def test_that_packed_history_is_digested_by_digest(plan_file: Path) -> None:
    document = Document.open(plan_file)
    for number in range(1, 41):
        _edit(document, number)
    document.publish()
    before = record_digest(document)

    document._db.execute("UPDATE history_packs SET changes = x'00'")
    assert record_digest(document) == before
    document._db.execute("UPDATE history_packs SET digest = 'x' WHERE seq = 1")

    assert record_digest(document) != before
    document.close(discard=True)


@pytest.mark.usefixtures("_small_packs")
def test_that_packs_made_of_a_copy_fit_while_edits_go_on(plan_file: Path) -> None:
    document = Document.open(plan_file)
    for number in range(1, 31):
        _edit(document, number)
    work = document.packing()
    assert work is not None
    _edit(document, 31)
    document.undo()
    packs = work()
    before = journal.happened(document)

    for each in [*packs, packs[0]]:
        document.put_pack(each)
        assert journal.happened(document) == before

    assert _count(document, "history_packs") == len(packs) == 3
    assert _count(document, "steps") == 12
    assert document.packing() is None
    for number in range(30, 0, -1):
        assert document.undo() == f"第 {number} 次"
    document.publish()
    document.close()
    document = Document.open(plan_file)
    assert not document.is_changed
    assert journal.happened(document)[:32] == before
    document.close()


@pytest.mark.usefixtures("_small_packs")
def test_that_a_plan_that_is_published_is_left_as_it_is(plan_file: Path) -> None:
    document = Document.open(plan_file)
    for number in range(1, 31):
        _edit(document, number)
    work = document.packing()
    assert work is not None
    publication = document.start_publishing(packs=False)
    assert publication is not None
    document.end_publishing(publication, publication.run())
    says = record_digest(document)

    document.put_pack(work()[0])

    assert (record_digest(document), _count(document, "history_packs")) == (says, 0)
    assert document.packing() is None
    document.close()


@pytest.mark.usefixtures("_small_packs")
def test_that_a_history_is_published_unpacked_as_well(plan_file: Path) -> None:
    document = Document.open(plan_file)
    for number in range(1, 31):
        _edit(document, number)
    publication = document.start_publishing(packs=False)
    assert publication is not None
    document.end_publishing(publication, publication.run())
    happened = journal.happened(document)
    document.close()
    document = Document.open(plan_file)
    assert not document.was_recovered
    assert _count(document, "history_packs") == 0
    assert journal.happened(document) == happened
    document.close()
