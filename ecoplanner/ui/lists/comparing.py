"""Comparing the plan with a version of it, beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.project import Project
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.pace import at_pace
from ecoplanner.model.store.pace import check
from ecoplanner.model.store.pace import Pace
from ecoplanner.model.store.pace import StoppedError
from ecoplanner.model.store.versions import differences
from ecoplanner.model.store.versions import version_content
from ecoplanner.ui.background import Background
from ecoplanner.ui.lists.readable import Reader
from ecoplanner.ui.pace_watch import PaceWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader as PlanReader
    from ecoplanner.ui.lists.readable import Line
    from ecoplanner.ui.session import Session

#: A plan of so many projects takes longer to compare than the window may be held.
MANY = 300


class Comparing(QObject):
    """Tells how the plan differs from the version that was asked for last.

    Signals:
        compared: the version, and a `Line` for each difference.
        failed: the version cannot be read, with an `EcoplannerError`.
        told: how far that is, where it takes a moment; empty for no figures yet.
        halted: it was stopped by the user; nothing is known of the version.
    """

    compared = Signal(str, list)
    failed = Signal(EcoplannerError)
    told = Signal(str)
    halted = Signal()

    def __init__(
        self, session: Session, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._language = session, language
        self._wanted = self._under_way = ""
        self._plan: Portfolio | None = None
        self._pace = Pace()
        self._watch = PaceWatch(self)
        self._watch.told.connect(self.told)
        self._background = Background(self)
        self._background.done.connect(self._on_done)

    def start(self, version: str) -> None:
        """Compare with a version; one asked for before is not told of any more."""
        self._wanted = version
        self._watch.start(self._pace)
        if not self._background.is_busy:
            self._begin()
        elif self._under_way != version:
            # Nobody waits for the one before.
            self._pace.stop()
        if len(self._session.portfolio.all(Project)) < MANY:
            self._background.wait()

    def stop(self) -> None:
        """Tell of nothing any more."""
        self._wanted = ""
        self._watch.stop()
        self._pace.stop()

    @Slot()
    def halt(self) -> None:
        """Stop, because the user asked for it."""
        if self._wanted:
            self.stop()
            self.halted.emit()

    def _begin(self) -> None:
        self._under_way, self._plan = self._wanted, self._session.portfolio
        self._pace = Pace()
        self._watch.start(self._pace)
        work = partial(_lines, self._wanted, self._plan, self._language)
        self._background.start(partial(_paced, self._pace, self._session.apart(work)))

    @Slot(object)
    def _on_done(self, future: Future[list[Line]]) -> None:
        if not self._wanted or not self._session.is_open:
            return
        is_old = self._plan is not self._session.portfolio
        was_stopped = isinstance(future.exception(), StoppedError)
        if self._wanted != self._under_way or is_old or was_stopped:
            self._begin()
            return
        version, self._wanted = self._wanted, ""
        self._watch.stop()
        try:
            lines = future.result()
        except EcoplannerError as error:
            self.failed.emit(error)
        else:
            self.compared.emit(version, lines)


def _paced(pace: Pace, work: Callable[[], list[Line]]) -> list[Line]:
    with at_pace(pace):
        return work()


def _lines(
    version: str, portfolio: Portfolio, language: Language, reader: PlanReader
) -> list[Line]:
    was = version_content(reader, version)
    found = differences(was, read_content(reader))
    # What is left asks the plan nothing.
    check()
    return Reader(portfolio, language).lines_of_differences(found)
