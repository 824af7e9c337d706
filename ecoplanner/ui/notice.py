"""A sentence inside the window, with what may be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton

from ecoplanner.ui.spinner import Spinner

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

Choice = tuple[str, "Callable[[], object]"]
_ICONS = {
    "danger": ("octagon-alert", "danger"),
    "warn": ("triangle-alert", "warn"),
    "accent": ("info", "accenttext"),
    "done": ("circle-check", "accenttext"),
}
#: How long a mere confirmation is shown.
DONE_MS = 8_000


class Notice(QFrame):
    """Stays until the next action; where it asks something, until it is answered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "notice")
        self._buttons: list[QPushButton] = []
        self._stop: Callable[[], object] | None = None
        self._spinner = Spinner(theme)
        self.progress_button = QPushButton(self.tr("Stop"))
        #: Whether it shows work that is on its way.
        self.is_progress = False
        self._timer = QTimer(self, singleShot=True, interval=DONE_MS)
        self._timer.timeout.connect(self.hide)
        self._icon, self._text = QLabel(), QLabel()
        self._row = QHBoxLayout(self)
        self._build_widgets()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, empty while nothing is shown."""
        return "" if self.isHidden() else self._text.text()

    @property
    def choices(self) -> list[QPushButton]:
        """The buttons after the sentence."""
        return list(self._buttons)

    def show_sentence(
        self, text: str, tone: str = "danger", choices: Sequence[Choice] = ()
    ) -> None:
        """Show a sentence in place of the one before.

        Args:
            text: what happened, why, and what now.
            tone: `danger`, `warn`, `accent`; `done` for a mere confirmation.
            choices: what may be done: words and what they do. The notice goes first.
        """
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._show_parts(is_progress=False)
        icon, token = _ICONS[tone]
        self._icon.setPixmap(self._theme.pixmap(icon, token, 16))
        self._text.setText(text)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._buttons = [self._button(*choice) for choice in choices]
        for button in self._buttons:
            self._row.insertWidget(self._row.count() - 1, button)
        self.setAccessibleName(text)
        self.show()
        if tone == "done":
            self._timer.start()
        else:
            self._timer.stop()
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(
        self, text: str, stop: Callable[[], object] | None = None
    ) -> None:
        """Show work that is on its way, until `end_progress`.

        Args:
            text: what is done, and how far it is.
            stop: what stops it; None where that is too late.
        """
        if not self.is_progress:
            self.show_sentence(text, "accent")
            self._show_parts(is_progress=True)
        if self._text.text() != text:
            self._text.setText(text)
        self._stop = stop
        self.progress_button.setVisible(stop is not None)

    def end_progress(self) -> None:
        """Show that work no more."""
        if self.is_progress:
            self._show_parts(is_progress=False)
            self.hide()

    def dismiss(self) -> None:
        """Go, unless an answer is wanted or work is shown."""
        if not self._buttons and not self.is_progress:
            self.hide()

    def _show_parts(self, *, is_progress: bool) -> None:
        self.is_progress = is_progress
        self._icon.setVisible(not is_progress)
        self._close.setVisible(not is_progress)
        self._spinner.setVisible(is_progress)
        # Where it is too late to stop, the page below stays in its place.
        policy = self.progress_button.sizePolicy()
        policy.setRetainSizeWhenHidden(is_progress)
        self.progress_button.setSizePolicy(policy)
        self.progress_button.setVisible(is_progress)

    def _on_stop_clicked(self) -> None:
        if self._stop is not None:
            self._stop()

    def _build_widgets(self) -> None:
        px = self._theme.px
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setMinimumHeight(px(22))
        close = self._close = QToolButton()
        close.setProperty("kind", "icon")
        close.setIcon(self._theme.icon("x", "text2", 15))
        close.setAccessibleName(self.tr("Close this notice"))
        close.setToolTip(self.tr("Close this notice"))
        close.clicked.connect(self.hide)
        self._row.setContentsMargins(px(12), px(4), px(6), px(4))
        self._row.setSpacing(px(10))
        self.progress_button.setToolTip(self.tr("Stop; nothing is changed  Esc"))
        self.progress_button.clicked.connect(self._on_stop_clicked)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._spinner)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self.progress_button)
        self._row.addWidget(close)
        # What is shown before it has a place is a window of its own.
        self._show_parts(is_progress=False)

    def _button(self, words: str, work: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)

        def chosen() -> None:
            self.hide()
            work()

        button.clicked.connect(chosen)
        return button
