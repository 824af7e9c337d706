"""The plan and its scenarios side by side, by level of the money."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.model.allotment import allocation_key
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.amounts import signed_text
from ecoplanner.ui.charts.patterns import paint_source
from ecoplanner.ui.funding.levels import level_name
from ecoplanner.ui.funding.levels import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
GIVEN = "given"
GAP = "gap"
#: So many are seen in full; from the next one on the table scrolls sideways.
IN_FULL = 3
#: Height of a line, and the most it takes where there is room.
_ROW, _HIGHEST = 16, 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One scenario, or the plan, in the comparison.

    Attributes:
        id: of the scenario; empty for the plan.
        name: its name; empty for the plan.
        sums: whole fen by level, and for all together under `GIVEN` and `GAP`.
    """

    id: str
    name: str
    sums: dict[str, int]


def compared(portfolio: Portfolio) -> list[Compared]:
    """Return the plan and each scenario, summed by level."""
    own: dict[str, int] = defaultdict(int)
    changed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for source in portfolio.all(Source):
        rows = portfolio.having(Allocation, "source_id", source.id)
        changes = portfolio.having(Override, "source_id", source.id)
        given, more = portfolio.kept(
            (compared, source.id), (rows, changes), partial(_of_source, rows, changes)
        )
        own[source.level] += given
        for scenario_id, fen in more.items():
            changed[scenario_id][source.level] += fen
    need = need_fen(portfolio)
    found = [_compared("", "", own, need)]
    for scenario in portfolio.all(Scenario):
        sums = defaultdict(int, own)
        for level, fen in changed.get(scenario.id, {}).items():
            sums[level] += fen
        found.append(_compared(scenario.id, scenario.name, sums, need))
    return found


def _of_source(
    rows: Sequence[Allocation], changes: Sequence[Override]
) -> tuple[int, dict[str, int]]:
    """Return what a source gives in the plan, and by scenario how much more."""
    given = sum([row.amount_fen for row in rows])
    amounts = {allocation_key(row): row.amount_fen for row in rows} if changes else {}
    more: dict[str, int] = defaultdict(int)
    for row in changes:
        fen = row.amount_fen - amounts.get(allocation_key(row), 0)
        more[row.scenario_id] += fen
    return given, dict(more)


def _compared(id_: str, name: str, sums: dict[str, int], need: int) -> Compared:
    given = sum(sums.values())
    whole = {**sums, GIVEN: given, GAP: need - given}
    return Compared(id=id_, name=name, sums=whole)


