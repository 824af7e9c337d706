"""A slider moved, and a share typed, in the real window, offscreen.

    python -m ecoplanner.bench.sliding PROJECTS RUNS

Makes a plan with money and limits of its own, in a folder of its own, and prints as
JSON by case, for a project, the largest programme and the whole plan: the median and
the longest milliseconds from a step of a slider, or from the key that ends typing,
until shares, gaps by year, limits and the sentence are painted as they then are; and
what of the processors it took until then, which is the figure to compare where
machines are shared. With `seconds` behind RUNS it prints the seconds of each run, for
the whole plan alone.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import cast
from typing import TYPE_CHECKING

from ecoplanner import paths
from ecoplanner.bench.bulk import bulk_rows
from ecoplanner.bench.opening import app_of
from ecoplanner.bench.opening import Paints
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex

    from ecoplanner.model.entity import Entity
    from ecoplanner.ui.funding.money import Scope
    from ecoplanner.ui.funding.page import FundingPage

#: Behind RUNS.
SECONDS = "seconds"
#: A limit on each of these years, of the sources that give.
_YEARS = range(2021, 2026)
_OFTEN = 6
#: From a cell in hand to the key that ends typing nobody takes less.
_TYPING_MS = 500


def sliding_rows(count: int) -> list[Entity]:
    """Return a plan with fifteen amounts a project, and limits of every kind."""
    rows = [
        row for row in bulk_rows(count) if not isinstance(row, (Scenario, Override))
    ]
    sources = [row for row in rows if isinstance(row, Source) and row.kind != "group"]
    zones = [row for row in rows if isinstance(row, Zone)]
    programs = [row for row in rows if isinstance(row, Program)]
    most = 13 * count * FEN_PER_WAN
    limits: list[Ceiling] = [
        Ceiling(
            id=f"limit-{source.id[:8]}-{year}",
            source_id=source.id,
            year=year,
            amount_fen=most,
        )
        for source in sources[:2]
        for year in _YEARS
    ]
    limits += [
        Ceiling(
            id="limit-zone",
            source_id=sources[0].id,
            zone_id=zones[0].id,
            amount_fen=most,
        ),
        Ceiling(id="limit-plan", source_id=sources[0].id, share_ppm=ONE_PPM // 4),
        Ceiling(
            id="limit-program",
            source_id=sources[1].id,
            program_id=programs[0].id,
            bound="least",
            share_ppm=ONE_PPM // 10,
        ),
    ]
    return [*rows, *limits]


@dataclass(slots=True)
class _Times:
    painted: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)


def main(count: str, runs: str, what: str = "") -> None:
    """Measure."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    is_whole = what == SECONDS
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ[paths.STATE_VARIABLE] = str(Path(folder) / "state")
        plan = Path(folder) / "bench.ecoplan"
        rows = sliding_rows(int(count))
        Document.create(plan, lambda writer: writer.save(*rows)).close()
        scopes = ("plan",) if is_whole else ("project", "program", "plan")
        found = _measured(plan, int(runs), scopes)
    said = {
        case: asdict(times) if is_whole else _summary(times)
        for case, times in found.items()
    }
    sys.stdout.write(json.dumps(said, indent=1) + "\n")


def _summary(times: _Times) -> dict[str, float]:
    return {
        "painted_ms": round(1000 * statistics.median(times.painted), 1),
        "longest_ms": round(1000 * max(times.painted), 1),
        "worked_ms": round(1000 * statistics.median(times.worked), 1),
    }


def _measured(plan: Path, runs: int, scopes: Collection[str]) -> dict[str, _Times]:
    app = app_of(plan)
    window = app.window
    assert window is not None  # noqa: S101 - the plan was just made
    paints = Paints(window)
    paints.wait()
    window.show_page("funding")
    paints.wait()
    page = cast("FundingPage", window.page)
    times: dict[str, _Times] = {}
    for name, scope in _scopes(page):
        if name not in scopes:
            continue
        page.widgets.scope.choose(scope)
        page.widgets.scope.scope_chosen.emit(scope)
        window.update()
        paints.wait()
        slides = times.setdefault(f"slider_of_{name}", _Times())
        _slide(page, paints, slides, runs * _OFTEN)
        typed = times.setdefault(f"share_of_{name}", _Times())
        _type(page, paints, typed, runs)
    window.close()
    return times


def _scopes(page: FundingPage) -> Iterator[tuple[str, Scope]]:
    from ecoplanner.ui.funding.money import Scope  # noqa: PLC0415 - see app_of

    projects = page.session.portfolio.all(Project)
    program = Counter(row.program_id for row in projects).most_common(1)[0][0]
    yield "project", Scope("project", projects[0].id)
    yield "program", Scope("program", program)
    yield "plan", Scope()


def _slide(page: FundingPage, paints: Paints, times: _Times, steps: int) -> None:
    """Move the slider of the first source by key; put it back at the end."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - see app_of
    from PySide6.QtTest import QTest  # noqa: PLC0415

    from ecoplanner.ui.funding.matrix_model import Column  # noqa: PLC0415

    view = page.widgets.matrix
    view.setCurrentIndex(_line(page, Column.SLIDER))
    view.setFocus()
    paints.wait()
    shown: list[float] = []
    note = page.figures_shown.connect(lambda: shown.append(time.perf_counter()))
    # The first makes what later ones find made.
    for turn in range(steps + 1):
        key = Qt.Key.Key_Right if turn % 3 else Qt.Key.Key_Left
        shown.clear()
        started, worked = time.perf_counter(), time.process_time()
        QTest.keyClick(view, key)
        last = paints.wait(lambda: bool(shown))
        worked = time.process_time() - worked
        if turn:
            times.painted.append(last - started)
            times.worked.append(worked)
    page.figures_shown.disconnect(note)
    view.cancel_slider()
    paints.wait()


def _type(page: FundingPage, paints: Paints, times: _Times, runs: int) -> None:
    """Type shares of the first source; each is taken back."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - see app_of
    from PySide6.QtTest import QTest  # noqa: PLC0415

    from ecoplanner.ui.funding.matrix_model import Column  # noqa: PLC0415

    model = page.widgets.model
    shown: list[tuple[float, float]] = []

    def look() -> None:
        shown.append((time.perf_counter(), time.process_time()))

    note = page.figures_shown.connect(look)
    for turn in range(runs + 1):
        index = _line(page, Column.SHARE)
        page.widgets.matrix.setCurrentIndex(index)
        QTest.qWait(_TYPING_MS)
        shown.clear()
        started, worked = time.perf_counter(), time.process_time()
        model.setData(index, f"{20 + turn}%", Qt.ItemDataRole.EditRole)
        # It is painted before it is stored.
        seen, done = shown[0]
        if turn:
            times.painted.append(seen - started)
            times.worked.append(done - worked)
        paints.wait()
        page.session.undo()
        paints.wait()
    page.figures_shown.disconnect(note)


def _line(page: FundingPage, column: int) -> QModelIndex:
    """Return a cell of the first source that gives money."""
    model = page.widgets.model
    for row in range(model.rowCount()):
        index = model.index(row, column)
        if model.row_at(index).kind == "source" and model.row_at(index).total:
            return index
    raise AssertionError


if __name__ == "__main__":
    main(*sys.argv[1:])
