"""Spare width, spent where it makes the table lowest."""

from __future__ import annotations

from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.breaking import fill
from ecoplanner.reports.typeset.runs import items_of
from ecoplanner.reports.typeset.style import MM
from ecoplanner.reports.typeset.widths import list_most

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.style import CellStyle
    from ecoplanner.reports.typeset.widths import ColumnNeed

#: Ems tried at a time: a list gets lower only when one more item fits a line.
_STEPS = (1, 2, 3, 4, 6, 8, 11)
_MOST_TRADES = 40
_MOST_STEPS = 200
#: Rows looked at in full; of more, the longest and an even sample.
_ALL_ROWS = 120
_LONGEST_ROWS = 20
_SAMPLE_ROWS = 100
#: Lines of one cell beyond this count less, or one cell starves all others.
_LONG_CELL = 20
_LONG_WEIGHT = 0.3
#: Weight of the sum of all lines, so that ties go to calm columns.
_CALM = 0.02
#: Room that unbreakable runs waste at a line's end, em.
_WASTE = 0.35
_AIR_MOST = 5 * MM
_TINY = 1e-9
#: Columns of few characters, whose headers may be wider than their cells.
_SHORT = frozenset({Kind.NO, Kind.NUM, Kind.WORD})
_HEADER_MOST = 6.5


def spread(
    needs: Sequence[ColumnNeed],
    rows: int,
    setter: Setter,
    style: CellStyle,
    total: float,
) -> list[float]:
    """Return the widths of columns, points, padding included.

    Args:
        needs: of the columns; their least widths and paddings fit the total.
        rows: how many body rows there are.
        setter: measures words.
        style: size and padding.
        total: width of the table, points.
    """
    pad = 2 * style.pad_x
    widths = [need.least for need in needs]
    spare = (total - pad * len(needs)) / style.size - sum(widths)
    spare -= _widen_headers(needs, widths, spare)
    if rows and any(need.is_elastic for need in needs):
        search = _Search(needs, rows, setter, style)
        spare = search.spend(widths, spare)
        search.trade(widths)
    spare -= _widen_texts(needs, widths, spare)
    points = [width * style.size + pad for width in widths]
    _air(points, needs, spare * style.size)
    return points


def _widen_headers(
    needs: Sequence[ColumnNeed], widths: list[float], spare: float
) -> float:
    """Let headers of short columns stand on one line, if all can; return the cost."""
    lacks = {
        place: need.header - need.least
        for place, need in enumerate(needs)
        if need.kind in _SHORT and not need.typed and need.header > need.least
    }
    cost = sum(lacks.values())
    if cost > spare or any(needs[place].header > _HEADER_MOST for place in lacks):
        return 0.0
    for place, lack in lacks.items():
        widths[place] += lack
    return cost


def _widen_texts(
    needs: Sequence[ColumnNeed], widths: list[float], spare: float
) -> float:
    """Let headers of other columns stand on one line too; return the cost.

    That is air which columns of names and lists would have none of otherwise.
    """
    cost = 0.0
    lacks = {
        place: need.header - widths[place]
        for place, need in enumerate(needs)
        if not need.typed and not need.is_year and need.header <= _HEADER_MOST
    }
    for place, lack in sorted(lacks.items(), key=itemgetter(1)):
        if 0 < lack <= spare - cost:
            widths[place] += lack
            cost += lack
    return cost


def _air(points: list[float], needs: Sequence[ColumnNeed], left: float) -> None:
    """Give what is left to columns of numbers and words, then to all."""
    open_places = [place for place, need in enumerate(needs) if not need.typed]
    if left <= 0 or not open_places:
        return
    years = [place for place, need in enumerate(needs) if need.is_year]
    if years:
        for place in years:
            points[place] += left / len(years)
        return
    short = [place for place in open_places if needs[place].kind in _SHORT]
    if short:
        share = min(left / len(short), _AIR_MOST)
        for place in short:
            points[place] += share
        left -= share * len(short)
    base = sum(points[place] for place in open_places)
    for place in open_places:
        points[place] += left * points[place] / base


