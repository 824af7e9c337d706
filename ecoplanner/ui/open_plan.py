"""What the open plan says of itself; nothing here changes it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from typing import Any
from typing import TYPE_CHECKING
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.project import Project
from ecoplanner.model.store.pace import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.document import Document

ResultT = TypeVar("ResultT")

#: An edit that changes more rows than the first would hold the window; in a large plan,
#: where it leads to more, than the second.
MANY_ROWS, LARGE_ROWS = 1_500, 200
#: In a plan of more projects all that an edit leads to would hold the window.
LARGE = 2_000
#: So many amounts take longer to be summed than the window may be held.
MUCH_MONEY = 60_000


class OpenPlan(QObject):
    """Answers for the plan that is open: its values, its file, its last edits.

    Signals:
        failed: something asked of the plan was refused, with an `EcoplannerError`.
    """

    failed = Signal(EcoplannerError)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Whether the plan may still be asked; work behind the window may end later.
        self.is_open = True
        self._document = document

    @property
    def portfolio(self) -> Portfolio:
        """The whole plan as values, as it is now."""
        return self._document.portfolio()

    @property
    def is_large(self) -> bool:
        """Whether all that an edit leads to would hold the window."""
        return len(self.portfolio.all(Project)) > LARGE

    def is_long(self, rows: int) -> bool:
        """Whether an edit of so many rows would hold the window."""
        most = LARGE_ROWS if self.is_large else MANY_ROWS
        return rows > most or self.has_much_money

    @property
    def has_much_money(self) -> bool:
        """Whether to sum all amounts after an edit would hold the window."""
        kinds: tuple[type[Any], ...] = (Allocation, Override)
        return sum(len(self.portfolio.all(kind)) for kind in kinds) > MUCH_MONEY

    @property
    def reader(self) -> Reader:
        """The plan, for reading history and versions."""
        return self._document

    def apart(self, work: Callable[[Reader], ResultT]) -> Callable[[], ResultT]:
        """Return what reads the plan as it is now, for another thread to do."""
        return self._document.apart(work)

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
        """In how many edits the plan differs from its file."""
        return self._document.unpublished_count

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

    @contextmanager
    def _reporting_failure(self) -> Iterator[None]:
        try:
            yield
        except EcoplannerError as error:
            self.failed.emit(error)
        except StoppedError:
            # Whoever offered it has told of it.
            pass
