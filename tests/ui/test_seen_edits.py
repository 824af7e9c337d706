"""Edits that are seen before they are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model import checks
from ecoplanner.model.project import Project
from ecoplanner.model.store import editing
from ecoplanner.model.store import journal
from ecoplanner.model.store import many
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.document import Document
from ecoplanner.ui import session as session_module
from ecoplanner.ui import watching
from ecoplanner.ui import writing

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.showing import Rows
    from ecoplanner.ui.session import Session


@pytest.fixture(autouse=True)
def _as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few rows of the sample be seen first like many."""
    monkeypatch.setattr(session_module, "SEEN_ROWS", range(1, 6_001))
    monkeypatch.setattr(editing, "_SHOWN", range(1, 6_001))


def _noted(portfolio: Portfolio) -> Rows:
    rows = portfolio.all(Project)
    note = "改改" if rows[0].note == "改" else "改"
    return {Project: {row.id: replace(row, note=note) for row in rows}}


def _notes(session: Session) -> set[str]:
    return {row.note for row in session.portfolio.all(Project)}


def _written(session: Session) -> set[str]:
    reader = Reader(session._document._db)
    return {row.note for row in reader.entities(Project).values()}


def test_that_an_edit_is_seen_at_once_and_written_when_painted(
    qtbot: QtBot, session: Session
) -> None:
    assert session.edit_rows("note", _noted)
    assert _notes(session) == {"改"}
    assert (session.undo_label, session.is_changed) == ("note", True)
    assert "改" not in _written(session)

    qtbot.waitUntil(lambda: _written(session) == {"改"})
    assert session.undo_label == "note"
    qtbot.waitUntil(
        lambda: session.known_findings == checks.findings(session.portfolio)
    )


