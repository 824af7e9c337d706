"""What the user has fixed around the money of a scope: locks, and limits as ticks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.cover import cover_of
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import limit_fen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.funding.money import Scope


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most a source may give, whole fen; None where nothing says so.

    Of a limit that it shares with others, what these leave to it as they are now.
    """

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Locks and limits of one scope.

    Attributes:
        locked: by source the projects of the scope whose money of it is locked.
        whole: sources whose money is locked for every project of the scope.
        ranges: by source the limits that hold for the scope as a whole.
        limits: by source what those are called.
    """

    locked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    ranges: Mapping[str, Range] = field(default_factory=dict)
    limits: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def bounds(self, source_id: str, need: int) -> tuple[int | None, int | None]:
        """Return floor and ceiling of a source in hundredths of a percent of a need."""
        found = self.ranges.get(source_id)
        if found is None or not need:
            return None, None
        least, most = (
            None if fen is None else fen * 10_000 // need
            for fen in (found.least, found.most)
        )
        return least, most


def marks_of(portfolio: Portfolio, scenario: Scenario | None, matrix: Matrix) -> Marks:
    """Return the locks and limits of a matrix."""
    scope = {project.id for project in matrix.projects}
    locked: dict[str, set[str]] = defaultdict(set)
    for project_id, source_id in locked_pairs(portfolio, scenario):
        if project_id in scope:
            locked[source_id].add(project_id)
    ranges: dict[str, Range] = {}
    limits: dict[str, list[str]] = defaultdict(list)
    totals = {
        row.source.id: row.total
        for row in matrix.rows
        if row.kind == "source" and row.source is not None
    }
    for ceiling in ceilings_of(portfolio, scenario):
        if not _is_of(ceiling, matrix.scope):
            continue
        limit = limit_fen(portfolio, ceiling)
        label = ceiling_label(portfolio, ceiling)
        counted = cover_of(portfolio, ceiling).sources
        mine = [id_ for id_ in totals if counted is None or id_ in counted]
        used = sum(totals[id_] for id_ in mine)
        for id_ in mine:
            left = max(0, limit - (used - totals[id_]))
            ranges[id_] = _narrowed(ranges.get(id_, Range()), ceiling, left)
            limits[id_].append(label)
    return Marks(
        locked={source_id: frozenset(ids) for source_id, ids in locked.items()},
        whole=frozenset(
            source_id for source_id, ids in locked.items() if ids == scope and scope
        ),
        ranges=ranges,
        limits=limits,
    )


def _is_of(ceiling: Ceiling, scope: Scope) -> bool:
    """Whether a limit is on all years and zones of just this scope."""
    if ceiling.year is not None or ceiling.zone_id is not None:
        return False
    program_id = scope.id if scope.kind == "program" else None
    is_whole = scope.kind in {"plan", "program"}
    return is_whole and ceiling.program_id == program_id


def _narrowed(known: Range, ceiling: Ceiling, fen: int) -> Range:
    if ceiling.bound == "least":
        return Range(max(fen, known.least or 0), known.most)
    return Range(known.least, fen if known.most is None else min(fen, known.most))
