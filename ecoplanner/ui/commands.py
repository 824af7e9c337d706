"""Every command of the window, with its words and keys, in one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar
from typing_extensions import override

from ecoplanner.ui.pages import PAGES

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QMainWindow

    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme


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
    """The actions of a window, and its menu bar."""

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._build_file_actions()
        self._build_edit_actions(theme)
        self._build_view_actions(theme)
        self._build_menu()

    def show_undo(self, session: Session) -> None:
        """Name what undo and redo would do."""
        for action, name, label in (
            (self.undo_action, self.tr("Undo"), session.undo_label),
            (self.redo_action, self.tr("Redo"), session.redo_label),
        ):
            action.setEnabled(label is not None)
            text = self.tr("{name}: {label}").format(name=name, label=label)
            action.setText(text if label else name)
            action.setToolTip(text if label else name)

    @Slot()
    def show_menu(self) -> None:
        """Show the menu bar, which hides when it is left."""
        self._window.menuBar().setVisible(True)

    @Slot()
    def hide_menu(self) -> None:
        """Hide the menu bar unless one of its menus is open."""
        if self._window.menuBar().activeAction() is None:
            self._window.menuBar().setVisible(False)

    def _build_file_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self.new_action = self._action(self.tr("New plan…"), keys.New)
        self.open_action = self._action(self.tr("Open…"), keys.Open)
        self.import_action = self._action(self.tr("Import…"), "Ctrl+I")
        self.publish_action = self._action(self.tr("Publish now"), keys.Save)
        self.copy_action = self._action(self.tr("Save a copy…"))
        self.version_action = self._action(self.tr("Name a version…"), "Ctrl+Shift+S")
        self.properties_action = self._action(self.tr("Properties of the plan…"))
        self.close_action = self._action(self.tr("Close the plan"), "Ctrl+W")

    def _build_edit_actions(self, theme: Theme) -> None:
        keys = QKeySequence.StandardKey
        self.undo_action = self._action(self.tr("Undo"), "Ctrl+Z")
        self.undo_action.setIcon(theme.icon("undo-2"))
        self.redo_action = self._action(self.tr("Redo"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.redo_action.setIcon(theme.icon("redo-2"))
        self.find_action = self._action(self.tr("Find"), keys.Find)
        self.next_action = self._action(self.tr("Next match"), "F3")
        self.previous_action = self._action(self.tr("Previous match"), "Shift+F3")
        self.next_finding_action = self._action(self.tr("Next finding"), "F8")
        self.previous_finding_action = self._action(
            self.tr("Previous finding"), "Shift+F8"
        )

    def _build_view_actions(self, theme: Theme) -> None:
        self.page_actions = []
        for number, entry in enumerate(PAGES, start=1):
            action = self._action(entry.title(), f"Ctrl+{number}")
            action.setData(entry.key)
            self.page_actions.append(action)
        self.theme_action = self._action(self.tr("Light or dark"))
        self.theme_action.setIcon(theme.icon("sun-moon"))
        self.settings_action = self._action(self.tr("Settings"), "Ctrl+,")
        self.settings_action.setIcon(theme.icon("settings"))
        self.menu_action = self._action(self.tr("Menu"), "F10")

    def _build_menu(self) -> None:
        """Every command can be found by reading; the bar shows while Alt is held."""
        bar = MenuBar(self._window)
        bar.left.connect(partial(QTimer.singleShot, 0, self.hide_menu))
        self._window.setMenuBar(bar)
        file = bar.addMenu(self.tr("&File"))
        file.addActions([self.new_action, self.open_action, self.import_action])
        file.addSeparator()
        file.addActions([self.publish_action, self.copy_action, self.version_action])
        file.addAction(self.properties_action)
        file.addSeparator()
        file.addAction(self.close_action)
        edit = bar.addMenu(self.tr("&Edit"))
        edit.addActions([self.undo_action, self.redo_action])
        edit.addSeparator()
        edit.addActions([self.find_action, self.next_action, self.previous_action])
        edit.addSeparator()
        edit.addActions([self.next_finding_action, self.previous_finding_action])
        view = bar.addMenu(self.tr("&View"))
        view.addActions(self.page_actions)
        view.addSeparator()
        view.addActions([self.theme_action, self.settings_action])
        bar.setVisible(False)
        # Shortcuts of a hidden menu bar do not work, the window's own do.
        for menu in (file, edit, view):
            self._window.addActions(menu.actions())
            # Another menu may open next: only when none does, the bar goes.
            menu.aboutToHide.connect(partial(QTimer.singleShot, 0, self.hide_menu))
        self._window.addAction(self.menu_action)
        self.menu_action.triggered.connect(self._on_menu_triggered)

    @Slot()
    def _on_menu_triggered(self) -> None:
        self.show_menu()
        bar = self._window.menuBar()
        bar.setActiveAction(bar.actions()[0])

    def _action(self, words: str, *keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action
