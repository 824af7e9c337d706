"""Fields in which a cell is typed, that never lose text being composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


def keep_composed() -> None:
    """Keep what is being composed in the field that has the keyboard."""
    QGuiApplication.inputMethod().commit()
    field = QApplication.focusWidget()
    if isinstance(field, QComboBox):
        field = field.lineEdit()
    if isinstance(field, (LineInput, TextInput)):
        take_composed(field)


def take_composed(field: LineInput | TextInput) -> None:
    """Keep text that an input method has not handed over yet."""
    QGuiApplication.inputMethod().commit()
    if words := field.composed:
        field.composed = ""
        field.insert_words(words)


class LineInput(QLineEdit):
    """One line of text."""

    composed = ""

    def words(self) -> str:
        """Return what is typed."""
        return self.text()

    def begin(self, text: str) -> None:
        """Start with a text, the caret behind it."""
        self.setText(text)

    def insert_words(self, text: str) -> None:
        """Put words where the caret is."""
        self.insert(text)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composed = event.preeditString()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        take_composed(self)
        super().focusOutEvent(event)


class TextInput(QPlainTextEdit):
    """Text of several lines."""

    composed = ""

    def words(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def begin(self, text: str) -> None:
        """Start with a text, the caret behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert_words(self, text: str) -> None:
        """Put words where the caret is."""
        self.insertPlainText(text)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composed = event.preeditString()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        take_composed(self)
        super().focusOutEvent(event)
