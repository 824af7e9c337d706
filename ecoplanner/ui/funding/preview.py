"""The lines of a matrix while a slider moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.funding.money import Row


@dataclass(frozen=True, slots=True)
class Preview:
    """Where a slider stands.

    Attributes:
        source_id: the source that it moves.
        total: its sum, whole fen.
        would: what was last worked out of that: the slider may be further by now.
    """

    source_id: str
    total: int
    would: Matrix

    def row(self, row: Row) -> Row:
        """Return a line as it would be."""
        for each in self.would.rows:
            if each.kind == row.kind and each.source == row.source:
                return each
        return row

    def total_of(self, row: Row) -> int:
        """Return the sum of a line where the slider stands, whole fen."""
        row = self.row(row)
        moved = next(
            each
            for each in self.would.rows
            if each.source and each.source.id == self.source_id
        )
        if row.source is not None:
            return self.total if row.source.id == self.source_id else row.total
        change = self.total - moved.total
        return row.total + {"given": change, "gap": -change}.get(row.kind, 0)
