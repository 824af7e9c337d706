"""What stands on pages, kept for those last looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Page

_KEPT = 24


class Drawings:
    """Drawings of pages by their index."""

    def __init__(self) -> None:
        self._known: dict[int, Drawing] = {}

    def drawing(self, pages: Sequence[Page], index: int) -> Drawing:
        """Return what stands on a page."""
        if index not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[index] = pages[index].drawing()
        return self._known[index]

    def clear(self) -> None:
        """Forget all: the pages are others."""
        self._known.clear()
