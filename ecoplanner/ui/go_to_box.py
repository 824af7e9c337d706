"""Ctrl+G: type the number of a row and be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from ecoplanner.ui.theme import Theme

#: From the upper edge of what it lies over, px at 100 %.
TOP = 48


class GoToBox(QFrame):
    """Lies over a page or window; Enter goes to the row, Esc goes back.

    Signals:
        chosen: number of the row, counted from 1.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, around: QWidget) -> None:
        super().__init__(around)
        self._theme, self._around = theme, around
        self._count = 0
        self._before: QWidget | None = None
        self.setProperty("kind", "popup")
        self._build_widgets()
        self.hide()

    @property
    def field(self) -> QLineEdit:
        """Where one types."""
        return self._field

    def start(self, count: int, at: int) -> None:
        """Ask for a number, where there is any.

        Args:
            count: how many rows there are.
            at: the row one is in, from 1.
        """
        if not count:
            return
        self._count = count
        self._before = QApplication.focusWidget()
        self._range.setText(self.tr("of {count}").format(count=count))
        self._field.setText(str(at))
        self._field.selectAll()
        self._mark(is_wrong=False)
        self.adjustSize()
        room = self._around.rect()
        self.move((room.width() - self.width()) // 2, self._theme.px(TOP))
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go, and give the keys back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build_widgets(self) -> None:
        px = self._theme.px
        words = QLabel(self.tr("Go to row"))
        self._field = LineInput()
        self._field.setAccessibleName(self.tr("Number of the row"))
        self._field.setFixedWidth(px(80))
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._field.installEventFilter(self)
        self._field.textEdited.connect(self._on_text_edited)
        self._range = QLabel()
        keys = QLabel(self.tr("Enter goes there, Esc goes back"))
        for label in (self._range, keys):
            label.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(8))
        for widget in (words, self._field, self._range, keys):
            row.addWidget(widget)

    def _take(self) -> None:
        text = self._field.text().strip()
        # Full-width digits are digits too; signs and fractions are not.
        number = int(text) if text.isdecimal() and len(text) < len("1000000000") else 0
        if 1 <= number <= self._count:
            self.leave()
            self.chosen.emit(number)
        else:
            self._mark(is_wrong=True)
            self._field.selectAll()

    def _mark(self, *, is_wrong: bool) -> None:
        self._field.setProperty("state", "invalid" if is_wrong else "")
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    @Slot()
    def _on_text_edited(self) -> None:
        self._mark(is_wrong=False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
        return False
