"""Ctrl+C ends a search with the best that was found by then."""

from __future__ import annotations

from contextlib import contextmanager
from signal import getsignal
from signal import raise_signal
from signal import SIGINT
from threading import Event
from threading import Thread
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.commands.fund import choosing
from ecoplanner.commands.fund import frontier
from ecoplanner.commands.fund import solving
from ecoplanner.commands.fund import stopping
from ecoplanner.commands.fund.stopping import PartLine
from ecoplanner.commands.fund.stopping import ProgressLine
from ecoplanner.commands.fund.stopping import WorkLine
from ecoplanner.errors import PlanDamagedError
from ecoplanner.model import optimizer
from ecoplanner.model.optimizer import Progress
from ecoplanner.model.store import reading as plan_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from tests.commands.conftest import Ran

MOVING = ("--year-limit", "20000", "--budget", "90000")
PROGRESS = Progress(seconds=1.0, objective=2.0, bound=3.0)


def test_that_the_first_ctrl_c_ends_the_search_and_the_next_one_all() -> None:
    before = getsignal(SIGINT)
    line = ProgressLine()

    with line.shown():
        assert not line(PROGRESS)
        assert not line(PROGRESS)
        raise_signal(SIGINT)
        assert line(PROGRESS)
        with pytest.raises(KeyboardInterrupt):
            raise_signal(SIGINT)

    assert getsignal(SIGINT) is before


def test_that_ctrl_c_while_the_question_is_put_together_ends_it_at_once() -> None:
    line = ProgressLine()

    with pytest.raises(KeyboardInterrupt), line.shown():
        line(PROGRESS)
        raise_signal(SIGINT)

    assert line.is_stopped


def test_that_work_that_tells_nothing_is_seen_to_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(stopping, "_EVERY", 0.001)
    monkeypatch.setattr(stopping, "_BEAT", 0.001)
    written: list[str] = []
    many = Event()

    def write(_line: object, text: str) -> None:
        written.append(text)
        if len(written) > 3:
            many.set()

    monkeypatch.setattr(stopping.StoppableLine, "_write", write)

    with ProgressLine().shown():
        assert many.wait(10)

    assert written[-1] == ""


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
        # Its starts would move, which nobody agreed to; nothing is written anyway.
        (
            *(choosing, "choose_starts"),
            ("choose", "--by", "priority", "--in", "高标准农田建设", *MOVING),
        ),
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


@pytest.mark.parametrize(
    ("module", "search", "asked", "what"),
    [
        (solving, "solve_mix", ("solve", "--most-covered"), "mix"),
        (solving, "solve_mix", ("solve", "--minimise", "县级"), "mix"),
        (solving, "solve_mix", ("solve", "--nearest", "--year-limit", "40000"), "mix"),
        (solving, "solve_interval", ("solve", "--interval", "县级"), "mix"),
        (
            *(choosing, "choose_starts"),
            ("choose", "--by", "priority", "--budget", "90000"),
            "choice",
        ),
        (
            *(frontier, "points"),
            ("frontier", "--by", "priority", "--budget", "90000"),
            "choice",
        ),
    ],
)
@pytest.mark.parametrize("more", [(), ("--format", "json")])
def test_that_ctrl_c_before_anything_was_found_says_so_and_writes_nothing(  # noqa: PLR0913, PLR0917 - a case
    run: Callable[..., Ran],
    shanggao_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    search: str,
    asked: tuple[str, ...],
    what: str,
    more: tuple[str, ...],
) -> None:
    work = getattr(module, search)

    def stopped_at_once(*args: Any, **named: Any) -> Any:
        raise_signal(SIGINT)
        return work(*args, **named)

    monkeypatch.setattr(module, search, stopped_at_once)
    before = shanggao_file.read_bytes()
    apply = () if search in {"points", "solve_interval"} else ("--apply", "少")
    output = tmp_path / "answer.pdf"

    ran = run(
        *("fund", shanggao_file, *asked, "--scenario", "示例筹资方案"),
        *(*apply, *more, "-o", output),
    )

    assert ran.code == 130
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert f"stopped before it found a {what}" in ran.err
    assert shanggao_file.read_bytes() == before
    assert not output.exists()


