"""Painting the names at the left of the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF

from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.patterns import paint_series
from ecoplanner.ui.schedule.lettering import RIGHT
from ecoplanner.ui.schedule.lettering import text

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ecoplanner.ui.schedule.rows import Line
    from ecoplanner.ui.schedule.scene import Scene

_THREE_DIGITS = 999


def paint_group_name(painter: QPainter, scene: Scene, line: Line, top: int) -> None:
    """Paint chevron, swatch, name, count and need of a group."""
    theme, height, px = scene.theme, scene.row, scene.theme.px
    icon = "chevron-down" if line.is_open else "chevron-right"
    painter.drawPixmap(
        QPointF(px(9), top + (height - px(14)) / 2), theme.pixmap(icon, "text2", 14)
    )
    left = px(31)
    if line.series >= 0:
        swatch = QRectF(left, top + (height - px(10)) / 2, px(10), px(10))
        paint_series(painter, swatch, line.series, theme)
        left = px(47)
    painter.setFont(theme.font(13, 600))
    need = money_text(line.need or 0)
    right = scene.list_width - px(10)
    needed = painter.fontMetrics().horizontalAdvance(need)
    name = f"{line.number}  {line.name}" if line.name else scene.words["none"]
    end = right - needed - px(10)
    if not line.is_open or not line.size or line.series < 0:
        count = str(line.size)
        painter.setFont(theme.font(12))
        room = painter.fontMetrics().horizontalAdvance(count)
        box = QRectF(end - room, top, room, height)
        colour = theme.color("text3")
        text(painter, box, count, align=RIGHT, colour=colour, elide=False)
        end -= room + px(8)
    painter.setFont(theme.font(13, 600))
    box = QRectF(left, top, end - left, height)
    text(painter, box, name, colour=theme.color("text"))
    box = QRectF(right - needed - 2, top, needed + 2, height)
    text(painter, box, need, align=RIGHT, colour=theme.color("text"))


def paint_project_name(
    painter: QPainter, scene: Scene, at: int, line: Line, top: int
) -> None:
    """Paint number, name, lead and need of a project."""
    theme, height, px = scene.theme, scene.row, scene.theme.px
    right = scene.list_width - px(10)
    painter.setFont(theme.font(12))
    box = QRectF(0, top, px(25), height)
    if line.number > _THREE_DIGITS:
        box.setWidth(px(32))
        painter.setFont(theme.font(11))
    text(
        painter,
        box,
        str(line.number),
        align=RIGHT,
        colour=theme.color("text3"),
        elide=False,
    )
    need_left, lead_left = right - px(66), right - px(154)
    is_wide = scene.list_width > px(300)
    painter.setFont(theme.font(13, 500 if at == scene.current else 400))
    end = lead_left if is_wide else need_left
    left = px(33) if line.number <= _THREE_DIGITS else px(37)
    box = QRectF(left, top, end - px(6) - left, height)
    text(painter, box, line.name, colour=theme.color("text"))
    painter.setFont(theme.font(13))
    missing = scene.words["not filled"]
    if is_wide:
        box = QRectF(lead_left, top, need_left - px(6) - lead_left, height)
        colour = theme.color("text" if line.lead else "danger")
        text(painter, box, line.lead or missing, colour=colour)
    need = missing if line.need is None else money_text(line.need)
    colour = theme.color("danger" if line.need is None else "text")
    box = QRectF(need_left, top, right - need_left, height)
    text(painter, box, need, align=RIGHT, colour=colour)
