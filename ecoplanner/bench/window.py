"""The real window, offscreen: how soon it stands, how soon an edit is seen.

    python -m ecoplanner.bench.window PLAN RUNS

Measures on a copy of the plan, in folders of its own, and prints as JSON by case the
seconds of each run. With `stalls` for RUNS it opens each page once, and says for each
the longest time in which the window took no input; with `acts` it does what people do
besides, and says for each act by its name the longest such time. Without PLAN it only
tells whether there can be a window.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import count
from itertools import pairwise
from pathlib import Path
from typing import cast
from typing import TYPE_CHECKING

from ecoplanner import paths

try:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtCore import QObject
    from PySide6.QtCore import Qt
    from PySide6.QtCore import QTimer

    from ecoplanner.bench.opening import app_of
    from ecoplanner.bench.opening import Paints
except ImportError as error:
    sys.stderr.write(str(error))
    raise SystemExit(3) from error

from ecoplanner.bench.standing import STANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.app import App
    from ecoplanner.ui.annex.page import AnnexPage
    from ecoplanner.ui.portfolio.page import PortfolioPage

#: In the place of RUNS.
STALLS, ACTS = "stalls", "acts"
#: How often the window is asked whether it takes input.
_TICK_MS = 5
#: How long a person looks at the first page, and at each other one.
_LOOKS_MS = 1_500
#: Needs to type, in units of 10,000 yuan; none twice, or nothing would change.
_NEEDS = count(1000)


class Ticks(QObject):
    """Notes when the window took input, had there been any."""

    def __init__(self) -> None:
        super().__init__()
        self._times: list[float] = []
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)

    def longest(self, work: Callable[[], object]) -> float:
        """Return the longest stall, in seconds, during some work and after it."""
        self._times.clear()
        self._timer.start()
        self._note()
        work()
        loop = QEventLoop()
        QTimer.singleShot(_LOOKS_MS, loop.quit)
        loop.exec()
        self._timer.stop()
        return max(after - before for before, after in pairwise(self._times))

    def _note(self) -> None:
        self._times.append(time.perf_counter())


def main(plan: str = "", runs: str = "") -> None:
    """Measure, or be measured."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if runs:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            os.environ[paths.STATE_VARIABLE] = str(Path(folder) / "state")
            # A program that is installed is compiled.
            os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            copy = Path(folder) / "bench.ecoplan"
            shutil.copy(plan, copy)
            said: object
            if runs == ACTS:
                said = _acts(copy)
            else:
                is_stalls = runs == STALLS
                said = _stalls(copy) if is_stalls else _measured(copy, int(runs))
            sys.stdout.write(json.dumps(said))


def _measured(plan: Path, runs: int) -> dict[str, list[float]]:
    starts = [_start(plan) for _ in range(runs + 1)][1:]
    app = app_of(plan)
    assert app.window is not None  # noqa: S101 - the plan was just made
    paints = Paints(app.window)
    paints.wait()
    edits = _edits(app, paints, 3 * runs)
    first, last = _annex_edits(app, paints, 3 * runs)
    app.window.close()
    return {
        "window_start": starts,
        "window_edit": edits,
        "window_annex_edit": first,
        "window_annex_all": last,
    }


def _start(plan: Path) -> float:
    """Return how long a process of its own takes until the window stands."""
    call = [sys.executable, "-m", "ecoplanner.bench.standing", str(plan)]
    started = time.perf_counter()
    pipe = subprocess.PIPE
    with subprocess.Popen(call, stdout=pipe, stderr=subprocess.DEVNULL) as child:  # noqa: S603 - ours
        said = child.stdout.readline() if child.stdout else b""
        seconds = time.perf_counter() - started
    if said.strip() != STANDS:
        msg = "the window did not stand"
        raise RuntimeError(msg)
    return seconds


def _stalls(plan: Path) -> dict[str, list[float]]:
    """Open each page for the first time; return the longest stall of each."""
    from ecoplanner.ui.pages import PAGES  # noqa: PLC0415 - see app_of

    app = app_of(plan)
    window = app.window
    assert window is not None  # noqa: S101 - the plan was just made
    Paints(window).wait_once()
    ticks = Ticks()
    # First the page that is there, while modules are loaded in its idle moments.
    opened = (partial(window.show_page, entry.key) for entry in PAGES)
    found = [ticks.longest(each) for each in opened]
    window.close()
    return {"window_stall": found}


