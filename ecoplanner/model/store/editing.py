"""A plan while it is edited: its values, its steps, and who is told of them.

An edit whose rows are known beforehand can be told of before it is written: the
window paints it, and it is written in the next moment, or when anything asks the
plan's records, or begins another edit. Until then a crash loses that one edit. Where
it cannot be written, the plan says again what it said before, and the refusal is told.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from typing import Literal
from typing import TYPE_CHECKING
from typing import TypeVar

from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.kinds import problems_of
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store import journal
from ecoplanner.model.store import stepping
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.access import Writer
from ecoplanner.model.store.showing import differing
from ecoplanner.model.store.showing import putting
from ecoplanner.model.store.showing import Rows
from ecoplanner.model.store.showing import Shown
from ecoplanner.model.store.stepping import Aside
from ecoplanner.model.store.stepping import Change
from ecoplanner.model.store.stepping import Intent
from ecoplanner.model.store.stepping import Planned

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Generator
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.journal import StepKind
    from ecoplanner.model.store.sqlite import Database
    from ecoplanner.model.store.stepping import Taken

E = TypeVar("E", bound="Entity")
ResultT = TypeVar("ResultT")

#: Steps of so many rows are shown before they are undone or redone: fewer are written
#: at once, more take a thread.
_SHOWN = range(300, 6_001)
#: The rows of so many steps are kept, the latest ones.
_KEPT = 16


class Edited(Reader):
    """A plan that is edited; see `Document`.

    Attributes:
        on_refused: called where what was shown could not be written.
    """

    def __init__(
        self, db: Database, *, database: Path | None, path: Path | None, who: str
    ) -> None:
        """Take up a plan.

        Args:
            db: the working copy.
            database: its file; None for a plan in memory.
            path: the plan file, for sentences.
            who: who edits.
        """
        super().__init__(db)
        self._database, self._of, self._who = database, path, who
        self._listeners: list[Callable[[Change], None]] = []
        self._portfolio: Portfolio | None = None
        self._steps_taken = 0
        self._shown: Shown | None = None
        #: Writes what is shown, as far as it was begun.
        self._writing: Generator[None, None, Taken] | None = None
        #: By step what its rows were and became.
        self._known: dict[int, tuple[Rows, Rows]] = {}
        self.on_refused: Callable[[EcoplannerError], None] = _raise
        journal.watch(db, self)
        self._stacks = journal.stacks(self)

    @property
    def undo_label(self) -> str | None:
        """Label of the edit that `undo` would reverse."""
        return self._label(self._stacks_now.done)

    @property
    def redo_label(self) -> str | None:
        """Label of the edit that `redo` would repeat."""
        return self._label(self._stacks_now.undone)

    def subscribe(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    @override
    def portfolio(self) -> Portfolio:
        """Return the whole plan as values, as it is now."""
        if self._shown is not None:
            return self._shown.planned.after
        if self._db.conn.in_transaction:
            # What an open edit has done may yet be undone.
            return super().portfolio()
        if self._portfolio is None:
            self._portfolio = super().portfolio()
        return self._portfolio

    @override
    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        self.settle()
        return super().rows(sql, params)

    @override
    def each(self, sql: str) -> Iterator[tuple[Any, ...]]:
        self.settle()
        return super().each(sql)

    @override
    def value(self, sql: str, params: Sequence[object] = ()) -> Any:
        self.settle()
        return super().value(sql, params)

    @override
    def entities(
        self, kind: type[E], where: str = "", params: Sequence[object] = ()
    ) -> dict[str, E]:
        self.settle()
        return super().entities(kind, where, params)

    @override
    def rows_now(self, wanted: Mapping[str, Any]) -> Rows:
        self.settle()
        return super().rows_now(wanted)

    @contextmanager
    def edit(self, label: str) -> Iterator[Writer]:
        """Group changes into one transaction and one step of the history.

        An exception leaves the plan as it was. Edits do not nest.

        Args:
            label: what the user did, as in "撤销：<label>".

        Raises:
            PlanUnavailableError: disk full and the like.
        """
        with self._step(self._intent(label, "edit", None)) as writer:
            yield writer

    def undo(self) -> str | None:
        """Reverse the last edit; return its label, None when there is none."""
        return self._move("undo")

    def redo(self) -> str | None:
        """Repeat the last edit undone; return its label, None when there is none."""
        return self._move("redo")

    def show(self, label: str, rows: Rows) -> bool:
        """Make an edit of rows that are known, told of now and written by `settle`.

        Args:
            label: what the user did.
            rows: what becomes of them; rows that stay as they are may be among them.

        Returns:
            False where there is nothing to change, or an edit before was refused.

        Raises:
            InvalidInputError: with all problems of the first row that has any.
        """
        if not self.settle():
            return False
        for row in (row for each in rows.values() for row in each.values()):
            if row is not None and (problems := [*problems_of(row)]):
                where = f"{row.TABLE} {getattr(row, 'name', '')}".strip()
                raise InvalidInputError(problems, where=where)
        before = self.portfolio()
        rows = differing(before, rows)
        if rows:
            intent = self._intent(label, "edit", None)
            self._show(intent, Planned(rows, before.updated(rows)))
        return bool(rows)

    def show_move(self, kind: Literal["undo", "redo"]) -> bool:
        """Undo or redo, told of now and written by `settle`.

        Returns:
            False where it is not known what rows become, or nothing is to be done.
        """
        if not self.settle():
            return False
        stack = self._stacks.done if kind == "undo" else self._stacks.undone
        known = self._known.get(stack[-1]) if stack else None
        if known is None:
            return False
        rows = known[0] if kind == "undo" else known[1]
        intent = self._intent(self._label(stack) or "", kind, stack[-1])
        self._show(intent, Planned(rows, self.portfolio().updated(rows)))
        return True

    def settle(self) -> bool:
        """Write what is shown and not yet written.

        Returns:
            False where that was refused, which `on_refused` was told: the plan says
            what it said before.
        """
        while not self.is_settled:
            if not self.settle_on():
                return False
        return True

    @property
    def is_settled(self) -> bool:
        """Whether all that is shown is written."""
        return self._shown is None

    def settle_on(self) -> bool:
        """Write some rows of what is shown, until it is settled.

        All is one transaction: until its end the records say nothing of it, also
        after a crash. Whatever asks the records or begins an edit settles it first.

        Returns:
            False where that was refused; see `settle`.
        """
        shown = self._shown
        if shown is None:
            return True
        if self._writing is None:
            self._writing = stepping.stepping_on(self._db, shown.intent, shown.work)
        try:
            next(self._writing)
        except StopIteration as end:
            self._shown = self._writing = None
            self._take_shown(shown, end.value)
        except BaseException as error:
            self._shown = self._writing = None
            self._tell(shown.change.taken_back())
            if not isinstance(error, EcoplannerError):
                raise
            self.on_refused(error)
            return False
        return True

    def _take_shown(self, shown: Shown, taken: Taken) -> None:
        self._take(taken)
        if taken.after is not shown.planned.after:
            # A delete took other rows along.
            self._tell(Change(shown.intent.label, "edit", taken.rows))

    def aside(
        self, label: str, work: Callable[[Writer], ResultT]
    ) -> Aside[ResultT] | None:
        """Return an edit to be made in another thread; None for a plan in memory.

        What its `run` returned is given to `end_aside`; nothing is edited meanwhile.
        """
        if self._database is None:
            return None
        return Aside(self._database, self._intent(label, "edit", None), work)

    def move_aside(
        self, kind: Literal["undo", "redo"], *, is_long: bool = False
    ) -> Aside[None] | None:
        """Return what `undo` or `redo` does, where that takes a while; see `aside`.

        Args:
            kind: which.
            is_long: whether it takes a while however few rows it changes.
        """
        self.settle()
        stack = self._stacks.done if kind == "undo" else self._stacks.undone
        if self._database is None or not stack:
            return None
        if not is_long and not journal.is_long(self, stack[-1]):
            return None
        intent = self._intent(self._label(stack) or "", kind, stack[-1])
        return Aside(self._database, intent, partial(stepping.move, intent=intent))

    def end_aside(self, taken: Taken) -> None:
        """Take down a step that was taken, and tell of it."""
        step = taken.step
        if step is None:
            return
        self._take(taken)
        self._tell(Change(step.label, step.kind, taken.rows))

    @property
    def _steps_now(self) -> int:
        """How many steps were taken here, with one that is not yet written."""
        return self._steps_taken + (self._shown is not None)

    @property
    def _stacks_now(self) -> journal.Stacks:
        shown = self._shown
        return self._stacks if shown is None else self._stacks.after(shown.step)

    def _label(self, stack: tuple[int, ...]) -> str | None:
        if not stack:
            return None
        if self._shown is not None and self._shown.step.seq == stack[-1]:
            return self._shown.intent.label
        # Asking so does not wait for what is shown.
        return journal.label_of(Reader(self._db), stack[-1])

    def _move(self, kind: Literal["undo", "redo"]) -> str | None:
        self.settle()
        stack = self._stacks.done if kind == "undo" else self._stacks.undone
        if (label := self._label(stack)) is None:
            return None
        intent = self._intent(label, kind, stack[-1])
        with self._step(intent) as writer:
            stepping.move(writer, intent)
        return label

    def _intent(self, label: str, kind: StepKind, of_seq: int | None) -> Intent:
        self.settle()
        return Intent(label, kind, of_seq, self._who, self._of, self._portfolio)

    @contextmanager
    def _step(self, intent: Intent) -> Iterator[Writer]:
        with stepping.stepping(self._db, intent) as taken:
            yield taken.writer
        if taken.step is not None:
            self._take(taken)
            self._tell(Change(taken.step.label, taken.step.kind, taken.rows))

    def _show(self, intent: Intent, planned: Planned) -> None:
        work: Callable[[Writer], Iterator[None]] = partial(putting, rows=planned.rows)
        if intent.kind != "edit":
            work = partial(stepping.moving, intent=intent)
        self._shown = Shown(replace(intent, planned=planned), planned, work)
        self._tell(self._shown.change)

    def _take(self, taken: Taken) -> None:
        """Take down a step that is written."""
        step = taken.step
        if step is None:
            return
        self._steps_taken += 1
        self._stacks = self._stacks.after(step)
        before, self._portfolio = self._portfolio, taken.after
        count = sum(map(len, taken.now.values()))
        if before is not None and step.kind == "edit" and count in _SHOWN:
            was = {
                kind: {id_: before.find(kind, id_) for id_ in rows}
                for kind, rows in taken.now.items()
            }
            self._known[step.seq] = was, taken.now
            for seq in [*self._known][:-_KEPT]:
                del self._known[seq]

    def _tell(self, change: Change) -> None:
        for listener in self._listeners:
            listener(change)


def _raise(error: EcoplannerError) -> None:
    raise error
