"""Opening a plan, and another look, while a window is shown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ecoplanner.model.project import Project
from ecoplanner.ui import opening
from ecoplanner.ui.pages import PAGES
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.model.store.document import Document


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program on its welcome window."""
    assert qtbot is not None
    with program(qapp, tmp_path, None) as made:
        yield made


def test_that_opening_that_takes_a_while_is_told_of(
    app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_file(tmp_path)
    monkeypatch.setattr(opening, "_SAY_AFTER_MS", 0)
    welcome, told = app.welcome, threading.Event()
    assert welcome is not None
    notice, said = welcome.notice, list[str]()
    really, show = opening._opened, notice.show_sentence

    def slowly(path: Path) -> Document:
        assert told.wait(60)
        return really(path)

    def tell(text: str, tone: str = "danger", *_: object) -> None:
        show(text, tone)
        said.append(text)
        told.set()

    monkeypatch.setattr(opening, "_opened", slowly)
    monkeypatch.setattr(notice, "show_sentence", tell)

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


def test_that_another_look_lets_go_of_pages_out_of_view(
    app: App, tmp_path: Path
) -> None:
    app.open_plan(plan_file(tmp_path))
    former = app.window
    assert former is not None
    pages = []
    for entry in PAGES:
        former.show_page(entry.key)
        pages.append(former.page)

    app.preferences.switch_theme()

    assert not any(isValid(page) for page in pages[:-1])
    assert app.window is not None
    assert app.window is not former
    assert app.window.current_key == PAGES[-1].key
    for entry in PAGES:
        app.window.show_page(entry.key)
        assert app.window.page.isVisible()
    assert app.session is not None
    project = app.session.portfolio.all(Project)[0]
    app.session.edit("gone", lambda writer: writer.delete(project))
    app.session.undo()
