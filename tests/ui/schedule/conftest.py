"""The schedule, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.schedule.page import SchedulePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SchedulePage:
    """The page on the Shanggao sample, shown."""
    made = SchedulePage(context)
    qtbot.addWidget(made)
    made.resize(1302, 696)
    made.show()
    return made
