"""How indicators are to change, under their list: the one in hand, and all of them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRect
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.indicator import Indicator
from ecoplanner.ui.lists.target_steps import sentence
from ecoplanner.ui.lists.target_steps import share_text
from ecoplanner.ui.lists.target_steps import Way
from ecoplanner.ui.lists.target_steps import way_of
from ecoplanner.ui.lists.target_steps import with_unit
from ecoplanner.ui.scrolled import scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QShowEvent

    from ecoplanner.ui.lists.target_steps import Point
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme

_ROW, _PAD, _MARK = 26, 12, 5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class WayChart(QWidget):
    """Draws the baseline and the targets of one indicator over the years."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._way: Way | None = None
        self.setMinimumHeight(theme.px(120))

    def show_way(self, way: Way | None) -> None:
        """Show another indicator."""
        self._way = way
        self.setAccessibleName(sentence(way) if way else "")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._way is None or not self._way.known:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        points = self._way.known
        places = self._places(points)
        ground = self.height() - px(26)
        painter.setPen(QPen(theme.color("linestrong"), 1))
        painter.drawLine(
            QPointF(px(_PAD), ground + 0.5),
            QPointF(self.width() - px(_PAD), ground + 0.5),
        )
        foot = self._height(points, 0.0)
        for place, _ in places:
            top, low = sorted((place.y(), foot))
            stem = QRectF(place.x() - px(20), top, px(40), low - top)
            painter.fillRect(stem, theme.color("accenttint"))
        dashed = QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine)
        for (one, _), (other, _) in pairwise(places):
            painter.setPen(dashed)
            painter.drawLine(one, other)
        for at, (place, point) in enumerate(places):
            self._paint_point(painter, place, point, is_first=at == 0)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text2"))
            box = QRectF(place.x() - px(60), ground + px(4), px(120), px(20))
            painter.drawText(box, _CENTRE, str(point.year))

    def _places(self, points: Sequence[Point]) -> list[tuple[QPointF, Point]]:
        """Return where points stand: years across, values upwards."""
        px = self._theme.px
        first, last = points[0].year, points[-1].year
        pad = min(px(80), self.width() // 6)
        left, right = pad, self.width() - pad
        places = []
        for point in points:
            part = (point.year - first) / (last - first) if last > first else 0.5
            up = self._height(points, float(point.value or 0))
            places.append((QPointF(left + (right - left) * part, up), point))
        return places

    def _height(self, points: Sequence[Point], value: float) -> float:
        """Return where a value stands; a small step must not look like a large one."""
        px = self._theme.px
        values = [float(each.value or 0) for each in points]
        low, high = min(0.0, *values), max(0.0, *values)
        top, bottom = px(50), self.height() - px(26)
        part = (value - low) / (high - low) if high > low else 0.0
        return bottom - (bottom - top) * part

    def _paint_point(
        self, painter: QPainter, place: QPointF, point: Point, *, is_first: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("surface" if is_first else "accent"))
        painter.drawEllipse(place, px(_MARK), px(_MARK))
        if arrow := {"ge": -1, "gt": -1, "le": 1, "lt": 1}.get(point.relation):
            # It may go further: up from at least, down from at most.
            tip = QPointF(place.x(), place.y() + arrow * px(18))
            painter.drawLine(place, tip)
            for side in (-1, 1):
                wing = QPointF(tip.x() + side * px(4), tip.y() - arrow * px(5))
                painter.drawLine(tip, wing)
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        words = self._said(point)
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        left = min(place.x() - wide / 2, self.width() - wide)
        box = QRectF(max(left, 0.0), place.y() - px(42), wide, px(20))
        painter.drawText(box, _CENTRE, words)

    def _said(self, point: Point) -> str:
        """Return a value with its unit where all have room beside each other."""
        if self._way is None:
            return ""
        metrics = QFontMetrics(self._theme.font(13, 600))
        texts = [with_unit(each.text, self._way.unit) for each in self._way.known]
        widest = max(map(metrics.horizontalAdvance, texts)) + self._theme.px(8)
        places = [place.x() for place, _ in self._places(self._way.known)]
        gaps = [later - earlier for earlier, later in pairwise(places)]
        has_room = widest <= min(gaps, default=self.width())
        return with_unit(point.text, self._way.unit) if has_room else point.text


class WaysChart(QWidget):
    """Draws a line an indicator: its name, how much it is to change, its figures.

    Signals:
        row_requested: an indicator is to be taken in hand, by id.
    """

    row_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ways: list[Way] = []
        self._here = ""

    def show_ways(self, ways: Sequence[Way], here: str) -> None:
        """Show indicators; the one in hand is marked."""
        self._ways, self._here = list(ways), here
        self.setFixedHeight(max(len(ways), 1) * self._theme.px(_ROW))
        self.setAccessibleName("\n".join(f"{w.name}: {sentence(w)}" for w in ways))
        self.update()

    def _at(self, y: float) -> Way | None:
        number = int(y) // self._theme.px(_ROW)
        return self._ways[number] if 0 <= number < len(self._ways) else None

    def _figures(self, way: Way) -> str:
        ends = [way.points[0], way.points[-1]] if len(way.points) > 1 else way.points
        return " → ".join(each.text for each in ends) or "—"

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), len(self._ways) * self._theme.px(_ROW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setFont(theme.font(13))
        metrics = QFontMetrics(theme.font(13))
        figures = [self._figures(way) for way in self._ways]
        wide = max(map(metrics.horizontalAdvance, figures), default=0)
        wide = min(wide + px(8), self.width() // 4)
        shares = px(84)
        name = min(px(260), self.width() // 3)
        left = px(_PAD) + name + px(8)
        room = self.width() - left - wide - shares - px(_PAD)
        known = [way.share for way in self._ways if way.share is not None]
        low = min([*known, Decimal(0)])
        span = max([*known, Decimal(0)]) - low or Decimal(1)
        zero = left + int(room * (-low / span))
        for at, way in enumerate(self._ways):
            top, high = at * px(_ROW), px(_ROW)
            if way.id == self._here:
                painter.fillRect(0, top, self.width(), high, theme.color("sel"))
                painter.fillRect(0, top, px(3), high, theme.color("accent"))
            painter.setPen(theme.color("text"))
            elide = Qt.TextElideMode.ElideRight
            words = metrics.elidedText(way.name, elide, name)
            painter.drawText(QRect(px(_PAD), top, name, high), _MIDDLE, words)
            if way.share is not None:
                far = left + int(room * ((way.share - low) / span))
                bar = QRect(min(zero, far), top + px(6), abs(far - zero) or 1, px(14))
                painter.fillRect(bar, theme.color("accentline"))
            box = QRect(left + room, top, shares, high)
            painter.setPen(theme.color("derived"))
            painter.drawText(box, _RIGHT, share_text(way))
            box = QRect(self.width() - wide - px(_PAD), top, wide, high)
            painter.setPen(theme.color("text2"))
            figure = metrics.elidedText(figures[at], elide, wide)
            painter.drawText(box, _RIGHT, figure)
        painter.fillRect(zero, 0, 1, self.height(), theme.color("linestrong"))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            way = self._at(event.pos().y())
            words = f"{way.name}\n{sentence(way)}" if way else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if way := self._at(event.position().y()):
            self.row_requested.emit(way.id)


class WayPanel(QWidget):
    """Tells and draws how the indicator in hand is to change."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._id = context, ""
        px = context.theme.px
        title = QLabel(self.tr("Baseline and targets"))
        title.setProperty("role", "secondary")
        self._words = QLabel()
        self._words.setProperty("role", "body")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.way = WayChart(context.theme)
        self.way.setFixedHeight(px(240))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(title)
        layout.addWidget(self._words)
        layout.addWidget(self.way)
        context.session.changed.connect(self._on_session_changed)

    @property
    def sentence(self) -> str:
        """What is said of the indicator in hand."""
        return self._words.text()

    def show_row(self, row_id: str) -> None:
        """Show another indicator; an empty id for none."""
        self._id = row_id
        self._update()

    def _update(self) -> None:
        if not self._context.session.is_open:
            return
        portfolio = self._context.session.portfolio
        row = portfolio.find(Indicator, self._id)
        way = way_of(portfolio, row) if row is not None else None
        self._words.setText(sentence(way) if way else "")
        self.way.show_way(way)
        # Where nothing is known to be drawn, no room is left blank.
        self.way.setVisible(way is not None and bool(way.known))

    @Slot(object)
    def _on_session_changed(self, _: object) -> None:
        self._update()


class TargetCard(QFrame):
    """Stands under the list of indicators where it leaves room.

    Signals:
        row_requested: an indicator is to be taken in hand, by id.
    """

    row_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        self._id = ""
        # Many indicators take a moment: the edit is painted before.
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._update)
        self._build_widgets()
        self.ways.row_requested.connect(self.row_requested)
        context.session.changed.connect(self._on_session_changed)

    def show_row(self, row: Any) -> None:
        """Show another indicator; None for none."""
        self._id = row.id if row is not None else ""
        self._late.start()

    def _build_widgets(self) -> None:
        theme, px = self._theme, self._theme.px
        title = QLabel(self.tr("From the baseline to the last target"))
        title.setProperty("role", "card-title")
        self.ways = WaysChart(theme)
        every, around = self._card()
        around.addWidget(title)
        around.addWidget(scrolled(self.ways), 1)
        row = QHBoxLayout(self)
        # Its distance from the list goes with it where it is hidden.
        row.setContentsMargins(0, px(12), 0, 0)
        row.addWidget(every)

    def _card(self) -> tuple[QFrame, QVBoxLayout]:
        px = self._theme.px
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(_PAD), px(10), px(_PAD), px(10))
        inside.setSpacing(px(6))
        return card, inside

    @Slot()
    def _update(self) -> None:
        if not self.isVisible() or not self._context.session.is_open:
            return
        portfolio = self._context.session.portfolio
        rows = portfolio.all(Indicator)
        ways = [way_of(portfolio, row) for row in rows]
        self.ways.show_ways([way for way in ways if way.points], self._id)

    @Slot(object)
    def _on_session_changed(self, _: object) -> None:
        self._late.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._late.start()
