"""The curve of budgets: its figures read as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.laboratory.frontier_plot import FrontierPlot

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.theme import Theme


@pytest.mark.parametrize(
    ("values", "spacing", "said"),
    [
        ([800_000, 1_000_000], 200_000.0, ["800,000", "1,000,000"]),
        ([0.5, 1.0], 0.5, ["0.5", "1.0"]),
        ([0.0, 20.0], 20.0, ["0", "20"]),
    ],
)
def test_that_figures_are_never_powers_of_ten(
    qtbot: QtBot, theme: Theme, values: list[float], spacing: float, said: list[str]
) -> None:
    plot = FrontierPlot(theme, "万元", "效益")
    qtbot.addWidget(plot)

    assert plot.getAxis("bottom").tickStrings(values, 1.0, spacing) == said


def test_that_the_words_under_the_curve_are_whole(qtbot: QtBot, theme: Theme) -> None:
    plot = FrontierPlot(theme, "花费（万元）", "效益")
    qtbot.addWidget(plot)
    plot.resize(700, 112)
    plot.show()
    plot.show_points([(100, 1.0), (200, 2.0)], (200, 2.0))
    qtbot.waitExposed(plot)

    label = plot.getAxis("bottom").label
    words = label.mapRectToScene(label.boundingRect())

    assert words.bottom() <= plot.height()
