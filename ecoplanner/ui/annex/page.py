"""The annex: projects at the left, the very pages that are printed at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import notice_text
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.store.stepping import Change
from ecoplanner.reports import REPORTS
from ecoplanner.ui.annex import option_values
from ecoplanner.ui.annex.asking import Asking
from ecoplanner.ui.annex.desk import PageDesk
from ecoplanner.ui.annex.desk_bar import DeskBar
from ecoplanner.ui.annex.feed import Feed
from ecoplanner.ui.annex.hits import Hits
from ecoplanner.ui.annex.memory import AnnexMemory
from ecoplanner.ui.annex.names import file_name
from ecoplanner.ui.annex.names import TableNames
from ecoplanner.ui.annex.option_edits import OptionEdits
from ecoplanner.ui.annex.options_bar import OptionsBar
from ecoplanner.ui.annex.output import Output
from ecoplanner.ui.annex.projects_model import ProjectsModel
from ecoplanner.ui.annex.projects_view import ProjectsCard
from ecoplanner.ui.lists.panel import language_of
from ecoplanner.ui.page import Page
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ecoplanner.ui.annex.composer import Sheets
    from ecoplanner.ui.page import Context

#: Of the list, pixels at 100 %: at first, and the least.
_LIST_WIDTH, _LEAST_LIST = 405, 270


class AnnexPage(Page):
    """Prints the plan's tables, and shows what each edit does to them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._language = language_of(context.settings)
        plan = self.session.portfolio.plan
        self._memory = AnnexMemory(context.settings, plan.id)
        self._is_turned = True
        self._names = TableNames(self)
        self._edits = OptionEdits(self.session, self._memory, self._language, self)
        self._asking = Asking(context, self._language, self)
        self._model = ProjectsModel(self.session, self._language)
        self._model.setParent(self)
        self._build_actions()
        self._build_widgets()
        self._feed = Feed(context, self._desk)
        self._feed.choose(self._memory.tables(list(REPORTS)) or (next(iter(REPORTS)),))
        self._composer = self._feed.composer
        self._output = Output(self._composer, context.settings, self._language, self)
        self._bar.progress.watch(self._feed, self._output)
        self._connect()
        self._update_options()
        self._on_project_changed(self.focus.project_id)

    @property
    def keys(self) -> tuple[str, ...]:
        """The tables that are shown, printed and saved."""
        return self._feed.keys

    @property
    def desk(self) -> PageDesk:
        """The pages."""
        return self._desk

    def show_tables(self, keys: tuple[str, ...]) -> None:
        """Show other tables, in the order in which they are printed."""
        self._memory.keep_tables(keys)
        self._feed.choose(keys)
        self._update_options()

    def set_options(self, wanted: dict[str, object]) -> None:
        """Store options of the tables shown, as one edit."""
        sentence = self._edits.set_options(self.keys, wanted)
        if sentence:
            self.refused.emit(sentence)
            self._update_options()

    def set_merging(self, *, is_on: bool) -> None:
        """Merge cells as they were merged before, or merge none."""
        self._edits.set_merging(self.keys, is_on=is_on)

    @override
    def search(self, text: str) -> None:
        self._bar.start_search(text)

    @override
    def find_next(self, *, backwards: bool = False) -> None:
        self._hits.step(-1 if backwards else 1)

    @override
    def commit_editor(self) -> None:
        QGuiApplication.inputMethod().commit()
        self._card.view.commit()

    def _build_actions(self) -> None:
        icon = self.theme.icon
        self.print_action = self._action(self.tr("Print"), "Ctrl+P", "printer")
        self.save_action = self._action(self.tr("Save PDF"), "Ctrl+Shift+P", "")
        self.save_action.setIcon(icon("download", "onaccent"))
        self.enlarge_action = self._action(self.tr("Larger"), "Ctrl++", "plus")
        self.enlarge_action.setShortcuts(
            [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
        )
        self.shrink_action = self._action(self.tr("Smaller"), "Ctrl+-", "minus")
        self.fit_action = self._action(self.tr("Fit width"), "Ctrl+0", "")
        self.page_action = self._action(self.tr("Go to page"), "Ctrl+G", "")

    def _action(self, words: str, keys: str, icon: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{words}  {keys}")
        if icon:
            action.setIcon(self.theme.icon(icon))
        self.addAction(action)
        return action

    def _build_widgets(self) -> None:
        px = self.theme.px
        self._options = OptionsBar(self.theme, self.print_action, self.save_action)
        self._card = ProjectsCard(self._model, self.theme)
        self._card.setMinimumWidth(px(_LEAST_LIST))
        zoom = (self.shrink_action, self.fit_action, self.enlarge_action)
        self._bar = DeskBar(self.theme, zoom)
        self._desk = PageDesk(self.theme)
        self._desk.is_link = self._is_project
        self._hits = Hits(self._desk, self)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._notice = QFrame()
        self._notice.setProperty("kind", "notice")
        self._notice.setProperty("tone", "danger")
        self._notice.setVisible(False)
        QHBoxLayout(self._notice).addWidget(self._problem)
        right = QFrame()
        right.setProperty("kind", "card")
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self._bar, self._notice):
            column.addWidget(widget)
        column.addWidget(self._desk, 1)
        self._split = QSplitter()
        self._split.setHandleWidth(px(12))
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._card)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(_LIST_WIDTH), px(_LIST_WIDTH * 2)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(12))
        layout.setSpacing(px(8))
        layout.addWidget(self._options)
        layout.addWidget(self._split, 1)
        self.setFocusProxy(self._card)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_session_changed)
        self.focus.project_changed.connect(self._on_project_changed)
        self._model.refused.connect(self.refused)
        self._card.view.project_chosen.connect(self.focus.set_project)
        self._options.options_chosen.connect(self.set_options)
        self._options.merging_toggled.connect(self._on_merging_toggled)
        self._options.all_requested.connect(self._on_all_requested)
        self._options.tables_chosen.connect(self.show_tables)
        self._options.font_requested.connect(self._asking.ask_font)
        self._asking.font_chosen.connect(self._on_font_chosen)
        self._asking.refused.connect(self._on_refused)
        self._options.notes_requested.connect(self._on_notes_requested)
        self._bar.page_requested.connect(self._desk.show_page)
        self._bar.searched.connect(self._hits.start)
        self._bar.search_stepped.connect(self._on_search_stepped)
        self._bar.list_toggled.connect(self._card.setVisible)
        self._desk.row_clicked.connect(self.focus.set_project)
        self._desk.page_changed.connect(self._update_page)
        self._desk.zoom_changed.connect(self._update_zoom)
        self._hits.told.connect(self._bar.show_hits)
        self._output.told.connect(self._say)
        self._feed.shown.connect(self._on_feed_shown)
        self._composer.refused.connect(self._on_refused)
        self.enlarge_action.triggered.connect(self._desk.zoom_in)
        self.shrink_action.triggered.connect(self._desk.zoom_out)
        self.fit_action.triggered.connect(self._desk.fit_width)
        self.page_action.triggered.connect(self._bar.start_page)
        self.print_action.triggered.connect(self._on_print_triggered)
        self.save_action.triggered.connect(self._on_save_triggered)

    def _is_project(self, row_id: str) -> bool:
        place = self._model.place(row_id)
        return place is not None and not self._model.row(place).is_group

    @Slot(str)
    def _say(self, text: str) -> None:
        self.notice.emit(text, False)  # noqa: FBT003 - a signal has no names

    def _update_options(self) -> None:
        portfolio = self.session.portfolio
        self._labels = self._feed.labels
        names = self._names.all(portfolio, self._labels)
        self._options.show_tables(names, self.keys)
        try:
            values = option_values.values_of(portfolio, self.keys[0])
        except EcoplannerError as error:
            self._on_refused(error)
        else:
            self._options.show_values(values | {"is_turned": self._is_turned})

    @Slot()
    def _update_page(self) -> None:
        sheets = self._desk.sheets
        count = None if sheets is None else len(sheets.layout.pages)
        self._bar.show_page(self._desk.page, count)

    @Slot()
    def _update_zoom(self) -> None:
        fitted = self.tr("Fit width")
        percent = f"{self._desk.percent} %"
        self._bar.show_zoom(fitted if self._desk.is_fitted else percent)

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        self._model.refresh(change.rows)
        if change.rows.keys() & {TableSetting.TABLE, "plan"}:
            self._update_options()

    @Slot(str)
    def _on_project_changed(self, project_id: str) -> None:
        self._card.view.show_project(project_id)
        self._desk.show_row(project_id)

    @Slot(bool)
    def _on_merging_toggled(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        self.set_merging(is_on=is_on)

    @Slot(str, str)
    def _on_font_chosen(self, face: str, path: str) -> None:
        self.set_options({face: path})

    @Slot()
    def _on_notes_requested(self) -> None:
        self._asking.ask_notes(self.keys[0], self._name())

    @Slot()
    def _on_all_requested(self) -> None:
        self._asking.ask_options(self.keys[0], self._name())

    def _name(self) -> str:
        """Return the name of the first table that is shown."""
        names = self._names.all(self.session.portfolio, self._feed.labels)
        return dict(names)[self.keys[0]]

    @Slot(object)
    def _on_feed_shown(self, sheets: Sheets) -> None:
        self._notice.setVisible(False)
        for each in sheets.annex.notices:
            self._warn(notice_text(each.code, each.params, self._language))
        self._update_page()
        self._update_zoom()
        self._hits.refresh()
        is_turned = sheets.layout.pages[0].sheet.is_turned
        if is_turned != self._is_turned or self._labels != self._feed.labels:
            self._is_turned = is_turned
            self._update_options()

    @Slot(EcoplannerError)
    def _on_refused(self, error: EcoplannerError) -> None:
        self._warn(error_text(error, self._language))

    def _warn(self, text: str) -> None:
        self._problem.setText(text)
        self._notice.setVisible(True)
        self._say(text)

    @Slot(bool)
    def _on_search_stepped(self, backwards: bool) -> None:  # noqa: FBT001 - a slot
        self._hits.step(-1 if backwards else 1)

    @Slot()
    def _on_print_triggered(self) -> None:
        if self._desk.sheets is None:
            # Asked for from another page, before the pages were ever set.
            self._feed.shown.connect(
                self._on_print_triggered, Qt.ConnectionType.SingleShotConnection
            )
            return
        self._output.print_pages(self._desk.sheets)

    @Slot()
    def _on_save_triggered(self) -> None:
        self.commit_editor()
        proposed = self._memory.pdf or self._proposed()
        target = self._output.save(self._feed.order(), Path(proposed))
        if target is not None:
            self._memory.keep_pdf(str(target))

    def _proposed(self) -> str:
        """Return a name for the PDF, beside the plan's own file."""
        name = file_name(self.session.portfolio.plan, self.tr("annex"))
        kept = self.session.path
        folder = kept.parent if kept is not None else Path()
        return str(folder / name)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._feed.wake()
