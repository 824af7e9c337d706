"""Text being composed by an input method, which is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.reading import reading
from ecoplanner.ui.portfolio.columns import AT
from tests.ui.portfolio.running import running

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.portfolio.page import PortfolioPage

FIRST = "历史遗留废弃矿山生态修复"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
COLUMNS = ("name", "places", "content", "schedule", "leads", "need")


def compose(widget: QWidget, text: str) -> None:
    """Show text that the input method has not handed over."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The whole program on the Shanggao sample."""
    path = tmp_path / "shanggao.ecoplan"
    with running(qtbot, qapp, path, sample_rows("shanggao"), 1600) as made:
        yield made


def page_of(app: App) -> PortfolioPage:
    assert app.window is not None
    return app.window.page  # type: ignore[return-value]  # the first page


def editing(app: App, qtbot: QtBot, key: str) -> QWidget:
    """Open the editor of the first project's cell, empty."""
    page = page_of(app)
    page.view.setFocus()
    page.view.go_to(page.model.index(1, AT[key]))
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    editor.begin("")
    return editor.widget


def stored(app: App) -> list[str]:
    assert app.session is not None
    project = app.session.portfolio.all(Project)[0]
    return [project.name, project.content, project.note]


@pytest.mark.parametrize("way", ["save", "page", "focus", "search", "undo"])
def test_that_a_cell_being_composed_is_stored(app: App, qtbot: QtBot, way: str) -> None:
    widget = editing(app, qtbot, "content")
    compose(widget, "修复山体")
    window = app.window
    assert window is not None

    if way == "save":
        qtbot.keyClick(widget, Key.Key_S, CTRL)
    elif way == "page":
        qtbot.keyClick(widget, Key.Key_2, CTRL)
    elif way == "focus":
        page_of(app).toolbar.columns_button.setFocus()
    elif way == "search":
        qtbot.keyClick(widget, Key.Key_F, CTRL)
    else:
        page_of(app).commands.copy_action.trigger()

    assert "修复山体" in stored(app)


def test_that_closing_stores_a_cell_being_composed(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    widget = editing(app, qtbot, "content")
    compose(widget, "修复山体")
    assert app.window is not None

    app.window.close()

    with reading(tmp_path / "shanggao.ecoplan") as document:
        assert document.portfolio().all(Project)[0].content == "修复山体"


@pytest.mark.parametrize("way", ["save", "page", "project", "focus"])
def test_that_a_field_of_the_inspector_being_composed_is_stored(
    app: App, qtbot: QtBot, way: str
) -> None:
    page = page_of(app)
    page.view.go_to(page.model.index(1, AT["name"]))
    inspector = page.side.cards["inspector"]
    field = inspector.fields["content"]  # type: ignore[attr-defined]
    inspector.sections["content"].set_open(is_open=True)  # type: ignore[attr-defined]
    field.setFocus()
    field.input.selectAll()
    compose(field.input, "修复山体")

    if way == "save":
        qtbot.keyClick(field.input, Key.Key_S, CTRL)
    elif way == "page":
        qtbot.keyClick(field.input, Key.Key_3, CTRL)
    elif way == "project":
        page.focus.set_project(page.session.portfolio.all(Project)[4].id)
    else:
        page.view.setFocus()

    assert "修复山体" in stored(app)


@pytest.mark.parametrize("key", COLUMNS)
def test_that_enter_and_esc_while_composing_belong_to_the_input_method(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot, key: str
) -> None:
    page.view.go_to(at(FIRST, key))
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    compose(editor.widget, "xiu")

    for press in (Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Up):
        qtbot.keyClick(editor.widget, press)

    assert page.view.editor() is editor
    assert page.session.undo_label is None


@pytest.mark.parametrize("key", COLUMNS)
def test_that_every_editor_keeps_what_is_composed_when_it_is_left(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot, key: str
) -> None:
    words = {"leads": "水利局", "need": "４２", "schedule": "２０２６年"}
    index = at(FIRST, key)
    page.view.go_to(index)
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    editor.begin("")
    compose(editor.widget, words.get(key, "修复"))

    page.toolbar.columns_button.setFocus()

    shown = page.model.stored_text(index)
    assert shown == {"need": "42"}.get(key, words.get(key, "修复"))


def test_that_a_new_project_being_composed_is_stored(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    page.commands.new_action.trigger()
    editor = page.view.editor()
    assert editor is not None
    compose(editor.widget, "湿地公园")

    page.commit_editor()

    assert page.session.portfolio.named(Project, "湿地公园") is not None


def test_that_a_value_for_many_being_composed_is_written(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    page.view.selected.select_lines([1, 2])
    popup = page.change_many()
    assert popup is not None
    popup.column_box.setCurrentIndex(popup.column_box.findData("content"))
    compose(popup.field, "修复山体")

    popup.apply()

    rows = page.session.portfolio.all(Project)
    assert [row.content for row in rows[:2]] == ["修复山体"] * 2


@pytest.mark.parametrize("key", COLUMNS)
def test_that_composing_over_a_cell_begins_it_anew(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot, key: str
) -> None:
    words = {"leads": "水利局", "need": "42", "schedule": "2026"}
    index = at(FIRST, key)
    page.view.go_to(index)

    compose(page.view, "x")
    editor = page.view.editor()
    assert editor is not None
    assert editor.text() == ""
    event = QInputMethodEvent()
    event.setCommitString(words.get(key, "修复"))
    QApplication.sendEvent(page.view, event)
    assert editor.text() == words.get(key, "修复")
    qtbot.keyClick(editor.widget, Key.Key_Return)

    assert page.model.stored_text(index) == words.get(key, "修复")


@pytest.mark.parametrize("key", COLUMNS)
def test_that_words_handed_over_at_once_begin_a_cell_anew(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], key: str
) -> None:
    page.view.go_to(at(FIRST, key))
    event = QInputMethodEvent()
    event.setCommitString("修")

    QApplication.sendEvent(page.view, event)

    editor = page.view.editor()
    assert editor is not None
    assert editor.text() == "修"


def test_that_composing_over_a_figure_worked_out_says_where_to_change_it(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    page.view.go_to(at(FIRST, "gap"))

    compose(page.view, "x")

    assert page.view.editor() is None
    assert page.panel.bubble.text
