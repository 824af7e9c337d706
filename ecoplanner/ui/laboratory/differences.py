"""Every amount in which the scenarios differ from the plan, and by how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.labels import label_text
from ecoplanner.model.comparison import compared
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.panel import LabPanel
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.comparison import Cell
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.page import Context


class DifferencesPanel(LabPanel):
    """The changed amounts of the scenario shown, or of all of them."""

    def __init__(
        self,
        context: Context,
        projects: Callable[[], Sequence[Project]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, projects, parent)
        title = self.tr("Amounts that differ from the plan")
        name = in_unit(self.tr("Amounts that differ from the plan (10,000 yuan)"))
        self.table = ResultTable(self.theme, self._heads(ways=2), name)
        self._cells: list[Cell] = []
        self._said = QLabel()
        words = self.tr("Why this amount is another one")
        self.why = LineInput()
        self.why.setPlaceholderText(words)
        self.why.setAccessibleName(words)
        self.why.setEnabled(False)
        self._empty = QLabel()
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame = card(context, title, self._empty, self.table, said=self._said)
        inside = frame.layout()
        if inside is not None:
            inside.addWidget(self.why)
        layout.addWidget(frame)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.why.editingFinished.connect(self.commit_editor)

    @override
    def refresh(self) -> None:
        portfolio = self.session.portfolio
        shown = self.scenario
        ways = [shown] if shown is not None else [*portfolio.all(Scenario)]
        scope = {project.id for project in self.projects()}
        everywhere = compared(portfolio, [None, *ways]).cells
        cells = [cell for cell in everywhere if cell.project_id in scope]
        heads = self._heads(ways=len(ways))
        rows = [self._row(portfolio, cell) for cell in cells]
        if len(ways) == 1:
            rows = [replace(row, cells=row.cells[1:]) for row in rows]
        in_hand = self.table.currentIndex().row()
        self._cells = cells
        self.table.show_rows(rows, heads)
        if cells:
            at = min(max(in_hand, 0), len(cells) - 1)
            self.table.setCurrentIndex(self.table.result_model.index(at, 0))
        self._on_row_changed()
        self._said.setText(
            in_unit(
                self.tr("{count} amounts · 10,000 yuan · Ctrl+C copies all")
            ).format(count=len(cells))
        )
        self._empty.setVisible(not cells)
        self._empty.setText(self._why_none(elsewhere=len(everywhere)))

    @override
    def printed_title(self) -> str:
        return self.tr("Amounts that differ from the plan")

    def _why_none(self, *, elsewhere: int) -> str:
        """Say why no amount is listed, and what to do.

        Args:
            elsewhere: how many amounts differ in the whole plan.
        """
        if elsewhere:
            return self.tr(
                "Nothing differs from the plan in what is chosen at the left; {count}"
                " amounts do in the whole plan."
            ).format(count=elsewhere)
        return self.tr(
            "No scenario differs from the plan. Make one with “New scenario”, then"
            " change amounts in it."
        )

    @override
    def commit_editor(self) -> None:
        if not self.session.is_open:
            # The keyboard leaves the field of a window that was closed meanwhile.
            return
        row = self._override()
        words = self.why.text().strip()
        if row is None or words in {row.note, label_text(row.note, self.language)}:
            return
        label = self.tr("Say why an amount differs")
        self.session.edit(label, lambda writer: writer.save(replace(row, note=words)))

    def _override(self) -> Override | None:
        """Return the row that says the amount in hand; None where it may not change."""
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self._cells):
            return None
        cell = self._cells[at]
        if cell.scenario is None or cell.scenario.is_locked:
            return None
        rows = self.session.portfolio.having(Override, "scenario_id", cell.scenario.id)
        key = (cell.project_id, cell.source_id, cell.year, cell.tier)
        return next(
            (
                row
                for row in rows
                if (row.project_id, row.source_id, row.year, row.tier) == key
            ),
            None,
        )

    @Slot()
    def _on_row_changed(self) -> None:
        row = self._override()
        self.why.setEnabled(row is not None)
        words = label_text(row.note, self.language) if row is not None else ""
        self.why.setText(words)

    def _heads(self, *, ways: int) -> list[Head]:
        heads = [
            Head(self.tr("Scenario"), 130),
            Head(self.tr("Programme"), 130),
            Head(self.tr("Project")),
            Head(self.tr("Source"), 150),
            Head(self.tr("Year"), 64),
            Head(self.tr("In the plan"), 84, is_number=True),
            Head(self.tr("In the scenario"), 84, is_number=True),
            Head(self.tr("Difference"), 84, is_number=True),
            Head(self.tr("Why"), 150),
        ]
        return heads[1:] if ways == 1 else heads

    def _row(self, portfolio: Portfolio, cell: Cell) -> ResultRow:
        project = portfolio.get(Project, cell.project_id)
        program = portfolio.get(Program, project.program_id)
        change = cell.difference_fen
        sign = "+" if change > 0 else ""
        return ResultRow(
            cells=(
                cell.scenario.name if cell.scenario else "",
                program.short_name or program.name,
                project.name,
                portfolio.get(Source, cell.source_id).name,
                str(cell.year or self.tr("none")),
                money_text(cell.old_fen),
                money_text(cell.new_fen),
                sign + money_text(change),
                label_text(cell.note, self.language),
            ),
            key=project.id,
        )
