"""Which limits of a mixture are on zones, where each amount is rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import ZoneParts

if TYPE_CHECKING:
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.portfolio import Portfolio


class ZonedRows:
    """A mixture, and those of its limits that parts of amounts count for."""

    def __init__(self, portfolio: Portfolio, mixture: Mixture) -> None:
        self.mixture = mixture
        self.zones = ZoneParts(portfolio)
        #: Rows whose amounts are rounded over zones, by number.
        self.rows = {
            at: row
            for at, row in enumerate(mixture.rows)
            if row.parts and row.ceiling is not None
        }
        self.covers = {
            at: cover_of(portfolio, row.ceiling)
            for at, row in self.rows.items()
            if row.ceiling is not None
        }
        rows = enumerate(mixture.rows)
        self.plain = tuple(row for at, row in rows if at not in self.rows)