@pytest.mark.parametrize("asked", ["nothing", "edit"])
def test_that_the_window_takes_input_between_rows_that_are_written(
    asked: str, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_WRITE_S", 0)
    monkeypatch.setattr(many, "_PART", 1)
    half: list[set[str]] = []

    def typed() -> None:
        if session._document._writing is None:
            return
        half.append(_notes(session))
        if asked == "edit":
            timer.stop()
            session.edit_rows("two", _noted)

    timer = QTimer(interval=0)
    timer.timeout.connect(typed)
    timer.start()
    assert session.edit_rows("one", _noted)
    last = "改" if asked == "nothing" else "改改"
    qtbot.waitUntil(
        lambda: session._document.is_settled and _written(session) == {last}
    )
    timer.stop()

    assert half
    assert half[0] == {"改"}
    labels = [step.label for step in journal.steps(session.reader)]
    assert labels == (["one"] if asked == "nothing" else ["one", "two"])


def test_that_many_rows_are_checked_after_they_are_seen(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_MANY", 2)

    def unnamed(portfolio: Portfolio) -> Rows:
        rows = portfolio.all(Project)
        return {Project: {row.id: replace(row, need_fen=None) for row in rows}}

    known = session.findings
    assert session.edit_rows("needs", unnamed)
    assert session.known_findings == known
    qtbot.waitUntil(lambda: session.known_findings != known)
    assert session.known_findings == checks.findings(session.portfolio)


def test_that_undo_and_redo_come_in_order_however_soon(
    qtbot: QtBot, session: Session
) -> None:
    assert session.edit_rows("one", _noted)
    assert session.edit_rows("two", _noted)
    session.undo()
    session.undo()
    session.redo()
    qtbot.waitUntil(lambda: (session.undo_label, session.redo_label) == ("one", "two"))
    qtbot.waitUntil(lambda: session.is_free)
    assert _notes(session) == {"改"}
    assert (session.undo_label, session.redo_label) == ("one", "two")
    kinds = [step.kind for step in journal.steps(session.reader)]
    assert kinds == ["edit", "edit", "undo", "undo", "redo"]
    assert _written(session) == {"改"}


def test_that_undo_is_seen_when_the_edit_before_is_written(
    qtbot: QtBot, session: Session
) -> None:
    assert session.edit_rows("one", _noted)
    session.undo()
    # To write all of the edit first would hold the window as well.
    assert _notes(session) == {"改"}
    assert "改" not in _written(session)
    qtbot.waitUntil(lambda: "改" not in _notes(session))
    assert session.redo_label == "one"


@pytest.mark.parametrize("asked", ["edit", "publish", "close"])
def test_that_what_comes_after_an_undo_finds_it_done(
    asked: str, session: Session
) -> None:
    path, before = session.path, _notes(session)
    assert path is not None
    assert session.edit_rows("one", _noted)
    session.undo()
    if asked == "edit":
        session.edit("two", _named_anew)
        assert (session.undo_label, session.redo_label) == ("two", None)
        kinds = [step.kind for step in journal.steps(session.reader)]
        assert kinds == ["edit", "undo", "edit"]
    elif asked == "publish":
        assert session.publish_now()
    session.close()
    assert {row.note for row in _opened(path).all(Project)} == before


def _named_anew(writer: Writer) -> None:
    first = next(iter(writer.entities(Project).values()))
    writer.save(replace(first, name="新名"))


def test_that_an_edit_of_words_comes_after_what_was_seen(session: Session) -> None:
    def work(writer: Writer) -> None:
        first = next(iter(writer.entities(Project).values()))
        assert first.note == "改"
        writer.save(replace(first, note="又"))

    session.edit_rows("one", _noted)
    session.edit("two", work)
    assert _notes(session) == {"改", "又"}
    session.undo()
    assert _notes(session) == {"改"}


@pytest.mark.parametrize("asked", ["wait", "edit", "undo"])
def test_that_what_cannot_be_written_is_taken_back_and_told_once(
    asked: str, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[EcoplannerError] = []
    session.failed.connect(failed.append)
    changed: list[str] = []
    session.changed.connect(lambda change: changed.append(change.kind))
    before = session.portfolio
    ran: list[Writer] = []

    def full(*_: object) -> None:
        raise PlanUnavailableError(path=session.path, reason="full")

    monkeypatch.setattr(journal, "record", full)
    assert session.edit_rows("note", _noted)
    if asked == "wait":
        qtbot.waitUntil(lambda: bool(failed))
    elif asked == "edit":
        # It was asked for in view of what is taken back now.
        session.edit("more", ran.append)
    else:
        # It is not the edit before that is undone instead.
        session.undo()
        qtbot.waitUntil(lambda: bool(failed))
        qtbot.waitUntil(lambda: session.is_free)

    assert not ran
    assert [type(each) for each in failed] == [PlanUnavailableError]
    assert changed == ["edit", "edit"]
    assert session.portfolio is before
    assert session.undo_label is None
    assert not session.is_changed


def test_that_idle_work_asks_nothing_of_a_plan_that_is_closed(session: Session) -> None:
    assert session.is_free
    session.close()
    assert not session.is_free


def test_that_closing_writes_what_was_seen(session: Session) -> None:
    path = session.path
    assert path is not None
    session.edit_rows("note", _noted)
    session.close()
    again = Document.open(path)
    assert {row.note for row in again.portfolio().all(Project)} == {"改"}
    again.close()


def test_that_publishing_says_what_was_seen(session: Session, plans: Path) -> None:
    session.edit_rows("note", _noted)
    copy = plans / "copy.ecoplan"
    assert session.save_copy(copy)
    assert session.publish_now()
    assert _notes(session) == {row.note for row in _opened(copy).all(Project)} == {"改"}
    published = session.published_portfolio
    assert published is session.portfolio


def _opened(path: Path) -> Portfolio:
    document = Document.open(path)
    portfolio = document.portfolio()
    document.close()
    return portfolio


def test_that_nothing_is_edited_where_nothing_changes(session: Session) -> None:
    assert not session.edit_rows("none", lambda _: {})
    rows: Rows = {Project: {row.id: row for row in session.portfolio.all(Project)}}
    assert not session.edit_rows("same", lambda _: rows)
    assert session.undo_label is None
