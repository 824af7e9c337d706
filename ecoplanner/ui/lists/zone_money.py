"""What falls to each zone of the needs of its projects, kept between looks."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import by_zone
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio


class _Split(NamedTuple):
    """How a need is split over zones, with what that was worked out from."""

    project: Project
    parts: tuple[ProjectZone, ...]
    amounts: Mapping[str, int]


class ZoneMoney:
    """Splits needs over zones; after an edit only those that it has touched.

    Plans share the rows that no edit has changed, so that the same row is the same
    object.
    """

    def __init__(self) -> None:
        self._portfolio: Portfolio | None = None
        self._rule: object = None
        self._splits: dict[str, _Split] = {}
        self._sums: dict[str, int] = {}

    def need(self, portfolio: Portfolio, zone: Zone) -> int | None:
        """Return what the projects of a zone need of it, fen; None without any."""
        self._update(portfolio)
        return self._sums.get(zone.id)

    def part(self, portfolio: Portfolio, project: Project, zone: Zone) -> int | None:
        """Return what of a project's need falls to a zone, fen; None without one."""
        if project.need_fen is None:
            return None
        self._update(portfolio)
        return self._splits[project.id].amounts.get(zone.id, 0)

    def _update(self, portfolio: Portfolio) -> None:
        if portfolio is self._portfolio:
            return
        rule = (portfolio.plan.zone_split, portfolio.all(Zone))
        before = self._splits if rule == self._rule else {}
        self._portfolio, self._rule = portfolio, rule
        splits: dict[str, _Split] = {}
        sums: dict[str, int] = {}
        for project in portfolio.all(Project):
            parts = tuple(portfolio.having(ProjectZone, "project_id", project.id))
            known = before.get(project.id)
            if known is None or known.project is not project or known.parts != parts:
                known = _Split(project, parts, by_zone(portfolio, project))
            splits[project.id] = known
            for part in parts:
                amount = known.amounts.get(part.zone_id, 0)
                sums[part.zone_id] = sums.get(part.zone_id, 0) + amount
        self._splits, self._sums = splits, sums
