"""The program open, once for all tests of its keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from tests.ui.keys.hands import window_of
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.model.plan import Plan
    from ecoplanner.model.store.access import Writer


@pytest.fixture(scope="module")
def opened(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """The program in English, with the Shanggao sample open."""
    home = tmp_path_factory.mktemp("keys")
    with program(qapp, home, plan_file(home)) as made:
        assert made.session is not None
        for name in ("first", "second", "third"):
            plan = replace(made.session.portfolio.plan, compiled_by=name)
            made.session.edit(name, partial(_saved, plan))
        yield made


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
