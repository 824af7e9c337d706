"""The table of commands is kept by what is bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QMenu

from ecoplanner.ui.keys import all_commands
from ecoplanner.ui.pages import PAGES
from tests.ui.keys.hands import KEYS
from tests.ui.keys.hands import press
from tests.ui.keys.hands import window_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App

#: What Chinese input methods own.
OWNED = (
    "Ctrl+Space",
    "Shift+Space",
    "Ctrl+.",
    "Ctrl+Shift",
    "Shift",
    "Ctrl+Shift+F",
)


def test_that_no_command_takes_what_input_methods_own() -> None:
    bound = {QKeySequence(key) for each in all_commands() for key in each.keys}

    assert bound.isdisjoint(QKeySequence(key) for key in OWNED)


@pytest.mark.parametrize("page", KEYS)
def test_that_nothing_on_a_page_takes_what_input_methods_own(
    app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    bound = {key for each in window.findChildren(QAction) for key in each.shortcuts()}
    bound |= {each.key() for each in window.findChildren(QShortcut)}

    assert bound.isdisjoint(QKeySequence(key) for key in OWNED)


@pytest.mark.parametrize("command", all_commands(), ids=lambda each: each.name)
def test_that_a_command_has_words_and_keys_of_its_own(command: object) -> None:
    table = all_commands()
    same = [
        each
        for each in table
        if each.where == command.where  # type: ignore[attr-defined]
        and each.name != command.name  # type: ignore[attr-defined]
        and not each.is_move
        and not command.is_move  # type: ignore[attr-defined]
    ]

    assert command.words  # type: ignore[attr-defined]
    assert all(QKeySequence(key).count() == 1 for key in command.keys)  # type: ignore[attr-defined]
    taken = {key for each in same for key in each.keys}
    assert taken.isdisjoint(command.keys)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("page", "where"),
    [("projects", "table"), ("funding", "funding"), ("annex", "annex")],
)
def test_that_commands_of_a_page_are_bound_there_as_the_table_says(
    app: App, page: str, where: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    bound = {key for each in window.findChildren(QAction) for key in each.shortcuts()}
    bound |= {each.key() for each in window.page.findChildren(QShortcut)}

    for command in all_commands():
        if command.where == where and not command.is_move:
            assert QKeySequence(command.keys[0]) in bound, command.name


@pytest.mark.qt_log_ignore("does not support")
def test_that_f10_and_alt_show_a_menu_with_every_command(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    assert window.menuBar().isHidden()
    press(qtbot, app, "F10")
    assert window.menuBar().isVisible()

    said = {"Undo"}  # it says what it would undo
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        said |= {each.text().partition("\t")[0] for each in menu.actions()}
    here = {"everywhere", "table"}
    wanted = {
        each.words
        for each in all_commands()
        if each.where in here and not each.is_move and each.name != "menu"
    }
    assert wanted <= said
    assert {entry.title() for entry in PAGES} <= said
    while popup := QApplication.activePopupWidget():
        popup.close()


@pytest.mark.qt_log_ignore("does not support")
def test_that_ctrl_e_offers_what_can_leave_the_program(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "Ctrl+E")

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 3
    menu.close()
