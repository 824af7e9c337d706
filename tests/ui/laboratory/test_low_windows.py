"""Answers in a small window with large text: read whole, never scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Scenario
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.backfill import BackfillPanel
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.laboratory.risk import RiskPanel
from ecoplanner.ui.laboratory.solving import SolvingPanel
from ecoplanner.ui.laboratory.stress import StressPanel
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.laboratory.question import QuestionPanel
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme

LARGE = 1.5


@pytest.fixture(autouse=True)
def _large(qapp: QApplication, theme: Theme) -> Iterator[None]:
    theme.apply(qapp, "light", LARGE)
    yield
    theme.apply(qapp, "light")


@pytest.mark.parametrize("kind", [StressPanel, BackfillPanel, RiskPanel, SolvingPanel])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_no_answer_scrolls_sideways_and_some_rows_are_seen(
    qtbot: QtBot, context: Context, kind: type[QuestionPanel], language: str
) -> None:
    context.settings.language = language
    page = FundingPage(context)
    qtbot.addWidget(page)
    page.resize(1302, 664)
    page.show()
    context.focus.set_scenario(context.session.portfolio.all(Scenario)[0].id)

    panel = opened(page, kind)
    answered(qtbot, panel)
    qtbot.wait(0)

    for table in panel.findChildren(ResultTable):
        assert table.horizontalScrollBar().maximum() == 0, table.accessibleName()
        inside = table.viewport().height()
        assert inside >= min(2, len(table.rows)) * table.rowHeight(0)
