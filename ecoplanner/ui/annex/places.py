"""Where pages stand on the desk, and where what they show stands on them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF

from ecoplanner.reports.draw.pages import paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.typeset.layout import Page
    from ecoplanner.reports.typeset.layout import Rect
    from ecoplanner.reports.typeset.sheet import Sheet

_STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class ReadingPlace(NamedTuple):
    """What is looked at.

    Attributes:
        row_id: the first row in view, or the one in hand; empty for none.
        page: index of its page.
        away: pixels from the top of the window to the row, or to the page.
    """

    row_id: str
    page: int
    away: float


def step_from(zoom: float, way: int) -> float:
    """Return the next larger size (way 1) or smaller one (way -1)."""
    if way > 0:
        return next((step for step in _STEPS if step > zoom + 0.01), _STEPS[-1])
    return next((step for step in _STEPS[::-1] if step < zoom - 0.01), _STEPS[0])


def on_paper(rect: Rect, sheet: Sheet) -> QRectF:
    """Return a place on the page as it is written, points from the upper left."""
    if sheet.is_turned and sheet.is_binder:
        long_side = sheet.paper[0]
        left = long_side - rect.x - rect.width
        return QRectF(rect.y, left, rect.height, rect.width)
    return QRectF(*rect)


@dataclass(frozen=True, slots=True)
class Stack:
    """Pages one under another.

    Attributes:
        boxes: of the pages, pixels from the upper left corner of the desk.
        scale: pixels a point.
        width: of the desk.
        height: of the desk.
    """

    boxes: tuple[QRectF, ...]
    scale: float
    width: float
    height: float

    def at(self, y: float) -> int:
        """Return the index of the page at a height, or of the one above it."""
        place = bisect_right(self.boxes, y, key=lambda box: box.top()) - 1
        return max(place, 0)

    def between(self, top: float, bottom: float) -> range:
        """Return the indexes of the pages seen between two heights."""
        if not self.boxes:
            return range(0)
        first = self.at(top)
        if self.boxes[first].bottom() < top:
            first += 1
        return range(first, self.at(bottom) + 1)

    def place(self, index: int, rect: QRectF) -> QRectF:
        """Return where a place of a page is on the desk."""
        box = self.boxes[index]
        return QRectF(
            box.left() + rect.left() * self.scale,
            box.top() + rect.top() * self.scale,
            rect.width() * self.scale,
            rect.height() * self.scale,
        )

    def point(self, index: int, spot: QPointF) -> QPointF:
        """Return a spot of the desk as a point of a page."""
        return (spot - self.boxes[index].topLeft()) / self.scale


def stack_of(
    pages: Sequence[Page], width: float, margin: float, zoom: float | None, most: float
) -> Stack:
    """Put pages one under another.

    Args:
        pages: in order.
        width: of the desk, pixels.
        margin: round the pages and between them.
        zoom: pixels a point; None for the widest page as wide as the desk.
        most: pixels a point when fitted, at the most.
    """
    sizes = [paper(page.sheet) for page in pages]
    widest = max((size[0] for size in sizes), default=1.0)
    scale = zoom or max(min((width - 2 * margin) / widest, most), 0.1)
    room = max(width, widest * scale + 2 * margin)
    boxes, y = [], margin
    for wide, high in sizes:
        # Whole pixels, so that no page is drawn between two of them.
        box = QRectF(
            round((room - wide * scale) / 2),
            round(y),
            round(wide * scale),
            round(high * scale),
        )
        boxes.append(box)
        y = box.bottom() + margin
    return Stack(tuple(boxes), scale, room, y)
