"""Ctrl+C ends a search with the best that was found by then."""

from __future__ import annotations

from signal import getsignal
from signal import raise_signal
from signal import SIGINT
from threading import Thread

import pytest

from ecoplanner.commands.fund.asking import PartLine
from ecoplanner.commands.fund.asking import ProgressLine
from ecoplanner.model.optimizer import Progress

PROGRESS = Progress(seconds=1.0, objective=2.0, bound=3.0)


def test_that_the_first_ctrl_c_ends_the_search_and_the_next_one_all() -> None:
    before = getsignal(SIGINT)
    line = ProgressLine()

    with line.shown():
        assert not line(PROGRESS)
        raise_signal(SIGINT)
        assert line(PROGRESS)
        with pytest.raises(KeyboardInterrupt):
            raise_signal(SIGINT)

    assert getsignal(SIGINT) is before


def test_that_other_threads_leave_ctrl_c_alone() -> None:
    before = getsignal(SIGINT)
    seen: list[object] = []

    def run() -> None:
        with PartLine().shown() as line:
            line(0.5)
            seen.append(getsignal(SIGINT))

    thread = Thread(target=run)
    thread.start()
    thread.join()

    assert seen == [before]
