"""Painting the schedule: names at the left, months at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from PySide6.QtGui import QPen
from PySide6.QtGui import QPixmap

from ecoplanner.reports.months import MONTH
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.charts.patterns import paint_series
from ecoplanner.ui.schedule.lettering import CENTRE
from ecoplanner.ui.schedule.lettering import LEFT
from ecoplanner.ui.schedule.lettering import RIGHT
from ecoplanner.ui.schedule.lettering import text
from ecoplanner.ui.schedule.name_painting import paint_group_name
from ecoplanner.ui.schedule.name_painting import paint_project_name
from ecoplanner.ui.schedule.scene import BAR
from ecoplanner.ui.schedule.scene import HANDLE

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from ecoplanner.ui.schedule.scene import Scene

_PLATE = 215
_NARROW_BAR = 70
#: Width of a strip of pattern: whole periods, so that strips join.
_STRIP = 400


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Paint everything that is seen."""
    theme = scene.theme
    painter.fillRect(0, 0, scene.width, scene.height, theme.color("surface"))
    body = QRectF(0, scene.header, scene.width, scene.body)
    painter.save()
    painter.setClipRect(body)
    for at in scene.visible():
        _paint_row(painter, scene, at)
    _paint_later(painter, scene)
    for at in scene.visible():
        _paint_bars(painter, scene, at)
    _paint_pinned(painter, scene)
    if scene.note:
        painter.setFont(theme.font(13))
        box = QRectF(scene.list_width, scene.header, scene.axis.width, scene.body)
        text(painter, box, scene.note, align=CENTRE, colour=theme.color("text2"))
    painter.restore()
    _paint_list_edge(painter, scene)


def _paint_pinned(painter: QPainter, scene: Scene) -> None:
    """Keep the title of the topmost group in sight, over its lines."""
    at = scene.pinned
    if at < 0:
        return
    scene.is_pinning = True
    _paint_row(painter, scene, at)
    _paint_bars(painter, scene, at)
    bottom = scene.top(at) + scene.row - 1
    painter.fillRect(0, bottom, scene.width, 1, scene.theme.color("linestrong"))
    scene.is_pinning = False


def bar_box(scene: Scene, at: int, span: Span) -> QRectF:
    """Return where the bar of a line lies."""
    axis, height = scene.axis, scene.theme.px(BAR)
    left, right = axis.x(span.first), axis.x(span.end)
    top = scene.top(at) + (scene.row - height) / 2
    return QRectF(left, top, right - left, height)


def missing_box(scene: Scene, at: int) -> QRectF:
    """Return where a project without years offers itself: the first phase."""
    return bar_box(scene, at, first_phase(scene))


def first_phase(scene: Scene) -> Span:
    """Return the months of the first phase, or of the plan without phases."""
    if not scene.phases:
        return scene.plan
    phase = scene.phases[0]
    return Span(phase.first_year * YEAR, (phase.last_year + 1) * YEAR)


def _paint_row(painter: QPainter, scene: Scene, at: int) -> None:
    theme, line = scene.theme, scene.lines[at]
    top, height = scene.top(at), scene.row
    ground = "group" if line.is_group else ("sel" if at == scene.current else "")
    if ground:
        width = scene.width if line.is_group else scene.list_width
        painter.fillRect(0, top, width, height, theme.color(ground))
        if not line.is_group:
            tint = theme.color("accenttint")
            tint.setAlpha(130)
            painter.fillRect(width, top, scene.width - width, height, tint)
    painter.fillRect(0, top + height - 1, scene.width, 1, theme.color("grid"))
    if at == scene.current:
        painter.fillRect(0, top, theme.px(3), height, theme.color("accent"))
    if line.is_group:
        paint_group_name(painter, scene, line, top)
    else:
        paint_project_name(painter, scene, at, line, top)
    if at == scene.current and scene.has_focus:
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(1, top + 1, scene.list_width - 2, height - 2))


