"""Pictures of every page, in both languages and themes and at two sizes.

    python docs/screenshots.py FOLDER [PAGE ...]

The plan is the Shanggao sample, in a folder that is thrown away. No screen is needed.
"""  # noqa: INP001 - a program, no package

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ecoplanner.app import App
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.paths import STATE_VARIABLE
from ecoplanner.ui.pages import PAGES

SIZES = ((1366, 768), (2560, 1440))
LANGUAGES = ("zh", "en")
THEMES = ("light", "dark")
WELCOME = "welcome"
#: Long enough for what a page does after it is shown, such as setting the annex.
SETTLE_MS = 400


def main(folder: Path, *pages: str) -> None:
    """Write the pictures of some pages, or of all."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    wanted = pages or (WELCOME, *(entry.key for entry in PAGES))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ[STATE_VARIABLE] = str(Path(home) / "state")
        plan = Path(home) / "shanggao.ecoplan"
        rows = sample_rows("shanggao")
        Document.create(plan, lambda writer: writer.save(*rows)).close()
        store = QSettings(str(Path(home) / "s.ini"), QSettings.Format.IniFormat)
        app = App(application, store, Path(home))
        for language, theme in itertools.product(LANGUAGES, THEMES):
            app.settings.language, app.settings.theme = language, theme
            app.look.apply()
            _take_all(app, plan, folder, f"{language}-{theme}", wanted)
        if app.window is not None:
            app.window.close()


def _take_all(
    app: App, plan: Path, folder: Path, look: str, pages: tuple[str, ...]
) -> None:
    if WELCOME in pages:
        if app.window is not None:
            app.window.welcome_requested.emit()
        app.settings.recent = []
        app.show_welcome()
    for page in sorted(pages, key=lambda page: page != WELCOME):
        if page != WELCOME and app.window is None:
            app.open_plan(plan)
        window = app.welcome if page == WELCOME else app.window
        if window is None:
            continue
        if app.window is not None:
            app.window.show_page(page)
        for width, height in SIZES:
            window.resize(width, height)
            QTest.qWait(SETTLE_MS)
            name = f"{page}-{look}-{width}x{height}.png"
            window.grab().save(str(folder / name))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
