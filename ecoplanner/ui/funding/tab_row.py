"""A row of tabs of which those that do not fit are in a menu at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QAbstractButton

    from ecoplanner.ui.lists.page import Segments
    from ecoplanner.ui.theme import Theme

#: So many tabs are never in the menu, besides the chosen one.
_LEAST = 2


class TabRow(QWidget):
    """Shows as many tabs as fit; the chosen one is always among them."""

    def __init__(
        self, theme: Theme, tabs: Segments, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._tabs = theme, tabs
        self.more_button = QToolButton()
        self.more_button.setProperty("kind", "button")
        self.more_button.setText(self.tr("More"))
        self.more_button.setIcon(theme.icon("chevron-down", "text2", 14))
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.more_button.setToolButtonStyle(style)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_ = QMenu(self)
        self.menu_.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self.menu_)
        self.more_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(tabs)
        row.addWidget(self.more_button)
        row.addStretch(1)
        tabs.group.buttonToggled.connect(self._update_tabs)

    @property
    def folded(self) -> list[QAbstractButton]:
        """The tabs that are in the menu, in order."""
        return [each for each in self._tabs.group.buttons() if each.isHidden()]

    def _widths(self) -> list[int]:
        """Return the width of each tab with the air behind it."""
        air = self._theme.px(2)
        return [each.sizeHint().width() + air for each in self._tabs.group.buttons()]

    def _fitting(self) -> int:
        """Return how many tabs fit, the chosen one among them."""
        widths = self._widths()
        edge = self._theme.px(6)
        if sum(widths) + edge <= self.width():
            return len(widths)
        chosen = self._tabs.group.checkedId()
        room = self.width() - edge - self._theme.px(8)
        room -= self.more_button.sizeHint().width()
        count = len(widths) - 1
        while count > _LEAST and sum(self._shown(widths, count, chosen)) > room:
            count -= 1
        return count

    @staticmethod
    def _shown(widths: list[int], count: int, chosen: int) -> list[int]:
        """Return the widths of the first tabs, the last one given for the chosen."""
        if chosen < count:
            return widths[:count]
        return [*widths[: count - 1], widths[chosen]]

    @Slot()
    def _update_tabs(self) -> None:
        buttons = self._tabs.group.buttons()
        count, chosen = self._fitting(), self._tabs.group.checkedId()
        is_folded = chosen >= count
        shown = {*range(count - is_folded), *([chosen] if is_folded else [])}
        for at, button in enumerate(buttons):
            button.setVisible(at in shown)
        self.more_button.setVisible(count < len(buttons))

    @Slot()
    def _fill_menu(self) -> None:
        self.menu_.clear()
        for button in self.folded:
            action = self.menu_.addAction(button.text())
            action.triggered.connect(button.click)

    @override
    def minimumSizeHint(self) -> QSize:
        widths = self._widths()
        least = max(widths, default=0) + sum(widths[:_LEAST])
        least += self.more_button.sizeHint().width() + self._theme.px(14)
        return QSize(least, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tabs()
