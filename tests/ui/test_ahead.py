"""Work that waits until somebody looks, or until nobody waits for it."""

from __future__ import annotations

import threading
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store import publish
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.replace import replace
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
    from ecoplanner.model.portfolio import Portfolio
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
    monkeypatch.setattr(ahead, "_SUMS", ())
    monkeypatch.setattr(ahead, "_MODULES", ("one", "two"))
    monkeypatch.setattr(ahead, "_IDLE_MS", 30)
    monkeypatch.setattr(ahead, "_NEXT_MS", 5)
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    made = ahead.Ahead(session)
    _edit(session, 7)
    assert loaded == []

    qtbot.waitUntil(lambda: loaded == ["one", "two"])

    _edit(session, 8)
    assert not made._timer.isActive()
    assert made._left == []


def test_that_sums_are_made_piece_by_piece_and_anew_after_an_edit(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    summed: list[tuple[str, Portfolio]] = []

    def load(name: str) -> SimpleNamespace:
        def work_ahead(portfolio: Portfolio) -> Iterator[None]:
            summed.append((name, portfolio))
            yield
            summed.append((f"{name} more", portfolio))

        return SimpleNamespace(work_ahead=work_ahead)

    monkeypatch.setattr(ahead, "_SUMS", ("one", "two"))
    monkeypatch.setattr(ahead, "_MODULES", ())
    monkeypatch.setattr(ahead, "_FIRST_MS", 0)
    monkeypatch.setattr(ahead, "_IDLE_MS", 10)
    monkeypatch.setattr(ahead, "import_module", load)
    made = ahead.Ahead(session)
    names = ["one", "one more", "two", "two more"]
    before = session.portfolio
    qtbot.waitUntil(lambda: summed == [(name, before) for name in names])
    summed.clear()

    _edit(session, 7)

    after = session.portfolio
    qtbot.waitUntil(lambda: summed == [(name, after) for name in names])
    qtbot.waitUntil(lambda: not made._timer.isActive())


@pytest.mark.parametrize("name", ahead._SUMS)
def test_that_each_module_has_sums_to_work_out(session: Session, name: str) -> None:
    module = import_module(name)

    assert [*module.work_ahead(session.portfolio)]


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


def test_that_nothing_is_loaded_while_the_plan_is_published(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(ahead, "_SUMS", ())
    monkeypatch.setattr(ahead, "_MODULES", ("one",))
    monkeypatch.setattr(ahead, "_FIRST_MS", 0)
    monkeypatch.setattr(ahead, "_IDLE_MS", 10)
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    gate = threading.Event()

    def held(made: Path, target: Path) -> None:
        assert gate.wait(20)
        replace(made, target)

    monkeypatch.setattr(publish, "replace", held)
    _edit(session, 7)
    session.publish()
    made = ahead.Ahead(session)
    qtbot.wait(100)
    assert loaded == []
    gate.set()
    qtbot.waitUntil(lambda: loaded == ["one"])
    assert made._left == []
