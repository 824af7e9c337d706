"""Columns of numbers: what of a number stands left of the line they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role

if TYPE_CHECKING:
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.grid import Grid

_NUMBER = re.compile(r"([≥≤＜＞<>=±]? ?[-−－+]?\d[\d,\u2009]*)(\.\d+)?[%‰％]?")


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a column, em.

    Attributes:
        whole: widest part up to the units digit.
        rest: widest part behind it.
        other: widest of what does not share the alignment.
    """

    whole: float = 0.0
    rest: float = 0.0
    other: float = 0.0

    @property
    def block(self) -> float:
        """Width of the block that is centred in the column."""
        return self.whole + self.rest


@lru_cache(maxsize=65536)
def whole_of(text: str) -> str | None:
    """Return a number up to its units digit; None for words."""
    match = _NUMBER.fullmatch(text)
    return match[1] if match else None


def figures_of(grid: Grid, column: int, setter: Setter) -> Figures:
    """Measure the numbers of a column; once, as words do not change."""
    found = grid.figures.get(column)
    if found is None:
        found = grid.figures[column] = _measured(grid, column, setter)
    return found


def _measured(grid: Grid, column: int, setter: Setter) -> Figures:
    whole = rest = other = 0.0
    measured: set[tuple[str, str, bool]] = set()
    for spots, row in zip(grid.body, grid.rows, strict=True):
        for spot in spots:
            if spot.column != column or spot.columns > 1 or not spot.words.text:
                continue
            text, face = spot.words.text, spot.face
            is_alone = row.role is Role.SHARE or spot.words.kind is not Kind.NUM
            key = (text, face, is_alone)
            if key in measured:
                continue
            measured.add(key)
            widths = setter.measure(face)[0]
            before = None if is_alone else whole_of(text)
            if before is not None:
                whole = max(whole, widths[before])
                rest = max(rest, widths[text] - widths[before])
            elif whole_of(text):
                other = max(other, widths[text])
    return Figures(whole, rest, other)
