"""Names and headers, broken where their meaning allows.

A break costs: half the squares of the lines' differences from their mean, in em,
and more where it cuts a word of the trade. The cheapest set of breaks over the
fewest lines and one more wins.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from ecoplanner.reports.typeset.breaking import cut
from ecoplanner.reports.typeset.breaking import fill
from ecoplanner.reports.typeset.breaking import Hangs
from ecoplanner.reports.typeset.breaking import Line
from ecoplanner.reports.typeset.breaking import prose
from ecoplanner.reports.typeset.breaking import TINY
from ecoplanner.reports.typeset.runs import runs_of
from ecoplanner.reports.typeset.words import AFTER_GOOD
from ecoplanner.reports.typeset.words import BEFORE_BAD
from ecoplanner.reports.typeset.words import TRADE_WORDS

if TYPE_CHECKING:
    from ecoplanner.reports.typeset.faces import Widths

CUT_WORD = 14.0
AFTER_GOOD_GAIN = 2.0
BEFORE_BAD_COST = 3.0
ONE_CHARACTER = 40.0
EXTRA_LINE = 7.0
#: Names of more lines than this are sentences, and broken as such.
MOST_LINES = 8
_NEVER = 1e9

_TRADE = re.compile("|".join(sorted(TRADE_WORDS, key=len, reverse=True)))


def named(text: str, width: float, measure: Widths, hangs: Hangs) -> list[Line]:
    """Break a name for meaning into lines no wider than `width` em."""
    if "\n" not in text and measure[text] - hangs[text] <= width + TINY:
        return [Line(text, measure[text] - hangs[text])]
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines.extend(_best(paragraph, width, measure, hangs))
    return lines


def least_width(
    text: str, count: int, least: float, measure: Widths, hangs: Hangs
) -> float:
    """Return the least width at which a name sets in `count` lines, no word cut.

    Args:
        text: the name.
        count: of lines, 2 or 3.
        least: an answer below this is not needed.
        measure: widths of words.
        hangs: hanging blank of words.
    """
    need = least
    for paragraph in text.split("\n"):
        if measure[paragraph] <= need:
            continue
        words = words_of(paragraph)
        need = max(need, *(measure[word] - hangs[word] for word in words))
        if len(fill(words, need, measure, hangs)) <= count:
            continue
        need = _narrowest(words, count, need, measure, hangs)
    return need


@lru_cache(maxsize=16384)
def words_of(paragraph: str) -> tuple[str, ...]:
    """Cut a paragraph into words of the trade and, between them, runs."""
    runs = runs_of(paragraph)
    joined = [False] * (len(paragraph) + 1)
    for match in _TRADE.finditer(paragraph):
        for place in range(match.start() + 1, match.end()):
            joined[place] = True
    words: list[str] = []
    place = 0
    for run in runs:
        if words and joined[place]:
            words[-1] += run
        else:
            words.append(run)
        place += len(run)
    return tuple(words)


def _narrowest(
    words: tuple[str, ...], count: int, least: float, measure: Widths, hangs: Hangs
) -> float:
    """Find the least width by trying the widths that stretches of words have."""
    ends = [0.0, *accumulate(map(measure.__getitem__, words))]
    candidates = sorted(
        width
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if (width := ends[end] - ends[start] - hangs[words[end - 1]]) >= least
    )
    low, high = 0, len(candidates) - 1
    while low < high:
        middle = (low + high) // 2
        if len(fill(words, candidates[middle], measure, hangs)) <= count:
            high = middle
        else:
            low = middle + 1
    return candidates[low] if candidates else least


def _best(paragraph: str, width: float, measure: Widths, hangs: Hangs) -> list[Line]:
    runs = cut(runs_of(paragraph), width, measure, hangs)
    fewest = len(fill(runs, width, measure, hangs))
    if fewest <= 1 or fewest > MOST_LINES:
        return prose(paragraph, width, measure, hangs, justified=False)
    problem = _Problem(runs, width, measure, hangs, words_of(paragraph))
    cost, breaks = problem.solve(fewest)
    # An extra line costs 7 and gains at most 2 at each break.
    if cost > EXTRA_LINE - AFTER_GOOD_GAIN * fewest:
        more = problem.solve(fewest + 1)
        if more[0] + EXTRA_LINE < cost:
            breaks = more[1]
    lines: list[Line] = []
    for start, end in zip([0, *breaks], [*breaks, len(runs)], strict=True):
        text = "".join(runs[start:end])
        shown = problem.ends[end] - problem.ends[start] - hangs[runs[end - 1]]
        lines.append(Line(text, shown))
    return lines


class _Problem:
    """One name to be broken; solved for a number of lines."""

    def __init__(
        self,
        runs: list[str],
        width: float,
        measure: Widths,
        hangs: Hangs,
        words: tuple[str, ...],
    ) -> None:
        self.runs = runs
        self.ends = [0.0, *accumulate(map(measure.__getitem__, runs))]
        self._hangs = [0.0, *map(hangs.__getitem__, runs)]
        self._limit = width + TINY
        starts = set(accumulate(map(len, words)))
        places = list(accumulate(map(len, runs)))
        self._costs = [0.0] + [
            _break_cost(before, after, is_cut=place not in starts)
            for before, after, place in zip(runs, runs[1:], places, strict=False)
        ]
        self._last = len(runs)

    def solve(self, count: int) -> tuple[float, list[int]]:
        """Return the least cost over `count` lines and the runs that begin lines."""
        if count > self._last:
            return _NEVER, []
        self._mean = self.ends[-1] / count
        self._known: dict[tuple[int, int], tuple[float, list[int]]] = {}
        return self._tail(0, count)

    def _tail(self, start: int, count: int) -> tuple[float, list[int]]:
        """Solve for what begins at a run; remembered."""
        known = self._known.get((start, count))
        if known is None:
            known = self._known[start, count] = self._try(start, count)
        return known

    def _try(self, start: int, count: int) -> tuple[float, list[int]]:
        if count == 1:
            return self._line(start, self._last, is_last=True), []
        best, breaks = _NEVER, [*range(start + 1, start + count)]
        for end in range(start + 1, self._last - count + 2):
            cost = self._line(start, end, is_last=False)
            if cost >= _NEVER:
                if self.ends[end] - self.ends[start] > self._limit + 1:
                    break
                continue
            cost += self._costs[end]
            if cost - AFTER_GOOD_GAIN * count > best:
                continue
            rest, further = self._tail(end, count - 1)
            # Of equals the one with the longer lines first.
            if cost + rest <= best + TINY:
                best, breaks = cost + rest, [end, *further]
        return best, breaks

    def _line(self, start: int, end: int, *, is_last: bool) -> float:
        width = self.ends[end] - self.ends[start] - self._hangs[end]
        if width > self._limit:
            return _NEVER
        cost = (width - self._mean) ** 2 / 2
        if is_last and sum(map(len, self.runs[start:end])) == 1:
            cost += ONE_CHARACTER
        return cost


def _break_cost(before: str, after: str, *, is_cut: bool) -> float:
    cost = CUT_WORD if is_cut else 0.0
    if before[-1] in AFTER_GOOD:
        cost -= AFTER_GOOD_GAIN
    if after[0] in BEFORE_BAD:
        cost += BEFORE_BAD_COST
    return cost
