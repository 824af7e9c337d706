"""What is shown is written some rows at a time, and stays one step."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.store import editing
from ecoplanner.model.store import journal
from ecoplanner.model.store import many
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.money_edit import set_amounts
from ecoplanner.model.store.sqlite import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.model.store.content import Content
    from ecoplanner.model.store.money_edit import Key
    from ecoplanner.model.store.showing import Rows
    from ecoplanner.model.store.stepping import Change


@pytest.fixture
def document(
    shanggao_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Document]:
    """The Shanggao plan, whose few rows are written one by one."""
    monkeypatch.setattr(editing, "_SHOWN", range(1, 6_001))
    monkeypatch.setattr(many, "_PART", 1)
    made = Document.open(shanggao_file)
    portfolio = made.portfolio()
    source = portfolio.all(Source)[0]
    amounts: dict[Key, int] = {
        (project.id, source.id, 2026, "applied"): 100 + at
        for at, project in enumerate(portfolio.all(Project))
    }
    with made.edit("money") as writer:
        set_amounts(writer, None, amounts)
    yield made
    made.close()


def _rows(document: Document, note: str) -> Rows:
    """Return other notes of all projects, other amounts, and amounts that go."""
    portfolio = document.portfolio()
    projects = {row.id: replace(row, note=note) for row in portfolio.all(Project)}
    first, second, *rest = portfolio.all(Allocation)
    new = [replace(row, id=f"new {row.id}", year=2099) for row in rest]
    money = {row.id: replace(row, amount_fen=row.amount_fen + 1) for row in rest}
    money |= {row.id: row for row in new}
    return {Project: projects, Allocation: {first.id: None, second.id: None, **money}}


def _left_by_crash(document: Document, folder: Path) -> Content:
    """Return what is found where the program ended at this moment."""
    assert document._database is not None
    at = folder / "left"
    shutil.copytree(document._database.parent, at)
    with closing(connect(at / document._database.name)) as db:
        content = read_content(Reader(db))
    shutil.rmtree(at)
    return content


def _shown(document: Document, kind: str) -> None:
    if kind == "edit":
        assert document.show("rows", _rows(document, "改"))
        return
    assert document.show("rows", _rows(document, "改"))
    assert document.settle()
    assert document.show_move("undo")
    if kind == "redo":
        assert document.settle()
        assert document.show_move("redo")


@pytest.mark.parametrize("kind", ["edit", "undo", "redo"])
def test_that_a_crash_half_way_leaves_the_old_state(
    kind: str, document: Document, tmp_path: Path
) -> None:
    _shown(document, kind)
    shown, old = document.portfolio(), _left_by_crash(document, tmp_path)
    turns = 0
    while not document.is_settled:
        if turns % 7 == 0:
            assert _left_by_crash(document, tmp_path) == old
        assert document.portfolio() is shown
        assert document.settle_on()
        turns += 1
    assert turns > len(shown.all(Project))
    new = _left_by_crash(document, tmp_path)
    assert new == read_content(document) != old
    assert {row.note for row in shown.all(Project)} == {
        row["note"] for row in new["projects"].values()
    }


@pytest.mark.parametrize("kind", ["edit", "undo", "redo"])
def test_that_who_asks_the_record_half_way_sees_all_of_it(
    kind: str, document: Document
) -> None:
    _shown(document, kind)
    for _ in range(5):
        assert document.settle_on()
    assert not document.is_settled
    assert [step.kind for step in journal.steps(document)][-1] == kind
    assert document.is_settled
    again = Reader(document._db).portfolio()
    assert again.all(Project) == document.portfolio().all(Project)
    assert again.all(Allocation) == document.portfolio().all(Allocation)


def test_that_rows_written_bit_by_bit_are_undone_like_others(
    document: Document,
) -> None:
    before = read_content(document)
    _shown(document, "edit")
    after = read_content(document)
    for kind, content in (("undo", before), ("redo", after)):
        moved = document.undo() if kind == "undo" else document.redo()
        assert moved == "rows"
        assert read_content(document) == content


@pytest.mark.parametrize("turns", [1, 7])
def test_that_an_edit_made_half_way_comes_after(turns: int, document: Document) -> None:
    _shown(document, "edit")
    for _ in range(turns):
        assert document.settle_on()
    with document.edit("next") as writer:
        notes = {row.note for row in writer.entities(Project).values()}
    assert notes == {"改"}
    assert [step.label for step in journal.steps(document)] == ["money", "rows"]


def test_that_a_refusal_half_way_is_told_and_leaves_nothing(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = read_content(document)
    told: list[EcoplannerError] = []
    changes: list[Change] = []
    document.on_refused = told.append
    document.subscribe(changes.append)
    _shown(document, "edit")
    for _ in range(5):
        assert document.settle_on()

    def full(*_: object) -> None:
        raise PlanUnavailableError(path=document.path, reason="full")

    with monkeypatch.context() as patch:
        patch.setattr(many, "put_rows", full)
        patch.setattr(many, "rows_of", full)
        patch.setattr(journal, "record", full)
        assert not document.settle()
    assert [type(each) for each in told] == [PlanUnavailableError]
    assert [each.kind for each in changes] == ["edit", "edit"]
    assert document.is_settled
    assert document.undo_label == "money"
    assert read_content(document) == content


def test_that_what_the_title_says_waits_for_no_rows(document: Document) -> None:
    _shown(document, "edit")
    assert document.settle_on()
    assert document.published_at
    assert document.unpublished_count == 2
    assert (document.undo_label, document.is_changed) == ("rows", True)
    assert not document.is_settled
