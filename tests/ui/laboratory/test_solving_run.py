"""Solving under way: progress, stop, and what changes meanwhile."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import Any
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.messages import saying_text
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.optimizer import Progress
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.saying import Saying
from ecoplanner.model.solving import solve_mix
from ecoplanner.ui.laboratory import solving_work
from ecoplanner.ui.laboratory.solving import SolvingPanel
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened
from tests.ui.laboratory.hands import WAIT_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.solving import Solved
    from ecoplanner.ui.funding.page import FundingPage

NOW = Progress(seconds=0.0, objective=0.0, bound=0.0)


@pytest.fixture
def panel(page: FundingPage) -> SolvingPanel:
    """The panel, asked for the smallest gap, which it finds at once."""
    found = opened(page, SolvingPanel)
    found.aim.setCurrentIndex(found.aim.findData("covered"))
    found.covering.setCurrentIndex(found.covering.findData("today"))
    return found


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let a mix that was found be searched further until that is stopped.

    Returns:
        What is set while the search goes on.
    """
    going, whole = Event(), solve_mix
    monkeypatch.setattr(solving_work, "_EVERY_S", 0.01)

    def solve(*args: Any, watch: Any, **named: Any) -> Solved | None:
        found = whole(*args, watch=None, **named)
        going.set()
        while not watch(NOW):
            Event().wait(0.005)
        return None if found is None else replace(found, is_stopped=True)

    monkeypatch.setattr(solving_work, "solve_mix", solve)
    return going


