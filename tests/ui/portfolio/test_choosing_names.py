"""The list of names under a cell, asked for by Alt and Down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ecoplanner.model.agency import Agency
from ecoplanner.ui.portfolio.inputs import LineInput
from tests.ui.portfolio.cells import select

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.page import PortfolioPage

WATER = "重点河湖水环境综合治理"
Key = Qt.Key


def opened(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot, key: str
) -> LineInput:
    page.view.go_to(at(WATER, key))
    qtbot.keyClick(page.view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editor = page.view.editor()
    assert editor is not None
    assert isinstance(editor.widget, LineInput)
    return editor.widget


def test_that_what_is_typed_looks_for_another_name(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = opened(page, at, qtbot, "leads")

    field.insert("林业")
    qtbot.keyClick(field, Key.Key_Return)

    assert at(WATER, "leads").data() == "林业局"


def test_that_the_name_it_has_stays_chosen(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = opened(page, at, qtbot, "leads")

    qtbot.keyClick(field, Key.Key_Return)

    assert at(WATER, "leads").data() == "水利局"


def test_that_a_name_not_there_is_made_by_enter(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = opened(page, at, qtbot, "leads")

    field.insert("生态")
    qtbot.keyClick(field, Key.Key_Return)

    assert at(WATER, "leads").data() == "生态"
    assert page.session.portfolio.named(Agency, "生态") is not None
    assert not page.model.pending


def test_that_another_name_is_added_behind_a_mark(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = opened(page, at, qtbot, "leads")

    qtbot.keyClick(field, Key.Key_End)
    field.insert("、林业")
    qtbot.keyClick(field, Key.Key_Return)

    assert at(WATER, "leads").data() == "水利局、林业局"


def test_that_the_invitation_is_not_seen_behind_what_is_typed(
    page: PortfolioPage,
) -> None:
    line = page.model.rowCount() - 1
    assert page.view.editing.line != line

    page.commands.new_action.trigger()

    assert page.view.editing.line == page.view.currentIndex().row()


def test_that_the_table_has_the_keyboard_when_many_were_not_changed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    select(page, at(WATER, "name"), at("水系连通及水美乡村建设", "name"))
    popup = page.change_many()
    assert popup is not None

    qtbot.keyClick(popup.field, Key.Key_Escape)

    assert page.view.hasFocus()
