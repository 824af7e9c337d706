"""One step of the history: what an edit, an undo or a redo does in one transaction.

A step that changes a great many rows may take place beside the open plan, in a
thread and on a connection of its own: the same transaction, journal and rules.
"""

from __future__ import annotations

from contextlib import closing
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Any
from typing import Generic
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.store import journal
from ecoplanner.model.store import many
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.access import Writer
from ecoplanner.model.store.sqlite import connect
from ecoplanner.model.store.sqlite import database_errors
from ecoplanner.model.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Generator
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.journal import Step
    from ecoplanner.model.store.journal import StepKind
    from ecoplanner.model.store.sqlite import Database

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit, an undo or a redo did to the plan.

    Attributes:
        label: what the user did.
        kind: `edit`, `undo` or `redo`.
        rows: by table the ids of the rows that came, went or changed.
    """

    label: str
    kind: StepKind
    rows: Mapping[str, frozenset[str]]

    def taken_back(self) -> Change:
        """Return what is told where nothing came of it: the same rows, no move."""
        return replace(self, kind="edit")


@dataclass(frozen=True, slots=True)
class Planned:
    """What a step makes of the plan, where that is known beforehand.

    Attributes:
        rows: by kind and id what rows become; None for what goes.
        after: the plan as it is then.
    """

    rows: dict[type[Any], dict[str, Any]]
    after: Portfolio


@dataclass(frozen=True, slots=True)
class Intent:
    """What is about to happen, and to which plan.

    Attributes:
        label: what the user does.
        kind: `edit`, `undo` or `redo`.
        of_seq: number of the edit that is undone or redone, else None.
        who: who does it.
        path: the plan file, for sentences about failures.
        before: the plan as it is; None where nobody looks at it as values.
        planned: what is expected of it.
    """

    label: str
    kind: StepKind
    of_seq: int | None
    who: str
    path: Path | None
    before: Portfolio | None
    planned: Planned | None = None

    def after(self, now: dict[type[Any], dict[str, Any]]) -> Portfolio | None:
        """Return the plan when these rows have changed; what was planned, if so."""
        if self.planned is not None and self.planned.rows == now:
            return self.planned.after
        return None if self.before is None else self.before.updated(now)


@dataclass(slots=True)
class Taken:
    """A step on its way, and what it did.

    Attributes:
        writer: makes the changes.
        seq: number of the step.
        step: what is written down of it; None where nothing changed.
        rows: by table the ids of rows that came, went or changed.
        now: by kind and id what these rows are then; None for what is gone.
        after: the plan as it then is; None where nobody looks at it as values, as
            then `now` is empty.
    """

    writer: Writer
    seq: int
    step: Step | None = None
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    now: dict[type[Any], dict[str, Any]] = field(default_factory=dict)
    after: Portfolio | None = None


@contextmanager
def stepping(db: Database, intent: Intent) -> Iterator[Taken]:
    """Record what is changed inside as one step; an exception leaves no trace.

    Raises:
        PlanUnavailableError: disk full and the like.
    """
    with transaction(db, intent.path):
        taken = _begun(db, intent)
        yield taken
        for _ in _ending(db, intent, taken):
            pass


def stepping_on(
    db: Database, intent: Intent, work: Callable[[Writer], Iterator[None]]
) -> Generator[None, None, Taken]:
    """Take a step bit by bit, in one transaction; closed before its end, no trace.

    Nothing else is done with the connection in between but reading.

    Args:
        db: the plan.
        intent: what is about to happen.
        work: makes the changes, some rows each time it is asked to go on.

    Returns:
        The step that was taken.

    Raises:
        PlanUnavailableError: disk full and the like.
    """
    with transaction(db, intent.path):
        taken = _begun(db, intent)
        yield from work(taken.writer)
        yield from _ending(db, intent, taken)
        # What is left is to make it last, which waits for the disk.
        yield
    return taken


def _begun(db: Database, intent: Intent) -> Taken:
    seq = journal.begin(db, Reader(db))
    return Taken(Writer(db, intent.before), seq)


def _ending(db: Database, intent: Intent, taken: Taken) -> Iterator[None]:
    """See what was done, and write it down."""
    taken.rows = journal.touched(Reader(db), taken.seq)
    if intent.before is not None:
        for table, ids in taken.rows.items():
            for part in many.parts_of([*ids]):
                yield
                for kind, rows in taken.writer.rows_now({table: {*part}}).items():
                    taken.now.setdefault(kind, {}).update(rows)
        yield
        taken.after = intent.after(taken.now)
    journal.end(db)
    if taken.rows or intent.kind != "edit":
        what = intent.label, journal.now(), intent.who
        taken.step = journal.Step(taken.seq, intent.kind, intent.of_seq, *what)
        journal.record(db, taken.step)


def move(writer: Writer, intent: Intent) -> None:
    """Do what an undo or a redo does."""
    for _ in moving(writer, intent):
        pass


def moving(writer: Writer, intent: Intent) -> Iterator[None]:
    """Do what an undo or a redo does, some rows at each step."""
    assert intent.of_seq is not None  # noqa: S101 - it is no edit
    put = journal.reverse if intent.kind == "undo" else journal.repeat
    changes = journal.changes_of(writer, intent.of_seq)
    yield
    yield from put(writer.database, changes)


@dataclass(frozen=True, slots=True)
class Aside(Generic[ResultT]):
    """A step to be taken in another thread, while the open plan is only read.

    The working copy keeps one writer out while another is at it, and nobody sees
    half of a step. What `run` returns is then given to `Document.end_aside`.

    Attributes:
        database: the working copy.
        intent: what is about to happen.
        work: makes the changes.
    """

    database: Path
    intent: Intent
    work: Callable[[Writer], ResultT]

    def run(self) -> tuple[Taken, ResultT]:
        """Take the step; return what it did, and what the work returned.

        Raises:
            EcoplannerError: the work was refused, or the surroundings failed.
        """
        with database_errors(self.intent.path), closing(connect(self.database)) as db:
            # What does not fit into memory would lock the file before its time.
            db.execute("PRAGMA cache_spill = OFF")
            journal.watch(db, Reader(db))
            with stepping(db, self.intent) as taken:
                result = self.work(taken.writer)
        return taken, result
