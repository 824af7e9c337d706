#!/usr/bin/env python3
"""Cut the four Noto SC faces of the printed annex out of their full versions.

    python resources/fonts/cut.py <folder with the full fonts> resources/fonts

The same source and the same fontTools give the same bytes. README.md tells
where the source comes from and why each glyph is changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

# The file's name in the source, and here.
FACES = {
    "NotoSerifSC_400Regular.ttf": "NotoSerifSC-Regular.ttf",
    "NotoSerifSC_700Bold.ttf": "NotoSerifSC-Bold.ttf",
    "NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
}
STANDARD = Path(__file__).with_name("standard-characters.txt")

# Lead and trail bytes, last one excluded.
GB2312 = ("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
GBK_SYMBOLS = ("gbk", range(0xA1, 0xAA), range(0x40, 0xFF))
BIG5_COMMON = ("big5", range(0xA4, 0xC7), range(0x40, 0xFF))

SYMBOLS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A
    (0x0370, 0x03FF),  # Greek
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x214F),  # currency, ℃ № ℡
    (0x2150, 0x218F),  # fractions, Ⅰ ⅰ
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x2460, 0x27BF),  # ① ⑴, box drawing, □ ★ ✓ ❶
    (0x2E3A, 0x2E3B),  # long dashes
    (0x3000, 0x30FF),  # Chinese punctuation, kana
    (0x3200, 0x33FF),  # ㈠ ㎡ ㏊
    (0xFE30, 0xFE6F),  # small and upright forms
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
)

DIGITS = "0123456789"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
# A digit made small, where the face has no superscript: as wide and high
# as the four it has, which are drawn wider than a plain reduction.
SMALL_DIGIT = (0.66, 0.59)
SUBSCRIPT_BOTTOM = -140

DASHES = "—―"
# Units that a dash reaches beyond its em on both sides: edges that merely
# touch leave a pale seam on screens.
DASH_OVERLAP = 10
# Of the em box that an ideograph stands in, -120 to 880.
MIDDLE = 380

TICK_SCALE = 0.6

KEPT_TABLES = frozenset(
    {
        "GlyphOrder",  # fontTools' own
        "OS/2",
        "cmap",
        "glyf",
        "head",
        "hhea",
        "hmtx",
        "loca",
        "maxp",
        "name",
        "post",
    }
)
VARIANTS_FORMAT = 14
KEPT_NAMES = [*range(12), 13, 14]
VERSION_NAMES = (3, 5)
MARK = "; cut"


def decoded(codec: str, leads: range, trails: range) -> Iterator[str]:
    """Yield every character that two bytes of `codec` stand for."""
    for lead in leads:
        for trail in trails:
            character = bytes((lead, trail)).decode(codec, "ignore")
            # An invalid pair may decode to its second byte alone.
            if len(character) == 1 and not character.isascii():
                yield character


def wanted_characters() -> frozenset[str]:
    """Return what the faces keep, so far as they have it."""
    wanted = set("".join(STANDARD.read_text("utf-8").split()))
    for codec, leads, trails in (GB2312, GBK_SYMBOLS, BIG5_COMMON):
        wanted.update(decoded(codec, leads, trails))
    for first, last in SYMBOLS:
        wanted.update(map(chr, range(first, last + 1)))
    return frozenset(wanted)


class Face:
    """One full font, changed in place.

    Attributes:
        font: The fontTools font; measures are its units, 1,000 to the em.
    """

    def __init__(self, path: Path) -> None:
        self.font = TTFont(path, recalcTimestamp=False)
        for tag in set(self.font.keys()) - KEPT_TABLES:
            del self.font[tag]
        self.drop_variants()
        self.em: int = self.font["head"].unitsPerEm
        self.names: dict[int, str] = self.font.getBestCmap()

    def drop_variants(self) -> None:
        """Leave only the tables that map one character to one glyph."""
        mapping = self.font["cmap"]
        mapping.tables = [
            table for table in mapping.tables if table.format != VARIANTS_FORMAT
        ]

    def has(self, character: str) -> bool:
        """Tell whether the font draws `character`."""
        return ord(character) in self.names

    def name(self, character: str) -> str:
        """Return the glyph's name; KeyError if there is none."""
        return self.names[ord(character)]

    def advance(self, character: str) -> int:
        """Return the width of `character`."""
        width: int = self.font["hmtx"][self.name(character)][0]
        return width

    def box(self, character: str) -> tuple[int, int, int, int]:
        """Return left, bottom, right and top of the ink."""
        glyph = self.font["glyf"][self.name(character)]
        return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax

    def draw(
        self,
        character: str,
        parts: Iterable[tuple[str, Transform]],
        advance: int,
    ) -> None:
        """Give `character` an outline of its own, made of moved others."""
        pen = TTGlyphPen(None)
        glyphs = self.font.getGlyphSet()
        for part, move in parts:
            glyphs[self.name(part)].draw(TransformPen(pen, move))
        code = ord(character)
        # Always a new glyph: the old one may serve other characters.
        name = f"cut{code:04X}"
        glyph = pen.glyph()
        glyph.recalcBounds(self.font["glyf"])
        self.font["glyf"][name] = glyph
        self.font["hmtx"][name] = (advance, glyph.xMin)
        self.names[code] = name
        for table in self.font["cmap"].tables:
            table.cmap[code] = name


