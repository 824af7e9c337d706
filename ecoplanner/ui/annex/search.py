"""Finding words on the pages, a few pages at a time."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.reports.typeset.layout import BASELINE_EM
from ecoplanner.reports.typeset.layout import Rect

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Placed

#: The window is asked again after so long.
_SLICE_S = 0.015


class Searcher(QObject):
    """Finds a text on all pages; words broken over lines are found too.

    Signals:
        found: more pages were looked through.
    """

    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout: Layout | None = None
        self._texts: dict[int, tuple[str, ...]] = {}
        self._text = ""
        self._next = 0
        #: The pages of the hits, a page as often as it has any.
        self.hits: list[int] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_done(self) -> bool:
        """Whether all pages were looked through."""
        return not self._timer.isActive()

    def start(self, layout: Layout | None, text: str) -> None:
        """Look for a text on pages, from the first one on."""
        if layout is not self._layout:
            self._texts.clear()
        self._layout, self._text = layout, _folded(text.strip())
        self.hits, self._next = [], 0
        if layout is not None and self._text:
            self._timer.start()
            self._on_timer_timeout()
        else:
            self._timer.stop()
            self.found.emit()

    def rects(self, drawing: Drawing, setter: Setter) -> list[list[Rect]]:
        """Return the places of each hit of a page; more than one where it breaks."""
        if not self._text:
            return []
        return [
            list(_rects(placed, start, len(self._text), setter))
            for placed in drawing.blocks
            for start in _places(_text_of(placed), self._text)
        ]

    @Slot()
    def _on_timer_timeout(self) -> None:
        layout = self._layout
        if layout is None:
            return
        until = perf_counter() + _SLICE_S
        while self._next < len(layout.pages) and perf_counter() < until:
            index = self._next
            if index not in self._texts:
                drawing = layout.pages[index].drawing()
                self._texts[index] = tuple(map(_text_of, drawing.blocks))
            for text in self._texts[index]:
                self.hits.extend(index for _ in _places(text, self._text))
            self._next += 1
        if self._next >= len(layout.pages):
            self._timer.stop()
        self.found.emit()


def _folded(text: str) -> str:
    # Letter by letter, so that places in the folded text are places in the text.
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def _text_of(placed: Placed) -> str:
    return _folded("".join(line.text for line in placed.block.lines))


def _places(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _rects(placed: Placed, start: int, length: int, setter: Setter) -> Iterator[Rect]:
    x, y, block = placed
    style = block.style
    widths = setter.measure(style.face)[0]
    end, before = start + length, 0
    measured: Callable[[str], float] = widths.__getitem__
    for number, line in enumerate(block.lines):
        first = max(start - before, 0)
        last = min(end - before, len(line.text))
        if first < last:
            ahead, words = line.text[:first], line.text[first:last]
            left = x + line.x + measured(ahead) * style.size + line.spread * first
            wide = measured(words) * style.size + line.spread * (last - first)
            middle = y + number * style.leading + style.leading / 2
            high = style.size * (1 + BASELINE_EM / 2)
            yield Rect(left, middle - high / 2, wide, high)
        before += len(line.text)
