"""The dialog that changes what is said of the plan as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import get_args
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.plan import Level
from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import phase_problems
from ecoplanner.model.plan import plan_problems
from ecoplanner.model.problem import Problem
from ecoplanner.ui.dialogs.form import FormDialog
from ecoplanner.ui.dialogs.form import year_box
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.telling import problem_text
from ecoplanner.words import LEVELS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.plan import Plan
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Properties:
    """The plan's own row and its phases, as they shall be.

    Attributes:
        plan: the plan's row.
        phases: all phases, in order.
    """

    plan: Plan
    phases: tuple[Phase, ...]

    def store(self, writer: Writer) -> None:
        """Make the plan say this."""
        kept = {phase.id for phase in self.phases}
        before = writer.entities(Phase)
        writer.delete(*(row for id_, row in before.items() if id_ not in kept))
        writer.save(self.plan, *self.phases)


class _PhaseRow(QWidget):
    """One phase: its name, its years, and a button that takes it away."""

    def __init__(self, theme: Theme, phase: Phase) -> None:
        super().__init__()
        self.phase = phase
        self.name = LineInput(phase.name)
        self.first = year_box(phase.first_year)
        self.last = year_box(phase.last_year)
        self.remove = QToolButton()
        self.remove.setProperty("kind", "icon")
        self.remove.setIcon(theme.icon("trash-2", "text2", 15))
        self.name.setAccessibleName(self.tr("Name of the phase"))
        self.first.setAccessibleName(self.tr("First year of the phase"))
        self.last.setAccessibleName(self.tr("Last year of the phase"))
        self.remove.setAccessibleName(self.tr("Remove this phase"))
        self.remove.setToolTip(self.tr("Remove this phase"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.name, 1)
        for widget in (self.first, QLabel("—"), self.last, self.remove):
            row.addWidget(widget)

    def value(self, position: int) -> Phase:
        """Return the phase as it shall be."""
        return replace(
            self.phase,
            name=self.name.text().strip(),
            first_year=self.first.value(),
            last_year=self.last.value(),
            position=position,
        )


class PropertiesDialog(FormDialog):
    """Asks for title, region, years, phases and who makes the plan."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        plan: Plan,
        phases: Sequence[Phase],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.setWindowTitle(self.tr("Properties of the plan"))
        self.primary_button.setText(self.tr("Apply"))
        self._language = language
        self._plan = plan
        self._rows: list[_PhaseRow] = []
        self._build_widgets()
        for phase in phases:
            self._add_phase(phase)

    def value(self) -> Properties:
        """Return the properties as they shall be."""
        plan = replace(
            self._plan,
            title=self._title.text().strip(),
            region=self._region.text().strip(),
            region_code=self._code.text().strip(),
            level=self._level.currentData(),
            base_year=self._base.value(),
            first_year=self._first.value(),
            last_year=self._last.value(),
            compiled_by=self._compiled.text().strip(),
            made_on_text=self._date.text().strip(),
            lead_split=self._leads.currentData(),
            zone_split=self._zones.currentData(),
        )
        phases = [row.value(at * GAP) for at, row in enumerate(self._rows, start=1)]
        return Properties(plan, tuple(phases))

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong, a sentence by the name of its field."""
        wanted = self.value()
        found = {
            each.field_name: problem_text(each, self._language)
            for each in plan_problems(wanted.plan)
        }
        for name in ("last_year", "base_year"):
            if name in found:
                found.setdefault("first_year", found.pop(name))
        names = [phase.name for phase in wanted.phases]
        wrong = [each for phase in wanted.phases for each in phase_problems(phase)]
        wrong += [
            Problem("name_taken", "name", {"name": name})
            for name in dict.fromkeys(names)
            if names.count(name) > 1
        ]
        if wrong:
            texts = [problem_text(each, self._language) for each in wrong]
            found["phases"] = " ".join(dict.fromkeys(texts))
        return found

    def _build_widgets(self) -> None:
        plan, px = self._plan, self.theme.px
        self._title = LineInput(plan.title)
        self._region = LineInput(plan.region)
        self._code = LineInput(plan.region_code)
        self._code.setPlaceholderText(self.tr("Region code"))
        self._level = QComboBox()
        for level in reversed(get_args(Level)):
            self._level.addItem(word(LEVELS, level, self._language), level)
        self._level.setCurrentIndex(self._level.findData(plan.level))
        self._base = year_box(plan.base_year)
        self._first = year_box(plan.first_year)
        self._last = year_box(plan.last_year)
        self._compiled = LineInput(plan.compiled_by)
        self._date = LineInput(plan.made_on_text)
        self._date.setPlaceholderText(self.tr("As printed: December 2021"))
        self._leads = _choice(
            plan.lead_split,
            {"equal": self.tr("Equal parts"), "first": self.tr("All to the first")},
        )
        self._zones = _choice(
            plan.zone_split,
            {"equal": self.tr("Equal parts"), "area": self.tr("By area of the zones")},
        )
        self.add_field("title", self.tr("Title"), self._title)
        self.add_field(
            "region", self.tr("Region"), self._region, self._code, self._level
        )
        base = QLabel(self.tr("Base year"))
        base.setProperty("role", "secondary")
        dash = QLabel("—")
        self.add_field(
            "first_year",
            self.tr("Years"),
            self._first,
            dash,
            self._last,
            base,
            self._base,
        )
        phases = QWidget()
        box = QVBoxLayout(phases)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        self._phases = QVBoxLayout()
        self._phases.setSpacing(px(6))
        self.add_phase_button = QPushButton(self.tr("Add a phase"))
        self.add_phase_button.clicked.connect(self._on_add_clicked)
        box.addLayout(self._phases)
        line = QHBoxLayout()
        line.addWidget(self.add_phase_button)
        line.addStretch(1)
        box.addLayout(line)
        self.add_field("phases", self.tr("Phases"), phases)
        self.add_field(
            "compiled_by", self.tr("Compiled by, and date"), self._compiled, self._date
        )
        self.add_field(
            "lead_split", self.tr("Money of projects led jointly"), self._leads
        )
        self.add_field(
            "zone_split", self.tr("Money of projects in several zones"), self._zones
        )
        for widget, name in (
            (self._code, self.tr("Region code")),
            (self._level, self.tr("Level")),
            (self._base, self.tr("Base year")),
            (self._last, self.tr("Last year")),
            (self._date, self.tr("Date")),
        ):
            widget.setAccessibleName(name)

    def _add_phase(self, phase: Phase) -> None:
        row = _PhaseRow(self.theme, phase)
        row.remove.clicked.connect(lambda: self._remove_phase(row))
        self._rows.append(row)
        self._phases.addWidget(row)

    def _remove_phase(self, row: _PhaseRow) -> None:
        self._rows.remove(row)
        self._phases.removeWidget(row)
        row.deleteLater()
        self.recheck()

    def _on_add_clicked(self) -> None:
        first = self._first.value()
        if self._rows:
            first = min(self._rows[-1].last.value() + 1, self._last.value())
        last = min(first + 4, self._last.value())
        self._add_phase(Phase(id=new_id(), name="", first_year=first, last_year=last))
        self._rows[-1].name.setFocus()


def _choice(now: str, words: dict[str, str]) -> QComboBox:
    box = QComboBox()
    for value, text in words.items():
        box.addItem(text, value)
    box.setCurrentIndex(box.findData(now))
    return box
