"""Edits of very many rows in the real window, offscreen.

    python -m ecoplanner.bench.bulk PROJECTS RUNS

Makes a plan with money of its own and a scenario, in a folder of its own, and prints
as JSON by case the medians over the runs, in milliseconds: until the change was
painted, the longest time in which the window did nothing else, and what of the
processors it took, which is the figure to compare where machines are shared.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ecoplanner import paths
from ecoplanner.bench.opening import app_of
from ecoplanner.bench.opening import Paints
from ecoplanner.bench.plans import plan_rows
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.app import App
    from ecoplanner.model.entity import Entity
    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.portfolio.page import PortfolioPage
    from ecoplanner.ui.session import Session

_YEARS = range(2021, 2026)
_SOURCES = 3
_SCENARIO = "scenario-bench"


def bulk_rows(count: int) -> list[Entity]:
    """Return a plan with fifteen amounts a project, and a scenario that differs."""
    rows = plan_rows(count)
    sources = [row for row in rows if isinstance(row, Source) and row.kind != "group"]
    given: list[Entity] = [Scenario(id=_SCENARIO, name="方案")]
    for at, row in enumerate(rows):
        if not isinstance(row, Project):
            continue
        rows[at] = replace(
            row,
            first_year=_YEARS[0],
            last_year=_YEARS[-1],
            first_month=None,
            last_month=None,
            need_fen=1_000 * FEN_PER_WAN,
        )
        for source in sources[:_SOURCES]:
            for year in _YEARS:
                amount = Allocation(
                    id=f"{row.id}-{source.id[:8]}-{year}",
                    project_id=row.id,
                    source_id=source.id,
                    year=year,
                    amount_fen=12 * FEN_PER_WAN,
                )
                given += [amount, _other(amount)]
    return sorted([*rows, *given], key=lambda row: isinstance(row, Override))


def _other(row: Allocation) -> Override:
    return Override(
        id=f"o-{row.id}",
        scenario_id=_SCENARIO,
        project_id=row.project_id,
        source_id=row.source_id,
        year=row.year,
        tier=row.tier,
        amount_fen=row.amount_fen + FEN_PER_WAN,
    )


@dataclass(slots=True)
class _Times:
    painted: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)


class _Clock:
    """Takes the time of edits and of what they keep the window from."""

    def __init__(self, app: App) -> None:
        assert app.window is not None  # noqa: S101 - the plan was just made
        self.app, self.window, self.paints = app, app.window, Paints(app.window)
        self.times: dict[str, _Times] = {}
        self._beats: list[float] = []
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._on_timeout)
        self.paints.wait()

    def take(self, case: str, work: Callable[[], object]) -> None:
        """Do something, and note how long it took until it was seen."""
        self._timer.start()
        self._beats[:] = [started := time.perf_counter()]
        worked = time.process_time()
        session = self.app.session
        assert session is not None  # noqa: S101 - the plan was just made
        before = session.portfolio
        work()
        # What would hold the window comes in turns, after the edit before is written.
        while session.portfolio is before:
            self.app.application.processEvents()
        worked = time.process_time() - worked
        done = time.perf_counter()
        self.window.update()
        self.paints.wait()
        self._timer.stop()
        painted = next(at for at in self.paints.times if at >= done)
        beats = zip(self._beats, self._beats[1:], strict=False)
        times = self.times.setdefault(case, _Times())
        times.painted.append(painted - started)
        times.worked.append(worked)
        times.held.append(max(after - before for before, after in beats))

    def _on_timeout(self) -> None:
        self._beats.append(time.perf_counter())


def main(count: str, runs: str) -> None:
    """Measure."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ[paths.STATE_VARIABLE] = str(Path(folder) / "state")
        plan = Path(folder) / "bench.ecoplan"
        rows = bulk_rows(int(count))
        Document.create(plan, lambda writer: writer.save(*rows)).close()
        found = _measured(plan, int(runs))
    said = {
        case: {
            "painted_ms": round(1000 * statistics.median(times.painted), 1),
            "held_ms": round(1000 * statistics.median(times.held), 1),
            "worked_ms": round(1000 * statistics.median(times.worked), 1),
        }
        for case, times in found.items()
    }
    sys.stdout.write(json.dumps(said, indent=1) + "\n")


