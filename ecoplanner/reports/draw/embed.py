"""Fonts inside a PDF: one subset a font, two-byte codes, text that comes out.

reportlab's own TrueType fonts have one-byte codes in many subsets, so that a line
of Chinese changes font again and again; here a font is one composite font.

Source: ISO 32000-1, 9.7.4 (CIDFonts) and 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import zlib
from hashlib import md5
from struct import pack
from struct import unpack_from
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontMaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.draw.fonts import FontFile

#: Levels of compression: a third of the time of the highest for a tenth more bytes,
#: and none, for pages that are only looked at.
PACKED, LOOSE = 4, 0
_MOST_CODES = 0xD7FF
_COPIED = ("cvt ", "fpgm", "prep")
#: Flags of a part of a composite glyph.
_ARE_WORDS = 0x0001
_HAS_SCALE = 0x0008
_HAS_MORE = 0x0020
_HAS_XY_SCALE = 0x0040
_HAS_MATRIX = 0x0080
_MAP_BLOCK = 100


class AbsentError(Exception):
    """A font lacks a character; never leaves this package."""


class Codes(dict[int, int]):
    """Codes of characters in one font of one document, in order of appearance.

    As the table of `str.translate`; raises AbsentError for what the font lacks.
    """

    def __init__(self, font: FontFile) -> None:
        super().__init__()
        self._font = font
        self.glyphs = [0]
        self.characters = [0]

    def __missing__(self, character: int) -> int:
        glyph = self._font.glyph(character)
        if not glyph:
            raise AbsentError
        return self.add(character, glyph)

    def add(self, character: int, glyph: int) -> int:
        """Give a character the next code."""
        code = len(self.glyphs)
        if code > _MOST_CODES:
            raise AbsentError
        self.glyphs.append(glyph)
        self.characters.append(character)
        self[character] = code
        return code


class FontUse:
    """A font in one document.

    Attributes:
        name: of the resource.
        font: the file.
        codes: of its characters.
    """

    def __init__(self, name: str, font: FontFile) -> None:
        self.name = name
        self.font = font
        self.codes = Codes(font)

    def encode(self, text: str) -> str:
        """Return a text as a hexadecimal string; AbsentError if it cannot be."""
        return text.translate(self.codes).encode("utf-16-be").hex()

    def encode_absent(self, character: str) -> str:
        """Return a character that no font has: a box that keeps its meaning."""
        code = ord(character)
        if code not in self.codes:
            self.codes.add(code, 0)
        return f"{self.codes[code]:04x}"

    def add_to(self, document: pdfdoc.PDFDocument, level: int = PACKED) -> None:
        """Add the font's objects to a document, packed as `stream` says."""
        info = self.font.info
        name = f"{self._tag()}+{info.name.decode('ascii')}"
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(name),
                "Flags": info.flags,
                "FontBBox": pdfdoc.PDFArray([round(edge) for edge in info.bbox]),
                "ItalicAngle": info.italicAngle,
                "Ascent": round(info.ascent),
                "Descent": round(info.descent),
                "CapHeight": round(info.capHeight),
                "StemV": info.stemV,
                "FontFile2": document.Reference(self._file(level)),
            }
        )
        system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": system,
                "CIDToGIDMap": "/Identity",
                "DW": 1000,
                "W": self._widths(),
                "FontDescriptor": document.Reference(descriptor),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(stream(self._to_unicode(), level)),
            }
        )
        document.Reference(font, self.name)

    def _tag(self) -> str:
        """Return six letters that tell this subset from others."""
        text = ",".join(map(str, self.codes.characters))
        digest = md5(text.encode(), usedforsecurity=False).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _widths(self) -> str:
        widths = (f"{self.font.width(g) * 1000:.4g}" for g in self.codes.glyphs)
        return f"[ 0 [ {' '.join(widths)} ] ]"

    def _file(self, level: int) -> pdfdoc.PDFStream:
        content = subset(self.font, self.codes.glyphs)
        return stream(content, level, Length1=len(content))

    def _to_unicode(self) -> bytes:
        entries = [
            f"<{code:04X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
            for code, character in enumerate(self.codes.characters)
            if code
        ]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(entries), _MAP_BLOCK):
            block = entries[start : start + _MAP_BLOCK]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def stream(content: bytes, level: int = PACKED, **entries: object) -> pdfdoc.PDFStream:
    """Return a stream, compressed at a level."""
    found = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries))
    found.content = zlib.compress(content, level)
    found.dictionary["Filter"] = "/FlateDecode"
    return found


