"""Horizontal bars: one a part, or the sources of one sum stacked with the gap last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from PySide6.QtGui import QPen
from typing_extensions import override

from ecoplanner.ui.charts.part_view import fill_look
from ecoplanner.ui.charts.part_view import Marks
from ecoplanner.ui.charts.part_view import paint_row_marks
from ecoplanner.ui.charts.part_view import PartsView
from ecoplanner.ui.charts.part_view import text_token
from ecoplanner.ui.charts.parts import OTHER_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.theme import Theme

ROW = 22
STACK = 13
_BAR = 10
#: Widest part of a row that names may take.
_NAMES = 0.46
_SEAM = 1.0


def name_width(parts: Sequence[Part], width: float, theme: Theme) -> float:
    """Return the width of the column of names over bars."""
    metrics = QFontMetrics(theme.font(12))
    longest = max((metrics.horizontalAdvance(part.name) for part in parts), default=0)
    return min(longest + theme.px(8), width * _NAMES)


def paint_bar_row(  # noqa: PLR0913 - a row has a place, a part and a common scale
    painter: QPainter,
    box: QRectF,
    part: Part,
    theme: Theme,
    *,
    names: float,
    largest_fen: int,
    marks: Marks,
) -> None:
    """Draw one row: name, bar from zero, share.

    Args:
        painter: where to draw.
        box: the row.
        part: what it shows; below zero it has no bar.
        theme: colours, sizes and fonts.
        names: width of the column of names.
        largest_fen: amount of the longest bar, more than zero.
        marks: which parts stand out.
    """
    paint_row_marks(painter, box, part, marks, theme)
    painter.save()
    edge = theme.px(6)
    inner = box.adjusted(edge, 0, -edge, 0)
    is_chosen = part.key in marks.chosen
    font = theme.font(12, 500 if is_chosen else 400)
    metrics = QFontMetrics(font)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font)
    painter.setPen(theme.color(text_token(part)))
    painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, part.share_text)
    painter.setPen(theme.color("text"))
    label = metrics.elidedText(
        part.name, Qt.TextElideMode.ElideMiddle, int(names - theme.px(6))
    )
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, label)
    start = inner.left() + names
    room = inner.right() - metrics.horizontalAdvance("100.00%") - edge - start
    high = theme.px(_BAR)
    # 其他 stands for many: beside single parts its bar would dwarf them.
    if part.amount_fen > 0 and part.key != OTHER_KEY:
        long = max(room * part.amount_fen / largest_fen, 1.5 * theme.scale)
        bar = QRectF(start, inner.center().y() - high / 2, long, high)
        fill_look(painter, bar, part.look, theme)
    painter.restore()


def largest_bar(parts: Sequence[Part]) -> int:
    """Return the amount of the longest bar, more than zero."""
    amounts = (part.amount_fen for part in parts if part.key != OTHER_KEY)
    return max(max(amounts, default=0), 1)


def paint_stack(
    painter: QPainter, box: QRectF, parts: Sequence[Part], theme: Theme
) -> None:
    """Draw parts one behind the other; an excess is not drawn, only said."""
    painter.save()
    places = stack_places(box, parts)
    seam = QPen(theme.color("surface"), _SEAM * theme.scale)
    if not places:
        painter.fillRect(box, theme.color("sunken"))
    for part, place in places:
        fill_look(painter, place, part.look, theme)
        if place.left() > box.left() and part.look.kind != "gap":
            painter.setPen(seam)
            painter.drawLine(place.topLeft(), place.bottomLeft())
    painter.restore()


def stack_places(box: QRectF, parts: Sequence[Part]) -> list[tuple[Part, QRectF]]:
    """Return where each part of a stack lies; none for what is not above zero."""
    total = sum(max(part.amount_fen, 0) for part in parts)
    found, left = [], box.left()
    for part in parts:
        if part.amount_fen > 0:
            wide = box.width() * part.amount_fen / total
            found.append((part, QRectF(left, box.top(), wide, box.height())))
            left += wide
    return found


class Bars(PartsView):
    """A table of bars, of any length."""

    @override
    def shape_of(self, part: Part) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._box(self.parts.index(part)))
        return path

    @override
    def paint_parts(self, painter: QPainter, marks: Marks) -> None:
        names = name_width(self.parts, self.width(), self._theme)
        largest = largest_bar(self.parts)
        seen = painter.clipBoundingRect()
        for index, part in enumerate(self.parts):
            box = self._box(index)
            # A long list is painted only where it is seen.
            if seen.isEmpty() or box.intersects(seen):
                paint_bar_row(
                    painter,
                    box,
                    part,
                    self._theme,
                    names=names,
                    largest_fen=largest,
                    marks=marks,
                )

    def _box(self, index: int) -> QRectF:
        high = self._theme.px(ROW)
        return QRectF(0, index * high, self.width(), high)

    @override
    def _on_chart_shown(self) -> None:
        self.setMinimumHeight(self._theme.px(ROW) * len(self.parts))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(ROW) * len(self.parts))


class StackBar(PartsView):
    """The sources of a sum in one bar, the gap last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(theme.px(STACK))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def shape_of(self, part: Part) -> QPainterPath:
        path = QPainterPath()
        for each, place in stack_places(QRectF(self.rect()), self.parts):
            if each.key == part.key:
                path.addRect(place)
        return path

    @override
    def paint_parts(self, painter: QPainter, marks: Marks) -> None:
        paint_stack(painter, QRectF(self.rect()), self.parts, self._theme)
