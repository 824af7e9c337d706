"""Sizes, paddings and weights of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.reports.typeset.block import Style
from ecoplanner.reports.typeset.faces import Face

if TYPE_CHECKING:
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table

MM = 72 / 25.4
LADDER = (10.5, 9.0, 8.5, 8.0, 7.5)
_MONEY_SIZE = 8.0
_LARGE = 10.5
_USUAL = 9.0
#: Portrait tables of no more columns than this are set large.
_FEW_COLUMNS = 6

FRAME = 1.0
UNDER_HEADER = 0.75
GROUP = 0.75
SECTION = 0.6
THIN = 0.35
THREE_LINE_HEADER = 0.5

#: Roles that stand out by face.
BOLD_ROLES = frozenset({Role.LEAD, Role.SUBTOTAL, Role.TOTAL, Role.SHARE})
TOTAL_ROLES = frozenset({Role.SUBTOTAL, Role.TOTAL, Role.SHARE})


@dataclass(frozen=True, slots=True)
class CellStyle:
    """Size, line and padding of the cells of a table, points."""

    size: float
    leading: float
    pad_x: float
    pad_y: float

    def of(self, face: Face) -> Style:
        """Return the style of one face."""
        return Style(face, self.size, self.leading)


def cell_style(size: float, *, is_money: bool) -> CellStyle:
    """Return line and padding that go with a size."""
    leading = size * (1.32 if size <= _MONEY_SIZE else 1.4)
    if size == _LARGE:
        leading = 14.5
    pad_x, pad_y = 1.2 * MM, 0.9 * MM
    if is_money:
        pad_x, pad_y = 0.9 * MM, 0.4 * MM
    elif size >= _LARGE:
        pad_y = 0.75 * MM
    return CellStyle(size, leading, pad_x, pad_y)


def sizes(table: Table, settings: PageSettings) -> tuple[float, ...]:
    """Return the sizes a table may be set in, largest first."""
    first = settings.size or _usual_size(table)
    if not settings.ladder:
        return (first,)
    return (first, *(size for size in LADDER if size < first))


def _usual_size(table: Table) -> float:
    if table.is_money:
        return _MONEY_SIZE
    long_kinds = {Kind.LIST, Kind.PROSE}
    is_short = not any(column.kind in long_kinds for column in table.columns)
    if is_short and not table.is_turned and len(table.columns) <= _FEW_COLUMNS:
        return _LARGE
    return _USUAL


LABEL = Style(Face.HEI, 16.0, 16.0 * 1.4)
CAPTION = Style(Face.HEI_BOLD, 10.5, 14.5)
CONTINUED = Style(Face.HEI, 9.0, 12.6)
UNIT = Style(Face.SONG, 9.0, 12.6)
PAGE_NUMBER = Style(Face.SONG, 14.0, 14.0 * 1.4)
RUNNING = Style(Face.SONG, 9.0, 12.6)
FILL_IN = Style(Face.SONG, 9.0, 12.6)


def title_style(size: float) -> Style:
    """Return the style of an annexed table's title."""
    return Style(Face.SONG_BOLD, size, size * 1.4)


def notes_style(size: float) -> Style:
    """Return the style of notes."""
    return Style(Face.SONG, size, size * 1.4)
