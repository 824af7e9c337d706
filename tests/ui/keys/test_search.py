"""Commands, pages and projects are found by typing; the help by its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog

from ecoplanner.model.project import Project
from ecoplanner.ui.keys import all_commands
from tests.ui.keys.hands import KEYS
from tests.ui.keys.hands import press
from tests.ui.keys.hands import type_text
from tests.ui.keys.hands import window_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("undo", "undo"),
        ("sched", "schedule"),
        ("Ctrl", None),
        ("鄱阳没有", None),
    ],
)
def test_that_ctrl_k_finds_commands_and_pages(
    qtbot: QtBot, app: App, typed: str, wanted: str | None
) -> None:
    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, typed)

    shown = [each.key for each in window_of(app).keys.search.shown]
    assert (wanted in shown) if wanted else (shown == [])


@pytest.mark.parametrize("typed", ["水系", "sxlt", "shuixiliantong", "shuix"])
def test_that_ctrl_k_goes_to_a_project_by_chinese_and_pinyin(
    qtbot: QtBot, app: App, typed: str
) -> None:
    window = window_of(app)
    window.show_page("checks")

    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, typed)
    press(qtbot, app, "Return")

    assert window.current_key == "projects"
    id_ = window._context.focus.project_id
    name = window._session.portfolio.get(Project, id_).name
    assert name == "水系连通及水美乡村建设"
    assert window.keys.search.isHidden()


def test_that_ctrl_k_runs_a_command_of_another_page_after_going_there(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    window.show_page("history")
    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, "fold all")
    press(qtbot, app, "Return")

    page = window.page
    assert window.current_key == "projects"
    assert len(page.model.folded) == 5  # type: ignore[attr-defined]


def test_that_esc_leaves_the_search_with_the_keys_where_they_were(
    qtbot: QtBot, app: App
) -> None:
    before = QApplication.focusWidget()
    press(qtbot, app, "Ctrl+K")
    assert window_of(app).keys.search.isVisible()

    press(qtbot, app, "Esc")

    assert window_of(app).keys.search.isHidden()
    assert QApplication.focusWidget() is before


def test_that_up_and_down_choose_in_the_search(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "Ctrl+K")
    press(qtbot, app, "Down", "Down", "Up", "Return")

    assert window_of(app).current_key == KEYS[1]


@pytest.mark.parametrize("page", KEYS)
def test_that_f1_lists_every_key_those_of_the_page_first(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)

    press(qtbot, app, "F1")

    panel = window.keys.help
    assert panel is not None
    assert panel.isVisible()
    listed = {each.key for each in panel.shown}
    assert {each.name for each in all_commands() if each.keys} <= listed
    first = panel.shown[0]
    assert first.kind == "heading"
    assert (first.key == "everywhere") == (page == "history")
    panel.close()


def test_that_the_help_is_searched_by_words_and_by_keys(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "F1")
    panel = window_of(app).keys.help
    assert panel is not None

    qtbot.keyClicks(panel.field, "fill")
    by_words = [each.key for each in panel.shown if each.kind == "command"]
    panel.field.clear()
    qtbot.keyClicks(panel.field, "F8")
    by_keys = [each.key for each in panel.shown if each.kind == "command"]

    assert by_words == ["fill_down", "fill_right"]
    assert by_keys == ["next_finding", "previous_finding"]
    panel.close()


def test_that_enter_runs_the_settings_from_the_search(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, "settings")
    press(qtbot, app, "Return")

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()
