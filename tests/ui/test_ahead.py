"""Work that waits until somebody looks, or until nobody waits for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui import ahead
from ecoplanner.ui.charts.shares_card import SharesCard
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


def _edit(session: Session, need: int) -> None:
    project = session.portfolio.all(Project)[0]
    values = {"need": str(need)}
    session.edit("改资金", partial(set_fields, project_id=project.id, values=values))


def test_that_modules_are_loaded_one_by_one_and_after_edits_later(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(ahead, "_MODULES", ("one", "two"))
    monkeypatch.setattr(ahead, "_IDLE_MS", 30)
    monkeypatch.setattr(ahead, "_NEXT_MS", 5)
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    made = ahead.Ahead(session)
    _edit(session, 7)
    assert loaded == []

    qtbot.waitUntil(lambda: loaded == ["one", "two"])

    _edit(session, 8)
    qtbot.wait(60)
    assert loaded == ["one", "two"]
    assert made._left == []


def test_that_a_hidden_card_catches_up_when_it_is_shown(app: App) -> None:
    assert app.window is not None
    assert app.session is not None
    card = app.window.findChild(SharesCard)
    assert card is not None
    before = card.chart.total_fen
    app.window.show_page("history")

    _edit(app.session, 4321)

    assert card.chart.total_fen == before
    app.window.show_page("projects")
    assert card.chart.total_fen != before


def test_that_the_strip_says_what_was_found_without_being_asked(
    qtbot: QtBot, app: App
) -> None:
    assert app.session is not None

    qtbot.waitUntil(lambda: bool(app.session and app.session.known_findings))

    assert app.session.known_findings == app.session.findings
