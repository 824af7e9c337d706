"""The list at the left of the funding page: whose money is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QTreeView
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.project import Project
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.charts.patterns import paint_series
from ecoplanner.ui.clear_button import add_clear_button
from ecoplanner.ui.clear_button import add_search_icon
from ecoplanner.ui.funding.money import projects_in
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.scope_model import Node
from ecoplanner.ui.funding.scope_model import scope_nodes
from ecoplanner.ui.funding.scope_model import ScopeModel
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.funding.scope_model import AnyIndex
    from ecoplanner.ui.theme import Theme

WIDTH = 236
ROW = 28
#: Up to so many projects all programmes are open.
OPEN_UP_TO = 60
#: Below this width the names of projects stand further left.
_ROOMY = 200


class ScopePanel(QFrame):
    """Chooses the plan, a programme or a project; finds projects by name.

    Signals:
        scope_chosen: other money is to be shown, with a `Scope`.
    """

    scope_chosen = Signal(Scope)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._portfolio: Portfolio | None = None
        self._given: Mapping[str, int] = {}
        self._is_moving = False
        self.model = ScopeModel()
        self.setProperty("kind", "card")
        self._build_widgets()
        self.find_field.textChanged.connect(self._on_find_changed)
        self.tree.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.model.modelReset.connect(self._on_model_reset)
        self.model.rowsInserted.connect(self._on_rows_inserted)

    @property
    def scope(self) -> Scope:
        """Whose money is chosen."""
        chosen = self.tree.selectionModel().selectedRows()
        if len(chosen) > 1 and self._portfolio is not None:
            return _together(
                self._portfolio, [self.model.node(index).scope for index in chosen]
            )
        index = self.tree.currentIndex()
        return self.model.node(index).scope if index.isValid() else Scope()

    def show_portfolio(self, portfolio: Portfolio, given: Mapping[str, int]) -> None:
        """Show the gaps of a state of the plan; what is chosen stays."""
        self._portfolio, self._given = portfolio, given
        needle = Needle(self.find_field.text())
        accepts = needle.is_in if needle else None
        scope = self.scope
        self._is_moving = True
        self.model.show_nodes(scope_nodes(portfolio, given, accepts))
        self._is_moving = False
        self._update_width()
        self.choose(scope)

    def choose(self, scope: Scope) -> None:
        """Choose a scope; the whole plan where it is gone."""
        if scope.kind == "selection":
            self._select(scope.ids)
            return
        index = self.model.index_of(scope)
        if not index.isValid():
            index = self.model.index_of(Scope())
        if index.isValid() and index != self.tree.currentIndex():
            self._is_moving = True
            # The view would add it to the selection while Ctrl is held, as in Ctrl+3.
            flags = QItemSelectionModel.SelectionFlag
            self.tree.selectionModel().setCurrentIndex(
                index, flags.ClearAndSelect | flags.Rows
            )
            self._is_moving = False

    def _select(self, ids: Sequence[str]) -> None:
        """Choose several projects; those that are not shown are left out."""
        model = self.tree.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        self._is_moving = True
        model.clearSelection()
        for id_ in ids:
            index = self.model.index_of(Scope("project", id_))
            if index.isValid():
                model.select(index, flags.Select | flags.Rows)
                model.setCurrentIndex(index, flags.NoUpdate)
        self._is_moving = False

    def _build_widgets(self) -> None:
        theme, px = self._theme, self._theme.px
        self.find_field = LineInput()
        self.find_field.setPlaceholderText(self.tr("Find"))
        self.find_field.setAccessibleName(self.tr("Find a project"))
        self.find_field.setToolTip(
            self.tr("Find projects by name or pinyin initials; Esc clears")
        )
        add_clear_button(self.find_field)
        add_search_icon(self.find_field, theme.icon("search", "text3", 14))
        self.tree = _ScopeTree(theme)
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(self.tr("Whose money is shown"))
        self.tree.setItemDelegate(_ScopeDelegate(theme, self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setUniformRowHeights(True)
        self.tree.setExpandsOnDoubleClick(True)
        self.tree.setFrameShape(QTreeView.Shape.NoFrame)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setSelectionBehavior(QTreeView.SelectionBehavior.SelectRows)
        self.tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.tree.setToolTip(
            self.tr("With Ctrl or Shift several projects are chosen together")
        )
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, px(66))
        foot = QLabel(in_unit(self.tr("At the right the gap (10,000 yuan)")))
        foot.setProperty("role", "secondary")
        foot.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(7), px(7), px(7), px(8))
        layout.addWidget(self.find_field)
        layout.addWidget(self.tree, 1)
        layout.addWidget(foot)

    def _update_width(self) -> None:
        """Give the gaps the room of the longest one; the plan's has the whole line."""
        metrics = QFontMetrics(self._theme.font(13, 600))
        words = [self.model.not_filled, self.model.widest_gap]
        longest = max(map(metrics.horizontalAdvance, words))
        width = max(self._theme.px(58), longest + self._theme.px(12))
        self.tree.header().resizeSection(1, width)

    @Slot(str)
    def _on_find_changed(self, _text: str) -> None:
        if self._portfolio is not None:
            self.show_portfolio(self._portfolio, self._given)
            if self.find_field.text().strip():
                self.tree.expandAll()

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, *_: QItemSelection) -> None:
        if not self._is_moving and self.tree.selectionModel().hasSelection():
            self.scope_chosen.emit(self.scope)

    @Slot()
    def _on_model_reset(self) -> None:
        self.tree.setFirstColumnSpanned(0, QModelIndex(), True)  # noqa: FBT003 - Qt's

    @Slot()
    def _on_rows_inserted(self) -> None:
        if self.model.project_count <= OPEN_UP_TO:
            self.tree.expandAll()


