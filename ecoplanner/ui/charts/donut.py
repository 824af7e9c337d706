"""A donut: a few parts of one whole, in the plan's order from twelve o'clock."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from PySide6.QtGui import QPen
from typing_extensions import override

from ecoplanner.ui.charts.part_view import fill_look
from ecoplanner.ui.charts.part_view import Marks
from ecoplanner.ui.charts.part_view import PartsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.theme import Theme

#: Width of the ring, as a part of the radius.
RING = 0.38
LIFT = 3.0
SEAM = 1.5
#: Least length of a slice along the edge, pixels at 100 %.
_LEAST = 1.5
_CIRCLE = 360.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A part's place on the ring.

    Attributes:
        part: the part.
        start: degrees clockwise from twelve o'clock.
        span: degrees.
    """

    part: Part
    start: float
    span: float


def slices(parts: Sequence[Part], least: float) -> list[Slice]:
    """Return where parts lie on the ring; one with an amount gets `least` degrees."""
    total = sum(part.amount_fen for part in parts)
    if total <= 0:
        return []
    wanted = [part.amount_fen / total * _CIRCLE for part in parts]
    spans = [max(span, least) if span else 0.0 for span in wanted]
    lent = sum(spans) - _CIRCLE
    room = sum(span for span in spans if span > 2 * least)
    spans = [
        span - lent * span / room if lent and span > 2 * least else span
        for span in spans
    ]
    found, start = [], 0.0
    for part, span in zip(parts, spans, strict=True):
        found.append(Slice(part=part, start=start, span=span))
        start += span
    return found


def paint_donut(  # noqa: PLR0913 - a drawing has a place, parts, words and marks
    painter: QPainter,
    box: QRectF,
    parts: Sequence[Part],
    theme: Theme,
    *,
    centre: tuple[str, str] = ("", ""),
    marks: Marks | None = None,
) -> None:
    """Draw a donut, a grey ring where there is nothing to show.

    Args:
        painter: where to draw.
        box: the ring fills it but for the lift of a part.
        parts: in order, none negative.
        theme: colours, sizes and fonts.
        centre: a figure and what it counts.
        marks: which parts stand out.
    """
    marks = marks or Marks()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    found = _slices(box, parts, theme)
    if not found:
        painter.fillPath(_whole(box, theme), theme.color("sunken"))
    seam = QPen(theme.color("surface"), SEAM * theme.scale)
    lifted = {marks.hot, marks.ring, *marks.chosen}
    for each in found:
        if each.span:
            path = _path(box, each, theme, is_lifted=each.part.key in lifted)
            fill_look(painter, path, each.part.look, theme)
            # Without a seam of its own a lone slice would be cut at the top.
            if each.span < _CIRCLE:
                painter.strokePath(path, seam)
    _paint_centre(painter, box, centre, theme)
    painter.restore()


def slice_path(
    box: QRectF, parts: Sequence[Part], key: str, theme: Theme
) -> QPainterPath:
    """Return the outline of a part's slice; empty where it has none."""
    for each in _slices(box, parts, theme):
        if each.part.key == key and each.span:
            return _path(box, each, theme)
    return QPainterPath()


def _paint_centre(
    painter: QPainter, box: QRectF, centre: tuple[str, str], theme: Theme
) -> None:
    figure, what = centre
    inner = _square(box, theme)
    edge = inner.width() * RING / 2
    inner.adjust(edge, edge, -edge, -edge)
    middle = Qt.AlignmentFlag.AlignCenter
    if not figure:
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font(12))
        painter.drawText(inner, middle | Qt.TextFlag.TextWordWrap, what)
        return
    large, small = theme.px(20), theme.px(16)
    upper = QRectF(inner.left(), 0, inner.width(), large)
    upper.moveTop(inner.center().y() - (large + small) / 2)
    painter.setFont(theme.font(12))
    if painter.fontMetrics().horizontalAdvance(what) > inner.width():
        # The tab and the legend say what is counted.
        upper.moveTop(inner.center().y() - large / 2)
        what = ""
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(15, 700))
    painter.drawText(upper, middle, figure)
    painter.setPen(theme.color("text2"))
    painter.setFont(theme.font(12))
    lower = QRectF(inner.left(), upper.bottom(), inner.width(), small)
    painter.drawText(lower, middle, what)


def _slices(box: QRectF, parts: Sequence[Part], theme: Theme) -> list[Slice]:
    radius = _square(box, theme).width() / 2
    if radius <= 0:
        return []
    least = (_LEAST + SEAM) * theme.scale / radius
    return slices(parts, math.degrees(least))


def _square(box: QRectF, theme: Theme) -> QRectF:
    """Return the square of the ring, with room for a lifted part round it."""
    side = min(box.width(), box.height()) - 2 * LIFT * theme.scale
    square = QRectF(0, 0, max(side, 0), max(side, 0))
    square.moveCenter(box.center())
    return square


def _whole(box: QRectF, theme: Theme) -> QPainterPath:
    outer = _square(box, theme)
    edge = outer.width() * RING / 2
    path = QPainterPath()
    path.addEllipse(outer)
    path.addEllipse(outer.adjusted(edge, edge, -edge, -edge))
    return path


def _path(
    box: QRectF, place: Slice, theme: Theme, *, is_lifted: bool = False
) -> QPainterPath:
    if place.span >= _CIRCLE:
        return _whole(box, theme)
    outer = _square(box, theme)
    edge = outer.width() * RING / 2
    inner = outer.adjusted(edge, edge, -edge, -edge)
    # Qt counts counter-clockwise from three o'clock.
    start = 90 - place.start
    path = QPainterPath()
    path.arcMoveTo(outer, start)
    path.arcTo(outer, start, -place.span)
    path.arcTo(inner, start - place.span, place.span)
    path.closeSubpath()
    if is_lifted:
        middle = math.radians(place.start + place.span / 2)
        lift = LIFT * theme.scale
        path.translate(QPointF(math.sin(middle) * lift, -math.cos(middle) * lift))
    return path


class Donut(PartsView):
    """A donut whose slices can be pointed at, walked over by keys, and chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._centre = ("", "")

    def show_centre(self, figure: str, what: str) -> None:
        """Say in the middle what the whole is."""
        self._centre = (figure, what)
        self.update()

    @override
    def shape_of(self, part: Part) -> QPainterPath:
        return slice_path(QRectF(self.rect()), self.parts, part.key, self._theme)

    @override
    def paint_parts(self, painter: QPainter, marks: Marks) -> None:
        paint_donut(
            painter,
            QRectF(self.rect()),
            self.parts,
            self._theme,
            centre=self._centre,
            marks=marks,
        )

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.px(108)
        return QSize(side, side)
