"""The names of the sources in a bar, each with its swatch, in as few lines as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.charts.part_view import fill_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.theme import Theme

_LINE = 17
_SWATCH = 9
_AIR, _LEAST_AIR = 6, 3
_ALL = 100


def stack_words(parts: Sequence[Part], *, has_figures: bool = True) -> list[str]:
    """Return what stands beside each swatch: `中央42%`."""
    if not has_figures:
        return [part.name for part in parts]
    return [
        f"{part.name}{'' if part.name[-1:] > '~' else ' '}{_figure(part, whole)}"
        for part, whole in zip(parts, _whole(parts), strict=True)
    ]


def _figure(part: Part, whole: int) -> str:
    """Return a share in whole percents, but none that is said to be nothing or all."""
    if part.amount_fen and not part.share:
        return "<0.01%"
    is_wrong = part.share and whole in {0, _ALL} and part.share != whole * 100
    return part.share_text if is_wrong else f"{whole}%"


def paint_stack_legend(
    painter: QPainter,
    box: QRectF,
    parts: Sequence[Part],
    theme: Theme,
    *,
    has_figures: bool = True,
) -> int:
    """Draw the names; return how many lines they took."""
    painter.save()
    font = theme.font(11)
    painter.setFont(font)
    painter.setPen(theme.color("text2"))
    lines = 1
    for part, text, place in _places(box, parts, theme, has_figures=has_figures):
        side = theme.px(_SWATCH)
        swatch = QRectF(place.left(), place.center().y() - side / 2, side, side)
        fill_look(painter, swatch, part.look, theme)
        words = place.adjusted(side + theme.px(3), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        lines = max(lines, round((place.bottom() - box.top()) / theme.px(_LINE)))
    painter.restore()
    return lines


def _places(
    box: QRectF, parts: Sequence[Part], theme: Theme, *, has_figures: bool
) -> list[tuple[Part, str, QRectF]]:
    metrics = QFontMetrics(theme.font(11))
    found = []
    left, top, high = box.left(), box.top(), theme.px(_LINE)
    texts = stack_words(parts, has_figures=has_figures)
    edge = theme.px(_SWATCH) + theme.px(3) + 1
    widths = [edge + metrics.horizontalAdvance(text) for text in texts]
    air, least = theme.px(_AIR), theme.px(_LEAST_AIR)
    if len(widths) > 1:
        # Names move together before they take a second line.
        spare = int((box.width() - sum(widths)) / (len(widths) - 1))
        air = spare if least <= spare < air else air
    for part, text, wide in zip(parts, texts, widths, strict=True):
        if left > box.left() and left + wide > box.right():
            left, top = box.left(), top + high
        found.append((part, text, QRectF(left, top, wide, high)))
        left += wide + air
    return found


def _whole(parts: Sequence[Part]) -> list[int]:
    """Return whole percents that add up as the shares do."""
    shares = [part.share for part in parts]
    floors = [share // 100 for share in shares]
    missing = round(sum(shares) / 100) - sum(floors)
    order = sorted(range(len(parts)), key=lambda at: -(shares[at] % 100))
    for at in order[:missing]:
        floors[at] += 1
    return floors


class StackLegend(QWidget):
    """The sources of a bar by name; the gap has its own label."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        has_figures: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_figures = has_figures
        self._parts: tuple[Part, ...] = ()
        self._kept: tuple[Part, ...] = ()

    def keep_room(self, parts: Sequence[Part]) -> None:
        """Take the lines of these sources, so that nothing moves when they come."""
        if tuple(parts) != self._kept:
            self._kept = tuple(parts)
            self.setVisible(bool(self._kept or self._parts))
            self._update_height()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other sources."""
        self._parts = tuple(parts)
        self.setAccessibleName("、".join(stack_words(parts)))
        self.setVisible(bool(self._kept or self._parts))
        self._update_height()
        self.update()

    def _update_height(self) -> None:
        box = QRectF(0, 0, self.width(), 0)
        high = 1.0
        for parts in (self._parts, self._kept):
            places = _places(box, parts, self._theme, has_figures=self._has_figures)
            high = max(high, places[-1][2].bottom() if places else 0)
        self.setFixedHeight(int(high))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._update_height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_stack_legend(
            painter,
            QRectF(self.rect()),
            self._parts,
            self._theme,
            has_figures=self._has_figures,
        )
        painter.end()
