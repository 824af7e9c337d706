"""The whole program, run on a plan."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ecoplanner.model.store.document import Document
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.model.entity import Entity


@contextmanager
def running(
    qtbot: QtBot, qapp: QApplication, path: Path, rows: Iterable[Entity], width: int
) -> Iterator[App]:
    """Run the program in English on a new plan, its window active."""
    Document.create(path, lambda writer: writer.save(*rows)).close()
    with program(qapp, path.parent, path) as made:
        assert made.window is not None
        made.window.resize(width, 728)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        yield made
