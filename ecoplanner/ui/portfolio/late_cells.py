"""Cells on the clipboard that are worded when there is time, or when asked for."""

from __future__ import annotations

from time import perf_counter
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QMimeData
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from ecoplanner.ui.portfolio import clipboard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMetaType

#: So long lines are worded, and so long then something else may come between.
_WORDS_S, _NEXT_MS = 0.008, 2
#: Fewer cells are worded before the key is up again.
_MANY = 4_000
_TEXT, _HTML = "text/plain", "text/html"


def put_on_clipboard(lines: Iterator[list[str]], cells: int) -> None:
    """Copy lines of cells, as text and as a table.

    Args:
        lines: worded as they are asked for, of what does not change meanwhile.
        cells: how many there are.
    """
    data = LateCells(lines) if cells > _MANY else QMimeData()
    if cells <= _MANY:
        block = [*lines]
        data.setText(clipboard.text_of(block))
        data.setHtml(clipboard.html_of(block))
    QGuiApplication.clipboard().setMimeData(data)


class LateCells(QMimeData):
    """A table that can be pasted at once, though most of it is worded after."""

    def __init__(self, lines: Iterator[list[str]]) -> None:
        super().__init__()
        self._lines: Iterator[list[str]] | None = lines
        self._text: list[str] = []
        self._html: list[str] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start(_NEXT_MS)
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101 - there is a clipboard
        application.aboutToQuit.connect(self._on_about_to_quit)

    @property
    def is_worded(self) -> bool:
        """Whether all is worded."""
        return self._lines is None

    @override
    def formats(self) -> list[str]:
        return [_TEXT, _HTML]

    @override
    def retrieveData(
        self, mimetype: str, preferredType: QMetaType | QMetaType.Type
    ) -> Any:
        while self._lines is not None:
            self._word_line(self._lines)
        if mimetype == _HTML:
            return clipboard.html_table_of("".join(self._html))
        return "".join(self._text) if mimetype == _TEXT else None

    def _word_line(self, lines: Iterator[list[str]]) -> None:
        cells = next(lines, None)
        if cells is None:
            self._lines = None
        else:
            self._text.append(clipboard.text_of([cells]))
            self._html.append(clipboard.html_rows_of([cells]))

    @Slot()
    def _on_timer_timeout(self) -> None:
        end = perf_counter() + _WORDS_S
        while self._lines is not None:
            self._word_line(self._lines)
            if perf_counter() > end:
                self._timer.start(_NEXT_MS)
                return

    @Slot()
    def _on_about_to_quit(self) -> None:
        """Leave plain words behind: the system asks for them when we are gone."""
        now = QGuiApplication.clipboard()
        if now.mimeData() is self:
            data = QMimeData()
            data.setText(self.text())
            data.setHtml(self.html())
            now.setMimeData(data)
