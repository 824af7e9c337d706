"""What each budget achieves at best, as a curve that can be zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ecoplanner.ui.amounts import unit_fen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

#: Decimals of a figure at most.
_DIGITS = 6
#: Points between ticks, figures and words of an axis; part of a range left free.
_AIR, _PADDING = 4, 0.12


class _Figures(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Figures as people write them, never 1e+06."""

    def tickStrings(  # noqa: N802 - its name there
        self, values: Sequence[float], scale: float, spacing: float
    ) -> list[str]:
        """Return the figures at the ticks."""
        step = spacing * scale
        digits = 0
        while digits < _DIGITS and round(step, digits) != step:
            digits += 1
        return [f"{value * scale:,.{digits}f}" for value in values]

    @override
    def resizeEvent(self, ev: object = None) -> None:
        # The words under an axis hang out of it by themselves.
        super().resizeEvent(ev)
        if self.orientation == "bottom":
            words = self.label.boundingRect().height()
            self.label.setY(min(self.label.y(), self.size().height() - words))


class FrontierPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Benefit over money spent; the choice shown is ringed."""

    def __init__(
        self, theme: Theme, across: str, up: str, parent: QWidget | None = None
    ) -> None:
        axes = {side: _Figures(orientation=side) for side in ("bottom", "left")}
        super().__init__(parent, axisItems=axes)
        self._theme = theme
        # By itself it would take the room of the table of projects.
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Ignored)
        self.setMinimumHeight(theme.px(112))
        self.setBackground(theme.color("surface"))
        self.setMenuEnabled(False)
        self.setLabel("bottom", across, color=theme.color("text2").name())
        self.setLabel("left", up, color=theme.color("text2").name())
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.color("linestrong")))
            axis.setTextPen(pg.mkPen(theme.color("text2")))
            axis.enableAutoSIPrefix(enable=False)
            axis.setStyle(tickFont=theme.font(11))
        # Its own height cuts the words below where a font has tall lines.
        bottom = self.getAxis("bottom")
        words = bottom.label.boundingRect().height()
        bottom.setHeight(round(words + QFontMetricsF(theme.font(11)).height()) + _AIR)
        self.showGrid(x=False, y=True, alpha=0.15)
        # The ring around the choice stays whole at an edge.
        self.getViewBox().setDefaultPadding(_PADDING)
        self._curve = self.plot(
            [],
            pen=pg.mkPen(theme.color("accent"), width=2),
            symbol="o",
            symbolSize=6,
            symbolBrush=theme.color("accent"),
            symbolPen=None,
        )
        self._here = pg.ScatterPlotItem(
            size=14,
            brush=None,
            pen=pg.mkPen(theme.color("danger"), width=2),
        )
        self.addItem(self._here)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_points(
        self, points: Sequence[tuple[int, float]], here: tuple[int, float] | None
    ) -> None:
        """Show points of money (whole fen) and benefit, and the choice made."""
        unit = unit_fen()
        self._curve.setData(
            [fen / unit for fen, _ in points], [value for _, value in points]
        )
        self._here.setData([here[0] / unit] if here else [], [here[1]] if here else [])
        self.autoRange()
