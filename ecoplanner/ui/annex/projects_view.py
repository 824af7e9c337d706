"""The list of projects beside the pages, with its total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.annex.projects_delegate import ProjectsDelegate
from ecoplanner.ui.annex.projects_model import Index
from ecoplanner.ui.annex.projects_model import LEAD
from ecoplanner.ui.annex.projects_model import NAME
from ecoplanner.ui.annex.projects_model import NEED
from ecoplanner.ui.annex.projects_model import NUMBER

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.annex.projects_model import ProjectsModel
    from ecoplanner.ui.theme import Theme

#: Pixels at 100 %: a name as short as this hides the agency beside it.
_LEAST_NAME = 160
#: Lead agencies are shown in as much as this.
_LEAD_WIDTH = 92


class ProjectsView(QTableView):
    """The list itself: rows are chosen, needs are typed.

    Signals:
        project_chosen: another project is current, by id.
        widths_changed: columns are wider or narrower.
    """

    project_chosen = Signal(str)
    widths_changed = Signal()

    def __init__(
        self, model: ProjectsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._projects = model
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(ProjectsDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Projects"))
        self._build_headers()
        model.modelReset.connect(self._update_spans)
        model.modelReset.connect(self._update_widths)
        self._update_spans()
        self._update_widths()

    def show_project(self, id_: str) -> None:
        """Make a project current and bring it into view."""
        place = self._projects.place(id_)
        if place is None:
            self.clearSelection()
        elif not self.selectionModel().isRowSelected(place):
            index = self._projects.index(place, NEED)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def commit(self) -> None:
        """Store what is being typed."""
        # The stubs do not say that there may be none.
        editor: QWidget | None = self.indexWidget(self.currentIndex())
        # An editor that was closed just now is still there, but no longer ours.
        if editor is not None and self.state() == self.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, self.itemDelegate().EndEditHint.NoHint)

    def _build_headers(self) -> None:
        across = self.horizontalHeader()
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setFixedHeight(self._theme.px(32))
        across.setMinimumSectionSize(self._theme.px(24))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down = self.verticalHeader()
        down.hide()
        down.setMinimumSectionSize(self._theme.px(20))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self._theme.px(self._theme.row_height))

    @Slot()
    def _update_spans(self) -> None:
        """Let a programme's name reach as far as its sum."""
        self.clearSpans()
        for place in self._projects.groups:
            self.setSpan(place, NUMBER, 1, NEED)

    @Slot()
    def _update_widths(self) -> None:
        """Let figures be read whole; the agency gives way before the name."""
        px, model = self._theme.px, self._projects
        figures = QFontMetrics(self._theme.font(13, 600))
        count = str(model.rowCount())
        need = money_text(model.total_fen)
        title = str(model.headerData(NEED, Qt.Orientation.Horizontal))
        number_wide = figures.horizontalAdvance(count) + px(18)
        need_wide = max(map(figures.horizontalAdvance, (need, title))) + px(22)
        room = self.viewport().width() - number_wide - need_wide
        lead_wide = px(_LEAD_WIDTH)
        has_lead = room - lead_wide >= px(_LEAST_NAME)
        self.setColumnHidden(LEAD, not has_lead)
        widths = {
            NUMBER: number_wide,
            NAME: room - lead_wide if has_lead else room,
            LEAD: lead_wide,
            NEED: need_wide,
        }
        for column, width in widths.items():
            self.setColumnWidth(column, max(width, px(24)))
        self.widths_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_widths()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not current.isValid():
            return
        row = self._projects.row(current.row())
        if not row.is_group and current.row() != previous.row():
            self.project_chosen.emit(row.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        types = event.text().strip() and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if (types or event.key() == Qt.Key.Key_F2) and current.column() != NEED:
            self.setCurrentIndex(current.siblingAtColumn(NEED))
        if event.key() == Qt.Key.Key_Escape:
            self._projects.drop_rejected()
        super().keyPressEvent(event)


class ProjectsCard(QFrame):
    """The list on a card, with the sum of all needs under it."""

    def __init__(
        self, model: ProjectsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._projects = model
        self._theme = theme
        self.setProperty("kind", "card")
        self.view = ProjectsView(model, theme)
        self.setFocusProxy(self.view)
        self._build_widgets()
        model.dataChanged.connect(self._update_total)
        model.modelReset.connect(self._update_total)
        self.view.widths_changed.connect(self._update_foot)
        self._update_total()
        self._update_foot()

    def _build_widgets(self) -> None:
        name = QLabel(self.tr("Total"))
        name.setProperty("role", "amount")
        self._total = QLabel()
        self._total.setProperty("role", "amount")
        foot = QFrame()
        foot.setProperty("kind", "total")
        self._foot = QHBoxLayout(foot)
        self._foot.addWidget(name)
        self._foot.addStretch(1)
        self._foot.addWidget(self._total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(foot)

    @Slot()
    def _update_foot(self) -> None:
        """Let the sum stand under the figures, its word under the names."""
        px, view = self._theme.px, self.view
        before = view.columnWidth(NUMBER) + px(8)
        after = view.width() - view.viewport().width() + px(8)
        self._foot.setContentsMargins(before, px(6), after, px(6))

    @Slot()
    def _update_total(self) -> None:
        self._total.setText(money_text(self._projects.total_fen))
