"""What stands in the table where it has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ecoplanner.ui.theme import Theme


class EmptyNote(QWidget):
    """Says how to begin, or that no project matches the filter.

    Signals:
        paste_requested: what is on the clipboard is to become projects.
        new_requested: a project is to be typed.
        clear_requested: all projects are to be shown again.
    """

    paste_requested = Signal()
    new_requested = Signal()
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._build_widgets()
        self.hide()

    def show_empty(self) -> None:
        """Say that there are no projects yet."""
        self._text.setText(
            self.tr(
                "No projects yet. Copy rows from your annex and paste them here, "
                "or start by typing the name of a project."
            )
        )
        self._show(self.paste_button, self.new_button)

    def show_unmatched(self, text: str) -> None:
        """Say that no project matches words, or ticks where there are none."""
        words = self.tr("No project matches “{text}”.").format(text=text)
        self._text.setText(words if text else self.tr("No project matches the filter."))
        self._show(self.clear_button)

    def _show(self, *buttons: QPushButton) -> None:
        for button in (self.paste_button, self.new_button, self.clear_button):
            button.setVisible(button in buttons)
        self.show()
        self.raise_()

    def _build_widgets(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(self._theme.px(12))
        self._text = QLabel()
        self._text.setProperty("role", "secondary")
        self._text.setWordWrap(True)
        self._text.setFixedWidth(self._theme.px(320))
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._text)
        row = QHBoxLayout()
        row.addStretch(1)
        self.paste_button = QPushButton(self.tr("Paste"))
        self.paste_button.setIcon(self._theme.icon("clipboard-paste"))
        self.new_button = QPushButton(self.tr("New project"))
        self.new_button.setIcon(self._theme.icon("plus"))
        self.clear_button = QPushButton(self.tr("Clear filter"))
        self.paste_button.clicked.connect(self.paste_requested)
        self.new_button.clicked.connect(self.new_requested)
        self.clear_button.clicked.connect(self.clear_requested)
        for button in (self.paste_button, self.new_button, self.clear_button):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
