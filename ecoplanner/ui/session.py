"""The open plan, as Qt objects see it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.errors import EcoplannerError
from ecoplanner.model import checks
from ecoplanner.model.store.document import Change

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.document import Document

ResultT = TypeVar("ResultT")

#: How long after the last edit the plan file is replaced.
PUBLISH_AFTER_MS = 5_000


class Session(QObject):
    """The one gate between the widgets and the plan.

    Widgets read `portfolio` and change through `edit`; they refresh when `changed`
    names a table they show, whoever made the change.

    Signals:
        changed: after an edit, undo or redo, with a `Change`.
        failed: something asked of the session was refused, with an
            `EcoplannerError`.
        published: the plan file now says what the plan says.
    """

    changed = Signal(Change)
    failed = Signal(EcoplannerError)
    published = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._timer = QTimer(self, singleShot=True, interval=PUBLISH_AFTER_MS)
        self._timer.timeout.connect(self.publish)
        self._findings: list[Finding] | None = None
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
        if self._findings is None:
            self._findings = checks.findings(self.portfolio)
        return self._findings

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

    def edit(self, label: str, work: Callable[[Writer], ResultT]) -> ResultT | None:
        """Run `work` as one undoable edit.

        Args:
            label: translated name of the edit, for the Undo menu.
            work: makes the changes; called once, at once.

        Returns:
            What `work` returned, or None after emitting `failed`.
        """
        with self._reporting_failure(), self._document.edit(label) as writer:
            return work(writer)
        return None

    @Slot()
    def undo(self) -> None:
        """Reverse the last edit."""
        with self._reporting_failure():
            self._document.undo()

    @Slot()
    def redo(self) -> None:
        """Repeat the last edit undone."""
        with self._reporting_failure():
            self._document.redo()

    @Slot()
    def publish(self) -> bool:
        """Replace the plan file by what the plan now says.

        Returns:
            False after emitting `failed`; the edits are safe in the working copy.
        """
        self._timer.stop()
        with self._reporting_failure():
            self._document.publish()
            self._published = self.portfolio
            self.published.emit()
            return True
        return False

    def name_version(self, name: str, note: str = "") -> bool:
        """Keep the plan as it is now under a name; False after `failed`."""
        with self._reporting_failure():
            self._document.name_version(name, note)
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
        with self._reporting_failure():
            self._document.save_copy(target)
            return True
        return False

    def close(self) -> None:
        """Close the plan; what is not published stays in the working copy."""
        self._timer.stop()
        self._document.close()

    def _on_document_changed(self, change: Change) -> None:
        self._timer.start()
        self._findings = None
        self.changed.emit(change)

    @contextmanager
    def _reporting_failure(self) -> Iterator[None]:
        try:
            yield
        except EcoplannerError as error:
            self.failed.emit(error)
