"""The open plan, as Qt objects see it."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Any
from typing import Literal
from typing import TYPE_CHECKING
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.model.store.showing import put
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.aside import Checked
from ecoplanner.ui.aside import Started
from ecoplanner.ui.aside import taken_and_checked
from ecoplanner.ui.background import Background
from ecoplanner.ui.long_work import Wait
from ecoplanner.ui.open_plan import OpenPlan
from ecoplanner.ui.packing import Packing
from ecoplanner.ui.turns import Turns
from ecoplanner.ui.watching import Watching
from ecoplanner.ui.writing import PAINT_MS
from ecoplanner.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtCore import QTime

    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.document import Document
    from ecoplanner.model.store.showing import Rows
    from ecoplanner.model.store.stepping import Aside

ResultT = TypeVar("ResultT")

#: How long after the last edit the plan file is replaced.
PUBLISH_AFTER_MS = 5_000
#: One of so many rows that are known is seen before it is written: fewer are written
#: at once, and to write more would hold the window as well.
SEEN_ROWS = range(300, 6_001)
#: Publishing, or such an edit, that takes longer than this is told.
_SAY_AFTER_MS = 100


class Session(OpenPlan):
    """The one gate between the widgets and the plan.

    Widgets read `portfolio` and change through `edit`; they refresh when `changed`
    names a table they show, whoever made the change.

    Signals:
        changed: after an edit, undo or redo, with a `Change`.
        published: the plan file now says what the plan said when that was begun.
        publishing: replacing the plan file takes a moment.
        found: the checks found something else than before, or nothing more.
        working: an edit of very many rows takes a moment, or is at its end now.
        waiting: the window waits for what begins now, a `Wait`.
    """

    changed = Signal(Change)
    published = Signal()
    publishing = Signal()
    found = Signal()
    working = Signal()
    waiting = Signal(object)

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
        super().__init__(document, parent)
        self._timer = QTimer(self, singleShot=True, interval=PUBLISH_AFTER_MS)
        self._timer.timeout.connect(self.publish)
        self._background = Background(self)
        self._background.done.connect(self._on_background_done)
        self._started: Started | None = None
        self._is_aside = False
        self._checked: Checked[Any] | None = None
        self._wants_more = False
        self._late = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._late.timeout.connect(self._on_late_timeout)
        document.on_refused = self.failed.emit
        self._packing = Packing(document, lambda: self.is_free, self)
        # After an edit is painted, and written.
        self._watching = Watching(document.portfolio, 2 * PAINT_MS, self)
        self._writing = Writing(document, self._watching.put_off, self)
        self._writing.done.connect(self._on_writing_done)
        self._moves: deque[Literal["undo", "redo"]] = deque()
        #: By page what works out, in any thread, what the page will ask of a plan.
        self.ahead: dict[str, Callable[[Portfolio], Iterable[None]]] = {}
        #: What an edit leads to; before the next edit that is done.
        self.turns = Turns(lambda: self.is_large, self)
        self._watching.found.connect(self.found)
        self._watching.start(check_after_ms)
        self._published = None if document.is_changed else document.portfolio()
        document.subscribe(self._on_document_changed)

    @property
    def published_portfolio(self) -> Portfolio | None:
        """The plan as its file last said; None while that was not seen here."""
        return self._published

    @property
    def findings(self) -> list[Finding]:
        """What the checks find in the plan as it is now, waived ones too."""
        return self._watching.now

    @property
    def checked_at(self) -> QTime:
        """When `findings` were found."""
        return self._watching.checked_at

    @property
    def known_findings(self) -> list[Finding]:
        """What was found when `found` was last told; nothing is checked for it."""
        return self._watching.known

    @property
    def is_publishing(self) -> bool:
        """Whether the plan file is being replaced, and has been for a moment."""
        return self._started is not None and not self._late.isActive()

    @property
    def is_working(self) -> bool:
        """Whether many rows are being edited, and have been for a moment."""
        return self._is_aside and not self._late.isActive()

    @property
    def is_free(self) -> bool:
        """Whether nothing is on its way, so that idle work holds up nobody."""
        is_still = self._started is None and not self._is_aside and self.is_open
        return is_still and self._document.is_settled and self.turns.are_over

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
            if not self._settle():
                return None
            aside = self._document.aside(label, work) if self.is_long(rows) else None
            if aside is not None:
                return self._taken(aside)
            with self._document.edit(label) as writer:
                return work(writer)
        return None

    def edit_rows(self, label: str, plan: Callable[[Portfolio], Rows]) -> bool:
        """Make an edit whose rows are known, as one undoable edit.

        One of many rows is seen at once and written when it is painted; any other
        edit waits for that. Where it cannot be written, `failed` tells, and `changed`
        that the plan says again what it said before.

        Args:
            label: translated name of the edit, for the Undo menu.
            plan: returns, of the plan as it is, by kind and id what rows become; None
                for those that go.

        Returns:
            False where nothing was to be changed, or after emitting `failed`.
        """
        with self._reporting_failure():
            if not self._settle():
                return False
            rows = plan(self.portfolio)
            count = sum(map(len, rows.values()))
            if count in SEEN_ROWS and not self.has_much_money:
                return self._writing.show(partial(self._document.show, label, rows))
            return bool(self.edit(label, partial(put, rows=rows), rows=count))
        return False

    @Slot()
    def undo(self) -> None:
        """Reverse the last edit."""
        self._move("undo")

    @Slot()
    def redo(self) -> None:
        """Repeat the last edit undone."""
        self._move("redo")

    def _move(self, kind: Literal["undo", "redo"]) -> None:
        self.turns.complete()
        if not self._document.is_settled and not self._is_aside:
            # To write the rest of the edit before would hold the window as well.
            self._moves.append(kind)
            return
        with self._reporting_failure():
            if self._settle():
                self._move_now(kind)

    def _move_now(self, kind: Literal["undo", "redo"]) -> None:
        is_long = self.has_much_money
        if not is_long and self._writing.show(partial(self._document.show_move, kind)):
            return
        aside = self._document.move_aside(kind, is_long=is_long)
        if aside is not None:
            self._taken(aside)
        else:
            (self._document.undo if kind == "undo" else self._document.redo)()

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
        self._settle()
        with self._reporting_failure():
            publication = self._document.start_publishing(packs=False)
            if publication is None:
                self.published.emit()
                return
            self._started = Started(publication, self.portfolio)
            self._late.start()
            self._background.start(publication.run)

    def publish_now(self) -> bool:
        """Publish, and return when that is done; nothing can be edited meanwhile.

        Returns:
            False after emitting `failed`; the edits are safe in the working copy.
        """
        if not self._settle():
            return False
        self.publish()
        self._background.wait()
        return not self.is_changed

    def name_version(self, name: str, note: str = "") -> bool:
        """Keep the plan as it is now under a name; False after `failed`."""
        self._background.wait()
        if not self._settle():
            return False
        with self._reporting_failure():
            naming = self._document.naming(name, note)
            words = self.tr("Keeping version “{name}”…").format(name=name)
            self._document.keep_version(self._wait(words).run(naming.run))
            self._timer.start()
            return True
        return False

    def go_back(self, name: str) -> bool:
        """Make the plan what it was in a named version; False after `failed`."""
        with self._reporting_failure():
            if self._settle():
                aside = self._document.going_back(name)
                if aside is None:
                    self._document.go_back(name)
                else:
                    self._taken(aside)
                return True
        return False

    def save_copy(self, target: Path) -> bool:
        """Write the plan as it is now into a new file; False after `failed`."""
        self._background.wait()
        if not self._settle():
            return False
        with self._reporting_failure():
            words = self.tr("Writing {name}…").format(name=target.name)
            copying = self._document.copying(target, packs=False)
            self._wait(words).run(copying.run)
            return True
        return False

    def close(self) -> None:
        """Close the plan; what is not published stays in the working copy."""
        self._settle()
        self._timer.stop()
        self._watching.stop()
        self._packing.end()
        self._background.wait()
        self._background.end()
        self.is_open = False
        self._document.close()

    def _settle(self) -> bool:
        """See an edit that is on its way to its end, before another begins.

        Returns:
            False where it was refused, after emitting `failed`: what comes after it
            was asked for in view of it.
        """
        self.turns.complete()
        if self._is_aside:
            self._background.wait()
        self._writing.stop()
        # The window is not held by both at once.
        self._watching.put_off()
        while (is_settled := self._document.settle()) and self._moves:
            with self._reporting_failure():
                self._move_now(self._moves.popleft())
        self._moves.clear()
        return is_settled

    def _taken(self, aside: Aside[ResultT]) -> ResultT:
        """Take a step beside the window's thread, which tells of it at its end."""
        wait = self._wait("", aside.intent.label)
        self._background.wait()
        self._is_aside = True
        self._late.start()
        ahead = [*self.ahead.values()]
        return wait.run(partial(taken_and_checked, aside, ahead)).result

    def _wait(self, words: str, label: str = "") -> Wait:
        """Tell that the window waits from now on, for what the user may stop."""
        stopped = self.tr("Stopped; nothing was changed.")
        wait = Wait(self._background, words, stopped, label)
        self.waiting.emit(wait)
        return wait

    def _on_document_changed(self, change: Change) -> None:
        self._timer.start()
        self._packing.start()
        found = None if self._checked is None else self._checked.found
        self._watching.note(change.rows, found)
        self.changed.emit(change)
        self._watching.tell()

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

    @Slot(bool)
    def _on_writing_done(self, is_written: bool) -> None:  # noqa: FBT001 - a signal
        if not is_written:
            # They were asked for in view of it.
            self._moves.clear()
        elif self._moves:
            with self._reporting_failure():
                self._move_now(self._moves.popleft())
