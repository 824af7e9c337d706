"""Walking through the matches of a search on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QRectF
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.ui.annex.places import on_paper
from ecoplanner.ui.annex.search import Searcher

if TYPE_CHECKING:
    from ecoplanner.ui.annex.desk import PageDesk


class Hits(QObject):
    """Marks what a search finds and brings one match after another into view.

    Signals:
        told: which match is in hand, in words.
    """

    told = Signal(str)

    def __init__(self, desk: PageDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._searcher = Searcher(self)
        self._text = ""
        self._at = -1
        self._searcher.found.connect(self._on_found)

    @property
    def count(self) -> int:
        """How many matches are known."""
        return len(self._searcher.hits)

    @property
    def at(self) -> int:
        """Which match is in hand, from 0; -1 for none."""
        return self._at

    @property
    def is_done(self) -> bool:
        """Whether all pages were looked through."""
        return self._searcher.is_done

    def start(self, text: str) -> None:
        """Look for a text and go to the first match from the page in hand on."""
        self._text, self._at = text.strip(), -1
        self._look()

    def refresh(self) -> None:
        """Look again on other pages, without leaving the place in view."""
        if self._text:
            self._look()

    def step(self, step: int) -> None:
        """Go to a following match, or one before."""
        if self.count:
            self._at = (self._at + step) % self.count
            self._show()
            self._tell()

    def _look(self) -> None:
        sheets = self._desk.sheets
        layout = None if sheets is None else sheets.layout
        self._searcher.start(layout, self._text)

    @Slot()
    def _on_found(self) -> None:
        hits = self._searcher.hits
        if self._at < 0 and hits:
            here = (at for at, page in enumerate(hits) if page >= self._desk.page)
            at = next(here, None)
            if at is not None or self.is_done:
                self._at = at or 0
                self._show()
        self._tell()

    def _tell(self) -> None:
        self._desk.set_marks(self._marks if self.count else None)
        if self.count:
            self._at = min(self._at, self.count - 1)
            self.told.emit(f"{self._at + 1} / {self.count}")
        elif self._text and self.is_done:
            self.told.emit(self.tr("Not found"))
        else:
            self.told.emit("")

    def _marks(self, index: int) -> list[tuple[QRectF, bool]]:
        return [
            (rect, number == self._at)
            for number, rects in self._rects(index)
            for rect in rects
        ]

    def _rects(self, index: int) -> list[tuple[int, list[QRectF]]]:
        """Return by number the matches of a page, points of the paper."""
        sheets = self._desk.sheets
        if sheets is None or index not in self._searcher.hits:
            return []
        page = sheets.layout.pages[index]
        setter = self._desk.artist.setter(page)
        found = self._searcher.rects(self._desk.drawing(index), setter)
        first = self._searcher.hits.index(index)
        return [
            (number, [on_paper(rect, page.sheet) for rect in rects])
            for number, rects in enumerate(found, start=first)
        ]

    def _show(self) -> None:
        page = self._searcher.hits[self._at]
        rects = dict(self._rects(page)).get(self._at)
        if rects:
            self._desk.show_spot(page, rects[0])
