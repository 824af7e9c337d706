"""Limits that give way, and what else may be done in place of that."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from ecoplanner.model.lumping import lumped
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import solve
from ecoplanner.model.relaxation import Relaxation
from ecoplanner.model.solving import missed

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.lumping import Lumped
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Terms
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.searching import Clock

#: Of so many limits others are tried in place of so few, so many projects unlocked.
_MANY, _FEW, _TRIED = 60, 3, 12
_FINE_FEN, _LARGE_FEN = 10_000, 1_000_000
#: Of more cells than this limits are counted in parts of fen only.
LARGE = 3_000


def elastic(mixture: Mixture, found: Lumped, limits: Collection[int]) -> dict[int, int]:
    """Add the limits, of which some may give way; return how far each does."""
    model = found.model
    slack: dict[int, int] = {}
    for at, stays in found.stays.items():
        row = mixture.rows[at]
        terms = found.terms[at]
        if at in limits:
            slack[at] = model.add()
        gives = slack.get(at)
        if row.most is not None:
            room = float(row.most - stays) / FEN_PER_WAN
            less = [] if gives is None else [(gives, -1.0)]
            model.limit([*terms, *less], most=room)
        if row.least is not None:
            missing = float(row.least - stays) / FEN_PER_WAN
            more = [] if gives is None else [(gives, 1.0)]
            model.limit([*terms, *more], least=missing)
    return slack


def has_parts(mixture: Mixture) -> bool:
    """Return whether some limit counts parts of amounts."""
    return any(row.parts for row in mixture.rows)


def centred(mixture: Mixture) -> Mixture:
    """Return a mixture whose limits count parts; see `Row.centred`."""
    return replace(mixture, rows=tuple(row.centred() for row in mixture.rows))


def given_way(mixture: Mixture, by: Mapping[int, int]) -> Mixture:
    """Return a mixture some of whose rows have given way."""
    rows = [*mixture.rows]
    for at, fen in by.items():
        row = rows[at]
        is_most = row.ceiling is not None and row.most is not None
        rows[at] = (
            replace(row, most=(row.most or 0) + fen)
            if is_most
            else replace(row, least=(row.least or 0) - fen)
        )
    return replace(mixture, rows=tuple(rows))


class Ways:
    """The ways out of limits that cannot all be kept; each is tried."""

    def __init__(  # noqa: PLR0913, PLR0917 - the question, its answer, the time
        self,
        portfolio: Portfolio,
        scenario: Scenario | None,
        terms: Terms,
        mixture: Mixture,
        by: Mapping[int, int],
        clock: Clock,
    ) -> None:
        self._portfolio, self._scenario, self._terms = portfolio, scenario, terms
        self._mixture, self._by, self._clock = mixture, by, clock
        #: Where whole fen are told apart, rounding may bring what parts do not.
        self._is_small = max(mixture.upper, default=0) <= _FINE_FEN

    def of(self, at: int) -> Relaxation:
        """Return one of the rows that give way, and what may be done instead."""
        mixture, by_fen = self._mixture, self._by[at]
        row = mixture.rows[at]
        fixed = [
            each for each in row.terms if mixture.is_fixed[each] and mixture.now[each]
        ]
        locked = sum(row.parts.get(each, 1) * mixture.now[each] for each in fixed)
        limit = row.least if row.most is None or row.ceiling is None else row.most
        ids = dict.fromkeys(mixture.cells[each][0] for each in fixed)
        others = [*self._instead(at)] if row.ceiling is not None else []
        found = Relaxation(
            ceiling=row.ceiling,
            project_id=row.project_id,
            limit_fen=limit or 0,
            by_fen=by_fen,
            locked_fen=ceil(locked),
            others=tuple(
                each.ceiling
                for each in (mixture.rows[other] for other in others)
                if each.ceiling is not None
            ),
        )
        if row.ceiling is None:
            return found
        # Shares of large amounts are told to 0.01 wan, upwards.
        step = _FINE_FEN if by_fen >= _LARGE_FEN else 1
        spread = -(-by_fen // ((len(others) + 1) * step)) * step
        if others and self._does(
            {**self._rest(at), **dict.fromkeys([at, *others], spread)}
        ):
            found = replace(found, spread_fen=spread)
        if row.most is None or locked <= row.most:
            return found
        return replace(found, locked=tuple(self._unlocked(at, [*ids][:_TRIED])))

    def _rest(self, at: int) -> dict[int, int]:
        return {other: fen for other, fen in self._by.items() if other != at}

    def _does(self, by: Mapping[int, int], mixture: Mixture | None = None) -> bool:
        relaxed = given_way(mixture or self._mixture, by)
        if self._clock.tell():
            return False
        parts = centred(relaxed)
        found = lumped(parts)
        elastic(parts, found, ())
        does = (
            not found.lacking
            and solve(found.model, watch=self._clock).state == "optimal"
        )
        is_counted = has_parts(relaxed) and len(relaxed.cells) <= LARGE
        if not is_counted or not (does or self._is_small):
            return does
        return missed(self._portfolio, self._scenario, relaxed) == {}

    def _instead(self, at: int) -> Iterator[int]:
        """Yield other limits any of which may give way by as much."""
        rows = self._mixture.rows
        limits = [other for other, row in enumerate(rows) if row.ceiling is not None]
        if len(limits) > _MANY or len(self._by) > _FEW:
            return
        for other in limits:
            row = rows[other]
            is_open = row.most is not None or (row.least or 0) >= self._by[at]
            if other in self._by or not is_open:
                continue
            if self._does({**self._rest(at), other: self._by[at]}):
                yield other

    def _unlocked(self, at: int, ids: Sequence[str]) -> Iterator[str]:
        """Yield projects whose unlocking does in place of a limit."""
        for id_ in ids:
            if id_ in self._terms.stays:
                continue
            terms = replace(self._terms, unlocked=frozenset({id_}))
            free = mixture_of(self._portfolio, self._scenario, terms)
            if self._does(self._rest(at), free):
                yield id_
