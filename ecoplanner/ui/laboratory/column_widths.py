"""How wide the columns of a table of figures are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.ui.laboratory.result_table import Head
    from ecoplanner.ui.theme import Theme

#: The least that a column of words takes that takes what is left, and the most that
#: any other takes where there is little room: what is cut is its tooltip.
_LEAST_TEXT, _SHORT_TEXT, _MOST_TEXT = 96, 64, 120
#: The same where words take several lines.
_WRAPPED_TEXT = 140
#: The part of a heading that is its longest line, in percent, by how many there are.
_LONGEST_LINE = {1: 100, 2: 60, 3: 44}


def column_widths(
    columns: Sequence[tuple[Head, Sequence[str]]],
    room: int,
    theme: Theme,
    *,
    is_wrapped: bool = False,
) -> tuple[list[int | None], int]:
    """Return the width of each column, None for one that takes what is left.

    Args:
        columns: the heading of each, and what stands below it.
        room: the width of all together, pixels.
        theme: its fonts.
        is_wrapped: whether cells take several lines, which are not to be very short.

    Returns:
        The widths, and how many lines headings take so that all have room. Where
        nothing helps, headings take one and the table scrolls sideways.
    """
    for lines in _LONGEST_LINE:
        widths = [_width(head, cells, lines, theme) for head, cells in columns]
        least = theme.px(_LEAST_TEXT if lines == 1 else _SHORT_TEXT)
        least = theme.px(_WRAPPED_TEXT) if is_wrapped else least
        if sum(least if wide is None else wide for wide in widths) <= room:
            return widths, lines
    return [
        _width(head, cells, 1, theme) or theme.px(_WRAPPED_TEXT)
        for head, cells in columns
    ], 1


def _width(head: Head, cells: Sequence[str], lines: int, theme: Theme) -> int | None:
    """Return the width of a column whose heading takes some lines."""
    if not head.width and not head.is_number:
        return None
    advance = QFontMetrics(theme.font(13, 600)).horizontalAdvance
    longest, title = max(map(advance, cells), default=0), advance(head.title)
    least = theme.px(head.width)
    if not head.is_number:
        wide = max(title, longest) + theme.px(20)
        return least if lines == 1 else min(least, wide, theme.px(_MOST_TEXT))
    if lines == 1:
        return max(least, max(title, longest) + theme.px(20))
    line = title * _LONGEST_LINE[lines] // 100
    if " " in head.title:
        line = max(line, *map(advance, head.title.split()))
    # Two pixels more than the margins: fonts are rounded otherwise when painted.
    return max(line, longest) + theme.px(18)
