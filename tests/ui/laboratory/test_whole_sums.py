"""The sum of five years is seen whole, beside a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.laboratory.stress import StressPanel
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened
from tests.ui.laboratory.hands import shown_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


def test_that_the_sum_of_the_years_is_seen_and_no_figure_of_it_is_cut(
    qtbot: QtBot, context: Context
) -> None:
    page = shown_page(qtbot, context)
    panel = opened(page, StressPanel)
    answered(qtbot, panel)
    qtbot.wait(0)

    table = next(
        each for each in panel.findChildren(ResultTable) if each.rows[-1].is_total
    )
    last = len(table.rows) - 1
    assert last > 1
    box = table.visualRect(table.result_model.index(last, 0))
    assert box.bottom() <= table.viewport().height()
    metrics = QFontMetrics(context.theme.font(13, 600))
    for column in range(1, len(table.result_model.heads)):
        words = table.rows[last].cells[column]
        inside = table.columnWidth(column) - context.theme.px(16)
        # Not just as wide: what is painted is rounded otherwise.
        assert inside > metrics.horizontalAdvance(words), words