@pytest.mark.parametrize(
    ("module", "search", "asked"),
    [
        (solving, "relaxed_mix", ("solve", "--nearest", "--at-most", "中央=0")),
        (
            *(choosing, "relaxed_choice"),
            ("choose", "--by", "priority", "--in", "湿地恢复与治理", "--budget", "9"),
        ),
    ],
)
@pytest.mark.parametrize("is_found", [True, False])
def test_that_a_search_for_limits_to_relax_that_was_stopped_says_so(  # noqa: PLR0913, PLR0917 - a case
    run: Callable[..., Ran],
    shanggao_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    search: str,
    asked: tuple[str, ...],
    is_found: bool,  # noqa: FBT001 - a case
) -> None:
    work = getattr(module, search)

    def stopped(*args: Any, **named: Any) -> Any:
        found = work(*args, **named)
        raise_signal(SIGINT)
        return found if is_found else ()

    monkeypatch.setattr(module, search, stopped)
    base = ("--scenario", "示例筹资方案", "--keep", "中央")
    call = ("fund", shanggao_file, *asked, *base[: None if module is solving else 2])

    shown = run(*call, "--lang", "en")
    told = run(*call, "--format", "json").json

    assert shown.code == 130
    assert "Not possible: " in shown.out
    last = "relaxing less may be enough" if is_found else "before it found which"
    assert last in shown.out
    assert "Nothing helps" not in shown.out
    assert (told["is_possible"], told["is_stopped"]) == (False, True)


def test_that_what_is_stopped_while_a_plan_is_read_is_no_damage(
    run: Callable[..., Ran], shanggao_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = getsignal(SIGINT)

    @contextmanager
    def broken(path: Path) -> Iterator[None]:
        # So it looks when the library that reads takes what our code raises for a
        # fault of the file.
        try:
            raise_signal(SIGINT)
        except KeyboardInterrupt as error:
            raise PlanDamagedError(path=path, reason="interrupted") from error
        yield

    monkeypatch.setattr(plan_files, "reading", broken)

    ran = run("fund", shanggao_file, "solve", "--most-covered")

    assert ran.code == 130
    assert "damaged" not in ran.err
    assert getsignal(SIGINT) is before


def test_that_ctrl_c_that_the_library_swallows_counts(
    run: Callable[..., Ran], shanggao_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = plan_files.reading

    @contextmanager
    def swallowing(path: Path) -> Iterator[Any]:
        with read(path) as reader:
            with pytest.raises(KeyboardInterrupt):
                raise_signal(SIGINT)
            yield reader

    monkeypatch.setattr(plan_files, "reading", swallowing)

    assert run("fund", shanggao_file, "list").code == 130


def test_that_a_line_is_not_written_for_every_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    line = ProgressLine()

    with line.shown():
        for _ in range(1_000):
            line(PROGRESS)

    # Erased once at the end, written once at the beginning and when time has gone by.
    assert capsys.readouterr().err.count("\r") < 100


def test_that_a_silent_solver_is_told_of_and_left_where_it_does_not_stop(
    run: Callable[..., Ran], shanggao_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Event()

    class Silent:
        """A solver in a step that calls nobody."""

        def run(self) -> None:
            held.wait()

        def __getattr__(self, _name: str) -> Any:
            return self

        def subscribe(self, _called: object) -> None:
            pass

    loaded = optimizer._loaded
    monkeypatch.setattr(
        optimizer, "_loaded", lambda *a, **b: (Silent(), loaded(*a, **b)[1])
    )
    told: list[Progress] = []
    call = ProgressLine.__call__

    def watch(line: ProgressLine, progress: Progress) -> bool:
        told.append(progress)
        if len(told) > 4:
            raise_signal(SIGINT)
        return call(line, progress)

    monkeypatch.setattr(WorkLine, "__call__", watch)
    try:
        ran = run("fund", shanggao_file, "solve", "--most-covered", "--cover", "none")
    finally:
        held.set()

    assert ran.code == 130
    assert "stopped before it found a mix" in ran.err
    assert len(told) > 4
