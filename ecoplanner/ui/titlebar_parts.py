"""Parts of the title bar that give way where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.theme import Theme

#: Widths at 100 %: the least of a name, and the least and the usual of a search.
NAME_LEAST = 140
SEARCH_LEAST, SEARCH_USUAL, SEARCH_WIDE = 140, 300, 420
#: A search as wide as this shows the keys that lead to it.
SEARCH_BADGE = 240
#: Windows wider than this have room for a wider search.
WIDE = 1800


class NameButton(QPushButton):
    """A name on a button, which ends in … where it does not fit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._whole = self._tip = ""
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Fixed)

    @property
    def whole(self) -> str:
        """The name, also where only a part of it is shown."""
        return self._whole

    def show_name(self, name: str, tip: str) -> None:
        """Show a name; the tip begins with it where only a part of it is shown."""
        self._whole, self._tip = name, tip
        self.updateGeometry()
        self._update_text()

    def _update_text(self) -> None:
        self.ensurePolished()
        room = self.width() - self._air()
        mode = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self._whole, mode, room)
        if text != self.text():
            self.setText(text)
        is_whole = text == self._whole
        self.setToolTip(self._tip if is_whole else f"{self._whole}\n{self._tip}")

    def _air(self) -> int:
        """Return the width of what is on the button beside its words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint().width() - words

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_text()

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._whole)
        # Rounded letters may need a pixel more than they say.
        return QSize(words + self._air() + 2, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = min(self._theme.px(NAME_LEAST), self.sizeHint().width())
        return QSize(least, super().sizeHint().height())


class SearchField(LineInput):
    """A field as wide as it is told, and narrower where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._wide = theme.px(SEARCH_USUAL)
        self._keys = ""
        self.textChanged.connect(self._update_badge)

    def set_room(self, room: int, window: int) -> None:
        """Take the room that is left.

        Args:
            room: what the other parts of the bar leave, px.
            window: width of the window, px.
        """
        px = self._theme.px
        most = px(SEARCH_WIDE if window >= px(WIDE) else SEARCH_USUAL)
        self._wide = max(px(SEARCH_LEAST), min(most, room))
        self.setMaximumWidth(self._wide)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(SEARCH_LEAST), super().sizeHint().height())

    def show_keys(self, keys: str) -> None:
        """Show at the right end, while nothing is typed, which keys lead here."""
        self._keys = keys
        self._update_badge()

    def _update_badge(self) -> None:
        """Keep the words off the keys."""
        badge = self._badge()
        self.setTextMargins(0, 0, 0 if badge.isEmpty() else badge.width(), 0)
        self.update()

    def _badge(self) -> QRect:
        """Return where the keys stand; nothing where there is no room for them."""
        px = self._theme.px
        if not self._keys or self.text() or self.hasFocus():
            return QRect()
        if self.width() < px(SEARCH_BADGE):
            return QRect()
        metrics = QFontMetrics(self._theme.font(11))
        wide = metrics.horizontalAdvance(self._keys) + px(12)
        high = metrics.height() + px(2)
        left, top = self.width() - wide - px(6), (self.height() - high) // 2
        return QRect(left, top, wide, high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_badge()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_badge()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_badge()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        badge = self._badge()
        if badge.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(badge, self._theme.px(4), self._theme.px(4))
        painter.setPen(self._theme.color("text3"))
        painter.setFont(self._theme.font(11))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._keys)
