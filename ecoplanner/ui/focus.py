"""What the user looks at, shared by all pages of a window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal


@dataclass(frozen=True, slots=True)
class Filter:
    """Only the projects that belong to parts of a way of sharing.

    Attributes:
        by: a way of `ecoplanner.model.shares`; empty for no filter.
        keys: keys of the parts; a project that belongs to any is shown.
    """

    by: str = ""
    keys: frozenset[str] = frozenset()


class Focus(QObject):
    """The project in hand, the filter and the scenario that money is shown of.

    Signals:
        project_changed: another project is in hand, by id; empty for none.
        filter_changed: other projects are shown, with a `Filter`.
        scenario_changed: another scenario is shown, by id; empty for the plan.
        row_requested: a row of another list is to be shown, by table and id.
    """

    project_changed = Signal(str)
    filter_changed = Signal(Filter)
    scenario_changed = Signal(str)
    row_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project_id = ""
        self.filter = Filter()
        self.scenario_id = ""
        self.row = ("", "")

    def set_project(self, project_id: str) -> None:
        """Take a project in hand."""
        if project_id != self.project_id:
            self.project_id = project_id
            self.project_changed.emit(project_id)

    def toggle_filter(self, by: str, key: str, *, adds: bool = False) -> None:
        """Show only one part; a second time show all again.

        Args:
            by: the way of sharing.
            key: key of the part.
            adds: keep the parts chosen before.
        """
        keys = self.filter.keys if adds and by == self.filter.by else frozenset()
        was_on = by == self.filter.by and key in self.filter.keys
        keys = keys - {key} if was_on else keys | {key}
        self.set_filter(Filter(by, keys) if keys else Filter())

    def set_filter(self, filter_: Filter) -> None:
        """Show other projects."""
        if filter_ != self.filter:
            self.filter = filter_
            self.filter_changed.emit(filter_)

    def set_scenario(self, scenario_id: str) -> None:
        """Show the money of a scenario, or of the plan."""
        if scenario_id != self.scenario_id:
            self.scenario_id = scenario_id
            self.scenario_changed.emit(scenario_id)

    def request_row(self, table: str, row_id: str) -> None:
        """Ask for a row to be shown, also of a page that is still to be made."""
        self.row = (table, row_id)
        self.row_requested.emit(table, row_id)
