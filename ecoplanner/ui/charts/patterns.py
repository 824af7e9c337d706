"""The fills of parts of a whole: a colour with a pattern drawn by hand.

Screen, SVG and PDF share these functions, and nothing else fills a part. Qt's brush
patterns are not used: they do not scale with the device and vanish in SVG.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtGui import QColor
from PySide6.QtGui import QIcon
from PySide6.QtGui import QImage
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from PySide6.QtGui import QPainterPathStroker
from PySide6.QtGui import QPen
from PySide6.QtGui import QPixmap
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QWidget

from ecoplanner import patterns

if TYPE_CHECKING:
    from ecoplanner.patterns import Pattern
    from ecoplanner.ui.theme import Theme

#: Periods of a pattern in a tile of it: then whole pixels at any device's ratio.
_PERIODS = 8
#: Index of what is not named, which is grey and always last.
OTHER = -1


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
    number, pattern = patterns.series_look(index)
    colour = QColor(theme.tokens.series[number])
    _paint(painter, shape, colour, pattern, theme.scale)


def paint_source(
    painter: QPainter, shape: QPainterPath | QRectF, level: str, theme: Theme
) -> None:
    """Fill a part with the look of a source of money, by its level."""
    colour = QColor(theme.tokens.source(level))
    _paint(painter, shape, colour, patterns.SOURCE_PATTERNS[level], theme.scale)


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
    width = patterns.LINE * theme.scale
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
    return QColor(theme.tokens.series[patterns.series_look(index)[0]])


def series_icon(index: int, side: int, ratio: float, theme: Theme) -> QIcon:
    """Return a swatch of a series.

    Args:
        index: place of the programme in the plan, from 0.
        side: pixels of the window.
        ratio: pixels of the device a pixel of the window.
        theme: colours and scale.
    """
    swatch = QPixmap(round(side * ratio), round(side * ratio))
    swatch.setDevicePixelRatio(ratio)
    painter = QPainter(swatch)
    paint_series(painter, QRectF(0, 0, side, side), index, theme)
    painter.end()
    return QIcon(swatch)


def _paint(
    painter: QPainter,
    shape: QPainterPath | QRectF,
    colour: QColor,
    pattern: Pattern,
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
        ink = _ink(colour)
        if _is_screen(painter):
            ratio = painter.device().devicePixelRatioF()
            brush = _brush(pattern, ink.rgba(), scale, ratio, box.topLeft())
            painter.fillPath(_path(shape), brush)
        else:
            edges = patterns.Box(box.left(), box.top(), box.right(), box.bottom())
            drawn = _drawn(edges, pattern, scale).intersected(_path(shape))
            painter.fillPath(drawn, ink)
    painter.restore()


def _drawn(edges: patterns.Box, pattern: Pattern, scale: float) -> QPainterPath:
    """Return the lines or dots of a pattern as one outline.

    It is cut to its shape before it is drawn: not all that shows an SVG knows clips.
    """
    period, path = patterns.PERIOD * scale, QPainterPath()
    if pattern == "dots":
        radius = patterns.DOT * scale
        for dot in patterns.dots(edges, period):
            path.addEllipse(QPointF(*dot), radius, radius)
        return path
    for line in patterns.lines(pattern, edges, period):
        path.moveTo(line[0], line[1])
        path.lineTo(line[2], line[3])
    stroker = QPainterPathStroker()
    stroker.setWidth(patterns.LINE * scale)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    return stroker.createStroke(path).simplified()


def _draw(
    painter: QPainter, edges: patterns.Box, ink: QColor, pattern: Pattern, scale: float
) -> None:
    """Draw the lines or dots of a pattern, line by line."""
    period = patterns.PERIOD * scale
    if pattern == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        radius = patterns.DOT * scale
        for dot in patterns.dots(edges, period):
            painter.drawEllipse(QPointF(*dot), radius, radius)
    else:
        painter.setPen(QPen(ink, patterns.LINE * scale))
        lines = patterns.lines(pattern, edges, period)
        painter.drawLines([QLineF(*line) for line in lines])


def _is_screen(painter: QPainter) -> bool:
    """Return whether pixels are filled one to one, so that a tile of them may be."""
    kinds = QTransform.TransformationType
    is_whole = painter.worldTransform().type() in {kinds.TxNone, kinds.TxTranslate}
    return is_whole and isinstance(painter.device(), QWidget | QImage | QPixmap)


def _brush(
    pattern: Pattern, rgba: int, scale: float, ratio: float, origin: QPointF
) -> QBrush:
    """Return a pattern as a brush: lines under a curved clip take a millisecond."""
    tile = _tile(pattern, rgba, scale, ratio)
    brush = QBrush(tile)
    zoom = patterns.PERIOD * scale * _PERIODS / tile.width()
    moved = QTransform.fromTranslate(origin.x(), origin.y())
    brush.setTransform(moved.scale(zoom, zoom))
    return brush


@lru_cache(maxsize=64)
def _tile(pattern: Pattern, rgba: int, scale: float, ratio: float) -> QImage:
    """Return some periods of a pattern in pixels of the device; it joins itself."""
    side = patterns.PERIOD * scale * _PERIODS
    pixels = max(round(side * ratio), 1)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / side, pixels / side)
    around = patterns.Box(-side, -side, 2 * side, 2 * side)
    _draw(painter, around, QColor.fromRgba(rgba), pattern, scale)
    painter.end()
    return image


def _ink(colour: QColor) -> QColor:
    """Return white for a dark colour, black for a light one, half transparent."""
    if patterns.is_dark(colour.redF(), colour.greenF(), colour.blueF()):
        ink = QColor(Qt.GlobalColor.white)
        ink.setAlphaF(patterns.WHITE_INK)
        return ink
    ink = QColor(Qt.GlobalColor.black)
    ink.setAlphaF(patterns.BLACK_INK)
    return ink


def _path(shape: QPainterPath | QRectF) -> QPainterPath:
    if isinstance(shape, QPainterPath):
        return shape
    path = QPainterPath()
    path.addRect(shape)
    return path
