"""A version is named without keeping the window from painting."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.model.store import packed as packing
from ecoplanner.model.store import versions
from ecoplanner.model.store.project_edit import set_fields

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.session import Session


def _need(session: Session, need: str) -> None:
    project = session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": need})
    session.edit("need", work)


def test_that_a_version_is_packed_in_another_thread(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[threading.Thread] = []

    def packed(value: object) -> bytes:
        seen.append(threading.current_thread())
        return packing.packed(value)

    monkeypatch.setattr(versions, "packed", packed)
    _need(session, "501")

    assert session.name_version("送审稿", "一稿")

    assert threading.main_thread() not in seen
    (kept,) = versions.versions(session.reader)
    assert (kept.name, kept.note) == ("送审稿", "一稿")
    _need(session, "502")
    assert session.go_back("送审稿")
    assert session.portfolio.all(Project)[0].need_fen == 501 * 1_000_000


def test_that_a_name_that_is_taken_is_refused_and_the_first_stays(
    qtbot: QtBot, session: Session
) -> None:
    session.name_version("送审稿", "一稿")

    with qtbot.waitSignal(session.failed):
        assert not session.name_version("送审稿", "二稿")

    assert [each.note for each in versions.versions(session.reader)] == ["一稿"]