def _measured(plan: Path, runs: int) -> dict[str, _Times]:
    app = app_of(plan)
    assert app.session is not None  # noqa: S101 - the plan was just made
    clock = _Clock(app)
    # The first makes what later ones find made.
    for turn in range(runs + 1):
        if turn == 1:
            clock.times.clear()
        clock.window.show_page("projects")
        _paste(app, clock, turn)
        clock.window.show_page("funding")
        clock.paints.wait()
        _shares(app, clock, turn)
        _adopt(app, clock)
    clock.window.close()
    return clock.times


def _with_undo(session: Session, clock: _Clock, case: str) -> None:
    clock.take(f"{case}_undo", session.undo)
    clock.take(f"{case}_redo", session.redo)
    session.undo()
    clock.paints.wait(lambda: session.is_free)


def _paste(app: App, clock: _Clock, turn: int) -> None:
    """Paste two columns over all projects, then as many new projects."""
    from ecoplanner.ui.portfolio.edits import GridEdits  # noqa: PLC0415 - see app_of
    from ecoplanner.ui.portfolio.paste_work import Place  # noqa: PLC0415

    session = app.session
    assert session is not None  # noqa: S101 - there is a plan
    edits = GridEdits(session, cast("PortfolioPage", clock.window.page).model)
    rows = session.portfolio.all(Project)
    lines = [
        {"need": f"{1001 + turn + at}", "schedule": f"2021-{2025 + at % 5}年"}
        for at in range(len(rows))
    ]
    over = {row.id: line for row, line in zip(rows, lines, strict=True)}
    clock.take("paste_over", lambda: edits.paste(over, (), Place("")))
    _with_undo(session, clock, "paste_over")
    down = {row.id: {"need": f"{2001 + turn}"} for row in rows}
    clock.take("fill_down", lambda: edits.type_into(down))
    _with_undo(session, clock, "fill_down")
    new = [{"name": f"新{at}", **line} for at, line in enumerate(lines)]
    clock.take("paste_new", lambda: edits.paste({}, new, Place("")))
    _with_undo(session, clock, "paste_new")
    clock.take("delete", lambda: edits.delete([*over]))
    _with_undo(session, clock, "delete")


def _shares(app: App, clock: _Clock, turn: int) -> None:
    """Type the share of one source for the largest programme and the whole plan."""
    from ecoplanner.ui.funding.edits import ALL  # noqa: PLC0415 - see app_of
    from ecoplanner.ui.funding.edits import CellEdit  # noqa: PLC0415
    from ecoplanner.ui.funding.money import Scope  # noqa: PLC0415

    session, page = app.session, cast("FundingPage", clock.window.page)
    assert session is not None  # noqa: S101 - there is a plan
    programs = Counter(row.program_id for row in session.portfolio.all(Project))
    largest = programs.most_common(1)[0][0]
    row = next(row for row in session.portfolio.all(Source) if row.kind != "group")
    scopes = ("program", Scope("program", largest)), ("plan", Scope())
    for name, scope in scopes:
        page.widgets.scope.choose(scope)
        page.widgets.scope.scope_chosen.emit(scope)
        clock.window.update()
        clock.paints.wait()
        matrix = page.widgets.model.matrix
        assert matrix is not None  # noqa: S101 - the page shows one
        assert matrix.scope == scope  # noqa: S101 - just chosen
        total = matrix.need * (20 + turn) // 100 // FEN_PER_WAN * FEN_PER_WAN
        edit = CellEdit(row.id, ALL, total, row.name)
        case = f"share_of_{name}"
        clock.take(case, partial(page.widgets.model.cell_edited.emit, edit))
        _with_undo(session, clock, case)


def _adopt(app: App, clock: _Clock) -> None:
    """Make a scenario the plan that says another amount everywhere."""
    session, page = app.session, cast("FundingPage", clock.window.page)
    assert session is not None  # noqa: S101 - there is a plan
    page.focus.set_scenario(_SCENARIO)
    clock.paints.wait()
    clock.take("adopt", page.widgets.scenarios.adopt_requested.emit)
    _with_undo(session, clock, "adopt")


if __name__ == "__main__":
    main(*sys.argv[1:])
