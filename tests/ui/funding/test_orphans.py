"""A window that is gone leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from ecoplanner.model.funding import Scenario
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.laboratory import PANELS
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_that_no_part_of_the_money_outlives_its_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    before = {*qapp.topLevelWidgets()}
    with program(qapp, tmp_path, plan_file(tmp_path)) as app:
        assert app.window is not None
        app.window.show_page("funding")
        page = app.window.page
        assert isinstance(page, FundingPage)
        page.focus.set_scenario(page.session.portfolio.all(Scenario)[0].id)
        page.widgets.scenarios.start_rename()
        for at in range(len(PANELS) + 1):
            page.widgets.laboratory.show_panel(at)
            qtbot.wait(60)
        del page
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    left = {*qapp.topLevelWidgets()} - before
    assert [repr(each) for each in left] == []
