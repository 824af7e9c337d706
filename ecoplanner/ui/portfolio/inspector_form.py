"""How the inspector is laid out: header, then sections in their order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.messages import system_language
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.charts.money_bar import MoneyBar
from ecoplanner.ui.charts.patterns import series_icon
from ecoplanner.ui.charts.stacks import YearColumns
from ecoplanner.ui.portfolio.elided_chip import ElidedChip
from ecoplanner.ui.portfolio.hints import hint_of
from ecoplanner.ui.portfolio.inspector_chips import Chips
from ecoplanner.ui.portfolio.inspector_details import ProjectDetails
from ecoplanner.ui.portfolio.inspector_edit import Field
from ecoplanner.ui.portfolio.inspector_edit import repolish
from ecoplanner.ui.portfolio.inspector_findings import FindingRows
from ecoplanner.ui.portfolio.inspector_history import HistoryRows
from ecoplanner.ui.portfolio.inspector_scale import ScaleRows
from ecoplanner.ui.portfolio.inspector_section import add_button
from ecoplanner.ui.portfolio.inspector_section import icon_button
from ecoplanner.ui.portfolio.inspector_section import Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.charts.sources import Column
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector_chips import Choice
    from ecoplanner.ui.portfolio.inspector_chips import Chooser
    from ecoplanner.ui.portfolio.inspector_links import Typed

_LABELS = 68
_NEED, _LEAST_NEED = 110, 84
#: Border, padding and margin of a field to the left of its words.
_AROUND = 5
#: How high a line of chips is, and of a field.
_CHIP_LINE, _FIELD_LINE = 24, 31


class InspectorForm(QFrame):
    """The widgets of the inspector; the class above fills and reads them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        chosen = context.settings.language
        self.language: Language = (
            chosen if chosen in ("zh", "en") else system_language()  # type: ignore[assignment]  # one of two
        )
        self.setProperty("kind", "card")
        self.fields: dict[str, Field] = {}
        self.sections: dict[str, Section] = {}
        self.chooser: Chooser | None = None
        #: Number of the programme whose swatch is shown, and for which screen.
        self._swatch: tuple[int, float] | None = None
        self.details = ProjectDetails(context.theme, self.write_part, self)
        self.names = {
            "name": self.tr("Name"),
            "program": self.tr("Programme"),
            "leads": self.tr("Leads"),
            "supports": self.tr("Supports"),
            "agencies": self.tr("Agencies"),
            "schedule": self.tr("Schedule"),
            "zones": self.tr("Zones"),
            "need": self.tr("Need"),
            "scale": self.tr("Scale"),
            "content": self.tr("Content"),
            "places": self.tr("Places"),
            "note": self.tr("Notes"),
        }

    def store_quantity(self, typed: Typed) -> str:
        """Store a row of the scale; return what is wrong with it."""
        raise NotImplementedError

    def write_part(self, name: str, work: Callable[[Writer], object]) -> str:
        """Run an edit of something, by what it is called; return what is wrong."""
        raise NotImplementedError

    def zone_choices(self) -> list[Choice]:
        """Return all zones."""
        raise NotImplementedError

    def agency_choices(self) -> list[Choice]:
        """Return all agencies."""
        raise NotImplementedError

    def build(self) -> None:
        """Make all widgets, in the order in which Tab goes through them."""
        theme = self._theme
        layout = QVBoxLayout(self)
        edge = theme.px(13)
        # The title has room around its words, which stand right above the chips.
        around = theme.px(_AROUND)
        layout.setContentsMargins(edge - around, theme.px(8), theme.px(3), theme.px(8))
        layout.setSpacing(theme.px(4))
        # From the outermost: what moves into another widget is styled anew, with all
        # that is in it.
        self._area = QScrollArea(self)
        self._content = QWidget()
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(around, 0, theme.px(10), 0)
        column.setSpacing(theme.px(8))
        layout.addLayout(self._build_head())
        column.addLayout(self._build_chips())
        column.addLayout(self._build_basics())
        for section in self._build_sections():
            column.addWidget(section)
        column.addStretch(1)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = QLabel(self.tr("Choose a project to see all of it here."))
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._area, 1)

    def show_empty(self, *, is_empty: bool) -> None:
        """Say that no project is in hand."""
        self._nothing.setVisible(is_empty)
        self._area.setVisible(not is_empty)
        self.fields["name"].setVisible(not is_empty)
        self.previous_button.setVisible(not is_empty)
        self.next_button.setVisible(not is_empty)

    def show_program(self, number: int, text: str, full_name: str) -> None:
        """Show the programme with its swatch."""
        ratio = self.devicePixelRatioF()
        if (number, ratio) != self._swatch:
            self._swatch = (number, ratio)
            swatch = series_icon(number, self._theme.px(10), ratio, self._theme)
            self.program_button.setIcon(swatch)
        self.program_button.show_words(text)
        self.program_button.setToolTip(full_name)
        said = self.tr("Programme: {name}; choose another").format(name=full_name)
        # Saying a name again takes as long as saying another.
        if self.program_button.accessibleName() != said:
            self.program_button.setAccessibleName(said)

    def set_needed(self, *, is_missing: bool) -> None:
        """Mark the need where it is not filled in."""
        field = self.fields["need"].input
        tone = "needed" if is_missing else ""
        if field.property("tone") != tone:
            field.setProperty("tone", tone)
            repolish(field)

    def show_places(self, by_zone: Sequence[tuple[str, str]]) -> None:
        """Say which places lie in which zone."""
        text = "\n".join(f"{zone}：{places}" for zone, places in by_zone)
        self._by_zone.setText(text)
        self._by_zone.setVisible(bool(text))

    def show_years(self, columns: Sequence[Column]) -> None:
        """Show the money by year."""
        self.years.show_columns(columns)
        self.years.setVisible(bool(columns))
        self._no_years.setVisible(not columns)

    def reveal(self, widget: QWidget) -> None:
        """Bring a field into sight and put the cursor there."""
        for section in self.sections.values():
            if section.isAncestorOf(widget):
                section.set_open(is_open=True)
        # The layout has to settle before its places are right.
        QTimer.singleShot(0, widget, partial(self._area.ensureWidgetVisible, widget))
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build_head(self) -> QHBoxLayout:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(0)
        name = self._field("name", lines=0)
        name.input.setFont(theme.font(14, 600))
        self.previous_button = icon_button(
            theme, "chevron-left", self.tr("Project before")
        )
        self.next_button = icon_button(theme, "chevron-right", self.tr("Next project"))
        self.close_button = icon_button(theme, "x", self.tr("Close the inspector (F4)"))
        head.addWidget(name, 1)
        # Keeps the buttons at the right while no name is shown.
        head.addStretch()
        buttons = (self.previous_button, self.next_button, self.close_button)
        for button in buttons:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_chips(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self.program_button = ElidedChip(theme)
        self.share_chip = QLabel()
        self.share_chip.setProperty("role", "chip")
        self.share_chip.setProperty("tone", "accent")
        fixed = QSizePolicy.Policy.Fixed
        self.share_chip.setSizePolicy(fixed, fixed)
        row.addWidget(self.program_button)
        row.addWidget(self.share_chip)
        row.addStretch(1)
        return row

    def _build_basics(self) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnMinimumWidth(0, theme.px(_LABELS))
        grid.setColumnStretch(1, 1)
        self.leads = self._chips("leads")
        self.supports = self._chips("supports")
        hint = partial(_hint, "schedule", self.language)
        schedule = QWidget()
        line = QHBoxLayout(schedule)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._field("schedule", hint=hint), 1)
        line.addWidget(self.details.period_button, 0, Qt.AlignmentFlag.AlignTop)
        schedule.setFocusProxy(self.fields["schedule"])
        self.zones = self._chips("zones")
        rows = (
            ("leads", self.leads),
            ("supports", self.supports),
            ("schedule", schedule),
            ("zones", self.zones),
        )
        for at, (key, widget) in enumerate(rows):
            label = QLabel(self.names[key])
            label.setProperty("role", "secondary")
            line_height = _FIELD_LINE if key == "schedule" else _CHIP_LINE
            label.setFixedHeight(theme.px(line_height))
            label.setBuddy(widget)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, at, 1)
        return grid

    def _build_sections(self) -> list[Section]:
        return [
            self._build_money(),
            self._build_costs(),
            self._build_scale(),
            self._build_content(),
            self._build_places(),
            self._build_years(),
            self._build_notes(),
            self._build_selection(),
            self._build_findings(),
            self._build_history(),
        ]

    def _build_money(self) -> Section:
        theme = self._theme
        hint = partial(_hint, "need", self.language)
        need = self._field("need", hint=hint)
        need.setMinimumWidth(theme.px(_LEAST_NEED))
        need.setMaximumWidth(theme.px(_NEED))
        need.align_right()
        need.input.setFont(theme.font(13, 700))
        need.input.setPlaceholderText(self.tr("not filled"))
        unit = QLabel(in_unit(self.tr("10,000 yuan")))
        unit.setProperty("role", "secondary")
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(need)
        row.addWidget(unit, 0, Qt.AlignmentFlag.AlignTop)
        unit.setFixedHeight(theme.px(28))
        section = self._section("money", self.tr("Money"), right)
        self.money_bar = MoneyBar(theme)
        # A sentence needs the whole width, the figure does not.
        section.add(need.below, self.money_bar, self.details.zone_amounts)
        income = QHBoxLayout()
        label = QLabel(self.details.income.accessibleName())
        label.setProperty("role", "secondary")
        label.setBuddy(self.details.income)
        income.addWidget(label)
        income.addStretch(1)
        income.addWidget(self.details.income)
        section.add(income)
        return section

    def _build_costs(self) -> Section:
        section = self._section("costs", self.tr("Costs by kind"))
        section.add(self.details.costs)
        return section

    def _build_selection(self) -> Section:
        section = self._section("selection", self.tr("Choosing projects"))
        section.add(self.details.selection)
        return section

    def _build_scale(self) -> Section:
        self.add_quantity_button = add_button(
            self._theme, self.tr("Add"), self.tr("Add a quantity")
        )
        section = self._section("scale", self.names["scale"], self.add_quantity_button)
        self.scale = ScaleRows(self._theme, self.store_quantity)
        section.add(self.scale)
        return section

    def _build_content(self) -> Section:
        section = self._section("content", self.names["content"])
        content = self._field("content", lines=2)
        content.input.setPlaceholderText(self.tr("What is built, and how much"))
        section.add(content)
        return section

    def _build_places(self) -> Section:
        add = self.details.add_place_button
        section = self._section("places", self.names["places"], add)
        places = self._field("places", lines=0)
        places.input.setPlaceholderText(self.tr("Places, parted by 、"))
        self._by_zone = QLabel()
        self._by_zone.setProperty("role", "quiet")
        self._by_zone.setWordWrap(True)
        self._by_zone.setTextFormat(Qt.TextFormat.PlainText)
        section.add(places, self._by_zone, self.details.place_zones)
        return section

    def _build_years(self) -> Section:
        section = self._section("years", self.tr("By year"))
        self.years = YearColumns(self._theme)
        self.years.setAccessibleName(self.tr("Money of the project by year"))
        self.years.setFixedHeight(self._theme.px(130))
        self._no_years = QLabel(self.tr("No money is set aside by year yet."))
        self._no_years.setProperty("role", "quiet")
        section.add(self.years, self._no_years)
        return section

    def _build_notes(self) -> Section:
        section = self._section("notes", self.names["note"])
        note = self._field("note", lines=2)
        note.input.setPlaceholderText(self.tr("Not printed"))
        section.add(note, self.details.printed)
        return section

    def _build_findings(self) -> Section:
        section = self._section("findings", self.tr("Findings"))
        self.findings = FindingRows(self._theme, self.language)
        section.add(self.findings)
        return section

    def _build_history(self) -> Section:
        section = self._section("history", self.tr("History"))
        self.history = HistoryRows(self._theme, self.language)
        section.add(self.history)
        return section

    def _section(self, key: str, title: str, right: QWidget | None = None) -> Section:
        section = Section(self._theme, title, right, self._content)
        self.sections[key] = section
        return section

    def _field(self, key: str, *, lines: int = 1, hint: object = None) -> Field:
        field = Field(self._theme, self.names[key], lines=lines, hint=hint)  # type: ignore[arg-type]  # a partial
        field.input.setProperty("kind", "flush")
        self.fields[key] = field
        return field

    def _chips(self, key: str) -> Chips:
        is_zone = key == "zones"
        choices = self.zone_choices if is_zone else self.agency_choices
        return Chips(self._theme, self.names[key], choices, may_create=not is_zone)


def _hint(key: str, language: Language, text: str, former: str) -> object:
    return hint_of(key, text, former, language)
