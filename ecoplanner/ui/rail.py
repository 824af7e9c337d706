"""The pages, one under the other at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

WIDTH, BUTTON = 64, 52


class _RailButton(QToolButton):
    """A page's button; a small number says how much waits there."""

    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.count = 0
        self.setProperty("kind", "rail")
        self.setText(text)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.setFixedHeight(theme.px(50))
        self.toggled.connect(self._update_icon)
        self._update_icon()

    def _update_icon(self) -> None:
        token = "accenttext" if self.isChecked() else "text2"
        self.setIcon(self._theme.icon(self._icon, token, 18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self.isChecked():
            wide, high = self._theme.px(3), self._theme.px(24)
            bar = QRect(0, (self.height() - high) // 2, wide, high)
            painter.fillRect(bar, self._theme.color("accent"))
        if self.count:
            self._paint_count(painter)
        painter.end()

    def _paint_count(self, painter: QPainter) -> None:
        text = str(min(self.count, 99))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(11, 600))
        height = self._theme.px(15)
        wide = painter.fontMetrics().horizontalAdvance(text) + self._theme.px(8)
        box = QRect(self.width() - max(wide, height) - 3, 3, max(wide, height), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("danger"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(self._theme.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """Chooses the page.

    Signals:
        chosen: the page's key.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "rail")
        self._wide, self._foot = theme.px(BUTTON), 0
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _RailButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(
            theme.px(6), theme.px(8), theme.px(6), theme.px(8)
        )
        self._layout.setSpacing(theme.px(4))
        self._layout.addStretch(1)

    def add(self, key: str, icon: str, text: str, tip: str) -> None:
        """Add a page under those there are."""
        button = _RailButton(self._theme, icon, text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key] = button
        self._layout.insertWidget(self._layout.count() - 1 - self._foot, button)
        self._widen(button)

    def add_command(self, action: QAction) -> None:
        """Put a command at the foot."""
        button = QToolButton()
        button.setProperty("kind", "icon")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._foot += 1

    def _widen(self, button: QToolButton) -> None:
        """Be wide enough for the longest title: English ones are longer."""
        bold = self._theme.font(12, 600)
        words = QFontMetrics(bold).horizontalAdvance(button.text())
        self._wide = max(self._wide, words + self._theme.px(12))
        for each in self._buttons.values():
            each.setFixedWidth(self._wide)
        self.setFixedWidth(self._wide + self._theme.px(WIDTH - BUTTON))

    def show_page(self, key: str) -> None:
        """Mark the page that is shown."""
        self._buttons[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Show how much waits on a page."""
        self._buttons[key].count = count
        self._buttons[key].update()
