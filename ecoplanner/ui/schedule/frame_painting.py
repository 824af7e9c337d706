"""Painting round the lines: the axis with its phases above, the money below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.rounding import rounded_parts
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.patterns import paint_series
from ecoplanner.ui.schedule.lettering import CENTRE
from ecoplanner.ui.schedule.lettering import RIGHT
from ecoplanner.ui.schedule.lettering import text
from ecoplanner.ui.schedule.painting import first_phase
from ecoplanner.ui.schedule.scene import HEADER
from ecoplanner.ui.schedule.scene import SERIES_ROW

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ecoplanner.ui.schedule.scene import Scene

_ROOM_FOR_YEAR = 48
_PALE = 0.55


def paint_header(painter: QPainter, scene: Scene) -> None:
    """Paint the axis: names of columns, phases and years."""
    theme, px, axis = scene.theme, scene.theme.px, scene.axis
    height = scene.header
    painter.fillRect(0, 0, scene.width, height, theme.color("subtle"))
    _paint_titles(painter, scene)
    _paint_phases(painter, scene)
    painter.setFont(theme.font(12))
    half = px(22)
    foot = px(HEADER)
    painter.save()
    painter.setClipRect(QRectF(axis.left, 0, scene.width - axis.left, height))
    for year in axis.years:
        left = max(axis.x(year * YEAR), axis.left)
        right = min(axis.x((year + 1) * YEAR), axis.left + axis.width)
        if right - left < px(18):
            continue
        box = QRectF(left, half, right - left, foot - half)
        long = right - left >= px(_ROOM_FOR_YEAR)
        words = scene.words["year"].format(year=year) if long else f"{year % 100:02d}"
        text(painter, box, words, align=CENTRE, colour=theme.color("text2"))
        if year * YEAR > axis.first:
            painter.fillRect(
                QRectF(int(left), half, 1, foot - half), theme.color("line")
            )
    _paint_units(painter, scene)
    painter.restore()
    painter.fillRect(0, height - 1, scene.width, 1, theme.color("line"))
    painter.fillRect(scene.list_width, 0, 1, height, theme.color("linestrong"))


def _paint_units(painter: QPainter, scene: Scene) -> None:
    """Name quarters or months under their year, where they are wide enough."""
    axis, theme, step = scene.axis, scene.theme, scene.unit
    if not step:
        return
    top = theme.px(HEADER)
    painter.setFont(theme.font(11))
    for month in range(axis.first // step * step, axis.end, step):
        left, right = axis.x(month), axis.x(month + step)
        number = month % YEAR // step + 1
        words = scene.words["quarter" if step == QUARTER else "month"]
        box = QRectF(left, top, right - left, scene.header - top)
        text(
            painter,
            box,
            words.format(number=number),
            align=CENTRE,
            colour=theme.color("text3"),
            elide=False,
        )
        tone = "line" if month % YEAR == 0 else "grid"
        line = QRectF(int(left), top, 1, scene.header - top)
        painter.fillRect(line, theme.color(tone))


def paint_footer(painter: QPainter, scene: Scene) -> None:
    """Paint what each year takes; what is only assumed has a dashed edge."""
    theme, px, axis = scene.theme, scene.theme.px, scene.axis
    top = scene.height - scene.footer
    painter.fillRect(0, top, scene.width, scene.footer, theme.color("total"))
    painter.fillRect(0, top, scene.width, 1, theme.color("linestrong"))
    _paint_footer_words(painter, scene, top)
    years = [year for year in scene.money.years if year is not None]
    sums = [scene.money.need(year) for year in years]
    labels = dict(zip(years, rounded_parts(sums, FEN_PER_WAN), strict=True))
    most = max(sums, default=0)
    room = scene.footer - px(28)
    painter.save()
    painter.setClipRect(QRectF(axis.left, top, scene.width - axis.left, scene.footer))
    for year in axis.years:
        left, right = axis.x(year * YEAR), axis.x((year + 1) * YEAR)
        gap = min(px(12), (right - left) * 0.1)
        total = scene.money.need(year)
        if not total:
            if right - left > px(24):
                box = QRectF(left, top, right - left, scene.footer)
                text(painter, box, "—", align=CENTRE, colour=theme.color("text3"))
            continue
        height = max(2.0, room * total / most)
        given = height * scene.money.given.get(year, 0) / total
        bar = QRectF(left + gap, scene.height - height, right - left - 2 * gap, height)
        if scene.has_series:
            _paint_series_year(painter, scene, bar, year)
        else:
            _paint_year(painter, scene, bar, given)
        label = money_text(labels[year])
        # Of a year that is half in sight the amount still is.
        left, right = max(left, axis.left), min(right, scene.width)
        painter.setFont(theme.font(12, 600))
        if painter.fontMetrics().horizontalAdvance(label) > right - left - px(4):
            painter.setFont(theme.font(11))
        if painter.fontMetrics().horizontalAdvance(label) <= right - left - px(2):
            box = QRectF(left, bar.top() - px(19), right - left, px(18))
            text(
                painter,
                box,
                label,
                align=CENTRE,
                colour=theme.color("text"),
                elide=False,
            )
    painter.restore()


def _paint_titles(painter: QPainter, scene: Scene) -> None:
    theme, px = scene.theme, scene.theme.px
    painter.setFont(theme.font(12, 500))
    right = scene.list_width - px(10)
    colour = theme.color("text2")
    is_wide = scene.list_width > px(300)
    box = QRectF(px(33), 0, px(150), scene.header)
    text(painter, box, scene.words["project"], colour=colour)
    if is_wide:
        box = QRectF(right - px(154), 0, px(84), scene.header)
        text(painter, box, scene.words["lead"], colour=colour)
    box = QRectF(right - px(90), 0, px(90), scene.header)
    text(painter, box, scene.words["need"], align=RIGHT, colour=colour)


def _paint_phases(painter: QPainter, scene: Scene) -> None:
    theme, px, axis = scene.theme, scene.theme.px, scene.axis
    painter.setFont(theme.font(12, 500))
    shade = theme.color("sunken")
    near = first_phase(scene)
    if near.end < axis.end:
        left = max(axis.x(near.end), axis.left)
        painter.fillRect(
            QRectF(left, 0, axis.left + axis.width - left, scene.header), shade
        )
    edge = axis.left + axis.width
    for at, phase in enumerate(scene.phases):
        first, end = phase.first_year * YEAR, (phase.last_year + 1) * YEAR
        left = max(axis.x(first), axis.left)
        right = min(axis.x(end), edge)
        if right - left < px(20):
            continue
        if first > axis.first:
            painter.fillRect(
                QRectF(int(left), 0, 1, scene.header), theme.color("linestrong")
            )
        arrow = " →" if end > axis.end else ""
        words = f"{phase.name} {phase.first_year}—{phase.last_year}{arrow}"
        box = QRectF(left + px(8), 0, right - left - px(10), px(24))
        colour = theme.color("text2" if at else "accenttext")
        text(painter, box, words, colour=colour)


def _paint_footer_words(painter: QPainter, scene: Scene, top: int) -> None:
    theme, px = scene.theme, scene.theme.px
    right = scene.list_width - px(10)
    painter.setFont(theme.font(13, 600))
    box = QRectF(px(33), top + px(8), right - px(33) - px(80), px(22))
    text(painter, box, scene.words["money"], colour=theme.color("text"))
    box = QRectF(right - px(120), top + px(8), px(120), px(22))
    total = money_text(scene.total)
    text(painter, box, total, align=RIGHT, colour=theme.color("text"))
    painter.setFont(theme.font(12))
    box = QRectF(px(33), top + px(29), right - px(33), px(18))
    text(painter, box, scene.words["money how"], colour=theme.color("text2"))
    if scene.has_series:
        _paint_legend(painter, scene, top)
    rest = scene.money.need(None)
    if rest:
        words = scene.words["no year"].format(amount=money_text(rest))
        box = QRectF(px(33), top + px(47), right - px(33), px(18))
        text(painter, box, words, colour=theme.color("warn"))


def _paint_legend(painter: QPainter, scene: Scene, top: int) -> None:
    """Name the programmes in the bars, from the top of these down."""
    theme, px = scene.theme, scene.theme.px
    right = scene.list_width - px(10)
    painter.setFont(theme.font(12))
    for at, each in enumerate(reversed(scene.series)):
        line = QRectF(px(33), top + px(72 + SERIES_ROW * at), 0, px(SERIES_ROW))
        line.setRight(right)
        swatch = QRectF(line.left(), line.center().y() - px(6), px(12), px(12))
        paint_series(painter, swatch, each.number, theme)
        name = line.adjusted(px(20), 0, -px(96), 0)
        text(painter, name, each.name, colour=theme.color("text"))
        amount = money_text(each.total)
        text(painter, line, amount, align=RIGHT, colour=theme.color("text"))


def _paint_series_year(painter: QPainter, scene: Scene, bar: QRectF, year: int) -> None:
    """Stack the programmes of a year; what is only assumed is pale and dashed."""
    theme, total = scene.theme, scene.money.need(year)
    ground = bar.bottom()
    for each in scene.series:
        parts = ((each.money.given, 1.0), (each.money.gap, _PALE))
        for sums, strength in parts:
            high = bar.height() * max(sums.get(year, 0), 0) / total
            if high <= 0:
                continue
            ground -= high
            box = QRectF(bar.left(), ground, bar.width(), high)
            painter.save()
            painter.setOpacity(strength)
            paint_series(painter, box, each.number, theme)
            painter.restore()
            painter.fillRect(
                QRectF(box.left(), box.top(), box.width(), 1), theme.color("total")
            )
    if scene.money.gap.get(year, 0) > 0:
        painter.save()
        pen = QPen(theme.color("text3"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()


def _paint_year(painter: QPainter, scene: Scene, bar: QRectF, given: float) -> None:
    theme = scene.theme
    painter.save()
    solid = QRectF(bar.left(), bar.bottom() - given, bar.width(), given)
    loose = QRectF(bar.left(), bar.top(), bar.width(), bar.height() - given)
    if given:
        painter.fillRect(solid, theme.color("accentline"))
    if loose.height() >= 1:
        tint = theme.color("accentline")
        tint.setAlpha(70)
        painter.fillRect(loose, tint)
        pen = QPen(theme.color("accentline"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(loose.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
