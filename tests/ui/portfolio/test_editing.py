"""Typing into cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.choices import Choices
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.edits import GridEdits

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.page import PortfolioPage

FIRST = "历史遗留废弃矿山生态修复"
Key = Qt.Key


def opened(page: PortfolioPage, qtbot: QtBot, index: QModelIndex) -> QWidget:
    """Open the editor of a cell by F2."""
    page.view.go_to(index)
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    return editor.widget


def type_into(
    page: PortfolioPage, qtbot: QtBot, index: QModelIndex, text: str
) -> QWidget:
    """Type over a cell, the first key opening the editor."""
    page.view.go_to(index)
    qtbot.keyClicks(page.view, text[0])
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, text[1:])
    return editor.widget


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("name", "abc mine", "abc mine"),
        ("places", "somewhere else", "somewhere else"),
        ("content", "new content", "new content"),
        ("schedule", "2022-2024", "2022-2024"),
        ("need", "1234.5", "1,234.5"),
    ],
    ids=["name", "places", "content", "schedule", "need"],
)
def test_that_typing_replaces_what_a_cell_says(  # noqa: PLR0913, PLR0917 - a table of cases
    page: PortfolioPage,
    at: Callable[[str, str], QModelIndex],
    qtbot: QtBot,
    key: str,
    typed: str,
    shown: str,
) -> None:
    index = at(FIRST, key)
    project = page.model.project(index)
    assert project is not None

    field = type_into(page, qtbot, index, typed)
    qtbot.keyClick(field, Key.Key_Return)

    line = page.model.line_of(project.id)
    assert page.model.index(line, AT[key]).data() == shown
    assert page.view.currentIndex().row() == line + 1


def test_that_f2_keeps_the_words_and_undo_brings_the_old_ones_back(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    index = at(FIRST, "need")

    field = opened(page, qtbot, index)
    qtbot.keyClicks(field, "9")
    qtbot.keyClick(field, Key.Key_Return)

    assert at(FIRST, "need").data() == "10,789"
    assert page.session.undo_label is not None
    page.session.undo()
    assert at(FIRST, "need").data() == "1,078"


def test_that_escape_leaves_a_cell_as_it_was(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = type_into(page, qtbot, at(FIRST, "need"), "55")
    qtbot.keyClick(field, Key.Key_Escape)

    assert at(FIRST, "need").data() == "1,078"
    assert page.session.undo_label is None
    assert page.view.editor() is None


def test_that_the_difference_is_said_while_money_is_typed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    type_into(page, qtbot, at(FIRST, "need"), "1178")

    assert "1,078" in page.panel.bubble.text
    assert "100" in page.panel.bubble.text


def test_that_words_not_understood_stay_marked_until_mended(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = type_into(page, qtbot, at(FIRST, "need"), "abc")
    qtbot.keyClick(field, Key.Key_Return)

    kept = page.model.cell(at(FIRST, "need"))
    assert kept.is_invalid
    assert kept.text == "abc"
    assert page.session.undo_label is None

    page.view.go_to(at(FIRST, "need"))
    assert "abc" in page.panel.bubble.text
    field = type_into(page, qtbot, at(FIRST, "need"), "7")
    qtbot.keyClick(field, Key.Key_Return)
    assert page.model.cell(at(FIRST, "need")).text == "7"
    assert not page.model.pending


def test_that_escape_drops_words_not_understood(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = type_into(page, qtbot, at(FIRST, "need"), "abc")
    qtbot.keyClick(field, Key.Key_Return)

    page.view.go_to(at(FIRST, "need"))
    qtbot.keyClick(page.view, Key.Key_Escape)

    assert at(FIRST, "need").data() == "1,078"


def test_that_a_name_that_is_taken_is_refused(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    index = at(FIRST, "name")
    page.view.go_to(index)
    page.view.editing.typed.emit(index, "湿地恢复与治理", [])

    cell = page.model.cell(index)
    assert cell.is_invalid
    assert cell.text == "湿地恢复与治理"


def test_that_an_agency_is_found_by_its_initials(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = type_into(page, qtbot, at(FIRST, "leads"), "slj")
    qtbot.keyClick(field, Key.Key_Return)

    assert at(FIRST, "leads").data() == "水利局"


def test_that_an_agency_is_made_where_it_is_first_needed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = opened(page, qtbot, at(FIRST, "leads"))
    field.begin("文旅局")  # type: ignore[attr-defined] # a line
    choices = page.findChild(Choices)
    assert choices is not None
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)

    assert at(FIRST, "leads").data() == "文旅局"
    assert page.session.portfolio.named(Agency, "文旅局") is not None
    page.session.undo()
    assert page.session.portfolio.named(Agency, "文旅局") is None


def test_that_an_agency_much_like_another_is_never_made_unasked(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = opened(page, qtbot, at(FIRST, "leads"))
    field.begin("水力局")  # type: ignore[attr-defined] # a line
    qtbot.keyClick(field, Key.Key_Return)

    assert page.model.cell(at(FIRST, "leads")).is_invalid
    assert page.session.portfolio.named(Agency, "水力局") is None


def test_that_alt_enter_breaks_a_line_of_content(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = type_into(page, qtbot, at(FIRST, "content"), "one")
    qtbot.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(field, "two")
    qtbot.keyClick(field, Key.Key_Return)

    project = page.session.portfolio.named(Project, FIRST)
    assert project is not None
    assert project.content == "one\ntwo"


def test_that_a_figure_worked_out_says_where_it_is_changed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "gap"))
    qtbot.keyClicks(page.view, "5")

    assert page.view.editor() is None
    assert page.panel.bubble.text


def test_that_tab_goes_to_the_next_cell_that_can_be_typed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "need"))
    field = opened(page, qtbot, at(FIRST, "need"))
    qtbot.keyClick(field, Key.Key_Tab)

    assert page.view.currentIndex() == at("非煤矿山源头治理", "name")


@pytest.mark.parametrize("key", ["name", "places", "content"])
def test_that_text_being_composed_is_never_lost(
    page: PortfolioPage,
    at: Callable[[str, str], QModelIndex],
    qtbot: QtBot,
    key: str,
) -> None:
    index = at(FIRST, key)
    project = page.model.project(index)
    assert project is not None
    field = opened(page, qtbot, index)
    before = index.data(Qt.ItemDataRole.EditRole)

    QApplication.sendEvent(field, QInputMethodEvent("水利", []))
    page.commit_editor()

    line = page.model.line_of(project.id)
    stored = page.model.stored_text(page.model.index(line, AT[key]))
    assert stored == f"{before}水利"
    assert page.view.editor() is None


def test_that_keys_while_composing_belong_to_the_input_method(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    field = opened(page, qtbot, at(FIRST, "name"))

    QApplication.sendEvent(field, QInputMethodEvent("shui", []))
    qtbot.keyClick(field, Key.Key_Return)

    assert page.view.editor() is not None


def test_that_losing_the_focus_stores_what_is_typed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    type_into(page, qtbot, at(FIRST, "need"), "77")

    page.toolbar.paste_button.setFocus()

    assert at(FIRST, "need").data() == "77"


def test_that_ctrl_enter_writes_to_all_cells_selected(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    names = [FIRST, "非煤矿山源头治理"]
    page.view.go_to(at(FIRST, "schedule"))
    selection = page.view.selectionModel()
    selection.select(at(names[1], "schedule"), selection.SelectionFlag.Select)

    qtbot.keyClicks(page.view, "2")
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, "023")
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(editor.widget, Key.Key_Return, ctrl)

    assert [at(name, "schedule").data() for name in names] == ["2023", "2023"]
    page.session.undo()
    assert page.session.undo_label is None


@pytest.mark.parametrize(
    ("language", "names"), [("zh", "甲局、乙局"), ("en", "甲局, 乙局")]
)
def test_that_new_names_are_listed_as_the_language_does(
    page: PortfolioPage, language: str, names: str
) -> None:
    page.context.settings.language = language
    edits = GridEdits(page.session, page.model, page)
    said: list[str] = []
    edits.done.connect(said.append)
    project = page.session.portfolio.named(Project, FIRST)
    assert project is not None

    edits.type_into(
        {project.id: {"supports": "甲局、乙局"}}, {"supports": ["甲局", "乙局"]}
    )

    assert said == [f"New in the lists: {names}."]
