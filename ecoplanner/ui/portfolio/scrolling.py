"""Keeping the current cell out from under what lies over the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.columns import FROZEN

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtCore import QPersistentModelIndex

    from ecoplanner.ui.portfolio.grid_view import GridView


def bring_out(
    view: GridView, index: QModelIndex | QPersistentModelIndex, before: int
) -> None:
    """Scroll on where a cell lies under the title at the top or the frozen columns.

    Args:
        view: the table, which has just scrolled to the cell.
        index: the cell.
        before: where the table stood sideways.
    """
    bar = view.horizontalScrollBar()
    covered = view.row_height() - view.rowViewportPosition(index.row())
    if covered > 0 and index.row() and not view.is_group(index.row()):
        upright = view.verticalScrollBar()
        upright.setValue(upright.value() - covered)
    if index.column() < FROZEN:
        bar.setValue(before)
        return
    left = view.columnViewportPosition(index.column())
    if left < view.frozen_width:
        bar.setValue(bar.value() - (view.frozen_width - left))
