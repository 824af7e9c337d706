"""Another theme, language or size while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QEventLoop
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QWidget
from shiboken6 import delete
from shiboken6 import isValid
from typing_extensions import override

from ecoplanner.errors import NotPublishedError
from ecoplanner.model.project import Project
from ecoplanner.ui.look import _AGAIN_MS
from ecoplanner.ui.main_window import MainWindow
from ecoplanner.ui.page import Context
from ecoplanner.ui.pages import PAGES
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.page import Page

SIZE = (1366, 728)


@pytest.fixture
def app(
    qtbot: QtBot, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """The program with the Shanggao sample, light and in English."""
    assert qtbot is not None
    home = tmp_path_factory.mktemp("look")
    with program(qapp, home, plan_file(home)) as made:
        assert made.window is not None
        made.window.resize(*SIZE)
        yield made


def window_of(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def visited(app: App) -> list[Page]:
    """Show each page once; the first is shown at the end."""
    window, found = window_of(app), []
    for entry in PAGES:
        window.show_page(entry.key)
        found.append(window.page)
    window.show_page(PAGES[0].key)
    return found


def made_fresh(app: App) -> MainWindow:
    """Return a second window on the plan, all of it made in the look in force."""
    assert app.session is not None
    context = Context(app.session, app._focus, app.theme, app.settings)
    window = MainWindow(context, app.look.language)
    window.resize(*SIZE)
    window.show()
    return window


def picture(window: MainWindow) -> QImage:
    """Return what is seen where the mouse is elsewhere, wherever a test left it."""
    for each in window.findChildren(QWidget):
        each.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    return window.grab().toImage()


class Paintings(QObject):
    """Notes of each painting of a window whether its page was there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.had_page: list[bool] = []
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            pages = self._window._pages
            page = pages.get(self._window.current_key)
            self.had_page.append(page is not None and page.isVisible())
        return False


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.shown: list[QWidget] = []
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.shown += [watched] if watched.isWindow() else []
        return False


@pytest.mark.parametrize(
    "change", [{"theme": "dark"}, {"language": "zh"}, {"scale": 110}]
)
def test_that_no_page_keeps_anything_of_the_look_before(
    qtbot: QtBot, app: App, change: dict[str, object]
) -> None:
    visited(app)
    for name, value in change.items():
        setattr(app.settings, name, value)
    app.look.apply_soon()
    qtbot.waitUntil(lambda: not app.look.is_due)
    window, fresh = window_of(app), made_fresh(app)
    # Neither of the two is the one with the keys.
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)

    try:
        for entry in PAGES:
            for each in (window, fresh):
                each.show_page(entry.key)
                each.resize(*SIZE)
            qtbot.waitUntil(lambda: picture(window) == picture(fresh))
    finally:
        delete(fresh)


def test_that_another_look_is_styled_when_the_pages_before_are_gone(app: App) -> None:
    pages = visited(app)
    found: list[bool] = []
    app.theme.changed.connect(lambda: found.extend(isValid(page) for page in pages))

    app.look.apply()

    assert found == [False] * len(pages)


def test_that_the_window_stays_the_same_one(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    window.show_page("zones")
    geometry = window.geometry()

    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)

    assert app.window is window
    assert window.isVisible()
    assert window.geometry() == geometry
    assert window.current_key == "zones"


def test_that_each_page_works_on_in_another_look(app: App) -> None:
    app.look.apply()
    window = window_of(app)
    for entry in PAGES:
        window.show_page(entry.key)
        assert window.page.isVisible()
    assert app.session is not None
    project = app.session.portfolio.all(Project)[0]

    app.session.edit("gone", lambda writer: writer.delete(project))
    assert window.commands.undo_action.isEnabled()
    window.commands.undo_action.trigger()

    assert app.session.portfolio.get(Project, project.id) == project


def test_that_nothing_is_painted_between_two_looks(qtbot: QtBot, app: App) -> None:
    paintings = Paintings(window_of(app))

    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)
    qtbot.waitUntil(lambda: bool(paintings.had_page))

    assert all(paintings.had_page)


def test_that_nothing_flashes_up_beside_the_window(
    qtbot: QtBot, qapp: QApplication, app: App
) -> None:
    windows = Windows(qapp)

    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)
    visited(app)

    assert windows.shown == []


def test_that_keys_go_to_the_page_after_another_look(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    qtbot.waitUntil(window.isActiveWindow)

    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)
    here = QApplication.focusWidget()

    assert here is not None
    assert window.page.isAncestorOf(here)


def test_that_what_is_being_typed_is_stored_before_another_look(app: App) -> None:
    window = window_of(app)
    session = app.session
    assert session is not None
    window.page.setFocus()
    here = QApplication.focusWidget() or window.page.focusProxy()
    assert here is not None
    before = session.unpublished_count
    QTest.keyClicks(here, "7")

    app.look.apply()

    assert session.unpublished_count == before + 1


def test_that_a_plan_that_was_not_published_is_said_so_in_another_look(
    app: App,
) -> None:
    window = window_of(app)
    assert app.session is not None
    app.session.failed.emit(NotPublishedError(path="a.ecoplan", reason="full"))

    app.look.apply()

    assert window._title._state.text() == "Not published"


def test_that_another_look_waits_for_who_waits_for_an_answer(
    qtbot: QtBot, app: App
) -> None:
    page, seen = window_of(app).page, []

    def ask() -> None:
        loop = QEventLoop()
        QTimer.singleShot(3 * _AGAIN_MS, loop.quit)
        app.preferences.choose_theme("dark")
        loop.exec()
        seen.append(isValid(page))

    QTimer.singleShot(0, ask)

    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)
    assert seen == [True]
    assert not isValid(page)


@pytest.mark.parametrize("kind", ["dialog", "menu"])
def test_that_another_look_waits_for_what_is_open(
    qtbot: QtBot, app: App, kind: str
) -> None:
    window = window_of(app)
    page, dialog, menu = window.page, QDialog(window), QMenu(window)
    if kind == "dialog":
        dialog.open()
    else:
        menu.addAction("one")
        menu.popup(window.pos())

    app.preferences.choose_theme("dark")
    qtbot.wait(3 * _AGAIN_MS)
    assert isValid(page)
    dialog.reject()
    menu.close()

    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)
    assert not isValid(page)


def test_that_a_button_in_the_window_may_ask_for_another_look(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    buttons = [
        each
        for each in window._title.findChildren(QWidget)
        if getattr(each, "defaultAction", lambda: None)()
        is window.commands.theme_action
    ]
    for button in buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)

    assert len(buttons) == 1
    assert not isValid(buttons[0])
