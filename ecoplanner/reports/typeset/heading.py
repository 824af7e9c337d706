"""What stands above a table: label and title or caption, unit line, 续表."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.reports.settings import Place
from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.block import Words
from ecoplanner.reports.typeset.layout import Placed
from ecoplanner.reports.typeset.runs import printable
from ecoplanner.reports.typeset.style import CAPTION
from ecoplanner.reports.typeset.style import CONTINUED
from ecoplanner.reports.typeset.style import LABEL
from ecoplanner.reports.typeset.style import MM
from ecoplanner.reports.typeset.style import title_style
from ecoplanner.reports.typeset.style import UNIT
from ecoplanner.reports.typeset.words import CONTINUED as CONTINUED_WORD
from ecoplanner.reports.typeset.words import CONTINUED_MARK
from ecoplanner.reports.typeset.words import FIGURES_SPACE

if TYPE_CHECKING:
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Setter

#: Label and title of an annexed table; the title is centred on the third line.
_ANNEX = 24 * MM
_TITLE_MIDDLE = 14.6 * MM
_CAPTION = 8 * MM
#: The unit line, and the way from its baseline to the table.
_UNIT = 2 * MM + UNIT.leading
_UNIT_RISE = 2 * MM
_ACROSS = {
    Place.LEFT: Across.LEFT,
    Place.CENTER: Across.CENTER,
    Place.RIGHT: Across.RIGHT,
}


class Heading:
    """The lines above a table, on its first page and on further ones.

    Attributes:
        label: as printed.
        title: as printed.
        first_height: points that they take where the table begins.
        next_height: points on a further page.
    """

    def __init__(
        self, table: Table, settings: PageSettings, setter: Setter, width: float
    ) -> None:
        self.label, self.title = printable(table.label), printable(table.title)
        self._settings = settings
        self._setter = setter
        self._width = width
        self._is_annex = table.is_annex
        self._unit = printable(table.unit) if settings.unit else ""
        self._title = self._set_title()
        self.next_height = _UNIT
        self.first_height = self._title_height()
        if self._unit:
            self.first_height += _UNIT

    def first(self, x: float, y: float) -> list[Placed]:
        """Place the lines where the table begins."""
        placed: list[Placed] = []
        if self._is_annex and self.label:
            words = Words(self.label, Kind.NAME, Across.LEFT)
            label = self._setter.block(words, self._width, LABEL)
            placed.append(Placed(x, y + (16.0 - LABEL.leading) / 2, label))
        if self._title is not None:
            style = self._title.style
            middle = _TITLE_MIDDLE if self._is_annex else style.size / 2
            placed.append(Placed(x, y + middle - style.leading / 2, self._title))
        if self._unit:
            placed.append(self._unit_line(x, y + self.first_height))
        return placed

    def next(self, x: float, y: float, words: str | None) -> list[Placed]:
        """Place 续表, with words for a further panel, and the unit line.

        None for a table that begins here, its title being alone on a page.
        """
        settings = self._settings
        word = CONTINUED_WORD
        if settings.continued_with_number and any(map(str.isdigit, self.label)):
            word = CONTINUED_MARK + self.label
        across = _ACROSS[settings.continued_place]
        line = Words(word + (words or ""), Kind.NAME, across)
        block = self._setter.block(line, self._width, CONTINUED)
        if settings.continued_place is Place.RIGHT and self._unit:
            unit = self._setter.measure(UNIT.face)[0][self._unit] * UNIT.size
            x_word = x - unit - 2 * UNIT.size
        else:
            x_word = x
        placed = []
        if words is not None:
            placed.append(Placed(x_word, y + self.next_height - _rise(block), block))
        if self._unit:
            placed.append(self._unit_line(x, y + self.next_height))
        return placed

    def _unit_line(self, x: float, table_top: float) -> Placed:
        words = Words(self._unit, Kind.NAME, Across.RIGHT)
        block = self._setter.block(words, self._width, UNIT)
        return Placed(x, table_top - _rise(block), block)

    def _set_title(self) -> Block | None:
        if self._is_annex:
            words = Words(self.title, Kind.NAME, Across.CENTER)
            style = title_style(self._settings.title_size)
            return self._setter.block(words, self._width, style) if self.title else None
        caption = FIGURES_SPACE.join(part for part in (self.label, self.title) if part)
        words = Words(caption, Kind.NAME, Across.CENTER)
        return self._setter.block(words, self._width, CAPTION) if caption else None

    def _title_height(self) -> float:
        if self._title is None:
            return _ANNEX / 2 if self._is_annex and self.label else 0.0
        base = _ANNEX if self._is_annex else _CAPTION
        return base + (len(self._title.lines) - 1) * self._title.style.leading


def _rise(block: Block) -> float:
    """Return how far above the table a line begins whose baseline is 2 mm up."""
    style = block.style
    return _UNIT_RISE + style.leading / 2 + 0.38 * style.size
