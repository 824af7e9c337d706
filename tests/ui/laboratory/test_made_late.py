"""The laboratory is made when the money is painted, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.bar import AnswerBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


def test_that_only_the_tabs_are_made_before_the_money_is_painted(
    qtbot: QtBot, context: Context
) -> None:
    page = FundingPage(context)
    qtbot.addWidget(page)
    laboratory = page.widgets.laboratory
    assert not laboratory.findChildren(AnswerBar)
    assert laboratory.tabs.group.buttons()

    page.show()

    assert not laboratory.findChildren(AnswerBar)
    qtbot.waitUntil(lambda: bool(laboratory.findChildren(AnswerBar)))
    assert not laboratory.bar.isVisible()


def test_that_a_panel_asked_for_at_once_has_all_it_needs(
    qtbot: QtBot, context: Context
) -> None:
    page = FundingPage(context)
    qtbot.addWidget(page)
    page.show()

    page.widgets.laboratory.show_panel(2)

    assert page.widgets.laboratory.bar.isVisible()
    assert page.widgets.laboratory.bar.scope_box.count()
    assert page.print_action.text()
