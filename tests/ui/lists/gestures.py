"""What a list shows, and a row of it chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoplanner.ui.lists.panel import ListPanel


def names(panel: ListPanel) -> list[str]:
    return [row.name for row in panel.model.rows]


def choose(panel: ListPanel, name: str, column: int = 0) -> None:
    row = next(row for row in panel.model.rows if row.name == name)
    panel.table.setFocus()
    panel.table.choose(row.id, column)
