"""Ctrl+C ends a search with the best that was found by then."""

from __future__ import annotations

from signal import getsignal
from signal import raise_signal
from signal import SIGINT
from threading import Thread
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.commands.fund import choosing
from ecoplanner.commands.fund import solving
from ecoplanner.commands.fund.asking import PartLine
from ecoplanner.commands.fund.asking import ProgressLine
from ecoplanner.model.optimizer import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

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


@pytest.mark.parametrize(
    ("module", "search", "asked"),
    [
        (
            choosing,
            "choose_starts",
            ("choose", "--by", "priority", "--budget", "90000"),
        ),
        (choosing, "rejections", ("choose", "--by", "priority", "--budget", "90000")),
        (solving, "solve_mix", ("solve", "--nearest", "--year-limit", "40000")),
    ],
)
def test_that_what_was_stopped_is_shown_and_not_written(  # noqa: PLR0913, PLR0917 - a case
    run: Callable[..., Ran],
    shanggao_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    search: str,
    asked: tuple[str, ...],
) -> None:
    work = getattr(module, search)

    def stopped_at_last(*args: Any, **more: Any) -> Any:
        if "watch" in more:
            more["watch"] = None
        found = work(*args, **more)
        raise_signal(SIGINT)
        return found

    monkeypatch.setattr(module, search, stopped_at_last)
    call = ("fund", shanggao_file, *asked, "--scenario", "示例筹资方案")
    before = shanggao_file.read_bytes()

    shown = run(*call, "--apply", "少", "--lang", "zh")
    told = run(*call, "--apply", "少", "--format", "json")

    assert shown.code == told.code == 130
    assert shown.out
    assert "已写入" not in shown.out
    assert shown.err.strip() == "已按 Ctrl+C 停止，没有写入方案：少"
    assert told.json["applied_to"] is None
    assert shanggao_file.read_bytes() == before
