"""A mixture as a model: what comes and what goes, and how rows limit that.

Where limits on zones round amounts, what they count differs from parts of the money by
some fen. The model may leave these free, as far as rounding can go: of each amount the
zones together have all, no zone gets a fen more or less than its part, and a zone with
a larger part never gets less than one with a smaller.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ecoplanner.model.funding import TIERS
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Row
    from ecoplanner.model.zone import ZoneKind
    from ecoplanner.model.zoned_rows import ZonedRows


@dataclass(frozen=True, slots=True)
class Columns:
    """A mixture as a model: its columns are what comes and what goes, in 万元.

    Attributes:
        model: the model; without costs.
        more: column of what comes, by cell that may change.
        less: column of what goes, by cell that has something.
        now: what is in the cells, fen.
    """

    model: LinearModel
    more: dict[int, int]
    less: dict[int, int]
    now: Sequence[int]

    def cost(self, cells: Mapping[int, float]) -> None:
        """Let the cells cost so much for each 万元 in them, and nothing else."""
        self.model.cost = [0.0] * len(self.model.cost)
        for at, cost in cells.items():
            if at in self.more:
                self.model.cost[self.more[at]] = cost
            if at in self.less:
                self.model.cost[self.less[at]] = -cost

    def cost_of_change(self) -> None:
        """Let every 万元 that comes or goes cost 1."""
        self.model.cost = [0.0] * len(self.model.cost)
        for column in (*self.more.values(), *self.less.values()):
            self.model.cost[column] = 1.0

    def values(self, values: Sequence[float]) -> list[float]:
        """Return the fen of each cell, not whole."""
        found = [float(fen) for fen in self.now]
        for at, column in self.more.items():
            found[at] += values[column] * FEN_PER_WAN
        for at, column in self.less.items():
            found[at] -= values[column] * FEN_PER_WAN
        return found


def columns_of(mixture: Mixture) -> Columns:
    """Return the columns of a mixture; without its rows."""
    model = LinearModel()
    more: dict[int, int] = {}
    less: dict[int, int] = {}
    for at, now in enumerate(mixture.now):
        if mixture.is_fixed[at]:
            continue
        if mixture.upper[at] > now:
            more[at] = model.add(upper=(mixture.upper[at] - now) / FEN_PER_WAN)
        if now:
            less[at] = model.add(upper=now / FEN_PER_WAN)
    return Columns(model, more, less, mixture.now)


def add_rows(columns: Columns, zoned: ZonedRows, *, is_rounded: bool) -> None:
    """Add the rows of a mixture.

    Args:
        columns: its columns.
        zoned: the mixture, and how its limits are counted.
        is_rounded: whether limits on zones leave to rounding what it may bring; with
            that, what is impossible is so. Else they count parts of the money.
    """
    mixture = zoned.mixture
    zones = _Zones(columns, zoned).terms if is_rounded else {}
    for number, row in enumerate(mixture.rows):
        if number not in zones:
            least, most = _row_limits(mixture, row)
            columns.model.limit(_row_terms(columns, row), least=least, most=most)
            continue
        # What zones have is counted whole, all else by how much it changes.
        rounded = [at for at in row.parts if not mixture.is_fixed[at]]
        plain = replace(row, terms=tuple(at for at in row.terms if at not in row.parts))
        least, most = _row_limits(mixture, row, rounded)
        terms = [*_row_terms(columns, plain), *zones[number]]
        columns.model.limit(terms, least=least, most=most)


class _Zones:
    """What zones have of rounded amounts, as columns."""

    def __init__(self, columns: Columns, zoned: ZonedRows) -> None:
        self._columns, self._zoned = columns, zoned
        self._amounts = _amounts(zoned.mixture)
        #: By number of a limit's row the columns of its zones.
        self.terms: dict[int, list[tuple[int, float]]] = {
            number: [] for number in zoned.rows
        }
        for (project_id, kind, numbers), cells in self._groups().items():
            weights = zoned.zones.weights(project_id, kind)
            used = {id_: weight for id_, weight in weights.items() if weight}
            zones = self._added(used, cells)
            for number in numbers:
                inside = zoned.covers[number].zones or frozenset()
                self.terms[number] += [
                    (column, 1.0) for id_, column in zones.items() if id_ in inside
                ]

    def _groups(self) -> dict[tuple[str, ZoneKind, tuple[int, ...]], list[int]]:
        """Return cells of a project that the same limits round over the same zones."""
        zoned = self._zoned
        mixture = zoned.mixture
        rows_of: dict[int, list[int]] = {}
        for number, row in zoned.rows.items():
            for at in row.parts:
                if not mixture.is_fixed[at]:
                    rows_of.setdefault(at, []).append(number)
        found: dict[tuple[str, ZoneKind, tuple[int, ...]], list[int]] = {}
        for at, numbers in rows_of.items():
            kinds = {number: zoned.covers[number].zone_kind for number in numbers}
            for kind in dict.fromkeys(kinds.values()):
                same = tuple(number for number in numbers if kinds[number] == kind)
                key = mixture.cells[at][0], kind, same
                found.setdefault(key, []).append(at)
        return found

    def _added(
        self, weights: Mapping[str, int], cells: Sequence[int]
    ) -> dict[str, int]:
        """Add what zones have of some cells together; return their columns."""
        columns, model = self._columns, self._columns.model
        count = sum(self._amounts[at] for at in cells)
        far = count * (len(weights) - 1) / len(weights) / FEN_PER_WAN
        now = sum(columns.now[at] for at in cells)
        zones = {id_: model.add() for id_ in weights}
        whole = sum(weights.values())
        money = [(columns.more[at], -1.0) for at in cells if at in columns.more]
        money += [(columns.less[at], 1.0) for at in cells if at in columns.less]
        for id_, weight in weights.items():
            part = weight / whole
            terms = [(column, part * sign) for column, sign in money]
            fen = part * now / FEN_PER_WAN
            model.limit([(zones[id_], 1.0), *terms], least=fen - far, most=fen + far)
        every = [(column, 1.0) for column in zones.values()]
        fen = now / FEN_PER_WAN
        model.limit([*every, *money], least=fen, most=fen)
        # Of equal parts the earlier gets more.
        for more, less in pairwise(sorted(weights, key=lambda id_: -weights[id_])):
            model.limit([(zones[more], 1.0), (zones[less], -1.0)], least=0.0)
        return zones


def _amounts(mixture: Mixture) -> list[int]:
    """Return by cell how many amounts, each as sure as no other, it may hold.

    It keeps its own, and what comes is as sure as what goes elsewhere, or intended.
    """
    givers: dict[tuple[str, str], set[int]] = {}
    for at, cell in enumerate(mixture.cells):
        if not mixture.is_fixed[at]:
            for tier in mixture.tiers.get(cell, ()):
                givers.setdefault((cell[1], tier), set()).add(at)
    found: list[int] = []
    for at, cell in enumerate(mixture.cells):
        own = mixture.tiers.get(cell, {})
        found.append(
            sum(
                tier in own
                or tier == TIERS[-1]
                or givers.get((cell[1], tier), {at}) != {at}
                for tier in TIERS
            )
        )
    return found


def _row_terms(columns: Columns, row: Row) -> list[tuple[int, float]]:
    """Return the terms of a row in the columns of a model."""
    found: list[tuple[int, float]] = []
    for at in row.terms:
        part = float(row.parts.get(at, 1))
        if at in columns.more:
            found.append((columns.more[at], part))
        if at in columns.less:
            found.append((columns.less[at], -part))
    return found


def _row_limits(
    mixture: Mixture, row: Row, without: Iterable[int] = ()
) -> tuple[float, float]:
    """Return by how much a row may change at least and at most, in 万元.

    Args:
        mixture: the mixture.
        row: the row.
        without: cells of it that are counted from nothing.
    """
    used = row.used(mixture.now) + row.off
    used -= sum(row.parts[at] * mixture.now[at] for at in without)
    least = -INFINITE if row.least is None else float(row.least - used) / FEN_PER_WAN
    most = INFINITE if row.most is None else float(row.most - used) / FEN_PER_WAN
    return least, most
