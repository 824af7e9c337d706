"""A button that shows one option of the printed tables and offers the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QToolButton
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

#: A choice: its words and the plain value that is stored.
Choice = tuple[str, object]


class StayingMenu(QMenu):
    """A menu that stays open while its boxes are ticked."""

    def _ticks(self) -> bool:
        """Tick the box under the cursor, if it is one."""
        # The stubs do not say that there may be none.
        action: QAction | None = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticks():
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._ticks():
            super().keyPressEvent(event)


class OptionMenu(QMenu):
    """Choices of several options, parted by titles.

    Signals:
        chosen: name of an option and its new value, as a pair.
    """

    chosen = Signal(tuple)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._actions: dict[tuple[str, int], tuple[QAction, object]] = {}
        self.triggered.connect(self._on_triggered)

    def add_choices(self, title: str, name: str, choices: Sequence[Choice]) -> None:
        """Add an option of which one choice holds.

        Args:
            title: words above the choices.
            name: of the option.
            choices: words and values.
        """
        if self.actions():
            self.addSeparator()
        if title:
            head = self.addAction(title)
            head.setEnabled(False)
        group = QActionGroup(self)
        for number, (words, value) in enumerate(choices):
            action = group.addAction(words)
            action.setCheckable(True)
            action.setData((name, value))
            self.addAction(action)
            self._actions[name, number] = (action, value)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Tick the choices that hold."""
        for (name, _), (action, value) in self._actions.items():
            action.setChecked(values.get(name) == value)

    def words(self, name: str) -> str:
        """Return the words of the choice of an option that holds."""
        found = (
            action.text()
            for (key, _), (action, _) in self._actions.items()
            if key == name and action.isChecked()
        )
        return next(found, "")

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data() is not None:
            self.chosen.emit(tuple(action.data()))


def drop_button(theme: Theme, name: str, menu: QMenu, icon: str = "") -> QToolButton:
    """Return a button that opens a menu.

    Args:
        theme: for its icon.
        name: what a screen reader calls it.
        menu: what it opens.
        icon: at its left, or empty.
    """
    button = QToolButton()
    button.setProperty("kind", "drop")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon:
        button.setIcon(theme.icon(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
