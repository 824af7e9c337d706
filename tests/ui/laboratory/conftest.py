"""The funding page with the illustration scenario in hand, for its laboratory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Scenario
from ecoplanner.ui.funding.page import FundingPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> FundingPage:
    """The page on the Shanggao sample, shown, with its scenario in hand."""
    made = FundingPage(context)
    qtbot.addWidget(made)
    made.resize(1302, 696)
    made.show()
    context.focus.set_scenario(context.session.portfolio.all(Scenario)[0].id)
    return made
