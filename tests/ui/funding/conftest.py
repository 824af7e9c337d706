"""The funding page, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.funding.page import FundingPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> FundingPage:
    """The page on the Shanggao sample, shown, with its one project in hand."""
    made = FundingPage(context)
    qtbot.addWidget(made)
    made.resize(1302, 696)
    made.show()
    return made
