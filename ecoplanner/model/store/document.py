"""A plan that is open: one file, one working copy, one history."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.store import gate
from ecoplanner.model.store import journal
from ecoplanner.model.store import publish
from ecoplanner.model.store import recovery
from ecoplanner.model.store import stepping
from ecoplanner.model.store import versions
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.access import Writer
from ecoplanner.model.store.copies import Copying
from ecoplanner.model.store.creation import create_file
from ecoplanner.model.store.creation import new_plan
from ecoplanner.model.store.publish import Publication
from ecoplanner.model.store.sqlite import connect
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.sqlite import transaction
from ecoplanner.model.store.stepping import Aside
from ecoplanner.model.store.stepping import Change
from ecoplanner.model.store.stepping import Intent
from ecoplanner.model.store.workcopy import user_name
from ecoplanner.model.store.workcopy import WorkFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.gate import Stamp
    from ecoplanner.model.store.journal import StepKind
    from ecoplanner.model.store.publish import Published
    from ecoplanner.model.store.sqlite import Database
    from ecoplanner.model.store.stepping import Taken
    from ecoplanner.model.store.versions import Version

ResultT = TypeVar("ResultT")


class Document(Reader):
    """An open plan. Use `create`, `open` or `in_memory`, not the constructor.

    All changes go through `edit`, which makes them one transaction and one step of
    the history, then tells the listeners what changed. `publish` replaces the file.

    Attributes:
        was_recovered: edits that a crash had left unpublished are in the plan.
        set_aside: backup that holds edits which a crash had left unpublished and the
            file, changed elsewhere since, does not have; None without such edits.
        found: all that was found of edits which a crash had left unpublished.
    """

    def __init__(
        self,
        db: Database,
        *,
        work: WorkFolder | None = None,
        stamp: Stamp | None = None,
        who: str | None = None,
        is_published: bool | None = None,
    ) -> None:
        super().__init__(db)
        self._work = work
        self._stamp = stamp
        self._who = user_name() if who is None else who
        self._listeners: list[Callable[[Change], None]] = []
        self._portfolio: Portfolio | None = None
        if is_published is None:
            is_published = publish.is_published(self)
        #: Changes since it was opened, and how many of them the file says.
        self._changes = 0 if is_published else 1
        self._in_file = 0
        self.was_recovered = False
        self.set_aside: Path | None = None
        self.found = recovery.Taken()
        journal.watch(db, self)
        self._stacks = journal.stacks(self)

    @classmethod
    def in_memory(cls, fill: Callable[[Writer], None], who: str = "") -> Document:
        """Make a plan without a file; `fill` stores its first rows."""
        return cls(new_plan(fill), who=who)

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
        who = user_name() if who is None else who
        create_file(path, fill, who)
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
            document = cls(
                db,
                work=work,
                stamp=checked.stamp,
                who=who,
                is_published=taken.is_published,
            )
        except BaseException:
            db.close()
            if not taken.has_edits:
                work.discard()
            raise
        document.was_recovered = taken.has_edits
        document.set_aside = taken.set_aside
        document.found = taken
        return document

    @property
    def path(self) -> Path | None:
        """The plan file; None for a plan in memory."""
        return self._work.path if self._work else None

    @property
    def is_changed(self) -> bool:
        """Whether there are edits that are not published."""
        return self.unpublished_count > 0

    @property
    def unpublished_count(self) -> int:
        """How many steps are not published; those that a crash left count as one."""
        return self._changes - self._in_file

    @property
    def published_at(self) -> str | None:
        """When the file was last published, UTC, ISO 8601; None where it never was."""
        latest = publish.latest_revision(self)
        return latest.made_at if latest else None

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
        with self._step(self._intent(label, "edit", None)) as writer:
            yield writer

    def undo(self) -> str | None:
        """Reverse the last edit; return its label, None when there is none."""
        return self._move("undo", self._stacks.done)

    def redo(self) -> str | None:
        """Repeat the last edit undone; return its label, None when there is none."""
        return self._move("redo", self._stacks.undone)

    def aside(
        self, label: str, work: Callable[[Writer], ResultT]
    ) -> Aside[ResultT] | None:
        """Return an edit to be made in another thread; None for a plan in memory.

        What its `run` returned is given to `end_aside`; nothing is edited meanwhile.
        """
        if self._work is None:
            return None
        intent = self._intent(label, "edit", None)
        return Aside(self._work.database, intent, work)

    def move_aside(self, kind: Literal["undo", "redo"]) -> Aside[None] | None:
        """Return what `undo` or `redo` does, where that takes a while; see `aside`."""
        stack = self._stacks.done if kind == "undo" else self._stacks.undone
        if self._work is None or not stack or not journal.is_long(self, stack[-1]):
            return None
        intent = self._intent(self._label(stack) or "", kind, stack[-1])
        return Aside(self._work.database, intent, partial(stepping.move, intent=intent))

    def end_aside(self, taken: Taken) -> None:
        """Take down a step that was taken, and tell of it."""
        step = taken.step
        if step is None:
            return
        self._changes += 1
        self._stacks = self._stacks.after(step)
        self._portfolio = taken.after
        for listener in self._listeners:
            listener(Change(step.label, step.kind, taken.rows))

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
        self.keep_version(made := self.naming(name, note).run())
        return made.version

    def naming(self, name: str, note: str = "") -> versions.Naming:
        """Return what `keep_version` is given, for another thread to make."""
        with surroundings(self.path):
            content = self._db.conn.serialize()
        return versions.Naming(content, self.path, name, note, self._who)

    def keep_version(self, made: versions.Made) -> None:
        """Keep a version that was made; undo does not take it away."""
        with transaction(self._db, self.path):
            versions.keep_version(Writer(self._db), made)
        self._changes += 1

    def publish(self) -> bool:
        """Replace the plan file by what the plan now says.

        Returns:
            False when the file says it already.

        Raises:
            PlanMovedOnError: somebody else changed the file meanwhile.
            NotPublishedError: the file is as it was, the edits are kept.
        """
        publication = self.start_publishing()
        if publication is None:
            return False
        self.end_publishing(publication, publication.run())
        return True

    def start_publishing(self) -> Publication | None:
        """Return what publishing the plan as it now is takes; None if it is published.

        Running it may take place in another thread while the plan is edited on. What
        it returns is then given to `end_publishing`, before the next is started.

        Raises:
            NotPublishedError: the working copy cannot be read or written.
        """
        if self._work is None or not self.is_changed:
            return None
        content = publish.snapshot(self._db, self._work.path, is_changed=True)
        return Publication(self._work, content, self._stamp, self._who, self._changes)

    def end_publishing(self, publication: Publication, published: Published) -> None:
        """Take down that the plan file was replaced.

        Raises:
            PlanUnavailableError: disk full and the like; the file is replaced.
        """
        self._stamp = published.stamp
        with surroundings(self.path), self._db.atomic():
            publish.add_revision(self._db, published.revision)
        self._in_file = publication.edits

    def save_copy(self, target: Path, *, clean: bool = False) -> None:
        """Write the plan as it is now into a new file.

        Args:
            target: where; nothing may be there.
            clean: without history, versions, deleted text and names of users.

        Raises:
            FileExistsAlreadyError: there is a file already; it is left alone.
            NotPublishedError: the file cannot be made there.
        """
        self.copying(target, clean=clean).run()

    def copying(self, target: Path, *, clean: bool = False) -> Copying:
        """Return what `save_copy` does, for another thread to run.

        Raises:
            NotPublishedError: the working copy cannot be read or written.
        """
        is_changed = self.is_changed
        content = publish.snapshot(self._db, target, is_changed=is_changed)
        return Copying(content, target, self._who, is_changed, clean)

    def close(self, *, discard: bool = False) -> None:
        """Close the plan; edits not published stay, unless they are to be discarded."""
        self._db.close()
        if self._work is None:
            return
        try:
            if discard or not self.is_changed:
                with surroundings(self._work.path):
                    self._work.discard()
        finally:
            self._work.release()

    def _label(self, stack: tuple[int, ...]) -> str | None:
        return journal.label_of(self, stack[-1]) if stack else None

    def _move(self, kind: StepKind, stack: tuple[int, ...]) -> str | None:
        if (label := self._label(stack)) is None:
            return None
        intent = self._intent(label, kind, stack[-1])
        with self._step(intent) as writer:
            stepping.move(writer, intent)
        return label

    def _intent(self, label: str, kind: StepKind, of_seq: int | None) -> Intent:
        return Intent(label, kind, of_seq, self._who, self.path, self._portfolio)

    @contextmanager
    def _step(self, intent: Intent) -> Iterator[Writer]:
        with stepping.stepping(self._db, intent) as taken:
            yield taken.writer
        self.end_aside(taken)
