"""Hands on the keys of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ecoplanner.ui.pages import PAGES

if TYPE_CHECKING:
    from PySide6.QtCore import QKeyCombination
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.main_window import MainWindow

KEYS = [entry.key for entry in PAGES]


def window_of(app: App) -> MainWindow:
    """Return the window."""
    assert app.window is not None
    return app.window


def press(qtbot: QtBot, app: App, *keys: str) -> None:
    """Press keys where the keys go just now."""
    for each in keys:
        combination = _combination(each)
        target = QApplication.focusWidget() or window_of(app)
        qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())


def _combination(keys: str) -> QKeyCombination:
    found: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index] # no stub
    return found


def type_text(qtbot: QtBot, text: str) -> None:
    target = QApplication.focusWidget()
    if text.isascii():
        qtbot.keyClicks(target, text)
    else:
        # An input method gives Chinese whole.
        event = QInputMethodEvent()
        event.setCommitString(text)
        assert target is not None
        QApplication.sendEvent(target, event)
