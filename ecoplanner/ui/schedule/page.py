"""The page of the schedule: when each project is under work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.funding import Scenario
from ecoplanner.model.plan import Phase
from ecoplanner.model.project import Project
from ecoplanner.model.store.stepping import Change
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.lists.column import free_name
from ecoplanner.ui.lists.panel import language_of
from ecoplanner.ui.page import Page
from ecoplanner.ui.portfolio.facts import Facts
from ecoplanner.ui.portfolio.filters import accepting
from ecoplanner.ui.portfolio.filters import Wanted
from ecoplanner.ui.portfolio.gestures import add_project
from ecoplanner.ui.portfolio.layout_memory import remembered
from ecoplanner.ui.portfolio.matching import Needle
from ecoplanner.ui.schedule.chart import ScheduleChart
from ecoplanner.ui.schedule.months import fields_of
from ecoplanner.ui.schedule.rows import first_folded
from ecoplanner.ui.schedule.rows import homes_of
from ecoplanner.ui.schedule.rows import lines_of
from ecoplanner.ui.schedule.rows import money_of
from ecoplanner.ui.schedule.rows import spans_of
from ecoplanner.ui.schedule.rows import sum_up
from ecoplanner.ui.schedule.toolbar import FIT
from ecoplanner.ui.schedule.toolbar import ScheduleBar
from ecoplanner.ui.schedule.toolbar import WHOLE
from ecoplanner.ui.schedule.toolbar import ZOOMS
from ecoplanner.ui.schedule.views import months_of
from ecoplanner.ui.schedule.wording import is_outside
from ecoplanner.ui.schedule.wording import picture_words
from ecoplanner.ui.schedule.wording import title
from ecoplanner.ui.schedule.year_series import series_of

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.store.access import Writer
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.schedule.printing import SchedulePrints

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
    "zones",
    "project_zones",
}


class SchedulePage(Page):
    """Bars by month that may be dragged, stretched or moved by keys."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._is_stale = False
        self._needle = Needle("")
        self._view_key = ""
        self._phase_key = ""
        self._prints: SchedulePrints | None = None
        self._grouping: Grouping = remembered(context.settings).grouping
        self._folded: set[str] | None = None
        self._keys: set[str] = set()
        self._build_widgets()
        self._connect()
        self._update_views()
        self._regroup()

    @override
    def search(self, text: str) -> None:
        self._needle = Needle(text)
        if not self._needle:
            self.bar.say("")
        self.find_next()

    @override
    def find_next(self, *, backwards: bool = False) -> None:
        if not self._needle:
            return
        facts = Facts(self.session.portfolio, self._scenario())
        found = [
            project.id
            for project in facts.projects
            if self._needle.is_in_folded(facts.words(project))
        ]
        if not found:
            words = self.tr("No project matches “{text}”.")
            self.bar.say(words.format(text=self._needle.text))
            return
        step, id_ = -1 if backwards else 1, self.focus.project_id
        at = (found.index(id_) + step if id_ in found else 0) % len(found)
        self.focus.set_project(found[at])
        self.bar.say(f"{at + 1} / {len(found)}")

    @override
    def commit_editor(self) -> None:
        self.chart.cancel()

    @Slot()
    def add_project(self) -> None:
        """Add a project below the one in hand, in its programme."""
        portfolio, below = self.session.portfolio, self.focus.project_id
        near = portfolio.find(Project, below)
        taken = {row.name for row in portfolio.all(Project)}
        name = free_name(self.tr("New project"), taken)
        program_id = near.program_id if near else ""
        label = self.tr("Add “{name}”").format(name=name)
        made = self.session.edit(
            label,
            lambda writer: add_project(
                writer, program_id, near.id if near else None, name=name
            ),
        )
        if made is not None:
            self.focus.set_project(made.id)
            said = self.tr("“{name}” is added; name it on Projects.")
            self.notice.emit(said.format(name=name), True)  # noqa: FBT003

    @Slot(str)
    def set_grouping(self, grouping: Grouping) -> None:
        """Group the projects by something else; what is large starts folded."""
        self._grouping = grouping
        self._folded = None
        self._regroup()

    def set_view(self, key: str) -> None:
        """Show a phase, the whole period, or months of a width of their own.

        Args:
            key: as the bar gives it.
        """
        month = self.chart.wheel_month
        key = self._phase_key if key == FIT else key
        self._view_key = key
        if key not in ZOOMS:
            self._phase_key = key
        self.bar.show_view(key)
        self._update_chart()
        self.chart.show_zoom(ZOOMS.get(key, 0.0), month)

    def _build_widgets(self) -> None:
        theme = self.theme
        self.bar = ScheduleBar(theme)
        self.print_action = self.bar.print_action
        self.save_action = self.bar.save_action
        self.chart = ScheduleChart(theme)
        card = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.chart)
        layout = QVBoxLayout(self)
        side, top = theme.px(12), theme.px(8)
        layout.setContentsMargins(side, top, side, theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.bar)
        layout.addWidget(card, 1)
        self.setFocusProxy(self.chart)
        self.bar.say("")

    def _connect(self) -> None:
        self.bar.view_chosen.connect(self.set_view)
        self.bar.grouping_chosen.connect(self.set_grouping)
        self.bar.fold_clicked.connect(self._fold_all)
        self.bar.filter_clicked.connect(lambda: self.focus.set_filter(Filter()))
        self.bar.filter_menu.watch(self.session, self.focus)
        self.bar.new_action.triggered.connect(self.add_project)
        self.print_action.triggered.connect(self._on_print_triggered)
        self.save_action.triggered.connect(self._on_save_triggered)
        self.chart.project_chosen.connect(self._on_project_chosen)
        self.chart.span_edited.connect(self._on_span_edited)
        self.chart.fold_toggled.connect(self._on_fold_toggled)
        self.chart.folds_wanted.connect(self._fold_all)
        self.chart.zoom_wanted.connect(self._on_zoom_wanted)
        self.session.changed.connect(self._on_session_changed)
        self.focus.project_changed.connect(self._on_project_changed)
        self.focus.filter_changed.connect(self._refresh)
        self.focus.scenario_changed.connect(self._refresh)

    def _update_views(self) -> None:
        """Offer the phases and the whole period; the first phase to begin with."""
        phases = self.session.portfolio.all(Phase)
        choices = [(phase.id, phase.name) for phase in phases]
        keys = {key for key, _ in choices} | {WHOLE}
        first = choices[0][0] if choices else WHOLE
        if self._phase_key not in keys:
            self._phase_key = first
        if self._view_key not in keys | ZOOMS.keys():
            self._view_key = first
        self.bar.show_views(choices, self._view_key)

    def _regroup(self) -> None:
        """Put the projects in groups, and show these in another turn."""
        self._is_stale = True
        sum_up(self.session.portfolio, self._grouping)
        self.session.turns.take(self, self._start)

    def _start(self) -> None:
        self._catch_up()
        # One made since was not there to be taken in hand.
        self._on_project_changed(self.focus.project_id)

    def _catch_up(self) -> None:
        if self._is_stale:
            self._update_chart()

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
        spans = spans_of(portfolio)
        if self._folded is None:
            id_ = self.focus.project_id
            self._folded = first_folded(portfolio, self._grouping, id_)
        lines = lines_of(portfolio, self._folded, spans, shown, self._grouping)
        known = [span for each in projects if (span := spans[each.id]) is not None]
        self._keys = {line.id for line in lines if line.is_group}
        note = ""
        if not projects:
            note = self.tr("No projects yet: add them on the page Projects.")
            if shown is not None:
                note = self.tr("No project is shown: the filter leaves none.")
        self.chart.setAccessibleName(title(self._grouping, len(projects)))
        self.chart.show_scene(
            lines=lines,
            phases=portfolio.all(Phase),
            plan=Span(plan.first_year * YEAR, (plan.last_year + 1) * YEAR),
            view=months_of(plan, portfolio.find(Phase, self._phase_key), known),
            whole=months_of(plan, None, known),
            money=money_of(portfolio, scenario, None if shown is None else projects),
            series=series_of(portfolio, scenario, projects),
            total=sum(project.need_fen or 0 for project in projects),
            words=picture_words(self._grouping),
            note=note,
        )
        self.bar.show_filter(None if accepts is None else len(projects))
        self.bar.show_grouping(self._grouping)
        self.bar.show_folding(
            all_folded=bool(self._keys) and self._keys <= self._folded,
            is_possible=bool(self._keys),
        )
        self._update_summary(len(projects), known)

    def _update_summary(self, count: int, spans: list[Span]) -> None:
        plan = self.chart.scene.plan
        undated = count - len(spans)
        outside = sum(is_outside(span, plan) for span in spans)
        text = self.tr("{count} projects").format(count=count)
        if undated:
            text += self.tr(" · {count} without years").format(count=undated)
        if outside:
            text += self.tr(" · {count} out of the period").format(count=outside)
        self.summary_changed.emit(text)

    def _scenario(self) -> Scenario | None:
        return self.session.portfolio.find(Scenario, self.focus.scenario_id)

    def _printing(self) -> SchedulePrints:
        if self._prints is None:
            # Not on the road to the page: it loads the typesetter.
            from ecoplanner.ui.schedule.printing import SchedulePrints  # noqa: PLC0415

            language = language_of(self.context.settings)
            self._prints = SchedulePrints(self.context, language, self)
            self._prints.progressed.connect(self.bar.say)
            self._prints.told.connect(self._say)
            self._prints.refused.connect(self.refused)
        return self._prints

    @Slot(str)
    def _say(self, text: str) -> None:
        self.notice.emit(text, False)  # noqa: FBT003 - the signal's form

    @Slot()
    def _refresh(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.session.turns.take(self, self._catch_up)

    @Slot()
    @Slot(bool)
    def _fold_all(self, is_folded: bool | None = None) -> None:  # noqa: FBT001 - a slot
        self._catch_up()
        if is_folded is None:
            is_folded = not self._keys <= (self._folded or set())
        self._folded = set(self._keys) if is_folded else set()
        self._update_chart()

    @Slot(int)
    def _on_zoom_wanted(self, step: int) -> None:
        """Go through the zooms, from the phase or period to single months."""
        keys = [self._phase_key, *ZOOMS]
        at = keys.index(self._view_key) if self._view_key in keys else 0
        at = 0 if step == 0 else min(max(at + step, 0), len(keys) - 1)
        if keys[at] != self._view_key:
            self.set_view(keys[at])

    @Slot()
    def _on_print_triggered(self) -> None:
        self._printing().print_pages(self._grouping)

    @Slot()
    def _on_save_triggered(self) -> None:
        self._printing().save(self._grouping)

    @Slot(str)
    def _on_project_chosen(self, id_: str) -> None:
        if id_:
            self.focus.set_project(id_)

    @Slot(str, Span)
    def _on_span_edited(self, id_: str, span: Span) -> None:
        project = self.session.portfolio.find(Project, id_)
        if project is None:
            return  # what took it away is about to be shown
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
        self._catch_up()
        self._folded = (self._folded or set()) ^ {id_}
        self._update_chart()

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        if change.rows.keys() & {"phases", "plan"}:
            self._update_views()
        if change.rows.keys() & _TABLES:
            self._refresh()

    @Slot(str)
    def _on_project_changed(self, id_: str) -> None:
        if self.isVisible():
            self._catch_up()
        folded = self._folded or set()
        if id_ and not self.chart.shows(id_):
            homes = homes_of(self.session.portfolio, self._grouping, id_)
            if homes and folded.issuperset(homes):
                self._folded = folded - {homes[0]}
                self._update_chart()
        self.chart.show_project(id_)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._start()
        super().showEvent(event)
        self.summary_changed.emit(self._summary)
