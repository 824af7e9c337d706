"""Fills of parts of a whole, as geometry: a colour with lines or dots over it.

Screen, pictures and printed pages all draw these, each with its own means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Pattern = Literal["solid", "rising", "dots", "cross", "level", "falling", "upright"]

#: Colours of programmes on a light ground, by number; the last is for the rest.
SERIES = (
    "#2B63B5",
    "#E59A2F",
    "#4DBFA6",
    "#B5402B",
    "#9DB8E8",
    "#74406E",
    "#D9CF72",
    "#6F6A60",
)
#: Colours of sources of money on a light ground, by level.
SOURCES = (
    ("central", "#33526B"),
    ("province", "#7C9DB5"),
    ("city", "#9DB5C8"),
    ("county", "#BBCDD8"),
    ("bond", "#A0527A"),
    ("social", "#D0A24C"),
)
#: Grounds on paper without colour, by the same numbers and levels.
SERIES_GREYS = (
    "#595959",
    "#FFFFFF",
    "#DCDCDC",
    "#FFFFFF",
    "#FFFFFF",
    "#8C8C8C",
    "#FFFFFF",
    "#B4B4B4",
)
SOURCE_GREYS = {
    "central": "#595959",
    "province": "#FFFFFF",
    "city": "#8C8C8C",
    "county": "#C8C8C8",
    "bond": "#FFFFFF",
    "social": "#FFFFFF",
}
SOURCE_PATTERNS: dict[str, Pattern] = {
    "central": "solid",
    "province": "rising",
    "city": "falling",
    "county": "dots",
    "bond": "cross",
    "social": "upright",
}
#: Pixels at 100 %: from line to line, width of a line, radius of a dot.
PERIOD = 5.0
LINE = 1.1
DOT = 0.85
#: Opacity of the lines: white ones on dark colours, black ones on light colours.
WHITE_INK = 0.6
BLACK_INK = 0.33

_NAMED = 7
_ROUNDS = 2
_ORDER: tuple[Pattern, ...] = (
    "solid",
    "rising",
    "dots",
    "cross",
    "level",
    "falling",
    "upright",
)
#: Lightness (CIE L*) below which lines are white.
_DARK_BELOW = 50.0
#: Where the curves of sRGB and of CIE L* become straight lines.
_LINEAR = 0.04045
_NEARLY_BLACK = 0.008856
_WEIGHTS = (0.2126, 0.7152, 0.0722)


class Line(NamedTuple):
    """A line from place to place."""

    x1: float
    y1: float
    x2: float
    y2: float


class Dot(NamedTuple):
    """The middle of a dot."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """What is filled; down is the way in which y grows."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top


def series_look(index: int) -> tuple[int, Pattern]:
    """Return colour number and pattern: an eighth series takes the next pattern.

    Args:
        index: place of the programme in the plan, from 0; below 0 and beyond
            fourteen it is grey and solid.
    """
    round_, number = divmod(index, _NAMED)
    if not 0 <= round_ < _ROUNDS:
        return _NAMED, "solid"
    return number, _ORDER[(number + round_) % _NAMED]


def series_fill(index: int, *, colours: bool = True) -> tuple[str, Pattern]:
    """Return ground and pattern of a programme on paper."""
    number, pattern = series_look(index)
    return (SERIES if colours else SERIES_GREYS)[number], pattern


def source_fill(level: str, *, colours: bool = True) -> tuple[str, Pattern]:
    """Return ground and pattern of a source of money on paper."""
    grounds = dict(SOURCES) if colours else SOURCE_GREYS
    return grounds[level], SOURCE_PATTERNS[level]


def is_dark(red: float, green: float, blue: float) -> bool:
    """Tell whether lines over a colour are white; parts of sRGB from 0 to 1."""
    light = sum(
        weight * (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4)
        for weight, part in zip(_WEIGHTS, (red, green, blue), strict=True)
    )
    lightness = 116 * light ** (1 / 3) - 16 if light > _NEARLY_BLACK else light * 903.3
    return lightness < _DARK_BELOW


def lines(pattern: Pattern, box: Box, period: float) -> Iterator[Line]:
    """Yield the lines of a pattern; they may pass the box's edges."""
    if pattern in ("rising", "cross"):
        for x in _steps(box.left + period / 2, box.right + box.height, period):
            yield Line(x, box.top, x - box.height, box.bottom)
    if pattern in ("falling", "cross"):
        for x in _steps(box.left - box.height, box.right, period):
            yield Line(x, box.top, x + box.height, box.bottom)
    if pattern == "level":
        for y in _steps(box.top + period / 2, box.bottom, period):
            yield Line(box.left, y, box.right, y)
    if pattern == "upright":
        for x in _steps(box.left + period / 2, box.right, period):
            yield Line(x, box.top, x, box.bottom)


def dots(box: Box, period: float) -> Iterator[Dot]:
    """Yield the dots of the dotted pattern, row by row and staggered."""
    rows = _steps(box.top + period / 4, box.bottom + period / 2, period / 2)
    for number, y in enumerate(rows):
        shift = period / 4 + period / 2 * (number % 2)
        for x in _steps(box.left + shift, box.right + period / 2, period):
            yield Dot(x, y)


def _steps(start: float, end: float, period: float) -> Iterator[float]:
    place = start
    while place < end:
        yield place
        place += period
