"""The smaller facts of a project: its costs, zones, income, printing, choice."""

from __future__ import annotations

from functools import partial
from typing import get_args
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from ecoplanner.model.allotment import by_zone
from ecoplanner.model.plan import Phase
from ecoplanner.model.project import Cost
from ecoplanner.model.project import CostKind
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.portfolio import project_parts
from ecoplanner.ui.portfolio.inspector_amounts import Amount
from ecoplanner.ui.portfolio.inspector_amounts import Amounts
from ecoplanner.ui.portfolio.inspector_chips import Choice
from ecoplanner.ui.portfolio.inspector_chips import Chooser
from ecoplanner.ui.portfolio.inspector_period import PeriodChooser
from ecoplanner.ui.portfolio.inspector_section import add_button
from ecoplanner.ui.portfolio.inspector_section import icon_button
from ecoplanner.ui.portfolio.inspector_selection import SelectionFacts

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.theme import Theme

    #: Runs an edit of something, by what it is called; returns what is wrong.
    Write = Callable[[str, Callable[[Writer], object]], str]

_LEAST_ZONES = 2


class ProjectDetails(QObject):
    """Widgets that each show and store one of the smaller facts.

    Attributes:
        costs: the cost by kind.
        zone_amounts: what each of several zones takes.
        income: whether it earns income; a box with three answers.
        printed: whether the annex lists it.
        period_button: opens a calendar of years and months.
        add_place_button: opens the places of the plan.
        place_zones: in which zone a place lies, where it may be several.
        selection: what choosing among projects rests on.
    """

    def __init__(self, theme: Theme, write: Write, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._write, self._parent = theme, write, parent
        self._portfolio: Portfolio | None = None
        self._project: Project | None = None
        self.chooser: Chooser | None = None
        self.period_chooser: PeriodChooser | None = None
        self._build_widgets()
        self._connect()

    def show_project(self, portfolio: Portfolio, project: Project) -> None:
        """Show what the plan says of a project."""
        self._portfolio, self._project = portfolio, project
        self._update_costs(portfolio, project)
        self._update_zones(portfolio, project)
        self._update_places(portfolio, project)
        answers = {None: 0, True: 1, False: 2}
        with QSignalBlocker(self.income), QSignalBlocker(self.printed):
            self.income.setCurrentIndex(answers[project.earns_income])
            self.printed.setChecked(project.is_printed)
        self.selection.show_project(portfolio, project)

    def commit(self) -> None:
        """Store what is being typed."""
        if self._project is not None:
            for part in (self.costs, self.zone_amounts, self.selection):
                part.commit()

    def _build_widgets(self) -> None:
        theme = self._theme
        self.costs = Amounts(theme, self._store_cost)
        self.zone_amounts = Amounts(theme, self._store_zone_amount)
        self.income = QComboBox()
        self.income.setAccessibleName(self.tr("Earns income"))
        answers = (self.tr("not said"), self.tr("yes"), self.tr("no"))
        for words, answer in zip(answers, ("", "yes", "no"), strict=True):
            self.income.addItem(words, answer)
        self.printed = QCheckBox(self.tr("Listed in the annex"))
        self.period_button = icon_button(
            theme, "calendar-range", self.tr("Choose years and months")
        )
        self.add_place_button = add_button(
            theme, self.tr("Add"), self.tr("Add a place")
        )
        self.place_zones = QWidget()
        self._place_grid = QGridLayout(self.place_zones)
        self._place_grid.setContentsMargins(0, 0, 0, 0)
        self._place_grid.setHorizontalSpacing(theme.px(8))
        self._place_grid.setColumnStretch(1, 1)
        self._place_boxes: dict[str, QComboBox] = {}
        self.selection = SelectionFacts(theme, self._write)
        self._kinds = {
            "construction": self.tr("Construction"),
            "equipment": self.tr("Equipment"),
            "other": self.tr("Other costs"),
            "independent": self.tr("Independent costs"),
        }

    def _connect(self) -> None:
        self.income.activated.connect(self._on_income_activated)
        self.printed.clicked.connect(self._on_printed_clicked)
        self.period_button.clicked.connect(self._on_period_clicked)
        self.add_place_button.clicked.connect(self._on_add_place_clicked)

    def _update_costs(self, portfolio: Portfolio, project: Project) -> None:
        rows = portfolio.having(Cost, "project_id", project.id)
        said = {row.kind: row.amount_fen for row in rows}
        amounts = [
            Amount(kind, self._kinds[kind], _text(said.get(kind)), "—")
            for kind in get_args(CostKind)
        ]
        sentence = ""
        if said:
            total, need = sum(said.values()), project.need_fen or 0
            words = self.tr("Together {total}: as much as the need.")
            if total < need:
                words = self.tr("Together {total}, {less} less than the need.")
            elif total > need:
                words = self.tr("Together {total}, {more} more than the need.")
            sentence = words.format(
                total=_text(total), less=_text(need - total), more=_text(total - need)
            )
        self.costs.show_amounts(project.id, amounts, sentence)

    def _update_zones(self, portfolio: Portfolio, project: Project) -> None:
        parts = portfolio.having(ProjectZone, "project_id", project.id)
        split = by_zone(portfolio, project)
        zones = [(part, portfolio.get(Zone, part.zone_id)) for part in parts]
        amounts = [
            Amount(
                zone.id,
                zone.short_name or zone.name,
                _text(part.amount_fen),
                _text(split.get(zone.id)) or "—",
            )
            for part, zone in zones
        ]
        has_typed = any(part.amount_fen is not None for part in parts)
        is_shown = len(parts) >= _LEAST_ZONES or has_typed
        sentence = ""
        if "" in split and parts:
            rest = money_text(split[""])
            sentence = self.tr("The zones leave {rest} of the need to none.")
            sentence = sentence.format(rest=rest)
        self.zone_amounts.show_amounts(project.id, amounts, sentence)
        self.zone_amounts.setVisible(is_shown)

    def _update_places(self, portfolio: Portfolio, project: Project) -> None:
        several: list[tuple[ProjectPlace, list[Zone]]] = []
        for link in portfolio.having(ProjectPlace, "project_id", project.id):
            lies = portfolio.having(ZonePlace, "place_id", link.place_id)
            if len(lies) >= _LEAST_ZONES:
                zones = [portfolio.get(Zone, part.zone_id) for part in lies]
                several.append((link, zones))
        if [link.place_id for link, _ in several] != list(self._place_boxes):
            self._rebuild_places(portfolio, several)
        for link, zones in several:
            box = self._place_boxes[link.place_id]
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self.tr("any of its zones"), "")
                for zone in zones:
                    box.addItem(zone.short_name or zone.name, zone.id)
                box.setCurrentIndex(max(0, box.findData(link.zone_id or "")))
        self.place_zones.setVisible(bool(several))

    def _rebuild_places(
        self, portfolio: Portfolio, several: list[tuple[ProjectPlace, list[Zone]]]
    ) -> None:
        while (item := self._place_grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._place_boxes = {}
        for at, (link, _) in enumerate(several):
            name = portfolio.get(Place, link.place_id).name
            label = QLabel(name)
            label.setProperty("role", "secondary")
            box = QComboBox()
            said = self.tr("Zone meant for {place}").format(place=name)
            box.setAccessibleName(said)
            box.activated.connect(partial(self._on_place_zone, link.place_id))
            self._place_grid.addWidget(label, at, 0)
            self._place_grid.addWidget(box, at, 1)
            self._place_boxes[link.place_id] = box

    def _id(self) -> str:
        return "" if self._project is None else self._project.id

    def _store_cost(self, kind: str, text: str) -> str:
        id_ = self._id()
        return self._write(
            self._kinds[kind],
            lambda writer: project_parts.set_cost(writer, id_, kind, text),  # type: ignore[arg-type]  # one of four
        )

    def _store_zone_amount(self, zone_id: str, text: str) -> str:
        id_ = self._id()
        return self._write(
            self.tr("Amount of a zone"),
            lambda writer: project_parts.set_zone_amount(writer, id_, zone_id, text),
        )

    def _set(self, name: str, field: str, text: str) -> None:
        id_ = self._id()
        self._write(name, lambda writer: set_fields(writer, id_, {field: text}))

    def _on_income_activated(self) -> None:
        answer = str(self.income.currentData())
        self._set(self.income.accessibleName(), "income", answer)

    def _on_printed_clicked(self) -> None:
        answer = "yes" if self.printed.isChecked() else "no"
        self._set(self.printed.text(), "printed", answer)

    def _on_place_zone(self, place_id: str, *_: object) -> None:
        zone_id = str(self._place_boxes[place_id].currentData())
        id_ = self._id()
        self._write(
            self._place_boxes[place_id].accessibleName(),
            lambda writer: project_parts.set_place_zone(writer, id_, place_id, zone_id),
        )

    def _on_period_clicked(self) -> None:
        if self._portfolio is None or self._project is None:
            return
        plan = self._portfolio.plan
        years = range(plan.first_year, plan.last_year + 1)
        phases = self._portfolio.all(Phase)
        self.period_chooser = PeriodChooser(
            self._theme, self._project, years, phases, self.period_button
        )
        self.period_chooser.chosen.connect(self._on_period_chosen)
        self.period_chooser.show_below(self.period_button)

    def _on_period_chosen(self, text: str) -> None:
        self._set(self.tr("Schedule"), "schedule", text)

    def _on_add_place_clicked(self) -> None:
        if self._portfolio is None:
            return
        id_ = self._id()
        links = self._portfolio.having(ProjectPlace, "project_id", id_)
        taken = {link.place_id for link in links}
        choices = [
            Choice(id=place.id, name=place.name)
            for place in self._portfolio.all(Place)
            if place.id not in taken
        ]
        self.chooser = Chooser(
            self._theme, choices, self.add_place_button, may_create=True
        )
        self.chooser.chosen.connect(self._on_place_chosen)
        self.chooser.show_below(self.add_place_button)

    def _on_place_chosen(self, wanted: str, is_new: bool) -> None:  # noqa: FBT001
        id_ = self._id()
        self._write(
            self.tr("Places"),
            lambda writer: project_parts.add_place(writer, id_, wanted, is_new=is_new),
        )


def _text(fen: int | None) -> str:
    return "" if fen is None else money_text(fen)
