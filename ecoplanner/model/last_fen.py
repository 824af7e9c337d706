"""The last fen of a mix in whole numbers: how amounts are rounded, as a model.

Limits on zones count each amount, source by source, year by year and tier by tier,
rounded over its zones by largest remainder. Here all of that is written out for the
solver in whole numbers, near amounts that are known already: what it finds holds, and
where it may reach every amount, what it does not find does not exist.

Of zones with parts `q` of an amount, whole fen `f` that add up to it are those of the
largest remainder just where `f - q` differs by no more than 1 between any two.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil
from math import gcd
from typing import TYPE_CHECKING

from ecoplanner.model.funding import TIERS
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.mixture import Row
    from ecoplanner.model.optimizer import Answer
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.zone import ZoneKind
    from ecoplanner.model.zoned_rows import ZonedRows

#: Remainders this near count as equal: the solver's own tolerance is a millionth.
_NEAR = Fraction(1, 50_000)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A whole number: columns times factors, and a fixed part; and how far it goes."""

    fixed: int
    terms: Mapping[int, int]
    least: int
    most: int


_NOTHING = _Sum(0, {}, 0, 0)


def _fixed(value: int) -> _Sum:
    return _Sum(value, {}, value, value)


def _sum(sums: Iterable[_Sum]) -> _Sum:
    fixed = least = most = 0
    terms: dict[int, int] = {}
    for each in sums:
        fixed += each.fixed
        least += each.least
        most += each.most
        for column, factor in each.terms.items():
            terms[column] = terms.get(column, 0) + factor
    return _Sum(fixed, {at: by for at, by in terms.items() if by}, least, most)


def _less(value: _Sum) -> _Sum:
    terms = {column: -factor for column, factor in value.terms.items()}
    return _Sum(-value.fixed, terms, -value.most, -value.least)


