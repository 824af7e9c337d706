"""The legend of a chart, a table: swatch, name, share; the row is the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from typing_extensions import override

from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.charts.part_view import amount_text
from ecoplanner.ui.charts.part_view import fill_look
from ecoplanner.ui.charts.part_view import Marks
from ecoplanner.ui.charts.part_view import paint_row_marks
from ecoplanner.ui.charts.part_view import PartsView
from ecoplanner.ui.charts.part_view import text_token

if TYPE_CHECKING:
    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.theme import Theme

ROW = 22
#: Lowest row, where a card is low and parts are many.
LOWEST_ROW = 18
#: From this width on amounts stand beside the shares.
_AMOUNTS_FROM = 230
_SWATCH = 10


def paint_legend_row(
    painter: QPainter, box: QRectF, part: Part, theme: Theme, marks: Marks
) -> None:
    """Draw one row of a legend."""
    paint_row_marks(painter, box, part, marks, theme)
    painter.save()
    gap, side = theme.px(6), theme.px(_SWATCH)
    inner = box.adjusted(gap, 0, -gap, 0)
    swatch = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
    fill_look(painter, swatch, part.look, theme)
    inner.setLeft(swatch.right() + gap)
    is_chosen = part.key in marks.chosen
    name_font = theme.font(12, 500 if is_chosen else 400)
    figure_font = theme.font(12, 600 if is_chosen else 400)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(figure_font)
    painter.setPen(theme.color(text_token(part)))
    painter.drawText(inner, right, part.share_text)
    metrics = QFontMetrics(figure_font)
    inner.setRight(inner.right() - metrics.horizontalAdvance("100.00%") - gap)
    if box.width() >= theme.px(_AMOUNTS_FROM):
        painter.setPen(theme.color("derived"))
        painter.drawText(inner, right, amount_text(part, short_text))
        wide = metrics.horizontalAdvance("100,000.00")
        inner.setRight(inner.right() - wide)
    painter.setFont(name_font)
    painter.setPen(theme.color("text"))
    elided = QFontMetrics(name_font).elidedText(
        part.name, Qt.TextElideMode.ElideMiddle, int(inner.width())
    )
    painter.drawText(inner, left, elided)
    painter.restore()


class Legend(PartsView):
    """The rows of a legend; all fit as long as they may be lower."""

    @override
    def shape_of(self, part: Part) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._box(self.parts.index(part)))
        return path

    @override
    def paint_parts(self, painter: QPainter, marks: Marks) -> None:
        for index, part in enumerate(self.parts):
            paint_legend_row(painter, self._box(index), part, self._theme, marks)

    def _box(self, index: int) -> QRectF:
        count = max(len(self.parts), 1)
        high = min(self.height() / count, self._theme.px(ROW + 8))
        top = (self.height() - high * count) / 2
        return QRectF(0, top + index * high, self.width(), high)

    @override
    def _on_chart_shown(self) -> None:
        self.setMinimumHeight(self._theme.px(LOWEST_ROW) * len(self.parts))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(170), self._theme.px(ROW) * len(self.parts))
