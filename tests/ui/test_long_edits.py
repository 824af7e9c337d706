"""Edits of very many rows: the window goes on painting, nothing else is edited."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ecoplanner.model import checks
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.store import journal
from ecoplanner.ui import open_plan
from ecoplanner.ui import session as session_module
from ecoplanner.ui.open_plan import LARGE_ROWS
from ecoplanner.ui.open_plan import MANY_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.stepping import Change
    from ecoplanner.ui.session import Session

#: What has not come after so long does not come.
_LIMIT_S = 60


def _emptied(writer: Writer) -> int:
    rows = writer.entities(Project).values()
    writer.save(*(replace(row, need_fen=None, note="改") for row in rows))
    return threading.get_ident()


def _slowly(has_come: Callable[[], bool]) -> Callable[[Writer], int]:
    """Return an edit that goes on until something has come, if it ever does."""

    def work(writer: Writer) -> int:
        end = time.monotonic() + _LIMIT_S
        while not has_come() and time.monotonic() < end:
            time.sleep(0.005)
        return _emptied(writer)

    return work


def _notes(session: Session) -> set[str]:
    return {row.note for row in session.portfolio.all(Project)}


def test_that_the_window_goes_on_while_many_rows_are_edited(session: Session) -> None:
    beats: list[None] = []
    told: list[str] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(None))
    session.working.connect(lambda: told.append(f"working {session.is_working}"))
    session.changed.connect(lambda change: told.append(change.label))
    timer.start()

    work = _slowly(lambda: len(beats) > 5 and bool(told))
    thread = session.edit("many", work, rows=MANY_ROWS + 1)
    timer.stop()

    assert thread not in (None, threading.get_ident())
    assert told == ["working True", "many", "working False"]
    assert len(beats) > 5
    assert _notes(session) == {"改"}


def test_that_a_few_rows_are_edited_at_once(session: Session) -> None:
    assert session.edit("few", _emptied, rows=MANY_ROWS) == threading.get_ident()


def test_that_fewer_rows_are_many_in_a_large_plan(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_plan, "LARGE", 0)
    here = threading.get_ident()
    assert session.edit("few", _emptied, rows=LARGE_ROWS) == here
    assert session.edit("many", _emptied, rows=LARGE_ROWS + 1) != here


def test_that_many_rows_are_undone_redone_and_checked_like_others(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_MANY", 0)
    kinds: list[str] = []
    session.changed.connect(lambda change: kinds.append(change.kind))
    before = session.portfolio.all(Project)
    assert session.findings == checks.findings(session.portfolio)

    session.edit("many", _emptied, rows=MANY_ROWS + 1)
    assert session.known_findings == checks.findings(session.portfolio)
    after = session.portfolio.all(Project)
    session.undo()
    assert session.portfolio.all(Project) == before
    assert session.known_findings == checks.findings(session.portfolio)
    session.redo()
    assert session.portfolio.all(Project) == after
    assert session.findings == checks.findings(session.portfolio)

    assert kinds == ["edit", "undo", "redo"]


def test_that_what_was_refused_is_told_and_the_next_edit_goes_through(
    session: Session,
) -> None:
    failed: list[EcoplannerError] = []
    session.failed.connect(failed.append)
    before = session.portfolio

    def nameless(writer: Writer) -> bool:
        rows = writer.entities(Project).values()
        writer.save(*(replace(row, name="") for row in rows))
        return True

    assert session.edit("bad", nameless, rows=MANY_ROWS + 1) is None
    assert [type(each) for each in failed] == [InvalidInputError]
    assert session.portfolio is before
    assert session.edit("good", _emptied) is not None
    assert session.undo_label == "good"


def test_that_an_edit_that_comes_meanwhile_waits_for_the_first(
    session: Session,
) -> None:
    labels: list[str] = []

    def note(change: Change) -> None:
        labels.append(change.label)

    def again(writer: Writer) -> None:
        assert {row.note for row in writer.entities(Project).values()} == {"改"}
        first = next(iter(writer.entities(Project).values()))
        writer.save(replace(first, note="又改"))

    def ask() -> None:
        asked.set()
        session.edit("second", again)

    session.changed.connect(note)
    asked = threading.Event()
    QTimer.singleShot(0, ask)

    session.edit("first", _slowly(asked.is_set), rows=MANY_ROWS + 1)

    assert labels == ["first", "second"]
    assert session.undo_label == "second"
    session.undo()
    assert _notes(session) == {"改"}


def test_that_publishing_waits_for_many_rows(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "_SAY_AFTER_MS", 10)
    asked = threading.Event()

    def ask() -> None:
        session.publish()
        asked.set()

    QTimer.singleShot(0, ask)

    session.edit("many", _slowly(asked.is_set), rows=MANY_ROWS + 1)
    qtbot.waitUntil(lambda: not session.is_publishing)

    assert session.publish_now()
    assert not session.is_changed
