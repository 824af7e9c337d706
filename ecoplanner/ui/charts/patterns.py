"""The fills of parts of a whole: a colour with a pattern drawn by hand.

Screen, SVG and PDF share these functions, and nothing else fills a part. Qt's brush
patterns are not used: they do not scale with the device and vanish in SVG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from PySide6.QtGui import QPen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.ui.theme import Theme

#: Index of what is not named, which is grey and always last.
OTHER = -1

_NAMED = 7
_PERIOD = 5.0
_LINE = 1.1
_DOT = 0.85
#: Lightness (CIE L*) below which lines are white.
_DARK_BELOW = 50.0
#: Where the curves of sRGB and of CIE L* become straight lines.
_LINEAR = 0.04045
_NEARLY_BLACK = 0.008856
_SERIES = ("solid", "rising", "dots", "cross", "level", "falling", "upright")
_SOURCES = {
    "central": "solid",
    "province": "rising",
    "city": "falling",
    "county": "dots",
    "bond": "cross",
    "social": "upright",
}


def paint_series(
    painter: QPainter, shape: QPainterPath | QRectF, index: int, theme: Theme
) -> None:
    """Fill a part with the look of a series.

    Args:
        painter: its pen, brush and clip are as before afterwards.
        shape: what is filled.
        index: place of the programme in the plan, from 0; `OTHER` for the rest.
        theme: colours and scale.
    """
    number, pattern = _series_look(index)
    colour = QColor(theme.tokens.series[number])
    _paint(painter, shape, colour, pattern, theme.scale)


def paint_source(
    painter: QPainter, shape: QPainterPath | QRectF, level: str, theme: Theme
) -> None:
    """Fill a part with the look of a source of money, by its level."""
    colour = QColor(theme.tokens.source(level))
    _paint(painter, shape, colour, _SOURCES[level], theme.scale)


def paint_gap(
    painter: QPainter, shape: QPainterPath | QRectF, theme: Theme, *, fill: bool = True
) -> None:
    """Draw money that is missing: a dashed outline, never a series.

    Args:
        painter: its pen, brush and clip are as before afterwards.
        shape: where the missing part lies; the line stays inside.
        theme: colours and scale.
        fill: False for paper, where it is empty.
    """
    width = _LINE * theme.scale
    pen = QPen(theme.color("danger"), width)
    pen.setDashPattern([2.4, 1.8])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    path = _path(shape)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if fill:
        painter.fillPath(path, theme.color("dangertint"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    if isinstance(shape, QRectF):
        half = min(width, shape.width(), shape.height()) / 2
        painter.drawRect(shape.adjusted(half, half, -half, -half))
    else:
        pen.setWidthF(width * 2)
        pen.setDashPattern([1.2, 0.9])
        painter.setPen(pen)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawPath(path)
    painter.restore()


def series_color(index: int, theme: Theme) -> QColor:
    """Return the plain colour of a series, for what is under 10 px."""
    return QColor(theme.tokens.series[_series_look(index)[0]])


def _series_look(index: int) -> tuple[int, str]:
    """Return colour number and pattern: an eighth series takes the next pattern."""
    round_, number = divmod(index, _NAMED)
    if round_ not in (0, 1):
        return _NAMED, "solid"
    return number, _SERIES[(number + round_) % _NAMED]


def _paint(
    painter: QPainter,
    shape: QPainterPath | QRectF,
    colour: QColor,
    pattern: str,
    scale: float,
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(shape, QRectF):
        box = shape
        painter.fillRect(shape, colour)
    else:
        box = shape.boundingRect()
        painter.fillPath(shape, colour)
    if pattern != "solid":
        if isinstance(shape, QRectF):
            painter.setClipRect(shape, Qt.ClipOperation.IntersectClip)
        else:
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        period = _PERIOD * scale
        ink = _ink(colour)
        if pattern == "dots":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            radius = _DOT * scale
            for point in _dots(box, period):
                painter.drawEllipse(point, radius, radius)
        else:
            painter.setPen(QPen(ink, _LINE * scale))
            painter.drawLines(list(_LINES[pattern](box, period)))
    painter.restore()


def _ink(colour: QColor) -> QColor:
    """Return white at 60 % for a dark colour, black at 33 % for a light one."""
    if _lightness(colour) < _DARK_BELOW:
        return QColor(255, 255, 255, 153)
    return QColor(0, 0, 0, 84)


def _lightness(colour: QColor) -> float:
    """Return CIE L* of an sRGB colour, 0-100."""
    weights = (0.2126, 0.7152, 0.0722)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    light = sum(
        weight * (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4)
        for weight, part in zip(weights, parts, strict=True)
    )
    return 116 * light ** (1 / 3) - 16 if light > _NEARLY_BLACK else light * 903.3


def _steps(start: float, end: float, period: float) -> Iterator[float]:
    place = start
    while place < end:
        yield place
        place += period


def _rising(box: QRectF, period: float) -> Iterator[QLineF]:
    for x in _steps(box.left() + period / 2, box.right() + box.height(), period):
        yield QLineF(x, box.top(), x - box.height(), box.bottom())


def _falling(box: QRectF, period: float) -> Iterator[QLineF]:
    for x in _steps(box.left() - box.height(), box.right(), period):
        yield QLineF(x, box.top(), x + box.height(), box.bottom())


def _cross(box: QRectF, period: float) -> Iterator[QLineF]:
    yield from _rising(box, period)
    yield from _falling(box, period)


def _level(box: QRectF, period: float) -> Iterator[QLineF]:
    for y in _steps(box.top() + period / 2, box.bottom(), period):
        yield QLineF(box.left(), y, box.right(), y)


def _upright(box: QRectF, period: float) -> Iterator[QLineF]:
    for x in _steps(box.left() + period / 2, box.right(), period):
        yield QLineF(x, box.top(), x, box.bottom())


def _dots(box: QRectF, period: float) -> Iterator[QPointF]:
    rows = _steps(box.top() + period / 4, box.bottom() + period / 2, period / 2)
    for number, y in enumerate(rows):
        shift = period / 4 + period / 2 * (number % 2)
        for x in _steps(box.left() + shift, box.right() + period / 2, period):
            yield QPointF(x, y)


def _path(shape: QPainterPath | QRectF) -> QPainterPath:
    if isinstance(shape, QPainterPath):
        return shape
    path = QPainterPath()
    path.addRect(shape)
    return path


_LINES = {
    "rising": _rising,
    "falling": _falling,
    "cross": _cross,
    "level": _level,
    "upright": _upright,
}
