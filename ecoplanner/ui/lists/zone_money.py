"""What falls to each zone of the needs of its projects, kept between looks."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import by_zone
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio


#: So many are split at a time while nobody waits.
_SLICE = 2_000


def work_ahead(portfolio: Portfolio) -> Iterator[None]:
    """Work out what the lists need before anybody asks, a little at a time."""
    projects, money = portfolio.all(Project), ZoneMoney.of(portfolio)
    for first in range(0, len(projects), _SLICE):
        money.split(portfolio, projects[first : first + _SLICE])
        yield
    for zone in portfolio.all(Zone)[:1]:
        money.need(portfolio, zone)
        yield
        portfolio.having(ProjectZone, "zone_id", zone.id)


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

    @staticmethod
    def of(portfolio: Portfolio) -> ZoneMoney:
        """Return the one that all lists of a plan share."""
        return portfolio.kept("zone_money", (), ZoneMoney)

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
        self.split(portfolio, ())
        splits: dict[str, _Split] = {}
        sums: dict[str, int] = {}
        for project in portfolio.all(Project):
            known = splits[project.id] = self._split(portfolio, project)
            for part in known.parts:
                amount = known.amounts.get(part.zone_id, 0)
                sums[part.zone_id] = sums.get(part.zone_id, 0) + amount
        self._portfolio, self._splits, self._sums = portfolio, splits, sums

    def split(self, portfolio: Portfolio, projects: Iterable[Project]) -> None:
        """Split the needs of some projects before anybody asks."""
        rule = (portfolio.plan.zone_split, portfolio.all(Zone))
        if rule != self._rule:
            self._rule, self._splits = rule, {}
        if portfolio is not self._portfolio:
            # What was known of that one is no longer whole.
            self._portfolio = None
        for project in projects:
            self._splits[project.id] = self._split(portfolio, project)

    def _split(self, portfolio: Portfolio, project: Project) -> _Split:
        parts = portfolio.having(ProjectZone, "project_id", project.id)
        known = self._splits.get(project.id)
        if (
            known is not None
            and known.project is project
            and (known.parts is parts or known.parts == parts)
        ):
            return known
        return _Split(project, parts, by_zone(portfolio, project))
