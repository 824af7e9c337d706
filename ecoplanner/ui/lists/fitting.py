"""How wide the columns of a table are, when what they say decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fitted(
    wanted: Sequence[int], firm: Sequence[bool], room: int, least: Sequence[int]
) -> list[int]:
    """Return the widths of columns that share a room, in pixels.

    Firm columns keep what they want. When the room is short the widest of the others
    give way to each other until all of them are cut alike, never under their least;
    what is left over goes to them too, by what they want, so that none gets all.

    Args:
        wanted: what each column needs to be read whole.
        firm: which columns neither shrink nor grow: figures, marks.
        room: what there is for all of them.
        least: how narrow each loose column may become.
    """
    loose = [at for at, each in enumerate(firm) if not each]
    left = room - sum(width for width, each in zip(wanted, firm, strict=True) if each)
    widths = list(wanted)
    if not loose:
        return widths
    asked = sum(wanted[at] for at in loose)
    if asked > left:
        _cut(widths, loose, left, least)
    else:
        for at in loose:
            widths[at] += (left - asked) * wanted[at] // max(asked, 1)
    short = room - sum(widths)
    if short > 0:
        # A few pixels of rounding; the last one may take them.
        widths[loose[-1]] += short
    return widths


def _cut(
    widths: list[int], loose: Sequence[int], room: int, least: Sequence[int]
) -> None:
    """Cut columns alike so that all go into a room, none under its least."""
    while loose:
        cap = _cap([widths[at] for at in loose], room)
        kept = [at for at in loose if min(widths[at], least[at]) > cap]
        if not kept:
            break
        # What one may not give up the others must.
        for at in kept:
            widths[at] = min(widths[at], least[at])
            room -= widths[at]
        loose = [at for at in loose if at not in kept]
    for at in loose:
        widths[at] = min(widths[at], cap)


def _cap(wanted: Sequence[int], room: int) -> int:
    """Return the width at which columns are cut so that all go into a room."""
    cap = 0
    for count, width in zip(range(len(wanted), 0, -1), sorted(wanted), strict=True):
        cap = max(room, 0) // count
        if width > cap:
            return cap
        room -= width
    return cap
