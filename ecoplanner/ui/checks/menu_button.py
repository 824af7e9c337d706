"""A button that opens a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ecoplanner.ui.theme import Theme


def menu_button(theme: Theme, words: str, icon: str, menu: QMenu) -> QToolButton:
    """Return a button with words and an icon that opens a menu."""
    button = QToolButton()
    button.setText(words)
    button.setProperty("kind", "drop")
    button.setIcon(theme.icon(icon, "text2", 15))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    return button
