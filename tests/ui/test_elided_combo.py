"""Boxes to choose from with words that are too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.elided_combo import ElidedCombo

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.theme import Theme

LONG = "森林覆盖率、蓄积量、天然林和自然保护地数据由林业局提供，其余指标由各单位填报"


@pytest.mark.usefixtures("theme")
def test_that_words_which_do_not_go_in_end_in_dots(qtbot: QtBot) -> None:
    box = ElidedCombo()
    qtbot.addWidget(box)
    box.addItems([LONG, "短"])
    box.setFixedWidth(200)
    box.show()

    assert box.shown_text.endswith("…")
    assert LONG.startswith(box.shown_text[:-1])
    assert box.currentText() == LONG

    box.setCurrentIndex(1)
    assert box.shown_text == "短"


def test_that_a_box_paints_the_words_it_shows(qtbot: QtBot, theme: Theme) -> None:
    box = ElidedCombo()
    qtbot.addWidget(box)
    box.setFont(theme.font())
    box.addItem(LONG)
    box.setFixedSize(200, 28)
    cut = box.grab().toImage()

    box.setItemText(0, LONG[:4])

    assert box.grab().toImage() != cut
