"""What the need of the row in hand is made of: by programme or zone, and by year."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout

from ecoplanner.model.percents import percents
from ecoplanner.model.program import Program
from ecoplanner.model.yearly import by_months
from ecoplanner.model.zone import Zone
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.bars import Bars
from ecoplanner.ui.charts.parts import Chart
from ecoplanner.ui.charts.parts import Look
from ecoplanner.ui.charts.parts import OTHER_KEY
from ecoplanner.ui.charts.parts import Part
from ecoplanner.ui.charts.parts import told_apart
from ecoplanner.ui.charts.parts import without_common_ending
from ecoplanner.ui.charts.sources import Column
from ecoplanner.ui.charts.stacks import YearColumns
from ecoplanner.ui.lists.zone_money import ZoneMoney

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.lists.row_projects import Part as RowPart
    from ecoplanner.ui.page import Context

#: So many parts are named; of more, the largest and one for the rest.
_MOST, _NAMED = 8, 7


class RowShares(QFrame):
    """A card of bars; a click or Enter on one asks for its projects.

    Signals:
        part_requested: the projects of a programme or zone are wanted, by its id.
    """

    part_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        self.setProperty("kind", "card")
        self._build_widgets()
        self.bars.part_activated.connect(self._on_part_activated)

    def show_parts(self, row: Any, parts: Sequence[RowPart]) -> None:
        """Show what the projects of a row need.

        Args:
            row: the row; a programme is split over zones, all others over programmes.
            parts: its projects, and what of the need of each falls to it.
        """
        portfolio = self._context.session.portfolio
        is_program = isinstance(row, Program)
        heads: Sequence[Program | Zone] = portfolio.all(Program)
        sums = _by_program(parts)
        if is_program:
            heads, sums = portfolio.all(Zone), _by_zone(portfolio, parts)
        self._title.setText(
            self.tr("Need by zone") if is_program else self.tr("Need by programme")
        )
        self.bars.setAccessibleName(self._title.text())
        chart = self._chart(heads, sums)
        self._sum.setText(
            in_unit(self.tr("{amount} (10,000 yuan)")).format(
                amount=money_text(chart.total_fen)
            )
        )
        self.bars.show_chart(chart)
        self.bars.setFixedHeight(max(self.bars.sizeHint().height(), 1))
        self._empty.setVisible(not chart.parts)
        years = _years(parts, self.tr("no year"))
        self.years.show_columns(years)
        for widget in (self._year_title, self.years):
            widget.setVisible(bool(years))

    def _chart(self, heads: Sequence[Program | Zone], sums: Mapping[str, int]) -> Chart:
        shown = [each for each in heads if sums.get(each.id, 0) > 0]
        names = without_common_ending([each.name for each in heads])
        short = told_apart(
            {
                each.id: each.short_name or name
                for each, name in zip(heads, names, strict=True)
            },
            {each.id: each.name for each in heads},
        )
        number = {each.id: at for at, each in enumerate(heads)}
        amounts = [sums[each.id] for each in shown]
        parts = [
            Part(
                key=each.id,
                name=short[each.id],
                full_name=each.name,
                amount_fen=fen,
                share=share,
                look=Look(kind="series", index=number[each.id]),
            )
            for each, fen, share in zip(shown, amounts, percents(amounts), strict=True)
        ]
        total = sum(amounts)
        others: tuple[Part, ...] = ()
        if len(parts) > _MOST:
            largest = sorted(parts, key=lambda part: -part.amount_fen)[:_NAMED]
            others = tuple(part for part in parts if part not in largest)
            rest = Part(
                key=OTHER_KEY,
                name=self.tr("others ({count})").format(count=len(others)),
                full_name=self.tr("others ({count})").format(count=len(others)),
                amount_fen=sum(part.amount_fen for part in others),
                share=sum(part.share for part in others),
                look=Look(kind="other"),
            )
            parts = [*(part for part in parts if part in largest), rest]
        return Chart(by="program", total_fen=total, parts=tuple(parts), others=others)

    def _build_widgets(self) -> None:
        theme, px = self._theme, self._theme.px
        self._title, self._sum = QLabel(), QLabel()
        self._title.setProperty("role", "card-title")
        self._sum.setProperty("role", "secondary")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._sum)
        self.bars = Bars(theme)
        self._empty = QLabel(self.tr("No amount is filled in yet."))
        self._empty.setProperty("role", "quiet")
        self._year_title = QLabel(self.tr("Need by year, spread evenly over the work"))
        self._year_title.setProperty("role", "card-title")
        self.years = YearColumns(theme)
        self.years.setAccessibleName(self._year_title.text())
        self.years.setMaximumHeight(px(260))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(10), px(14), px(14))
        layout.setSpacing(px(8))
        layout.addLayout(head)
        layout.addWidget(self.bars)
        layout.addWidget(self._empty)
        layout.addSpacing(px(12))
        layout.addWidget(self._year_title)
        layout.addWidget(self.years, 4)
        layout.addStretch(1)

    def _on_part_activated(self, key: str, _: bool) -> None:  # noqa: FBT001 - a signal's
        if key != OTHER_KEY:
            self.part_requested.emit(key)


def _by_program(parts: Sequence[RowPart]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for project, fen in parts:
        sums[project.program_id] = sums.get(project.program_id, 0) + (fen or 0)
    return sums


def _by_zone(portfolio: Portfolio, parts: Sequence[RowPart]) -> dict[str, int]:
    money = ZoneMoney.of(portfolio)
    return {
        zone.id: sum(money.part(portfolio, project, zone) or 0 for project, _ in parts)
        for zone in portfolio.all(Zone)
    }


def _years(parts: Sequence[RowPart], none: str) -> list[Column]:
    sums: dict[int | None, int] = {}
    for project, fen in parts:
        for year, part in by_months(project, fen or 0).items():
            sums[year] = sums.get(year, 0) + part
    look = Look(kind="bar")
    return [
        Column(
            key=str(year or ""),
            name=str(year or none),
            parts=(
                Part(
                    key="need",
                    name=str(year or none),
                    full_name=str(year or none),
                    amount_fen=sums[year],
                    share=0,
                    look=look,
                ),
            ),
        )
        for year in sorted(sums, key=lambda year: (year is None, year or 0))
    ]
