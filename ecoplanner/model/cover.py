"""Which money a ceiling counts.

A ceiling on a source counts all sources below it; one on a level counts the sources
of that level, wherever they stand in the tree, as printed tables sum them. A ceiling
on a zone counts, of each
amount, the zone's part: the amount is split over the project's zones in proportion
to `allotment.by_zone`, by largest remainder, so that the zones together have all of
it; a zone counts the zones that lie in it. Key areas lie over the zones: of a project
that names several, each counts an equal part of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import by_zone
from ecoplanner.model.allotment import rows_below
from ecoplanner.model.allotment import sources_below
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rounding import apportion
from ecoplanner.model.yearly import by_months
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.zone import ZoneKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Which money a ceiling counts; None where it does not look.

    Attributes:
        sources: ids of its sources.
        zones: ids of its zones.
        zone_kind: of its zones.
        program_id: its programme.
        year: its year.
    """

    sources: frozenset[str] | None = None
    zones: frozenset[str] | None = None
    zone_kind: ZoneKind = "zone"
    program_id: str | None = None
    year: int | None = None

    def counts(self, source_id: str, program_id: str, year: int | None) -> bool:
        """Whether such money is covered, of a zone only its part."""
        return (
            (self.sources is None or source_id in self.sources)
            and (self.program_id is None or program_id == self.program_id)
            and (self.year is None or year == self.year)
        )

    def is_within(self, other: Cover) -> bool:
        """Whether `other` counts all that this counts."""
        return (
            _is_part(self.sources, other.sources)
            and _is_part(self.zones, other.zones)
            and (other.zones is None or self.zone_kind == other.zone_kind)
            and other.program_id in {None, self.program_id}
            and other.year in {None, self.year}
        )

    def is_apart(self, other: Cover) -> bool:
        """Whether no money is counted by both."""
        is_one_layer = self.zone_kind == other.zone_kind
        return (
            _is_disjoint(self.sources, other.sources)
            or (is_one_layer and _is_disjoint(self.zones, other.zones))
            or _differ(self.program_id, other.program_id)
            or _differ(self.year, other.year)
        )


@dataclass(slots=True)
class ZoneParts:
    """Splits money of projects over their zones; remembers the proportions."""

    portfolio: Portfolio
    _weights: dict[tuple[str, ZoneKind], dict[str, int]] = field(default_factory=dict)

    def weights(self, project_id: str, kind: ZoneKind = "zone") -> Mapping[str, int]:
        """Return the weight of each zone, "" for money in none; not all zero.

        Empty for a project without zones of that kind.
        """
        at = (project_id, kind)
        if at not in self._weights:
            self._weights[at] = _zone_weights(self.portfolio, project_id, kind)
        return self._weights[at]

    def amount(self, project_id: str, cover: Cover, fen: int) -> int:
        """Return how much of an amount a ceiling counts, whole fen."""
        if cover.zones is None:
            return fen
        weights = self.weights(project_id, cover.zone_kind)
        outside = len(weights.keys() - cover.zones)
        if not outside or outside == len(weights):
            return 0 if outside or not weights else fen
        parts = apportion(fen, [*weights.values()])
        return sum(
            part for id_, part in zip(weights, parts, strict=True) if id_ in cover.zones
        )

    def portion(self, project_id: str, cover: Cover) -> Fraction:
        """Return the part of a project's money that a ceiling counts, 0-1."""
        if cover.zones is None:
            return Fraction(1)
        weights = self.weights(project_id, cover.zone_kind)
        inside = sum(fen for id_, fen in weights.items() if id_ in cover.zones)
        return Fraction(inside, sum(weights.values()) or 1)


def cover_of(portfolio: Portfolio, ceiling: Ceiling) -> Cover:
    """Return which money a ceiling counts."""
    zones, kind = None, "zone"
    if ceiling.zone_id is not None:
        zones = rows_below(portfolio, Zone, ceiling.zone_id)
        kind = portfolio.get(Zone, ceiling.zone_id).kind
    return Cover(
        sources=money_sources(portfolio, ceiling.source_id, ceiling.level),
        zones=zones,
        zone_kind="key_area" if kind == "key_area" else "zone",
        program_id=ceiling.program_id,
        year=ceiling.year,
    )


def money_sources(
    portfolio: Portfolio, source_id: str | None, level: SourceLevel | None
) -> frozenset[str] | None:
    """Return the ids of a source and all below it, or of a level; None for all money.

    A level has the sources that printed tables sum under it, wherever they stand.
    """
    if source_id is not None:
        return sources_below(portfolio, source_id)
    if level is not None:
        rows = portfolio.having(Source, "level", level)
        return frozenset(row.id for row in rows)
    return None


def covered_need_fen(portfolio: Portfolio, cover: Cover) -> int:
    """Return the need of what a ceiling covers, whatever the source, whole fen.

    The need of a year is the part that falls on its months of work.
    """
    zones = ZoneParts(portfolio)
    total = 0
    for project in portfolio.all(Project):
        if cover.program_id not in {None, project.program_id}:
            continue
        need = project.need_fen or 0
        if cover.year is not None:
            need = by_months(project, need).get(cover.year, 0)
        total += zones.amount(project.id, cover, need)
    return total


def _zone_weights(
    portfolio: Portfolio, project_id: str, kind: ZoneKind
) -> dict[str, int]:
    if kind == "key_area":
        named = portfolio.having(ProjectZone, "project_id", project_id)
        areas = [
            part.zone_id
            for part in named
            if portfolio.get(Zone, part.zone_id).kind == "key_area"
        ]
        return dict.fromkeys(areas, 1)
    split = by_zone(portfolio, portfolio.get(Project, project_id))
    # More may be typed for the zones than the project needs; nobody takes less than 0.
    weights = {id_: max(0, fen) for id_, fen in split.items()}
    return weights if any(weights.values()) else dict.fromkeys(weights, 1)


def _is_part(mine: frozenset[str] | None, whole: frozenset[str] | None) -> bool:
    return whole is None or (mine is not None and mine <= whole)


def _is_disjoint(mine: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return mine is not None and other is not None and mine.isdisjoint(other)


def _differ(mine: str | int | None, other: str | int | None) -> bool:
    return mine is not None and other is not None and mine != other
