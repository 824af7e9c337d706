"""One drag on the schedule, from press to release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ecoplanner.reports.months import MONTH
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.schedule.months import dragged
from ecoplanner.ui.schedule.months import drawn
from ecoplanner.ui.schedule.painting import bar_box

if TYPE_CHECKING:
    from ecoplanner.reports.months import Span
    from ecoplanner.ui.schedule.months import Grip
    from ecoplanner.ui.schedule.scene import Scene

#: How far the mouse goes before a press is a drag, and how near an end is its handle.
_SLACK = 4
_REACH = 7


@dataclass(slots=True)
class Gesture:
    """A bar held by its middle or an end, or a bar being drawn.

    Attributes:
        start_x: where the mouse was pressed.
        span: the bar as it was; None while one is drawn.
        grip: which part is held.
        is_moving: whether the mouse went far enough.
    """

    start_x: float
    span: Span | None
    grip: Grip = "whole"
    is_moving: bool = False

    @property
    def draws(self) -> bool:
        """Whether there was no bar."""
        return self.span is None

    @classmethod
    def at(cls, scene: Scene, at: int, x: float) -> Gesture | None:
        """Begin at a place of a line; None where nothing can be held."""
        span = scene.lines[at].span
        if span is None:
            return cls(x, None)
        grip = grip_at(scene, at, x)
        return None if grip is None else cls(x, span, grip)

    def moved(self, scene: Scene, x: float, step: int) -> Span | None:
        """Return what the bar would be; None while the mouse has hardly moved."""
        if not self.is_moving and abs(x - self.start_x) < scene.theme.px(_SLACK):
            return None
        self.is_moving = True
        axis = scene.axis
        if self.span is None:
            return drawn(axis.month(self.start_x), axis.month(x), step)
        return dragged(self.span, self.grip, (x - self.start_x) / axis.per_month, step)


def grip_at(scene: Scene, at: int, x: float) -> Grip | None:
    """Return what is held at a place of a line: an end, the middle or nothing."""
    span = scene.lines[at].span
    if span is None:
        return None
    box = bar_box(scene, at, span)
    reach = min(scene.theme.px(_REACH), box.width() / 3)
    outer = scene.theme.px(_REACH)
    if box.left() - outer <= x <= box.left() + reach:
        return "start"
    if box.right() - reach <= x <= box.right() + outer:
        return "end"
    return "whole" if box.left() < x < box.right() else None


def cursor_at(scene: Scene, x: float, y: float) -> Qt.CursorShape:
    """Return what the mouse looks like where a bar can be held or drawn."""
    at = scene.line_at(y)
    if at < 0 or x < scene.list_width or scene.lines[at].is_group:
        return Qt.CursorShape.ArrowCursor
    if scene.lines[at].span is None:
        return Qt.CursorShape.PointingHandCursor
    grip = grip_at(scene, at, x)
    if grip == "whole":
        return Qt.CursorShape.OpenHandCursor
    if grip is None:
        return Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.SizeHorCursor


def step_of(modifiers: Qt.KeyboardModifier) -> int:
    """Return the months that a drag snaps to."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return MONTH
    return YEAR if modifiers & Qt.KeyboardModifier.ShiftModifier else QUARTER
