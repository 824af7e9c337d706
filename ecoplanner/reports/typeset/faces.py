"""The faces of a page, and what layout asks of a font."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Face(StrEnum):
    """Song for the text, Hei for what stands out, each in two weights."""

    SONG = "song"
    SONG_BOLD = "song_bold"
    HEI = "hei"
    HEI_BOLD = "hei_bold"


class Metrics(Protocol):
    """Widths of characters; all that layout knows of fonts."""

    def advances(self, face: Face) -> Mapping[str, float]:
        """Return the advance of characters in em; any character may be asked."""

    def has(self, face: Face, character: str) -> bool:
        """Tell whether the face itself has a character."""


class Widths(dict[str, float]):
    """Widths of words in em, summed from their characters and kept."""

    def __init__(self, advances: Mapping[str, float]) -> None:
        super().__init__()
        self._advance = advances.__getitem__

    def __missing__(self, word: str) -> float:
        width = sum(map(self._advance, word))
        self[word] = width
        return width
