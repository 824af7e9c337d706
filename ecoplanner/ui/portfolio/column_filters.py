"""Narrowing the table by its columns, from their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from ecoplanner.ui.portfolio.column_filter import can_narrow
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.column_filter import ColumnFilter
    from ecoplanner.ui.portfolio.filter_bar import FilterBar
    from ecoplanner.ui.portfolio.filter_popup import FilterPopup
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_panel import GridPanel
    from ecoplanner.ui.theme import Theme


class ColumnFilters(QObject):
    """Opens what a funnel opens, and shows which columns narrow the table.

    Signals:
        narrowed: a column shows less than all.
    """

    narrowed = Signal()

    def __init__(
        self, model: GridModel, panel: GridPanel, bar: FilterBar, theme: Theme
    ) -> None:
        super().__init__(panel)
        self._model, self._panel, self._bar, self._theme = model, panel, bar, theme
        self.popup: FilterPopup | None = None
        for header in panel.headers:
            header.funnel_clicked.connect(self.open)
        bar.wanted_changed.connect(self._on_wanted_changed)

    def open(self, column: int) -> None:
        """Ask what a column shall show."""
        from ecoplanner.ui.portfolio.filter_popup import FilterPopup  # noqa: PLC0415

        key = COLUMNS[column].key
        if self.popup is not None or not can_narrow(key):
            return
        view = self._panel.view
        popup = FilterPopup(
            self._model.facts,
            self._bar.column(key),
            self._theme,
            self._model.wording.language,
            self._panel,
        )
        popup.chosen.connect(self._on_chosen)
        popup.cleared.connect(self._bar.clear_column)
        popup.closed.connect(self._on_closed)
        self.popup = popup
        table = view.frozen if column < FROZEN else view
        header = table.horizontalHeader()
        left = header.sectionViewportPosition(column)
        place = header.mapTo(self._panel.window(), QPoint(left, header.height()))
        popup.show_at(place)

    def _on_chosen(self, filter_: ColumnFilter) -> None:
        self._bar.set_column(filter_)
        self.narrowed.emit()
        self._panel.view.setFocus()

    def _on_closed(self) -> None:
        popup, self.popup = self.popup, None
        now = QApplication.focusWidget()
        # Somebody who went elsewhere stays there.
        if now is None or popup is None or popup.isAncestorOf(now):
            self._panel.view.setFocus()

    def _on_wanted_changed(self) -> None:
        narrowed = {AT[each.key] for each in self._bar.wanted.columns}
        for header in self._panel.headers:
            header.show_narrowed(narrowed)
