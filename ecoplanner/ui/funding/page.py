"""The page of funding: source by year for the plan, a programme or a project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from typing_extensions import override

from ecoplanner.messages import system_language
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Scenario
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.store.funding_edit import set_locks
from ecoplanner.model.store.money_edit import amount_rows
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.funding.comparison import compared
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.edits import laid_anew
from ecoplanner.ui.funding.edits import set_tier
from ecoplanner.ui.funding.layout import FundingWidgets
from ecoplanner.ui.funding.limit_sums import limit_uses
from ecoplanner.ui.funding.marks import marks_of
from ecoplanner.ui.funding.money import line_count
from ecoplanner.ui.funding.money import matrix_of
from ecoplanner.ui.funding.money import money_of
from ecoplanner.ui.funding.money import plan_matrix
from ecoplanner.ui.funding.money import program_number
from ecoplanner.ui.funding.money import projects_in
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.scenario_edits import ScenarioEdits
from ecoplanner.ui.funding.sentences import row_of
from ecoplanner.ui.funding.sentences import summary_text
from ecoplanner.ui.funding.sliding import Sliding
from ecoplanner.ui.funding.sums import sum_in_view
from ecoplanner.ui.funding.would import Standing
from ecoplanner.ui.funding.year_chart import year_bars
from ecoplanner.ui.laboratory.laboratory import LIMITS
from ecoplanner.ui.laboratory.laboratory import PANEL_OF
from ecoplanner.ui.page import Page
from ecoplanner.ui.telling import error_text
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QAction
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.mixing import ProfileName
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.money_edit import Key
    from ecoplanner.ui.page import Context

#: Of so many amounts all that their edit leads to would hold the window.
_MANY = 100
_TABLES = {
    "plan",
    "phases",
    "programs",
    "projects",
    "sources",
    "scenarios",
    "allocations",
    "overrides",
    "ceilings",
    "funding_locks",
    "project_zones",
}


class FundingPage(Page):
    """Scenarios on top, scope at the left, the matrix, and what follows from it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._is_stale = False
        found = context.settings.language or system_language()
        self._language: Language = "zh" if found == "zh" else "en"
        self.widgets = FundingWidgets(
            self, context, self._language, lambda: self._matrix.projects
        )
        self.scenario_edits = ScenarioEdits(context, self.widgets.scenarios, self)
        self._sliding = Sliding(self.widgets, self._standing, self._language)
        self._connect()
        self.session.ahead["funding"] = partial(sum_in_view, self.focus)
        self._update_money()
        self.widgets.only_money.setChecked(self._matrix.given > 0)
        if self.focus.project_id:
            self._on_project_changed(self.focus.project_id)
        self._on_row_requested(*self.focus.row)

    @property
    def scope(self) -> Scope:
        """Whose money is shown."""
        return self.widgets.scope.scope

    @property
    def figures_shown(self) -> SignalInstance:
        """Told when a slider in motion, or a share typed, shows what would be."""
        return self._sliding.shown

    @property
    def print_action(self) -> QAction:
        """What prints the answer in sight; the money has no pages of its own."""
        return self.widgets.laboratory.in_sight("print_action")

    @property
    def save_action(self) -> QAction:
        """What saves the answer in sight as PDF."""
        return self.widgets.laboratory.in_sight("save_action")

    @override
    def search(self, text: str) -> None:
        self.widgets.scope.find_field.setText(text)

    @override
    def commit_editor(self) -> None:
        self.widgets.scenarios.commit_editor()
        self.widgets.laboratory.commit_editor()
        self.widgets.matrix.commit_editor()

    def _connect(self) -> None:
        widgets = self.widgets
        widgets.scope.scope_chosen.connect(self._on_scope_chosen)
        widgets.model.cell_edited.connect(self._on_cell_edited)
        widgets.matrix.tier_chosen.connect(self._on_tier_chosen)
        widgets.matrix.lock_toggled.connect(self._on_lock_toggled)
        widgets.profile_button.profile_chosen.connect(self._on_profile_chosen)
        widgets.only_money.toggled.connect(self._on_only_money_toggled)
        widgets.undo_button.clicked.connect(self.session.undo)
        widgets.laboratory.told.connect(self.notice)
        widgets.laboratory.refused.connect(self.refused)
        self.scenario_edits.told.connect(self.notice)
        widgets.copy_button.clicked.connect(self._on_copy_clicked)
        widgets.below.limit_opened.connect(self._on_limit_opened)
        widgets.below.limits_chip.clicked.connect(self._on_limits_clicked)
        widgets.projects_button.clicked.connect(self._on_projects_clicked)
        self.session.changed.connect(self._on_session_changed)
        self.focus.project_changed.connect(self._on_project_changed)
        self.focus.scenario_changed.connect(self._on_scenario_changed)
        self.focus.row_requested.connect(self._on_row_requested)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self.widgets.scenarios.step(by))
        compare = QShortcut(QKeySequence("Ctrl+Shift+K"), self)
        compare.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        compare.activated.connect(widgets.below.go_to_comparison)

    def _scenario(self) -> Scenario | None:
        id_ = self.focus.scenario_id
        found = self.session.portfolio.having(Scenario, "id", id_)
        return found[0] if found else None

    def _update_money(self) -> None:
        """Show the plan as it is now."""
        self._is_stale = False
        portfolio = self.session.portfolio
        self._money = money_of(portfolio, self._scenario())
        self.widgets.scenarios.show_scenarios(
            portfolio.all(Scenario), self.focus.scenario_id
        )
        self.widgets.scope.show_portfolio(portfolio, self._money.given)
        self.session.turns.take(self, self._update_comparison)
        has_needs = need_fen(portfolio) > 0
        self.widgets.empty.setVisible(not has_needs)
        self._uses = limit_uses(portfolio, self._scenario())
        labels = {
            use.ceiling.id: ceiling_label(portfolio, use.ceiling) for use in self._uses
        }
        self.widgets.below.show_uses(self._uses, labels)
        self._update_matrix()

    def _update_comparison(self) -> None:
        self.widgets.comparison.show_compared(compared(self.session.portfolio))

    def _update_matrix(self) -> None:
        """Show the scope chosen."""
        portfolio, scenario = self.session.portfolio, self._scenario()
        scope = self.scope
        if scope.kind == "plan":
            self._matrix = plan_matrix(portfolio, scenario)
        else:
            self._matrix = matrix_of(portfolio, self._money, scope)
        can_edit = scenario is None or not scenario.is_locked
        widgets = self.widgets
        self._marks = marks_of(portfolio, scenario, self._matrix)
        widgets.model.show_matrix(self._matrix, can_edit=can_edit, marks=self._marks)
        widgets.foot_model.show_matrix(self._matrix, can_edit=False)
        number = program_number(portfolio, self.scope)
        widgets.show_title(self._matrix, number, is_locked=not can_edit)
        self._show_lines()
        widgets.chart.show_bars(year_bars(self._matrix))
        widgets.fit_foot()
        self._update_summary()
        self._sliding.read_soon()

    def _show_lines(self) -> None:
        """Make room for the lines that the whole plan has."""
        portfolio = self.session.portfolio
        only = self.widgets.only_money.isChecked()
        lines = line_count(portfolio, self._scenario(), only_money=only)
        self.widgets.show_lines(lines)

    def _update_summary(self) -> None:
        self.summary_changed.emit(summary_text(self._matrix))

    def _store(self, label: str, amounts: Mapping[Key, int]) -> bool:
        """Store amounts as one edit."""
        id_ = self.focus.scenario_id or None
        plan = partial(amount_rows, scenario_id=id_, amounts=amounts)
        return self.session.edit_rows(label, plan)

    def _standing(self) -> Standing:
        """Return what a slider starts from."""
        return Standing(
            portfolio=self.session.portfolio,
            scenario=self._scenario(),
            money=self._money,
            matrix=self._matrix,
            marks=self._marks,
            uses=self._uses,
        )

    @Slot(CellEdit)
    def _on_cell_edited(self, edit: CellEdit) -> None:
        self.session.turns.complete()
        before, source = self._matrix, row_of(self._matrix, edit.source_id).source
        if source is None or not before.projects:
            return
        would = self._sliding.ahead(edit)
        if isinstance(would, Problem):
            self.refused.emit(problem_text(would, self._language))
            return
        if not would.amounts:
            return
        name = before.title or self.tr("Whole plan")
        words = self.tr("Change {source} of “{name}”")
        label = words.format(source=source.name, name=name)
        store = partial(self._store, label, would.amounts)
        # It is painted by now: what many amounts lead to comes in its own turn.
        write = partial(self._sliding.write, edit, would, store)
        is_long = len(would.amounts) > _MANY
        self.session.turns.take(self.session, write, is_long=is_long)

    @Slot(str, str)
    def _on_tier_chosen(self, source_id: str, tier: Tier) -> None:
        self.session.turns.complete()
        amounts = set_tier(
            self._money,
            self._matrix.projects,
            source_id,
            tier,
            self._marks.locked.get(source_id, ()),
        )
        if not any(amounts.values()):
            return
        source = row_of(self._matrix, source_id).source
        name = source.name if source else ""
        self._store(self.tr("Change how sure {source} is").format(source=name), amounts)

    @Slot(object)
    def _on_profile_chosen(self, profile: ProfileName | Mapping[int, Fraction]) -> None:
        """Lay all money of the scope over the years of work anew."""
        self.session.turns.complete()
        portfolio, scenario = self.session.portfolio, self._scenario()
        try:
            amounts = laid_anew(portfolio, scenario, self._matrix, profile)
        except InvalidInputError as error:
            self.refused.emit(error_text(error, self._language))
            return
        if amounts:
            name = self._matrix.title or self.tr("Whole plan")
            label = self.tr("Years of “{name}” laid anew").format(name=name)
            self._store(label, amounts)

    @Slot(str)
    def _on_lock_toggled(self, source_id: str) -> None:
        """Lock a source for all projects of the scope, or unlock it."""
        scenario, source = self._scenario(), row_of(self._matrix, source_id).source
        if source is None or not self._matrix.projects:
            return
        is_locked = source_id not in self._marks.whole
        pairs = [(project.id, source_id) for project in self._matrix.projects]

        def work(writer: Writer) -> int:
            own = scenario.id if scenario else None
            return set_locks(writer, own, pairs, is_locked=is_locked)

        words = self.tr("Lock {source}") if is_locked else self.tr("Unlock {source}")
        self.session.edit(words.format(source=source.name), work)

    @Slot(Scope)
    def _on_scope_chosen(self, scope: Scope) -> None:
        self.widgets.hide_moved()
        self._update_matrix()
        self.widgets.laboratory.mark_stale()
        if scope.kind == "project":
            self.focus.set_project(scope.id)

    @Slot(bool)
    def _on_only_money_toggled(self, only: bool) -> None:  # noqa: FBT001 - a signal
        self.widgets.model.show_only_money(only=only)
        self._show_lines()

    @Slot()
    def _on_limits_clicked(self) -> None:
        self.widgets.laboratory.show_panel(LIMITS)

    @Slot(str)
    def _on_limit_opened(self, id_: str) -> None:
        self.widgets.laboratory.show_row("ceilings", id_)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.widgets.chart.tsv())
        said = self.tr("The numbers are on the clipboard.")
        self.notice.emit(said, False)  # noqa: FBT003 - a signal has no names

    @Slot()
    def _on_projects_clicked(self) -> None:
        self.page_requested.emit("projects")

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        if not change.rows.keys() & _TABLES:
            return
        self.widgets.hide_moved()
        if self.focus.scenario_id and self._scenario() is None:
            # The scenario shown is gone; this shows the plan and comes back here.
            self.focus.set_scenario("")
        elif self.isVisible():
            self._update_money()
        else:
            self._is_stale = True

    @Slot(str)
    def _on_project_changed(self, id_: str) -> None:
        if not projects_in(self.session.portfolio, Scope("project", id_)):
            return
        if self.scope != Scope("project", id_):
            self.widgets.scope.choose(Scope("project", id_))
            self._update_matrix()

    @Slot(str)
    def _on_scenario_changed(self, _id: str) -> None:
        self.widgets.hide_moved()
        if self.isVisible():
            self._update_money()
        else:
            self._is_stale = True

    @Slot(str, str)
    def _on_row_requested(self, table: str, row_id: str) -> None:
        """Show a row of the laboratory, with the scenario that is at fault in it."""
        if table not in PANEL_OF:
            return
        named = {
            str(each.evidence.get("scenario") or "")
            for each in self.session.findings
            if (each.table, each.row_id) == (table, row_id)
        }
        shown = self._scenario()
        if named and (shown.name if shown else "") not in named:
            rows = self.session.portfolio.all(Scenario)
            ids = [row.id for row in rows if row.name in named]
            self.focus.set_scenario(ids[0] if ids and "" not in named else "")
        self.widgets.laboratory.show_row(table, row_id)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._update_money()
        super().showEvent(event)
        self._update_summary()

    @override
    def minimumSizeHint(self) -> QSize:
        # What a large window has room for must not keep it large.
        return super().minimumSizeHint() - self.widgets.spare()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widgets.fit(self.width(), self.height())
