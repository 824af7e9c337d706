"""Money and gap by year: stacked bars, the gap last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import plain_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.amounts import whole_text
from ecoplanner.ui.charts.patterns import paint_gap
from ecoplanner.ui.charts.patterns import paint_source
from ecoplanner.ui.funding.levels import level_name
from ecoplanner.ui.funding.levels import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtGui import QPaintEvent

    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.theme import Theme

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEGEND, _LINE = 22, 18
_AXIS = 22
_TOP = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBar:
    """One bar.

    Attributes:
        year: calendar year; None for money without a year.
        levels: whole fen by level, in tree order.
        gap: what is missing, whole fen, not negative.
    """

    year: int | None
    levels: Mapping[str, int]
    gap: int

    @property
    def total(self) -> int:
        """Height of the bar, whole fen."""
        return sum(self.levels.values()) + self.gap


def year_bars(matrix: Matrix) -> list[YearBar]:
    """Return the bars of a matrix, one a year."""
    gap = matrix.rows[-1].amounts
    bars = []
    for year in matrix.years:
        sums: dict[str, int] = {}
        for row in matrix.rows:
            if row.kind == "source" and row.source is not None:
                level = row.source.level
                sums[level] = sums.get(level, 0) + row.amounts.get(year, 0)
        levels = {level: sums[level] for level in LEVELS if sums.get(level)}
        bars.append(YearBar(year=year, levels=levels, gap=max(0, gap.get(year, 0))))
    return bars


class YearChart(QWidget):
    """A bar a year; a legend above; the numbers of a year as its tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: Sequence[YearBar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(110))

    def show_bars(self, bars: Sequence[YearBar]) -> None:
        """Show other sums."""
        self._bars = bars
        given = sum(sum(bar.levels.values()) for bar in bars)
        gap = sum(bar.gap for bar in bars)
        said = in_unit(
            self.tr("By year: {given} set aside, {gap} × 10,000 yuan missing")
        )
        self.setAccessibleName(
            said.format(given=whole_text(given), gap=whole_text(gap))
        )
        self.update()

    def tsv(self) -> str:
        """Return the numbers of the chart as a spreadsheet pastes them."""
        bars = self._bars
        names = [self._year_name(bar) for bar in bars]
        used = {level for bar in bars for level in bar.levels}
        rows = [("", [*names, self.tr("Total")])]
        sums = [
            (level_name(level), [bar.levels.get(level, 0) for bar in bars])
            for level in LEVELS
            if level in used
        ]
        sums.append((self.tr("Gap"), [bar.gap for bar in bars]))
        for name, fens in sums:
            rows.append((name, [plain_text(fen) for fen in (*fens, sum(fens))]))
        return "\n".join("\t".join((name, *cells)) for name, cells in rows)

    def _year_name(self, bar: YearBar) -> str:
        return self.tr("No year") if bar.year is None else str(bar.year)

    def _slots(self) -> list[QRectF]:
        px = self._theme.px
        entries, foot = self._entries(), px(_AXIS)
        below = entries[-1][2].bottom() if entries else px(_LINE)
        top = below + px(_LEGEND - _LINE)
        count = max(1, len(self._bars))
        width = self.width() / count
        height = self.height() - top - foot
        return [QRectF(at * width, top, width, height) for at in range(count)]

    def _entries(self) -> list[tuple[str, str, QRectF]]:
        """Return the levels of the legend, "" for the gap, with words and places."""
        px, metrics = self._theme.px, QFontMetrics(self._theme.font(12))
        used = {level for bar in self._bars for level in bar.levels}
        levels = [level for level in LEVELS if level in used]
        if any(bar.gap for bar in self._bars):
            levels.append("")
        found, left, top = [], 0.0, 0.0
        for level in levels:
            words = level_name(level) if level else self.tr("Gap")
            wide = px(15) + metrics.horizontalAdvance(words) + 2
            if left and left + wide > self.width():
                left, top = 0.0, top + px(_LINE)
            found.append((level, words, QRectF(left, top, wide, px(_LINE))))
            left += wide + px(11)
        return found

    def _paint_legend(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font(12))
        for level, words, place in self._entries():
            swatch = QRectF(place.left(), place.top() + px(4), px(10), px(10))
            if level:
                paint_source(painter, swatch, level, theme)
            else:
                paint_gap(painter, swatch, theme)
            painter.setPen(theme.color("text2"))
            painter.drawText(place.adjusted(px(15), 0, 0, 0), _CENTRE, words)

    def _paint_bar(
        self, painter: QPainter, slot: QRectF, bar: YearBar, most: int
    ) -> None:
        theme, px = self._theme, self._theme.px
        width = min(slot.width() * 0.62, px(110))
        left = slot.center().x() - width / 2
        room = slot.height() - px(_TOP)
        bottom = slot.bottom()
        for level, fen in [*bar.levels.items(), ("", bar.gap)]:
            height = room * fen / most
            if height <= 0:
                continue
            box = QRectF(left, bottom - height, width, max(1.0, height - 1))
            if level:
                paint_source(painter, box, level, theme)
            else:
                paint_gap(painter, box, theme)
            bottom -= height
        if bar.total:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text"))
            box = QRectF(slot.left(), bottom - px(19), slot.width(), px(18))
            painter.drawText(box, _CENTRE, self._figure(bar.total, slot.width()))

    def _figure(self, fen: int, width: float) -> str:
        """Return the height of a bar in words, rounded only where it must be."""
        words = short_text(fen)
        metrics = QFontMetrics(self._theme.font(12))
        if metrics.horizontalAdvance(words) <= width - self._theme.px(4):
            return words
        whole = whole_text(fen)
        is_exact = whole == money_text(fen)
        return whole if is_exact else f"≈{whole}"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        self._paint_legend(painter)
        most = max((bar.total for bar in self._bars), default=0)
        slots = self._slots()
        for slot, bar in zip(slots, self._bars, strict=False):
            if most:
                self._paint_bar(painter, slot, bar, most)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text2"))
            box = QRectF(slot.left(), slot.bottom() + px(3), slot.width(), px(18))
            painter.drawText(box, _CENTRE, self._year_name(bar))
        floor = slots[0].bottom()
        painter.fillRect(QRectF(0, floor, self.width(), 1), theme.color("linestrong"))
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip:
            help_: QHelpEvent = event  # type: ignore[assignment]
            place = help_.pos()
            for slot, bar in zip(self._slots(), self._bars, strict=False):
                if slot.left() <= place.x() < slot.right():
                    QToolTip.showText(help_.globalPos(), self._tooltip(bar), self)
            return True
        return super().event(event)

    def _tooltip(self, bar: YearBar) -> str:
        lines = [
            f"{level_name(level)} {money_text(fen)}"
            for level, fen in bar.levels.items()
        ]
        if bar.gap:
            lines.append(f"{self.tr('Gap')} {money_text(bar.gap)}")
        return "\n".join(lines)
