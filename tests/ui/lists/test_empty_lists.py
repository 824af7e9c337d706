"""Lists that have no rows yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import Ceiling
from ecoplanner.ui.laboratory.ceilings import ceiling_listing
from ecoplanner.ui.lists.panel import ListPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


def test_that_an_empty_list_gives_its_room_to_what_to_do_first(
    qtbot: QtBot, context: Context
) -> None:
    panel = ListPanel(context, ceiling_listing(None))
    qtbot.addWidget(panel)
    panel.resize(1030, 560)
    with qtbot.waitExposed(panel):
        panel.show()
    table, inspector, words = panel.table, panel.inspector, panel._empty
    assert inspector is not None

    assert not panel.model.rows
    assert table.height() < 2 * table.horizontalHeader().height()
    assert not table.horizontalScrollBar().isVisible()
    assert table.horizontalHeader().length() <= table.viewport().width()
    assert words.isVisible()
    assert words.height() > 10 * table.height()
    assert not inspector.isVisible()

    panel.add_action.trigger()

    assert panel.model.rows
    assert isinstance(panel.model.rows[0], Ceiling)
    assert table.height() > 5 * table.horizontalHeader().height()
    assert not words.isVisible()
    assert inspector.isVisible()


def test_that_rows_move_only_where_there_are_two(
    qtbot: QtBot, context: Context
) -> None:
    panel = ListPanel(context, ceiling_listing(None))
    qtbot.addWidget(panel)

    for count in range(3):
        for action in (panel.up_action, panel.down_action):
            assert action.isEnabled() == (count > 1)
        panel.add_action.trigger()
