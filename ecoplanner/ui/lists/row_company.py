"""What stands under a list: projects of the row in hand, their money, its places."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.model.zone import Zone
from ecoplanner.ui.lists.coverage import Coverage
from ecoplanner.ui.lists.row_heights import set_row_height
from ecoplanner.ui.lists.row_projects import RowProjects
from ecoplanner.ui.lists.row_shares import RowShares

if TYPE_CHECKING:
    from ecoplanner.ui.page import Context

#: Width from which money stands beside projects, and from which places do too, px at
#: 100 %.
WIDE, WIDEST = 1200, 1500


class RowCompany(QWidget):
    """Projects, their money, and for zones the places, as far as there is room."""

    def __init__(
        self, context: Context, kind: type[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.projects = RowProjects(context)
        self.shares = RowShares(context)
        self.coverage = Coverage(context) if kind is Zone else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.px(12))
        row.addWidget(self.projects, 4)
        row.addWidget(self.shares, 3)
        if self.coverage is not None:
            row.addWidget(self.coverage, 3)
        self.projects.shown.connect(self._update)
        self.shares.part_requested.connect(self.projects.choose_part)
        self.take_width(0)

    def show_row(self, row: Any) -> None:
        """Show what belongs to another row; None for none."""
        self.projects.show_row(row)

    def set_row_height(self, height: int) -> None:
        """Give all rows a height, pixels."""
        set_row_height(self.projects.view, height)
        if self.coverage is not None:
            set_row_height(self.coverage.view, height)

    def _update(self) -> None:
        """Follow the projects: nobody looks at cards that have no room."""
        if not self.shares.isHidden():
            self.shares.show_parts(self.projects.row, self.projects.model.parts)
        if self.coverage is not None and not self.coverage.isHidden():
            self.coverage.refresh()

    def take_width(self, wide: int) -> None:
        """Show what has room in a width, pixels."""
        px, before = self._theme.px, self.shares.isHidden()
        self.shares.setVisible(wide >= px(WIDE))
        if self.coverage is not None:
            self.coverage.setVisible(wide >= px(WIDEST))
        if before and not self.shares.isHidden():
            self._update()
