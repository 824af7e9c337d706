"""How high rows of lists are: a tall window has room for higher ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.page import Context

#: Height of a window from which rows are higher, unless the user says how high they
#: are, px at 100 %.
TALL, ROOMY = 1000, 30


def row_height(context: Context, widget: QWidget) -> int:
    """Return the height of rows in the window of a widget, pixels."""
    theme = context.theme
    is_tall = widget.window().height() > theme.px(TALL)
    if is_tall and not context.settings.density:
        return theme.px(max(ROOMY, theme.row_height))
    return theme.px(theme.row_height)


def set_row_height(view: QTableView, height: int) -> None:
    """Give all rows of a table a height; nothing is done where they have it."""
    rows = view.verticalHeader()
    if rows.defaultSectionSize() != height:
        rows.setDefaultSectionSize(height)
