"""How much of each limit is used, kept up to date by what changes alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import limit_fen
from ecoplanner.model.limits import Use
from ecoplanner.model.limits import uses
from ecoplanner.model.plan import Plan
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rounding import apportion
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.cover import Cover
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio

#: Whole fen by programme and year.
_Sums = dict[tuple[str, int | None], int]
#: The weights of a project's zones, and which of them a limit counts.
_Weights = tuple[tuple[int, ...], tuple[bool, ...]]


def limit_uses(portfolio: Portfolio, scenario: Scenario | None) -> tuple[Use, ...]:
    """Return what `limits.uses` does, worked out once for a state of the plan.

    Of the plan's own money only the sources are summed that were changed since.
    """
    return portfolio.once(
        (limit_uses, scenario),
        lambda: uses(portfolio, scenario) if scenario else _plan_uses(portfolio),
    )


def _plan_uses(portfolio: Portfolio) -> tuple[Use, ...]:
    found = []
    for ceiling in ceilings_of(portfolio):
        cover = cover_of(portfolio, ceiling)
        used = 0
        for source in portfolio.all(Source):
            if cover.sources is None or source.id in cover.sources:
                sums = _source_sums(portfolio, source.id, cover)
                used += sum(
                    fen for at, fen in sums.items() if cover.counts(source.id, *at)
                )
        limit = limit_fen(portfolio, ceiling)
        found.append(Use(ceiling=ceiling, limit_fen=limit, used_fen=used))
    return tuple(found)


def _source_sums(portfolio: Portfolio, source_id: str, cover: Cover) -> _Sums:
    """Return what a source gives in the plan, of zones only what a limit counts."""
    rows = portfolio.having(Allocation, "source_id", source_id)
    parts = _parts(portfolio, cover)
    key = _source_sums, source_id, cover.zones, cover.zone_kind
    looks_at = (rows, portfolio.all(Project), parts)
    return portfolio.kept(key, looks_at, partial(_summed, portfolio, rows, parts))


def _summed(portfolio: Portfolio, rows: Sequence[Allocation], parts: Parts) -> _Sums:
    programs = {row.id: row.program_id for row in portfolio.all(Project)}
    sums: _Sums = defaultdict(int)
    for row in rows:
        fen = parts.of(row.project_id, row.amount_fen)
        sums[programs[row.project_id], row.year] += fen
    return dict(sums)


def _parts(portfolio: Portfolio, cover: Cover) -> Parts:
    looks_at = tuple(portfolio.all(kind) for kind in (Plan, Project, ProjectZone, Zone))
    key = _parts, cover.zones, cover.zone_kind
    return portfolio.kept(key, looks_at, lambda: Parts.of_zones(portfolio, cover))


@dataclass(frozen=True, slots=True)
class Parts:
    """How much of a project's money limits on some zones count.

    Attributes:
        weights: of projects that lie in zones counted and in others.
        inside: ids of projects that lie in zones counted alone; None for all.
    """

    weights: Mapping[str, _Weights]
    inside: frozenset[str] | None

    @classmethod
    def of_zones(cls, portfolio: Portfolio, cover: Cover) -> Parts:
        """Return how much limits on the zones of a cover count."""
        if cover.zones is None:
            return cls({}, None)
        zones = ZoneParts(portfolio)
        weights: dict[str, _Weights] = {}
        inside: set[str] = set()
        for row in portfolio.all(Project):
            found = zones.weights(row.id, cover.zone_kind)
            counted = tuple(id_ in cover.zones for id_ in found)
            if any(counted) and not all(counted):
                weights[row.id] = tuple(found.values()), counted
            elif any(counted):
                inside.add(row.id)
        return cls(weights, frozenset(inside))

    def of(self, project_id: str, fen: int) -> int:
        """Return how much of an amount is counted, whole fen."""
        if self.inside is None or project_id in self.inside:
            return fen
        found = self.weights.get(project_id)
        if found is None:
            return 0
        return _counted(found, fen)


def _counted(weights: _Weights, fen: int) -> int:
    parts = apportion(fen, weights[0])
    return sum(part for part, is_in in zip(parts, weights[1], strict=True) if is_in)


class LimitSums:
    """The uses of limits, and what they are when amounts of a source change."""

    def __init__(
        self,
        portfolio: Portfolio,
        now: Sequence[Use],
        source_id: str,
        amounts: Mapping[Key, int],
    ) -> None:
        """Read what limits there are.

        Args:
            portfolio: the plan.
            now: the uses as they are.
            source_id: the source whose amounts change.
            amounts: what it gives where it may change, whole fen by key.
        """
        self._now = now
        self._amounts = amounts
        self._programs = {row.id: row.program_id for row in portfolio.all(Project)}
        self._covers: list[tuple[Use, Cover, Parts] | None] = []
        for use in now:
            cover = cover_of(portfolio, use.ceiling)
            is_counted = cover.sources is None or source_id in cover.sources
            found = (use, cover, _parts(portfolio, cover)) if is_counted else None
            self._covers.append(found)
        self._source_id = source_id

    def at(self, changed: Mapping[Key, int]) -> tuple[Use, ...]:
        """Return the uses at other amounts."""
        sums: dict[int, _Sums] = {}
        found = []
        for use, known in zip(self._now, self._covers, strict=True):
            if known is None:
                found.append(use)
                continue
            _, cover, parts = known
            if id(parts) not in sums:
                sums[id(parts)] = self._moved(parts, changed)
            more = sum(
                fen
                for at, fen in sums[id(parts)].items()
                if cover.counts(self._source_id, *at)
            )
            found.append(replace(use, used_fen=use.used_fen + more) if more else use)
        return tuple(found)

    def broken(self, then: Sequence[Use]) -> tuple[Use, ...]:
        """Return the uses that break their limit, or break it by more than now."""
        return tuple(
            use
            for was, use in zip(self._now, then, strict=True)
            if use.excess_fen > was.excess_fen
        )

    def _moved(self, parts: Parts, changed: Mapping[Key, int]) -> _Sums:
        """Return by how much what parts count changes."""
        sums: _Sums = defaultdict(int)
        programs, was_of = self._programs, self._amounts.get
        inside, weights = parts.inside, parts.weights
        # Many projects lie and get alike; there are tens of thousands of amounts.
        known: dict[tuple[_Weights, int], int] = {}

        def counted(found: _Weights, fen: int) -> int:
            at = found, fen
            if at not in known:
                known[at] = _counted(found, fen)
            return known[at]

        for key, fen in changed.items():
            project_id, was = key[0], was_of(key, 0)
            if inside is None or project_id in inside:
                sums[programs[project_id], key[2]] += fen - was
            elif (found := weights.get(project_id)) is not None:
                more = counted(found, fen) - counted(found, was)
                sums[programs[project_id], key[2]] += more
        return sums
