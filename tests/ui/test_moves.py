"""What is made for a window stays where it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

#: A field of the inspector with all its parts has fewer.
_LARGE = 30


class Moves(QObject):
    """Counts what moves into another widget with many inside."""

    def __init__(self) -> None:
        super().__init__()
        self.large: list[tuple[str, int]] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget):
            inside = len(watched.findChildren(QWidget))
            if inside >= _LARGE:
                self.large.append((type(watched).__name__, inside))
        return False


@pytest.fixture
def moves(qapp: QApplication) -> Iterator[Moves]:
    """What moves while the application is watched."""
    watch = Moves()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_that_nothing_large_moves_while_the_window_is_made(
    context: Context, moves: Moves, qtbot: QtBot
) -> None:
    # All inside is styled anew with each move.
    window = MainWindow(context, "zh")
    qtbot.addWidget(window)

    assert len(window.findChildren(QWidget)) > _LARGE
    assert moves.large == []
