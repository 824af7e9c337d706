"""What can be clicked round the pages does something, and nothing is said twice."""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QToolButton

from ecoplanner.errors import NotPublishedError
from ecoplanner.errors import PlanMovedOnError
from ecoplanner.model.project import Project
from ecoplanner.model.store import publish
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.checks.page import ChecksPage
from ecoplanner.ui.publish_state import refused_text
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.errors import EcoplannerError
    from ecoplanner.ui.main_window import MainWindow

PARTS = ("_title", "_rail", "_strip")
LEAST = 24


@pytest.fixture(params=["zh", "en"])
def app(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[App]:
    """The program with the Shanggao sample on the smallest screen."""
    home = tmp_path
    with program(qapp, home, plan_file(home), language=request.param) as made:
        window = window_of(made)
        window.resize(1366, 768)
        qtbot.waitUntil(window.isActiveWindow)
        yield made


def window_of(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def edit(window: MainWindow) -> None:
    session = window._session
    project = session.portfolio.all(Project)[0]
    values = {"need": "777"}
    session.edit("need", partial(set_fields, project_id=project.id, values=values))


def controls(window: MainWindow, part: str) -> list[QAbstractButton]:
    found = getattr(window, part).findChildren(QAbstractButton)
    return [each for each in found if each.isVisible()]


def seen(app: App) -> list[object]:
    """Return what a user sees of the window, as far as its frame changes it."""
    window = window_of(app)
    others = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    page = window.page
    return [
        window.current_key,
        QApplication.focusWidget(),
        window._strip._text.text(),
        window.notice.text,
        app.settings.theme,
        window._title._state.text(),
        window.commands.undo_action.text(),
        page.model._severity if isinstance(page, ChecksPage) else "",
        len(others),
    ]


@pytest.mark.parametrize("part", PARTS)
def test_that_each_control_has_a_tip_room_and_something_to_do(
    qtbot: QtBot, app: App, part: str
) -> None:
    edit(window_of(app))
    window_of(app)._session.undo()
    edit(window_of(app))
    for at in range(len(controls(window_of(app), part))):
        window = window_of(app)
        # The counts of the strip lead away from it.
        window.show_page("projects")
        window._strip.dismiss()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        control = controls(window, part)[at]
        name = control.accessibleName() or control.text()
        assert name
        is_in_field = isinstance(control.parentWidget(), type(window._title._search))
        assert control.toolTip(), name
        assert is_in_field or min(control.width(), control.height()) >= LEAST, name
        is_here = control.isCheckable() and control.isChecked()
        is_off = is_here or not control.isEnabled()
        before = seen(app)

        qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
        qtbot.wait(10)

        assert is_off or seen(app) != before, name
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not window_of(app):
                other.close()


def test_that_the_counts_of_the_strip_list_their_findings(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    qtbot.waitUntil(lambda: bool(window._session.known_findings))
    for severity, wanted in (("warning", "warning"), ("error", "")):
        count = window._strip._found[severity]
        assert bool(count) == bool(wanted)

        qtbot.mouseClick(window._strip._counts[severity], Qt.MouseButton.LeftButton)

        assert isinstance(window.page, ChecksPage)
        assert window.page.model._severity == wanted


def test_that_the_glass_leads_into_the_field(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    glass = window._title._search.findChildren(QToolButton)
    first = min(glass, key=lambda each: each.x())

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)

    assert window._title._search.hasFocus()


def test_that_a_button_that_is_off_says_why(app: App) -> None:
    window = window_of(app)
    commands, is_zh = window.commands, app.settings.language == "zh"
    name = "撤销" if is_zh else "Undo"
    assert window._session.undo_label is None
    nothing = commands.undo_action.toolTip()
    assert "  Ctrl+Z" in nothing
    assert not nothing.startswith(f"{name}  ")

    edit(window)

    assert commands.undo_action.toolTip().startswith(name)
    assert "need" in commands.undo_action.toolTip()


def test_that_undo_works_right_after_opening_and_says_so(
    qtbot: QtBot, app: App
) -> None:
    edit(window_of(app))
    path = window_of(app)._session.path
    assert path is not None
    window_of(app).welcome_requested.emit()
    assert app.open_plan(path)
    window = window_of(app)
    qtbot.waitUntil(window.isActiveWindow)
    state = window._title._state.text()
    here = QApplication.focusWidget()
    assert here is not None

    qtbot.keyClick(here, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    project = window._session.portfolio.all(Project)[0]
    assert project.need_fen != 777_000_000
    assert "need" in window._strip._text.text()
    assert "1" in window._title._state.text()
    assert window._title._state.text() != state
    qtbot.keyClick(here, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    # What was undone and done again is no change.
    assert window._title._state.text() == state


def test_that_a_refusal_is_said_once(
    qtbot: QtBot, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(app)
    edit(window)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(publish, "replace", refuse)
    assert not window._session.publish_now()
    said = window._strip._text.text()
    is_zh = app.settings.language == "zh"
    state = "未能发布：文件被占用" if is_zh else "Not published: the file is in use"
    assert window._title._state.text() in (state, "Not published: the file is in use")

    qtbot.mouseClick(window._title._state, Qt.MouseButton.LeftButton)

    assert window.notice.text == said
    assert window._strip._text.text() != said
    monkeypatch.undo()
    assert window._session.publish_now()


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PlanMovedOnError(path=Path("a")), "Not published: changed elsewhere"),
        *(
            (
                NotPublishedError(path=Path("a"), reason=os.strerror(number)),
                f"Not published: {why}",
            )
            for number, why in (
                (errno.EACCES, "the file is in use"),
                (errno.EBUSY, "the file is in use"),
                (errno.ENOSPC, "the disk is full"),
            )
        ),
        (NotPublishedError(path=Path("a"), reason="?"), "Not published"),
    ],
)
def test_that_the_state_says_why_in_few_words(error: EcoplannerError, why: str) -> None:
    assert refused_text(error) == why
