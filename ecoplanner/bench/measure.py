"""The cases of the benchmark. Machines are noisy: medians, and ratios of pairs."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from importlib.util import find_spec
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner import paths
from ecoplanner.bench.money import money_portfolio
from ecoplanner.bench.peer import markup
from ecoplanner.bench.plans import plan_rows
from ecoplanner.model import checks
from ecoplanner.model.mixture import Terms
from ecoplanner.model.project import Project
from ecoplanner.model.shares import shares
from ecoplanner.model.shares import WAYS
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.model.timing import choose_starts
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import Press

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

Row = dict[str, Any]
_STEP_FEN = 1_000_000
_WINDOW = "ecoplanner.bench.window"
_SLIDING = "ecoplanner.bench.sliding"
#: By case what it is called there: both of the whole plan.
_SLID = {"window_slider": "slider_of_plan", "window_typed_share": "share_of_plan"}
#: Solving is promised up to here.
_MOST_SOLVED = 1_000


def machine() -> Row:
    """Return what the benchmark ran on."""
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }


def window_refusal() -> str:
    """Return why there can be no window here; empty where there can."""
    command = [sys.executable, "-m", _WINDOW]
    done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - ours
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return "" if not done.returncode else (said or [str(done.returncode)])[-1]


def measured(
    folder: Path, count: int, runs: int, *, has_window: bool = True
) -> Iterator[Row]:
    """Run every case on a plan of `count` printed projects.

    Args:
        folder: an empty folder for the files.
        count: number of projects.
        runs: how often each case is run.
        has_window: whether the window is measured too.
    """
    plan = folder / f"bench-{count}.ecoplan"
    rows = plan_rows(count)
    Document.create(plan, lambda writer: writer.save(*rows)).close()
    yield _command(plan, count, runs)
    yield from _editing(plan, count, runs)
    yield _annex(plan, count, runs)
    if count <= _MOST_SOLVED:
        yield _mix_solve(count, runs)
        yield _choice(count, runs)
    if has_window:
        for what in (str(runs), "stalls"):
            for case, seconds in _cold([_WINDOW, str(plan), what]).items():
                yield _row(case, count, seconds)
        yield from _slid(count, runs)


def _row(
    case: str,
    count: int,
    seconds: Sequence[float],
    *,
    peer: str | None = None,
    ratio: float | None = None,
    **more: object,
) -> Row:
    ordered = sorted(seconds)
    at = min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))
    return {
        "case": case,
        "projects": count,
        "median_ms": round(1000 * statistics.median(ordered), 1),
        "p95_ms": round(1000 * ordered[at], 1),
        "peer": peer,
        "ratio": None if ratio is None else round(ratio, 3),
        **more,
    }


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _command(plan: Path, count: int, runs: int) -> Row:
    """A command that only reads, from its start to its end."""
    call = [sys.executable, "-m", "ecoplanner", "info", str(plan), "--format", "json"]

    def run() -> None:
        subprocess.run(call, check=True, capture_output=True)  # noqa: S603 - ours

    return _row("read_command", count, [_timed(run) for _ in range(runs)])


def _editing(plan: Path, count: int, runs: int) -> Iterator[Row]:
    """One edit with all that follows it, the page it shows on, and a publish."""
    document = Document.open(plan)
    try:
        press = Press()
        projects = document.portfolio().all(Project)
        annex = annex_of(document.portfolio(), ["schedule"])
        press.draw(press.lay_out(annex.tables, annex.settings), DocumentInfo(), [0])
        edits, pages, publishes = [], [], []
        for turn in range(runs * 3):
            project = projects[(turn * 7) % len(projects)]

            def edit(project: Project = project, turn: int = turn) -> None:
                need = (project.need_fen or 0) + (turn + 1) * _STEP_FEN
                with document.edit("bench") as writer:
                    writer.save(replace(project, need_fen=need))
                for way in WAYS:
                    shares(document.portfolio(), way)
                checks.findings(document.portfolio())

            def show() -> None:
                now = annex_of(document.portfolio(), ["schedule"])
                layout = press.lay_out(now.tables, now.settings)
                press.draw(layout, DocumentInfo(), [0])

            edits.append(_timed(edit))
            pages.append(_timed(show))
            if turn < runs:
                publishes.append(_timed(document.publish))
        yield _row("edit_with_shares_and_checks", count, edits)
        yield _row("page_after_edit", count, pages)
        yield _row("publish", count, publishes)
    finally:
        document.close()


def _annex(plan: Path, count: int, runs: int) -> Row:
    """The schedule to PDF and the same table by the peer, in pairs of cold runs."""
    output = plan.with_suffix(".pdf")
    ours = ["ecoplanner.bench.draw", str(plan), str(output)]
    peer = "typst" if find_spec("typst") else None
    source = plan.with_suffix(".typ")
    with reading(plan) as reader:
        table = annex_of(reader.portfolio(), ["schedule"]).tables[0]
    source.write_text(markup(table), encoding="utf-8")
    theirs = ["ecoplanner.bench.peer", str(source), str(output)]
    theirs.append(str(paths.resource("fonts")))
    seconds, ratios, said = [], [], {}
    for _ in range(runs):
        said = _cold(ours)
        seconds.append(said["seconds"])
        if peer:
            ratios.append(said["seconds"] / _cold(theirs)["seconds"])
    ratio = statistics.median(ratios) if ratios else None
    more = {key: said[key] for key in ("pages", "peak_mb") if key in said}
    return _row("annex_pdf", count, seconds, peer=peer, ratio=ratio, **more)


def _mix_solve(count: int, runs: int) -> Row:
    """Cover as much need as the ceilings allow, five years x six sources."""
    portfolio = money_portfolio(count, is_scarce=False)
    goal = Goal(aim="covered")
    times = [
        _timed(lambda: solve_mix(portfolio, None, goal, Terms())) for _ in range(runs)
    ]
    return _row("mix_solve", count, times)


def _choice(count: int, runs: int) -> Row:
    """Choose projects and starts, five years x six sources; `gap` is proven."""
    portfolio = money_portfolio(count, is_scarce=True)
    gaps: list[float] = []

    def run() -> None:
        found = choose_starts(portfolio)
        gaps.append(found.gap if found else 1.0)

    times = [_timed(run) for _ in range(runs)]
    return _row("choice", count, times, gap=round(max(gaps), 6))


def _slid(count: int, runs: int) -> Iterator[Row]:
    """A slider moved and a share typed, on a plan with money and limits of its own."""
    found = _cold([_SLIDING, str(count), str(runs), "seconds"])
    for case, of in _SLID.items():
        times = found[of]
        worked = round(1000 * statistics.median(times["worked"]), 1)
        yield _row(case, count, times["painted"], worked_ms=worked)


def _cold(call: Sequence[str]) -> Row:
    """Run a module in a process of its own; return what it says."""
    command = [sys.executable, "-m", *call]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - ours
    said: Row = json.loads(done.stdout)
    return said
