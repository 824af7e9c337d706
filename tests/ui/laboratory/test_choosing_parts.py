"""A choice is shown as it becomes known, and keeps what is known when stopped."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model import frontier
from ecoplanner.model.optimizer import Progress
from ecoplanner.ui.laboratory.choosing import ChoosingPanel
from ecoplanner.ui.laboratory.choosing_work import PERCENTS
from ecoplanner.ui.laboratory.laboratory import PANELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.frontier import Point
    from ecoplanner.model.question import Question
    from ecoplanner.model.question import Search
    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.laboratory.choosing_work import Chosen

WAIT_MS = 60_000


@pytest.fixture
def panel(page: FundingPage) -> ChoosingPanel:
    """The panel with a budget that is too small for all."""
    laboratory = page.widgets.laboratory
    at = next(at for at, each in enumerate(PANELS, start=1) if "ChoosingPanel" in each)
    laboratory.tabs.group.button(at).click()
    found = laboratory.panel
    assert isinstance(found, ChoosingPanel)
    found.budget.setText("60000")
    return found


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the curve end after two points, until it is stopped; set when it waits."""
    waiting, whole = Event(), frontier.points

    def points(
        question: Question, factors: list[object], search: Search
    ) -> Iterator[Point]:
        yield from whole(question, factors[:2], search)  # type: ignore[arg-type]
        waiting.set()
        now = Progress(seconds=0.0, objective=0.0, bound=0.0)
        assert search.watch is not None
        while not search.watch(now):
            Event().wait(0.01)

    monkeypatch.setattr(frontier, "points", points)
    return waiting


def test_that_what_is_known_is_shown_on_the_way(
    qtbot: QtBot, panel: ChoosingPanel
) -> None:
    parts: list[Chosen] = []
    panel.runner.shown.connect(parts.append)

    panel.ask()
    qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=WAIT_MS)

    points = [len(part.points) for part in parts]
    assert points[0] == 0
    assert points[-1] > 1
    assert points == sorted(points)
    assert all(part.timing is parts[0].timing for part in parts)
    assert str(len(PERCENTS)) in panel.points_note.text()
    assert panel.points_note.isVisible()
    rejected = [row for row in panel.table.result_model.rows if row.tone]
    assert rejected
    assert all(row.cells[-1] for row in rejected)


def test_that_stopping_keeps_what_is_known_and_says_how_much(
    qtbot: QtBot, panel: ChoosingPanel, waits: Event
) -> None:
    panel.ask()
    qtbot.waitUntil(waits.is_set, timeout=WAIT_MS)

    panel.stop_button.click()
    qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=WAIT_MS)

    assert panel.table.result_model.rows
    assert panel.new_button.isEnabled()
    assert "2" in panel.points_note.text()
    assert str(len(PERCENTS)) in panel.points_note.text()


def test_that_another_question_ends_what_is_being_worked_out(
    qtbot: QtBot, panel: ChoosingPanel, waits: Event
) -> None:
    panel.ask()
    qtbot.waitUntil(waits.is_set, timeout=WAIT_MS)

    panel.budget.setText("50000")
    panel.ask_soon()
    qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=WAIT_MS)

    assert not panel.new_button.isEnabled()
    assert not panel.said.isEnabled()
