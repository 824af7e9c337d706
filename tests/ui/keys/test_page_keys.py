"""Keys that every page has, and those of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFileDialog

from ecoplanner.model.project import Project
from ecoplanner.ui.annex import printing
from tests.ui.keys.hands import KEYS
from tests.ui.keys.hands import press
from tests.ui.keys.hands import window_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.annex.page import AnnexPage


@pytest.mark.parametrize("page", ["checks", "history", "zones", "funding"])
def test_that_ctrl_plus_minus_and_zero_change_the_size_of_text(
    qtbot: QtBot, app: App, page: str
) -> None:
    window_of(app).show_page(page)
    before = app.theme.px(100)

    press(qtbot, app, "Ctrl++")
    qtbot.waitUntil(lambda: app.theme.px(100) == before + 10)
    press(qtbot, app, "Ctrl+=")
    assert app.settings.scale == 120
    qtbot.waitUntil(lambda: app.theme.px(100) == before + 20)
    press(qtbot, app, "Ctrl+0")
    qtbot.waitUntil(lambda: app.theme.px(100) == before)
    assert window_of(app).current_key == page
    if page != "zones":  # there Ctrl+- deletes a row
        press(qtbot, app, "Ctrl+-")
        assert app.settings.scale == 90
        press(qtbot, app, "Ctrl+-")
        assert app.settings.scale == 90


def test_that_the_size_of_text_is_remembered(qtbot: QtBot, app: App) -> None:
    window_of(app).show_page("history")
    press(qtbot, app, "Ctrl++")

    kept = QSettings(app.preferences._store.fileName(), QSettings.Format.IniFormat)
    assert int(str(kept.value("scale"))) == 110


def test_that_ctrl_plus_on_the_annex_makes_pages_larger(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    window.show_page("annex")
    page: AnnexPage = window.page  # type: ignore[assignment]
    qtbot.waitUntil(lambda: page.desk.sheets is not None)
    before = page.desk.percent

    press(qtbot, app, "Ctrl++")
    larger = page.desk.percent
    press(qtbot, app, "Ctrl+0")

    assert larger > before
    assert page.desk.percent == before
    assert app.settings.scale == 100


@pytest.mark.parametrize("page", KEYS)
def test_that_f8_goes_to_the_next_finding_from_any_page(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    finding = next(each for each in window._session.findings if not each.waived)
    press(qtbot, app, "F8", "Shift+F8")

    assert finding.table == Project.TABLE
    assert window.current_key == "projects"
    assert window._context.focus.project_id == finding.row_id


def test_that_f8_goes_to_a_place_on_its_list(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    found = [each for each in window._session.findings if each.waived is None]
    at = next(n for n, each in enumerate(found) if each.table == "places")

    press(qtbot, app, *["F8"] * at)

    assert window.current_key == "zones"
    panel = window.page.panel  # type: ignore[attr-defined]
    assert panel.listing.key == "places"
    assert panel.table.row_id == found[at].row_id


@pytest.mark.parametrize("page", ["checks", "zones", "history", "annex", "projects"])
def test_that_ctrl_g_goes_to_a_line_by_its_number(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    start = QApplication.focusWidget()

    press(qtbot, app, "Ctrl+G")

    if page == "annex":
        here = QApplication.focusWidget()
        assert here is not None
        assert here.accessibleName() == "Page"
    else:
        assert isinstance(start, QAbstractItemView)
        qtbot.keyClicks(QApplication.focusWidget(), "3")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is start
        wanted = 4 if page == "projects" else 2  # the group of the third is second
        assert start.currentIndex().row() == wanted


def test_that_ctrl_page_keys_change_the_scenario(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    window.show_page("funding")
    focus = window._context.focus
    press(qtbot, app, "Ctrl+PgDown")
    chosen = focus.scenario_id
    press(qtbot, app, "Ctrl+PgUp")

    assert chosen
    assert focus.scenario_id == ""


def test_that_ctrl_shift_k_goes_to_the_comparison(qtbot: QtBot, app: App) -> None:
    window_of(app).show_page("funding")

    press(qtbot, app, "Ctrl+Shift+K")

    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Scenarios compared"


@pytest.mark.parametrize("page", ["projects", "annex", "checks"])
def test_that_the_annex_is_printed_and_saved_from_any_page(
    qtbot: QtBot, app: App, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask_printer(*_: object) -> None:
        asked.append("printer")

    def ask_file(*_: object) -> tuple[str, str]:
        asked.append("file")
        return "", ""

    monkeypatch.setattr(printing, "ask_printer", ask_printer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask_file)
    window = window_of(app)
    window.show_page(page)

    press(qtbot, app, "Ctrl+P")
    qtbot.waitUntil(lambda: asked == ["printer"])
    assert window.current_key == "annex"
    window.show_page(page)
    press(qtbot, app, "Ctrl+Shift+P")

    assert window.current_key == "annex"
    assert asked == ["printer", "file"]
