"""The inspector beside the table: its buttons move the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.inspector import Inspector
from ecoplanner.ui.portfolio.page import PortfolioPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def whole_page(qtbot: QtBot, context: Context) -> PortfolioPage:
    """The page with all its cards, shown."""
    page = PortfolioPage(context)
    qtbot.addWidget(page)
    page.resize(1302, 690)
    page.show()
    return page


@pytest.fixture
def inspector(whole_page: PortfolioPage) -> Inspector:
    """The inspector at its right."""
    found = whole_page.side.cards["inspector"]
    assert isinstance(found, Inspector)
    return found


def number_in_hand(page: PortfolioPage) -> int:
    return page.model.facts.numbers[page.focus.project_id]


def test_that_its_arrows_go_from_project_to_project_over_group_titles(
    whole_page: PortfolioPage, inspector: Inspector
) -> None:
    whole_page.go_to_number(2)

    inspector.next_button.click()
    assert number_in_hand(whole_page) == 3
    inspector.previous_button.click()
    inspector.previous_button.click()
    assert number_in_hand(whole_page) == 1
    inspector.previous_button.click()
    assert number_in_hand(whole_page) == 1


def test_that_a_finding_in_it_leads_to_its_cell(
    whole_page: PortfolioPage, inspector: Inspector
) -> None:
    whole_page.go_to_number(2)

    inspector.jump_requested.emit("need")

    assert whole_page.view.currentIndex().column() == AT["need"]
    assert number_in_hand(whole_page) == 2


def test_that_a_field_without_a_column_leaves_the_table_where_it_is(
    whole_page: PortfolioPage, inspector: Inspector
) -> None:
    before = whole_page.view.currentIndex()

    inspector.jump_requested.emit("priority")

    assert whole_page.view.currentIndex() == before


def test_that_it_is_closed_by_its_cross(
    whole_page: PortfolioPage, inspector: Inspector
) -> None:
    inspector.close_button.click()

    assert inspector.isHidden()
    assert whole_page.side.isVisible()
