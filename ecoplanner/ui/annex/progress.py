"""How far the setting and writing of pages has come, with a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ecoplanner.ui.annex.feed import Feed
    from ecoplanner.ui.annex.output import Output

#: Words only after so long, and figures with a way to stop after so long.
_SAY_AFTER_MS, _COUNT_AFTER_MS = 400, 1_000


class Progress(QWidget):
    """Says what is being made of a feed's pages; empty while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setProperty("role", "secondary")
        self.button = QPushButton()
        self.button.setProperty("kind", "link")
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.button)
        self._late = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._late.timeout.connect(self._on_late_timeout)
        self._long = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self.button.clicked.connect(self._on_button_clicked)
        self._is_stopped = False
        #: Whether something else says already that pages are being set.
        self.is_told_elsewhere = False

    @property
    def text(self) -> str:
        """What is being made."""
        return self._label.text()

    def watch(self, feed: Feed, output: Output) -> None:
        """Tell of what is made for a feed, and of what leaves it."""
        self._feed, self._output = feed, output
        composer = feed.composer
        composer.busy_changed.connect(self._on_busy_changed)
        composer.rows_counted.connect(self._on_rows_counted)
        composer.unset.connect(self._on_unset)
        output.progressed.connect(self._on_progressed)

    def _show(self, text: str, button: str = "") -> None:
        self._label.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))

    @Slot()
    def _on_late_timeout(self) -> None:
        if not self.is_told_elsewhere:
            self._show(self.tr("Setting the annex…"))

    @Slot(bool)
    def _on_busy_changed(self, is_busy: bool) -> None:  # noqa: FBT001 - a slot
        if is_busy:
            self._is_stopped = False
            self._late.start()
            self._long.start()
            return
        self._late.stop()
        self._show("")

    @Slot(int, int)
    def _on_rows_counted(self, done: int, count: int) -> None:
        if self._long.isActive() or not self._feed.composer.is_busy:
            return
        self._late.stop()
        if pages := self._feed.known_pages:
            # How many there will be is known as well as it was before the edit.
            text = self.tr("Drawing annex, page {done} of {count}")
            done, count = done * pages // max(count, 1), pages
        else:
            text = self.tr("Setting the annex, row {done} of {count}")
        self._show(text.format(done=done, count=count), self.tr("Stop"))

    @Slot(str, bool)
    def _on_progressed(self, text: str, can_stop: bool) -> None:  # noqa: FBT001
        self._late.stop()
        self._show(text, self.tr("Stop") if can_stop else "")

    @Slot()
    def _on_unset(self) -> None:
        self._is_stopped = True
        text = self.tr("Stopped: these pages are older than the table.")
        self._show(text, self.tr("Continue"))

    @Slot()
    def _on_button_clicked(self) -> None:
        if self._is_stopped:
            self._feed.update()
        else:
            self._output.stop()
