"""The whole program, run and ended."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QSettings

from ecoplanner.app import App
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.ui.main_window import MainWindow
from ecoplanner.ui.welcome import WelcomeWindow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.entity import Entity
    from ecoplanner.ui.page import Context


def plan_file(folder: Path, rows: Iterable[Entity] | None = None) -> Path:
    """Make a plan file: the Shanggao sample, or other rows."""
    path = folder / "shanggao.ecoplan"
    stored = tuple(sample_rows("shanggao") if rows is None else rows)
    Document.create(path, lambda writer: writer.save(*stored)).close()
    return path


def shown_window(
    qtbot: QtBot, context: Context, size: tuple[int, int] = (1366, 728)
) -> MainWindow:
    """Show the window of a plan, as large as a small screen leaves it."""
    made = MainWindow(context, "en")
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    return made


def assert_fits(window: QWidget, size: tuple[int, int]) -> None:
    """The window has this size, and nothing in it asks for more."""
    least = window.minimumSizeHint()
    assert (window.width(), window.height()) == size
    assert least.width() <= size[0]
    assert least.height() <= size[1]


@contextmanager
def program(
    qapp: QApplication,
    home: Path,
    path: Path | None,
    *,
    language: str = "en",
    scale: int = 100,
) -> Iterator[App]:
    """Run the program, light, on a plan or on its welcome window.

    Its windows are gone at the end, not just closed: each that stays makes every later
    change of the look slower, in this test and all that follow.
    """
    qapp.setStyle("Fusion")
    store = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("language", language)
    store.setValue("scale", scale)
    store.setValue("theme", "light")
    made = App(qapp, store, home / "documents")
    made.start(path)
    try:
        yield made
    finally:
        if made.window is not None:
            made.window.close()
        # Closing the window shows the welcome window; one that a test closed is no
        # longer the program's.
        if made.welcome is not None:
            made.welcome.close()
        for each in qapp.topLevelWidgets():
            if isinstance(each, (MainWindow, WelcomeWindow)):
                each.deleteLater()
        made.window = made.welcome = None
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        made.settings.language, made.settings.scale = "en", 100
        made.settings.theme = "light"
        made.look.apply()
