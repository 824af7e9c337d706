"""Making, copying, renaming, locking and removing scenarios: one edit each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.messages import system_language
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.store import funding_edit
from ecoplanner.model.store import money_edit
from ecoplanner.model.store import versions
from ecoplanner.ui.open_plan import MANY_ROWS
from ecoplanner.ui.telling import saying_text

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.funding.scenario_bar import ScenarioBar
    from ecoplanner.ui.page import Context


class ScenarioEdits(QObject):
    """Turns what is asked of the tabs into edits of the plan.

    Signals:
        told: a sentence for the strip, and whether undo goes with it.
    """

    told = Signal(str, bool)

    def __init__(self, context: Context, bar: ScenarioBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._focus, self._bar = context.session, context.focus, bar
        self._language = context.settings.language
        bar.scenario_chosen.connect(self._focus.set_scenario)
        bar.new_requested.connect(self._on_new_requested)
        bar.duplicate_requested.connect(self._on_duplicate_requested)
        bar.delete_requested.connect(self._on_delete_requested)
        bar.lock_toggled.connect(self._on_lock_toggled)
        bar.renamed.connect(self._on_renamed)
        bar.adopt_requested.connect(self._on_adopt_requested)

    def _scenario(self) -> Scenario | None:
        id_ = self._focus.scenario_id
        found = self._session.portfolio.having(Scenario, "id", id_)
        return found[0] if found else None

    def _free_name(self, pattern: str) -> str:
        """Return a name that no scenario has; `pattern` has a place for a number."""
        names = {each.name for each in self._session.portfolio.all(Scenario)}
        number = 1
        while pattern.format(number=number) in names:
            number += 1
        return pattern.format(number=number)

    def _make(self, label: str, name: str, like: str | None) -> None:
        made = self._session.edit(
            label, lambda writer: money_edit.new_scenario(writer, name, like)
        )
        if made is not None:
            self._focus.set_scenario(made.id)
            self._bar.start_rename()

    @Slot()
    def _on_new_requested(self) -> None:
        name = self._free_name(self.tr("Scenario {number}"))
        self._make(self.tr("New scenario"), name, None)

    @Slot()
    def _on_duplicate_requested(self) -> None:
        scenario = self._scenario()
        base = scenario.name if scenario else self.tr("Plan")
        # Braces in a name are no place for a number.
        pattern = self.tr("{name}, copy {number}").replace(
            "{name}", base.replace("{", "{{").replace("}", "}}")
        )
        name = self._free_name(pattern)
        like = scenario.id if scenario else None
        self._make(self.tr("Duplicate scenario"), name, like)

    @Slot()
    def _on_delete_requested(self) -> None:
        scenario = self._scenario()
        if scenario is None:
            return

        def work(writer: Writer) -> None:
            money_edit.delete_scenario(writer, scenario.id)

        label = self.tr("Delete scenario “{name}”").format(name=scenario.name)
        self._session.edit(label, work)

    @Slot()
    def _on_lock_toggled(self) -> None:
        scenario = self._scenario()
        if scenario is None:
            return

        def work(writer: Writer) -> None:
            money_edit.lock_scenario(
                writer, scenario.id, is_locked=not scenario.is_locked
            )

        said = self.tr("Unlock “{name}”") if scenario.is_locked else ""
        label = said or self.tr("Lock “{name}”")
        self._session.edit(label.format(name=scenario.name), work)

    @Slot(str)
    def _on_renamed(self, name: str) -> None:
        scenario = self._scenario()
        if scenario is None:
            return

        def work(writer: Writer) -> None:
            money_edit.rename_scenario(writer, scenario.id, name)

        label = self.tr("Rename scenario “{name}”").format(name=scenario.name)
        self._session.edit(label, work)

    @Slot()
    def _on_adopt_requested(self) -> None:
        scenario = self._scenario()
        if scenario is None:
            return
        version = self._free_version(
            self.tr("Before “{name}”").format(name=scenario.name)
        )

        def work(writer: Writer) -> bool:
            funding_edit.adopt(writer, scenario.id, version)
            return True

        label = self.tr("Adopt “{name}” as the plan").format(name=scenario.name)
        # All amounts of the plan, and what each other scenario says of them.
        portfolio = self._session.portfolio
        rows = len(portfolio.all(Allocation)) + len(portfolio.all(Override))
        if self._session.edit(label, work, rows=rows):
            # To show the plan takes as long as to show what the edit made of it.
            show = partial(self._show_adopted, scenario, version)
            self._session.turns.take(self, show, is_long=rows > MANY_ROWS)

    def _show_adopted(self, scenario: Scenario, version: str) -> None:
        """Show the plan, and say what became of it."""
        self._focus.set_scenario("")
        said = self.tr(
            "“{name}” is the plan now; what was before is kept as the version"
            " “{version}”."
        ).format(name=scenario.name, version=version)
        found = self._language or system_language()
        language: Language = "zh" if found == "zh" else "en"
        more = funding_edit.adopting_words(scenario)
        said = " ".join([said, *(saying_text(each, language) for each in more)])
        self.told.emit(said, True)  # noqa: FBT003 - a signal has no names

    def _free_version(self, name: str) -> str:
        """Return a name that no version has."""
        names = {each.name for each in versions.versions(self._session.reader)}
        number, free = 1, name
        while free in names:
            number += 1
            free = f"{name} {number}"
        return free
