"""Whole journeys, once by the keyboard alone and once by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QWidget

from ecoplanner.model.annex import Waiver
from ecoplanner.model.project import Project
from ecoplanner.model.store.reading import reading
from ecoplanner.ui.annex import printing
from ecoplanner.ui.annex.options_bar import OptionsBar
from ecoplanner.ui.dialogs.new_plan import NewPlanDialog
from tests.ui.annex.shown import settled
from tests.ui.annex.shown import words
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QKeyCombination
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.annex.page import AnnexPage
    from ecoplanner.ui.checks.page import ChecksPage
    from ecoplanner.ui.lists.history import HistoryPage
    from ecoplanner.ui.main_window import MainWindow
    from ecoplanner.ui.session import Session

LEFT = Qt.MouseButton.LeftButton
WAN = 1_000_000


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program in English on its welcome window."""
    with program(qapp, tmp_path, None) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot, app: App, tmp_path: Path) -> MainWindow:
    """The Shanggao sample, open."""
    app.open_plan(plan_file(tmp_path))
    assert app.window is not None
    app.window.resize(1366, 728)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.window.page.setFocus()
    return app.window


def press(qtbot: QtBot, *keys: str) -> None:
    """Press keys where the keys go just now."""
    for each in keys:
        pressed: QKeyCombination = QKeySequence(each)[0]  # type: ignore[index]
        target = QApplication.focusWidget()
        assert target is not None, each
        qtbot.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        # Qt closes an editor only after the key that asked for it.
        QApplication.processEvents()


def type_text(qtbot: QtBot, text: str) -> None:
    for each in text:
        # The first key opens an editor, which takes the others.
        qtbot.keyClicks(QApplication.focusWidget(), each)


def back_in(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the window has the keys again, as a desktop gives them back."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def dialog_in(qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def button_in(top: QWidget, said: str) -> QAbstractButton:
    return next(
        each
        for each in top.findChildren(QAbstractButton)
        if each.isVisible() and each.text().startswith(said)
    )


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, LEFT)


def click_row(qtbot: QtBot, view: QAbstractItemView, row: int, column: int = 0) -> None:
    model = view.model()
    assert model is not None
    spot = view.visualRect(model.index(row, column)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot)


def tab_to(qtbot: QtBot, said: str) -> None:
    """Press Tab until the keys are on what is called so."""
    for _ in range(60):
        here = QApplication.focusWidget()
        assert here is not None
        text = here.text() if isinstance(here, QAbstractButton) else ""
        if (here.accessibleName() or text).startswith(said):
            return
        press(qtbot, "Tab")
    pytest.fail(f"Tab does not lead to {said}")


def need_of(session: Session, at: int) -> int | None:
    return session.portfolio.all(Project)[at].need_fen


