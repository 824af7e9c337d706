"""The actions of the window and its menu bar, made from the table of commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar
from typing_extensions import override

from ecoplanner.labels import label_text
from ecoplanner.ui.keys import all_commands
from ecoplanner.ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMainWindow
    from PySide6.QtWidgets import QMenu

    from ecoplanner.messages import Language
    from ecoplanner.ui.keys import Command
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

#: Commands whose keys mean something else on some pages: they wait until nobody
#: else has taken the key, since Qt lets neither of two equal shortcuts work.
LATE = (
    *("go_to", "inspector", "shares", "larger", "smaller", "usual"),
    *("print", "save_pdf"),
)
_ICONS = {
    "undo": "undo-2",
    "redo": "redo-2",
    "theme": "sun-moon",
    "settings": "settings",
    "help": "circle-help",
}


class MenuBar(QMenuBar):
    """The menu bar; tells when the keys leave it, as Qt does not.

    Signals:
        left: the keys go elsewhere.
    """

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Commands(QObject):
    """The actions of a window, and its menu bar.

    Signals:
        page_menu_requested: the menu of the page's own commands is about to show.
    """

    page_menu_requested = Signal()

    def __init__(
        self, theme: Theme, window: QMainWindow, language: Language = "en"
    ) -> None:
        super().__init__(window)
        self._window, self._language = window, language
        self.table = all_commands()
        self.actions: dict[str, QAction] = {}
        self._build_actions(theme)
        self._build_menu()

    def show_undo(self, session: Session) -> None:
        """Name what undo and redo would do."""
        for action, name, nothing, label in (
            (
                self.undo_action,
                self.tr("Undo"),
                self.tr("Nothing to undo"),
                session.undo_label,
            ),
            (
                self.redo_action,
                self.tr("Redo"),
                self.tr("Nothing to redo"),
                session.redo_label,
            ),
        ):
            action.setEnabled(label is not None)
            text = name
            if label:
                said = label_text(label, self._language)
                text = self.tr("{name}: {label}").format(name=name, label=said)
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = nothing if label is None else text
            action.setToolTip(f"{tip}  {keys}")

    def late(self, event: QKeyEvent) -> QAction | None:
        """Return the action of a key that nobody has taken."""
        pressed = [QKeySequence(event.keyCombination())]
        if event.key() == Qt.Key.Key_Plus and _has_ctrl(event):
            # It needs Shift on some keyboards.
            pressed.append(QKeySequence("Ctrl++"))
        for command in self.table:
            if command.name in LATE and command.where == "everywhere":
                keys = [QKeySequence(key) for key in command.keys]
                if any(each in keys for each in pressed):
                    return self.actions[command.name]
        return None

    def show_page_menu(self, actions: Sequence[QAction]) -> None:
        """Offer the commands of the page that is shown."""
        self.page_menu.clear()
        self.page_menu.addActions(list(actions))

    @Slot()
    def show_menu(self) -> None:
        """Show the menu bar, which hides when it is left."""
        self._window.menuBar().setVisible(True)

    @Slot()
    def hide_menu(self) -> None:
        """Hide the menu bar unless one of its menus is open."""
        if self._window.menuBar().activeAction() is None:
            self._window.menuBar().setVisible(False)

    def _build_actions(self, theme: Theme) -> None:
        for command in self.table:
            if command.where == "everywhere" and not command.is_move:
                self.actions[command.name] = self._action(command)
        for name, icon in _ICONS.items():
            self.actions[name].setIcon(theme.icon(icon))
        self.undo_action = self.actions["undo"]
        self.redo_action = self.actions["redo"]
        self.theme_action = self.actions["theme"]
        self.settings_action = self.actions["settings"]
        self.page_actions = []
        for number, entry in enumerate(PAGES, start=1):
            action = QAction(entry.title(), self._window)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.setData(entry.key)
            self.page_actions.append(action)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.words, self._window)
        keys = command.key_text()
        if command.name in LATE:
            # Shown in menus, but not bound there.
            action.setText(f"{command.words}\t{keys}")
        else:
            action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setToolTip(f"{command.words}  {keys}".rstrip())
        return action

    def _build_menu(self) -> None:
        """Every command can be found by reading; the bar shows while Alt is held."""
        bar = MenuBar(self._window)
        bar.left.connect(partial(QTimer.singleShot, 0, self.hide_menu))
        self._window.setMenuBar(bar)
        plan = "new open import export _ publish copy version properties _ print"
        edit = "undo redo _ find next previous go_to _ next_finding previous_finding"
        view = "inspector shares _ larger smaller usual _ theme settings"
        self.page_menu = bar.addMenu(self.tr("&Page"))
        menus = [
            self._menu(self.tr("&File"), f"{plan} save_pdf _ close"),
            self._menu(self.tr("&Edit"), edit),
            self.page_menu,
            self._menu(self.tr("&View"), view),
            self._menu(self.tr("&Go"), "next_panel previous_panel leave leave_back"),
            self._menu(self.tr("&Help"), "commands help"),
        ]
        bar.clear()
        bar.addActions([menu.menuAction() for menu in menus])
        go = menus[4]
        go.insertActions(go.actions()[0], self.page_actions)
        go.insertSeparator(self.actions["next_panel"])
        self.page_menu.aboutToShow.connect(self.page_menu_requested)
        bar.setVisible(False)
        # Shortcuts of a hidden menu bar do not work, the window's own do.
        self._window.addActions([*self.actions.values(), *self.page_actions])
        for menu in menus:
            # Another menu may open next: only when none does, the bar goes.
            menu.aboutToHide.connect(partial(QTimer.singleShot, 0, self.hide_menu))
        self.actions["menu"].triggered.connect(self._on_menu_triggered)

    def _menu(self, title: str, names: str) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        for name in names.split():
            if name == "_":
                menu.addSeparator()
            else:
                menu.addAction(self.actions[name])
        return menu

    @Slot()
    def _on_menu_triggered(self) -> None:
        self.show_menu()
        bar = self._window.menuBar()
        bar.setActiveAction(bar.actions()[0])


def _has_ctrl(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
