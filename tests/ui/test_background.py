"""Work in another thread is told of once, however soon it is done."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait
from functools import partial
from typing import Any
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from shiboken6 import delete
from typing_extensions import override

from ecoplanner.ui.background import Background
from ecoplanner.ui.background import SOON_S
from ecoplanner.ui.laboratory.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.laboratory.runner import Task

WAIT_S = 60


class Swift(ThreadPoolExecutor):
    """Has everything done before it says so."""

    @override
    def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        future = super().submit(fn, *args, **more)
        wait([future])
        return future


@pytest.fixture(params=["swift", "usual", "slow"])
def background(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
) -> Iterator[Background]:
    """One that is done with its work before it is asked, or takes its time."""
    made = Background()
    if request.param == "swift":
        made._pool.shutdown()
        made._pool = Swift(max_workers=1)
    if request.param == "slow":
        # The window waits with its own loop for what takes longer than a moment.
        gate = threading.Event()
        made._pool.submit(gate.wait, 0.2)
    yield made
    made.end()


def test_that_the_answer_is_returned_and_told_of_once(background: Background) -> None:
    told: list[object] = []
    background.done.connect(lambda future: told.append(future.result()))

    answers = [background.run(partial(abs, number)) for number in range(3)]

    assert answers == [0, 1, 2]
    assert told == [0, 1, 2]
    assert not background.is_busy


def test_that_what_goes_wrong_is_raised_where_it_was_asked(
    background: Background,
) -> None:
    def fail() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        background.run(fail)

    assert background.run(lambda: 7) == 7


def test_that_what_nobody_waits_for_any_more_is_stopped_and_not_told(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    begun, ended = threading.Event(), threading.Event()
    parent = QObject()
    runner = Runner(parent)

    def work(task: Task) -> None:
        begun.set()
        while not task.is_stopped:
            ended.wait(0.001)
        ended.set()

    runner.start(work)
    assert begun.wait(WAIT_S)
    delete(parent)

    assert ended.wait(WAIT_S)
    for thread in threading.enumerate():
        if thread.name.startswith("plan"):
            thread.join(WAIT_S)
    qtbot.wait(0)
    # A callback that fails is only logged.
    assert not caplog.records


def test_that_hands_let_in_are_not_kept_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    background, go_on = Background(), threading.Event()
    asked, really = list[float | None](), Future.exception

    def exception(future: Future[Any], seconds: float | None = None) -> Any:
        asked.append(seconds)
        return really(future, seconds)

    def let_in() -> None:
        background.let_hands_in()
        QTimer.singleShot(0, go_on.set)

    monkeypatch.setattr(Future, "exception", exception)
    QTimer.singleShot(0, let_in)

    assert background.run(lambda: go_on.wait(WAIT_S))

    assert [seconds for seconds in asked if seconds is not None] == [SOON_S]
    background.end()
