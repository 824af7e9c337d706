"""Where a month lies on the screen, and which years have their own line."""

from __future__ import annotations

from dataclasses import dataclass

from ecoplanner.reports.months import YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Months laid over a stretch of pixels.

    Attributes:
        left: x of the first month.
        width: pixels of all months.
        first: first month shown (year x 12 + 0…11).
        end: month after the last.
    """

    left: float
    width: float
    first: int
    end: int

    @property
    def per_month(self) -> float:
        """Pixels of a month."""
        return self.width / max(1, self.end - self.first)

    @property
    def years(self) -> range:
        """Calendar years shown, the last may be cut."""
        return range(self.first // YEAR, -(-self.end // YEAR))

    def x(self, month: float) -> float:
        """Return where a month begins."""
        return self.left + (month - self.first) * self.per_month

    def month(self, x: float) -> float:
        """Return the month at a place, with its fraction."""
        return self.first + (x - self.left) / self.per_month
