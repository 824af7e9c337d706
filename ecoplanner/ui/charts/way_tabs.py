"""The tabs above a chart of shares: what the parts are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

#: What stands beside the word of a tab.
_EDGES = 12


class WayTabs(QFrame):
    """One tab for each action, as wide as its word; what is left is shared."""

    def __init__(
        self, theme: Theme, actions: Iterable[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(2), theme.px(2), theme.px(2), theme.px(2))
        row.setSpacing(0)
        metrics = QFontMetrics(theme.font(12, 500))
        for action in actions:
            button = QToolButton()
            button.setProperty("kind", "segment")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            width = metrics.horizontalAdvance(action.text())
            button.setMinimumWidth(width + theme.px(_EDGES))
            row.addWidget(button)
            policy = button.sizePolicy().Policy
            button.setSizePolicy(policy.Expanding, policy.Fixed)
