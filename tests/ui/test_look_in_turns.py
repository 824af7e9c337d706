"""Another look is put on in turns, between which the window answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from typing_extensions import override

from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.portfolio.side_column import SideColumn
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.main_window import MainWindow


@pytest.fixture
def app(
    qtbot: QtBot, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """The program with the Shanggao sample, light and in English."""
    home = tmp_path_factory.mktemp("turns")
    with program(qapp, home, plan_file(home)) as made:
        window = window_of(made)
        qtbot.waitUntil(window.isActiveWindow)
        yield made


def window_of(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


class Turns(QObject):
    """Does something in each turn of the events while another look is put on."""

    def __init__(self, app: App, work: Callable[[], object]) -> None:
        super().__init__(app)
        self._app, self._work = app, work
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(0)

    def _on_timeout(self) -> None:
        if self._app.look._is_changing:
            self._work()


def parts_of(window: MainWindow) -> str:
    """Say what the window is furnished with by now."""
    if window._current not in window._pages:
        return f"{len(window._pages)} other pages"
    side = window._pages[window._current].findChild(SideColumn)
    assert side is not None
    state = "seen" if window._pages[window._current].isVisible() else "made"
    return f"{state}: {len(side.cards)} cards"


def _done(work: Callable[[], object]) -> None:
    work()


class Whole(QObject):
    """Counts the paintings of a whole window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window, self.count = window, 0
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.count += event.region().contains(self._window.rect())
        return False


def test_that_each_part_of_another_look_has_a_turn_of_its_own(
    qtbot: QtBot, app: App
) -> None:
    window, seen = window_of(app), list[str]()
    for entry in PAGES[:3]:
        window.show_page(entry.key)
    window.show_page(PAGES[0].key)
    Turns(app, lambda: seen.append(parts_of(window)))

    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: not app.look.is_due)

    assert list(dict.fromkeys(seen)) == [
        "seen: 2 cards",
        "0 other pages",
        "made: 0 cards",
        "made: 1 cards",
        "made: 2 cards",
    ]
    assert parts_of(window) == "seen: 2 cards"


def test_that_pages_are_left_one_by_one_and_none_flashes_up(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    for entry in PAGES:
        window.show_page(entry.key)
    pages = list(window._pages.values())
    left, shown = list[int](), set[str]()

    def look() -> None:
        left.append(sum(isValid(page) for page in pages))
        shown.update(
            key
            for key, page in window._pages.items()
            if isValid(page) and page.isVisible()
        )

    Turns(app, look)
    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: not app.look.is_due)

    assert list(dict.fromkeys(left)) == list(range(len(PAGES) - 1, -1, -1))
    assert shown == {PAGES[-1].key}


def test_that_another_look_is_painted_once(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    qtbot.waitExposed(window)
    QApplication.processEvents()
    paintings = Whole(window)

    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: not app.look.is_due)
    qtbot.waitUntil(lambda: paintings.count > 0)

    assert paintings.count == 1


def test_that_who_needs_the_window_between_two_turns_gets_it_whole(
    qtbot: QtBot, app: App
) -> None:
    window, seen = window_of(app), list[str]()
    before = window.page

    def ask() -> None:
        if not isValid(before):
            assert window.page is not before
            seen.append(parts_of(window))

    Turns(app, ask)
    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: not app.look.is_due)

    assert seen[0] == "seen: 2 cards"
    assert app.theme.tokens.is_dark


@pytest.mark.parametrize("parts", range(6))
def test_that_the_plan_may_be_closed_between_two_turns(
    qtbot: QtBot, app: App, parts: int
) -> None:
    window, session = window_of(app), app.session
    assert session is not None
    window.show_page(PAGES[1].key)
    window.show_page(PAGES[0].key)
    turns = list[None]()

    def close() -> None:
        if len(turns) == parts:
            assert window.close()
        turns.append(None)

    Turns(app, close)
    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: not app.look.is_due)

    assert app.window is None
    assert not session.is_open
    assert app.theme.tokens.is_dark


def test_that_a_window_closed_by_its_last_edit_is_not_made_anew(app: App) -> None:
    window = window_of(app)
    page = window.page
    page.commit_editor = partial(_done, window.close)  # type: ignore[method-assign]

    app.preferences.settings.theme = "dark"
    app.look.apply()

    assert app.window is None
    assert isValid(page)
    assert app.theme.tokens.is_dark


def test_that_a_change_of_look_waits_for_the_one_under_way(
    qtbot: QtBot, app: App
) -> None:
    window, told = window_of(app), list[str]()
    renewed = app.look._renewed

    def watched(restyle: Callable[[], None]) -> Iterator[None]:
        told.append("begun")
        yield from renewed(restyle)
        told.append("ended")

    def ask() -> None:
        if told == ["begun"] and parts_of(window) == "made: 1 cards":
            app.preferences.choose_language("zh")
            told.append("asked")

    app.look.renew_with(watched)
    Turns(app, ask)
    app.preferences.switch_theme()
    qtbot.waitUntil(lambda: not app.look.is_due)

    assert told == ["begun", "asked", "ended", "begun", "ended"]
    assert app.theme.tokens.is_dark
    assert window.windowTitle().startswith("上高县")
    assert window.commands.undo_action.text().startswith("撤销")