class ComparisonModel(QAbstractTableModel):
    """A line a level, a column a scenario; the plan first.

    Roles: `DisplayRole` is worded, `UserRole` the difference from the plan in fen.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._columns: Sequence[Compared] = ()
        self._keys: list[str] = []

    def show_compared(self, columns: Sequence[Compared]) -> None:
        """Show other sums; only levels that give any have a line."""
        levels = [
            level for level in LEVELS if any(each.sums.get(level) for each in columns)
        ]
        keys = [*levels, GIVEN, GAP]
        ids = [each.id for each in columns]
        if keys == self._keys and ids == [each.id for each in self._columns]:
            self._columns = columns
            last = self.index(len(keys) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            return
        self.beginResetModel()
        self._columns, self._keys = columns, keys
        self.endResetModel()

    def key(self, row: int) -> str:
        """Return the level, `GIVEN` or `GAP` of a line."""
        return self._keys[row]

    def gap(self, column: int) -> int:
        """Return what is missing in a scenario, whole fen; negative for an excess."""
        return self._columns[column].sums[GAP]

    def _row_name(self, key: str) -> str:
        names = {GIVEN: self.tr("Set aside"), GAP: self.tr("Gap")}
        return names[key] if key in names else level_name(key)

    def _swatch(self, key: str) -> QPixmap | None:
        if key in {GIVEN, GAP}:
            return None
        size = self._theme.px(11)
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_source(painter, QRectF(0, 0, size, size), key, self._theme)
        painter.end()
        return pixmap

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._keys)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        fen = self._columns[index.column()].sums.get(key, 0)
        if role == _ROLE.DisplayRole:
            return signed_text(-fen) if key == GAP else short_text(fen)
        if role == _ROLE.UserRole:
            change = fen - self._columns[0].sums.get(key, 0)
            return -change if key == GAP else change
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role == _ROLE.DisplayRole:
                return self._row_name(self._keys[section])
            return (
                self._swatch(self._keys[section])
                if (role == _ROLE.DecorationRole)
                else None
            )
        if role == _ROLE.DisplayRole:
            return self._columns[section].name or self.tr("Plan")
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class ComparisonView(QTableView):
    """Reads only; the names of the levels stay while it scrolls sideways."""

    def __init__(
        self, model: ComparisonModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(_ComparisonDelegate(theme, self))
        self.setProperty("kind", "plain")
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Scenarios compared"))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(20))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side = self.verticalHeader()
        side.setFixedWidth(theme.px(98))
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(theme.px(16))
        side.setDefaultSectionSize(theme.px(_ROW))
        side.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        model.modelReset.connect(self._update_widths)
        model.dataChanged.connect(self._update_widths)

    @Slot()
    def _update_widths(self) -> None:
        count = self.model().columnCount()
        room = self.viewport().width()
        least = [self._least_width(column) for column in range(count)]
        spare = max(0, room - sum(least[:IN_FULL])) // max(1, min(count, IN_FULL))
        usual = room // max(1, min(count, IN_FULL))
        is_roomy = max(least, default=0) <= usual
        for column, wide in enumerate(least):
            self.setColumnWidth(column, usual if is_roomy else wide + spare)
        lines = max(1, self.model().rowCount())
        high = min(self.viewport().height() // lines, self._theme.px(_HIGHEST))
        self.verticalHeader().setDefaultSectionSize(max(self._theme.px(_ROW), high))

    def _least_width(self, column: int) -> int:
        """Return the width in which no figure of a column is cut."""
        theme, model = self._theme, self.model()
        figures = QFontMetrics(theme.font(13, 600))
        small = QFontMetrics(theme.font(11))
        longest = 0
        for row in range(model.rowCount()):
            index = model.index(row, column)
            wide = figures.horizontalAdvance(str(index.data()))
            if column and (change := int(index.data(_ROLE.UserRole))):
                wide += theme.px(7) + small.horizontalAdvance(signed_text(change))
            longest = max(longest, wide)
        return longest + theme.px(12)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_widths()


class _ComparisonDelegate(QStyledItemDelegate):
    """Figures, with the difference small at their left."""

    def __init__(self, theme: Theme, view: ComparisonView) -> None:
        super().__init__(view)
        self._theme = theme

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        model = index.model()
        assert isinstance(model, ComparisonModel)  # noqa: S101 - the only one
        key = model.key(index.row())
        box = QRectF(option.rect)
        painter.save()
        if not index.column():
            painter.fillRect(box, theme.color("subtle"))
        tone = "linestrong" if key == GIVEN else "grid"
        painter.fillRect(
            QRectF(box.left(), box.top(), box.width(), 1), theme.color(tone)
        )
        words = str(index.data())
        change = int(index.data(_ROLE.UserRole))
        painter.setFont(theme.font(13, 600 if key in {GIVEN, GAP} else 400))
        gap = model.gap(index.column()) if key == GAP else 0
        tone = "danger" if gap > 0 else "warn" if gap < 0 else "text"
        painter.setPen(theme.color(tone))
        inside = box.adjusted(0, 0, -px(8), 0)
        align = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inside, align, words)
        if change and index.column():
            room = painter.fontMetrics().horizontalAdvance(words) + px(7)
            painter.setFont(theme.font(11))
            painter.setPen(theme.color("danger" if change < 0 else "accenttext"))
            painter.drawText(
                inside.adjusted(0, 0, -room, 0), align, signed_text(change)
            )
        painter.restore()
