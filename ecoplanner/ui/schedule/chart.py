"""The Gantt chart: lines at the left, bars by month, the year's money below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from ecoplanner.reports.months import MONTH
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import Span
from ecoplanner.ui.schedule.frame_painting import paint_footer
from ecoplanner.ui.schedule.frame_painting import paint_header
from ecoplanner.ui.schedule.gesture import cursor_at
from ecoplanner.ui.schedule.gesture import Gesture
from ecoplanner.ui.schedule.gesture import step_of
from ecoplanner.ui.schedule.hint import paint_hint
from ecoplanner.ui.schedule.months import moved
from ecoplanner.ui.schedule.painting import first_phase
from ecoplanner.ui.schedule.painting import missing_box
from ecoplanner.ui.schedule.painting import paint_scene
from ecoplanner.ui.schedule.scene import Scene
from ecoplanner.ui.schedule.wording import description
from ecoplanner.ui.schedule.wording import tooltip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.schedule.rows import Line
    from ecoplanner.ui.theme import Theme

_KEYS = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ZOOM_KEYS = {
    _KEYS.Key_Plus: 1,
    _KEYS.Key_Equal: 1,
    _KEYS.Key_Minus: -1,
    _KEYS.Key_0: 0,
}


class ScheduleChart(QAbstractScrollArea):
    """Shows the time of each project, and lets it be dragged and stretched.

    Signals:
        project_chosen: a project is in hand, by id; empty for a group.
        span_edited: a gesture is done, with the project's id and its new `Span`.
        fold_toggled: a group is to be folded or opened, by id.
        folds_wanted: all groups are to be folded, or opened.
        zoom_wanted: months are to be wider (1), narrower (-1), or all seen (0).
    """

    project_chosen = Signal(str)
    span_edited = Signal(str, Span)
    fold_toggled = Signal(str)
    folds_wanted = Signal(bool)
    zoom_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(theme)
        self._theme = theme
        self._gesture: Gesture | None = None
        self.wheel_month: float | None = None
        self._hint_x = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_panned)

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
        lines = self.scene.lines
        self.scene.groups = [at for at, line in enumerate(lines) if line.is_group]
        if current is not None:
            self.scene.current = self._place_of(current.id, current.group)
        self._update_scrolling()
        self._update_description()
        self.viewport().update()

    def show_zoom(self, month_px: float, month: float | None = None) -> None:
        """Give months a width of their own, or 0 to let the view fill the width.

        Args:
            month_px: pixels at 100 %.
            month: what stays where it is; None for the middle.
        """
        scene = self.scene
        middle = scene.list_width + (scene.width - scene.list_width) / 2
        month = scene.axis.month(middle) if month is None else month
        x = scene.axis.x(month)
        scene.month_px = month_px
        self._update_scrolling()
        if month_px:
            first = month - (x - scene.list_width) / scene.per_month
            self.horizontalScrollBar().setValue(round(first) - scene.whole.first)
        self.viewport().update()

    def show_month(self, first: int, end: int) -> None:
        """Scroll sideways until a span is seen, its begin before its end."""
        scene, bar = self.scene, self.horizontalScrollBar()
        seen = int((scene.width - scene.list_width) / scene.axis.per_month)
        start = scene.axis.first
        if first < start:
            bar.setValue(first - scene.whole.first - 1)
        elif end > start + seen:
            bar.setValue(min(end, first + seen) - seen - scene.whole.first + 1)

    def shows(self, id_: str) -> bool:
        """Tell whether a project has a line."""
        return self._place_of(id_) >= 0

    def show_project(self, id_: str) -> None:
        """Take a line in hand and scroll to it; none where it is not shown."""
        current = self.current_line
        group = current.group if current is not None else ""
        at = self._place_of(id_, group)
        if at != self.scene.current:
            self.cancel()
            self.scene.current = at
        self._scroll_to(at)
        if (line := self.current_line) is not None and line.span is not None:
            self.show_month(line.span.first, line.span.end)
        self._update_description()
        self.viewport().update()

    def cancel(self) -> None:
        """Leave the bar as it was before the gesture."""
        self._gesture = None
        self.scene.drag = None
        self.viewport().update()

    def _place_of(self, id_: str, group: str = "") -> int:
        """Return the line of a row, in a group if it is there; -1 for none."""
        found = -1
        for at, row in enumerate(self.scene.lines):
            if row.id == id_ and (id_ or row.is_group):
                if row.group == group or row.is_group:
                    return at
                found = at if found < 0 else found
        return found

    def _update_scrolling(self) -> None:
        scene, bar = self.scene, self.verticalScrollBar()
        scene.width, scene.height = self.viewport().width(), self.viewport().height()
        bar.setSingleStep(scene.row)
        bar.setPageStep(max(scene.row, scene.body))
        bar.setRange(0, max(0, len(scene.lines) * scene.row - scene.body))
        scene.offset = bar.value()
        across = self.horizontalScrollBar()
        most = scene.most
        across.setSingleStep(QUARTER)
        across.setPageStep(max(1, scene.whole.length - most))
        across.setRange(0, most)
        scene.start = scene.whole.first + across.value()

    def _scroll_to(self, at: int) -> None:
        scene, bar = self.scene, self.verticalScrollBar()
        if at < 0:
            return
        top = at * scene.row
        # The title of its group covers the first line in sight.
        cover = 0 if scene.is_group(at) or not scene.groups else scene.row
        if top - cover < bar.value():
            bar.setValue(max(0, top - cover))
        elif top + scene.row > bar.value() + scene.body:
            bar.setValue(top + scene.row - scene.body)

    def _update_description(self) -> None:
        """Say the line in hand to a screen reader."""
        self.setAccessibleDescription(description(self.current_line, self.scene))

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

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self.scene.offset = value
        self.viewport().update()

    @Slot(int)
    def _on_panned(self, value: int) -> None:
        self.scene.start = self.scene.whole.first + value
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

    def _command_by_key(self, event: QKeyEvent) -> bool:
        """Zoom, fold all or open all; whether the key was one for that."""
        key = _KEYS(event.key())
        is_shifted = bool(event.modifiers() & _SHIFT)
        # With Shift, some keyboards send the sign above the digit.
        if is_shifted and key in {_KEYS.Key_8, _KEYS.Key_Asterisk}:
            self.folds_wanted.emit(False)  # noqa: FBT003 - a signal has no names
        elif is_shifted and key in {_KEYS.Key_9, _KEYS.Key_ParenLeft}:
            self.folds_wanted.emit(True)  # noqa: FBT003 - a signal has no names
        elif key in _ZOOM_KEYS:
            self.zoom_wanted.emit(_ZOOM_KEYS[key])
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line
        if event.key() == _KEYS.Key_Escape and self._gesture is not None:
            self.cancel()
        elif event.modifiers() & _CONTROL:
            if not self._command_by_key(event):
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
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if event.modifiers() & _CONTROL and turn:
            self.wheel_month = self.scene.axis.month(event.position().x())
            self.zoom_wanted.emit(1 if turn > 0 else -1)
            self.wheel_month = None
            event.accept()
        else:
            super().wheelEvent(event)

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
            self.viewport().setCursor(cursor_at(self.scene, x, y))
            return
        self._hint_x = x
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

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip:
            help_: QHelpEvent = event  # type: ignore[assignment]
            at = self.scene.line_at(help_.pos().y())
            words = tooltip(self.scene.lines[at], self.scene) if at >= 0 else ""
            QToolTip.showText(help_.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_scene(painter, self.scene)
        paint_header(painter, self.scene)
        paint_footer(painter, self.scene)
        paint_hint(painter, self.scene, self._hint_x)
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
