"""Font files: widths for layout, subsets for embedding.

Only what a document uses is read: the table of characters is searched, not
unfolded, and widths are looked up as characters come.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFError
from reportlab.pdfbase.ttfonts import TTFontFile

from ecoplanner.errors import FontUnusableError
from ecoplanner.paths import resource
from ecoplanner.reports.typeset.faces import Face

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.reports.settings import PageSettings

BUNDLED = {
    Face.SONG: "fonts/NotoSerifSC-Regular.ttf",
    Face.SONG_BOLD: "fonts/NotoSerifSC-Bold.ttf",
    Face.HEI: "fonts/NotoSansSC-Regular.ttf",
    Face.HEI_BOLD: "fonts/NotoSansSC-Bold.ttf",
}
#: Where a character is looked for when its own face has none.
_CHAIN = {
    Face.SONG: (Face.SONG, Face.HEI, Face.SONG_BOLD, Face.HEI_BOLD),
    Face.SONG_BOLD: (Face.SONG_BOLD, Face.HEI_BOLD, Face.SONG, Face.HEI),
    Face.HEI: (Face.HEI, Face.SONG, Face.HEI_BOLD, Face.SONG_BOLD),
    Face.HEI_BOLD: (Face.HEI_BOLD, Face.SONG_BOLD, Face.HEI, Face.SONG),
}
_UNICODE_CMAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_BLANKS = {"\u2002": 0.5, "\u2003": 1.0, "\u2009": 0.2, "\u200a": 0.1, "\u3000": 1.0}
_SEGMENTS = 12
_DELTAS = 4


class FontFile:
    """A TrueType file.

    Attributes:
        path: of the file.
        info: names and measures, as reportlab reads them.
        data: the whole file.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        try:
            with path.open("rb") as file:
                self.info = TTFontFile(file, charInfo=0, subfontIndex=index)
            self.path = path
            self.data: bytes = self.info._ttf_data  # noqa: SLF001  # no other way to the bytes
            self._read_characters()
            self._read_widths()
        except (OSError, TTFError, struct.error, KeyError) as error:
            known = error.strerror if isinstance(error, OSError) else None
            reason = known or str(error)
            raise FontUnusableError(path=str(path), reason=reason) from error

    def glyph(self, code: int) -> int:
        """Return the glyph of a character; 0 when the font has none."""
        place = bisect_left(self._lasts, code)
        if place == len(self._lasts) or code < self._firsts[place]:
            return 0
        if self._ranges is None:
            found: int = self._starts[place] + code - self._firsts[place]
            return found
        return self._glyph_by_delta(place, code)

    def width(self, glyph: int) -> float:
        """Return the advance of a glyph, em."""
        last = len(self._advances) // 2 - 1
        units: int = self._advances[2 * min(glyph, last)]
        return units / self.units

    def table(self, tag: str) -> tuple[int, int]:
        """Return offset and length of a table of the file; KeyError if none."""
        offset, length = self.info.get_table_pos(tag)
        return offset, length

    def _glyph_by_delta(self, place: int, code: int) -> int:
        """Look a character up in a segment with its own list of glyphs."""
        assert self._ranges is not None  # noqa: S101  # the caller has looked
        offset = self._ranges[place]
        if offset == 0:
            found: int = (code + self._starts[place]) & 0xFFFF
            return found
        at = self._ranges_at + 2 * place + offset + 2 * (code - self._firsts[place])
        if at + 2 > len(self.data):
            return 0
        glyph: int = unpack_from(">H", self.data, at)[0]
        if glyph:
            glyph = (glyph + self._starts[place]) & 0xFFFF
        return glyph

    def _read_widths(self) -> None:
        """Read the advances; each is followed by a bearing."""
        head = self.table("head")[0]
        self.units: int = unpack_from(">H", self.data, head + 18)[0]
        hhea = self.table("hhea")[0]
        count = unpack_from(">H", self.data, hhea + 34)[0]
        offset = self.table("hmtx")[0]
        self._advances = unpack_from(f">{2 * count}H", self.data, offset)

    def _read_characters(self) -> None:
        """Find the widest Unicode table of characters that we can search."""
        base = self.table("cmap")[0]
        count = unpack_from(">H", self.data, base + 2)[0]
        tables = {}
        for number in range(count):
            record = unpack_from(">HHL", self.data, base + 4 + 8 * number)
            tables[record[:2]] = base + record[2]
        for kind in _UNICODE_CMAPS:
            at = tables.get(kind)
            if at is None:
                continue
            form = unpack_from(">H", self.data, at)[0]
            if form == _SEGMENTS:
                self._read_segments(at)
                return
            if form == _DELTAS:
                self._read_deltas(at)
                return
        message = "no table of Unicode characters"
        raise TTFError(message)

    def _read_segments(self, at: int) -> None:
        count = unpack_from(">L", self.data, at + 12)[0]
        values = unpack_from(f">{3 * count}L", self.data, at + 16)
        self._firsts, self._lasts = values[0::3], values[1::3]
        self._starts = values[2::3]
        self._ranges: tuple[int, ...] | None = None
        self._ranges_at = 0

    def _read_deltas(self, at: int) -> None:
        count = unpack_from(">H", self.data, at + 6)[0] // 2
        self._lasts = unpack_from(f">{count}H", self.data, at + 14)
        first = at + 16 + 2 * count
        self._firsts = unpack_from(f">{count}H", self.data, first)
        self._starts = unpack_from(f">{count}H", self.data, first + 2 * count)
        self._ranges_at = first + 4 * count
        self._ranges = unpack_from(f">{count}H", self.data, self._ranges_at)


