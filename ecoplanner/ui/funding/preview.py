"""The lines of a matrix while a slider moves, or before an edit is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def ahead(source_id: str, would: Matrix) -> Preview:
    """Return what an edit of a source makes, before it is stored."""
    lines = (each for each in would.rows if each.source is not None)
    total = next(each.total for each in lines if each.source.id == source_id)  # type: ignore[union-attr]  # just asked
    return Preview(source_id, total, would)


def seen(rows: Sequence[Row], preview: Preview | None) -> list[tuple[Row, int]]:
    """Return lines and their sums as they are seen, whole fen."""
    if preview is None:
        return [(row, row.total) for row in rows]
    shown = [preview.row(row) for row in rows]
    return [(row, preview.total_of(row)) for row in shown]