def _acts(plan: Path) -> dict[str, dict[str, float]]:
    """Do what people do; return the longest stall of each act, by its name."""
    from ecoplanner.bench.acts import acts  # noqa: PLC0415 - see app_of

    app = app_of(plan)
    window = app.window
    assert window is not None  # noqa: S101 - the plan was just made
    Paints(window).wait_once()
    ticks = Ticks()
    # First the page that is there, while modules are loaded in its idle moments.
    ticks.longest(lambda: None)
    found = {name: ticks.longest(act) for name, act in acts(app, plan.parent)}
    if app.window is not None:
        app.window.close()
    # Without a screen the clipboard outlives Python, and what was copied is Python's.
    app.application.clipboard().clear()
    return {"window_act": found}


def _edits(app: App, paints: Paints, runs: int) -> list[float]:
    """Type needs into the table; return the seconds until all was painted."""
    from ecoplanner.model.project import Project  # noqa: PLC0415 - see app_of
    from ecoplanner.ui.portfolio.edits import GridEdits  # noqa: PLC0415

    assert app.session is not None  # noqa: S101 - there is a plan
    assert app.window is not None  # noqa: S101 - and it is shown
    page = cast("PortfolioPage", app.window.page)
    edits = GridEdits(app.session, page.model)
    projects = app.session.portfolio.all(Project)
    seconds = []
    # The first makes what later ones find made.
    for turn in range(runs + 1):
        project = projects[(turn * 7) % len(projects)]
        app.window.update()
        page.focus.set_project(project.id)
        paints.wait()
        started = time.perf_counter()
        edits.type_into({project.id: {"need": str(next(_NEEDS))}})
        seconds.append(paints.wait() - started)
    return seconds[1:]


def _annex_edits(
    app: App, paints: Paints, runs: int
) -> tuple[list[float], list[float]]:
    """Change needs on the printed page that is looked at.

    Returns:
        The seconds until that page was new, and until all pages were.
    """
    from ecoplanner.model.project import Project  # noqa: PLC0415 - see app_of
    from ecoplanner.model.store.project_edit import set_fields  # noqa: PLC0415
    from ecoplanner.ui.annex.composer import Composer  # noqa: PLC0415

    session, window = app.session, app.window
    assert session is not None  # noqa: S101 - there is a plan
    assert window is not None  # noqa: S101 - and it is shown
    window.show_page("annex")
    page = cast("AnnexPage", window.page)
    composer = page.findChild(Composer)
    assert composer is not None  # noqa: S101 - the page has one

    def is_set() -> bool:
        sheets, now = page.desk.sheets, session.portfolio
        is_new = sheets is not None and sheets.order.portfolio is now
        return is_new and not composer.is_busy

    paints.wait(is_set)
    first, last = [], []
    for turn in range(runs + 1):
        assert page.desk.sheets is not None  # noqa: S101 - waited for
        index, places = page.desk.seen_pages.start, page.desk.sheets.places
        rows = session.portfolio.all(Project)
        here = [each.id for each in rows if index in places.get(each.id, ())]
        values = {"need": str(next(_NEEDS))}
        picture, seen = partial(page.desk.artist.picture, index), list[object]()
        before = picture()

        def look(
            seen: list[object] = seen, picture: Callable[[], object] = picture
        ) -> None:
            seen.append(picture())

        def is_seen(seen: list[object] = seen, before: object = before) -> bool:
            # Pages may all be set a good while before the desk is painted again.
            return is_set() and any(each is not before for each in seen)

        started = time.perf_counter()
        id_ = here[turn % len(here)]
        session.edit("bench", partial(set_fields, project_id=id_, values=values))
        last.append(paints.wait(is_seen, look) - started)
        at = next(at for at, each in enumerate(seen) if each is not before)
        first.append(paints.times[at] - started)
    return first[1:], last[1:]


if __name__ == "__main__":
    main(*sys.argv[1:])
