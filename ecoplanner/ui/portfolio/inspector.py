"""The inspector: the project in hand, whole, to read and to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from typing_extensions import override

from ecoplanner.model.period import period_text
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.stepping import Change
from ecoplanner.model.zone import Zone
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import typed
from ecoplanner.ui.charts.parts import percent_text
from ecoplanner.ui.charts.sources import scenario_of
from ecoplanner.ui.portfolio import inspector_links as links
from ecoplanner.ui.portfolio.fold_memory import FoldMemory
from ecoplanner.ui.portfolio.inspector_chips import Choice
from ecoplanner.ui.portfolio.inspector_chips import Chooser
from ecoplanner.ui.portfolio.inspector_edit import attempt
from ecoplanner.ui.portfolio.inspector_facts import agency_choices
from ecoplanner.ui.portfolio.inspector_facts import edited_texts
from ecoplanner.ui.portfolio.inspector_facts import facts_of
from ecoplanner.ui.portfolio.inspector_facts import findings_of
from ecoplanner.ui.portfolio.inspector_facts import zone_choice
from ecoplanner.ui.portfolio.inspector_form import InspectorForm
from ecoplanner.ui.portfolio.inspector_history import RecentChanges
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.finding import Finding
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector_edit import Field
    from ecoplanner.ui.portfolio.inspector_facts import Facts
    from ecoplanner.ui.portfolio.inspector_findings import FindingRow

#: From this width on all sections start open.
_WIDE = 380
#: Sections that start folded where there is little room.
_LATER = ("costs", "years", "notes", "selection", "history")
_TABLES = frozenset(
    {
        "projects",
        "programs",
        "agencies",
        "zones",
        "places",
        "zone_places",
        "project_agencies",
        "project_zones",
        "project_places",
        "quantities",
        "costs",
        "project_links",
        "zone_villages",
        "plan",
        "phases",
        "allocations",
        "overrides",
        "sources",
        "scenarios",
        "waivers",
    }
)


class Inspector(InspectorForm):
    """Shows one project in sections; what is typed is stored field by field.

    Signals:
        step_requested: the next project (1) or the one before (-1) is wanted.
        close_requested: the inspector is to go.
        jump_requested: the cell of a finding is wanted, by field of the project.
    """

    step_requested = Signal(int)
    close_requested = Signal()
    jump_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._session = context.session
        self._focus = context.focus
        self._project_id = self._wanted = ""
        self._facts: Facts | None = None
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        self._is_wide: bool | None = None
        self._is_stale = False
        self.build()
        self._changes = RecentChanges(context.session, self.history)
        self._folds = FoldMemory(context.settings, self.sections, self)
        self._connect()
        context.later(lambda: self.show_project(self._focus.project_id))

    @property
    def project_id(self) -> str:
        """Id of the project shown; empty for none."""
        return self._project_id

    @Slot(str)
    def show_project(self, project_id: str) -> None:
        """Show another project; what was typed of the one before is stored first."""
        if project_id != self._project_id:
            self.commit_editor()
            self._keep_refused()
        self._wanted = project_id
        self._session.turns.take(self, self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the project in hand as it is now."""
        # Until now all that is typed and clicked here was of the one before.
        is_new = self._wanted != self._project_id
        self._project_id = self._wanted
        self._update(is_new=is_new)

    def commit_editor(self) -> None:
        """Store what is being typed."""
        if self._facts is None:
            return
        for field in self.fields.values():
            field.commit()
        self.scale.commit()
        self.details.commit()

    def _connect(self) -> None:
        for key, field in self.fields.items():
            field.committed.connect(
                lambda text, key=key: self._on_field_committed(key, text)
            )
        self.previous_button.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_requested.emit(1))
        self.close_button.clicked.connect(self.close_requested)
        self.program_button.clicked.connect(self._on_program_clicked)
        self.leads.added.connect(self._on_lead_added)
        self.supports.added.connect(self._on_support_added)
        self.leads.removed.connect(self._on_agency_removed)
        self.supports.removed.connect(self._on_agency_removed)
        self.zones.added.connect(self._on_zone_added)
        self.zones.removed.connect(self._on_zone_removed)
        self.add_quantity_button.clicked.connect(self._on_quantity_add_clicked)
        self.scale.removed.connect(self._on_quantity_removed)
        self.findings.waived.connect(self._on_finding_waived)
        self.findings.taken_up.connect(self._on_finding_taken_up)
        self.findings.jump_requested.connect(self._on_finding_jump_requested)
        self.sections["history"].opened.connect(self._update_history)
        self._session.changed.connect(self._on_session_changed)
        self._session.found.connect(self._update_findings)
        self._focus.project_changed.connect(self.show_project)
        self._focus.scenario_changed.connect(self._refresh_when_seen)

    def _update(self, *, is_new: bool) -> None:
        portfolio = self._session.portfolio
        project = portfolio.find(Project, self._project_id)
        self._facts = None
        self.show_empty(is_empty=project is None)
        if project is None:
            return
        scenario = scenario_of(portfolio, self._focus.scenario_id)
        facts = facts_of(portfolio, project, scenario, self.language)
        self._facts = facts
        self._update_fields(facts, is_new=is_new)
        self._update_chips(facts)
        self.leads.show_choices(facts.leads)
        self.supports.show_choices(facts.supports)
        self.zones.show_choices(facts.zones)
        self._update_money(facts)
        self.scale.show_quantities(facts.project.id, facts.quantities)
        self.show_places(facts.places_by_zone)
        self.show_years(facts.years)
        self.details.show_project(portfolio, facts.project)
        self._update_findings()
        self._update_history()

    @Slot()
    def _update_findings(self) -> None:
        facts = self._facts
        if facts is not None:
            found = self._session.known_findings
            mine = findings_of(found, facts.project.id, facts.children)
            self.findings.show_findings(mine)

    def _update_fields(self, facts: Facts, *, is_new: bool) -> None:
        for key, text in edited_texts(facts).items():
            field = self.fields[key]
            field.show_text(text, is_new=is_new)
            if is_new and (kept := self._refused.pop((self._project_id, key), None)):
                field.begin_with(*kept)
        self.set_needed(is_missing=facts.project.need_fen is None)
        project = facts.project
        meaning = period_text(
            project.first_year,
            project.last_year,
            project.first_month,
            project.last_month,
            dash="—",
        )
        tip = self.tr("Understood as {period}").format(period=meaning)
        self.fields["schedule"].input.setToolTip(tip if meaning else "")

    def _update_chips(self, facts: Facts) -> None:
        number = facts.program_number
        name = facts.program.short_name or facts.program.name
        self.show_program(number, f"{number + 1}  {name}", facts.program.name)
        share = percent_text(facts.share)
        self.share_chip.setText(self.tr("{share} of all").format(share=share))
        self.share_chip.setVisible(bool(facts.project.need_fen))

    def _update_money(self, facts: Facts) -> None:
        given = sum(part.amount_fen for part in facts.money[:-1])
        text = self.tr("Set aside {amount}")
        self.money_bar.show_parts(facts.money, text.format(amount=money_text(given)))

    @Slot()
    def _update_history(self) -> None:
        # Reading the record takes time: only when it is seen.
        if self._facts is None or not self.sections["history"].is_open:
            return
        self._changes.show_project(self._project_id, self._facts.children)

    def _keep_refused(self) -> None:
        """Remember refused words of a project that is left."""
        for key, field in self.fields.items():
            if self._project_id and field.is_wrong:
                kept = (field.text, field.problem)
                self._refused[self._project_id, key] = kept

    def _edit(self, label: str, work: Callable[[Writer], object]) -> str:
        """Run an edit; return what is wrong, in words."""
        problems = attempt(self._session, label, work)
        texts = [problem_text(problem, self.language) for problem in problems]
        return " ".join(dict.fromkeys(texts))

    def _label(self, what: str) -> str:
        return self.tr("Change {what}").format(what=what)

    def _on_field_committed(self, key: str, text: str) -> None:
        if self._facts is None:
            return
        id_ = self._project_id
        label = self._label(self.names[key])
        field: Field = self.fields[key]
        said = typed(text) if key == "need" else text
        wrong = self._edit(label, lambda w: set_fields(w, id_, {key: said}))
        if wrong:
            field.show_problem(wrong)
        else:
            # Words that mean what the plan says already make no change.
            current = edited_texts(self._facts)[key]
            field.show_text(current, is_new=True)

    @override
    def store_quantity(self, typed: links.Typed) -> str:
        id_ = self._project_id
        label = self._label(self.names["scale"])
        return self._edit(label, lambda w: links.set_quantity(w, id_, typed))

    @override
    def write_part(self, name: str, work: Callable[[Writer], object]) -> str:
        return self._edit(self._label(name), work)

    @Slot()
    def _on_program_clicked(self) -> None:
        choices = [
            Choice(id=row.id, name=row.name, short=row.short_name)
            for row in self._session.portfolio.all(Program)
        ]
        chooser = Chooser(self._theme, choices, self)
        chooser.chosen.connect(self._on_program_chosen)
        chooser.show_below(self.program_button)
        self.chooser = chooser

    @Slot(str)
    def _on_program_chosen(self, program_id: str) -> None:
        name = self._session.portfolio.get(Program, program_id).name
        id_ = self._project_id
        label = self._label(self.names["program"])
        self._edit(label, lambda w: set_fields(w, id_, {"program": name}))

    @Slot(str, bool)
    def _on_lead_added(self, wanted: str, is_new: bool) -> None:  # noqa: FBT001
        id_ = self._project_id
        self._edit(
            self._label(self.names["leads"]),
            lambda w: links.add_agency(w, id_, wanted, "lead", is_new=is_new),
        )

    @Slot(str, bool)
    def _on_support_added(self, wanted: str, is_new: bool) -> None:  # noqa: FBT001
        id_ = self._project_id
        self._edit(
            self._label(self.names["supports"]),
            lambda w: links.add_agency(w, id_, wanted, "support", is_new=is_new),
        )

    @Slot(str)
    def _on_agency_removed(self, agency_id: str) -> None:
        id_ = self._project_id
        label = self._label(self.names["agencies"])
        self._edit(label, lambda w: links.remove_agency(w, id_, agency_id))

    @Slot(str)
    def _on_zone_added(self, zone_id: str) -> None:
        id_ = self._project_id
        label = self._label(self.names["zones"])
        self._edit(label, lambda w: links.add_zone(w, id_, zone_id))

    @Slot(str)
    def _on_zone_removed(self, zone_id: str) -> None:
        id_ = self._project_id
        label = self._label(self.names["zones"])
        self._edit(label, lambda w: links.remove_zone(w, id_, zone_id))

    @Slot()
    def _on_quantity_add_clicked(self) -> None:
        self.sections["scale"].set_open(is_open=True)
        self.scale.add()

    @Slot(str)
    def _on_quantity_removed(self, quantity_id: str) -> None:
        label = self._label(self.names["scale"])
        self._edit(label, lambda w: links.delete_quantity(w, quantity_id))

    @Slot(object, str)
    def _on_finding_waived(self, row: FindingRow, reason: str) -> None:
        label = self.tr("Let a finding stand")
        wrong = self._edit(label, lambda w: links.waive(w, row.finding, reason))
        if wrong:
            row.reason.show_problem(wrong)

    @Slot(object)
    def _on_finding_taken_up(self, finding: Finding) -> None:
        label = self.tr("Count a finding again")
        self._edit(label, lambda w: links.take_up_again(w, finding))

    @Slot(object)
    def _on_finding_jump_requested(self, finding: Finding) -> None:
        keys: Mapping[str, str] = {
            "need_fen": "need",
            "places_text": "places",
            **dict.fromkeys(("schedule_text", "first_year", "last_year"), "schedule"),
        }
        key = keys.get(finding.field, finding.field)
        target: QWidget | None = self.fields.get(key)
        chips = {"leads": self.leads, "supports": self.supports, "zones": self.zones}
        if key in chips:
            target = chips[key].add_button
        if target is not None:
            self.reveal(target)
        self.jump_requested.emit(key)

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        if not _TABLES.isdisjoint(change.rows):
            self._refresh_when_seen()

    @Slot()
    def _refresh_when_seen(self) -> None:
        # On a page that another one hides nobody looks at it.
        self._is_stale = self.window().isVisible() and not self.isVisible()
        if not self._is_stale:
            self._session.turns.take(self, self.refresh)

    def zone_choices(self) -> list[Choice]:
        """Return all zones."""
        return [zone_choice(zone) for zone in self._session.portfolio.all(Zone)]

    def agency_choices(self) -> list[Choice]:
        """Return all agencies."""
        return agency_choices(self._session.portfolio)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(_WIDE)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            for key in _LATER:
                if key not in self._folds.decided:
                    self.sections[key].set_open(is_open=is_wide)