def _paint_later(painter: QPainter, scene: Scene) -> None:
    """Paint the lines of years and quarters, and shade what is not near."""
    theme, axis = scene.theme, scene.axis
    top, bottom = scene.header, scene.header + scene.body
    near = first_phase(scene)
    shade = theme.color("sunken")
    shade.setAlpha(170)
    for first, end in ((axis.first, near.first), (near.end, axis.end)):
        if first < end:
            left = max(axis.x(first), axis.left)
            painter.fillRect(QRectF(left, top, axis.x(end) - left, bottom - top), shade)
    hatch = theme.color("danger")
    hatch.setAlpha(60)
    for first, end in ((axis.first, scene.plan.first), (scene.plan.end, axis.end)):
        if first < end:
            left = max(axis.x(first), axis.left)
            box = QRectF(left, top, axis.x(end) - left, bottom - top)
            hatch_box(painter, box, hatch, theme.px(8))
    step = YEAR
    if axis.per_month * QUARTER >= theme.px(14):
        step = QUARTER
    if scene.unit == MONTH:
        step = MONTH
    for month in range(-(-axis.first // step) * step, axis.end, step):
        is_year = month % YEAR == 0
        if month > axis.first:
            tone = "line" if is_year else "grid"
            painter.fillRect(
                QRectF(int(axis.x(month)), top, 1, bottom - top), theme.color(tone)
            )


def hatch_box(painter: QPainter, box: QRectF, colour: QColor, step: int) -> None:
    """Draw falling lines over a box."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.1))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.top()), QPointF(x + box.height(), box.bottom()))
        x += step
    painter.restore()


def _paint_bars(painter: QPainter, scene: Scene, at: int) -> None:
    axis = scene.axis
    painter.save()
    painter.setClipRect(
        QRectF(axis.left, scene.header, axis.width, scene.body),
        Qt.ClipOperation.IntersectClip,
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = scene.lines[at]
    span = scene.drag if at == scene.current and scene.drag else line.span
    if line.is_group:
        if line.density:
            _paint_density(painter, scene, at)
        else:
            _paint_bracket(painter, scene, at)
    elif span is None:
        _paint_missing(painter, scene, at)
    else:
        _paint_bar(painter, scene, at, span)
    painter.restore()


def _paint_bracket(painter: QPainter, scene: Scene, at: int) -> None:
    span = scene.lines[at].span
    if span is None:
        return
    theme, axis = scene.theme, scene.axis
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003
    left, right = int(axis.x(span.first)) + 1, int(axis.x(span.end))
    middle = scene.top(at) + scene.row // 2
    colour = theme.color("text3")
    thick, foot = theme.px(4), theme.px(8)
    painter.fillRect(left, middle - foot // 2, right - left, thick, colour)
    for x in (left, right - 3):
        painter.fillRect(x, middle - foot // 2, 3, foot, colour)


def _paint_density(painter: QPainter, scene: Scene, at: int) -> None:
    """Paint how many projects are under work in each quarter."""
    line, axis, theme = scene.lines[at], scene.axis, scene.theme
    most = max((count for *_, count in line.density), default=0)
    floor = scene.top(at) + scene.row - theme.px(5)
    room = scene.row - theme.px(10)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003
    colour = theme.color("linestrong")
    for first, end, count in line.density:
        height = max(2.0, room * count / most)
        for quarter in range(first, end):
            left = axis.x(quarter * QUARTER)
            width = max(1.0, axis.x(quarter * QUARTER + QUARTER) - left - 1)
            painter.fillRect(QRectF(left + 1, floor - height, width, height), colour)


def _paint_missing(painter: QPainter, scene: Scene, at: int) -> None:
    theme, px = scene.theme, scene.theme.px
    box = missing_box(scene, at).adjusted(1, 0.5, -1, -0.5)
    pen = QPen(theme.color("text3"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box, px(4), px(4))
    words = scene.words["no schedule"]
    if scene.lines[at].words:
        words = scene.words["words only"].format(words=scene.lines[at].words)
    painter.setFont(theme.font(11))
    left = max(box.left(), scene.axis.left) + px(8)
    inside = QRectF(left, box.top(), box.right() - left - px(4), box.height())
    text(painter, inside, words, colour=theme.color("text2"))


def _paint_bar(painter: QPainter, scene: Scene, at: int, span: Span) -> None:
    theme, px, line = scene.theme, scene.theme.px, scene.lines[at]
    box = bar_box(scene, at, span)
    if box.right() <= scene.axis.left or box.left() >= scene.width:
        _paint_away(painter, scene, box, span)
        return
    path = QPainterPath()
    path.addRoundedRect(box, px(4), px(4))
    if span.is_open:
        pen = QPen(theme.color("text2"), 1)
        pen.setDashPattern([4, 3])
        painter.setOpacity(0.45)
        _fill(painter, scene, path, line.series)
        painter.setOpacity(1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    else:
        _fill(painter, scene, path, line.series)
    _paint_outside(painter, scene, box, path)
    words = span.text()
    if span.is_open:
        words = scene.words["assumed"].format(words=line.words or words)
    _paint_plate(painter, scene, box, words)
    if at == scene.current:
        _paint_handles(painter, scene, box)


def _paint_away(painter: QPainter, scene: Scene, box: QRectF, span: Span) -> None:
    """Say where a bar is that is out of sight, at the edge it lies behind."""
    theme, px = scene.theme, scene.theme.px
    painter.setFont(theme.font(11))
    left, right = scene.axis.left + px(6), scene.width - px(6)
    room = QRectF(left, box.top(), right - left, box.height())
    is_later = box.left() >= scene.width
    words = f"{span.text()} →" if is_later else f"← {span.text()}"
    align = RIGHT if is_later else LEFT
    text(painter, room, words, align=align, colour=theme.color("text3"))


def _fill(painter: QPainter, scene: Scene, path: QPainterPath, series: int) -> None:
    """Fill a bar from a strip painted once: thousands of dots take their time."""
    box = path.boundingRect()
    ratio = painter.device().devicePixelRatioF()
    key = (series, ratio)
    if key not in scene.strips:
        width = round(_STRIP * scene.theme.scale)
        strip = QPixmap(round(width * ratio), round(box.height() * ratio))
        strip.setDevicePixelRatio(ratio)
        strip.fill(Qt.GlobalColor.transparent)
        inner = QPainter(strip)
        paint_series(inner, QRectF(0, 0, width, box.height()), series, scene.theme)
        inner.end()
        scene.strips[key] = strip
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.drawTiledPixmap(box, scene.strips[key])
    painter.restore()


def _paint_outside(
    painter: QPainter, scene: Scene, box: QRectF, path: QPainterPath
) -> None:
    """Hatch the part of a bar that the plan's period does not hold."""
    axis = scene.axis
    low, high = axis.x(scene.plan.first), axis.x(scene.plan.end)
    parts = (
        QRectF(box.left(), box.top(), low - box.left(), box.height()),
        QRectF(max(box.left(), high), box.top(), box.right() - high, box.height()),
    )
    for part in parts:
        if part.width() > 0:
            painter.save()
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            painter.fillRect(part, scene.theme.color("dangertint"))
            hatch_box(painter, part, scene.theme.color("danger"), scene.theme.px(5))
            painter.restore()


def _paint_plate(painter: QPainter, scene: Scene, box: QRectF, words: str) -> None:
    """Write the time on a light plate inside, beside a bar that is too short."""
    theme, px = scene.theme, scene.theme.px
    painter.setFont(theme.font(11))
    width = painter.fontMetrics().horizontalAdvance(words) + px(10)
    left = max(box.left(), scene.axis.left) + px(6)
    if box.right() - left < max(width, px(_NARROW_BAR) - px(12)):
        beside = QRectF(box.right() + px(8), box.top(), width, box.height())
        if beside.right() > scene.width:
            beside.moveRight(box.left() - px(4))
        text(painter, beside, words, colour=theme.color("text2"), elide=False)
        return
    plate = QRectF(left, box.top() + 1, width, box.height() - 2)
    ground = theme.color("surface")
    ground.setAlpha(_PLATE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, px(3), px(3))
    text(painter, plate, words, align=CENTRE, colour=theme.color("text"), elide=False)


def _paint_handles(painter: QPainter, scene: Scene, box: QRectF) -> None:
    theme, px = scene.theme, scene.theme.px
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right = handle_places(scene, box)
    outline = box.adjusted(-1, -2, 1, 2)
    outline.setLeft(max(outline.left(), left - px(HANDLE) / 2))
    outline.setRight(min(outline.right(), right + px(HANDLE) / 2))
    painter.drawRoundedRect(outline, px(5), px(5))
    painter.setBrush(theme.color("surface"))
    width, height = px(HANDLE), px(13)
    for x in (left, right):
        handle = QRectF(x - width / 2, box.center().y() - height / 2, width, height)
        painter.drawRoundedRect(handle, px(3), px(3))


def handle_places(scene: Scene, box: QRectF) -> tuple[float, float]:
    """Return the middles of the handles: whole where the bar ends at an edge."""
    inside = scene.theme.px(HANDLE) / 2 + 1
    left, right = box.left(), box.right()
    if abs(left - scene.axis.left) < inside:
        left = scene.axis.left + inside
    if abs(right - scene.width) < inside:
        right = scene.width - inside
    return left, right


def _paint_list_edge(painter: QPainter, scene: Scene) -> None:
    colour = scene.theme.color("linestrong")
    painter.fillRect(scene.list_width, 0, 1, scene.height, colour)
