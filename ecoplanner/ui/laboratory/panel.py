"""What every panel of the laboratory is given and offers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.messages import system_language
from ecoplanner.model.funding import Scenario
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import is_grouped
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import unit_fen
from ecoplanner.ui.first_focus import FirstFocus
from ecoplanner.ui.laboratory.result_table import ResultTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.project import Project
    from ecoplanner.reports.answer import Answer
    from ecoplanner.reports.answer import AnswerTable
    from ecoplanner.reports.answer_charts import Bars
    from ecoplanner.reports.figure import Chart
    from ecoplanner.reports.manner import Manner
    from ecoplanner.ui.laboratory.result_table import ResultRow
    from ecoplanner.ui.page import Context


class LabPanel(FirstFocus):
    """One question of the laboratory.

    `refresh` is called when the plan, the scenario or the scope is another one, and
    only while the panel is in sight.

    Attributes:
        is_question: whether it asks about projects that are chosen.

    Signals:
        told: a sentence for the strip, and whether undo goes with it.
        refused: a sentence about why something was not done.
        remade: it has other fields than before.
    """

    told = Signal(str, bool)
    refused = Signal(str)
    remade = Signal()
    is_question = False

    def __init__(
        self,
        context: Context,
        projects: Callable[[], Sequence[Project]],
        parent: QWidget | None = None,
    ) -> None:
        """Make the panel.

        Args:
            context: what a page works with.
            projects: gives the projects in the scope chosen at the left.
            parent: the laboratory.
        """
        super().__init__(parent)
        self.context = context
        self.session, self.focus, self.theme = (
            context.session,
            context.focus,
            context.theme,
        )
        self.projects = projects
        found = context.settings.language or system_language()
        self.language: Language = "zh" if found == "zh" else "en"
        self._is_stale = True

    @property
    def scenario(self) -> Scenario | None:
        """The scenario shown; None for the plan."""
        found = self.session.portfolio.having(Scenario, "id", self.focus.scenario_id)
        return found[0] if found else None

    def mark_stale(self) -> None:
        """Refresh now, or when next seen."""
        self._is_stale = True
        if self.isVisible():
            self.freshen()

    def freshen(self) -> None:
        """Refresh now if what is shown is not what is."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def refresh(self) -> None:
        """Show the plan, scenario and scope as they are now."""
        raise NotImplementedError

    def printed_title(self) -> str:
        """Return what a page of it is called, translated; empty where none is."""
        return ""

    def printed_facts(self) -> list[tuple[str, str]]:
        """Return what a page says it is about: label and words."""
        scenario = self.scenario
        name = QCoreApplication.translate("LabPanel", "The plan itself")
        label = QCoreApplication.translate("LabPanel", "Money of")
        return [(label, scenario.name if scenario else name)]

    def printed_said(self) -> list[str]:
        """Return its sentences."""
        return []

    def printed_tables(self) -> list[AnswerTable]:
        """Return its tables: those that show figures of a result."""
        tables = self.findChildren(ResultTable)
        return [
            table.printed(self.chart_of(table), self.printed_rows(table))
            for table in tables
            if self.printed_rows(table)
        ]

    def printed_rows(self, table: ResultTable) -> Sequence[ResultRow]:
        """Return the rows of a table that are printed: those shown, as a rule."""
        return table.rows

    def bars_of(self, _table: ResultTable) -> Bars | None:
        """Return what is drawn under a table on the page; None for nothing."""
        return None

    def chart_of(self, table: ResultTable) -> Chart | None:
        """Return what is drawn under a table on the page, as it is printed."""
        bars = self.bars_of(table)
        if bars is None:
            return None
        # Only here: descriptions of pages are not needed to show the panel.
        from ecoplanner.reports.answer_charts import money_chart  # noqa: PLC0415

        unit = QCoreApplication.translate("LabPanel", "10,000 yuan")
        return money_chart(bars, in_unit(unit), unit_fen())

    def manner(self) -> Manner:
        """Return how pages that commands make too are written here."""
        # Only here: descriptions of pages are not needed to show the panel.
        from ecoplanner.reports.manner import in_wan  # noqa: PLC0415

        manner = in_wan(self.language)
        return replace(
            manner,
            unit=in_unit(manner.unit),
            amount=money_text,
            unit_fen=unit_fen(),
        )

    def printed(self) -> Answer | None:
        """Return what it shows as a printed page; None while there is nothing."""
        # Only here: descriptions of pages are not needed to show the panel.
        from ecoplanner.reports.answer import Answer  # noqa: PLC0415

        self.freshen()
        said, tables = self.printed_said(), self.printed_tables()
        if not said and not tables:
            return None
        return Answer(
            title=self.printed_title(),
            facts=tuple(self.printed_facts()),
            said=tuple(said),
            tables=tuple(tables),
            is_grouped=is_grouped(),
        )

    def choose(self, row_id: str) -> None:
        """Take a row in hand, by id, where the panel lists rows of the plan."""

    def commit_editor(self) -> None:
        """Store what is being typed."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.freshen()


def card(
    context: Context, title: str, *inside: QWidget, said: QLabel | None = None
) -> QFrame:
    """Return a titled frame around widgets; the last of them takes the room."""
    px = context.theme.px
    frame = QFrame()
    frame.setProperty("kind", "card")
    name = QLabel(title)
    name.setProperty("role", "card-title")
    head = QHBoxLayout()
    head.addWidget(name)
    head.addStretch(1)
    if said is not None:
        said.setProperty("role", "secondary")
        head.addWidget(said)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(px(13), px(8), px(13), px(8))
    layout.setSpacing(px(6))
    layout.addLayout(head)
    for widget in inside[:-1]:
        layout.addWidget(widget)
    layout.addWidget(inside[-1], 1)
    return frame
