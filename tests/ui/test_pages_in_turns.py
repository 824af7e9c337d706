"""A page is made in one turn and shown in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from tests.ui.programs import shown_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.main_window import MainWindow
    from ecoplanner.ui.page import Context


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    return shown_window(qtbot, context)


def test_that_the_window_answers_between_making_and_showing(window: MainWindow) -> None:
    former, seen = window.page, list[tuple[str, bool]]()
    QTimer.singleShot(0, lambda: seen.append((window.current_key, former.isVisible())))

    window.show_page("funding")

    assert seen == [("funding", True)]
    assert window.page.isVisible()
    assert not former.isVisible()


def test_that_a_page_that_is_there_is_shown_at_once(window: MainWindow) -> None:
    window.show_page("funding")
    window.show_page("projects")
    seen: list[str] = []
    QTimer.singleShot(0, lambda: seen.append(window.current_key))

    window.show_page("funding")

    assert seen == []
    assert window.page.isVisible()


def test_that_the_last_page_asked_for_is_shown(window: MainWindow) -> None:
    QTimer.singleShot(0, lambda: window.show_page("checks"))

    window.show_page("funding")

    assert window.current_key == "checks"
    assert window.page.isVisible()
    assert window._rail._buttons["checks"].isChecked()


def test_that_another_look_meanwhile_shows_the_page(window: MainWindow) -> None:
    QTimer.singleShot(0, lambda: window.furnish("en"))

    window.show_page("funding")

    assert window.current_key == "funding"
    assert window.page.isVisible()
