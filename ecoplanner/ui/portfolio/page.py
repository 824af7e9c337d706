"""The page of projects: the table, and what belongs to it at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.go_to_box import GoToBox
from ecoplanner.ui.page import Page
from ecoplanner.ui.portfolio.column_filters import ColumnFilters
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.commands import GridCommands
from ecoplanner.ui.portfolio.filter_bar import FilterBar
from ecoplanner.ui.portfolio.finder import Finder
from ecoplanner.ui.portfolio.grid_model import FOLDED_FROM
from ecoplanner.ui.portfolio.grid_model import GridModel
from ecoplanner.ui.portfolio.grid_panel import GridPanel
from ecoplanner.ui.portfolio.layout_memory import remembered
from ecoplanner.ui.portfolio.preview_dock import PreviewDock
from ecoplanner.ui.portfolio.rows import cell_owner
from ecoplanner.ui.portfolio.side_column import form_of
from ecoplanner.ui.portfolio.side_column import SideColumn
from ecoplanner.ui.portfolio.steps import show_field
from ecoplanner.ui.portfolio.steps import show_project
from ecoplanner.ui.portfolio.steps import step_project
from ecoplanner.ui.portfolio.toolbar import Toolbar
from ecoplanner.ui.portfolio.wording import mean_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.bulk import BulkPopup
    from ecoplanner.ui.portfolio.filters import Wanted

_FILTER_FROM = 1_000
_WIDE_WINDOW = 2_000
_TALL_WINDOW = 1_000
_LOOSE_ROW = 30


class PortfolioPage(Page):
    """Projects in a grid, with shares and the project in hand at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._memory = remembered(context.settings)
        self._is_new = True
        self._go_box: GoToBox | None = None
        self.model = GridModel(context, self)
        self.model.set_grouping(self._memory.grouping)
        if len(self.model.facts.projects) < FOLDED_FROM:
            known = self.model.figures.groups
            self.model.set_folded(key for key in self._memory.folded if key in known)
        self._build_widgets()
        self._build_actions()
        self._connect()
        context.later(self._start)

    @override
    def search(self, text: str) -> None:
        self._finder.find(text)

    @override
    def find_next(self, *, backwards: bool = False) -> None:
        self._finder.find_next(backwards=backwards)

    @override
    def commit_editor(self) -> None:
        QGuiApplication.inputMethod().commit()
        self.view.commit()
        self.side.commit_editor()

    def change_many(self) -> BulkPopup | None:
        """Ask for one value for all projects selected; None where none is."""
        from ecoplanner.ui.portfolio.bulk import BulkPopup  # noqa: PLC0415 - late

        ids = self.view.selected.projects()
        if not ids:
            return None
        count = self.model.wording.projects(len(ids))
        popup = BulkPopup(self.session.portfolio, count, self.theme, self)
        popup.choose(COLUMNS[self.view.currentIndex().column()].key)
        popup.applied.connect(self.commands.type_into_selected)
        popup.closed.connect(self.view.setFocus)
        button = self.toolbar.bulk_button
        popup.adjustSize()
        popup.move(button.mapTo(self, button.rect().bottomLeft()))
        popup.show()
        popup.raise_()
        popup.field.setFocus()
        return popup

    def go_to_number(self, number: int) -> None:
        """Go to a project by its number in the annex."""
        projects = self.model.facts.projects
        if projects:
            at = min(max(number, 1), len(projects)) - 1
            self._on_focus_project_changed(projects[at].id)

    def _build_widgets(self) -> None:
        theme = self.theme
        # From the outermost: what moves into another widget is styled anew, with all
        # that is in it.
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(theme.px(12))
        self._splitter.setChildrenCollapsible(False)
        left = QWidget(self._splitter)
        self.toolbar = Toolbar(theme, self._memory, left)
        language = self.model.wording.language
        self.filter_bar = FilterBar(self.context, language, left)
        self.dock = PreviewDock(self.context, self._memory, left)
        self.panel = GridPanel(self.model, theme, self._memory, self.dock)
        self.dock.put_under(self.panel)
        self.view = self.panel.view
        self.setFocusProxy(self.view)
        self._finder = Finder(self.model, self.view)
        self.column_filters = ColumnFilters(
            self.model, self.panel, self.filter_bar, theme
        )
        self.commands = GridCommands(self.session, self.model, self.view, theme, self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.toolbar, self.filter_bar):
            column.addWidget(widget)
        column.addWidget(self.dock, 1)
        self.side = SideColumn(self.context, self._splitter)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._splitter)

    def _build_actions(self) -> None:
        self.filter_action = QAction(self.tr("Filter"), self)
        self.filter_action.setShortcut(QKeySequence("Ctrl+Shift+L"))
        self.inspector_action = QAction(self.tr("Inspector"), self)
        self.inspector_action.setShortcut(QKeySequence("F4"))
        self.shares_action = QAction(self.tr("Budget shares"), self)
        self.shares_action.setShortcut(QKeySequence("Ctrl+Alt+S"))
        self.narrow_action = QAction(self.tr("Filter this column…"), self)
        self.narrow_action.setShortcut(QKeySequence("Ctrl+Alt+L"))
        self.go_action = QAction(self.tr("Go to row…"), self)
        self.go_action.setShortcut(QKeySequence("Ctrl+G"))
        actions = (
            self.narrow_action,
            self.go_action,
            self.filter_action,
            self.inspector_action,
            self.shares_action,
        )
        for action in actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _connect(self) -> None:
        bar, view = self.toolbar, self.view
        bar.new_button.clicked.connect(self.commands.add_below)
        bar.paste_button.clicked.connect(self.commands.paste_action.trigger)
        bar.filter_button.toggled.connect(self._on_filter_toggled)
        bar.grouping_chosen.connect(self._on_grouping_chosen)
        bar.column_toggled.connect(self._on_column_toggled)
        bar.columns_reset.connect(self._on_columns_reset)
        self.filter_action.triggered.connect(self._on_filter_triggered)
        self.narrow_action.triggered.connect(
            lambda: self.column_filters.open(self.view.currentIndex().column())
        )
        self.inspector_action.triggered.connect(lambda: self.side.toggle("inspector"))
        self.shares_action.triggered.connect(lambda: self.side.toggle("shares"))
        bar.bulk_button.clicked.connect(self.change_many)
        bar.preview_button.setChecked(self.dock.is_wanted)
        bar.preview_button.toggled.connect(self.dock.want)
        self.dock.shown_changed.connect(bar.preview_button.setChecked)
        self.dock.roomy_changed.connect(bar.preview_button.setVisible)
        self.dock.layout_changed.connect(self._on_layout_changed)
        self.dock.notice.connect(self.notice)
        note = self.panel.empty_note
        note.paste_requested.connect(self.commands.paste_action.trigger)
        note.new_requested.connect(self.commands.add_below)
        note.clear_requested.connect(self.filter_bar.clear)
        self._finder.found.connect(bar.show_found)
        self.go_action.triggered.connect(self._on_go_triggered)
        self.filter_bar.wanted_changed.connect(self._on_wanted_changed)
        self.filter_bar.left.connect(view.setFocus)
        self.column_filters.narrowed.connect(self._on_focus_filter_changed)
        self.side.form_changed.connect(self._lay_out)
        self.side.stepped.connect(lambda by: step_project(self.model, view, by))
        self.side.jumped.connect(lambda key: show_field(view, key))
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self.panel.layout_changed.connect(self._on_layout_changed)
        self.panel.page_requested.connect(self.page_requested)
        self.commands.notice.connect(self.notice)
        self.commands.refused.connect(self.refused)
        self.side.notice.connect(self.notice)
        self.side.refused.connect(self.refused)
        view.moved.connect(self._on_view_moved)
        view.cancelled.connect(self._on_view_cancelled)
        view.group_activated.connect(self._on_group_activated)
        view.menu_requested.connect(self._on_menu_requested)
        self.model.sums_changed.connect(self._on_sums_changed)
        self.focus.project_changed.connect(self._on_focus_project_changed)
        self.focus.filter_changed.connect(self._on_focus_filter_changed)

    def _start(self) -> None:
        is_large = len(self.model.facts.projects) >= _FILTER_FROM
        is_open = self._memory.has_filter or is_large or bool(self.focus.filter.by)
        self.toolbar.filter_button.setChecked(is_open)
        self.filter_bar.setVisible(is_open)
        if self.focus.project_id:
            self._on_focus_project_changed(self.focus.project_id)
        else:
            kinds = [row.kind for row in self.model.rows]
            line = kinds.index("project") if "project" in kinds else 0
            self.view.go_to(self.model.index(line, AT["name"]))
        self.panel.update_note()
        self._update_summary()

    def _lay_out(self) -> None:
        """Fit margins, rows and the right column to the window."""
        theme, window = self.theme, self.window()
        margin = theme.px(16 if window.width() >= _WIDE_WINDOW else 12)
        self._layout.setContentsMargins(margin, theme.px(8), margin, theme.px(10))
        self.side.take_form(form_of(round(window.width() / theme.scale)))
        usual, least, most = self.side.widths()
        dragged = self._memory.sides.get(self.side.form)
        if dragged is not None:
            usual = min(max(theme.px(dragged), least), most)
        self.side.setMinimumWidth(least)
        self.side.setMaximumWidth(most)
        self._splitter.setSizes([self._splitter.width() - usual, usual])
        is_tall = window.height() > theme.px(_TALL_WINDOW)
        height = self.context.settings.density
        if not height:
            height = _LOOSE_ROW if is_tall else theme.row_height
        self.view.set_row_height(height)
        self.dock.take_room(is_roomy=is_tall and self.side.form == "beside")

    def _update_summary(self) -> None:
        wording, facts = self.model.wording, self.model.facts
        ids = set(self.view.selected.projects())
        parts = [wording.projects(len(facts.projects))]
        if ids:
            chosen = (each.need_fen for each in facts.projects if each.id in ids)
            needs = [need for need in chosen if need is not None]
            amount = money_text(sum(needs))
            parts.append(self.tr("{count} selected").format(count=len(ids)))
            words = in_unit(self.tr("together {amount} (10,000 yuan)"))
            parts.append(words.format(amount=amount))
            if len(ids) > 1 and needs:
                mean = mean_text(needs)
                words = in_unit(self.tr("average {amount} (10,000 yuan)"))
                parts.append(words.format(amount=mean))
        self.toolbar.bulk_button.setEnabled(len(ids) > 1)
        self.summary_changed.emit(" · ".join(parts))

    def _on_filter_toggled(self, is_on: bool) -> None:  # noqa: FBT001 - a signal
        self.filter_bar.setVisible(is_on)
        self._memory.has_filter = is_on
        self._on_layout_changed()
        if not is_on:
            self.filter_bar.clear()
            self.view.setFocus()
        elif not (self.focus.filter.by or self.filter_bar.wanted.columns):
            # Opened to type words, not by a click in a chart that keeps the keys.
            self.filter_bar.start()

    def _on_go_triggered(self) -> None:
        count = len(self.model.facts.projects)
        current = self.model.project(self.view.currentIndex())
        numbers = self.model.facts.numbers
        at = numbers[current.id] if current is not None else 1
        if self._go_box is None:
            self._go_box = GoToBox(self.theme, self)
            self._go_box.chosen.connect(self.go_to_number)
        self._go_box.start(count, at)

    def _on_filter_triggered(self) -> None:
        button = self.toolbar.filter_button
        if button.isChecked() and not self.filter_bar.field.hasFocus():
            self.filter_bar.start()
        else:
            button.toggle()

    def _on_grouping_chosen(self, grouping: str) -> None:
        self._memory.grouping = grouping  # type: ignore[assignment] # of the menu
        self.model.set_grouping(self._memory.grouping)
        self.toolbar.show_grouping(self._memory.grouping)
        self._on_layout_changed()
        self._on_focus_project_changed(self.focus.project_id)

    def _on_column_toggled(self, key: str, is_shown: bool) -> None:  # noqa: FBT001
        self._memory.show(key, is_shown=is_shown)
        self._on_layout_changed()
        self.panel.lay_columns()

    def _on_columns_reset(self) -> None:
        self._memory.reset_columns()
        self._on_layout_changed()
        self.panel.lay_columns()

    def _on_layout_changed(self) -> None:
        self._memory.keep(self.context.settings)

    def _on_wanted_changed(self, wanted: Wanted) -> None:
        self.model.set_wanted(wanted)

    def _on_view_moved(self) -> None:
        index = self.view.currentIndex()
        project = self.model.project(index) if index.isValid() else None
        if project is not None:
            self.focus.set_project(project.id)
        self._update_summary()

    def _on_view_cancelled(self) -> None:
        """Esc: first what is kept in the cell, then marks, then the selection."""
        index = self.view.currentIndex()
        if index.isValid() and self.model.pending_of(index) is not None:
            owner = cell_owner(self.model.row(index))
            self.model.mark_pending({(owner, COLUMNS[index.column()].key): None})
            self.panel.hush()
        elif self._finder.is_on:
            self._finder.find("")
        elif self.model.invitation is not None:
            self.model.invite(None)
        else:
            self.view.clearSelection()

    def _on_group_activated(self, key: str) -> None:
        self.model.toggle_group(key)
        self._memory.folded = sorted(self.model.folded)
        self._on_layout_changed()

    def _on_splitter_moved(self) -> None:
        width = round(self.side.width() / self.theme.scale)
        self._memory.sides[self.side.form] = width
        self._on_layout_changed()

    def _on_menu_requested(self, point: QPoint) -> None:
        menu = QMenu(self)
        for action in self.commands.menu_actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.narrow_action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _on_sums_changed(self) -> None:
        if not self.view.currentIndex().isValid() and self.focus.project_id:
            self._on_focus_project_changed(self.focus.project_id)
        self._update_summary()

    def _on_focus_project_changed(self, project_id: str) -> None:
        """Go to a project that was taken in hand elsewhere."""
        current = self.model.project(self.view.currentIndex())
        if project_id and (current is None or current.id != project_id):
            show_project(self.model, self.view, project_id)

    def _on_focus_filter_changed(self) -> None:
        if self.focus.filter.by or self.filter_bar.wanted.columns:
            self.toolbar.filter_button.setChecked(True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_new:
            # The table scrolled while it was no higher than a line.
            self._is_new = False
            self._lay_out()
            self.view.scrollToTop()
            self.view.scrollTo(self.view.currentIndex())

    @override
    def minimumSizeHint(self) -> QSize:
        # What a wide window has room for must not keep it wide.
        return super().minimumSizeHint() - QSize(self.side.spare_width(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
