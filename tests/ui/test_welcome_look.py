"""The welcome window: nothing leads nowhere, nothing is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ecoplanner.ui.settings import Settings
from ecoplanner.ui.welcome import LEFT
from ecoplanner.ui.welcome import WelcomeWindow
from ecoplanner.ui.welcome_menu import WelcomeMenu

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> WelcomeWindow:
    made = WelcomeWindow(theme, Settings(language="en"), "en")
    qtbot.addWidget(made)
    made.resize(1366, 728)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_that_each_way_in_leads_somewhere(qtbot: QtBot, window: WelcomeWindow) -> None:
    with qtbot.waitSignal(window.new_requested):
        window.import_entry.click()
    assert not window.notice.isVisible()


def test_that_the_lines_of_examples_are_whole(window: WelcomeWindow) -> None:
    for entry in window.sample_entries.values():
        assert all(line.shown == line.text() for line in entry._lines)


def test_that_a_high_window_is_not_left_empty_below(window: WelcomeWindow) -> None:
    window.resize(2560, 1400)

    top = window.new_entry.mapTo(window, window.new_entry.rect().topLeft()).y()

    assert 1400 / 5 < top < 1400 / 2


def test_that_alt_shows_the_menu(qtbot: QtBot, window: WelcomeWindow) -> None:
    (menu,) = window.findChildren(WelcomeMenu)
    assert not menu.isVisible()

    qtbot.keyPress(window, Qt.Key.Key_Alt)
    assert menu.isVisible()
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert not menu.isVisible()

    files = menu.findChildren(QMenu)[0]
    with qtbot.waitSignal(window.open_requested):
        files.actions()[1].trigger()


def test_that_long_paths_leave_the_examples_their_room(
    qtbot: QtBot, theme: Theme
) -> None:
    path = "/很长的文件夹名称" * 20 + "/plan.ecoplan"
    window = WelcomeWindow(theme, Settings(language="zh", recent=[path]), "zh")
    qtbot.addWidget(window)
    window.setFixedSize(910, 485)
    with qtbot.waitExposed(window):
        window.show()

    (entry,) = window.recent_entries
    assert window.new_entry.width() >= theme.px(LEFT)
    for sample in window.sample_entries.values():
        assert all(line.shown == line.text() for line in sample._lines)
    assert entry._lines[0].shown.startswith("/很长")
    assert entry._lines[0].shown.endswith("plan.ecoplan")
