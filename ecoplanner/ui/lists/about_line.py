"""What is said of the entry in hand, or how far it is from being said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.spinner import Spinner

if TYPE_CHECKING:
    from ecoplanner.ui.theme import Theme


class AboutLine(QWidget):
    """A sentence, or words about work on its way with a button that stops it.

    Esc stops it too, wherever in the page the keys are.

    Signals:
        stop_requested: nobody waits for the work any more.
        again_requested: it is wanted after all.
    """

    stop_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setProperty("role", "secondary")
        self._text.setWordWrap(True)
        self._spinner = Spinner(theme)
        self.stop_button = self._link(theme, self.tr("Stop"))
        self.stop_button.setToolTip(self.tr("Stop comparing  Esc"))
        self.again_button = self._link(theme, self.tr("Compare"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._spinner)
        row.addWidget(self._text, 1)
        row.addWidget(self.stop_button)
        row.addWidget(self.again_button)
        self._escape = QShortcut(QKeySequence("Esc"), page)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self.stop_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        self.again_button.clicked.connect(self.again_requested)
        self._show_parts()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Say something; nothing is on its way."""
        self._text.setText(text)
        self._show_parts()

    @Slot(str)
    def show_progress(self, figures: str) -> None:
        """Say how far comparing is."""
        self._text.setText(f"{self.tr('Comparing…')} {figures}".strip())
        self._show_parts(is_busy=True)

    @Slot()
    def show_halted(self) -> None:
        """Say that it was stopped, and offer it again."""
        self._text.setText(self.tr("Stopped: nothing was compared."))
        self._show_parts(may_go_on=True)

    def _show_parts(self, *, is_busy: bool = False, may_go_on: bool = False) -> None:
        self._spinner.setVisible(is_busy)
        self.stop_button.setVisible(is_busy)
        self._escape.setEnabled(is_busy)
        self.again_button.setVisible(may_go_on)

    def _link(self, theme: Theme, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "link")
        button.setFont(theme.font(12))
        return button
