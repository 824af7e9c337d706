"""Figures as operators of a PDF page stream.

A pattern is drawn once in a document, in a strip longer than any page; a bar shows
the piece of it that its edges let through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from ecoplanner.patterns import Box
from ecoplanner.patterns import dots
from ecoplanner.patterns import is_dark
from ecoplanner.patterns import lines
from ecoplanner.reports.draw.embed import stream
from ecoplanner.reports.typeset.layout import Fill
from ecoplanner.reports.typeset.layout import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.patterns import Pattern

_PERCENT = 100
_BYTE = 255
#: The strip, points: the long side of A4 and more, and a high bar.
_STRIP = Box(0.0, 0.0, 850.0, 30.0)
_PERIOD = 3.2
_WEIGHT = 0.55
_DOT = 0.5
#: Strength of the lines on a dark and on a light ground; paper needs more.
_WHITE_INK, _BLACK_INK = 0.85, 0.62
#: Control points of a circle of radius 1 made of four curves.
_ROUND = 0.5523
_DASH = "[2.4 1.8] 0 d "


class Looks:
    """The patterns that a document uses."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, Pattern], str] = {}

    def name(self, colour: str, pattern: Pattern) -> str:
        """Return the name of a pattern over a ground."""
        key = (colour, pattern)
        return self._names.setdefault(key, f"X{len(self._names) + 1}")

    def add_to(
        self, document: pdfdoc.PDFDocument, resources: pdfdoc.PDFDictionary
    ) -> None:
        """Add the patterns' objects to a document."""
        if not self._names:
            return
        objects = {}
        for (colour, pattern), name in self._names.items():
            box = f"[ 0 0 {_STRIP.right:g} {_STRIP.bottom:g} ]"
            form = stream(
                _strip(colour, pattern).encode("ascii"),
                Type="/XObject",
                Subtype="/Form",
                BBox=box,
                Resources="<< >>",
            )
            objects[name] = document.Reference(form)
        resources["XObject"] = pdfdoc.PDFDictionary(objects)


def shapes(drawn: Sequence[Fill | Line], height: float, looks: Looks) -> str:
    """Return the operators of fills and lines on a page of a height."""
    if not drawn:
        return ""
    parts = ["q 0 J"]
    for each in drawn:
        if isinstance(each, Line):
            weight, x1, y1, x2, y2, grey = each
            parts.append(
                f"{1 - grey / _PERCENT:.2f} G {weight:g} w "
                f"{x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l S"
            )
        else:
            parts.append(_fill(each, height, looks))
    parts.append("Q\n")
    return "\n".join(parts)


def _fill(fill: Fill, height: float, looks: Looks) -> str:
    y = height - fill.y - fill.height
    box = f"{fill.x:.2f} {y:.2f} {fill.width:.2f} {fill.height:.2f} re"
    parts = [f"{_operands(_parts_of(fill.colour))} rg {box} f"]
    if fill.pattern != "solid":
        name = looks.name(fill.colour, fill.pattern)
        parts.append(f"q {box} W n 1 0 0 1 {fill.x:.2f} {y:.2f} cm /{name} Do Q")
    if fill.outline:
        # The edge lies inside, so that a bar ends where its months end.
        half = min(fill.outline, fill.width, fill.height) / 2
        inner = (
            f"{fill.x + half:.2f} {y + half:.2f} "
            f"{fill.width - 2 * half:.2f} {fill.height - 2 * half:.2f} re"
        )
        dash = _DASH if fill.dashed else ""
        parts.append(f"q 0 G {dash}{fill.outline:g} w {inner} S Q")
    return "\n".join(parts)


def _strip(colour: str, pattern: Pattern) -> str:
    """Return the operators of a long strip of a pattern."""
    ink = _operands(_ink(_parts_of(colour)))
    if pattern == "dots":
        circles = (_circle(dot.x, dot.y) for dot in dots(_STRIP, _PERIOD))
        return f"{ink} rg\n" + "\n".join(circles)
    # In a file y grows upwards, so that what rises on the screen falls here.
    upright = (
        f"{x1:.2f} {_STRIP.bottom - y1:.2f} m {x2:.2f} {_STRIP.bottom - y2:.2f} l"
        for x1, y1, x2, y2 in lines(pattern, _STRIP, _PERIOD)
    )
    return f"{ink} RG {_WEIGHT:g} w\n" + "\n".join(upright) + " S"


def _circle(x: float, y: float) -> str:
    r, k = _DOT, _DOT * _ROUND
    return (
        f"{x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c f"
    )


def _parts_of(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of #rrggbb, from 0 to 1."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red / _BYTE, green / _BYTE, blue / _BYTE


def _ink(ground: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return white or black mixed with the ground: a page knows no opacity."""
    target, strength = (1.0, _WHITE_INK) if is_dark(*ground) else (0.0, _BLACK_INK)
    red, green, blue = (part + (target - part) * strength for part in ground)
    return red, green, blue


def _operands(colour: tuple[float, float, float]) -> str:
    return " ".join(f"{part:.3f}" for part in colour)
