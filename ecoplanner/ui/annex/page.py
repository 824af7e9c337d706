"""The annex: projects at the left, the very pages that are printed at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import error_text
from ecoplanner.messages import problem_text
from ecoplanner.messages import system_language
from ecoplanner.model.annex import TableNote
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.funding import Scenario
from ecoplanner.model.store.document import Change
from ecoplanner.reports import REPORTS
from ecoplanner.ui.annex import option_values
from ecoplanner.ui.annex import quick
from ecoplanner.ui.annex.composer import Composer
from ecoplanner.ui.annex.composer import Order
from ecoplanner.ui.annex.composer import Sheets
from ecoplanner.ui.annex.desk import PageDesk
from ecoplanner.ui.annex.desk_bar import DeskBar
from ecoplanner.ui.annex.hits import Hits
from ecoplanner.ui.annex.names import TableNames
from ecoplanner.ui.annex.notes_dialog import NotesDialog
from ecoplanner.ui.annex.notes_dialog import storing_notes
from ecoplanner.ui.annex.options_bar import OptionsBar
from ecoplanner.ui.annex.output import Output
from ecoplanner.ui.annex.projects_model import ProjectsModel
from ecoplanner.ui.annex.projects_view import ProjectsCard
from ecoplanner.ui.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ecoplanner.messages import Language
    from ecoplanner.ui.page import Context

#: An annex that is set sooner needs no page ahead of it.
_QUICK_S = 0.02
#: A spinner, or words in its place, only after so long.
_SAY_AFTER_MS = 400
_LIST_WIDTH = 405


class AnnexPage(Page):
    """Prints the plan's tables, and shows what each edit does to them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        wanted = context.settings.language
        self._language: Language = (
            system_language()
            if wanted not in {"zh", "en"}
            else "zh"
            if wanted == "zh"
            else "en"
        )
        self._keys: tuple[str, ...] = (next(iter(REPORTS)),)
        self._is_stale = True
        self._is_turned = True
        self._composer = Composer(self)
        self._output = Output(self._composer, context.settings, self._language, self)
        self._names = TableNames(self)
        self._model = ProjectsModel(self.session, self._language)
        self._model.setParent(self)
        self._late = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._build_actions()
        self._build_widgets()
        self._connect()
        self._update_options()
        self._on_project_changed(self.focus.project_id)

    @property
    def keys(self) -> tuple[str, ...]:
        """The tables that are shown, printed and saved."""
        return self._keys

    @property
    def desk(self) -> PageDesk:
        """The pages."""
        return self._desk

    def show_tables(self, keys: tuple[str, ...]) -> None:
        """Show other tables, in the order in which they are printed."""
        self._keys = keys
        self._update_options()
        self._compose()

    def set_options(self, wanted: dict[str, object]) -> None:
        """Store options of the tables shown, as one edit."""
        portfolio = self.session.portfolio
        keys = self._keys[:1] if "first_number" in wanted else self._keys
        for key in keys:
            problems = option_values.problems_of_change(portfolio, key, wanted)
            if problems:
                texts = [problem_text(each, self._language) for each in problems]
                self.notice.emit(" ".join(texts), False)  # noqa: FBT003 - a signal
                self._update_options()
                return
        work = option_values.storing(portfolio, keys, wanted)
        self.session.edit(self.tr("Change how the annex is printed"), work)

    @override
    def search(self, text: str) -> None:
        self._bar.start_search(text)

    @override
    def find_next(self, *, backwards: bool = False) -> None:
        self._hits.step(-1 if backwards else 1)

    @override
    def commit_editor(self) -> None:
        QGuiApplication.inputMethod().commit()
        view = self._card.view
        editor = view.indexWidget(view.currentIndex())
        if editor is not None:
            view.commitData(editor)
            view.closeEditor(editor, view.itemDelegate().EndEditHint.NoHint)

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

    def _connect(self) -> None:
        self.session.changed.connect(self._on_session_changed)
        self.focus.project_changed.connect(self._on_project_changed)
        self.focus.scenario_changed.connect(self._on_scenario_changed)
        self._model.refused.connect(self._say)
        self._card.view.project_chosen.connect(self.focus.set_project)
        self._options.options_chosen.connect(self.set_options)
        self._options.tables_chosen.connect(self.show_tables)
        self._options.font_requested.connect(self._on_font_requested)
        self._options.notes_requested.connect(self._on_notes_requested)
        self._bar.page_requested.connect(self._desk.show_page)
        self._bar.searched.connect(self._hits.start)
        self._bar.search_stepped.connect(self._on_search_stepped)
        self._bar.list_toggled.connect(self._card.setVisible)
        self._bar.stop_requested.connect(self._output.stop)
        self._desk.row_clicked.connect(self.focus.set_project)
        self._desk.page_changed.connect(self._update_page)
        self._desk.zoom_changed.connect(self._update_zoom)
        self._hits.told.connect(self._bar.show_hits)
        self._output.progressed.connect(self._on_progressed)
        self._output.told.connect(self._say)
        self._composer.composed.connect(self._on_composed)
        self._composer.refused.connect(self._on_refused)
        self._composer.busy_changed.connect(self._on_busy_changed)
        self._late.timeout.connect(self._on_late_timeout)
        self.enlarge_action.triggered.connect(self._desk.zoom_in)
        self.shrink_action.triggered.connect(self._desk.zoom_out)
        self.fit_action.triggered.connect(self._desk.fit_width)
        self.page_action.triggered.connect(self._bar.start_page)
        self.print_action.triggered.connect(self._on_print_triggered)
        self.save_action.triggered.connect(self._on_save_triggered)

    def _order(self) -> Order:
        portfolio = self.session.portfolio
        scenarios = {each.id: each for each in portfolio.all(Scenario)}
        return Order(
            portfolio=portfolio,
            keys=self._keys,
            scenario=scenarios.get(self.focus.scenario_id),
        )

    def _compose(self) -> None:
        """Set the pages again, or when they are next looked at."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._composer.compose(self._order())

    def _show_at_once(self, change: Change) -> None:
        """Put the words of an edit on the pages in view, before all are set."""
        sheets = self._desk.sheets
        if sheets is None or not self.isVisible() or sheets.seconds < _QUICK_S:
            return
        portfolio = self.session.portfolio
        seen, setter = self._desk.seen_pages, self._desk.artist.setter
        news = quick.with_change(sheets, seen, portfolio, change, setter)
        if news is not None:
            self._desk.show_sheets(news)

    def _is_project(self, row_id: str) -> bool:
        place = self._model.place(row_id)
        return place is not None and not self._model.row(place).is_group

    @Slot(str)
    def _say(self, text: str) -> None:
        self.notice.emit(text, False)  # noqa: FBT003 - a signal has no names

    def _update_options(self) -> None:
        portfolio = self.session.portfolio
        names = self._names.all(portfolio)
        self._options.show_tables(names, self._keys)
        try:
            values = option_values.values_of(portfolio, self._keys[0])
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
        self._show_at_once(change)
        self._compose()

    @Slot(str)
    def _on_project_changed(self, project_id: str) -> None:
        self._card.view.show_project(project_id)
        self._desk.show_row(project_id)

    @Slot()
    def _on_scenario_changed(self) -> None:
        self._compose()

    @Slot(str)
    def _on_font_requested(self, name: str) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a font file"),
            self.context.settings.last_folder,
            self.tr("Fonts (*.ttf *.ttc *.otf)"),
        )
        if path:
            self.set_options({name: str(Path(path))})

    @Slot()
    def _on_notes_requested(self) -> None:
        portfolio, key = self.session.portfolio, self._keys[0]
        notes = [row.words for row in portfolio.having(TableNote, "table_key", key)]
        name = dict(self._names.all(portfolio))[key]
        wanted = NotesDialog.ask(name, notes, self)
        if wanted is not None and list(wanted) != notes:
            self.session.edit(self.tr("Write notes"), storing_notes(key, wanted))

    @Slot(object)
    def _on_composed(self, sheets: Sheets) -> None:
        self._notice.setVisible(False)
        former = self._desk.sheets
        self._desk.show_sheets(sheets)
        if former is not None:
            self._composer.drop(former)
        self._update_page()
        self._update_zoom()
        self._hits.refresh()
        is_turned = sheets.layout.pages[0].sheet.is_turned
        if is_turned != self._is_turned:
            self._is_turned = is_turned
            self._update_options()

    @Slot(EcoplannerError)
    def _on_refused(self, error: EcoplannerError) -> None:
        text = error_text(error, self._language)
        self._problem.setText(text)
        self._notice.setVisible(True)
        self._say(text)

    @Slot(bool)
    def _on_busy_changed(self, is_busy: bool) -> None:  # noqa: FBT001 - a slot
        if is_busy:
            self._late.start()
        else:
            self._late.stop()
            self._bar.show_progress("")

    @Slot()
    def _on_late_timeout(self) -> None:
        self._bar.show_progress(self.tr("Setting the annex…"))

    @Slot(str, bool)
    def _on_progressed(self, text: str, can_stop: bool) -> None:  # noqa: FBT001
        self._late.stop()
        self._bar.show_progress(text, can_stop=can_stop)

    @Slot(bool)
    def _on_search_stepped(self, backwards: bool) -> None:  # noqa: FBT001 - a slot
        self._hits.step(-1 if backwards else 1)

    @Slot()
    def _on_print_triggered(self) -> None:
        if self._desk.sheets is not None:
            self._output.print_pages(self._desk.sheets)

    @Slot()
    def _on_save_triggered(self) -> None:
        self.commit_editor()
        self._output.save(self._order())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self._composer.compose(self._order())
