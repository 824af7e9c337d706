"""Long work of the open plan says how far it is, and can be stopped."""

from __future__ import annotations

import threading
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ecoplanner.model.checks import found_by_rule
from ecoplanner.model.project import Project
from ecoplanner.model.store import versions
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.pace import along
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui import pace_watch
from ecoplanner.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.checks import Rule
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.session import Session

#: What has not come after so long does not come.
LIMIT_S = 60
VERSION = "送审稿"
FIRST = "历史遗留废弃矿山生态修复"


@pytest.fixture
def window(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """The window on a plan that was edited since a version of it was named."""
    monkeypatch.setattr(pace_watch, "SAY_AFTER_MS", 20)
    monkeypatch.setattr(pace_watch, "COUNT_AFTER_MS", 0)
    context.session.name_version(VERSION)
    project = context.session.portfolio.named(Project, FIRST)
    assert project is not None
    values = {"need": "4321"}
    work = partial(set_fields, project_id=project.id, values=values)
    context.session.edit("need", work)
    made = MainWindow(context, "en")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let going back to a version end, which waits for that or a stop."""
    event, really = threading.Event(), versions.go_back

    def slowly(writer: Writer, name: str) -> None:
        really(writer, name)
        end = monotonic() + LIMIT_S
        for _ in along("writing", range(1_000_000)):
            if event.wait(0.005) or monotonic() > end:
                return

    monkeypatch.setattr(versions, "go_back", slowly)
    return event


def when(is_so: Callable[[], bool], does: Callable[[], object]) -> None:
    """Do something while the window waits, as soon as something is so."""

    def look() -> None:
        if is_so():
            does()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def _need(session: Session) -> int | None:
    project = session.portfolio.named(Project, FIRST)
    assert project is not None
    return project.need_fen


@pytest.mark.parametrize("way", ["button", "key"])
def test_that_going_back_can_be_stopped(
    window: MainWindow, go_on: threading.Event, qtbot: QtBot, way: str
) -> None:
    session, notice = window._session, window.notice
    before, content = session.portfolio, read_content(session.reader)
    assert not go_on.is_set()

    def stop() -> None:
        if way == "button":
            qtbot.mouseClick(notice.progress_button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)

    when(lambda: notice.is_progress, stop)

    assert not session.go_back(VERSION)

    assert notice.text == "Stopped; nothing was changed."
    assert session.portfolio is before
    assert read_content(session.reader) == content
    assert (session.undo_label, session.redo_label) == ("need", None)
    assert session.unpublished_count == 1
    assert not session.is_working
    # Nothing is in the way of what comes next.
    go_on.set()
    assert session.go_back(VERSION)
    assert session.portfolio is not before
    assert not notice.is_progress
    session.undo()
    assert read_content(session.reader) == content


def test_that_figures_say_how_far_it_is(
    window: MainWindow, go_on: threading.Event
) -> None:
    notice, said = window.notice, list[str]()

    def note() -> None:
        said.append(notice.text)
        go_on.set()

    when(lambda: " of 1,000,000 rows." in notice.text, note)

    assert window._session.go_back(VERSION)

    assert said[0].startswith(f"Under way: Back at version: {VERSION}… ")


def test_that_what_can_no_longer_be_stopped_has_no_button_for_it(
    window: MainWindow,
    go_on: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, notice, wait = window._session, window.notice, threading.Event()
    buttons: list[bool] = []

    def checked_slowly(portfolio: Portfolio) -> dict[Rule, list[Finding]]:
        # Not where the window itself checks.
        if threading.current_thread() is not threading.main_thread():
            wait.wait(LIMIT_S)
        return found_by_rule(portfolio)

    def look() -> None:
        # It is too late for the key too.
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        buttons.append(notice.progress_button.isVisible())
        wait.set()

    monkeypatch.setattr("ecoplanner.ui.aside._MANY_ROWS", -1)
    monkeypatch.setattr("ecoplanner.model.checks.found_by_rule", checked_slowly)
    go_on.set()
    when(lambda: notice.is_progress and "s so far." in notice.text, look)

    assert session.go_back(VERSION)

    assert buttons == [False]
    assert _need(session) != 4321_000_000


def test_that_closing_the_window_meanwhile_stops_and_then_closes(
    window: MainWindow, go_on: threading.Event, qtbot: QtBot, tmp_path: Path
) -> None:
    session, notice = window._session, window.notice
    closed: list[bool] = []

    def close() -> None:
        closed.append(window.close())
        assert window.isVisible()

    when(lambda: notice.is_progress, close)

    assert not session.go_back(VERSION)

    assert closed == [False]
    assert not go_on.is_set()
    qtbot.waitUntil(lambda: not window.isVisible())
    document = Document.open(tmp_path / "shanggao.ecoplan")
    project = document.portfolio().named(Project, FIRST)
    assert project is not None
    assert project.need_fen == 4321_000_000
    assert not document.was_recovered
    document.close()


@pytest.mark.parametrize("what", ["version", "copy"])
def test_that_versions_and_copies_can_be_stopped(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    session, notice = window._session, window.notice

    def forever() -> None:
        end = monotonic() + LIMIT_S
        for _ in along("reading", range(1_000_000)):
            threading.Event().wait(0.005)
            assert monotonic() < end

    monkeypatch.setattr(versions.Naming, "run", lambda _: forever())
    monkeypatch.setattr(
        "ecoplanner.model.store.copies.Copying.run", lambda _: forever()
    )
    stop = partial(qtbot.mouseClick, notice.progress_button, Qt.MouseButton.LeftButton)
    when(lambda: notice.is_progress, stop)

    if what == "version":
        assert not session.name_version("又一稿")
    else:
        assert not session.save_copy(tmp_path / "copy.ecoplan")

    assert notice.text == "Stopped; nothing was changed."
    names = [each.name for each in versions.versions(session.reader)]
    assert names == [VERSION]


def test_that_what_is_done_soon_says_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace_watch, "SAY_AFTER_MS", 60_000)
    shown: list[str] = []
    monkeypatch.setattr(
        window.notice, "show_progress", lambda text, _=None: shown.append(text)
    )

    assert window._session.go_back(VERSION)

    assert shown == []
