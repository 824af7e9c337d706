"""Projects as lines of a table, in groups, with sums that add up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from typing_extensions import override

from ecoplanner.model.funding import Scenario
from ecoplanner.model.project import Project
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.portfolio.cell_words import cell_of
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.facts import Facts
from ecoplanner.ui.portfolio.figures import Figures
from ecoplanner.ui.portfolio.filters import accepting
from ecoplanner.ui.portfolio.filters import Wanted
from ecoplanner.ui.portfolio.found import Found
from ecoplanner.ui.portfolio.lines import Lines
from ecoplanner.ui.portfolio.rows import cell_owner
from ecoplanner.ui.portfolio.rows import Row
from ecoplanner.ui.portfolio.rows import runs
from ecoplanner.ui.portfolio.rows import Sorting
from ecoplanner.ui.portfolio.rows import splice_of
from ecoplanner.ui.portfolio.rows import table_rows
from ecoplanner.ui.portfolio.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from ecoplanner.model.finding import Finding
    from ecoplanner.model.store.stepping import Change
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.cells import Cell
    from ecoplanner.ui.portfolio.cells import Pending
    from ecoplanner.ui.portfolio.figures import Group
    from ecoplanner.ui.portfolio.figures import Grouping
    from ecoplanner.ui.portfolio.figures import Member
    from ecoplanner.ui.portfolio.rows import Invitation

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHOWN = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable
CELL_ROLE = Role.UserRole + 1
#: From so many projects on, groups start folded.
FOLDED_FROM = 2_000


class GridModel(QAbstractTableModel):
    """All lines of the table of projects.

    Signals:
        sums_changed: the sums, counts or filter of the whole table are others.

    Roles:
        `DisplayRole` is worded text, `EditRole` the words an editor starts with,
        `UserRole` the `Row`, `CELL_ROLE` the `Cell` that is painted.
    """

    sums_changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._focus = context.session, context.focus
        self.wording = Wording(context.settings)
        self.grouping: Grouping = "program"
        self.sorting = Sorting()
        self.wanted = Wanted(filter=self._focus.filter)
        self.invitation: Invitation | None = None
        self.pending: dict[tuple[str, str], Pending] = {}
        self.is_scenario = bool(self._focus.scenario_id)
        self.rows: list[Row] = []
        self._places: dict[Row, int] = {}
        self._lines = Lines()
        self.folded: set[str] = set()
        self._found = Found(self._session)
        #: What is shown now; the lines and these always change together.
        self.figures = self._figures(self._read())
        if len(self.facts.projects) >= FOLDED_FROM:
            self.folded = set(self.figures.groups)
        self._answers: dict[int, Callable[[Index], Any]] = {
            Role.DisplayRole: lambda index: self.cell(index).text,
            Role.EditRole: self.edit_text,
            Role.UserRole: self.row,
            Role.ToolTipRole: lambda index: self.wording.tooltip(self, index),
            Role.AccessibleTextRole: lambda index: self.wording.spoken(self, index),
            Role.TextAlignmentRole: _alignment,
            CELL_ROLE: self.cell,
        }
        self._lay_rows(self.figures)
        self._session.changed.connect(self._on_session_changed)
        self._session.found.connect(self._on_session_found)
        self._focus.filter_changed.connect(self._on_filter_changed)
        self._focus.scenario_changed.connect(self._on_scenario_changed)

    @property
    def facts(self) -> Facts:
        """The plan that is shown."""
        return self.figures.facts

    def row(self, index: Index) -> Row:
        """Return the line an index is in."""
        return self.rows[index.row()]

    def group(self, row: Row) -> Group:
        """Return the group a line belongs to."""
        return self.figures.groups[row.group]

    def member(self, row: Row) -> Member | None:
        """Return the project of a line, None where it is no project's."""
        place = self._places.get(row)
        return None if place is None else self.group(row).members[place]

    def project(self, index: Index) -> Project | None:
        """Return the project of an index, None where it is no project's."""
        member = self.member(self.row(index)) if index.isValid() else None
        return None if member is None else member.project

    def line_of(self, project_id: str, group: str = "") -> int:
        """Return the line of a project, preferably in a group; -1 if not shown."""
        return self._lines.of_project(project_id, group)

    def line(self, row: Row) -> int:
        """Return where a line is, -1 if it is not shown."""
        return self._lines.of(row)

    def group_of_project(self, project_id: str) -> str | None:
        """Return the first group that has a project, also where it is folded."""
        if project_id not in self.figures.shown:
            return None
        for key, group in self.figures.groups.items():
            if any(member.project.id == project_id for member in group.members):
                return key
        return None

    def set_grouping(self, grouping: Grouping) -> None:
        """Group by something else."""
        if grouping != self.grouping:
            self.grouping = grouping
            is_large = len(self.facts.projects) >= FOLDED_FROM
            self.invitation = None
            figures = self._figures(self.facts)
            self.folded = set(figures.groups) if is_large else set()
            self._show(figures)

    def set_sorting(self, sorting: Sorting) -> None:
        """Sort the projects within their groups."""
        self.sorting = sorting
        self._show(self.figures)

    def set_wanted(self, wanted: Wanted) -> None:
        """Show other projects."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._show(self._figures(self.facts))

    def set_folded(self, keys: Iterable[str]) -> None:
        """Fold these groups and open all others."""
        self.folded = set(keys)
        self._show(self.figures)

    def toggle_group(self, key: str) -> None:
        """Fold an open group, open a folded one."""
        self.set_folded(self.folded ^ {key})

    def invite(self, invitation: Invitation | None) -> None:
        """Show a line in which a new project is typed, or take it away."""
        if invitation != self.invitation:
            self.invitation = invitation
            self._show(self.figures)

    def mark_pending(self, pending: Mapping[tuple[str, str], Pending | None]) -> None:
        """Keep words that could not be understood in their cells, or drop them."""
        others = {key for key, kept in pending.items() if kept != self.pending.get(key)}
        for key in others:
            kept = pending[key]
            if kept is None:
                del self.pending[key]
            else:
                self.pending[key] = kept
        if others:
            self._announce({owner for owner, _ in others})

    def pending_of(self, index: Index) -> Pending | None:
        """Return the words of a cell that could not be understood."""
        owner = cell_owner(self.row(index))
        return self.pending.get((owner, COLUMNS[index.column()].key))

    def findings_of(self, index: Index) -> list[str]:
        """Return the sentences of what checks found about a cell."""
        found = self.found_at(self.row(index).project_id, index.column())
        return [self.wording.finding(each) for each in found]

    def is_typed(self, index: Index) -> bool:
        """Whether a cell is edited in place."""
        row, column = self.row(index), COLUMNS[index.column()]
        if row.kind == "invite":
            return column.key == "name"
        member = self.member(row)
        if member is None or not column.editor:
            return False
        return not (member.is_part and column.key == "need")

    def is_title(self, index: Index) -> bool:
        """Whether a cell is the title of a group that has a name of its own."""
        row = self.row(index)
        is_title = row.kind == "group" and index.column() == AT["name"]
        return is_title and bool(self.group(row).name)

    def _read(self) -> Facts:
        portfolio = self._session.portfolio
        scenarios = portfolio.all(Scenario)
        shown = (each for each in scenarios if each.id == self._focus.scenario_id)
        return Facts(portfolio, next(shown, None))

    def _figures(self, facts: Facts) -> Figures:
        # The checks take a while: they are asked only where they matter.
        found = self._found.projects if self.wanted.has_finding else frozenset()
        return Figures(facts, self.grouping, accepting(self.wanted, facts, found))

    def _show_now(self) -> None:
        self._show(self._figures(self._read()))

    def _show(self, figures: Figures) -> None:
        """Show what the state now says; lines that stay keep their place."""
        self._lay_rows(figures)
        self._announce(None)

    def _lay_rows(self, figures: Figures) -> None:
        rows, places = table_rows(figures, self.folded, self.sorting, self.invitation)
        splice = splice_of(self.rows, rows)
        if splice is None:
            self.figures, self._places = figures, places
            return
        head, tail = rows[: splice.first], self.rows[splice.first + splice.removed :]
        # Qt asks for lines that go until they are gone: nothing may change before.
        if splice.removed:
            last = splice.first + splice.removed - 1
            self.beginRemoveRows(ROOT, splice.first, last)
            self._take(figures, head + tail, places)
            self.endRemoveRows()
        if splice.added:
            last = splice.first + splice.added - 1
            self.beginInsertRows(ROOT, splice.first, last)
            self._take(figures, rows, places)
            self.endInsertRows()

    def _take(self, figures: Figures, rows: list[Row], places: dict[Row, int]) -> None:
        self.figures, self.rows, self._places = figures, rows, places
        self._lines = Lines(rows)

    def _announce(
        self, project_ids: Iterable[str] | None, groups: Iterable[str] = ()
    ) -> None:
        """Say which cells are others: lines of projects and groups; None for all."""
        bottom = len(self.rows) - 1
        if project_ids is None and self.rows:
            corner = self.index(bottom, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)
        elif self.rows:
            self._announce_lines(set(project_ids or ()))
            titles = (self.line(Row("group", key)) for key in groups)
            self._announce_runs(sorted(line for line in titles if line >= 0))
            # A need moves the share of every line.
            at = AT["share"]
            self.dataChanged.emit(self.index(0, at), self.index(bottom, at))
        self.sums_changed.emit()

    def _announce_lines(self, project_ids: set[str]) -> None:
        self._announce_runs(
            [at for at, row in enumerate(self.rows) if row.project_id in project_ids]
        )

    def _announce_runs(self, lines: Sequence[int]) -> None:
        for first, last in runs(lines):
            corner = self.index(last, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(first, 0), corner)

    def cell(self, index: Index) -> Cell:
        """Return what a cell shows and how."""
        return cell_of(self, self.rows[index.row()], index.column())

    def place(self, row: Row) -> int:
        """Return the place of a project's line among the members of its group."""
        return self._places[row]

    def found_at(self, project_id: str, column: int) -> list[Finding]:
        """Return what checks found about a cell, the worst first."""
        return self._found.of(project_id, column)

    def edit_text(self, index: Index) -> str:
        """Return the words an editor of a cell starts with."""
        if kept := self.pending_of(index):
            return kept.text
        return self.stored_text(index)

    def stored_text(self, index: Index) -> str:
        """Return the words of a cell that are in the plan."""
        project, column = self.project(index), COLUMNS[index.column()]
        if self.is_title(index):
            return self.group(self.row(index)).name
        if project is None or column.text is None:
            return ""
        if column.key == "zones":
            return self.facts.zones_text(project)
        return column.text(self.facts, project)

    @Slot(object)
    def _on_session_changed(self, change: Change) -> None:
        if self._session.turns.put_off(self.parent(), self._show_now):
            return
        before, former = self.rows, self.figures
        self._lay_rows(self._figures(self._read()))
        # Rows that came take no notice; those that stay may have moved their shares.
        touched = change.rows.get(Project.TABLE)
        if self.rows is not before or change.rows.keys() != {Project.TABLE}:
            touched = None
        elif not self.figures.is_ordered_as(former, touched or ()):
            # Another project has another number now.
            touched = None
        self._announce(touched, self.figures.moved_groups(former))

    @Slot()
    def _on_session_found(self) -> None:
        """Show what was found, which comes after the edit it is about."""
        if self.wanted.has_finding:
            self._show_now()
            return
        self._announce_lines(self._found.moved())

    @Slot(Filter)
    def _on_filter_changed(self, filter_: Filter) -> None:
        self.set_wanted(replace(self.wanted, filter=filter_))

    @Slot(str)
    def _on_scenario_changed(self, scenario_id: str) -> None:
        self.is_scenario = bool(scenario_id)
        self._show_now()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Role.DisplayRole:
            return "" if column.key == "number" else column.heading
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return column.heading
        if role == Role.TextAlignmentRole:
            return RIGHT if column.is_right else LEFT
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        answer = self._answers.get(role)
        return answer(index) if answer is not None and index.isValid() else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # Asked twice for each cell that is painted.
        return _TYPED if self.is_typed(index) or self.is_title(index) else _SHOWN


def _alignment(index: Index) -> Qt.AlignmentFlag:
    return RIGHT if COLUMNS[index.column()].is_right else LEFT
