"""What all views of parts share: mouse, keys, and how a part is filled and marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import signed_text
from ecoplanner.ui.charts import patterns

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent

    from ecoplanner.ui.charts.parts import Chart
    from ecoplanner.ui.charts.parts import Look
    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Which parts stand out, by key.

    Attributes:
        hot: the one under the mouse or the keyboard; empty for none.
        chosen: those that filter the table.
        here: the one that the project in hand belongs to; empty for none.
        ring: the one with the keyboard's ring; empty for none.
    """

    hot: str = ""
    chosen: frozenset[str] = frozenset()
    here: str = ""
    ring: str = ""


def fill_look(
    painter: QPainter, shape: QPainterPath | QRectF, look: Look, theme: Theme
) -> None:
    """Fill a shape as its part is filled everywhere."""
    if look.kind == "series":
        patterns.paint_series(painter, shape, look.index, theme)
    elif look.kind == "source":
        patterns.paint_source(painter, shape, look.level, theme)
    elif look.kind == "gap":
        patterns.paint_gap(painter, shape, theme)
    elif look.kind == "other":
        patterns.paint_series(painter, shape, patterns.OTHER, theme)
    elif isinstance(shape, QRectF):
        painter.fillRect(shape, theme.color("accentline"))
    else:
        painter.fillPath(shape, theme.color("accentline"))


def amount_text(part: Part, write: Callable[[int], str] = money_text) -> str:
    """Return an amount, by default to the fen; a gap as what is missing, with its sign.

    Args:
        part: whose amount.
        write: `short_text` where the room is narrow.
    """
    if part.look.kind == "gap":
        return signed_text(-part.amount_fen, write)
    return write(part.amount_fen)


def text_token(part: Part) -> str:
    """Return the colour of a part's figures."""
    if part.look.kind != "gap" or not part.amount_fen:
        return "text"
    return "danger" if part.amount_fen > 0 else "warn"


def paint_row_marks(
    painter: QPainter, box: QRectF, part: Part, marks: Marks, theme: Theme
) -> None:
    """Draw the ground of a row that stands out."""
    radius = theme.px(4)
    ground = ""
    if part.key in marks.chosen:
        ground = "sel"
    elif part.key in (marks.hot, marks.here):
        ground = "hover"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(box, radius, radius)
    if part.key in marks.chosen:
        bar = QRectF(box.left(), box.top(), theme.px(3), box.height())
        painter.fillRect(bar, theme.color("accent"))
    if part.key == marks.ring:
        pen = painter.pen()
        pen.setColor(theme.color("accent"))
        pen.setWidthF(2)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


class PartsView(QWidget):
    """Shows parts; a click or Enter on one asks for it, Shift adds it to others.

    Signals:
        part_activated: a part was chosen, by key; true to keep those chosen before.
        part_hovered: the mouse or the keyboard is on another part, by key.
    """

    part_activated = Signal(str, bool)
    part_hovered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._marks = Marks()
        self._current = 0
        self._hovered = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts shown."""
        return self._chart.parts if self._chart else ()

    def show_chart(self, chart: Chart) -> None:
        """Show other parts."""
        self._chart = chart
        self._current = min(self._current, max(len(chart.parts) - 1, 0))
        self._on_chart_shown()
        self.update()

    def show_marks(self, marks: Marks) -> None:
        """Let other parts stand out; the keyboard's ring is the view's own."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def part_at(self, place: QPointF) -> Part | None:
        """Return the part drawn at a place."""
        return next(
            (part for part in self.parts if self.shape_of(part).contains(place)), None
        )

    def shape_of(self, part: Part) -> QPainterPath:
        """Return where a part is drawn, also as the target of clicks."""
        raise NotImplementedError

    def paint_parts(self, painter: QPainter, marks: Marks) -> None:
        """Draw everything."""
        raise NotImplementedError

    def _on_chart_shown(self) -> None:
        """Follow a change of the parts in size."""

    def _set_hovered(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            self.part_hovered.emit(key)

    def _set_current(self, index: int) -> None:
        if not self.parts:
            return
        self._current = max(0, min(index, len(self.parts) - 1))
        part = self.parts[self._current]
        self.setAccessibleDescription(self.words_of(part))
        self._set_hovered(part.key)
        self.update()

    def words_of(self, part: Part) -> str:
        """Return a part in words, for a tooltip and a screen reader."""
        text = in_unit(self.tr("{name}: {amount} (10,000 yuan), {share}"))
        return text.format(
            name=part.full_name, amount=amount_text(part), share=part.share_text
        )

    def _activate(self, key: str, modifiers: Qt.KeyboardModifier) -> None:
        adds = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self.part_activated.emit(key, adds)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        ring = ""
        if self.hasFocus() and self.parts:
            ring = self.parts[self._current].key
        marks = self._marks
        self.paint_parts(
            painter,
            Marks(hot=marks.hot, chosen=marks.chosen, here=marks.here, ring=ring),
        )
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.parts) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._set_current(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.parts:
                self._activate(self.parts[self._current].key, event.modifiers())
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        has_hand = part is not None
        shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape if has_hand else Qt.CursorShape.ArrowCursor)
        self._set_hovered(part.key if part else "")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        if part is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._current = self.parts.index(part)
        self._activate(part.key, event.modifiers())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered("")
        super().leaveEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._set_current(self._current)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_hovered("")
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self.part_at(QPointF(event.pos()))
            if part is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.words_of(part), self)
            return True
        return super().event(event)
