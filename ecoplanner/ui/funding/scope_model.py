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
        children: the projects of a programme.
    """

    scope: Scope
    name: str
    label: str
    need: int | None
    gap: int
    series: int = -1
    row: int = 0
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)


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
        top = Node(scope, program.name, label, None, 0, series=series)
        for project in portfolio.having(Project, "program_id", program.id):
            need = project.need_fen
            gap = (need or 0) - given.get(project.id, 0)
            for above in (top, whole):
                above.gap += gap
                if need is not None:
                    above.need = (above.need or 0) + need
            if accepts is None or accepts(project.name):
                top.children.append(
                    Node(
                        Scope("project", project.id),
                        project.name,
                        project.name,
                        need,
                        gap,
                        row=len(top.children),
                        parent=top,
                    )
                )
        if accepts is None or top.children or accepts(program.name):
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
        if _shape(tops) == _shape(self._tops):
            self._take_over(tops)
            return
        self.beginResetModel()
        self._tops = tops
        self.endResetModel()

    def node(self, index: AnyIndex) -> Node:
        """Return the line of an index."""
        found: Node = index.internalPointer()
        return found

    def index_of(self, scope: Scope) -> QModelIndex:
        """Return the place of a scope; an invalid one where it is not shown."""
        for top in self._tops:
            if top.scope == scope:
                return self.createIndex(top.row, 0, top)
            for child in top.children if scope.kind == "project" else ():
                if child.scope == scope:
                    return self.createIndex(child.row, 0, child)
        return QModelIndex()

    @property
    def not_filled(self) -> str:
        """What stands where a project has no need yet."""
        return self.tr("not filled")

    def _take_over(self, tops: list[Node]) -> None:
        """Keep the lines, which indexes point at, and take over what they say."""
        for old, new in zip(self._tops, tops, strict=True):
            _copy(old, new)
            for child, fresh in zip(old.children, new.children, strict=True):
                _copy(child, fresh)
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
            words = self.tr("{name}\nneed {need}, excess {gap} (10,000 yuan)")
        else:
            words = self.tr("{name}\nneed {need}, gap {gap} (10,000 yuan)")
        gap = signed_text(-node.gap, money_text)
        return in_unit(words).format(name=name, need=need, gap=gap)

    @override
    def index(
        self,
        row: int,
        column: int,
        parent: AnyIndex = QModelIndex(),  # noqa: B008
    ) -> QModelIndex:
        rows = self._tops if not parent.isValid() else self.node(parent).children
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
        return 0 if parent.column() else len(self.node(parent).children)

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


def _shape(tops: list[Node]) -> list[list[Scope]]:
    return [[top.scope, *(child.scope for child in top.children)] for top in tops]


def _copy(old: Node, new: Node) -> None:
    old.name, old.label = new.name, new.label
    old.need, old.gap, old.series = new.need, new.gap, new.series
