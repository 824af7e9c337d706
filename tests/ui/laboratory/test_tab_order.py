"""Tab goes through a panel from its head to its foot, then on to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.model.funding import Scenario
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.laboratory import PANELS
from ecoplanner.ui.laboratory.question import QuestionPanel
from tests.ui.laboratory.hands import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

TAB = Qt.Key.Key_Tab


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[QWidget]:
    """A window with the page, and a button at its foot as of the strip."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(FundingPage(context))
    layout.addWidget(QPushButton("foot"))
    made.resize(1302, 740)
    context.focus.set_scenario(context.session.portfolio.all(Scenario)[0].id)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=WAIT_MS)
    yield made
    made.close()


def _page(window: QWidget) -> FundingPage:
    (page,) = window.findChildren(FundingPage)
    return page


def _stops(qtbot: QtBot, start: QWidget) -> list[QWidget]:
    """Return where Tab goes from a widget until it comes to one again."""
    # What was just added is shown with the next events.
    QApplication.processEvents()
    start.setFocus()
    found = [start]
    while True:
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, TAB)
        there = QApplication.focusWidget()
        assert there is not None
        if there in found:
            return found
        found.append(there)


@pytest.mark.parametrize("at", range(1, len(PANELS) + 1))
def test_that_tab_goes_through_a_panel_before_the_foot_of_the_window(
    qtbot: QtBot, window: QWidget, at: int
) -> None:
    laboratory = _page(window).widgets.laboratory
    laboratory.tabs.group.button(at).setFocus()
    qtbot.keyClick(laboratory.tabs.group.button(at), Qt.Key.Key_Space)
    panel = laboratory.panel
    assert panel is not None
    # Making a panel takes the keys from nobody.
    assert laboratory.tabs.group.button(at).hasFocus()
    if isinstance(panel, QuestionPanel):
        qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=WAIT_MS)

    stops = _stops(qtbot, laboratory.bar.pdf_button)

    foot = next(each for each in stops if getattr(each, "text", str)() == "foot")
    inside = [place for place, each in enumerate(stops) if panel.isAncestorOf(each)]
    assert inside == list(range(1, len(inside) + 1))
    assert inside
    assert stops.index(foot) > inside[-1]
    if isinstance(panel, QuestionPanel):
        form = [stops.index(each) for each in stops if _is_in_form(panel, each)]
        assert form == sorted(form)
        assert form[0] == 1


def _is_in_form(panel: QuestionPanel, widget: QWidget) -> bool:
    inside = panel.findChild(QWidget, "question")
    return inside is not None and (
        inside.isAncestorOf(widget) or widget is panel.run_button
    )


def test_that_no_other_window_opens_with_a_panel(window: QWidget) -> None:
    laboratory = _page(window).widgets.laboratory
    before = {each for each in QApplication.topLevelWidgets() if each.isVisible()}

    for at in range(1, len(PANELS) + 1):
        laboratory.tabs.group.button(at).click()
        now = {each for each in QApplication.topLevelWidgets() if each.isVisible()}
        assert now == before
        assert window.isActiveWindow()


def test_that_tab_goes_to_a_new_scenario_before_the_buttons(
    qtbot: QtBot, window: QWidget
) -> None:
    page = _page(window)
    page.session.edit("方案", lambda writer: new_scenario(writer, "方案二"))
    bar = page.widgets.scenarios
    assert len(bar.tabs) == 3

    stops = _stops(qtbot, next(iter(bar.tabs.values())))

    places = [stops.index(each) for each in (*bar.tabs.values(), bar.new_button)]
    assert places == [0, 1, 2, 3]
