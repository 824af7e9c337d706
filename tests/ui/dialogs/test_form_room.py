"""A form is as high as its fields need, and never higher than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.plan import Phase
from ecoplanner.ui.dialogs.properties import PropertiesDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


def shown(qtbot: QtBot, context: Context) -> PropertiesDialog:
    portfolio = context.session.portfolio
    phases = portfolio.all(Phase)
    dialog = PropertiesDialog(context.theme, "zh", portfolio.plan, phases)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_that_a_form_that_has_room_does_not_scroll(
    qtbot: QtBot, context: Context
) -> None:
    dialog = shown(qtbot, context)

    assert dialog._area.verticalScrollBar().maximum() == 0


def test_that_a_form_grows_with_its_fields(qtbot: QtBot, context: Context) -> None:
    dialog = shown(qtbot, context)
    before = dialog.height()

    dialog.add_phase_button.click()

    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: dialog._area.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("presses", [0, 4])
def test_that_buttons_stay_on_the_screen_in_large_text(
    qtbot: QtBot, context: Context, qapp: QApplication, presses: int
) -> None:
    context.theme.apply(qapp, "light", 1.5)
    try:
        dialog = shown(qtbot, context)
        for _ in range(presses):
            dialog.add_phase_button.click()
            qtbot.wait(10)

        room = dialog.screen().availableGeometry().height()
        assert dialog.height() <= room
        assert dialog.primary_button.isVisible()
        assert dialog._area.verticalScrollBar().maximum() > 0
        # Nothing is cut at the side where it scrolls.
        assert dialog._inside.minimumSizeHint().width() <= (
            dialog._area.viewport().width()
        )
        dialog._title.clear()
        dialog.accept()
        assert not dialog._title.visibleRegion().isEmpty()
    finally:
        context.theme.apply(qapp, "light")
