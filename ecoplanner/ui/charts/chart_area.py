"""The place of a chart in a card: a ring with its legend, bars, or numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.charts.bars import Bars
from ecoplanner.ui.charts.donut import Donut
from ecoplanner.ui.charts.legend import Legend
from ecoplanner.ui.charts.numbers import NumbersTable
from ecoplanner.ui.charts.part_view import Marks
from ecoplanner.ui.scrolled import scrolled

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.ui.charts.part_view import PartsView
    from ecoplanner.ui.charts.parts import Chart
    from ecoplanner.ui.theme import Theme


class ChartArea(QStackedWidget):
    """Shows a chart in the form that suits it; ring and legend point together.

    Signals:
        part_activated: a part was chosen, by key; true to keep those chosen before.
    """

    part_activated = Signal(str, bool)

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks = Marks()
        self._build_widgets(language)
        for view in self._views:
            view.part_activated.connect(self.part_activated)
            view.part_hovered.connect(self._on_part_hovered)

    def show_chart(
        self, chart: Chart, centre: tuple[str, str], *, as_numbers: bool
    ) -> None:
        """Show a chart.

        Args:
            chart: the parts.
            centre: what stands in the ring.
            as_numbers: show it as a table.
        """
        if as_numbers:
            self._numbers.show_chart(chart)
            self.setCurrentWidget(self._numbers)
        elif chart.is_ring or chart.total_fen <= 0:
            self._donut.show_chart(chart)
            self._donut.show_centre(*centre)
            self._legend.show_chart(chart)
            self._legend.setVisible(chart.total_fen > 0)
            self.setCurrentWidget(self._ring_area)
        else:
            self._bars.show_chart(chart)
            self.setCurrentWidget(self._bars_area)

    def show_marks(self, chosen: frozenset[str], here: str) -> None:
        """Let the parts stand out that filter, and the one in hand."""
        self._mark(Marks(hot=self._marks.hot, chosen=chosen, here=here))

    def copy_numbers(self, chart: Chart) -> None:
        """Put all numbers of a chart on the clipboard."""
        self._numbers.show_chart(chart)
        self._numbers.clearSelection()
        self._numbers.copy()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Read the chart out by its sentence."""
        for view in (*self._views, self._numbers):
            view.setAccessibleName(name)

    def _build_widgets(self, language: Language) -> None:
        theme = self._theme
        self._donut = Donut(theme)
        # The legend beside it gives the keyboard the same parts.
        self._donut.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._legend = Legend(theme)
        self._bars = Bars(theme)
        self._numbers = NumbersTable(theme, language)
        self._views: tuple[PartsView, ...] = (self._donut, self._legend, self._bars)
        ring = QWidget()
        row = QHBoxLayout(ring)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._donut, 10)
        row.addWidget(self._legend, 17)
        self._ring_area = scrolled(ring)
        self._bars_area = scrolled(self._bars)
        for widget in (self._ring_area, self._bars_area, self._numbers):
            self.addWidget(widget)
        self.setMinimumHeight(theme.px(104))

    def _mark(self, marks: Marks) -> None:
        self._marks = marks
        for view in self._views:
            view.show_marks(marks)

    @Slot(str)
    def _on_part_hovered(self, key: str) -> None:
        marks = self._marks
        self._mark(Marks(hot=key, chosen=marks.chosen, here=marks.here))
