"""Where pages stand on the desk, and where what they show stands on them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF

from ecoplanner.reports.draw.pages import paper
from ecoplanner.reports.typeset.compose import TablePart
from ecoplanner.reports.typeset.layout import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Page
    from ecoplanner.reports.typeset.sheet import Sheet

#: Edges as near as this are the same, points.
_NEAR = 0.5
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


def whole_row(_: Page, drawing: Drawing, row_id: str) -> list[Rect]:
    """Return where a row stands on a page, from edge to edge."""
    whole = drawing.anchors.get(row_id)
    return [] if whole is None else [whole]


def own_cells(page: Page, drawing: Drawing, row_id: str) -> list[Rect]:
    """Return the parts of a row that hold none of the cells it shares with others.

    Args:
        page: the page.
        drawing: what stands on it.
        row_id: the row.

    Returns:
        One place for each run of neighbouring cells, points; the whole row where all
        cells are shared or no table stands there.
    """
    whole = drawing.anchors.get(row_id)
    if whole is None:
        return []
    low, high = whole.y - _NEAR, whole.y + whole.height + _NEAR
    spans: list[tuple[float, float]] = []
    for part in page.parts:
        if isinstance(part, TablePart):
            lines, lefts = part.lines(), part.panel.lefts
            spans += [
                (part.x + lefts[cell.left], part.x + lefts[cell.right])
                for cell in part.seen()
                if low <= lines[cell.first] and lines[cell.last] <= high
            ]
    runs: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if runs and left <= runs[-1][1] + _NEAR:
            runs[-1] = (runs[-1][0], max(runs[-1][1], right))
        else:
            runs.append((left, right))
    found = [Rect(left, whole.y, right - left, whole.height) for left, right in runs]
    return found or [whole]


@dataclass(frozen=True, slots=True)
class Stack:
    """Pages one under another, or side by side in rows.

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
        """Return the index of the first page at a height, or above it."""
        last = self._last_at(y)
        while last > 0 and self.boxes[last - 1].top() == self.boxes[last].top():
            last -= 1
        return last

    def hit(self, spot: QPointF) -> int | None:
        """Return the index of the page at a spot of the desk."""
        row = range(self.at(spot.y()), self._last_at(spot.y()) + 1)
        return next((at for at in row if self.boxes[at].contains(spot)), None)

    def beyond(self, page: int, way: int) -> int:
        """Return a page of the next row (way 1) or of the one before (way -1)."""
        top = self.boxes[page].top()
        rest = range(page, len(self.boxes) if way > 0 else -1, way)
        return next((at for at in rest if self.boxes[at].top() != top), page)

    def _last_at(self, y: float) -> int:
        place = bisect_right(self.boxes, y, key=lambda box: box.top()) - 1
        return min(max(place, 0), max(len(self.boxes) - 1, 0))

    def between(self, top: float, bottom: float) -> range:
        """Return the indexes of the pages seen between two heights."""
        if not self.boxes:
            return range(0)
        first = self.at(top)
        if self.boxes[first].bottom() < top:
            first = self._last_at(top) + 1
        return range(first, self._last_at(bottom - 1) + 1)

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
    return _stacked(sizes, scale, max(width, widest * scale + 2 * margin), margin, 1)


def rows_of(
    pages: Sequence[Page],
    room: tuple[float, float],
    margin: float,
    zoom: float | None,
    most: float,
) -> Stack:
    """Put pages side by side, as many as there is room for, then under these.

    Args:
        pages: in order.
        room: width and height of the desk, pixels.
        margin: round the pages and between them.
        zoom: pixels a point; None for the largest page wholly in view.
        most: pixels a point when fitted, at the most.
    """
    sizes = [paper(page.sheet) for page in pages]
    widest = max((size[0] for size in sizes), default=1.0)
    highest = max((size[1] for size in sizes), default=1.0)
    wide, high = (each - 2 * margin for each in room)
    scale = zoom or max(min(wide / widest, high / highest, most), 0.1)
    across = max(int((wide + margin) // (widest * scale + margin)), 1)
    return _stacked(
        sizes, scale, max(room[0], widest * scale + 2 * margin), margin, across
    )


def _stacked(
    sizes: Sequence[tuple[float, float]],
    scale: float,
    width: float,
    margin: float,
    across: int,
) -> Stack:
    boxes, y = [], margin
    for first in range(0, len(sizes), across):
        row = sizes[first : first + across]
        whole = sum(wide for wide, _ in row) * scale + margin * (len(row) - 1)
        x = (width - whole) / 2
        for wide, high in row:
            # Whole pixels, so that no page is drawn between two of them.
            boxes.append(
                QRectF(round(x), round(y), round(wide * scale), round(high * scale))
            )
            x += wide * scale + margin
        y = max(box.bottom() for box in boxes[-len(row) :]) + margin
    return Stack(tuple(boxes), scale, width, y)