class _Search:
    """Looks for the widths at which a sample of the rows is lowest."""

    def __init__(
        self, needs: Sequence[ColumnNeed], rows: int, setter: Setter, style: CellStyle
    ) -> None:
        sample = _sample(needs, rows)
        self._elastic = [place for place, need in enumerate(needs) if need.is_elastic]
        most_list = list_most(style)
        self._most = {
            place: (
                min(needs[place].natural, max(most_list, needs[place].least))
                if needs[place].kind is Kind.LIST
                else needs[place].natural
            )
            for place in self._elastic
        }
        self._least = {place: needs[place].least for place in self._elastic}
        self._columns = {
            place: _ColumnLines(needs[place], sample, setter) for place in self._elastic
        }
        self._rows = len(sample)

    def spend(self, widths: list[float], spare: float) -> float:
        """Widen columns while that lowers the table; return what is left, em.

        That it makes a column calmer decides between equals, but is no reason.
        """
        for _ in range(_MOST_STEPS):
            best, choice = 0.0, None
            now, others = self._state(widths)
            for place in self._elastic:
                for step in _STEPS:
                    take = min(step, self._most[place] - widths[place])
                    if take <= 0 or take > spare:
                        continue
                    after = self._total(place, widths[place] + take, others[place])
                    gain = (now[0] + now[1] - after[0] - after[1]) / take
                    if after[0] < now[0] - _TINY and gain > best + _TINY:
                        best, choice = gain, (place, take)
            if choice is None:
                break
            widths[choice[0]] += choice[1]
            spare -= choice[1]
        return spare

    def trade(self, widths: list[float]) -> None:
        """Move an em from a column to another while that lowers the table."""
        for _ in range(_MOST_TRADES):
            now = self._all(widths)
            best, choice = now - _TINY, None
            for giver in self._elastic:
                if widths[giver] - 1 < self._least[giver]:
                    continue
                for taker in self._elastic:
                    if taker == giver or widths[taker] + 1 > self._most[taker]:
                        continue
                    widths[giver] -= 1
                    widths[taker] += 1
                    after = self._all(widths)
                    widths[giver] += 1
                    widths[taker] -= 1
                    if after < best:
                        best, choice = after, (giver, taker)
            if choice is None:
                return
            widths[choice[0]] -= 1
            widths[choice[1]] += 1

    def _state(
        self, widths: list[float]
    ) -> tuple[tuple[float, float], dict[int, tuple[list[float], float]]]:
        """Return height and calm, and the highest of the other columns for each."""
        others = {}
        for place in self._elastic:
            rest = [p for p in self._elastic if p != place]
            vectors = [self._columns[p].lines(widths[p]) for p in rest]
            highest = [1.0] * self._rows
            for vector, _ in vectors:
                highest = list(map(max, highest, vector))
            others[place] = (highest, sum(total for _, total in vectors))
        first = self._elastic[0]
        return self._total(first, widths[first], others[first]), others

    def _total(
        self, place: int, width: float, others: tuple[list[float], float]
    ) -> tuple[float, float]:
        """Return the height in lines, and the weighed sum of all lines."""
        vector, total = self._columns[place].lines(width)
        return sum(map(max, others[0], vector)), _CALM * (total + others[1])

    def _all(self, widths: list[float]) -> float:
        found = [self._columns[place].lines(widths[place]) for place in self._elastic]
        vectors = [vector for vector, _ in found]
        highest: float = sum(map(max, [1.0] * self._rows, *vectors))
        return highest + _CALM * sum(total for _, total in found)


class _ColumnLines:
    """Lines that the sampled rows of a column take at a width."""

    def __init__(self, need: ColumnNeed, sample: Sequence[int], setter: Setter) -> None:
        self._kind = need.kind
        self._setter = setter
        self._cells: list[tuple[Spot, int]] = []
        self._index: list[int] = []
        self._known: dict[float, tuple[list[float], float]] = {}
        seen: dict[int, int] = {}
        covers = _covers(need, sample)
        for row in sample:
            spot = covers.get(row)
            if spot is None:
                self._index.append(-1)
                continue
            place = seen.setdefault(id(spot), len(self._cells))
            if place == len(self._cells):
                self._cells.append((spot, spot.rows))
            self._index.append(place)

    def lines(self, width: float) -> tuple[list[float], float]:
        """Return lines for each sampled row, and their sum."""
        key = round(width, 4)
        found = self._known.get(key)
        if found is None:
            counts = [
                _weighed(self._count(spot, width)) / rows for spot, rows in self._cells
            ]
            counts.append(0.0)
            vector = [counts[place] for place in self._index]
            found = self._known[key] = (vector, sum(vector))
        return found

    def _count(self, spot: Spot, width: float) -> int:
        widths, hangs = self._setter.measure(spot.face)
        count = 0
        for line in spot.words.text.split("\n"):
            whole = widths[line] - hangs[line]
            if whole <= width + 1e-6:
                count += 1
            elif self._kind is Kind.LIST:
                items = items_of(line)
                count += len(fill(items, width, widths, hangs))
                count += sum(
                    ceil(widths[item] / width) - 1
                    for item in items
                    if widths[item] - hangs[item] > width
                )
            else:
                count += ceil(whole / max(width - _WASTE, 1.0))
        return count


def _weighed(count: int) -> float:
    if count <= _LONG_CELL:
        return count
    return _LONG_CELL + (count - _LONG_CELL) * _LONG_WEIGHT


def _covers(need: ColumnNeed, sample: Sequence[int]) -> dict[int, Spot]:
    wanted = set(sample)
    covers: dict[int, Spot] = {}
    for spot in need.spots:
        if spot.rows == 1:
            if spot.row in wanted:
                covers[spot.row] = spot
        else:
            for row in range(spot.row, spot.end):
                if row in wanted:
                    covers[row] = spot
    return covers


def _sample(needs: Sequence[ColumnNeed], rows: int) -> list[int]:
    """Choose the rows that stand for all: the fullest, and an even sample."""
    if rows <= _ALL_ROWS:
        return list(range(rows))
    fullness = [0] * rows
    for need in needs:
        if need.is_elastic:
            for spot in need.spots:
                fullness[spot.row] += len(spot.words.text) // spot.rows
    fullest = sorted(range(rows), key=lambda row: (-fullness[row], row))
    even = range(0, rows, max(1, rows // _SAMPLE_ROWS))
    return sorted({*fullest[:_LONGEST_ROWS], *even})
