"""The program open, once for all tests of its keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from ecoplanner.app import App
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from tests.ui.keys.hands import window_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.plan import Plan
    from ecoplanner.model.store.access import Writer


@pytest.fixture(scope="module")
def opened(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """The program in English, with the Shanggao sample open."""
    home = tmp_path_factory.mktemp("keys")
    qapp.setStyle("Fusion")
    store = QSettings(str(home / "s.ini"), QSettings.Format.IniFormat)
    store.setValue("language", "en")
    store.setValue("theme", "light")
    path = home / "shanggao.ecoplan"
    rows = sample_rows("shanggao")
    Document.create(path, lambda writer: writer.save(*rows)).close()
    made = App(qapp, store, home / "documents")
    made.start(path)
    assert made.session is not None
    for name in ("first", "second", "third"):
        plan = replace(made.session.portfolio.plan, compiled_by=name)
        made.session.edit(name, partial(_saved, plan))
    yield made
    if made.window is not None:
        made.window.close()


@pytest.fixture
def app(qtbot: QtBot, opened: App) -> Iterator[App]:
    """The program on its first page, the keys in the table."""
    window = window_of(opened)
    window.resize(1366, 728)
    window.show_page("projects")
    window._steps.at = 0
    window._context.focus.set_project(window._session.portfolio.all(Project)[0].id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.setFocus()
    yield opened
    window_of(opened).keys.search.leave()
    if opened.settings.scale != 100:
        opened.settings.scale = 100
        opened.look.apply()


def _saved(plan: Plan, writer: Writer) -> None:
    writer.save(plan)
