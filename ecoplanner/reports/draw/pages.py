"""Pages of a layout as operators of a PDF page stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.reports.draw.embed import AbsentError
from ecoplanner.reports.draw.embed import FontUse
from ecoplanner.reports.draw.figure import Looks
from ecoplanner.reports.draw.figure import shapes
from ecoplanner.reports.draw.fonts import blank_width
from ecoplanner.reports.draw.fonts import is_ignorable
from ecoplanner.reports.settings import A4_MM
from ecoplanner.reports.typeset.block import MARK_RISE
from ecoplanner.reports.typeset.block import MARK_SIZE
from ecoplanner.reports.typeset.layout import BASELINE_EM
from ecoplanner.reports.typeset.style import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.draw.fonts import FontFile
    from ecoplanner.reports.draw.fonts import FontSet
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.faces import Face
    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Placed
    from ecoplanner.reports.typeset.sheet import Sheet

_SHORT, _LONG = A4_MM[0] * MM, A4_MM[1] * MM
_PERCENT = 100
#: Thousandths of an em, in which a page stream moves text.
_EM = 1000


class Encoder:
    """Turns blocks into operators; fonts and codes belong to one document.

    Attributes:
        uses: the fonts that were needed.
        absent: characters that no font has.
        looks: the patterns that figures use.
    """

    def __init__(self) -> None:
        self.uses: dict[int, FontUse] = {}
        self.absent: set[str] = set()
        self.looks = Looks()
        self._blocks: dict[tuple[int, Block], str] = {}

    def text(self, placed: Sequence[Placed], fonts: FontSet, height: float) -> str:
        """Return the operators of blocks on a page of a height."""
        if not placed:
            return ""
        parts = ["BT"]
        for x, y, block in placed:
            key = (id(fonts), block)
            body = self._blocks.get(key)
            if body is None:
                body = self._blocks[key] = self._body(block, fonts)
            style = block.style
            baseline = height - y - style.leading / 2 - BASELINE_EM * style.size
            left = x + block.lines[0].x
            parts.append(f"1 0 0 1 {left:.2f} {baseline:.2f} Tm\n{body}")
        parts.append("ET\n")
        return "\n".join(parts)

    def _body(self, block: Block, fonts: FontSet) -> str:
        """Return the operators of a block, from its first line's start."""
        face, size, leading = block.style
        use = self._use(fonts.own(face))
        parts = [f"/{use.name} {size:g} Tf"]
        spread = before = 0.0
        for number, line in enumerate(block.lines):
            if number:
                parts.append(f"{line.x - before:.2f} {-leading:.2f} Td")
            before = line.x
            if line.spread != spread:
                parts.append(f"{line.spread:.3f} Tc")
                spread = line.spread
            if line.text:
                parts.append(self._line(line.text, use, face, fonts, size))
        if spread:
            parts.append("0 Tc")
        if block.mark:
            small = size * MARK_SIZE
            parts.append(f"{block.mark_x - before:.2f} 0 Td {size * MARK_RISE:.2f} Ts")
            parts.append(f"/{use.name} {small:.2f} Tf")
            parts.append(self._line(block.mark, use, face, fonts, small) + " 0 Ts")
        return "\n".join(parts)

    def _line(
        self, text: str, use: FontUse, face: Face, fonts: FontSet, size: float
    ) -> str:
        try:
            return f"<{use.encode(text)}> Tj"
        except AbsentError:
            return self._mixed(text, use, face, fonts, size)

    def _mixed(
        self, text: str, use: FontUse, face: Face, fonts: FontSet, size: float
    ) -> str:
        """Encode a line some of whose characters other fonts lend."""
        parts: list[str] = []
        now = use
        for character in text:
            lender = fonts.lender(face, character)
            if lender is None and is_ignorable(character):
                continue
            if lender is None and character.isspace():
                parts.append(f"[{-_EM * blank_width(character):g}] TJ")
                continue
            wanted = use if lender is None else self._use(lender)
            if wanted is not now:
                parts.append(f"/{wanted.name} {size:g} Tf")
                now = wanted
            if lender is None:
                self.absent.add(character)
                parts.append(f"<{use.encode_absent(character)}> Tj")
            else:
                parts.append(f"<{wanted.encode(character)}> Tj")
        if now is not use:
            parts.append(f"/{use.name} {size:g} Tf")
        return "\n".join(parts)

    def _use(self, font: FontFile) -> FontUse:
        found = self.uses.get(id(font))
        if found is None:
            found = self.uses[id(font)] = FontUse(f"F{len(self.uses) + 1}", font)
        return found


def paper(sheet: Sheet) -> tuple[float, float]:
    """Return width and height of the page as it is written."""
    if sheet.is_turned and not sheet.is_binder:
        return _LONG, _SHORT
    return _SHORT, _LONG


def operators(
    drawing: Drawing, sheet: Sheet, fonts: FontSet, encoder: Encoder
) -> bytes:
    """Return the stream of a page."""
    height = sheet.paper[1]
    content = _shades(drawing, height) + _strokes(drawing, height)
    content += shapes(drawing.shapes, height, encoder.looks)
    content += encoder.text(drawing.blocks, fonts, height)
    furniture = encoder.text(drawing.sheet_blocks, fonts, _LONG)
    if sheet.is_turned and sheet.is_binder:
        # Sheet point (x, y) is view point (y, width - x).
        content = f"q 0 1 -1 0 {_SHORT:.2f} 0 cm\n{content}Q\n{furniture}"
    elif sheet.is_turned:
        content += f"q 0 -1 1 0 0 {_SHORT:.2f} cm\n{furniture}Q\n"
    else:
        content += furniture
    return content.encode("ascii")


def _shades(drawing: Drawing, height: float) -> str:
    parts = [
        f"{1 - shade.grey / _PERCENT:.2f} g {shade.x:.2f} "
        f"{height - shade.y - shade.height:.2f} "
        f"{shade.width:.2f} {shade.height:.2f} re f\n"
        for shade in drawing.shades
    ]
    if parts:
        parts.append("0 g\n")
    return "".join(parts)


def _strokes(drawing: Drawing, height: float) -> str:
    """Return the rules, by weight, with ends that close the corners."""
    by_weight: dict[float, list[str]] = {}
    for weight, x1, y1, x2, y2 in drawing.strokes:
        by_weight.setdefault(weight, []).append(
            f"{x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l"
        )
    parts = ["2 J\n"] if by_weight else []
    for weight, paths in sorted(by_weight.items()):
        parts.append(f"{weight:g} w\n" + "\n".join(paths) + " S\n")
    return "".join(parts)
