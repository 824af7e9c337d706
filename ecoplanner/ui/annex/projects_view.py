"""The list of projects beside the pages, with its total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
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
from ecoplanner.ui.annex.projects_model import NEED
from ecoplanner.ui.annex.projects_model import NUMBER

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ecoplanner.ui.annex.projects_model import ProjectsModel
    from ecoplanner.ui.theme import Theme

_WIDTHS = (34, 0, 92, 88)


class ProjectsView(QTableView):
    """The list itself: rows are chosen, needs are typed.

    Signals:
        project_chosen: another project is current, by id.
    """

    project_chosen = Signal(str)

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
        self._update_spans()

    def show_project(self, id_: str) -> None:
        """Make a project current and bring it into view."""
        place = self._projects.place(id_)
        if place is None:
            self.clearSelection()
        elif self.currentIndex().row() != place:
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
        for column, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode
            across.setSectionResizeMode(column, mode.Fixed if width else mode.Stretch)
            if width:
                across.resizeSection(column, self._theme.px(width))
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
        self._update_total()

    def _build_widgets(self) -> None:
        px = self._theme.px
        name = QLabel(self.tr("Total"))
        name.setProperty("role", "amount")
        self._total = QLabel()
        self._total.setProperty("role", "amount")
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(_WIDTHS[NUMBER] + 6), px(6), px(10), px(6))
        foot.addWidget(name)
        foot.addStretch(1)
        foot.addWidget(self._total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(line)
        layout.addLayout(foot)

    @Slot()
    def _update_total(self) -> None:
        self._total.setText(money_text(self._projects.total_fen))
