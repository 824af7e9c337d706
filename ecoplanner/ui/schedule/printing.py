"""The chart of the schedule leaving the window: to a printer, or to a PDF file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.funding import Scenario
from ecoplanner.reports import gantt
from ecoplanner.ui.annex.composer import Composer
from ecoplanner.ui.annex.composer import Order
from ecoplanner.ui.annex.composer import Sheets
from ecoplanner.ui.annex.names import file_name
from ecoplanner.ui.annex.output import Output
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.page import Context

_GROUP_BY = "group_by"


class SchedulePrints(QObject):
    """Prints and saves the chart as annex pages, grouped as it is on the screen.

    Signals:
        progressed: what is being made; empty when it is done.
        told: what was done, in a sentence.
        refused: what went wrong.
    """

    progressed = Signal(str)
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._language = context, language
        self._composer = Composer(self)
        self._output = Output(self._composer, context.settings, language, parent)
        self._composer.composed.connect(self._on_composed)
        self._composer.refused.connect(self._on_refused)
        self._output.progressed.connect(self._on_progressed)
        self._output.told.connect(self.told)

    def print_pages(self, grouping: Grouping) -> None:
        """Set the pages, then ask for a printer."""
        self._composer.compose(self._order(grouping))

    def save(self, grouping: Grouping) -> None:
        """Ask for a file and write the PDF there."""
        settings, order = self._context.settings, self._order(grouping)
        name = file_name(order.portfolio.plan, self.tr("schedule"))
        target = self._output.save(order, Path(settings.last_folder) / name)
        if target is not None:
            settings.last_folder = str(target.parent)

    def _order(self, grouping: Grouping) -> Order:
        portfolio = self._context.session.portfolio
        scenario = portfolio.find(Scenario, self._context.focus.scenario_id)
        return Order(
            portfolio=grouped_by(portfolio, grouping),
            keys=(gantt.KEY,),
            scenario=scenario,
        )

    @Slot(object)
    def _on_composed(self, sheets: Sheets) -> None:
        self._output.print_pages(sheets)

    @Slot(EcoplannerError)
    def _on_refused(self, error: EcoplannerError) -> None:
        self.refused.emit(error_text(error, self._language))

    @Slot(str, bool)
    def _on_progressed(self, text: str, _can_stop: bool) -> None:  # noqa: FBT001
        self.progressed.emit(text)


def grouped_by(portfolio: Portfolio, grouping: Grouping) -> Portfolio:
    """Return a plan whose chart is grouped so; nothing of it is ever stored."""
    rows = portfolio.having(TableSetting, "table_key", gantt.KEY)
    own = [row.id for row in rows if row.name == _GROUP_BY]
    row = TableSetting(
        id=own[0] if own else f"{gantt.KEY}/{_GROUP_BY}",
        table_key=gantt.KEY,
        name=_GROUP_BY,
        value=json.dumps(grouping),
    )
    return portfolio.updated({TableSetting: {row.id: row}})
