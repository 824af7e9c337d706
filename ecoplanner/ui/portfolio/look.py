"""Colours, fonts and cut texts, kept between paintings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtGui import QFont

    from ecoplanner.ui.theme import Theme

_MOST_TEXTS = 20_000


class Look(QObject):
    """What painting a table asks for thousands of times, made once.

    Making a font or a colour takes longer than painting a cell with it.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, int], tuple[QFont, QFontMetrics]] = {}
        self._texts: dict[tuple[int, int, int, str], str] = {}
        theme.changed.connect(self._forget)

    def color(self, token: str) -> QColor:
        """Return a named colour."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = self._theme.color(token)
        return found

    def font(self, size: int = 13, weight: int = 400) -> QFont:
        """Return a font by pixels at 100 % and weight."""
        return self._font(size, weight)[0]

    def width(self, text: str, size: int = 13, weight: int = 400) -> int:
        """Return how wide a text is."""
        return self._font(size, weight)[1].horizontalAdvance(text)

    def height(self, size: int = 13, weight: int = 400) -> int:
        """Return how high a line is."""
        return self._font(size, weight)[1].height()

    def cut(self, text: str, width: int, size: int = 13, weight: int = 400) -> str:
        """Return a text that fits a width, with an ellipsis where it is cut."""
        key = (size, weight, width, text)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            metrics = self._font(size, weight)[1]
            found = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._texts[key] = found
        return found

    def _font(self, size: int, weight: int) -> tuple[QFont, QFontMetrics]:
        found = self._fonts.get((size, weight))
        if found is None:
            font = self._theme.font(size, weight)
            found = self._fonts[size, weight] = (font, QFontMetrics(font))
        return found

    def _forget(self) -> None:
        self._colors.clear()
        self._fonts.clear()
        self._texts.clear()
