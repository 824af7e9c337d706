"""The shipped fonts: what they draw, how wide, and under which licence."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
FACES = (
    "NotoSerifSC-Regular",
    "NotoSerifSC-Bold",
    "NotoSansSC-Regular",
    "NotoSansSC-Bold",
)
EM = 1000
MAXIMAL_BYTES = 40_000_000

GB2312 = frozenset(
    bytes((lead, trail)).decode("gb2312", "ignore")
    for lead in range(0xA1, 0xF8)
    for trail in range(0xA1, 0xFF)
) - {""}
SYMBOLS = {
    "ascii": "".join(map(chr, range(0x20, 0x7F))),
    "punctuation": "–—―‐…“”‘’‰′″※·《》〈〉「」『』〔〕【】、。，；：！？（）～￥",
    "superscripts": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscripts": "₀₁₂₃₄₅₆₇₈₉",
    "circled": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "bracketed": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "roman": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ",
    "mathematics": "≥≤≠≈±×÷∑√∞°αβγδμπΩ",
    "shapes": "□■○●☆★△▲◇◆→←↑↓☐☑─│┌┐└┘├┤┼",
    "units": "㎡㎥㎞㎝㎜㎏㏊℃№℡",
    "latin": "éüāáǎàēěīǐōǒūǔǖǘǚǜñçß",
    "fullwidth": "０１２３４５６７８９ＡＺａｚ％＋－／＝＜＞〇",
}


@cache
def face(name: str) -> TTFontFile:
    return TTFontFile(str(FONTS / f"{name}.ttf"))


def standard_characters() -> str:
    lines = (FONTS / "standard-characters.txt").read_text("utf-8").split()
    return "".join(lines)


def missing(name: str, characters: frozenset[str] | str) -> list[str]:
    drawn = face(name).charToGlyph
    return sorted(c for c in characters if ord(c) not in drawn)


def ink(name: str, character: str) -> tuple[int, int, int, int]:
    """Return left, bottom, right, top out of the glyph's own header."""
    font = face(name)
    start = font.glyphPos[font.charToGlyph[ord(character)]]
    header = font.get_table("glyf")[start : start + 10]
    _, left, bottom, right, top = struct.unpack(">5h", header)
    return left, bottom, right, top


@pytest.mark.parametrize("name", FACES)
def test_that_a_face_draws_all_of_gb2312(name: str) -> None:
    assert len(GB2312) == 7445
    assert missing(name, GB2312) == []


@pytest.mark.parametrize("name", FACES)
def test_that_a_face_draws_every_standard_character(name: str) -> None:
    assert missing(name, standard_characters()) == []


@pytest.mark.parametrize("kind", SYMBOLS)
@pytest.mark.parametrize("name", FACES)
def test_that_a_face_draws_the_symbols_of_plans(name: str, kind: str) -> None:
    assert missing(name, SYMBOLS[kind]) == []


def test_that_the_standard_table_is_whole() -> None:
    table = standard_characters()
    assert len(table) == len(set(table)) == 8105
    assert sum(ord(c) > 0xFFFF for c in table) == 196
    assert (table[0], table[3499], table[6499]) == ("一", "矗", "齉")


@pytest.mark.parametrize("name", FACES)
def test_that_digits_have_one_width_and_stand_in_its_middle(name: str) -> None:
    widths = {face(name).charWidths[ord(digit)] for digit in "0123456789"}
    assert len(widths) == 1
    for digit in "0123456789":
        left, _, right, _ = ink(name, digit)
        assert abs(left + right - max(widths)) <= 1


@pytest.mark.parametrize("dash", "—―")
@pytest.mark.parametrize("name", FACES)
def test_that_a_dash_fills_its_em_at_mid_height(name: str, dash: str) -> None:
    left, bottom, right, top = ink(name, dash)
    assert face(name).charWidths[ord(dash)] == EM
    assert left <= 0 < EM <= right
    assert abs((bottom + top) / 2 - 380) <= 1


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("name", FACES)
def test_that_subscripts_hang_and_superscripts_rise(name: str, digit: int) -> None:
    above, below = (SYMBOLS[kind][digit] for kind in ("superscripts", "subscripts"))
    widths = face(name).charWidths
    assert widths[ord(above)] == widths[ord(below)] < widths[ord("0")]
    assert ink(name, below)[1] < 0 < 2 * EM // 5 < ink(name, above)[1]


@pytest.mark.parametrize("name", FACES)
def test_that_different_ideographs_look_different(name: str) -> None:
    font = face(name)
    start, end = (
        [font.glyphPos[font.charToGlyph[ord(c)] + more] for c in "湿地"]
        for more in (0, 1)
    )
    outlines = font.get_table("glyf")
    wet, land = (outlines[a:b] for a, b in zip(start, end, strict=True))
    assert wet != land
    assert min(len(wet), len(land)) > 10


@pytest.mark.parametrize("name", FACES)
def test_that_a_face_bears_its_own_name(name: str) -> None:
    assert face(name).name == name.encode()


def test_that_the_licence_comes_with_the_fonts() -> None:
    licence = (FONTS / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for family in ("Noto Serif SC", "Noto Sans SC"):
        assert family in licence
    assert licence.rstrip().endswith("DEALINGS IN THE FONT SOFTWARE.")


def test_that_the_fonts_leave_the_wheel_small() -> None:
    files = [FONTS / f"{name}.ttf" for name in FACES]
    assert sum(file.stat().st_size for file in files) < MAXIMAL_BYTES
