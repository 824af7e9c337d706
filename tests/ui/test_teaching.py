"""Every control has a name and says what it does; the keyboard goes everywhere."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QScrollBar
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.main_window import MainWindow

PAGES = (
    "projects",
    "schedule",
    "funding",
    "annex",
    "checks",
    "zones",
    "indicators",
    "history",
)


@pytest.fixture(params=["zh", "en"])
def app(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[App]:
    """The whole program on the Shanggao sample, in each language."""
    path = plan_file(tmp_path)
    with program(qapp, tmp_path, path, language=request.param) as made:
        assert made.window is not None
        made.window.resize(1366, 728)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        yield made


def window_of(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def shown(window: MainWindow) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def is_own(widget: QWidget) -> bool:
    """Whether it is a control of ours, not a part of one."""
    of = widget.parentWidget()
    return not isinstance(of, (QComboBox, QAbstractSpinBox, QScrollBar))


def test_that_every_control_has_a_name_and_every_button_a_tooltip(app: App) -> None:
    window = window_of(app)
    nameless, silent = [], []

    for key in PAGES:
        window.show_page(key)
        QApplication.processEvents()
        labelled = {
            label.buddy() for label in shown(window) if isinstance(label, QLabel)
        }
        for widget in filter(is_own, shown(window)):
            kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
            if not isinstance(widget, kinds):
                continue
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            named = widget.accessibleName() or words or widget in labelled
            if not named:
                nameless.append((key, widget))
            if isinstance(widget, QAbstractButton) and not widget.toolTip():
                silent.append((key, words))

    assert nameless == []
    assert silent == []


@pytest.mark.parametrize("key", ["checks", "zones", "schedule"])
def test_that_a_chosen_tab_is_seen_to_have_the_keyboard(app: App, key: str) -> None:
    window = window_of(app)
    window.show_page(key)
    QApplication.processEvents()
    tabs = [
        each
        for each in window.page.findChildren(QToolButton)
        if each.property("kind") == "segment" and each.isChecked() and each.isVisible()
    ]
    assert tabs

    window._title.start_search()
    QApplication.processEvents()
    before = tabs[0].grab().toImage()
    tabs[0].setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()

    assert tabs[0].grab().toImage() != before


def test_that_leaving_a_table_scrolls_to_what_comes_next(
    app: App, qtbot: QtBot
) -> None:
    window = window_of(app)
    window.show_page("zones")
    page: Any = window.page
    places = page.panel.inspector._extra
    places._table.setFocus()

    window.commands.actions["leave"].trigger()

    assert QApplication.focusWidget() is not places._table
    area = page.panel.inspector.findChild(QScrollArea)
    box = places.place_box
    top = box.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= area.viewport().height() - box.height()


def test_that_the_line_of_totals_says_in_full_what_it_cuts(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(app)
    window.show_page("projects")
    page: Any = window.page
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: said.append(text))
    total = page.panel.total

    for key, area in total.areas():
        point = area.center()
        place = total.mapToGlobal(point)
        QApplication.sendEvent(total, QHelpEvent(QEvent.Type.ToolTip, point, place))
        assert said[-1] == total.text(key)

    assert "193,578" in said


def test_that_sums_and_the_invitation_are_told_in_full(app: App) -> None:
    window = window_of(app)
    window.show_page("projects")
    page: Any = window.page
    model = page.model
    for line, row in enumerate(model.rows):
        for column in ("name", "need", "gap"):
            index = model.index(line, AT[column])
            text = model.cell(index).text
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            if row.kind != "project" and text:
                assert text in tip, COLUMNS[AT[column]].key