def test_that_a_first_plan_is_made_with_the_mouse(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    assert app.welcome is not None
    click(qtbot, app.welcome.new_entry)
    dialog = dialog_in(qtbot)
    assert isinstance(dialog, NewPlanDialog)
    type_text(qtbot, "Yifeng")
    click(qtbot, button_in(dialog, "2026—2030"))
    click(qtbot, dialog.primary_button)

    assert app.session is not None
    plan = app.session.portfolio.plan
    assert (plan.region, plan.first_year, plan.last_year) == ("Yifeng", 2026, 2030)
    assert app.session.path is not None
    assert app.session.path.parent == tmp_path / "documents"


def test_that_the_annex_is_edited_found_in_and_saved_with_the_keys(
    qtbot: QtBot,
    app: App,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(printing, "ask_printer", lambda _, count: asked.append(count))
    press(qtbot, "Ctrl+4")
    page: AnnexPage = window.page  # type: ignore[assignment]
    settled(qtbot, page)

    type_text(qtbot, "2468")
    press(qtbot, "Return")
    settled(qtbot, page)
    assert "2468" in words(page, 0)
    press(qtbot, "Ctrl+G")
    type_text(qtbot, "2")
    press(qtbot, "Return")
    assert page.desk.page == 1
    before = page.desk.percent
    press(qtbot, "Ctrl++")
    assert page.desk.percent > before
    press(qtbot, "Ctrl+0", "Ctrl+F")
    type_text(qtbot, "2468")
    press(qtbot, "Ctrl+Shift+P")
    qtbot.waitUntil(target.exists)
    press(qtbot, "Ctrl+P")

    assert target.read_bytes().startswith(b"%PDF")
    assert asked == [page.desk.sheets and len(page.desk.sheets.layout.pages)]


def test_that_the_annex_is_set_otherwise_with_the_mouse(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(qtbot, button_in(window, "Annex"))
    page: AnnexPage = window.page  # type: ignore[assignment]
    settled(qtbot, page)
    bar = page.findChild(OptionsBar)
    assert bar is not None

    click(qtbot, button_in(bar, "Merge"))
    settled(qtbot, page)
    click_row(qtbot, page._card.view, 1)
    click(qtbot, button_in(bar, "Save PDF"))
    qtbot.waitUntil(target.exists)

    assert not bar.merge_action.isChecked()
    assert window._context.focus.project_id == (
        window._session.portfolio.all(Project)[0].id
    )


def test_that_findings_are_gone_to_and_waived_with_the_keys(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window._session
    press(qtbot, "Ctrl+5")
    page: ChecksPage = window.page  # type: ignore[assignment]
    first = page.selected[0]
    press(qtbot, "Return")
    assert window._context.focus.project_id == first.row_id

    press(qtbot, "Ctrl+5", "Down")
    second = page.selected[0]
    tab_to(qtbot, "Reason")
    type_text(qtbot, "agreed")
    press(qtbot, "Ctrl+Return")

    (waiver,) = session.portfolio.all(Waiver)
    assert second != first
    assert (waiver.code, waiver.of_id) == (second.code, second.row_id)
    press(qtbot, "Ctrl+Z")
    assert session.portfolio.all(Waiver) == ()


def test_that_findings_are_gone_to_and_waived_with_the_mouse(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window._session
    click(qtbot, button_in(window, "Checks"))
    page: ChecksPage = window.page  # type: ignore[assignment]
    click_row(qtbot, page.view, 1)
    wanted = page.selected[0]
    click(qtbot, page.detail.reason_edit)
    type_text(qtbot, "agreed")
    click(qtbot, page.detail.waive_button)

    (waiver,) = session.portfolio.all(Waiver)
    assert waiver.of_id == wanted.row_id
    qtbot.waitUntil(lambda: page.selected[0].row_id != wanted.row_id)
    click_row(qtbot, page.view, 0)
    click(qtbot, page.detail.go_button)
    assert window.current_key == "projects"


def test_that_versions_are_kept_compared_and_gone_back_to_with_the_keys(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window._session
    path = session.path
    assert path is not None
    before = need_of(session, 0)
    press(qtbot, "Ctrl+Shift+S")
    dialog_in(qtbot)
    type_text(qtbot, "draft")
    press(qtbot, "Return")
    back_in(qtbot, window)
    press(qtbot, "Ctrl+4")
    type_text(qtbot, "4321")
    press(qtbot, "Return")
    press(qtbot, "Ctrl+Z")
    assert need_of(session, 0) == before
    press(qtbot, "Ctrl+Y", "Ctrl+S")
    qtbot.waitUntil(lambda: not session.is_changed)
    with reading(path) as reader:
        assert reader.portfolio().all(Project)[0].need_fen == 4321 * WAN

    press(qtbot, "Ctrl+8")
    page: HistoryPage = window.page  # type: ignore[assignment]
    tab_to(qtbot, "Edits")
    press(qtbot, "Right")
    assert any("4,321" in after for _, _, _, after in page.shown_lines)
    tab_to(qtbot, "Go back")
    press(qtbot, "Space")

    assert need_of(session, 0) == before
    assert "Ctrl+Z" in window.commands.undo_action.toolTip()


def test_that_versions_are_kept_and_gone_back_to_with_the_mouse(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window._session
    before = need_of(session, 0)
    click(qtbot, button_in(window, "History"))
    page: HistoryPage = window.page  # type: ignore[assignment]
    click(qtbot, page.name_button)
    dialog = dialog_in(qtbot)
    type_text(qtbot, "draft")
    click(qtbot, button_in(dialog, "Keep"))
    back_in(qtbot, window)
    window._context.focus.set_project(session.portfolio.all(Project)[0].id)
    click(qtbot, button_in(window, "Annex"))
    type_text(qtbot, "4321")
    press(qtbot, "Return")
    click(qtbot, button_in(window, "History"))
    click_row(qtbot, page.view, 1)
    click(qtbot, page.back_button)

    assert need_of(session, 0) == before


def test_that_language_and_look_are_changed_with_the_keys(
    qtbot: QtBot, app: App, window: MainWindow
) -> None:
    press(qtbot, "Ctrl+7", "Ctrl+,")
    dialog_in(qtbot)
    language = QApplication.focusWidget()
    assert isinstance(language, QComboBox)
    press(qtbot, "Up")
    press(qtbot, "Tab", "Down")
    press(qtbot, "Return")

    qtbot.waitUntil(lambda: not app.look.is_due)
    assert QApplication.activeModalWidget() is None
    assert app.window is window
    assert app.window.current_key == "indicators"
    assert app.look.language == "zh"
    assert app.theme.tokens.is_dark
    assert app.window.windowTitle().startswith("上高县")


def test_that_language_and_look_are_changed_with_the_mouse(
    qtbot: QtBot, app: App, window: MainWindow
) -> None:
    theme = next(
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.toolTip().startswith("Light or dark")
    )
    click(qtbot, theme)
    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)
    assert app.window is not None
    settings = next(
        each
        for each in app.window.findChildren(QAbstractButton)
        if each.isVisible() and each.toolTip().startswith("Settings")
    )
    click(qtbot, settings)
    dialog = dialog_in(qtbot)
    language = dialog.findChildren(QComboBox)[0]
    click(qtbot, language)
    list_view = language.view()
    # A popup that has just opened takes no click that was meant for its button.
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    spot = list_view.visualRect(language.model().index(1, 0)).center()
    qtbot.mouseClick(list_view.viewport(), LEFT, pos=QPoint(spot))
    click(qtbot, button_in(dialog, "Apply"))
    qtbot.waitUntil(lambda: not app.look.is_due)

    assert app.look.language == "zh"
