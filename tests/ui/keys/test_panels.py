"""Keys go from page to page, from panel to panel, and out of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.panels import panels_of
from tests.ui.keys.hands import KEYS
from tests.ui.keys.hands import press
from tests.ui.keys.hands import window_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.portfolio.page import PortfolioPage


@pytest.mark.parametrize(("number", "page"), list(enumerate(KEYS, start=1)))
def test_that_a_number_shows_its_page_and_the_keys_go_there(
    qtbot: QtBot, app: App, number: int, page: str
) -> None:
    press(qtbot, app, f"Ctrl+{number}")

    window = window_of(app)
    assert window.current_key == page
    assert window.isActiveWindow()
    here = QApplication.focusWidget()
    assert here is not None
    assert window.page.isAncestorOf(here)


@pytest.mark.parametrize("page", KEYS)
def test_that_f6_goes_round_all_panels_of_a_page_and_back(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    around = [*panels_of(window.page), *window.outer_panels]

    def panel() -> int:
        here = QApplication.focusWidget()
        assert here is not None
        return next(n for n, each in enumerate(around) if each.isAncestorOf(here))

    start, seen = panel(), []
    for _ in around:
        press(qtbot, app, "F6")
        seen.append(panel())

    assert sorted(seen) == list(range(len(around)))
    assert seen[-1] == start
    press(qtbot, app, "Shift+F6")
    assert panel() == seen[-2]


@pytest.mark.parametrize("page", KEYS)
def test_that_ctrl_tab_leaves_a_table_both_ways(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    for keys in ("Ctrl+Tab", "Ctrl+Shift+Tab"):
        window.page.setFocus()
        start = QApplication.focusWidget()
        assert start is not None

        press(qtbot, app, keys)

        here = QApplication.focusWidget()
        assert here is not None
        assert here is not start
        assert not start.isAncestorOf(here)


@pytest.mark.parametrize("page", KEYS)
def test_that_tab_reaches_what_stands_before_the_table_of_a_page(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    strip = window.outer_panels[0]
    wanted = set()
    at: QWidget | None = strip
    for _ in range(5_000):
        assert at is not None
        at = at.nextInFocusChain()
        takes = at is not None and at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if at is not None and takes and at.isVisible() and at.isEnabled():
            group = at.group() if isinstance(at, QAbstractButton) else None
            if window.page.isAncestorOf(at) and group is None:
                wanted.add(at)
    outer = {each for each in wanted if not _is_in_table(each)}

    window._title.start_search()
    seen = set()
    for _ in range(150):
        press(qtbot, app, "Tab" if not _in_table() else "Ctrl+Tab")
        seen.add(QApplication.focusWidget())

    assert outer <= seen


def _in_table() -> bool:
    here = QApplication.focusWidget()
    return isinstance(here, QAbstractItemView) or (
        here is not None and _is_in_table(here)
    )


def _is_in_table(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return around is not None and (
        isinstance(around, (QAbstractItemView, QComboBox)) or _is_in_table(around)
    )


@pytest.mark.parametrize("page", ["checks", "zones", "indicators"])
def test_that_f4_hides_and_shows_the_panel_at_the_right(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    if page == "zones":
        window.page.show_list("zones")  # type: ignore[attr-defined]
    panel = window.page.side_panel("inspector")
    assert panel is not None

    press(qtbot, app, "F4")
    hidden = panel.isHidden()
    press(qtbot, app, "F4")

    assert hidden
    assert panel.isVisible()


def test_that_shares_and_inspector_have_keys_on_projects(
    qtbot: QtBot, app: App
) -> None:
    page: PortfolioPage = window_of(app).page  # type: ignore[assignment]
    for keys, name in (("F4", "inspector"), ("Ctrl+Alt+S", "shares")):
        press(qtbot, app, keys)
        assert page.side.cards[name].isHidden()
        press(qtbot, app, keys)
        assert page.side.cards[name].isVisible()
