"""Opening a plan while a window is shown."""

from __future__ import annotations

import threading
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.pace import check
from ecoplanner.ui import furnished_window
from ecoplanner.ui import opening
from ecoplanner.ui import pace_watch
from ecoplanner.ui.doorbell import ring
from tests.ui.keys.hands import press
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App


#: What has not come after so long does not come.
LIMIT_S = 60


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program on its welcome window."""
    assert qtbot is not None
    with program(qapp, tmp_path, None) as made:
        yield made


class Held:
    """Opening that goes on until the test lets it, or it is stopped."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = threading.Event()
        self.begun = 0
        self._really = opening._opened
        monkeypatch.setattr(opening, "_opened", self._opened)

    def _opened(self, path: Path) -> Document:
        self.begun += 1
        end = monotonic() + LIMIT_S
        while not self.go_on.wait(0.005) and monotonic() < end:
            check()
        return self._really(path)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Opening that waits for the test."""
    monkeypatch.setattr(pace_watch, "SAY_AFTER_MS", 20)
    return Held(monkeypatch)


def when(is_so: Callable[[], bool], does: Callable[[], object]) -> None:
    """Do something while the window waits, as soon as something is so."""

    def look() -> None:
        if is_so():
            does()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def test_that_opening_that_takes_a_while_is_told_of(
    app: App, tmp_path: Path, qtbot: QtBot, held: Held
) -> None:
    plan = plan_file(tmp_path)
    notice, said = app.notice, list[str]()
    assert notice is not None

    def go_on() -> None:
        said.append(notice.text)
        held.go_on.set()

    when(lambda: bool(notice.text), go_on)

    assert app.open_plan(plan)

    assert said == ["Opening shanggao.ecoplan…"]
    assert app.window is not None
    assert app.window.notice.text == ""
    assert app.session is not None
    assert len(app.session.portfolio.all(Project)) == 17
    # It was read in another thread, and is edited and published in this one.
    with qtbot.waitSignal(app.session.published):
        project = app.session.portfolio.all(Project)[0]
        app.session.edit("gone", lambda writer: writer.delete(project))
        app.session.publish()


@pytest.mark.parametrize("way", ["button", "key", "close"])
def test_that_opening_can_be_stopped(
    app: App, tmp_path: Path, held: Held, qtbot: QtBot, way: str
) -> None:
    plan = plan_file(tmp_path)
    # The key is tried where another plan is open already.
    if has_plan := way == "key":
        other = plan.with_name("other.ecoplan")
        other.write_bytes(plan.read_bytes())
        held.go_on.set()
        app.open_plan(other)
        held.go_on.clear()
    window, notice, before = app._shown, app.notice, plan.read_bytes()
    assert window is not None
    assert notice is not None

    def stop() -> None:
        if way == "button":
            qtbot.mouseClick(notice.progress_button, Qt.MouseButton.LeftButton)
        elif way == "key":
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        else:
            window.close()
            assert window.isVisible()

    when(lambda: notice.is_progress, stop)

    assert not app.open_plan(plan)

    assert plan.read_bytes() == before
    assert [each.name for each in tmp_path.glob(".~lock*")] == (
        [".~lock.other.ecoplan#"] if has_plan else []
    )
    assert notice.text == (
        "Stopped: shanggao.ecoplan was not opened, and nothing was changed."
    )
    assert (app.session is not None) == has_plan
    if way == "close":
        # What was wanted then is done now.
        qtbot.waitUntil(lambda: not window.isVisible())
        return
    held.go_on.set()
    assert app.open_plan(plan)


def test_that_a_stop_that_comes_too_late_is_heard_all_the_same(
    app: App, tmp_path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_file(tmp_path)
    really = held._really
    opened: list[Document] = []

    def stopped_at_the_end(path: Path) -> Document:
        document = really(path)
        opened.append(document)
        return document

    held._really = stopped_at_the_end
    # The document is there before its opener looks whether it was to stop.
    monkeypatch.setattr(opening.Opener, "_was_stopped", staticmethod(bool))
    held.go_on.set()

    assert not app.open_plan(plan)
    assert app.notice is not None
    assert app.notice.text.startswith("Stopped: ")
    assert len(opened) == 1
    assert not list(tmp_path.glob(".~lock*"))


def test_that_a_second_plan_waits_and_is_told_why(
    app: App, tmp_path: Path, held: Held
) -> None:
    plan = plan_file(tmp_path)
    other = plan.with_name("other.ecoplan")
    other.write_bytes(plan.read_bytes())
    notice, answers = app.notice, list[tuple[bool, str]]()
    assert notice is not None

    def ask() -> None:
        answers.append((app.open_plan(other), notice.text))
        held.go_on.set()

    when(lambda: held.begun == 1, ask)

    assert app.open_plan(plan)

    (answer,) = answers
    assert not answer[0]
    assert "other.ecoplan can be opened when that is done." in answer[1]
    assert held.begun == 1
    assert app.session is not None
    assert app.session.path == plan


def test_that_hands_reach_nothing_but_the_way_to_stop(
    app: App, tmp_path: Path, held: Held, qtbot: QtBot
) -> None:
    plan = plan_file(tmp_path)
    welcome, notice = app.welcome, app.notice
    assert welcome is not None
    assert notice is not None
    asked: list[None] = []
    welcome.open_requested.connect(lambda: asked.append(None))
    said: list[str] = []

    def use_hands() -> None:
        qtbot.mouseClick(welcome.open_entry, Qt.MouseButton.LeftButton)
        qtbot.keyClick(welcome, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        said.append(notice.text)
        held.go_on.set()

    when(lambda: notice.is_progress, use_hands)

    assert app.open_plan(plan)

    assert not asked
    assert "Anything else has to wait for it." in said[0]
    # Afterwards hands do what they did before.
    assert app.window is not None
    qtbot.waitUntil(app.window.isActiveWindow)
    press(qtbot, app, "Ctrl+2")
    assert app.window.current_key == "schedule"


def test_that_another_start_finds_a_plan_that_is_being_opened(
    app: App, tmp_path: Path, held: Held
) -> None:
    plan = plan_file(tmp_path)
    answers: list[bool] = []

    def start_again() -> None:
        answers.append(ring(plan))
        held.go_on.set()

    when(lambda: held.begun == 1, start_again)

    assert app.open_plan(plan)

    assert answers == [True]


def test_that_nobody_answers_for_a_plan_that_was_not_opened(
    app: App, tmp_path: Path
) -> None:
    nothing = tmp_path / "nothing.ecoplan"
    nothing.write_text("nothing", encoding="utf-8")

    assert not app.open_plan(nothing)

    assert not ring(nothing)


def test_that_a_plan_that_was_closed_is_opened_again(app: App, tmp_path: Path) -> None:
    plan = plan_file(tmp_path)

    for _ in range(2):
        assert app.open_plan(plan)
        assert app.window is not None
        app.window.welcome_requested.emit()
        assert app.welcome is not None
        assert app.session is None


def test_that_nothing_is_shown_where_the_program_ends_meanwhile(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_file(tmp_path)
    other = plan.with_name("other.ecoplan")
    other.write_bytes(plan.read_bytes())
    app.open_plan(other)
    really, ended = opening._opened, threading.Event()

    def slowly(path: Path) -> Document:
        assert ended.wait(60)
        return really(path)

    def end() -> None:
        app.end()
        ended.set()

    # The loops of other tests would end at once after it.
    monkeypatch.setattr(QApplication, "exit", lambda *_: None)
    monkeypatch.setattr(opening, "_opened", slowly)
    QTimer.singleShot(0, app, end)

    assert not app.open_plan(plan)

    assert app.window is None
    assert app.session is None
    assert not list(tmp_path.glob(".~lock*"))


def test_that_what_is_no_plan_is_told_of_and_nothing_else(
    app: App, tmp_path: Path
) -> None:
    nothing = tmp_path / "nothing.ecoplan"
    nothing.write_text("nothing", encoding="utf-8")

    assert not app.open_plan(nothing)

    assert app.notice is not None
    assert "Opening" not in app.notice.text
    assert "nothing.ecoplan" in app.notice.text


def test_that_the_window_is_made_in_turns(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[bool] = []

    def paint() -> None:
        turns.append(app.welcome is not None and app.welcome.isVisible())
        furnished_window.paint()

    monkeypatch.setattr("ecoplanner.app.paint", paint)

    assert app.open_plan(plan_file(tmp_path))

    assert len(turns) > 3
    assert all(turns)
    assert app.window is not None
    assert app.window.isVisible()


def test_that_a_program_ended_meanwhile_opens_nothing(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plan_file(tmp_path)
    monkeypatch.setattr("ecoplanner.app.paint", app.end)

    assert not app.open_plan(path)

    assert app.window is None
    assert app.session is None
    # Nobody holds it.
    Document.open(path).close()
