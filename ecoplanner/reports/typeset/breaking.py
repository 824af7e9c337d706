"""Lines of a paragraph, broken by the rules of Chinese typesetting.

Source: GB/T 15834 and clreq for marks at a line's start and end. Widths are in em
of the type in hand.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.reports.typeset.runs import atoms_of
from ecoplanner.reports.typeset.runs import is_mark
from ecoplanner.reports.typeset.runs import items_of
from ecoplanner.reports.typeset.runs import runs_of
from ecoplanner.reports.typeset.words import HALF_BLANK

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.reports.typeset.faces import Widths

#: Forgives the noise of sums of floats.
TINY = 1e-6
#: Most space, in em, put between two characters to fill a line.
MOST_SPREAD = 0.115
#: Columns narrower than this are not filled out to the right, em.
LEAST_JUSTIFIED = 12.0
#: Marks of at least this advance, em, have a blank half.
WIDE_MARK = 0.9
_STUB = 2


class Line(NamedTuple):
    """One line: its text, its width without what hangs, and its character space.

    Attributes:
        text: words, with the blanks at its end.
        width: em, without blanks and the blank half of a mark at its end.
        spread: em added after each character to fill the line.
    """

    text: str
    width: float
    spread: float = 0.0


def hang_of(text: str, measure: Widths) -> float:
    """Return how much blank a line's end may push into the padding, em."""
    shown = text.rstrip()
    hang = 0.0
    if len(shown) < len(text):
        hang = measure[text] - measure[shown]
    if shown and shown[-1] in HALF_BLANK and measure[shown[-1]] >= WIDE_MARK:
        hang += 0.5
    return hang


class Hangs(dict[str, float]):
    """Hanging blank of runs, kept."""

    def __init__(self, measure: Widths) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, run: str) -> float:
        hang = hang_of(run, self._measure)
        self[run] = hang
        return hang


def fill(
    units: Sequence[str], width: float, measure: Widths, hangs: Hangs
) -> list[tuple[int, int]]:
    """Fill lines from the left.

    Args:
        units: what never breaks, in order.
        width: of the column, em.
        measure: widths of units.
        hangs: hanging blank of units.

    Returns:
        First unit and the one after the last, a pair a line.
    """
    ends = list(accumulate(map(measure.__getitem__, units)))
    count = len(units)
    lines: list[tuple[int, int]] = []
    start, base = 0, 0.0
    while start < count:
        limit = base + width + TINY
        end = bisect_right(ends, limit, start)
        if end < count and ends[end] - hangs[units[end]] <= limit:
            end += 1
        end = max(end, start + 1)
        lines.append((start, end))
        start, base = end, ends[end - 1]
    return lines


def prose(
    text: str, width: float, measure: Widths, hangs: Hangs, *, justified: bool
) -> list[Line]:
    """Break sentences; all lines but a paragraph's last are filled out."""
    lines: list[Line] = []
    spread_to = width if justified and width >= LEAST_JUSTIFIED else 0.0
    for paragraph in text.split("\n"):
        runs = cut(runs_of(paragraph), width, measure, hangs)
        places = fill(runs, width, measure, hangs)
        if len(places) > 1:
            _mend_stub(runs, places, width, measure, hangs)
        lines.extend(_lines(runs, places, measure, hangs, spread_to))
    return lines or [Line("", 0.0)]


def listed(text: str, width: float, measure: Widths, hangs: Hangs) -> list[Line]:
    """Break a list of places or agencies after its items only."""
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        items: list[str] = []
        # Units of broken items that another unit of the same item stands before.
        inner: set[int] = set()
        for item in items_of(paragraph):
            if measure[item] - hangs[item] <= width + TINY:
                items.append(item)
            else:
                pieces = cut(runs_of(item), width, measure, hangs)
                inner.update(range(len(items) + 1, len(items) + len(pieces)))
                items.extend(pieces)
        places = fill(items, width, measure, hangs)
        if inner:

            def does_fit(units: list[str]) -> bool:
                taken = sum(map(measure.__getitem__, units)) - hangs[units[-1]]
                return taken <= width + TINY

            _mend_ends(items, places, inner, does_fit)
        lines.extend(_lines(items, places, measure, hangs, 0.0))
    return lines or [Line("", 0.0)]


def cut(runs: list[str], width: float, measure: Widths, hangs: Hangs) -> list[str]:
    """Cut the runs that are wider than a column."""
    limit = width + TINY
    if not runs or max(map(measure.__getitem__, runs)) <= limit:
        return runs
    pieces: list[str] = []
    for run in runs:
        if measure[run] - hangs[run] <= limit:
            pieces.append(run)
        else:
            pieces.extend(atoms_of(run, limit, measure, hangs))
    return pieces


def _mend_stub(
    runs: list[str],
    places: list[tuple[int, int]],
    width: float,
    measure: Widths,
    hangs: Hangs,
) -> None:
    """Give a last line of one character a companion from the line before."""
    start, end = places[-1]
    if _weight(runs[start:end]) >= _STUB:
        return
    first = places[-2][0]
    while start - 1 >= first + _STUB:
        tail = runs[start - 1 : end]
        if sum(map(measure.__getitem__, tail)) - hangs[tail[-1]] > width + TINY:
            return
        start -= 1
        if _weight(runs[start:end]) >= _STUB:
            break
    if _weight(runs[start:end]) >= _STUB:
        places[-2:] = [(first, start), (start, end)]


def _mend_ends(
    items: list[str],
    places: list[tuple[int, int]],
    inner: set[int],
    does_fit: Callable[[list[str]], bool],
) -> None:
    """Let no broken item end in a line of one character."""
    for at in range(1, len(places)):
        first = places[at - 1][0]
        start, end = places[at]
        while (
            start in inner
            and start - 1 >= first + _STUB
            and _weight(items[start:end]) < _STUB
            and does_fit(items[start - 1 : end])
        ):
            start -= 1
        places[at - 1] = (first, start)
        places[at] = (start, end)


def _weight(runs: list[str]) -> int:
    """Count characters that are no closing marks and no blanks, up to two."""
    count = 0
    for run in runs:
        for character in run:
            count += not is_mark(character)
            if count >= _STUB:
                return count
    return count


def _lines(
    runs: list[str],
    places: list[tuple[int, int]],
    measure: Widths,
    hangs: Hangs,
    spread_to: float,
) -> list[Line]:
    if not places:
        return [Line("", 0.0)]
    lines: list[Line] = []
    last = len(places) - 1
    for number, (start, end) in enumerate(places):
        words = runs[start:end]
        width = sum(map(measure.__getitem__, words)) - hangs[words[-1]]
        text = "".join(words)
        spread = 0.0
        if spread_to and number < last:
            gaps = len(text.rstrip()) - 1
            if gaps > 0 and TINY < spread_to - width <= gaps * MOST_SPREAD:
                spread = (spread_to - width) / gaps
        lines.append(Line(text, width, spread))
    return lines
