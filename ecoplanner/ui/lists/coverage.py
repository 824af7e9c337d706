"""Which places lie in which zones, and how many projects each has: a table."""

from __future__ import annotations

from typing import Any
from typing import NamedTuple
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.checks.place import place_without_zone
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.language import counted
from ecoplanner.ui.lists.delegate import ListDelegate
from ecoplanner.ui.lists.model import DOUBT_ROLE
from ecoplanner.ui.reading_table import ReadingTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.page import Context

Index = QModelIndex | QPersistentModelIndex
_NAME_WIDTH, _COUNT_WIDTH = 108, 64
_WHOLE, _PART = "●", "◐"


class PlaceLine(NamedTuple):
    """A place with its zones.

    Attributes:
        id: the place.
        name: its name.
        zones: by zone's id, whether it lies there whole, and its villages in words.
        projects: how many projects it has.
        is_outside: whether a check says that it should lie in a zone.
    """

    id: str
    name: str
    zones: dict[str, tuple[bool, str]]
    projects: int
    is_outside: bool


def lines_of(portfolio: Portfolio) -> list[PlaceLine]:
    """Return the places that lie in a zone or have projects.

    Those that should lie in a zone and do not come first; what runs through several,
    such as a river, comes last.
    """
    outside = {each.row_id for each in place_without_zone(portfolio)}
    found = []
    for place in portfolio.all(Place):
        zones = {}
        for part in portfolio.having(ZonePlace, "place_id", place.id):
            rows = portfolio.having(ZoneVillage, "zone_place_id", part.id)
            villages = "、".join(row.name for row in rows)
            zones[part.zone_id] = part.coverage == "whole", villages
        count = len(portfolio.having(ProjectPlace, "place_id", place.id))
        if zones or count:
            is_outside = place.id in outside
            found.append(PlaceLine(place.id, place.name, zones, count, is_outside))
    order = {zone.id: at for at, zone in enumerate(portfolio.all(Zone))}

    def rank(line: PlaceLine) -> tuple[bool, int]:
        first = min((order.get(each, 0) for each in line.zones), default=len(order))
        return not line.is_outside, first

    return sorted(found, key=rank)


class CoverageModel(QAbstractTableModel):
    """A line a place: its name, a mark a zone, its number of projects."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[PlaceLine] = []
        self.zones: tuple[Zone, ...] = ()

    def show_lines(self, lines: list[PlaceLine], zones: tuple[Zone, ...]) -> None:
        """Show other places."""
        if (lines, zones) != (self.lines, self.zones):
            self.beginResetModel()
            self.lines, self.zones = lines, zones
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.zones) + 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        said: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.TextAlignmentRole: lambda: self._align(index.column()),
            Qt.ItemDataRole.DisplayRole: lambda: self._text(index),
            Qt.ItemDataRole.ToolTipRole: lambda: self._tip(index),
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                self._tip(index) or self._text(index)
            ),
            DOUBT_ROLE: lambda: self.lines[index.row()].is_outside,
        }
        return said[role]() if role in said else None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._align(section)
        zone = self._zone(section)
        if role == Qt.ItemDataRole.ToolTipRole and zone is not None:
            return zone.name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if zone is not None:
            return zone.short_name or zone.name
        return self.tr("Place") if section == 0 else self.tr("Projects")

    def _zone(self, column: int) -> Zone | None:
        return self.zones[column - 1] if 0 < column <= len(self.zones) else None

    def _align(self, column: int) -> int:
        flags = Qt.AlignmentFlag
        side = flags.AlignHCenter if self._zone(column) else flags.AlignRight
        return ((side if column else flags.AlignLeft) | flags.AlignVCenter).value

    def _text(self, index: Index) -> str:
        line, zone = self.lines[index.row()], self._zone(index.column())
        if index.column() == 0:
            return line.name
        if zone is None:
            return str(line.projects or "—")
        if zone.id not in line.zones:
            return "—"
        return _WHOLE if line.zones[zone.id][0] else _PART

    def _tip(self, index: Index) -> str:
        line, zone = self.lines[index.row()], self._zone(index.column())
        if zone is None or zone.id not in line.zones:
            outside = self.tr("{place} has projects and lies in no zone.")
            return outside.format(place=line.name) if line.is_outside else ""
        is_whole, villages = line.zones[zone.id]
        if is_whole:
            words = self.tr("All of {place} lies in {zone}.")
        else:
            words = self.tr("Of {place} a part lies in {zone}: {villages}")
        return words.format(place=line.name, zone=zone.name, villages=villages)


class Coverage(QFrame):
    """A card with the places of all zones; what lies in none stands first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("kind", "card")
        theme, px = context.theme, context.theme.px
        title = QLabel(self.tr("Places and zones"))
        title.setProperty("role", "card-title")
        self._about = ElidedLabel()
        self._about.setProperty("role", "secondary")
        self._about.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(title)
        head.addWidget(self._about, 1)
        self.model = CoverageModel(self)
        self.view = ReadingTable()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ListDelegate(theme, context.session, self))
        self.view.setAccessibleName(title.text())
        self.view.setSelectionMode(ReadingTable.SelectionMode.SingleSelection)
        self.view.setToolTip(self.tr("Enter goes to the place"))
        self.view.activated.connect(self._on_activated)
        across, down = self.view.horizontalHeader(), self.view.verticalHeader()
        across.setFixedHeight(px(32))
        down.setMinimumSectionSize(px(18))
        down.setDefaultSectionSize(px(theme.row_height))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, px(6), 1, 1)
        layout.setSpacing(px(4))
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    @property
    def about(self) -> str:
        """What the marks mean, and how many places lie outside."""
        return self._about.text()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        portfolio = self._context.session.portfolio
        zones = portfolio.all(Zone)
        lines = lines_of(portfolio)
        self.model.show_lines(lines, zones)
        outside = sum(line.is_outside for line in lines)
        words = self.tr("{whole} whole  {part} in part").format(
            whole=_WHOLE, part=_PART
        )
        if outside:
            more = self.tr("{count} places with projects in no zone")
            words += "  ·  " + counted(more.format(count=outside))
        self._about.setText(words)
        across, px = self.view.horizontalHeader(), self._context.theme.px
        mode, last = QHeaderView.ResizeMode, len(zones) + 1
        for column in range(last + 1):
            is_zone = 0 < column < last
            across.setSectionResizeMode(column, mode.Stretch if is_zone else mode.Fixed)
        across.resizeSection(0, px(_NAME_WIDTH))
        across.resizeSection(last, px(_COUNT_WIDTH))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        line = self.model.lines[index.row()]
        self._context.focus.request_row(Place.TABLE, line.id)
