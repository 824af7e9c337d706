"""The sheet: paper, type area and the place of the page number.

Source: GB/T 9704-2012, 5.2, 7.5 and 8: a turned table has its head at the binding
side of odd pages and at the cutting side of even ones, while the number stays
where upright pages have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.reports.settings import A4_MM
from ecoplanner.reports.settings import margins_mm
from ecoplanner.reports.settings import NumberForm
from ecoplanner.reports.settings import NumberPlace
from ecoplanner.reports.settings import Orientation
from ecoplanner.reports.settings import Preset
from ecoplanner.reports.settings import Sides
from ecoplanner.reports.settings import Turned
from ecoplanner.reports.table import Across
from ecoplanner.reports.typeset.block import Words
from ecoplanner.reports.typeset.layout import Placed
from ecoplanner.reports.typeset.style import MM
from ecoplanner.reports.typeset.style import PAGE_NUMBER
from ecoplanner.reports.typeset.style import RUNNING

if TYPE_CHECKING:
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Setter

#: Top of the number's dash below the type area.
_NUMBER_BELOW = 7 * MM
#: The dash of a Song font stands this far above the baseline, em.
_DASH_RISE = 0.36
_RUNNING_AWAY = 7 * MM

_FORMS = {
    NumberForm.DASHED: "—{}—",
    NumberForm.HYPHENS: "- {} -",
    NumberForm.SPACED: "— {} —",
    NumberForm.BARE: "{}",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of a sheet of A4, points.

    Attributes:
        is_turned: the table's head lies along the sheet's left edge.
        is_binder: a turned page is written upright all the same.
        left: of the type area, as the page is seen with its head up.
        top: of the type area.
        width: of the type area.
        height: of the type area.
        sheet_area: left, top, width and height of the type area on that sheet.
    """

    is_turned: bool
    is_binder: bool
    left: float
    top: float
    width: float
    height: float
    sheet_area: tuple[float, float, float, float]

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the paper as the page is seen with its head up."""
        width, height = A4_MM[0] * MM, A4_MM[1] * MM
        return (height, width) if self.is_turned else (width, height)


def is_turned(table: Table, settings: PageSettings) -> bool:
    """Tell whether a table is printed on turned pages."""
    if settings.orientation is None:
        return table.is_turned
    return settings.orientation is Orientation.TURNED


def sheet_of(settings: PageSettings, number: int, *, turned: bool) -> Sheet:
    """Return the sheet of a page number."""
    head, foot, binding, outer = (each * MM for each in margins_mm(settings))
    binds_left = settings.sides is Sides.ONE or number % 2 == 1
    left, right = (binding, outer) if binds_left else (outer, binding)
    width, height = A4_MM[0] * MM - left - right, A4_MM[1] * MM - head - foot
    area = (left, head, width, height)
    if turned:
        is_binder = settings.turned is Turned.BINDER
        return Sheet(
            is_turned=True,
            is_binder=is_binder,
            left=foot,
            top=left,
            width=height,
            height=width,
            sheet_area=area,
        )
    return Sheet(
        is_turned=False,
        is_binder=False,
        left=left,
        top=head,
        width=width,
        height=height,
        sheet_area=area,
    )


def furniture(
    sheet: Sheet, settings: PageSettings, number: int, setter: Setter
) -> list[Placed]:
    """Return page number and running words, placed on the upright sheet."""
    left, top, width, height = sheet.sheet_area
    words = Words(_FORMS[settings.number_form].format(number))
    style = PAGE_NUMBER
    line = setter.block(words, width, style)
    x = left
    if not _is_centred(settings):
        away = style.size
        is_right = settings.sides is Sides.ONE or number % 2 == 1
        x = left + width - away - line.wide if is_right else left + away
        line = setter.block(words._replace(across=Across.LEFT), width, style)
    baseline = top + height + _NUMBER_BELOW + _DASH_RISE * style.size
    placed = [Placed(x, _line_top(baseline, style.leading, style.size), line)]
    for text, y in (
        (settings.running_head, top - _RUNNING_AWAY),
        (settings.running_foot, top + height + _RUNNING_AWAY * 2),
    ):
        if text:
            block = setter.block(Words(text), width, RUNNING)
            placed.append(Placed(left, y - block.height / 2, block))
    return placed


def _is_centred(settings: PageSettings) -> bool:
    if settings.number_place is NumberPlace.PRESET:
        return settings.preset is Preset.REPORT
    return settings.number_place is NumberPlace.CENTER


def _line_top(baseline: float, leading: float, size: float) -> float:
    return baseline - leading / 2 - 0.38 * size
