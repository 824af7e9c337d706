"""A plan that is open: one file, one working copy, one history."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store import backups
from ecoplanner.model.store import copies
from ecoplanner.model.store import gate
from ecoplanner.model.store import journal
from ecoplanner.model.store import publish
from ecoplanner.model.store import recovery
from ecoplanner.model.store import versions
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.access import Writer
from ecoplanner.model.store.migration import new_database
from ecoplanner.model.store.sqlite import connect
from ecoplanner.model.store.sqlite import database_errors
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.workcopy import real_path
from ecoplanner.model.store.workcopy import user_name
from ecoplanner.model.store.workcopy import WorkFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.gate import Stamp
    from ecoplanner.model.store.journal import StepKind
    from ecoplanner.model.store.sqlite import Database
    from ecoplanner.model.store.versions import Version


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


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a plan for reading alone: nothing is locked and nothing is written.

    Raises:
        EcoplannerError: what the gate found.
    """
    with surroundings(path):
        real = real_path(path)
    checked = gate.check(gate.read_bytes(real), real)
    with recovery.up_to_date(checked) as db, database_errors(path):
        yield Reader(db)


class Document(Reader):
    """An open plan. Use `create`, `open` or `in_memory`, not the constructor.

    All changes go through `edit`, which makes them one transaction and one step of
    the history, then tells the listeners what changed. `publish` replaces the file.

    Attributes:
        was_recovered: edits that a crash had left unpublished are in the plan.
        set_aside: backup that holds edits which a crash had left unpublished and the
            file, changed elsewhere since, does not have; None without such edits.
    """

    def __init__(
        self,
        db: Database,
        *,
        work: WorkFolder | None = None,
        stamp: Stamp | None = None,
        who: str | None = None,
    ) -> None:
        super().__init__(db)
        self._work = work
        self._stamp = stamp
        self._who = user_name() if who is None else who
        self._listeners: list[Callable[[Change], None]] = []
        self._portfolio: Portfolio | None = None
        self._is_changed = not publish.is_published(self)
        self.was_recovered = False
        self.set_aside: Path | None = None
        journal.watch(db, self)
        self._stacks = journal.stacks(self)

    @classmethod
    def in_memory(cls, fill: Callable[[Writer], None], who: str = "") -> Document:
        """Make a plan without a file; `fill` stores its first rows."""
        return cls(_new_plan(fill), who=who)

    @classmethod
    def create(
        cls, path: Path, fill: Callable[[Writer], None], who: str | None = None
    ) -> Document:
        """Make a new plan file and open it.

        Args:
            path: where; nothing may be there.
            fill: stores the plan's first rows.
            who: who does it; by default the user of the computer.

        Raises:
            FileExistsAlreadyError: there is a file already; it is left alone.
            InvalidInputError: a row that `fill` stores has problems.
            NotPublishedError: the file cannot be made there.
        """
        with surroundings(path):
            if path.exists():
                raise FileExistsAlreadyError(path=path)
        who = user_name() if who is None else who
        db = _new_plan(fill)
        try:
            publish.publish(db, path, None, publish.next_revision(Reader(db), who))
        finally:
            db.close()
        return cls.open(path, who)

    @classmethod
    def open(cls, path: Path, who: str | None = None) -> Document:
        """Open the plan at `path` for editing.

        Edits that a crash left in the working copy are taken up again. When the file
        was changed elsewhere since, they are set aside among the backups.

        Raises:
            EcoplannerError: what the gate found, or somebody else edits the plan.
        """
        with surroundings(path):
            work = WorkFolder(path)
        data = gate.read_bytes(work.path)
        checked = gate.check(data, work.path)
        try:
            work.hold()
            with surroundings(path):
                now = gate.read_bytes(work.path)
                if now != data:
                    # Another window published before we held the plan.
                    checked.db.close()
                    checked = gate.check(now, work.path)
                return cls._open_held(checked, work, who)
        except BaseException:
            work.release()
            raise
        finally:
            checked.db.close()

    @classmethod
    def _open_held(
        cls, checked: gate.Checked, work: WorkFolder, who: str | None
    ) -> Document:
        taken = recovery.take_up(checked, work)
        db = connect(work.database)
        try:
            document = cls(db, work=work, stamp=checked.stamp, who=who)
        except BaseException:
            db.close()
            if not taken.has_edits:
                work.discard()
            raise
        document.was_recovered = taken.has_edits
        document.set_aside = taken.set_aside
        return document

    @property
    def path(self) -> Path | None:
        """The plan file; None for a plan in memory."""
        return self._work.path if self._work else None

    @property
    def is_changed(self) -> bool:
        """Whether there are edits that are not published."""
        return self._is_changed

    @property
    def undo_label(self) -> str | None:
        """Label of the edit that `undo` would reverse."""
        return self._label(self._stacks.done)

    @property
    def redo_label(self) -> str | None:
        """Label of the edit that `redo` would repeat."""
        return self._label(self._stacks.undone)

    def subscribe(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def portfolio(self) -> Portfolio:
        """Return the whole plan as values, as it is now."""
        if self._db.conn.in_transaction:
            # What an open edit has done may yet be undone.
            return super().portfolio()
        if self._portfolio is None:
            self._portfolio = super().portfolio()
        return self._portfolio

    @contextmanager
    def edit(self, label: str) -> Iterator[Writer]:
        """Group changes into one transaction and one step of the history.

        An exception leaves the plan as it was. Edits do not nest.

        Args:
            label: what the user did, as in "撤销：<label>".

        Raises:
            PlanUnavailableError: disk full and the like.
        """
        with self._step(label, "edit", None):
            yield Writer(self._db)

    def undo(self) -> str | None:
        """Reverse the last edit; return its label, None when there is none."""
        return self._move("undo", self._stacks.done, journal.reverse)

    def redo(self) -> str | None:
        """Repeat the last edit undone; return its label, None when there is none."""
        return self._move("redo", self._stacks.undone, journal.repeat)

    def go_back(self, name: str) -> None:
        """Make the plan what it was in a named version, as an edit like any other.

        Raises:
            NotFoundError: no version of that name.
            PlanDamagedError: what is kept there is no plan.
        """
        with self.edit(f"回到版本：{name}") as writer:
            versions.go_back(writer, name)

    def name_version(self, name: str, note: str = "") -> Version:
        """Keep the plan as it is now under a name; undo does not take it away.

        Raises:
            InvalidInputError: the name is empty, too long or taken.
        """
        with self._transaction():
            version = versions.name_version(Writer(self._db), name, note, self._who)
        self._is_changed = True
        return version

    def publish(self) -> bool:
        """Replace the plan file by what the plan now says.

        Returns:
            False when the file says it already.

        Raises:
            PlanMovedOnError: somebody else changed the file meanwhile.
            NotPublishedError: the file is as it was, the edits are kept.
        """
        if self._work is None or not self._is_changed:
            return False
        path = self._work.path
        revision = publish.prepare(self._db, path, self._who)
        self._stamp = publish.publish(self._db, path, self._stamp, revision)
        with surroundings(path), self._db.atomic():
            publish.add_revision(self._db, revision)
        self._is_changed = False
        return True

    def save_copy(self, target: Path, *, clean: bool = False) -> None:
        """Write the plan as it is now into a new file.

        Args:
            target: where; nothing may be there.
            clean: without history, versions, deleted text and names of users.

        Raises:
            FileExistsAlreadyError: there is a file already; it is left alone.
            NotPublishedError: the file cannot be made there.
        """
        revision = None
        if self._is_changed:
            revision = publish.prepare(self._db, target, "" if clean else self._who)
        if not clean:
            publish.publish(self._db, target, None, revision)
            return
        copy = copies.clean(self._db, revision)
        try:
            publish.publish(copy, target, None, None)
        finally:
            copy.close()

    def close(self, *, discard: bool = False) -> None:
        """Close the plan; unpublished edits stay in the working copy.

        Args:
            discard: throw unpublished edits away.
        """
        self._db.close()
        if self._work is None:
            return
        try:
            if discard or not self._is_changed:
                with surroundings(self._work.path):
                    self._work.discard()
        finally:
            self._work.release()

    def _label(self, stack: tuple[int, ...]) -> str | None:
        return journal.label_of(self, stack[-1]) if stack else None

    def _move(
        self,
        kind: StepKind,
        stack: tuple[int, ...],
        put: Callable[[Database, list[journal.RowChange]], None],
    ) -> str | None:
        label = self._label(stack)
        if label is None:
            return None
        with self._step(label, kind, stack[-1]):
            put(self._db, journal.changes_of(self, stack[-1]))
        return label

    @contextmanager
    def _step(self, label: str, kind: StepKind, of_seq: int | None) -> Iterator[None]:
        with self._transaction():
            seq = journal.begin(self._db, self)
            yield
            journal.end(self._db)
            rows = journal.touched(self, seq)
            step = journal.Step(seq, kind, of_seq, label, journal.now(), self._who)
            is_step = bool(rows) or kind != "edit"
            if is_step:
                journal.record(self._db, step)
        if is_step:
            self._is_changed = True
            self._stacks = self._stacks.after(step)
            self._announce(Change(label, kind, rows))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._db.conn.in_transaction:
            raise RuntimeError(self.path)
        with database_errors(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                # A full disk has rolled back already.
                if self._db.conn.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _announce(self, change: Change) -> None:
        former, self._portfolio = self._portfolio, None
        if former is not None:
            with database_errors(self.path):
                now = {
                    KINDS[table]: self._rows_now(table, ids)
                    for table, ids in change.rows.items()
                }
            self._portfolio = former.updated(now)
        for listener in self._listeners:
            listener(change)

    def _rows_now(self, table: str, ids: frozenset[str]) -> dict[str, object]:
        kind = KINDS[table]
        few = 500  # SQLite takes so many values in a statement, and more
        if len(ids) > few:
            found = self.entities(kind)
        else:
            marks = ", ".join("?" for _ in ids)
            found = self.entities(kind, f"id IN ({marks})", sorted(ids))
        return {id_: found.get(id_) for id_ in ids}


def backups_of(path: Path) -> list[Path]:
    """Return the backups kept of the plan at `path`, newest first."""
    with reading(path) as reader:
        return backups.backups(reader.plan_id)


def _new_plan(fill: Callable[[Writer], None]) -> Database:
    db = new_database()
    try:
        with db.atomic():
            fill(Writer(db))
    except BaseException:
        db.close()
        raise
    return db