class LastFen:
    """Amounts near some, as whole numbers of a model."""

    def __init__(  # noqa: PLR0913 - near what, how far, what else is kept
        self,
        zoned: ZonedRows,
        base: Sequence[int],
        cells: Collection[int],
        reach: int,
        more: Sequence[Row] = (),
        *,
        gives: Collection[int] = (),
    ) -> None:
        """Write out the model.

        Args:
            zoned: the mixture and its limits.
            base: fen by cell from which is counted.
            cells: that may change.
            reach: by how many fen at most.
            more: further rows to be kept.
            gives: numbers of the rows that may give way.
        """
        self._zoned, self._mixture = zoned, zoned.mixture
        self._base = base
        self._model = LinearModel()
        mixture = self._mixture
        self._fen = [_fixed(fen) for fen in base]
        for at in cells:
            upper = min(mixture.upper[at], base[at] + reach)
            self._fen[at] = self._whole(max(0, base[at] - reach), upper, base[at])
        self._low = [
            self._lesser(_sum([fen, _fixed(-now)]), _NOTHING)
            for fen, now in zip(self._fen, mixture.now, strict=True)
        ]
        #: Fen by cell and tier, of cells that are rounded over zones.
        self._amounts: dict[int, list[_Sum]] = {}
        self._split_tiers()
        self._zones: dict[tuple[int, int, ZoneKind], dict[str, _Sum]] = {}
        #: By number of a row by how much it gives way, and whether it does.
        self._slack: dict[int, tuple[_Sum, _Sum]] = {}
        for number, row in enumerate((*mixture.rows, *more)):
            is_rounded = number in zoned.rows
            fen = _sum(self._fen[at] for at in row.terms) if not is_rounded else None
            value = fen or self._counted(number, row)
            if number in gives:
                value = self._giving(number, row, value)
            self._limit(value, row)

    def best(
        self,
        counted: Collection[int] = (),
        sign: int = 0,
        *,
        seconds: float | None = None,
        watch: Watch | None = None,
    ) -> tuple[list[int] | None, bool]:
        """Return the best amounts, of these the nearest to today's.

        Args:
            counted: cells whose sum is to be least.
            sign: -1 where it is to be most; 0 where only the nearest is asked for.
            seconds: when to stop.
            watch: told of progress, and asked whether to stop.

        Returns:
            The amounts, None where there are none or none was found; and whether
            that is proven.
        """
        model = self._model
        answer: Answer | None = None
        if sign:
            aim = _sum(self._fen[at] for at in counted)
            self._cost(aim if sign > 0 else _less(aim))
            answer = solve(model, seconds=seconds, watch=watch)
            if answer.state == "infeasible":
                return None, True
            if not answer.values:
                return None, False
            reached = self._value(aim, answer.values)
            if sign > 0:
                self._keep(aim, None, reached)
            else:
                self._keep(aim, reached, None)
        self._cost(_sum([*self._fen, *map(_less, self._low), *map(_less, self._low)]))
        # Told of an answer to start from, the solver has called worse ones the best.
        nearest = solve(model, seconds=seconds, watch=watch)
        if nearest.state == "infeasible" and answer is None:
            return None, True
        is_proven = nearest.state == "optimal"
        if answer is not None:
            is_proven = is_proven and answer.state == "optimal"
        values = nearest.values or (answer.values if answer else ())
        if not values:
            return None, False
        return [self._value(fen, values) for fen in self._fen], is_proven

    def fewest(self, *, watch: Watch | None = None) -> dict[int, int] | None:
        """Return by how much rows give way, as few of them as can be, whole fen.

        Of sets as small, one that asks for the least money. None where there is none,
        or it was stopped.
        """
        model = self._model
        found: tuple[float, ...] = ()
        for which in (1, 0):
            aim = _sum(each[which] for each in self._slack.values())
            self._cost(aim)
            answer = solve(model, watch=watch)
            if answer.state != "optimal":
                return None
            found = answer.values
            if not found and model.cost:
                return None
            self._keep(aim, None, self._value(aim, found))
        by = {
            number: self._value(slack, found)
            for number, (slack, _) in self._slack.items()
        }
        return {number: fen for number, fen in by.items() if fen}

    def _giving(self, number: int, row: Row, value: _Sum) -> _Sum:
        """Return what a row counts, less what it gives way."""
        is_most = row.most is not None
        over = (
            value.most - (row.most or 0) if is_most else (row.least or 0) - value.least
        )
        far = max(0, over)
        slack, gives = self._whole(0, far), self._whole(0, 1)
        self._keep(_sum([slack, _times(gives, -far)]), None, 0)
        self._slack[number] = slack, gives
        return _sum([value, _less(slack) if is_most else slack])

    def _whole(self, least: int, most: int, near: int | None = None) -> _Sum:
        """Return a new whole number within limits."""
        if least == most:
            return _fixed(least)
        near = least if near is None else near
        column = self._model.add(
            0.0, float(least - near), float(most - near), is_whole=True
        )
        return _Sum(near, {column: 1}, least, most)

    def _lesser(self, one: _Sum, other: _Sum) -> _Sum:
        """Return the lesser of two numbers."""
        if one.most <= other.least:
            return one
        if other.most <= one.least:
            return other
        apart = _sum([one, _less(other)])
        if not apart.terms:
            return one if apart.fixed <= 0 else other
        least = min(one.least, other.least)
        found = self._whole(least, min(one.most, other.most))
        is_other = self._whole(0, 1)
        under, over = _sum([found, _less(one)]), _sum([found, _less(other)])
        self._keep(under, None, 0)
        self._keep(over, None, 0)
        self._keep(_sum([under, _times(is_other, apart.most)]), 0, None)
        # Where it is not the other, it may be as far below that as the one is.
        switch = _sum([_fixed(1), _less(is_other)])
        self._keep(_sum([over, _times(switch, -apart.least)]), 0, None)
        return found

    def _keep(self, value: _Sum, least: int | None, most: int | None) -> None:
        self._model.limit(
            [(column, float(factor)) for column, factor in value.terms.items()],
            least=-INFINITE if least is None else float(least - value.fixed),
            most=INFINITE if most is None else float(most - value.fixed),
        )

    def _limit(self, value: _Sum, row: Row) -> None:
        over = row.most is not None and value.most > row.most
        if over or (row.least is not None and value.least < row.least):
            self._keep(value, row.least, row.most)

    def _cost(self, value: _Sum) -> None:
        self._model.cost = [0.0] * len(self._model.cost)
        for column, factor in value.terms.items():
            self._model.cost[column] = float(factor)

    @staticmethod
    def _value(value: _Sum, values: Sequence[float]) -> int:
        return value.fixed + sum(
            factor * round(values[column]) for column, factor in value.terms.items()
        )

    def _split_tiers(self) -> None:
        """Write out `Mixture.amounts`: how sure what moves and what comes is."""
        mixture = self._mixture
        sources: dict[str, list[int]] = {}
        for at, cell in enumerate(mixture.cells):
            sources.setdefault(cell[1], []).append(at)
        rounded = {at for row in self._zoned.rows.values() for at in row.parts}
        for cells in sources.values():
            if not rounded.isdisjoint(cells):
                self._split_source(cells)

    def _split_source(self, cells: Sequence[int]) -> None:
        mixture = self._mixture
        freed = [_NOTHING for _ in TIERS]
        kept: dict[int, list[_Sum]] = {}
        for at in cells:
            has = mixture.tiers.get(mixture.cells[at], {})
            left = _less(self._low[at])
            kept[at] = [_fixed(has.get(tier, 0)) for tier in TIERS]
            for number in reversed(range(len(TIERS))):
                taken = self._lesser(left, kept[at][number])
                left = _sum([left, _less(taken)])
                kept[at][number] = _sum([kept[at][number], _less(taken)])
                freed[number] = _sum([freed[number], taken])
        come = _NOTHING
        before = [_NOTHING for _ in TIERS]
        for at in cells:
            more = _sum([self._fen[at], _fixed(-mixture.now[at]), _less(self._low[at])])
            come = _sum([come, more])
            found, lower, pool = [], [_NOTHING, _NOTHING], _NOTHING
            for number in range(len(TIERS)):
                # The surest that was freed goes first, cell by cell.
                pool = _sum([pool, freed[number]])
                is_last = number == len(TIERS) - 1
                upto = come if is_last else self._lesser(come, pool)
                add = _sum([upto, _less(before[number]), *map(_less, lower)])
                lower = [upto, _less(before[number])]
                found.append(_sum([kept[at][number], add]))
                before[number] = upto
            self._amounts[at] = found

    def _counted(self, number: int, row: Row) -> _Sum:
        """Return what a limit on zones counts."""
        cover = self._zoned.covers[number]
        zones = cover.zones or frozenset()
        found: list[_Sum] = []
        for at in row.terms:
            if at not in row.parts:
                found.append(self._fen[at])
                continue
            for tier, amount in enumerate(self._amounts[at]):
                if amount.terms:
                    parts = self._rounded(at, tier, cover.zone_kind)
                    found += [part for id_, part in parts.items() if id_ in zones]
                elif amount.fixed:
                    id_ = self._mixture.cells[at][0]
                    part = self._zoned.zones.amount(id_, cover, amount.fixed)
                    found.append(_fixed(part))
        return _sum(found)

    def _rounded(self, at: int, tier: int, kind: ZoneKind) -> Mapping[str, _Sum]:
        """Return an amount rounded over the zones of its project."""
        key = at, tier, kind
        if key not in self._zones:
            weights = self._zoned.zones.weights(self._mixture.cells[at][0], kind)
            used = {id_: weight for id_, weight in weights.items() if weight}
            self._zones[key] = self._apportioned(self._amounts[at][tier], used)
        return self._zones[key]

    def _apportioned(self, amount: _Sum, weights: Mapping[str, int]) -> dict[str, _Sum]:
        """Write out `rounding.apportion`."""
        unit = gcd(*weights.values())
        whole = sum(weights.values()) // unit
        model = self._model
        #: The earlier of equal remainders gets more: so much is between two zones.
        tie = Fraction(1, whole * (len(weights) + 1))
        if tie < _NEAR:
            # The solver could not tell it from nothing.
            tie = Fraction(0)
        level = model.add(0.0, -2.0, 1.0)
        found: dict[str, _Sum] = {}
        for place, (id_, weight) in enumerate(weights.items()):
            part = Fraction(weight // unit, whole)
            least, most = int(part * max(amount.least, 0)), ceil(part * amount.most)
            near = int(part * amount.fixed)
            fen = self._whole(least, most, min(max(near, least), most))
            rest = part * amount.fixed - fen.fixed
            terms = [(column, float(factor)) for column, factor in fen.terms.items()]
            terms += [
                (column, -float(part * factor))
                for column, factor in amount.terms.items()
            ]
            terms.append((level, -1.0))
            model.limit(
                terms,
                least=float(rest - tie * (place - Fraction(1, 2))),
                most=float(rest + 1 - tie * place),
            )
            found[id_] = fen
        self._equal(_sum(found.values()), amount)
        # No zone gets less than one with a smaller part; the solver finds that helpful.
        for more, less in pairwise(sorted(weights, key=lambda id_: -weights[id_])):
            self._keep(_sum([found[more], _less(found[less])]), 0, None)
        return found

    def _equal(self, one: _Sum, other: _Sum) -> None:
        self._keep(_sum([one, _less(other)]), 0, 0)


def _times(value: _Sum, factor: int) -> _Sum:
    terms = {column: factor * by for column, by in value.terms.items()}
    ends = sorted((factor * value.least, factor * value.most))
    return _Sum(factor * value.fixed, terms, *ends)
