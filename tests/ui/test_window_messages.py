"""What the window says goes with the next action, on another page and on Esc."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.main_window import MainWindow
from ecoplanner.ui.welcome import WelcomeWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

SAID = "三个项目已删除"


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    """The window on the Shanggao sample."""
    made = MainWindow(context, "zh")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def edit(window: MainWindow) -> None:
    session = window._session
    project = session.portfolio.all(Project)[0]
    values = {"need": "777"}
    session.edit("need", partial(set_fields, project_id=project.id, values=values))


def turn(window: MainWindow) -> None:
    window.show_page("history")


def escape(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)


GOING = pytest.mark.parametrize("go_on", [edit, turn, escape])


@GOING
def test_that_the_line_at_the_foot_falls_silent(
    window: MainWindow, go_on: Callable[[MainWindow], None]
) -> None:
    window._strip.show_notice(SAID, can_undo=True)
    assert window._strip._text.text() == SAID

    go_on(window)

    assert window._strip._text.text() != SAID
    assert window._strip._undo.isHidden()


@GOING
@pytest.mark.parametrize("tone", ["danger", "warn", "accent", "done"])
def test_that_a_notice_goes(
    window: MainWindow, tone: str, go_on: Callable[[MainWindow], None]
) -> None:
    window.notice.show_sentence(SAID, tone)

    go_on(window)

    assert window.notice.text == ""


@GOING
def test_that_a_notice_that_asks_stays_until_it_is_answered(
    window: MainWindow, go_on: Callable[[MainWindow], None]
) -> None:
    answers: list[str] = []
    choice = ("重试", lambda: answers.append("again"))
    window.notice.show_sentence(SAID, "danger", [choice])

    go_on(window)

    assert window.notice.text == SAID
    window.notice.choices[0].click()
    assert window.notice.text == ""
    assert answers == ["again"]


def test_that_only_confirmations_go_by_themselves(window: MainWindow) -> None:
    window.notice.show_sentence(SAID, "done")
    assert window.notice._timer.isActive()
    window.notice.show_sentence(SAID, "accent")
    assert not window.notice._timer.isActive()

    window._strip.show_notice(SAID)
    assert window._strip._timer.isActive()
    window._strip.show_notice(SAID, is_error=True)
    assert not window._strip._timer.isActive()


def test_that_an_error_outlives_findings_that_change(window: MainWindow) -> None:
    window._strip.show_notice(SAID, is_error=True)

    window._update_findings()

    assert window._strip._text.text() == SAID


def test_that_what_an_action_says_of_itself_is_heard(window: MainWindow) -> None:
    window._strip.show_notice(SAID)
    edit(window)

    window._session.undo()

    assert "need" in window._strip._text.text()


def test_that_the_same_page_again_keeps_what_was_said(window: MainWindow) -> None:
    window._strip.show_notice(SAID)

    window.show_page(window.current_key)

    assert window._strip._text.text() == SAID


def test_that_escape_closes_what_the_welcome_window_says(
    qtbot: QtBot, context: Context
) -> None:
    welcome = WelcomeWindow(context.theme, context.settings, "zh")
    qtbot.addWidget(welcome)
    welcome.show()
    welcome.notice.show_sentence(SAID, "danger")

    qtbot.keyClick(welcome, Qt.Key.Key_Escape)

    assert welcome.notice.text == ""