def subset(font: FontFile, glyphs: Sequence[int]) -> bytes:
    """Return a TrueType file of some glyphs, in the order given.

    A glyph may be given twice: then each place has its own copy, so that two
    characters of one shape still come out as two.
    """
    outlines = _Outlines(font)
    order = list(glyphs)
    parts = outlines.with_parts(order)
    pieces = [outlines.renumbered(glyph, parts) for glyph in order]
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    data = font.data
    maker = TTFontMaker()
    for tag in _COPIED:
        if tag in font.info.table:
            maker.add(tag, _table(font, tag))
    head, hhea, maxp = (_table(font, tag) for tag in ("head", "hhea", "maxp"))
    count = len(order)
    maker.add("head", head[:50] + pack(">h", 1) + head[52:])
    maker.add("hhea", hhea[:34] + pack(">H", count))
    maker.add("maxp", maxp[:4] + pack(">H", count) + maxp[6:])
    maker.add("hmtx", b"".join(_metrics(font, data, glyph) for glyph in order))
    maker.add("loca", pack(f">{count + 1}L", *ends))
    maker.add("glyf", b"".join(pieces))
    made: bytes = maker.makeStream()
    return made


def _table(font: FontFile, tag: str) -> bytes:
    offset, length = font.table(tag)
    return font.data[offset : offset + length]


def _metrics(font: FontFile, data: bytes, glyph: int) -> bytes:
    """Return advance and bearing of a glyph."""
    offset = font.table("hmtx")[0]
    count = unpack_from(">H", data, font.table("hhea")[0] + 34)[0]
    if glyph < count:
        return data[offset + 4 * glyph : offset + 4 * glyph + 4]
    last = offset + 4 * (count - 1)
    bearing = offset + 4 * count + 2 * (glyph - count)
    return data[last : last + 2] + data[bearing : bearing + 2]


class _Outlines:
    """The outlines of a font file."""

    def __init__(self, font: FontFile) -> None:
        self._data = font.data
        self._glyf = font.table("glyf")[0]
        self._loca = font.table("loca")[0]
        head = font.table("head")[0]
        self._is_long = unpack_from(">h", font.data, head + 50)[0] == 1

    def outline(self, glyph: int) -> bytes:
        """Return the outline of a glyph; empty for a blank."""
        if self._is_long:
            start, end = unpack_from(">2L", self._data, self._loca + 4 * glyph)
        else:
            half = unpack_from(">2H", self._data, self._loca + 2 * glyph)
            start, end = 2 * half[0], 2 * half[1]
        return self._data[self._glyf + start : self._glyf + end]

    def with_parts(self, order: list[int]) -> dict[int, int]:
        """Append the parts of composite glyphs; return where each part is."""
        places: dict[int, int] = {}
        at = 0
        while at < len(order):
            for _, part in self._parts(self.outline(order[at])):
                if part not in places:
                    places[part] = len(order)
                    order.append(part)
            at += 1
        return places

    def renumbered(self, glyph: int, places: dict[int, int]) -> bytes:
        """Return an outline with its parts' new numbers, padded to four bytes."""
        outline = self.outline(glyph)
        parts = list(self._parts(outline))
        if parts:
            changed = bytearray(outline)
            for at, part in parts:
                changed[at : at + 2] = pack(">H", places[part])
            outline = bytes(changed)
        return outline + b"\0" * (-len(outline) % 4)

    @staticmethod
    def _parts(outline: bytes) -> list[tuple[int, int]]:
        """Return the parts of a composite glyph: where each is named, and which."""
        if not outline or unpack_from(">h", outline, 0)[0] >= 0:
            return []
        found = []
        at, flags = 10, _HAS_MORE
        while flags & _HAS_MORE:
            flags, part = unpack_from(">2H", outline, at)
            found.append((at + 2, part))
            at += 4 + (4 if flags & _ARE_WORDS else 2)
            if flags & _HAS_SCALE:
                at += 2
            elif flags & _HAS_XY_SCALE:
                at += 4
            elif flags & _HAS_MATRIX:
                at += 8
        return found
