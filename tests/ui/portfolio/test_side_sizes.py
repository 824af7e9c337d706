"""The cards at the right keep their height when the window was larger for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.page import PortfolioPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


def test_that_shares_are_as_high_as_before_when_a_large_window_is_small_again(
    qtbot: QtBot, context: Context
) -> None:
    page = PortfolioPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(50)
    before = page.side.cards["shares"].height()

    page.resize(2560, 1340)
    qtbot.wait(10)
    assert page.side.form == "beside"
    page.resize(1366, 690)

    qtbot.waitUntil(lambda: page.side.cards["shares"].height() == before)


def test_that_a_height_that_was_dragged_stays(qtbot: QtBot, context: Context) -> None:
    page = PortfolioPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.side._splitter.setSizes([420, 440])
    page.side._splitter.splitterMoved.emit(420, 1)

    page.resize(1366, 1000)
    qtbot.wait(50)

    assert page.side.cards["shares"].height() >= 400