class FontSet:
    """The faces of a document, each with those that lend it characters.

    Files are read when the first character is asked of them.
    """

    def __init__(self, paths: Mapping[Face, str]) -> None:
        self._paths = dict(paths)
        for named in filter(None, self._paths.values()):
            # A font that the user names is refused even if nothing uses it yet.
            _load(named)
        self._files: dict[Face, FontFile] = {}
        self._advances: dict[Face, _Advances] = {}

    def advances(self, face: Face) -> Mapping[str, float]:
        """Return the advance of characters in em; any character may be asked."""
        found = self._advances.get(face)
        if found is None:
            found = self._advances[face] = _Advances(self, face)
        return found

    def has(self, face: Face, character: str) -> bool:
        """Tell whether the face itself has a character."""
        return self.own(face).glyph(ord(character)) != 0

    def own(self, face: Face) -> FontFile:
        """Return the file of a face."""
        found = self._files.get(face)
        if found is None:
            named = self._paths.get(face) or str(resource(BUNDLED[face]))
            found = self._files[face] = _load(named)
        return found

    def lender(self, face: Face, character: str) -> FontFile | None:
        """Return the first file that has a character; None if none has it."""
        code = ord(character)
        own = self.own(face)
        if own.glyph(code):
            return own
        for other in _CHAIN[face]:
            for file in (self.own(other), _load(str(resource(BUNDLED[other])))):
                if file.glyph(code):
                    return file
        return None


class _Advances(dict[str, float]):
    """Advances of characters, looked up as they come."""

    def __init__(self, fonts: FontSet, face: Face) -> None:
        super().__init__()
        self._fonts = fonts
        self._face = face

    def __missing__(self, character: str) -> float:
        file = self._fonts.lender(self._face, character)
        if file is not None:
            width = file.width(file.glyph(ord(character)))
        elif is_ignorable(character):
            width = 0.0
        elif character.isspace():
            width = blank_width(character)
        else:
            width = self._fonts.own(self._face).width(0)
        self[character] = width
        return width


def is_ignorable(character: str) -> bool:
    """Tell whether a character is seen in no font: joiners, selectors."""
    is_selector = any(ord(character) in span for span in _SELECTORS)
    return is_selector or unicodedata.category(character) == "Cf"


def blank_width(character: str) -> float:
    """Return the width of a blank that no font has, em; it needs no glyph."""
    return _BLANKS.get(character, 0.25)


def paths_of(settings: PageSettings) -> dict[Face, str]:
    """Return the font files that settings name, by face; empty for bundled."""
    return {
        Face.SONG: settings.song,
        Face.SONG_BOLD: settings.song_bold,
        Face.HEI: settings.hei,
        Face.HEI_BOLD: settings.hei_bold,
    }


def with_usable_fonts(
    settings: PageSettings,
) -> tuple[PageSettings, tuple[FontUnusableError, ...]]:
    """Return settings with the bundled face for each font that cannot be used.

    A plan may come from a machine that has other fonts, or a font be taken away.

    Returns:
        The settings, and why each of those fonts cannot be used.
    """
    lost: list[FontUnusableError] = []
    bundled: dict[str, str] = {}
    for face, named in paths_of(settings).items():
        if not named:
            continue
        try:
            _load(named)
        except FontUnusableError as error:
            lost.append(error)
            bundled[face.value] = ""
    if not lost:
        return settings, ()
    return replace(settings, **bundled), tuple(lost)  # type: ignore[arg-type]  # words


@lru_cache(maxsize=16)
def _load(named: str) -> FontFile:
    """Read a file; `#1` behind its name is a face inside a collection."""
    path, _, index = named.rpartition("#")
    if path and index.isdecimal():
        return FontFile(Path(path), int(index))
    return FontFile(Path(named))