def set_digits_to_one_width(face: Face) -> None:
    """Centre each digit in the widest one's advance."""
    widest = max(map(face.advance, DIGITS))
    for digit in DIGITS:
        left, _, right, _ = face.box(digit)
        shift = round((widest - (right - left)) / 2) - left
        face.draw(digit, [(digit, Transform(dx=shift))], widest)


def stretch_dashes(face: Face) -> None:
    """Let a dash fill its em, so that two of them join, at mid height."""
    for dash in filter(face.has, DASHES):
        left, bottom, right, top = face.box(dash)
        scale = (face.em + 2 * DASH_OVERLAP) / (right - left)
        rise = MIDDLE - (bottom + top) / 2
        move = Transform(scale, 0, 0, 1, -DASH_OVERLAP - left * scale, rise)
        face.draw(dash, [(dash, move)], face.em)


def add_small_digits(face: Face) -> None:
    """Complete the superscripts, then set them low as subscripts."""
    advance = face.advance("²")
    bottom = face.box("¹")[1]
    x_scale, y_scale = SMALL_DIGIT
    for digit, above, below in zip(DIGITS, SUPERSCRIPTS, SUBSCRIPTS, strict=True):
        if not face.has(above):
            left, _, right, _ = face.box(digit)
            shift = (advance - (left + right) * x_scale) / 2
            move = Transform(x_scale, 0, 0, y_scale, shift, bottom)
            face.draw(above, [(digit, move)], advance)
        if not face.has(below):
            move = Transform(dy=SUBSCRIPT_BOTTOM - bottom)
            face.draw(below, [(above, move)], face.advance(above))


def add_ballot_boxes(face: Face) -> None:
    """Make ☐ of □, and ☑ of □ and a small ✓."""
    box = ("□", Transform())
    left, bottom, right, top = face.box("✓")
    shift_x = face.advance("□") / 2 - TICK_SCALE * (left + right) / 2
    shift_y = MIDDLE - TICK_SCALE * (bottom + top) / 2
    tick = ("✓", Transform(TICK_SCALE, 0, 0, TICK_SCALE, shift_x, shift_y))
    for character, parts in (("☐", [box]), ("☑", [box, tick])):
        if not face.has(character):
            face.draw(character, parts, face.advance("□"))


def mark_version(face: Face) -> None:
    """Say in the version names that this is no original."""
    for record in face.font["name"].names:
        if record.nameID in VERSION_NAMES:
            record.string = record.toUnicode() + MARK


def subset(face: Face, characters: Iterable[str]) -> None:
    """Drop all glyphs, tables and names that the characters do not need."""
    options = Options(
        glyph_names=False,
        hinting=False,
        layout_features=[],
        name_IDs=KEPT_NAMES,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(face.font)


@click.command()
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("target", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(source: Path, target: Path) -> None:
    """Cut the fonts found anywhere below SOURCE and write them to TARGET."""
    wanted = wanted_characters()
    for full_name, cut_name in FACES.items():
        face = Face(next(source.rglob(full_name)))
        set_digits_to_one_width(face)
        stretch_dashes(face)
        add_small_digits(face)
        add_ballot_boxes(face)
        mark_version(face)
        kept = sorted(filter(face.has, wanted))
        subset(face, kept)
        written = target / cut_name
        face.font.save(written, reorderTables=True)
        size = written.stat().st_size / 1e6
        click.echo(f"{cut_name}: {len(kept)} characters, {size:.1f} MB")


if __name__ == "__main__":
    main()
