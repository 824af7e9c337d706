"""The open plan, as Qt objects see it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from typing import Generic
from typing import TYPE_CHECKING
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.errors import EcoplannerError
from ecoplanner.model import checks
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.document import Document
    from ecoplanner.model.store.publish import Publication
    from ecoplanner.model.store.stepping import Aside
    from ecoplanner.model.store.stepping import Taken

ResultT = TypeVar("ResultT")

#: How long after the last edit the plan file is replaced.
PUBLISH_AFTER_MS = 5_000
#: An edit that changes more rows than this would hold the window.
MANY_ROWS = 6_000
#: Publishing, or such an edit, that takes longer than this is told.
_SAY_AFTER_MS = 100


@dataclass(frozen=True, slots=True)
class _Started:
    """A publication on its way, with the plan that it publishes."""

    publication: Publication
    portfolio: Portfolio


@dataclass(frozen=True, slots=True)
class _Checked(Generic[ResultT]):
    """A step that another thread has taken, and what the checks find then."""

    taken: Taken
    found: dict[checks.Rule, list[Finding]] | None
    result: ResultT


def _taken_and_checked(aside: Aside[ResultT]) -> _Checked[ResultT]:
    """Take a step; what it leads to is worked out too, not to hold the window."""
    taken, result = aside.run()
    found = None if taken.after is None else checks.found_by_rule(taken.after)
    return _Checked(taken, found, result)


class Session(QObject):
    """The one gate between the widgets and the plan.

    Widgets read `portfolio` and change through `edit`; they refresh when `changed`
    names a table they show, whoever made the change.

    Signals:
        changed: after an edit, undo or redo, with a `Change`.
        failed: something asked of the session was refused, with an
            `EcoplannerError`.
        published: the plan file now says what the plan said when that was begun.
        publishing: replacing the plan file takes a moment.
        found: the checks found something else than before, or nothing more.
        working: an edit of very many rows takes a moment, or is at its end now.
    """

    changed = Signal(Change)
    failed = Signal(EcoplannerError)
    published = Signal()
    publishing = Signal()
    found = Signal()
    working = Signal()

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        check_after_ms: int = 0,
    ) -> None:
        """Open the gate.

        Args:
            document: the open plan.
            parent: its owner.
            check_after_ms: when the plan is first checked, which takes a moment.
        """
        super().__init__(parent)
        #: Whether the plan may still be asked; work behind the window may end later.
        self.is_open = True
        self._document = document
        self._timer = QTimer(self, singleShot=True, interval=PUBLISH_AFTER_MS)
        self._timer.timeout.connect(self.publish)
        self._background = Background(self)
        self._background.done.connect(self._on_background_done)
        self._started: _Started | None = None
        self._is_aside = False
        self._checked: _Checked[Any] | None = None
        self._wants_more = False
        self._late = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._late.timeout.connect(self._on_late_timeout)
        self._watch = checks.Watch()
        self._known: list[Finding] = []
        # What takes time to find is not waited for: the window and, later, the edit
        # are painted before.
        self._check = QTimer(self, singleShot=True)
        self._check.timeout.connect(self._on_check_timeout)
        self._check.start(check_after_ms)
        self._published = None if document.is_changed else document.portfolio()
        document.subscribe(self._on_document_changed)

    @property
    def portfolio(self) -> Portfolio:
        """The whole plan as values, as it is now."""
        return self._document.portfolio()

    @property
    def published_portfolio(self) -> Portfolio | None:
        """The plan as its file last said; None while that was not seen here."""
        return self._published

    @property
    def findings(self) -> list[Finding]:
        """What the checks find in the plan as it is now, waived ones too."""
        return self._watch.findings(self.portfolio)

    @property
    def known_findings(self) -> list[Finding]:
        """What was found when `found` was last told; nothing is checked for it."""
        return self._known

    @property
    def reader(self) -> Reader:
        """The plan, for reading history and versions."""
        return self._document

    @property
    def path(self) -> Path | None:
        """The plan file."""
        return self._document.path

    @property
    def is_changed(self) -> bool:
        """Whether there are edits that the plan file does not say yet."""
        return self._document.is_changed

    @property
    def unpublished_count(self) -> int:
        """How many edits the plan file does not say yet."""
        return self._document.unpublished_count

    @property
    def is_publishing(self) -> bool:
        """Whether the plan file is being replaced, and has been for a moment."""
        return self._started is not None and not self._late.isActive()

    @property
    def is_working(self) -> bool:
        """Whether many rows are being edited, and have been for a moment."""
        return self._is_aside and not self._late.isActive()

    @property
    def published_at(self) -> datetime | None:
        """When the plan file was last published, local time."""
        said = self._document.published_at
        return None if said is None else datetime.fromisoformat(said).astimezone()

    @property
    def was_recovered(self) -> bool:
        """Whether edits that a crash had left were taken up again."""
        return self._document.was_recovered

    @property
    def undo_label(self) -> str | None:
        """What Undo would reverse, or None."""
        return self._document.undo_label

    @property
    def redo_label(self) -> str | None:
        """What Redo would repeat, or None."""
        return self._document.redo_label

    def edit(
        self, label: str, work: Callable[[Writer], ResultT], *, rows: int = 0
    ) -> ResultT | None:
        """Run `work` as one undoable edit.

        Args:
            label: translated name of the edit, for the Undo menu.
            work: makes the changes; called once, at once. It touches no widget: that
                of many rows runs in another thread, and the window paints meanwhile
                but takes no input.
            rows: about how many rows it changes, where that may be many.

        Returns:
            What `work` returned, or None after emitting `failed`.
        """
        with self._reporting_failure():
            self._settle()
            aside = self._document.aside(label, work) if rows > MANY_ROWS else None
            if aside is not None:
                return self._taken(aside)
            with self._document.edit(label) as writer:
                return work(writer)
        return None

    @Slot()
    def undo(self) -> None:
        """Reverse the last edit."""
        with self._reporting_failure():
            self._settle()
            aside = self._document.move_aside("undo")
            if aside is None:
                self._document.undo()
            else:
                self._taken(aside)

    @Slot()
    def redo(self) -> None:
        """Repeat the last edit undone."""
        with self._reporting_failure():
            self._settle()
            aside = self._document.move_aside("redo")
            if aside is None:
                self._document.redo()
            else:
                self._taken(aside)

    @Slot()
    def publish(self) -> None:
        """Replace the plan file by what the plan now says; edits may go on meanwhile.

        `published` or `failed` will tell; failing, the edits are safe in the working
        copy.
        """
        self._timer.stop()
        if self._background.is_busy:
            self._wants_more = True
            return
        with self._reporting_failure():
            publication = self._document.start_publishing()
            if publication is None:
                self.published.emit()
                return
            self._started = _Started(publication, self.portfolio)
            self._late.start()
            self._background.start(publication.run)

    def publish_now(self) -> bool:
        """Publish, and return when that is done; nothing can be edited meanwhile.

        Returns:
            False after emitting `failed`; the edits are safe in the working copy.
        """
        self.publish()
        self._background.wait()
        return not self.is_changed

    def name_version(self, name: str, note: str = "") -> bool:
        """Keep the plan as it is now under a name; False after `failed`."""
        self._background.wait()
        with self._reporting_failure():
            naming = self._document.naming(name, note)
            self._document.keep_version(self._background.run(naming.run))
            self._timer.start()
            return True
        return False

    def go_back(self, name: str) -> bool:
        """Make the plan what it was in a named version; False after `failed`."""
        with self._reporting_failure():
            self._document.go_back(name)
            return True
        return False

    def save_copy(self, target: Path) -> bool:
        """Write the plan as it is now into a new file; False after `failed`."""
        self._background.wait()
        with self._reporting_failure():
            self._background.run(self._document.copying(target).run)
            return True
        return False

    def close(self) -> None:
        """Close the plan; what is not published stays in the working copy."""
        self._timer.stop()
        self._check.stop()
        self._background.wait()
        self._background.end()
        self.is_open = False
        self._document.close()

    def _settle(self) -> None:
        """See an edit that is on its way to its end, before another begins."""
        if self._is_aside:
            self._background.wait()

    def _taken(self, aside: Aside[ResultT]) -> ResultT:
        """Take a step beside the window's thread, which tells of it at its end."""
        self._background.wait()
        self._is_aside = True
        self._late.start()
        return self._background.run(partial(_taken_and_checked, aside)).result

    def _on_document_changed(self, change: Change) -> None:
        self._timer.start()
        self._watch.note(change.rows)
        former = self._known
        if self._checked is not None and self._checked.found is not None:
            self._watch.take(self.portfolio, self._checked.found)
        if self._watch.is_quick(self.portfolio):
            self._known = self.findings
        else:
            self._check.start(0)
        self.changed.emit(change)
        if self._known != former:
            self.found.emit()

    @Slot()
    def _on_check_timeout(self) -> None:
        former, self._known = self._known, self.findings
        if self._known != former:
            self.found.emit()

    @Slot()
    def _on_late_timeout(self) -> None:
        if self._is_aside:
            self.working.emit()
        elif self._started is not None:
            self.publishing.emit()

    @Slot(object)
    def _on_background_done(self, future: Future[Any]) -> None:
        if self._is_aside:
            was_told, self._is_aside = self.is_working, False
            self._late.stop()
            if future.exception() is None:
                self._checked = future.result()
                self._document.end_aside(self._checked.taken)
                self._checked = None
            if was_told:
                self.working.emit()
            return
        started, self._started = self._started, None
        if started is None:
            return
        self._late.stop()
        wants_more, self._wants_more = self._wants_more, False
        with self._reporting_failure():
            self._document.end_publishing(started.publication, future.result())
            self._published = started.portfolio
            self.published.emit()
            if wants_more:
                self.publish()

    @contextmanager
    def _reporting_failure(self) -> Iterator[None]:
        try:
            yield
        except EcoplannerError as error:
            self.failed.emit(error)
