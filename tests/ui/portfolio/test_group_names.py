"""Groups are named at their titles, and programmes added there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.ui.portfolio.columns import AT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.page import PortfolioPage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def title(page: PortfolioPage, at: int = 0, key: str = "name") -> QModelIndex:
    """Return a cell of the title of a group."""
    model = page.model
    lines = [line for line, row in enumerate(model.rows) if row.kind == "group"]
    return model.index(lines[at], AT[key])


def names(page: PortfolioPage) -> list[str]:
    return [each.name for each in page.session.portfolio.all(Program)]


def type_name(qtbot: QtBot, page: PortfolioPage, name: str) -> None:
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClick(editor.widget, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.widget, name)
    qtbot.keyClick(editor.widget, Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize("key", ["number", "name", "need"])
def test_that_f2_renames_the_group_in_hand(
    page: PortfolioPage, qtbot: QtBot, key: str
) -> None:
    former = names(page)[0]
    page.view.go_to(title(page, key=key))

    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    assert editor.text() == former
    type_name(qtbot, page, "Mines")

    assert names(page)[0] == "Mines"
    assert "Mines" in page.model.cell(title(page)).text
    assert page.view.currentIndex().column() == AT["name"]
    page.session.undo()
    assert names(page)[0] == former


def test_that_a_double_click_renames_and_leaves_the_group_open(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    lines = len(page.model.rows)
    for view, key in ((page.view.frozen, "name"), (page.view, "places")):
        spot = view.visualRect(title(page, key=key)).center()
        qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
        qtbot.mouseDClick(view.viewport(), LEFT, pos=spot)
        type_name(qtbot, page, f"Mines {key}")
        assert names(page)[0] == f"Mines {key}"
        assert len(page.model.rows) == lines


def test_that_groups_of_agencies_are_renamed_as_agencies(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    page.model.set_grouping("agency")
    page.view.go_to(title(page))
    qtbot.keyClick(page.view, Key.Key_F2)
    type_name(qtbot, page, "Water")

    assert page.session.portfolio.named(Agency, "Water") is not None


@pytest.mark.parametrize("taken", [(1,), ()])
def test_that_a_name_refused_stays_in_the_title_until_esc(
    page: PortfolioPage, qtbot: QtBot, taken: tuple[int, ...]
) -> None:
    before = names(page)
    wrong = "".join(before[at] for at in taken)
    page.view.go_to(title(page))
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    editor.begin(wrong)
    qtbot.keyClick(editor.widget, Key.Key_Return)

    assert names(page) == before
    qtbot.waitUntil(lambda: page.panel._editor is None)
    page.view.go_to(title(page))
    cell = page.model.cell(title(page))
    assert (cell.text, cell.is_invalid) == (wrong, True)
    assert page.panel.bubble.text
    page.view.grab()
    qtbot.keyClick(page.view, Key.Key_Escape)
    assert not page.model.cell(title(page)).is_invalid


def test_that_a_programme_is_added_and_named_in_the_table(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    before = names(page)
    page.view.setFocus()
    alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page.view, Key.Key_N, alt)
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, "Rivers")
    qtbot.keyClick(editor.widget, Key.Key_Return)

    assert names(page) == [*before, "Rivers"]
    assert page.view.currentIndex().row() > title(page, -1).row()


def test_that_titles_without_a_name_of_their_own_are_not_renamed(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    commands = page.commands
    page.view.go_to(title(page))
    assert commands.groups.rename_action.isEnabled()
    page.model.set_grouping("zone")
    unnamed = [
        line
        for line, row in enumerate(page.model.rows)
        if row.kind == "group" and not row.group
    ]
    for line in unnamed:
        page.view.go_to(page.model.index(line, AT["name"]))
        assert not commands.groups.rename_action.isEnabled()
        qtbot.keyClick(page.view, Key.Key_F2)
        assert page.view.editor() is None
    assert not commands.groups.new_action.isEnabled()


def test_that_tab_passes_titles_by(page: PortfolioPage) -> None:
    above = page.model.index(title(page, 1).row() - 1, AT["need"])

    beside = page.view.shown.typed_beside(above, 1)

    assert page.model.row(beside).kind == "project"
    assert QGuiApplication.focusObject() is not None
