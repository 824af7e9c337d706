"""Stacked bars beside each other: sources by programme, sources by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.amounts import column_decimals
from ecoplanner.ui.amounts import rounded_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.charts.bars import stack_places
from ecoplanner.ui.charts.part_view import amount_text
from ecoplanner.ui.charts.part_view import fill_look
from ecoplanner.ui.charts.part_view import text_token

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.charts.sources import Column
    from ecoplanner.ui.theme import Theme

_ROW = 24
_BAR = 12
_LABEL = 18
_WIDEST = 40
_SEAM = 1.0


class _Columns(QWidget):
    """Bars of parts, told in words by tooltips and to a screen reader."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: tuple[Column, ...] = ()

    def show_columns(self, columns: Iterable[Column]) -> None:
        """Show other bars."""
        self._columns = tuple(columns)
        self.setAccessibleDescription(
            "；".join(self._words(column) for column in self._columns)
        )
        self._on_columns_shown()
        self.update()

    def _on_columns_shown(self) -> None:
        """Follow a change of the bars in size."""

    def _words(self, column: Column) -> str:
        parts = ", ".join(
            f"{part.full_name} {amount_text(part)}" for part in column.parts
        )
        return f"{column.name}: {parts}"

    def _column_at(self, place: QPointF) -> Column | None:
        raise NotImplementedError

    def _paint_parts(
        self, painter: QPainter, places: Iterable[tuple[Part, QRectF]]
    ) -> None:
        seam = self._theme.color("surface")
        for part, place in places:
            fill_look(painter, place, part.look, self._theme)
            if part.look.kind != "gap":
                edge = QRectF(place.left(), place.top(), place.width(), _SEAM)
                if place.height() < place.width():
                    edge = QRectF(place.right() - _SEAM, place.top(), _SEAM, 0)
                    edge.setBottom(place.bottom())
                painter.fillRect(edge, seam)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self._column_at(QPointF(event.pos()))
            text = self._words(column) if column else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


class SourceBars(_Columns):
    """Sources of each programme from the axis on, the gap last, as rows."""

    @override
    def _on_columns_shown(self) -> None:
        self.setFixedHeight(self._theme.px(_ROW) * len(self._columns))

    @override
    def _column_at(self, place: QPointF) -> Column | None:
        index = int(place.y() // self._theme.px(_ROW))
        return self._columns[index] if 0 <= index < len(self._columns) else None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        metrics = QFontMetrics(theme.font(12))
        names = max(
            (metrics.horizontalAdvance(each.name) for each in self._columns), default=0
        )
        names = min(names + theme.px(12), round(self.width() * 0.34))
        room = self.width() - names - metrics.horizontalAdvance("−100,000.00")
        largest = max((each.total_fen for each in self._columns), default=0)
        painter.setFont(theme.font(12))
        for index, column in enumerate(self._columns):
            row = QRectF(0, index * theme.px(_ROW), self.width(), theme.px(_ROW))
            name = metrics.elidedText(
                column.name, Qt.TextElideMode.ElideMiddle, names - theme.px(6)
            )
            painter.setPen(theme.color("text"))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, name)
            gap = next((p for p in column.parts if p.look.kind == "gap"), None)
            if gap is not None:
                painter.setPen(
                    theme.color(text_token(gap) if gap.amount_fen else "text3")
                )
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(row, right, amount_text(gap, short_text))
            if column.total_fen:
                long = max(room * column.total_fen / largest, 2.0)
                high = theme.px(_BAR)
                bar = QRectF(names, row.center().y() - high / 2, long, high)
                self._paint_parts(painter, stack_places(bar, column.parts))
        painter.setPen(theme.color("linestrong"))
        painter.drawLine(QPointF(names - 0.5, 0), QPointF(names - 0.5, self.height()))
        painter.end()


class YearColumns(_Columns):
    """Sources of each year from the axis on, as columns with totals above."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setMinimumHeight(theme.px(96))

    @override
    def _column_at(self, place: QPointF) -> Column | None:
        if not self._columns:
            return None
        index = int(place.x() // (self.width() / len(self._columns)))
        return self._columns[index] if 0 <= index < len(self._columns) else None

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(130))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._columns:
            return
        theme = self._theme
        painter = QPainter(self)
        font = theme.font(11)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        step = self.width() / len(self._columns)
        label = theme.px(_LABEL)
        ground = self.height() - label
        largest = max(column.total_fen for column in self._columns)
        wide = min(step * 0.56, theme.px(_WIDEST))
        totals = _totals(self._columns)
        names = _fitting([column.name for column in self._columns], step, metrics)
        fits = all(metrics.horizontalAdvance(text) <= step for text in totals)
        for index, column in enumerate(self._columns):
            middle = (index + 0.5) * step
            high = (ground - label) * column.total_fen / largest if largest else 0
            bar = QRectF(middle - wide / 2, ground - high, wide, high)
            self._paint_parts(painter, _risen(bar, column))
            painter.setPen(theme.color("derived"))
            box = QRectF(index * step, bar.top() - label, step, label)
            if fits:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, totals[index])
            painter.setPen(theme.color("text2"))
            box = QRectF(middle - step, ground, 2 * step, label)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, names[index])
        painter.fillRect(QRectF(0, ground, self.width(), 1), theme.color("linestrong"))
        painter.end()


def _totals(columns: Sequence[Column]) -> list[str]:
    amounts = [column.total_fen for column in columns]
    decimals = column_decimals(amounts)
    return [rounded_text(amount, decimals) for amount in amounts]


def _fitting(names: Sequence[str], step: float, metrics: QFontMetrics) -> list[str]:
    """Return names with as many left out as the room asks, none turned or cut."""
    widest = max(metrics.horizontalAdvance(name) for name in names) + 4
    each = max(1, -(-widest // max(int(step), 1)))
    return [name if not index % each else "" for index, name in enumerate(names)]


def _risen(bar: QRectF, column: Column) -> list[tuple[Part, QRectF]]:
    found, bottom = [], bar.bottom()
    for part in column.parts:
        if part.amount_fen > 0:
            high = bar.height() * part.amount_fen / column.total_fen
            found.append((part, QRectF(bar.left(), bottom - high, bar.width(), high)))
            bottom -= high
    return found
