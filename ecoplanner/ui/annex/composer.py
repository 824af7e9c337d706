"""Setting the annex on pages, off the window's thread."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from shiboken6 import isValid

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import NotSavedError
from ecoplanner.model.store.replace import write_file
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.annex import document_info
from ecoplanner.reports.annex import located
from ecoplanner.reports.draw.pdf import Press
from ecoplanner.reports.kept import Kept
from ecoplanner.reports.typeset.compose import TablePart
from ecoplanner.ui.annex.counting import Counted
from ecoplanner.ui.annex.counting import RowsCounted
from ecoplanner.ui.annex.counting import StoppedError
from ecoplanner.ui.collecting import Hold

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.annex import Annex
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Notice
    from ecoplanner.reports.typeset.layout import Page


#: Rows freed at a time.
_FREED = 100
#: An annex that takes longer than this is many objects.
_MANY_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be set.

    Attributes:
        portfolio: the plan as it is now.
        keys: the tables, in the order in which they are printed.
        scenario: whose money they show; None for the plan.
    """

    portfolio: Portfolio
    keys: tuple[str, ...]
    scenario: Scenario | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The annex on pages.

    Attributes:
        order: what was asked for.
        annex: the tables as described.
        layout: the pages.
        places: by the id of a row the indexes of the pages that show it.
        seconds: how long it took.
    """

    order: Order
    annex: Annex
    layout: Layout
    places: Mapping[str, tuple[int, ...]]
    seconds: float


class _Bench:
    """What is at hand where pages are set; only the worker's thread uses it.

    Attributes:
        press: sets pages and draws them.
    """

    def __init__(self) -> None:
        self.press = Press()
        self._kept = Kept()
        self._last: tuple[Layout, Mapping[str, tuple[int, ...]]] | None = None

    def compose(
        self,
        order: Order,
        counted: Callable[[int, int], None],
        stop: threading.Event,
    ) -> Sheets:
        """Set an annex; what an edit did not touch is taken from the last one."""
        start = perf_counter()
        annex = annex_of(order.portfolio, order.keys, order.scenario, self._kept)
        rows = sum(len(table.rows) for table in annex.tables)
        watch = RowsCounted(rows, counted, stop.is_set)
        former = None if self._last is None else self._last[0]
        layout = self.press.lay_out(annex.tables, annex.settings, watch, former)
        if self._last is not None and _shows_same_rows(layout, self._last[0]):
            places = self._last[1]
        else:
            places = _places(layout)
        self._last = layout, places
        return Sheets(
            order=order,
            annex=annex,
            layout=layout,
            places=places,
            seconds=perf_counter() - start,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A PDF that was written.

    Attributes:
        path: the file.
        pages: how many.
        warnings: what the user should know of it.
    """

    path: Path
    pages: int
    warnings: tuple[Notice, ...]


class _Relay(QObject):
    """Carries results from the worker's thread to the window's.

    Signals:
        set_done: a future of pages that are set.
        write_done: a future of a file that is written.
        counted: pages drawn, and of how many.
        rows_counted: rows set, and of how many.
    """

    set_done = Signal(object)
    write_done = Signal(object)
    counted = Signal(int, int)
    rows_counted = Signal(int, int)


