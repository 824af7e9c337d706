"""The columns of a printed table: shown or not, their words, width and order."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QTableWidget
from PySide6.QtWidgets import QTableWidgetItem
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.reports import REPORTS
from ecoplanner.reports.options import read_options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table
    from ecoplanner.ui.theme import Theme

NAME, WORDS, WIDTH = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """One column as the plan has it.

    Attributes:
        key: stable name.
        name: its own words.
        words: other words; empty for its own.
        width: typed, millimetres; empty for as wide as suits.
        is_shown: whether it is printed.
    """

    key: str
    name: str
    words: str = ""
    width: str = ""
    is_shown: bool = True


def columns_of(portfolio: Portfolio, key: str) -> list[ColumnChoice]:
    """Return all columns of a table, hidden ones too, in the order chosen."""
    options, _ = read_options(portfolio, key)
    compose = REPORTS[key].compose
    whole = compose(
        portfolio, replace(options, hidden_columns=(), column_names={}), None
    )
    shown = {each.key for each in compose(portfolio, options, None).columns}
    names = _names(whole)
    return [
        ColumnChoice(
            key=each.key,
            name=names[at],
            words=options.column_names.get(each.key, ""),
            width=_width_text(options.column_widths_mm.get(each.key)),
            is_shown=each.key in shown,
        )
        for at, each in enumerate(whole.columns)
    ]


class ColumnsBox(QWidget):
    """Lists the columns; ticked ones are printed, from top to bottom."""

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[ColumnChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = list(columns)
        self._build_widgets()
        for column in columns:
            self._add(column)

    def choices(self) -> list[ColumnChoice]:
        """Return the columns as they shall be."""
        return [self._choice(at) for at in range(self.table.rowCount())]

    def changes(self, now: Mapping[str, object]) -> dict[str, object]:
        """Return the options that say something else than they did.

        Args:
            now: the options that hold, by name.
        """
        wanted, found = self.choices(), dict[str, object]()
        if [each.key for each in wanted] != [each.key for each in self._before]:
            found["column_order"] = [each.key for each in wanted]
        if _shown(wanted) != _shown(self._before):
            found["hidden_columns"] = [e.key for e in wanted if not e.is_shown]
        names = {each.key: each.words for each in wanted if each.words}
        if names != dict(_mapping(now["column_names"])):
            found["column_names"] = names
        widths = {each.key: _millimetres(each.width) for each in wanted if each.width}
        if widths != dict(_mapping(now["column_widths_mm"])):
            found["column_widths_mm"] = widths
        return found

    def problem(self) -> str:
        """Return what is wrong, in a sentence; nothing where all is right."""
        wanted = self.choices()
        if not any(each.is_shown for each in wanted):
            return self.tr("Leave at least one column in the table.")
        wrong = [each for each in wanted if each.width and not _is_width(each.width)]
        if not wrong:
            return ""
        words = self.tr(
            "“{width}” is no width of “{column}”. Write millimetres such as 24, or "
            "leave it empty."
        )
        return words.format(width=wrong[0].width, column=wrong[0].name)

    def shift(self, by: int) -> None:
        """Move the column in hand up (-1) or down (1)."""
        at = self.table.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.table.rowCount():
            return
        columns = self.choices()
        columns[at], columns[to] = columns[to], columns[at]
        column = self.table.currentColumn()
        self.table.setRowCount(0)
        for each in columns:
            self._add(each)
        self.table.setCurrentCell(to, column)

    def _build_widgets(self) -> None:
        px = self._theme.px
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Printed"), self.tr("Other words"), self.tr("Width, mm")]
        )
        self.table.setAccessibleName(self.tr("Columns of the table"))
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        across = self.table.horizontalHeader()
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        across.setHighlightSections(False)
        across.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        across.resizeSection(WIDTH, px(84))
        hint = QLabel(
            self.tr("Ticked columns are printed; words and widths may be your own.")
        )
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        for icon, words, keys, by in (
            ("arrow-up", self.tr("Move up"), "Alt+Shift+Up", -1),
            ("arrow-down", self.tr("Move down"), "Alt+Shift+Down", 1),
        ):
            row.addWidget(self._button(icon, words, keys, by))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)

    def _button(self, icon: str, words: str, keys: str, by: int) -> QToolButton:
        action = QAction(self._theme.icon(icon), words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{words}  {keys}")
        action.triggered.connect(lambda: self.shift(by))
        self.addAction(action)
        button = QToolButton()
        button.setProperty("kind", "icon")
        button.setDefaultAction(action)
        button.setAccessibleName(words)
        return button

    def _add(self, column: ColumnChoice) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        name = QTableWidgetItem(column.name)
        flags = Qt.ItemFlag
        name.setFlags(
            flags.ItemIsEnabled | flags.ItemIsUserCheckable | flags.ItemIsSelectable
        )
        states = Qt.CheckState
        name.setCheckState(states.Checked if column.is_shown else states.Unchecked)
        name.setData(Qt.ItemDataRole.UserRole, column)
        self.table.setItem(at, NAME, name)
        self.table.setItem(at, WORDS, QTableWidgetItem(column.words))
        self.table.setItem(at, WIDTH, QTableWidgetItem(column.width))

    def _choice(self, at: int) -> ColumnChoice:
        index = self.table.model().index
        column: ColumnChoice = index(at, NAME).data(Qt.ItemDataRole.UserRole)
        ticked = index(at, NAME).data(Qt.ItemDataRole.CheckStateRole)
        return replace(
            column,
            words=str(index(at, WORDS).data() or "").strip(),
            width=str(index(at, WIDTH).data() or "").strip(),
            is_shown=Qt.CheckState(ticked) == Qt.CheckState.Checked,
        )


def _names(table: Table) -> list[str]:
    """Return the words of the header over each column."""
    found = [""] * len(table.columns)
    for row in table.header:
        for at, cell in row.items():
            for covered in range(at, at + cell.columns):
                above = found[covered]
                own = cell.text.replace("\n", "")
                found[covered] = f"{above} · {own}" if above and own else above or own
    return found


def _shown(columns: Sequence[ColumnChoice]) -> set[str]:
    return {each.key for each in columns if each.is_shown}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _width_text(width: float | None) -> str:
    return "" if width is None else f"{width:g}"


def _millimetres(text: str) -> float:
    return float(text) if _is_width(text) else 0.0


def _is_width(text: str) -> bool:
    try:
        return 0 < float(text) < float("inf")
    except ValueError:
        return False
