"""What stands where the printed pages will be, while they are being set."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget
from typing_extensions import override

#: What is there sooner needs no words.
SAY_AFTER_MS = 400


class PreviewNote(QLabel):
    """Says in the middle of a card, after a moment, that its pages are on their way."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.setText(self.tr("Setting the pages…"))
        self.setProperty("role", "quiet")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=SAY_AFTER_MS)
        self._timer.timeout.connect(self._on_timeout)
        card.installEventFilter(self)

    def start(self) -> None:
        """Wait for the pages from now on."""
        if self.isHidden() and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def end(self) -> None:
        """Go: the pages are there, or will not come."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_timeout(self) -> None:
        self._fill()
        self.show()

    def _fill(self) -> None:
        card = self.parentWidget()
        if card is not None:
            self.setGeometry(card.rect())
        # What is put into the card later would cover it.
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type.Resize, QEvent.Type.ChildAdded
        if event.type() in kinds and not self.isHidden():
            self._fill()
        return False
