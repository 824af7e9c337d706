"""The Gantt chart: lines at the left, bars by month, the year's money below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from ecoplanner.ui.schedule.frame_painting import paint_footer
from ecoplanner.ui.schedule.frame_painting import paint_header
from ecoplanner.ui.schedule.gesture import Gesture
from ecoplanner.ui.schedule.gesture import grip_at
from ecoplanner.ui.schedule.gesture import step_of
from ecoplanner.ui.schedule.months import MONTH
from ecoplanner.ui.schedule.months import moved
from ecoplanner.ui.schedule.months import QUARTER
from ecoplanner.ui.schedule.months import Span
from ecoplanner.ui.schedule.painting import first_phase
from ecoplanner.ui.schedule.painting import missing_box
from ecoplanner.ui.schedule.painting import paint_scene
from ecoplanner.ui.schedule.painting import text
from ecoplanner.ui.schedule.scene import Scene

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.schedule.rows import Line
    from ecoplanner.ui.theme import Theme

_KEYS = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class ScheduleChart(QAbstractScrollArea):
    """Shows the time of each project, and lets it be dragged and stretched.

    Signals:
        project_chosen: a project is in hand, by id; empty for a programme.
        span_edited: a gesture is done, with the project's id and its new `Span`.
        fold_toggled: a programme is to be folded or opened, by id.
    """

    project_chosen = Signal(str)
    span_edited = Signal(str, Span)
    fold_toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(theme)
        self._theme = theme
        self._gesture: Gesture | None = None
        self._hint_at = QPointF()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.scene.words = self._words()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def current_line(self) -> Line | None:
        """The line in hand."""
        at = self.scene.current
        return self.scene.lines[at] if 0 <= at < len(self.scene.lines) else None

    @property
    def is_dragging(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None and self._gesture.is_moving

    def show_scene(self, **parts: object) -> None:
        """Show other lines, phases, months or money; the line in hand stays."""
        current = self.current_line
        for name, value in parts.items():
            setattr(self.scene, name, value)
        if current is not None:
            self.scene.current = self._place_of(current.id)
        self._update_scrolling()
        self.viewport().update()

    def show_project(self, id_: str) -> None:
        """Take a line in hand and scroll to it; none where it is not shown."""
        at = self._place_of(id_)
        if at != self.scene.current:
            self.cancel()
            self.scene.current = at
        self._scroll_to(at)
        self._update_description()
        self.viewport().update()

    def cancel(self) -> None:
        """Leave the bar as it was before the gesture."""
        self._gesture = None
        self.scene.drag = None
        self.viewport().update()

    def _words(self) -> dict[str, str]:
        return {
            "project": self.tr("Project"),
            "lead": self.tr("Lead"),
            "need": self.tr("Need"),
            "not filled": self.tr("not filled"),
            "no schedule": self.tr("No schedule yet: click to set, drag to draw"),
            "words only": self.tr("{words}: no years yet, click to set"),
            "year": self.tr("{year}"),
            "money": self.tr("Money by year"),
            "money how": self.tr("Dashed: need spread evenly (10,000 yuan)"),
            "no year": self.tr("{amount} without a year"),
        }

    def _place_of(self, id_: str) -> int:
        places = (at for at, row in enumerate(self.scene.lines) if row.id == id_)
        return next(places, -1)

    def _update_scrolling(self) -> None:
        scene, bar = self.scene, self.verticalScrollBar()
        scene.width, scene.height = self.viewport().width(), self.viewport().height()
        bar.setSingleStep(scene.row)
        bar.setPageStep(max(scene.row, scene.body))
        bar.setRange(0, max(0, len(scene.lines) * scene.row - scene.body))
        scene.offset = bar.value()

    def _scroll_to(self, at: int) -> None:
        scene, bar = self.scene, self.verticalScrollBar()
        if at < 0:
            return
        top = at * scene.row
        if top < bar.value():
            bar.setValue(top)
        elif top + scene.row > bar.value() + scene.body:
            bar.setValue(top + scene.row - scene.body)

    def _update_description(self) -> None:
        """Say the line in hand to a screen reader."""
        line = self.current_line
        if line is None:
            said = ""
        elif line.span is None:
            said = self.tr("{name}, no schedule").format(name=line.name)
        else:
            said = self.tr("{name}, {span}, {months} months").format(
                name=line.name, span=line.span.text(), months=line.span.length
            )
        self.setAccessibleDescription(said)

    def _choose(self, at: int) -> None:
        if not 0 <= at < len(self.scene.lines):
            return
        self.scene.current = at
        line = self.scene.lines[at]
        self._scroll_to(at)
        self._update_description()
        self.viewport().update()
        self.project_chosen.emit("" if line.is_group else line.id)

    def _finish(self, span: Span) -> None:
        line = self.current_line
        self.cancel()
        if line is not None and not line.is_group and span != line.span:
            self.span_edited.emit(line.id, span)

    def _paint_hint(self, painter: QPainter) -> None:
        """Paint span and length in the dark beside the mouse."""
        theme, px, span = self._theme, self._theme.px, self.scene.drag
        if span is None:
            return
        words = self.tr(
            "{first} — {last} · {months} months · Alt by month, Shift by year"
        )
        words = words.format(
            first=f"{span.first // 12}.{span.first % 12 + 1}",
            last=f"{(span.end - 1) // 12}.{(span.end - 1) % 12 + 1}",
            months=span.length,
        )
        painter.setFont(theme.font(12))
        width = painter.fontMetrics().horizontalAdvance(words) + px(22)
        left = min(self._hint_at.x() + px(12), self.scene.width - width - px(8))
        top = self.scene.top(self.scene.current) + self.scene.row + px(3)
        if top + px(28) > self.scene.header + self.scene.body:
            top -= self.scene.row + px(34)
        box = QRectF(left, top, width, px(28))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tooltip"))
        painter.drawRoundedRect(box, px(4), px(4))
        colour = theme.color("tooltiptext")
        text(
            painter,
            box,
            words,
            align=Qt.AlignmentFlag.AlignCenter,
            colour=colour,
            elide=False,
        )

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self.scene.offset = value
        self.viewport().update()

    def _move_by_key(self, event: QKeyEvent) -> bool:
        """Move or stretch the bar in hand; whether the key was one for that."""
        sign = {_KEYS.Key_Left: -1, _KEYS.Key_Right: 1}.get(_KEYS(event.key()), 0)
        line = self.current_line
        if not sign or line is None:
            return False
        if line.is_group:
            if line.is_open == (sign < 0):
                self.fold_toggled.emit(line.id)
            return True
        if line.span is None:
            return True
        step = MONTH if event.modifiers() & _ALT else QUARTER
        only_end = bool(event.modifiers() & _SHIFT)
        self._finish(moved(line.span, sign * step, only_end=only_end))
        return True

    def _go_by_key(self, event: QKeyEvent) -> bool:
        page = max(1, self.scene.body // self.scene.row - 1)
        last = len(self.scene.lines) - 1
        steps = {
            _KEYS.Key_Up: -1,
            _KEYS.Key_Down: 1,
            _KEYS.Key_PageUp: -page,
            _KEYS.Key_PageDown: page,
            _KEYS.Key_Home: -last - 1,
            _KEYS.Key_End: last + 1,
        }
        step = steps.get(_KEYS(event.key()))
        if step is None:
            return False
        self._choose(max(0, min(last, self.scene.current + step)))
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line
        if event.key() == _KEYS.Key_Escape and self._gesture is not None:
            self.cancel()
        elif event.modifiers() & _CONTROL:
            super().keyPressEvent(event)
        elif event.key() in {_KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_Space}:
            if line is not None and line.is_group:
                self.fold_toggled.emit(line.id)
            elif line is not None and line.span is None:
                self._finish(first_phase(self.scene))
        elif self._gesture is None and not (
            self._move_by_key(event) or self._go_by_key(event)
        ):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.scene.line_at(event.position().y())
        if event.button() != Qt.MouseButton.LeftButton or at < 0:
            return
        line = self.scene.lines[at]
        self._choose(at)
        x = event.position().x()
        if line.is_group:
            if x < self._theme.px(30):
                self.fold_toggled.emit(line.id)
            return
        if x >= self.scene.list_width:
            self._gesture = Gesture.at(self.scene, at, x)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        if self._gesture is None:
            self._update_cursor(x, y)
            return
        self._hint_at = event.position()
        self.scene.drag = self._gesture.moved(self.scene, x, step_of(event.modifiers()))
        self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, drag = self._gesture, self.scene.drag
        if gesture is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if drag is not None:
            self._finish(drag)
        elif gesture.draws:
            at, x = self.scene.current, event.position().x()
            box = missing_box(self.scene, at)
            if box.left() <= x <= box.right():
                self._finish(first_phase(self.scene))
        self._gesture = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.scene.line_at(event.position().y())
        in_list = event.position().x() >= self._theme.px(30)
        if at >= 0 and self.scene.lines[at].is_group and in_list:
            self.fold_toggled.emit(self.scene.lines[at].id)

    def _update_cursor(self, x: float, y: float) -> None:
        shape = Qt.CursorShape.ArrowCursor
        at = self.scene.line_at(y)
        if at >= 0 and x >= self.scene.list_width and not self.scene.lines[at].is_group:
            if self.scene.lines[at].span is None:
                shape = Qt.CursorShape.PointingHandCursor
            else:
                grip = grip_at(self.scene, at, x)
                if grip == "whole":
                    shape = Qt.CursorShape.OpenHandCursor
                elif grip is not None:
                    shape = Qt.CursorShape.SizeHorCursor
        self.viewport().setCursor(shape)

    def _tooltip(self, place: QPoint) -> str:
        at = self.scene.line_at(place.y())
        if at < 0:
            return ""
        line = self.scene.lines[at]
        if line.is_group:
            said = self.tr("{name}: {count} projects")
            return said.format(name=line.name, count=line.count)
        if line.span is None:
            return self.tr("{name}: no schedule").format(name=line.name)
        said = self.tr("{name}\n{span}, {months} months; printed as “{words}”")
        return said.format(
            name=line.name,
            span=line.span.text(),
            months=line.span.length,
            words=line.words,
        )

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip:
            help_: QHelpEvent = event  # type: ignore[assignment]
            QToolTip.showText(help_.globalPos(), self._tooltip(help_.pos()), self)
            return True
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_scene(painter, self.scene)
        paint_header(painter, self.scene)
        paint_footer(painter, self.scene)
        self._paint_hint(painter)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_scrolling()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.scene.has_focus = True
        if self.scene.current < 0 and self.scene.lines:
            self._choose(0)
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.scene.has_focus = False
        super().focusOutEvent(event)
        self.viewport().update()
