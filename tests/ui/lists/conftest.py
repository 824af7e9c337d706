"""Pages of lists, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.lists.zones import ZonesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ZonesPage:
    made = ZonesPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 680)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made
