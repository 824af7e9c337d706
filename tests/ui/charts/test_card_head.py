"""The head of the card of shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.charts.shares_card import SharesCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.mark.parametrize("width", [260, 300, 320])
def test_that_the_total_is_never_cut(
    qtbot: QtBot, context: Context, width: int
) -> None:
    card = SharesCard(context)
    qtbot.addWidget(card)
    card.setFixedWidth(width)
    card.resize(width, 400)
    with qtbot.waitExposed(card):
        card.show()

    total = card._total

    assert "193,578" in total.text()
    assert total.width() >= total.sizeHint().width()
    assert total.geometry().right() <= card.contentsRect().right()