def _together(portfolio: Portfolio, scopes: Sequence[Scope]) -> Scope:
    """Return the scope of several lines; the plan where it is one of them."""
    if any(scope.kind == "plan" for scope in scopes):
        return Scope()
    wanted = {row.id for scope in scopes for row in projects_in(portfolio, scope)}
    ids = (row.id for row in portfolio.all(Project) if row.id in wanted)
    return Scope("selection", ids=tuple(ids))


class _ScopeTree(QTreeView):
    """A tree whose chevrons are painted by its delegate, and can be clicked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.position().x() < self._theme.px(22) and index.isValid():
            first = index.siblingAtColumn(0)
            if self.model().hasChildren(first):
                self.setExpanded(first, not self.isExpanded(first))
                return
        super().mousePressEvent(event)


class _ScopeDelegate(QStyledItemDelegate):
    """Paints a line of the tree."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, self._theme.px(ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        node: Node = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        state = option.state
        chosen = QStyle.StateFlag.State_Selected in state
        painter.save()
        if chosen:
            painter.fillRect(box, theme.color("sel"))
        elif QStyle.StateFlag.State_MouseOver in state:
            painter.fillRect(box, theme.color("hover"))
        if chosen and not index.column():
            bar = QRectF(box.left(), box.top(), px(3), box.height())
            painter.fillRect(bar, theme.color("accent"))
        is_top = node.scope.kind != "project"
        weight = 600 if chosen or node.scope.kind == "plan" else 400
        painter.setFont(theme.font(13 if is_top else 12, weight))
        if index.column():
            self._paint_gap(painter, box, node, str(index.data()))
        elif node.scope.kind == "plan":
            gap = str(index.sibling(index.row(), 1).data())
            self._paint_gap(painter, box, node, gap)
            used = painter.fontMetrics().horizontalAdvance(gap) + px(12)
            self._paint_name(painter, box.adjusted(0, 0, -used, 0), node, index)
        else:
            self._paint_name(painter, box, node, index)
        if QStyle.StateFlag.State_HasFocus in state:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_name(
        self, painter: QPainter, box: QRectF, node: Node, index: AnyIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        left = box.left() + px(9)
        if node.scope.kind == "program":
            is_open = self._view.isExpanded(index)
            icon = "chevron-down" if is_open else "chevron-right"
            y = int(box.center().y() - px(7))
            if node.projects:
                painter.drawPixmap(
                    int(box.left() + px(5)), y, theme.pixmap(icon, "text2", 14)
                )
            swatch = QRectF(
                box.left() + px(24), box.center().y() - px(5), px(10), px(10)
            )
            paint_series(painter, swatch, node.series, theme)
            left = box.left() + px(40)
        elif node.scope.kind == "project":
            is_narrow = self._view.viewport().width() < px(_ROOMY)
            left = box.left() + px(24 if is_narrow else 40)
        inside = QRectF(left, box.top(), box.right() - left, box.height())
        tone = "text" if node.scope.kind != "project" else "text2"
        painter.setPen(theme.color(tone))
        mode = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(
            str(index.data()), mode, int(inside.width())
        )
        painter.drawText(
            inside,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words,
        )

    def _paint_gap(
        self, painter: QPainter, box: QRectF, node: Node, words: str
    ) -> None:
        theme = self._theme
        tone = "text3"
        if node.gap > 0 or (node.need is None and node.scope.kind == "project"):
            tone = "danger"
        elif node.gap < 0:
            tone = "warn"
        painter.setPen(theme.color(tone))
        inside = box.adjusted(0, 0, -theme.px(8), 0)
        painter.drawText(
            inside,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
            words,
        )
