"""The icons in a field that is searched by: a glass before it, a cross behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def add_clear_button(field: QLineEdit) -> None:
    """Give a field the cross that empties it, with a name: Qt's own has none."""
    field.setClearButtonEnabled(True)
    words = QCoreApplication.translate("fields", "Empty the field")
    for button in field.findChildren(QToolButton):
        if not button.accessibleName():
            button.setAccessibleName(words)
            button.setToolTip(words)


def add_search_icon(field: QLineEdit, icon: QIcon) -> None:
    """Give a field the glass that says what it is for."""
    action = field.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
    action.setText(QCoreApplication.translate("fields", "Find"))
    action.triggered.connect(field.setFocus)