@pytest.fixture
def finds_nothing(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let a search find nothing until it is stopped; see `waits`."""
    going = Event()

    def solve(*_: Any, watch: Any, **__: Any) -> Solved | None:
        going.set()
        while not watch(NOW):
            Event().wait(0.005)
        raise InvalidInputError([Problem("choice_stopped", "chosen")])

    monkeypatch.setattr(solving_work, "solve_mix", solve)
    return going


def _ended(qtbot: QtBot, panel: SolvingPanel) -> None:
    qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=WAIT_MS)


def _begin(qtbot: QtBot, panel: SolvingPanel, going: Event) -> None:
    """Press the button and wait until the search is under way."""
    qtbot.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(going.is_set, timeout=WAIT_MS)


def test_that_progress_is_seen_while_it_is_solved(
    qtbot: QtBot, panel: SolvingPanel, waits: Event
) -> None:
    assert not panel.stop_button.isEnabled()
    assert not panel.progress.isVisible()

    _begin(qtbot, panel, waits)

    qtbot.waitUntil(lambda: panel.progress.value() > 0, timeout=WAIT_MS)
    assert panel.progress.isVisible()
    assert panel.stop_button.isEnabled()
    # However long that takes here, the seconds are those since it began.
    running = [
        saying_text(Saying("solve_running", {"seconds": seconds}), panel.language)
        for seconds in range(WAIT_MS // 1000)
    ]
    qtbot.waitUntil(lambda: panel.said.text() in running, timeout=WAIT_MS)
    assert not panel.new_button.isEnabled()
    assert panel.printed() is None
    panel.runner.stop()
    _ended(qtbot, panel)


def test_that_stopping_keeps_the_best_and_says_so(
    qtbot: QtBot, panel: SolvingPanel, waits: Event
) -> None:
    _begin(qtbot, panel, waits)

    qtbot.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    _ended(qtbot, panel)

    assert saying_text(Saying("solve_stopped"), panel.language) in panel.said.text()
    assert panel.said.isEnabled()
    assert panel.table.rows
    assert panel.chart.bars is not None
    assert panel.new_button.isEnabled()
    assert not panel.stop_button.isEnabled()
    assert not panel.progress.isVisible()
    count = len(panel.session.portfolio.all(Scenario))
    qtbot.mouseClick(panel.new_button, Qt.MouseButton.LeftButton)
    assert len(panel.session.portfolio.all(Scenario)) == count + 1


def test_that_it_is_stopped_and_started_by_keys_alone(
    qtbot: QtBot, panel: SolvingPanel, waits: Event
) -> None:
    panel.window().activateWindow()
    qtbot.waitUntil(panel.window().isActiveWindow, timeout=WAIT_MS)
    panel.run_button.setFocus()
    qtbot.keyClick(panel.run_button, Qt.Key.Key_Space)
    qtbot.waitUntil(waits.is_set, timeout=WAIT_MS)
    qtbot.waitUntil(panel.stop_button.isEnabled, timeout=WAIT_MS)
    qtbot.keyClick(panel.run_button, Qt.Key.Key_Tab)
    assert panel.stop_button.hasFocus()

    qtbot.keyClick(panel.stop_button, Qt.Key.Key_Space)
    _ended(qtbot, panel)

    assert panel.new_button.isEnabled()


def test_that_stopping_before_anything_was_found_says_that(
    qtbot: QtBot, panel: SolvingPanel, finds_nothing: Event
) -> None:
    _begin(qtbot, panel, finds_nothing)

    panel.stop_button.click()
    _ended(qtbot, panel)

    assert panel.said.text()
    assert panel.said.property("tone") == "warn"
    assert panel.table.rows == ()
    assert panel.chart.bars is None
    assert not panel.new_button.isEnabled()


@pytest.mark.parametrize("is_new", [True, False], ids=["first", "second"])
def test_that_an_edit_of_the_plan_ends_the_search_and_is_said(
    qtbot: QtBot,
    panel: SolvingPanel,
    finds_nothing: Event,
    is_new: bool,  # noqa: FBT001 - a case
) -> None:
    if not is_new:
        panel.most.setText("约")
        panel.run_button.click()
        assert panel.said.property("tone") == "danger"
        panel.most.setText("")
    _begin(qtbot, panel, finds_nothing)
    limit = Ceiling(id=new_id(), amount_fen=150_000_000_000)

    panel.session.edit("限额", lambda writer: writer.save(limit))
    _ended(qtbot, panel)

    assert panel.words.old_note.isVisible()
    assert not panel.said.isEnabled()
    assert not panel.new_button.isEnabled()
    assert not panel.here_button.isEnabled()


def test_that_progress_of_a_search_that_was_ended_is_taken_back(
    qtbot: QtBot, panel: SolvingPanel, waits: Event
) -> None:
    _begin(qtbot, panel, waits)
    qtbot.waitUntil(lambda: bool(panel.said.text()), timeout=WAIT_MS)

    panel.yearly.setText("8000")
    panel.yearly.textEdited.emit("8000")
    _ended(qtbot, panel)

    assert panel.said.text() == ""
    assert panel.words.old_note.isVisible()
    assert panel.table.rows == ()


def test_that_an_answer_from_before_an_edit_is_not_offered_after_it(
    qtbot: QtBot, panel: SolvingPanel
) -> None:
    answered(qtbot, panel)
    assert panel.new_button.isEnabled()
    limit = Ceiling(id=new_id(), amount_fen=150_000_000_000)

    panel.session.edit("限额", lambda writer: writer.save(limit))

    assert not panel.new_button.isEnabled()
    assert panel.words.old_note.isVisible()
    answered(qtbot, panel)
    assert not panel.words.old_note.isVisible()
    assert "150,000" in panel.said.text() or panel.new_button.isEnabled()


def test_that_leaving_the_panel_ends_the_search(
    qtbot: QtBot, page: FundingPage, panel: SolvingPanel, waits: Event
) -> None:
    _begin(qtbot, panel, waits)

    page.widgets.laboratory.tabs.group.button(0).click()
    _ended(qtbot, panel)
    opened(page, SolvingPanel)

    assert panel.table.rows == ()
    assert not panel.new_button.isEnabled()
    assert panel.run_button.isEnabled()


def test_that_the_page_can_go_while_it_is_solved(
    qtbot: QtBot, page: FundingPage, panel: SolvingPanel, waits: Event
) -> None:
    runner = panel.runner
    _begin(qtbot, panel, waits)

    with qtbot.waitSignal(runner.ended, timeout=WAIT_MS):
        page.close()

    page.deleteLater()
    qtbot.wait(0)
