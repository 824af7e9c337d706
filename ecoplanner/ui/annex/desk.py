"""The desk: the printed pages one under another, as they will leave the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from ecoplanner.ui.annex.desk_painter import DeskPainter
from ecoplanner.ui.annex.drawings import Drawings
from ecoplanner.ui.annex.places import on_paper
from ecoplanner.ui.annex.places import own_cells
from ecoplanner.ui.annex.places import ReadingPlace
from ecoplanner.ui.annex.places import rows_of
from ecoplanner.ui.annex.places import Stack
from ecoplanner.ui.annex.places import stack_of
from ecoplanner.ui.annex.places import step_from
from ecoplanner.ui.annex.places import whole_row
from ecoplanner.ui.annex.rendering import Artist

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Page
    from ecoplanner.reports.typeset.layout import Rect
    from ecoplanner.ui.annex.composer import Sheets
    from ecoplanner.ui.theme import Theme

    Marks = Callable[[int], list[tuple[QRectF, bool]]]

#: Round the pages and between them, pixels at 100 %.
MARGIN = 18
#: Pixels a point at 100 %.
WHOLE = 96 / 72
#: A fitted page is enlarged no further, in pixels a point.
_FITTED_MOST = 1.5 * WHOLE
#: The page in hand is the one at this share of the window's height.
_LOOK = 0.35


class PageDesk(QAbstractScrollArea):
    """Shows the pages; only those in view are drawn, the next one in idle time.

    The place is kept by the row that is looked at: when rows come or go above it,
    it stays where it was.

    Signals:
        row_clicked: a row of the page was clicked, by its id.
        page_changed: another page is in hand, by index.
        zoom_changed: pages have another size.
        painted: what is in view was painted.
    """

    row_clicked = Signal(str)
    page_changed = Signal(int)
    zoom_changed = Signal()
    painted = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, is_row: bool = False
    ) -> None:
        """Make a desk; in a row pages fit its height, otherwise its width."""
        super().__init__(parent)
        self._theme, self._is_row = theme, is_row
        self.artist, self._painter = Artist(), DeskPainter(theme)
        self._sheets: Sheets | None = None
        self._stack = Stack((), 1.0, 0.0, 0.0)
        self._drawings, self._page, self._row = Drawings(), 0, ""
        self._zoom: float | None = None
        self._marks: Marks | None = None
        #: Whether a row can be gone to; the page that owns the desk says so.
        self.is_link: Callable[[str], bool] = bool
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._on_idle_timeout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Printed pages"))
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setMouseTracking(True)

    @property
    def sheets(self) -> Sheets | None:
        """The pages shown."""
        return self._sheets

    @property
    def page(self) -> int:
        """Index of the page in hand."""
        return self._page

    @property
    def seen_pages(self) -> range:
        """Indexes of the pages in view."""
        top = self.verticalScrollBar().value()
        return self._stack.between(top, top + self.viewport().height())

    @property
    def percent(self) -> int:
        """Size of the pages, 100 being that of the paper."""
        return round(self._stack.scale / WHOLE * 100)

    @property
    def is_fitted(self) -> bool:
        """Whether pages are as wide as the desk."""
        return self._zoom is None

    def show_sheets(self, sheets: Sheets) -> None:
        """Show other pages, the row that is looked at staying where it is."""
        place = self._place() if self._sheets is not None else None
        self._sheets = sheets
        self._drawings.clear()
        self.artist.forget_from(len(sheets.layout.pages))
        self._update_stack()
        if place is not None:
            self._go_back(place)
        else:
            self.show_row(self._row)
        # Before anything is painted, so that no page is seen half new.
        for index in self.seen_pages:
            self._render(index)
        self._idle.start()
        self._update_page()
        self.viewport().update()

    def show_row(self, row_id: str) -> None:
        """Outline a row, and bring it into view if it is not."""
        self._row = row_id
        spots = self._rows(row_id)
        seen = QRectF(self.viewport().rect()).translated(self._offset())
        if spots and not any(seen.intersects(spot) for spot in spots):
            self.show_place(spots[0])
        self.viewport().update()

    def show_spot(self, index: int, spot: QRectF) -> None:
        """Bring a place of a page, in points of the paper, into view."""
        self.show_place(self._stack.place(index, spot))

    def show_place(self, spot: QRectF) -> None:
        """Bring a place of the desk into view, unless it is there."""
        seen = QRectF(self.viewport().rect()).translated(self._offset())
        if not seen.contains(spot):
            start = spot.center() - QPointF(seen.width() / 2, seen.height() / 2)
            self.verticalScrollBar().setValue(round(start.y()))
            self.horizontalScrollBar().setValue(round(start.x()))

    def show_page(self, index: int) -> None:
        """Bring the head of a page into view."""
        if self._stack.boxes:
            last = len(self._stack.boxes) - 1
            top = self._stack.boxes[min(max(index, 0), last)].top()
            self.verticalScrollBar().setValue(round(top - self._theme.px(MARGIN) / 2))

    def set_marks(self, marks: Marks | None) -> None:
        """Mark places of a page, in points, and whether each is the one in hand."""
        self._marks = marks
        self.viewport().update()

    def place_on_desk(self, index: int, rect: Rect) -> QRectF:
        """Return where a place of a page's drawing stands on the desk."""
        assert self._sheets is not None  # noqa: S101 - only with pages
        sheet = self._sheets.layout.pages[index].sheet
        return self._stack.place(index, on_paper(rect, sheet))

    def drawing(self, index: int) -> Drawing:
        """Return what stands on a page, kept for the pages last looked at."""
        assert self._sheets is not None  # noqa: S101 - only with pages
        return self._drawings.drawing(self._sheets.layout.pages, index)

    @Slot()
    def zoom_in(self) -> None:
        """Show pages one step larger."""
        self._set_zoom(step_from(self._stack.scale / WHOLE, 1))

    @Slot()
    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        self._set_zoom(step_from(self._stack.scale / WHOLE, -1))

    @Slot()
    def fit_width(self) -> None:
        """Show pages as wide as the desk."""
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        place = self._place()
        self._zoom = None if zoom is None else zoom * WHOLE * self._theme.scale
        self._update_stack()
        self._go_back(place)
        self._update_page()
        self.zoom_changed.emit()
        self.viewport().update()

    def _offset(self) -> QPoint:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        return QPoint(across.value(), down.value())

    def _rows(
        self,
        row_id: str,
        spots: Callable[[Page, Drawing, str], list[Rect]] = whole_row,
    ) -> list[QRectF]:
        """Return where a row stands on the desk, on each page that shows it."""
        if self._sheets is None or not row_id:
            return []
        pages = self._sheets.layout.pages
        return [
            self.place_on_desk(index, spot)
            for index in self._sheets.places.get(row_id, ())
            for spot in spots(pages[index], self.drawing(index), row_id)
        ]

    def outlines(self) -> list[QRectF]:
        """Return what of the row in hand is outlined: cells it shares are not."""
        return self._rows(self._row, own_cells)

    def _place(self) -> ReadingPlace:
        """Return what is looked at."""
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        for spot in self._rows(self._row):
            if spot.top() >= top and spot.bottom() <= top + high:
                page = self._stack.at(spot.top())
                return ReadingPlace(self._row, page, spot.top() - top)
        for index in self.seen_pages if self._sheets else ():
            for row_id, rect in self.drawing(index).anchors.items():
                spot = self.place_on_desk(index, rect)
                if spot.bottom() > top and spot.top() < top + high:
                    return ReadingPlace(row_id, index, spot.top() - top)
        page = self._stack.at(top) if self._stack.boxes else 0
        head = self._stack.boxes[page].top() if self._stack.boxes else 0.0
        return ReadingPlace("", page, head - top)

    def _go_back(self, place: ReadingPlace) -> None:
        pages = self._sheets.places.get(place.row_id, ()) if self._sheets else ()
        if pages:
            nearest = min(pages, key=lambda each: abs(each - place.page))
            rect = self.drawing(nearest).anchors[place.row_id]
            y = self.place_on_desk(nearest, rect).top()
        elif place.page < len(self._stack.boxes):
            y = self._stack.boxes[place.page].top()
        else:
            return
        self.verticalScrollBar().setValue(round(y - place.away))

    def _update_stack(self) -> None:
        """Put the pages in their places, and let the bars reach as far."""
        pages = self._sheets.layout.pages if self._sheets else []
        view = self.viewport().size()
        margin, most = self._theme.px(MARGIN), _FITTED_MOST * self._theme.scale
        if self._is_row:
            size = (view.width(), view.height())
            self._stack = rows_of(pages, size, margin, self._zoom, most)
        else:
            self._stack = stack_of(pages, view.width(), margin, self._zoom, most)
        for bar, reach, room in (
            (self.horizontalScrollBar(), self._stack.width, view.width()),
            (self.verticalScrollBar(), self._stack.height, view.height()),
        ):
            bar.setRange(0, max(0, round(reach) - room))
            bar.setPageStep(room)
            bar.setSingleStep(self._theme.px(40))

    def _update_page(self) -> None:
        look = self.verticalScrollBar().value() + self.viewport().height() * _LOOK
        before = self._page
        self._page = self._stack.at(look) if self._stack.boxes else 0
        if self._page != before:
            self.page_changed.emit(self._page)

    def _render(self, index: int) -> bool:
        """Render a page unless it is; tell whether there was anything to do."""
        if self._sheets is None:
            return False
        ratio = self.devicePixelRatioF()
        scale = self._stack.scale * ratio
        return self.artist.renew(self._sheets.layout, index, scale, ratio)

    @Slot()
    def _on_idle_timeout(self) -> None:
        """Render one page that is in view or near it."""
        seen = self.seen_pages
        if any(map(self._render, seen)):
            self.viewport().update()
            return
        if any(at >= 0 and self._render(at) for at in (seen.stop, seen.start - 1)):
            return
        self._idle.stop()

    def _hit(self, spot: QPointF) -> str:
        """Return the id of the row at a place of the window."""
        where = spot + QPointF(self._offset())
        if self._sheets is None or not self._stack.boxes:
            return ""
        if (index := self._stack.hit(where)) is None:
            return ""
        for row_id, rect in self.drawing(index).anchors.items():
            if self.place_on_desk(index, rect).contains(where):
                return row_id if self.is_link(row_id) else ""
        return ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.ground(painter, event.rect())
        if self._sheets is None:
            return
        painter.translate(-self._offset())
        is_whole = True
        for index in self.seen_pages:
            box = self._stack.boxes[index]
            self._painter.page(painter, box, self.artist.picture(index))
            for spot, is_current in self._marks(index) if self._marks else ():
                self._painter.mark(
                    painter, self._stack.place(index, spot), is_current=is_current
                )
            scale = self._stack.scale * self.devicePixelRatioF()
            is_whole &= self.artist.has(self._sheets.layout, index, scale)
        for spot in self.outlines():
            self._painter.outline(painter, spot)
        if not is_whole:
            self._idle.start()
        if self.hasFocus():
            painter.resetTransform()
            self._painter.focus(painter, self.viewport().rect())
        self.painted.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place()
        self._update_stack()
        self._go_back(place)
        self._update_page()
        if self.is_fitted:
            self.zoom_changed.emit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._update_page()
        self._idle.start()
        self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                (self.zoom_in if turned > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.step_page(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            is_home = key == Qt.Key.Key_Home
            bar.setValue(bar.minimum() if is_home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def step_page(self, step: int) -> None:
        """Go to the next page or the one before; a screen on a page larger than it."""
        if not self._stack.boxes:
            return
        bar, high = self.verticalScrollBar(), self.viewport().height()
        top, gap = bar.value(), self._theme.px(MARGIN)
        here = self._stack.boxes[self._page]
        is_inside = here.bottom() > top + high + gap if step > 0 else here.top() < top
        if is_inside and here.height() > high:
            bar.setValue(top + step * (high - gap))
        else:
            self.show_page(self._stack.beyond(self._page, step))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row_id = self._hit(event.position())
        if row_id and event.button() == Qt.MouseButton.LeftButton:
            self.row_clicked.emit(row_id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shapes, is_link = Qt.CursorShape, bool(self._hit(event.position()))
        shape = shapes.PointingHandCursor if is_link else shapes.ArrowCursor
        self.viewport().setCursor(shape)
