"""What the keys of the window do beyond one page: search, help, panels, sizes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ecoplanner.model.funding import Scenario
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.command_list import Item
from ecoplanner.ui.go_to_box import GoToBox
from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.panels import beyond
from ecoplanner.ui.panels import PanelKeys
from ecoplanner.ui.panels import table_in

if TYPE_CHECKING:
    from ecoplanner.ui.command_search import CommandSearch
    from ecoplanner.ui.help_panel import HelpPanel
    from ecoplanner.ui.keys import Command
    from ecoplanner.ui.keys import Where
    from ecoplanner.ui.main_window import MainWindow
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.page import Page

#: Pages on which the keys of a place work, the first being gone to for them.
_PAGES: dict[Where, tuple[str, ...]] = {
    "table": ("projects",),
    "schedule": ("schedule",),
    "funding": ("funding",),
    "annex": ("annex",),
    "checks": ("checks",),
    "lists": ("zones", "indicators"),
}
#: Pages that show a project which is taken in hand elsewhere.
_WITH_PROJECTS = ("projects", "schedule", "funding", "annex")
SMALLEST, LARGEST, STEP, USUAL = 90, 150, 10, 100


class WindowKeys(QObject):
    """Runs commands by name, and moves between the panels of the window.

    Signals:
        size_requested: text and controls are wanted in another size, percent.
    """

    size_requested = Signal(int)

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._commands = window.commands
        self._panels = PanelKeys(window)
        self.help: HelpPanel | None = None
        self._go_box: GoToBox | None = None
        self._listed: QAbstractItemView | None = None
        self._connect()

    @cached_property
    def search(self) -> CommandSearch:
        """The search of commands; made when it is first wanted."""
        from ecoplanner.ui.command_search import CommandSearch  # noqa: PLC0415 - late

        search = CommandSearch(self._context.theme, self._window)
        search.chosen.connect(self.run)
        return search

    def run(self, item: Item) -> None:
        """Do what was chosen in the search of commands."""
        window, focus = self._window, self._context.focus
        if item.kind == "page":
            window.show_page(item.key)
        elif item.kind == "project":
            if window.current_key not in _WITH_PROJECTS:
                window.show_page(PAGES[0].key)
            focus.set_project(item.key)
            window.page.setFocus()
        elif item.kind == "scenario":
            window.show_page("funding")
            focus.set_scenario(item.key)
        elif item.key in self._commands.actions:
            self._commands.actions[item.key].trigger()
        else:
            self._run_on_page(item.key)

    def items(self) -> list[Item]:
        """Return everything that the search offers, likeliest first."""
        here, portfolio = self._window.current_key, self._context.session.portfolio
        commands = [each for each in self._commands.table if not each.is_move]
        commands.sort(key=lambda each: here not in _PAGES.get(each.where, ()))
        programs = {each.id: each.name for each in portfolio.all(Program)}
        pages = [
            Item(
                kind="page",
                key=entry.key,
                words=entry.title(),
                note=self.tr("page"),
                keys=f"Ctrl+{number}",
            )
            for number, entry in enumerate(PAGES, start=1)
        ]
        scenarios = [
            Item(
                kind="scenario", key=each.id, words=each.name, note=self.tr("scenario")
            )
            for each in portfolio.all(Scenario)
        ]
        projects = [
            Item(
                kind="project",
                key=each.id,
                words=each.name,
                note=programs.get(each.program_id, ""),
            )
            for each in portfolio.all(Project)
        ]
        found = [self._item(each) for each in commands]
        return [*pages, *found, *scenarios, *projects]

    def page_actions(self) -> list[QAction]:
        """Return the page's own commands that can be run now, worded and with keys."""
        page, found = self._window.page, []
        for command in self._commands.table:
            if self._window.current_key not in _PAGES.get(command.where, ()):
                continue
            runner = _runner(page, command)
            if runner is None:
                continue
            action = QAction(f"{command.words}\t{command.key_text()}", self)
            action.setEnabled(runner.isEnabled())
            action.triggered.connect(lambda _=False, each=runner: _run(each))
            found.append(action)
        return found

    def _connect(self) -> None:
        actions = self._commands.actions
        for name, does in (
            ("commands", self._on_commands_triggered),
            ("help", self._on_help_triggered),
            ("next", self._on_next_triggered),
            ("previous", lambda: self._window.page.find_next(backwards=True)),
            ("next_panel", lambda: self._step(1)),
            ("previous_panel", lambda: self._step(-1)),
            ("leave", lambda: self._leave(backwards=False)),
            ("leave_back", lambda: self._leave(backwards=True)),
            ("go_to", self._on_go_to_triggered),
            ("inspector", lambda: self._toggle("inspector")),
            ("shares", lambda: self._toggle("shares")),
            ("larger", lambda: self._resize(STEP)),
            ("smaller", lambda: self._resize(-STEP)),
            ("usual", lambda: self._resize(0)),
            ("print", lambda: self._on_annex("print_action")),
            ("save_pdf", lambda: self._on_annex("save_action")),
            ("export", self._on_export_triggered),
        ):
            actions[name].triggered.connect(does)
        self._commands.page_menu_requested.connect(self._on_page_menu_requested)

    def _item(self, command: Command) -> Item:
        action = self._commands.actions.get(command.name)
        pages = _PAGES.get(command.where, ())
        words, is_on = command.words, True
        if action is not None:
            words, is_on = action.text().partition("\t")[0], action.isEnabled()
        elif self._window.current_key in pages:
            runner = _runner(self._window.page, command)
            is_on = runner is not None and runner.isEnabled()
        note = ""
        if pages:
            titles = {entry.key: entry.title() for entry in PAGES}
            note = titles[pages[0]]
        return Item(
            kind="command",
            key=command.name,
            words=words,
            note=note,
            keys=command.key_text(),
            is_on=is_on,
        )

    def _run_on_page(self, name: str) -> None:
        """Run a command of a page, going there first."""
        command = next(each for each in self._commands.table if each.name == name)
        pages = _PAGES[command.where]
        if self._window.current_key not in pages:
            self._window.show_page(pages[0])
        self._window.page.setFocus()
        runner = _runner(self._window.page, command)
        if runner is not None:
            _run(runner)

    @Slot()
    def _on_commands_triggered(self) -> None:
        self._window.page.commit_editor()
        self.search.start(self.items())

    @Slot()
    def _on_help_triggered(self) -> None:
        """Show all keys beside the window; a second F1 shows those of another page."""
        from ecoplanner.ui.help_panel import HelpPanel  # noqa: PLC0415 - late

        if self.help is not None and isValid(self.help):
            self.help.close()
        panel = HelpPanel(
            self._context.theme,
            self._commands.table,
            self._window.current_key,
            self._window,
        )
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.help = panel
        panel.show()

    def _step(self, by: int) -> None:
        self._panels.step(self._window.page, self._window.outer_panels, by)

    def _leave(self, *, backwards: bool) -> None:
        here = QApplication.focusWidget()
        wanted = beyond(here, backwards=backwards) if here is not None else None
        self._window.page.commit_editor()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            bring_to_sight(wanted)

    def _toggle(self, name: str) -> None:
        """Show or hide a panel of the page; shares are on the page of projects."""
        panel = self._window.page.side_panel(name)
        if panel is not None:
            panel.setVisible(panel.isHidden())
        elif name == "shares":
            self._window.show_page(PAGES[0].key)

    def _resize(self, by: int) -> None:
        now = self._context.settings.scale
        wanted = min(max(now + by, SMALLEST), LARGEST) if by else USUAL
        if wanted != now:
            self.size_requested.emit(wanted)

    @Slot()
    def _on_next_triggered(self) -> None:
        self._window.page.find_next()

    @Slot()
    def _on_go_to_triggered(self) -> None:
        """Go to a line of a list by its number, where the page has no better way."""
        table = table_in(self._window.page)
        model = table.model() if table is not None else None
        if table is None or model is None or not model.rowCount():
            return
        if self._go_box is None:
            self._go_box = GoToBox(self._context.theme, self._window)
            self._go_box.chosen.connect(self._on_row_chosen)
        self._listed = table
        self._go_box.start(model.rowCount(), table.currentIndex().row() + 1)

    @Slot(int)
    def _on_row_chosen(self, number: int) -> None:
        if self._listed is not None and isValid(self._listed):
            go_to(self._listed, number)

    def _on_annex(self, name: str) -> None:
        """Print or save what the page shows, or else the annex."""
        if not hasattr(self._window.page, name):
            self._window.show_page("annex")
        action: QAction = getattr(self._window.page, name)
        action.trigger()

    @Slot()
    def _on_export_triggered(self) -> None:
        """Offer what can leave the program."""
        menu = QMenu(self._window)
        for name in ("save_pdf", "print", "copy"):
            menu.addAction(self._commands.actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        theme = self._context.theme
        menu.popup(self._window.mapToGlobal(QPoint(theme.px(80), theme.px(52))))
        menu.setActiveAction(menu.actions()[0])

    @Slot()
    def _on_page_menu_requested(self) -> None:
        self._commands.show_page_menu(self.page_actions())


def bring_to_sight(widget: QWidget) -> None:
    """Scroll to a widget, which Qt does for Tab alone."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def go_to(table: QAbstractItemView, number: int) -> None:
    """Make a line of a table the current one, counted from 1."""
    model = table.model()
    if model is None:
        return
    index = model.index(number - 1, max(table.currentIndex().column(), 0))
    # Whatever keys are held: with Ctrl, the table itself would deselect the row.
    flag = QItemSelectionModel.SelectionFlag
    rows = table.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
    how = flag.ClearAndSelect | flag.Rows if rows else flag.ClearAndSelect
    table.selectionModel().setCurrentIndex(index, how)
    table.scrollTo(index)
    table.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _runner(page: Page, command: Command) -> QAction | QShortcut | None:
    """Return what a page has bound to the keys of a command."""
    wanted = QKeySequence(command.keys[0])
    for action in page.findChildren(QAction):
        around = action.parent()
        is_shown = not isinstance(around, QWidget) or around.isVisible()
        if wanted in action.shortcuts() and is_shown:
            return action
    for shortcut in page.findChildren(QShortcut):
        if shortcut.key() == wanted:
            return shortcut
    return None


def _run(runner: QAction | QShortcut) -> None:
    if isinstance(runner, QAction):
        runner.trigger()
    else:
        runner.activated.emit()
