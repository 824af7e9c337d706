"""What a tall card shows besides: sources by programme and by year, with numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.parts import chart_of
from ecoplanner.ui.charts.parts import OTHER_KEY
from ecoplanner.ui.charts.sources import LEVELS
from ecoplanner.ui.charts.sources import plan_years
from ecoplanner.ui.charts.sources import program_columns
from ecoplanner.ui.charts.sources import scenario_of
from ecoplanner.ui.charts.stack_legend import StackLegend
from ecoplanner.ui.charts.stacks import SourceBars
from ecoplanner.ui.charts.stacks import YearColumns
from ecoplanner.ui.scrolled import scrolled

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.ui.charts.sources import Column
    from ecoplanner.ui.focus import Focus
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

#: Years whose figures have room beside each other.
_MOST_YEARS = 6


class MoreCharts(QWidget):
    """Sources by programme and by year."""

    def __init__(
        self,
        session: Session,
        focus: Focus,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._focus = session, focus
        self._theme, self._language = theme, language
        self._build_widgets()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        portfolio = self._session.portfolio
        scenario = scenario_of(portfolio, self._focus.scenario_id)
        chart = chart_of(portfolio, "program", language=self._language)
        names = {part.key: part.name for part in chart.parts if part.key != OTHER_KEY}
        programs = program_columns(portfolio, scenario, self._language, names)
        years = plan_years(portfolio, scenario, self._language)
        self._programs.show_columns(programs)
        levels = {part.key: part for each in programs for part in each.parts}
        self._legend.show_parts(
            [levels[key] for key in (*LEVELS, "gap") if key in levels]
        )
        self._years.show_columns(years)
        self._years.setVisible(bool(years))
        self._no_years.setVisible(not years)
        self._fill_table(years)

    def _build_widgets(self) -> None:
        theme = self._theme
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, theme.px(10), 0, 0)
        layout.setSpacing(theme.px(8))
        self._programs = SourceBars(theme)
        self._programs.setAccessibleName(self.tr("Sources by programme"))
        self._legend = StackLegend(theme, has_figures=False)
        self._years = YearColumns(theme)
        self._years.setMinimumHeight(theme.px(180))
        self._years.setMaximumHeight(theme.px(260))
        self._years.setAccessibleName(self.tr("Money by year"))
        self._no_years = _label("quiet", self.tr("No money is set aside by year yet."))
        self._no_years.setWordWrap(True)
        self._table = QGridLayout()
        self._table.setVerticalSpacing(theme.px(4))
        layout.addWidget(_label("card-title", self.tr("Sources by programme")))
        layout.addWidget(self._programs)
        layout.addWidget(self._legend)
        layout.addSpacing(theme.px(8))
        layout.addWidget(_label("card-title", self.tr("Money by year")))
        layout.addWidget(self._no_years)
        layout.addWidget(self._years, 4)
        layout.addLayout(self._table)
        layout.addStretch(1)
        area = scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _fill_table(self, years: list[Column]) -> None:
        """Write source x year where all years have room."""
        while (item := self._table.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not 0 < len(years) <= _MOST_YEARS:
            return
        sums: dict[str, dict[str, int]] = {}
        names: dict[str, str] = {}
        for year in years:
            for part in year.parts:
                sums.setdefault(part.key, {})[year.key] = part.amount_fen
                names[part.key] = part.full_name
        for at, year in enumerate(years, start=1):
            self._put(0, at, year.name, "secondary")
        self._put(0, len(years) + 1, self.tr("Total"), "secondary")
        shown = [level for level in LEVELS if level in sums]
        for row, level in enumerate(shown, start=1):
            self._put(row, 0, names[level], "secondary")
            for at, year in enumerate(years, start=1):
                amount = sums[level].get(year.key, 0)
                self._put(row, at, money_text(amount), "derived")
            total = money_text(sum(sums[level].values()))
            self._put(row, len(years) + 1, total, "amount")

    def _put(self, row: int, column: int, text: str, role: str) -> None:
        label = _label(role, text)
        if column:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setFont(self._theme.font(12))
        self._table.addWidget(label, row, column)


def _label(role: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
