"""Percents by year that cannot be read: said under their field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.ui.funding.profile_menu import ProfileButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.mark.parametrize("text", ["", "前重后轻", "2021:-5% 2022:105%", "2021"])
def test_that_what_is_wrong_is_said_at_its_place(
    qtbot: QtBot, context: Context, text: str
) -> None:
    button = ProfileButton(context.theme)
    qtbot.addWidget(button)
    chosen: list[object] = []
    button.profile_chosen.connect(chosen.append)

    button.field.setText(text)
    qtbot.keyClick(button.field, Qt.Key.Key_Return)

    assert not button.problem.isHidden()
    assert button.problem.text()
    assert chosen == []
    button.field.setText("2021:25% 2022:75%")
    qtbot.keyClick(button.field, Qt.Key.Key_Return)
    assert button.problem.isHidden()
    assert len(chosen) == 1