class Composer(QObject):
    """Sets the annex and writes it as PDF, one thing at a time.

    Orders that come while one is worked at wait; of these only the last counts,
    since it says what the plan is now.

    Signals:
        composed: with `Sheets`.
        written: with `Written`.
        refused: with the `EcoplannerError` that kept pages from being made.
        counted: pages drawn to a file, and of how many.
        rows_counted: rows set on pages, and of how many.
        stopped: the user stopped what was being written.
        unset: the user stopped the setting; the pages are as they were.
        busy_changed: true while something is worked at.
    """

    composed = Signal(object)
    written = Signal(object)
    refused = Signal(EcoplannerError)
    counted = Signal(int, int)
    rows_counted = Signal(int, int)
    stopped = Signal()
    unset = Signal()
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="annex")
        self._bench = _Bench()
        self._relay = _Relay()
        self._stop = threading.Event()
        self._stop_setting = threading.Event()
        self._waiting: Order | None = None
        self._last: Sheets | None = None
        self._is_composing = False
        self._jobs = 0
        self._hold = Hold()
        self._relay.set_done.connect(self._on_set)
        self._relay.write_done.connect(self._on_written)
        self._relay.counted.connect(self.counted)
        self._relay.rows_counted.connect(self.rows_counted)
        stops = (self._stop, self._stop_setting)
        self.destroyed.connect(partial(_end, self._pool, stops, self._hold))

    @property
    def is_busy(self) -> bool:
        """Whether something is worked at."""
        return self._jobs > 0

    def compose(self, order: Order) -> None:
        """Set an annex; `composed` or `refused` will tell."""
        if self._is_composing:
            self._waiting = order
            return
        self._is_composing = True
        self._stop_setting.clear()
        stop, counted = self._stop_setting, self._relay.rows_counted.emit
        done = self._relay.set_done.emit
        work = partial(self._bench.compose, order, counted, stop)
        self._submit(work, done)

    def write(self, order: Order, path: Path) -> None:
        """Write an annex as PDF; `written`, `refused` or `stopped` will tell."""
        self._stop.clear()
        counted = self._relay.counted.emit
        last = self._last
        known = last if last is not None and last.order == order else None
        work = partial(_write, self._bench, order, path, counted, self._stop, known)
        self._submit(work, self._relay.write_done.emit)

    def drop(self, sheets: Sheets) -> None:
        """Let go of pages that are shown no more; freeing many takes its time."""
        self._pool.submit(_let_go, [sheets])

    @Slot()
    def stop(self) -> None:
        """Stop setting and writing; nothing is left of the file."""
        self._waiting = None
        self._stop.set()
        if self._is_composing:
            self._stop_setting.set()

    def _submit(
        self, work: Callable[[], object], done: Callable[[Future[object]], None]
    ) -> None:
        self._jobs += 1
        if self._jobs == 1:
            # A collection in the worker's thread would end widgets there, which Qt
            # forbids, and one of all the blocks just made stops the window.
            self._hold.take()
            self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no names
        self._pool.submit(work).add_done_callback(done)

    def _is_told(self) -> bool:
        """Take down that a piece of work is done; False where nobody waits for it."""
        if not isValid(self):
            # The window went while its pages were being set.
            return False
        self._jobs -= 1
        if self._jobs == 0:
            self._hold.drop()
            self.busy_changed.emit(False)  # noqa: FBT003 - a signal has no names
        return True

    @Slot(object)
    def _on_set(self, future: Future[Sheets]) -> None:
        if not self._is_told():
            return
        is_last = self._waiting is None
        if future.exception() is None and future.result().seconds > _MANY_S:
            # Pages hold no circles; looking for any would stop the window.
            gc.freeze()
        # Before anything is raised: the next edit is to reach the pages all the same.
        self._next()
        try:
            sheets = future.result()
        except StoppedError:
            self.unset.emit()
        except EcoplannerError as error:
            self.refused.emit(error)
        else:
            if is_last:
                self._last = sheets
                self.composed.emit(sheets)

    @Slot(object)
    def _on_written(self, future: Future[Written]) -> None:
        if not self._is_told():
            return
        try:
            self.written.emit(future.result())
        except StoppedError:
            self.stopped.emit()
        except EcoplannerError as error:
            self.refused.emit(error)

    def _next(self) -> None:
        self._is_composing = False
        order, self._waiting = self._waiting, None
        if order is not None:
            self.compose(order)


def _shows_same_rows(layout: Layout, former: Layout) -> bool:
    """Tell whether each page shows the rows that it showed before."""
    return len(layout.pages) == len(former.pages) and all(
        page is was or _rows_on(page) == _rows_on(was)
        for page, was in zip(layout.pages, former.pages, strict=True)
    )


def _rows_on(page: Page) -> list[str]:
    return [row_id for part in page.parts for row_id in part.row_ids()]


def _places(layout: Layout) -> dict[str, tuple[int, ...]]:
    """Return by the id of a row the indexes of the pages that show it."""
    places: dict[str, tuple[int, ...]] = {}
    for index, page in enumerate(layout.pages):
        for row_id in _rows_on(page):
            known = places.get(row_id, ())
            if known[-1:] != (index,):
                places[row_id] = (*known, index)
    return places


def _write(  # noqa: PLR0913, PLR0917 - what, where, and how it is watched
    bench: _Bench,
    order: Order,
    path: Path,
    counted: Callable[[int, int], None],
    stop: threading.Event,
    known: Sheets | None,
) -> Written:
    sheets = known or bench.compose(order, lambda *_: None, stop)
    pages = Counted(len(sheets.layout.pages), counted, stop.is_set)
    info = document_info(order.portfolio, sheets.annex)
    result = bench.press.draw(sheets.layout, info, pages)
    try:
        write_file(path, result.content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotSavedError(path=path, reason=reason) from error
    warnings = located(result.warnings, sheets.annex)
    return Written(path=path, pages=result.pages, warnings=warnings)


def _end(
    pool: ThreadPoolExecutor,
    stops: tuple[threading.Event, ...],
    hold: Hold,
    *_: object,
) -> None:
    for stop in stops:
        stop.set()
    hold.drop()
    pool.shutdown(wait=False, cancel_futures=True)


def _let_go(held: list[Sheets]) -> None:
    """Free pages little by little: Python frees a whole in one go, and stops all."""
    rows = _rows_of(held.pop())
    while rows:
        del rows[-_FREED:]


def _rows_of(sheets: Sheets) -> list[object]:
    """Return what pages consist of, so that it outlives them."""
    tables = {
        id(part.table): part.table
        for page in sheets.layout.pages
        for part in page.parts
        if isinstance(part, TablePart)
    }
    rows: list[object] = [row for table in sheets.annex.tables for row in table.rows]
    for table in tables.values():
        rows += table.body.rows
        rows += table.body.spots
        rows += table.body.spanning
        rows += table.grid.body
    return rows
