"""Tab goes through the window as it is read: bars, page, inspector, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication

from ecoplanner.ui.charts.shares_card import SharesCard
from ecoplanner.ui.portfolio.inspector import Inspector
from ecoplanner.ui.portfolio.page import PortfolioPage
from tests.ui.keys.hands import KEYS
from tests.ui.keys.hands import press
from tests.ui.keys.hands import window_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App

#: More stops than any page has.
_MANY = 150


def _stops(qtbot: QtBot, app: App) -> list[QWidget]:
    """Return where Tab comes from the search of the title bar until it is back."""
    window_of(app)._title.start_search()
    found: list[QWidget] = []
    for _ in range(_MANY):
        here = QApplication.focusWidget()
        assert here is not None
        if here in found:
            break
        found.append(here)
        is_table = isinstance(here, QAbstractItemView)
        press(qtbot, app, "Ctrl+Tab" if is_table else "Tab")
    return found


def _order(stops: list[QWidget], parts: list[QWidget]) -> list[int]:
    """Return which parts were gone through, one after another."""
    found: list[int] = []
    for stop in stops:
        for at, part in enumerate(parts):
            is_in = part is stop or part.isAncestorOf(stop)
            if is_in and found[-1:] != [at]:
                found.append(at)
    return found


@pytest.mark.parametrize("page", KEYS)
def test_that_the_foot_comes_after_the_page(qtbot: QtBot, app: App, page: str) -> None:
    window = window_of(app)
    window.show_page(page)

    stops = _stops(qtbot, app)

    parts: list[QWidget] = [window._title, window._rail, window.page, window._strip]
    order = _order(stops, parts)
    assert order[:4] == [0, 1, 2, 3]
    assert set(order[4:]) <= {0}


def test_that_the_table_comes_before_shares_and_the_inspector(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    page = window.page
    assert isinstance(page, PortfolioPage)
    qtbot.waitUntil(lambda: bool(page.findChildren(Inspector)))
    inspector = page.findChildren(Inspector)[0]
    shares = page.findChildren(SharesCard)[0]

    stops = _stops(qtbot, app)

    parts = [page.toolbar, page.view, shares, inspector, window._strip]
    assert _order(stops, parts) == [0, 1, 2, 3, 4]


def test_that_chips_and_rows_made_late_come_where_they_stand(
    qtbot: QtBot, app: App
) -> None:
    page = window_of(app).page
    qtbot.waitUntil(lambda: bool(page.findChildren(Inspector)))
    inspector = page.findChildren(Inspector)[0]
    sections = inspector.sections

    stops = _stops(qtbot, app)

    parts: list[QWidget] = [
        inspector.fields["name"],
        inspector.program_button,
        inspector.leads,
        inspector.supports,
        inspector.fields["schedule"],
        inspector.zones,
        *(sections[key] for key in ("money", "scale", "content", "years")),
        *(sections[key] for key in ("findings", "history")),
    ]
    order = _order(stops, parts)
    assert order == list(range(len(parts)))
    chips = [stop for stop in stops if inspector.leads.isAncestorOf(stop)]
    assert len(chips) > 1
