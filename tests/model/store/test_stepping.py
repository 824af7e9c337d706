"""Steps taken in another thread, beside the open plan."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store import journal
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.stepping import Change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.stepping import Aside
    from ecoplanner.model.store.stepping import Taken


def _in_a_thread(aside: Aside[Any] | None) -> tuple[Taken, Any]:
    assert aside is not None
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(aside.run).result()


def _renaming(thread: list[int]) -> Callable[[Writer], str]:
    def work(writer: Writer) -> str:
        thread.append(threading.get_ident())
        rows = writer.entities(Project).values()
        writer.save(*(replace(row, note="改") for row in rows))
        return "done"

    return work


def _fresh(document: Document) -> dict[str, Any]:
    portfolio = Reader(document._db).portfolio()
    return {table: portfolio.all(kind) for table, kind in KINDS.items()}


@pytest.mark.parametrize("is_known", [False, True])
def test_that_an_edit_aside_is_an_edit_like_any_other(
    is_known: bool,  # noqa: FBT001 - a case
    shanggao_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal, "_MANY", 0)
    document, threads = Document.open(shanggao_file), list[int]()
    told: list[Change] = []
    document.subscribe(told.append)
    before = read_content(document)
    if is_known:
        document.portfolio()

    taken, result = _in_a_thread(document.aside("note", _renaming(threads)))
    document.portfolio()
    document.end_aside(taken)
    after = read_content(document)

    ids = {row["id"] for row in before["projects"].values()}
    assert result == "done"
    assert threads != [threading.get_ident()]
    assert told == [Change("note", "edit", {"projects": frozenset(ids)})]
    assert {row["note"] for row in after["projects"].values()} == {"改"}
    assert document.is_changed
    kept = document.portfolio()
    assert {table: kept.all(kind) for table, kind in KINDS.items()} == _fresh(document)

    taken, _ = _in_a_thread(document.move_aside("undo"))
    document.end_aside(taken)
    assert read_content(document) == before
    assert (document.undo_label, document.redo_label) == (None, "note")
    taken, _ = _in_a_thread(document.move_aside("redo"))
    document.end_aside(taken)
    assert read_content(document) == after
    assert [change.kind for change in told] == ["edit", "undo", "redo"]
    document.undo()
    assert read_content(document) == before
    document.close()


def test_that_an_edit_aside_that_is_refused_leaves_nothing(shanggao_file: Path) -> None:
    document = Document.open(shanggao_file)
    before, portfolio = read_content(document), document.portfolio()

    def work(writer: Writer) -> None:
        rows = writer.entities(Project).values()
        writer.save(*(replace(row, note="改") for row in rows))
        writer.save(*(replace(row, name="") for row in rows))

    with pytest.raises(InvalidInputError):
        _in_a_thread(document.aside("note", work))

    assert read_content(document) == before
    assert document.portfolio() is portfolio
    assert not document.is_changed
    assert document.undo_label is None
    document.close()


def test_that_an_edit_aside_that_changes_nothing_is_no_step(
    shanggao_file: Path,
) -> None:
    document = Document.open(shanggao_file)
    told: list[Change] = []
    document.subscribe(told.append)

    taken, _ = _in_a_thread(document.aside("nothing", lambda _: None))
    document.end_aside(taken)

    assert told == []
    assert document.undo_label is None
    document.close()


def test_that_what_is_soon_undone_is_not_undone_aside(shanggao_file: Path) -> None:
    document = Document.open(shanggao_file)
    assert document.move_aside("undo") is None

    with document.edit("note") as writer:
        _renaming([])(writer)

    assert document.move_aside("undo") is None
    assert document.move_aside("redo") is None
    document.close()


def test_that_a_plan_in_memory_has_no_thread_beside_it() -> None:
    document = Document.in_memory(lambda writer: writer.save(*sample_rows("shanggao")))

    assert document.aside("note", _renaming([])) is None
    assert document.move_aside("undo") is None
    document.close()
