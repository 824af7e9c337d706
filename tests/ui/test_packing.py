"""A long history is packed behind the window, never while somebody waits."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.model.store import publish
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.replace import replace
from ecoplanner.ui import packing

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.session import Session

_EDITS = 30


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few edits be packed like many, and soon after the last of them."""
    monkeypatch.setattr(history, "KEPT_STEPS", 10)
    monkeypatch.setattr(history, "PACKED_STEPS", 8)
    monkeypatch.setattr(packing, "_AFTER_MS", 20)


def _edit_much(session: Session) -> None:
    project = session.portfolio.all(Project)[0]
    for need in range(1, _EDITS + 1):
        values = {"need": str(need)}
        work = partial(set_fields, project_id=project.id, values=values)
        session.edit(f"第 {need} 次", work)


def _packed(session: Session) -> int:
    return int(session.reader.value("SELECT count(*) FROM history_packs"))


def test_that_old_steps_are_packed_in_another_thread_and_undone_all_the_same(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    pack = history._pack

    def noted(*args: Any) -> history.Pack:
        threads.add(threading.get_ident())
        return pack(*args)

    monkeypatch.setattr(history, "_pack", noted)
    _edit_much(session)
    before = journal.happened(session.reader)
    qtbot.waitUntil(lambda: _packed(session) == 3)

    assert threads
    assert threading.get_ident() not in threads
    assert journal.happened(session.reader) == before
    assert session.publish_now()
    for need in range(_EDITS, 0, -1):
        assert session.undo_label == f"第 {need} 次"
        session.undo()
    assert session.undo_label is None


def test_that_publishing_packs_nothing_while_the_window_waits(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_AFTER_MS", 60_000)
    _edit_much(session)
    assert session.save_copy(tmp_path / "copy.ecoplan")
    assert session.publish_now()
    assert _packed(session) == 0


def test_that_nothing_is_packed_while_the_plan_is_published(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def held(made: Path, target: Path) -> None:
        assert gate.wait(20)
        replace(made, target)

    monkeypatch.setattr(publish, "replace", held)
    _edit_much(session)
    session.publish()
    qtbot.wait(150)
    assert _packed(session) == 0
    with qtbot.waitSignal(session.published):
        gate.set()
    # What the file says is left as it is.
    qtbot.wait(150)
    assert _packed(session) == 0

    session.undo()
    qtbot.waitUntil(lambda: _packed(session) > 0)
    assert session.publish_now()
    path = session.path
    assert path is not None
    session.close()
    again = Document.open(path)
    assert not again.was_recovered
    again.close()


def test_that_what_cannot_be_packed_is_published_as_it_is(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def full(*args: object) -> None:
        tried.append(args)
        raise PlanUnavailableError(path=session.path, reason="full")

    monkeypatch.setattr(history, "put_pack", full)
    _edit_much(session)
    qtbot.waitUntil(lambda: len(tried) > 1)
    assert session.publish_now()


def test_that_a_plan_is_closed_while_it_is_packed(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = threading.Event(), threading.Event()
    packs = history.old_packs

    def held(*args: Any) -> list[history.Pack]:
        begun.set()
        assert gate.wait(20)
        return packs(*args)

    monkeypatch.setattr(history, "old_packs", held)
    _edit_much(session)
    qtbot.waitUntil(begun.is_set)
    threading.Timer(0.05, gate.set).start()
    path = session.path
    assert path is not None
    session.close()
    again = Document.open(path)
    assert len(journal.steps(again)) == _EDITS
    again.close()
