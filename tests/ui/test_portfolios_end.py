"""States of the plan that nobody looks at any more end, without being looked for."""

from __future__ import annotations

import gc
import weakref
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.pages import PAGES
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.session import Session


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program with the Shanggao sample open."""
    with program(qapp, tmp_path, plan_file(tmp_path)) as made:
        yield made
    gc.enable()


def _edit(session: Session, need: int) -> None:
    project = session.portfolio.all(Project)[0]
    values = {"need": str(need)}
    session.edit("改资金", partial(set_fields, project_id=project.id, values=values))


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_that_no_page_keeps_a_former_plan_in_a_circle(
    key: str, app: App, qtbot: QtBot
) -> None:
    session, window = app.session, app.window
    assert session is not None
    assert window is not None
    window.show_page(key)
    qtbot.wait(50)
    _edit(session, 1)
    qtbot.wait(20)
    former = weakref.ref(session.portfolio)
    app._collector._timer.stop()
    gc.disable()

    # Charts keep what they said of the latest states.
    for need in range(2, 30):
        _edit(session, need)
        qtbot.wait(10)

    assert former() is None
