"""Moving over the table and selecting in it, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ecoplanner.ui.portfolio.columns import AT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.page import PortfolioPage

SECOND = "小流域水土保持综合治理"
Key = Qt.Key
NAME, PLACES, CONTENT, SCHEDULE = (
    AT[key] for key in ("name", "places", "content", "schedule")
)


def press(page: PortfolioPage, qtbot: QtBot, *keys: str) -> None:
    for words in keys:
        combination = QKeySequence(words)[0]  # type: ignore[index]  # stubs
        qtbot.keyClick(page.view, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (["Right"], (0, SCHEDULE)),
        (["Left", "Left"], (0, NAME)),
        (["Up"], (-1, CONTENT)),
        (["Return"], (1, CONTENT)),
        (["Shift+Return"], (-1, CONTENT)),
        (["Tab"], (0, SCHEDULE)),
        (["Tab", "Tab", "Tab"], (0, AT["need"])),
        (["Tab", "Tab", "Tab", "Tab"], (1, NAME)),
        (["Shift+Tab"], (0, PLACES)),
        (["Home"], (0, AT["number"])),
        (["End"], (0, AT["share"])),
        (["Ctrl+Left"], (0, AT["number"])),
        (["Ctrl+Right"], (0, AT["share"])),
        (["Ctrl+Home"], (-4, AT["number"])),
        (["Ctrl+End"], (18, AT["share"])),
        (["Ctrl+Up"], (-4, CONTENT)),
        (["Ctrl+Down"], (18, CONTENT)),
    ],
)
def test_that_keys_move_as_in_a_spreadsheet(
    page: PortfolioPage,
    at: Callable[[str, str], QModelIndex],
    qtbot: QtBot,
    keys: list[str],
    there: tuple[int, int],
) -> None:
    start = at(SECOND, "content")
    page.view.go_to(start)

    press(page, qtbot, *keys)

    current = page.view.currentIndex()
    assert (current.row() - start.row(), current.column()) == there


@pytest.mark.parametrize(
    ("keys", "counts"),
    [
        (["Shift+Down", "Shift+Right"], (2, 2)),
        (["Ctrl+Shift+Right"], (1, 6)),
        (["Ctrl+Shift+Right", "Ctrl+Shift+Left"], (1, 4)),
        (["Shift+Right", "Ctrl+Shift+Down"], (19, 2)),
        (["Ctrl+Shift+Down"], (19, 1)),
        (["Ctrl+Shift+End"], (19, 6)),
        (["Ctrl+Shift+Home"], (5, 4)),
        (["Ctrl+A"], (23, 9)),
    ],
)
def test_that_keys_extend_the_selection(
    page: PortfolioPage,
    at: Callable[[str, str], QModelIndex],
    qtbot: QtBot,
    keys: list[str],
    counts: tuple[int, int],
) -> None:
    page.view.go_to(at(SECOND, "content"))

    press(page, qtbot, *keys)

    selected = page.view.selected
    assert (len(selected.lines()), len(selected.columns())) == counts


def test_that_a_screen_is_turned_by_page_keys(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.resize(1300, 320)
    start = at(SECOND, "content")
    page.view.go_to(start)

    press(page, qtbot, "PgDown")
    assert page.view.currentIndex().row() > start.row() + 2
    assert page.view.currentIndex().column() == CONTENT
    press(page, qtbot, "PgUp")

    assert abs(page.view.currentIndex().row() - start.row()) <= 1


def test_that_alt_enter_breaks_a_line_and_enter_stores(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(SECOND, "content"))
    qtbot.keyClicks(page.view, "a")
    editor = page.view.editor()
    assert editor is not None

    qtbot.keyClick(editor.widget, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(editor.widget, "b")
    qtbot.keyClick(editor.widget, Key.Key_Return)

    assert page.model.stored_text(at(SECOND, "content")) == "a\nb"
    assert at(SECOND, "content").data() == "a b"


def test_that_all_groups_fold_and_open_by_keys(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    press(page, qtbot, "Ctrl+Shift+9")
    assert page.model.rowCount() == 6
    press(page, qtbot, "Ctrl+Shift+8")
    assert page.model.rowCount() == 23


def test_that_ctrl_g_goes_to_a_number(page: PortfolioPage, qtbot: QtBot) -> None:
    press(page, qtbot, "Ctrl+G")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    project = page.model.project(page.view.currentIndex())
    assert project is not None
    assert page.model.facts.numbers[project.id] == 12
