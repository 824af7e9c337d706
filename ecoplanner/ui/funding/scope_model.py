"""The whole plan, its programmes and their projects as a tree with gaps."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from typing_extensions import override

from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import signed_text
from ecoplanner.ui.funding.money import Scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio

AnyIndex = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


@dataclass(slots=True, eq=False)
class Node:
    """One line of the tree.

    Attributes:
        scope: what choosing it shows.
        name: its name; empty for the plan.
        label: short name for a narrow list.
        need: whole fen; None where nothing in it has a price.
        gap: whole fen; negative for an excess.
        series: place of the programme, from 0; -1 for others.
        row: place under its parent.
        parent: the programme of a project.
        projects: those of a programme that are shown.
        given: what each project is given, whole fen.
    """

    scope: Scope
    name: str
    label: str
    need: int | None
    gap: int
    series: int = -1
    row: int = 0
    parent: Node | None = None
    projects: Sequence[Project] = ()
    given: Mapping[str, int] = field(default_factory=dict)
    _children: list[Node] | None = None

    @property
    def children(self) -> list[Node]:
        """The projects of a programme, as lines made when first asked for."""
        if self._children is None:
            self._children = [
                _project_node(self, row, project)
                for row, project in enumerate(self.projects)
            ]
        return self._children

    @property
    def key(self) -> tuple[Scope, tuple[str, ...]]:
        """What it shows: its scope and the ids of its projects."""
        return self.scope, tuple([project.id for project in self.projects])

    def take_over(self, other: Node) -> None:
        """Say what another says, which shows the same."""
        self.name, self.label = other.name, other.label
        self.need, self.gap, self.series = other.need, other.gap, other.series
        self.projects, self.given = other.projects, other.given
        for row, child in enumerate(self._children or ()):
            child.take_over(_project_node(self, row, self.projects[row]))


def _project_node(parent: Node, row: int, project: Project) -> Node:
    return Node(
        Scope("project", project.id),
        project.name,
        project.name,
        project.need_fen,
        (project.need_fen or 0) - parent.given.get(project.id, 0),
        row=row,
        parent=parent,
    )


def scope_nodes(
    portfolio: Portfolio,
    given: Mapping[str, int],
    accepts: Callable[[str], bool] | None = None,
) -> list[Node]:
    """Return the plan and its programmes, each with its projects.

    Args:
        portfolio: the plan.
        given: what each project is given, whole fen.
        accepts: whether a name is looked for; None for all.
    """
    whole = Node(Scope(), "", "", None, 0)
    tops = [whole]
    for series, program in enumerate(portfolio.all(Program)):
        scope = Scope("program", program.id)
        label = program.short_name or program.name
        projects = portfolio.having(Project, "program_id", program.id)
        needs = [row.need_fen for row in projects if row.need_fen is not None]
        top = Node(scope, program.name, label, None, 0, series=series, given=given)
        top.gap = sum(needs) - sum([given.get(row.id, 0) for row in projects])
        whole.gap += top.gap
        if needs:
            top.need = sum(needs)
            whole.need = (whole.need or 0) + top.need
        top.projects = projects
        if accepts is not None:
            top.projects = tuple(row for row in projects if accepts(row.name))
        if accepts is None or top.projects or accepts(program.name):
            top.row = len(tops)
            tops.append(top)
    return tops


class ScopeModel(QAbstractItemModel):
    """Names and gaps; the first line is the whole plan.

    Roles: `DisplayRole` is worded, `UserRole` the `Node`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._tops: list[Node] = []

    def show_nodes(self, tops: list[Node]) -> None:
        """Show another state; places stay where the same lines are there."""
        if [top.key for top in tops] == [top.key for top in self._tops]:
            self._take_over(tops)
            return
        # The plan's line first, alone: a view that is told how to lay it out lays out
        # all lines that are there, and would again when it is seen.
        self.beginResetModel()
        self._tops = tops[:1]
        self.endResetModel()
        if len(tops) > 1:
            self.beginInsertRows(QModelIndex(), 1, len(tops) - 1)
            self._tops = tops
            self.endInsertRows()

    def node(self, index: AnyIndex) -> Node:
        """Return the line of an index."""
        found: Node = index.internalPointer()
        return found

    def index_of(self, scope: Scope) -> QModelIndex:
        """Return the place of a scope; an invalid one where it is not shown."""
        for top in self._tops:
            if top.scope == scope:
                return self.createIndex(top.row, 0, top)
            for row, project in enumerate(top.projects):
                if scope.kind == "project" and project.id == scope.id:
                    return self.createIndex(row, 0, top.children[row])
        return QModelIndex()

    @property
    def project_count(self) -> int:
        """How many projects are shown."""
        return sum(len(top.projects) for top in self._tops)

    @property
    def widest_gap(self) -> str:
        """The longest gap below the whole plan's, in words; empty for none."""
        below = self._tops[1:]
        if not below:
            return ""
        return self._gap(max(below, key=lambda node: abs(node.gap)))

    @property
    def not_filled(self) -> str:
        """What stands where a project has no need yet."""
        return self.tr("not filled")

    def _take_over(self, tops: list[Node]) -> None:
        """Keep the lines, which indexes point at, and take over what they say."""
        for old, new in zip(self._tops, tops, strict=True):
            old.take_over(new)
        if self._tops:
            last = self.index(len(self._tops) - 1, 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _name(self, node: Node) -> str:
        return self.tr("Whole plan") if node.scope.kind == "plan" else node.label

    def _gap(self, node: Node) -> str:
        if node.need is None and not node.gap:
            return self.not_filled if node.scope.kind == "project" else "0"
        return signed_text(-node.gap)

    def _tooltip(self, node: Node) -> str:
        need = "—" if node.need is None else money_text(node.need)
        name = node.name or self.tr("Whole plan")
        if node.gap < 0:
            words = self.tr("{name}\nneed {need}, excess {gap} × 10,000 yuan")
        else:
            words = self.tr("{name}\nneed {need}, gap {gap} × 10,000 yuan")
        gap = signed_text(-node.gap, money_text)
        return in_unit(words).format(name=name, need=need, gap=gap)

    @override
    def index(
        self,
        row: int,
        column: int,
        parent: AnyIndex = QModelIndex(),  # noqa: B008
    ) -> QModelIndex:
        if parent.isValid():
            above: Node = parent.internalPointer()
            rows = above.children
        else:
            rows = self._tops
        if 0 <= row < len(rows) and 0 <= column <= 1:
            return self.createIndex(row, column, rows[row])
        return QModelIndex()

    @override
    def parent(  # type: ignore[override]  # the other form is QObject's
        self,
        index: AnyIndex = QModelIndex(),  # noqa: B008
    ) -> QModelIndex:
        above = self.node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._tops)
        return 0 if parent.column() else len(self.node(parent).projects)

    @override
    def hasChildren(self, parent: AnyIndex = QModelIndex()) -> bool:  # noqa: B008
        # A view asks this of every line, all of which are laid out at first.
        if not parent.isValid():
            return bool(self._tops)
        return not parent.column() and bool(self.node(parent).projects)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 2

    @override
    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == _ROLE.DisplayRole:
            return self._gap(node) if index.column() else self._name(node)
        if role == _ROLE.UserRole:
            return node
        if role == _ROLE.ToolTipRole:
            return self._tooltip(node)
        if role == _ROLE.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self.tr("Gap") if section else self.tr("Scope")
        return None
