"""The page of the schedule: when each project is under work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Scenario
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Change
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.page import Page
from ecoplanner.ui.portfolio.facts import Facts
from ecoplanner.ui.portfolio.filters import accepting
from ecoplanner.ui.portfolio.filters import Wanted
from ecoplanner.ui.portfolio.matching import Needle
from ecoplanner.ui.schedule.chart import ScheduleChart
from ecoplanner.ui.schedule.months import fields_of
from ecoplanner.ui.schedule.months import Span
from ecoplanner.ui.schedule.months import span_of
from ecoplanner.ui.schedule.months import YEAR
from ecoplanner.ui.schedule.rows import lines_of
from ecoplanner.ui.schedule.spread import year_money

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

#: From so many projects on the programmes start folded.
FOLD_FROM = 1_000
_WHOLE = "whole"
_TABLES = {
    "plan",
    "phases",
    "programs",
    "projects",
    "project_agencies",
    "agencies",
    "allocations",
    "overrides",
    "scenarios",
    "tasks",
    "project_zones",
}


class SchedulePage(Page):
    """Bars by month that may be dragged, stretched or moved by keys."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._is_stale = False
        self._zoom = ""
        self._needle = Needle("")
        projects = self.session.portfolio.all(Project)
        programs = self.session.portfolio.all(Program)
        is_large = len(projects) >= FOLD_FROM
        self._folded = {program.id for program in programs} if is_large else set()
        self._build_widgets()
        self._connect()
        self._update_zooms()
        self._update_chart()
        self._on_project_changed(self.focus.project_id)

    @override
    def search(self, text: str) -> None:
        self._needle = Needle(text)
        self.find_next()

    @override
    def find_next(self, *, backwards: bool = False) -> None:
        if not self._needle:
            return
        portfolio = self.session.portfolio
        found = [
            project.id
            for program in portfolio.all(Program)
            for project in portfolio.having(Project, "program_id", program.id)
            if self._needle.is_in(project.name)
        ]
        if not found:
            return
        step = -1 if backwards else 1
        id_ = self.focus.project_id
        at = found.index(id_) + step if id_ in found else 0
        self.focus.set_project(found[at % len(found)])

    @override
    def commit_editor(self) -> None:
        self.chart.cancel()

    def _build_widgets(self) -> None:
        theme = self.theme
        self._zooms = QButtonGroup(self)
        self._segments = QFrame()
        self._segments.setProperty("kind", "segments")
        self._segments_row = QHBoxLayout(self._segments)
        self._segments_row.setContentsMargins(*(theme.px(2),) * 4)
        self._segments_row.setSpacing(0)
        self._fold = QPushButton(self.tr("Fold all"))
        self._filter = QPushButton()
        self._filter.setIcon(theme.icon("x", "text2", 14))
        self._said = QLabel(
            self.tr("Whole years print as years; months only where they are set")
        )
        self._said.setProperty("role", "secondary")
        bar = QHBoxLayout()
        bar.setSpacing(theme.px(8))
        for widget in (self._segments, self._fold, self._filter):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._said)
        self.chart = ScheduleChart(theme)
        self.chart.setAccessibleName(self.tr("Schedule of projects"))
        card = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.chart)
        layout = QVBoxLayout(self)
        side, top = theme.px(12), theme.px(8)
        layout.setContentsMargins(side, top, side, theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addLayout(bar)
        layout.addWidget(card, 1)
        self.setFocusProxy(self.chart)

    def _connect(self) -> None:
        self._zooms.idClicked.connect(self._on_zoom_clicked)
        self._fold.clicked.connect(self._on_fold_clicked)
        self._filter.clicked.connect(self._on_filter_clicked)
        self.chart.project_chosen.connect(self._on_project_chosen)
        self.chart.span_edited.connect(self._on_span_edited)
        self.chart.fold_toggled.connect(self._on_fold_toggled)
        self.session.changed.connect(self._on_session_changed)
        self.focus.project_changed.connect(self._on_project_changed)
        self.focus.filter_changed.connect(self._on_filter_changed)
        self.focus.scenario_changed.connect(self._on_scenario_changed)

    def _update_zooms(self) -> None:
        """Offer the phases and the whole period; the first phase to begin with."""
        for button in self._zooms.buttons():
            self._zooms.removeButton(button)
            self._segments_row.removeWidget(button)
            button.deleteLater()
        phases = self.session.portfolio.all(Phase)
        choices = [(phase.id, phase.name) for phase in phases]
        choices.append((_WHOLE, self.tr("Whole period")))
        if self._zoom not in {key for key, _ in choices}:
            self._zoom = choices[0][0]
        for number, (key, name) in enumerate(choices):
            button = QToolButton()
            button.setText(name)
            button.setProperty("kind", "segment")
            button.setProperty("key", key)
            button.setCheckable(True)
            button.setChecked(key == self._zoom)
            self._zooms.addButton(button, number)
            self._segments_row.addWidget(button)

    def _update_chart(self) -> None:
        """Show the plan as it is now."""
        self._is_stale = False
        portfolio = self.session.portfolio
        plan = portfolio.plan
        projects = portfolio.all(Project)
        scenario = self._scenario()
        shown: set[str] | None = None
        accepts = accepting(
            Wanted(filter=self.focus.filter), Facts(portfolio, scenario), frozenset()
        )
        if accepts is not None:
            projects = tuple(project for project in projects if accepts(project))
            shown = {project.id for project in projects}
        lines = lines_of(portfolio, self._folded, shown)
        self.chart.show_scene(
            lines=lines,
            phases=portfolio.all(Phase),
            plan=Span(plan.first_year * YEAR, (plan.last_year + 1) * YEAR),
            view=self._view(projects),
            money=year_money(projects, allotted(portfolio, scenario)),
            total=sum(project.need_fen or 0 for project in projects),
        )
        self._filter.setVisible(accepts is not None)
        count = len(projects)
        self._filter.setText(self.tr("Filter: {count} projects").format(count=count))
        programs = portfolio.all(Program)
        all_folded = bool(programs) and len(self._folded) >= len(programs)
        self._fold.setText(self.tr("Open all") if all_folded else self.tr("Fold all"))
        self._fold.setEnabled(bool(programs))
        self._update_summary()

    def _view(self, projects: tuple[Project, ...]) -> Span:
        """Return the months to show: a phase with a year on either side, or all."""
        portfolio = self.session.portfolio
        plan = portfolio.plan
        if self._zoom != _WHOLE and (
            phases := portfolio.having(Phase, "id", self._zoom)
        ):
            phase = phases[0]
            before = int(phase.first_year > plan.first_year)
            after = int(phase.last_year < plan.last_year)
            return Span(
                (phase.first_year - before) * YEAR,
                (phase.last_year + 1 + after) * YEAR,
            )
        years = {plan.first_year, plan.last_year}
        for project in projects:
            span = span_of(project, plan)
            if span is not None:
                years |= {span.first // YEAR, (span.end - 1) // YEAR}
        return Span(min(years) * YEAR, (max(years) + 1) * YEAR)

    def _update_summary(self) -> None:
        projects = self.session.portfolio.all(Project)
        undated = sum(not project.years for project in projects)
        text = self.tr("{count} projects").format(count=len(projects))
        if undated:
            text += self.tr(" · {count} without years").format(count=undated)
        self.summary_changed.emit(text)

    def _scenario(self) -> Scenario | None:
        id_ = self.focus.scenario_id
        found = self.session.portfolio.having(Scenario, "id", id_)
        return found[0] if found else None

    def _refresh(self) -> None:
        if self.isVisible():
            self._update_chart()
        else:
            self._is_stale = True

    @Slot(int)
    def _on_zoom_clicked(self, number: int) -> None:
        self._zoom = self._zooms.button(number).property("key")
        self._update_chart()

    @Slot()
    def _on_fold_clicked(self) -> None:
        programs = {program.id for program in self.session.portfolio.all(Program)}
        self._folded = set() if self._folded >= programs else programs
        self._update_chart()

    @Slot()
    def _on_filter_clicked(self) -> None:
        self.focus.set_filter(Filter())

    @Slot(str)
    def _on_project_chosen(self, id_: str) -> None:
        if id_:
            self.focus.set_project(id_)

    @Slot(str, Span)
    def _on_span_edited(self, id_: str, span: Span) -> None:
        project = self.session.portfolio.get(Project, id_)
        before = project.schedule_text
        values: dict[str, Any] = fields_of(span, before)

        def work(writer: Writer) -> bool:
            writer.save(replace(project, **values))
            return True

        label = self.tr("Change the time of “{name}”").format(name=project.name)
        if self.session.edit(label, work) is None:
            return
        after = str(values["schedule_text"])
        if before and before != after:
            said = self.tr("{name}: “{before}” is now printed as “{after}”.")
        else:
            said = self.tr("{name}: printed as “{after}”.")
        said = said.format(name=project.name, before=before, after=after)
        self.notice.emit(said, True)  # noqa: FBT003 - the signal's form

    @Slot(str)
    def _on_fold_toggled(self, id_: str) -> None:
        self._folded ^= {id_}
        self._update_chart()

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        if change.rows.keys() & {"phases", "plan"}:
            self._update_zooms()
        if change.rows.keys() & _TABLES:
            self._refresh()

    @Slot(str)
    def _on_project_changed(self, id_: str) -> None:
        found = self.session.portfolio.having(Project, "id", id_)
        if found and found[0].program_id in self._folded:
            self._folded.discard(found[0].program_id)
            self._update_chart()
        self.chart.show_project(id_)

    @Slot(Filter)
    def _on_filter_changed(self, _filter: Filter) -> None:
        self._refresh()

    @Slot(str)
    def _on_scenario_changed(self, _id: str) -> None:
        self._refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._update_chart()
            # A project made since was not there to be taken in hand.
            self._on_project_changed(self.focus.project_id)
        super().showEvent(event)
        self._update_summary()
