"""A plan that is open: one file, one working copy, one history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.store import gate
from ecoplanner.model.store import history
from ecoplanner.model.store import publish
from ecoplanner.model.store import recovery
from ecoplanner.model.store import versions
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.access import Writer
from ecoplanner.model.store.copies import Copying
from ecoplanner.model.store.creation import create_file
from ecoplanner.model.store.creation import new_plan
from ecoplanner.model.store.editing import Edited
from ecoplanner.model.store.publish import Publication
from ecoplanner.model.store.sqlite import connect
from ecoplanner.model.store.sqlite import memory_of
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.sqlite import transaction
from ecoplanner.model.store.workcopy import user_name
from ecoplanner.model.store.workcopy import WorkFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.store.gate import Stamp
    from ecoplanner.model.store.history import Pack
    from ecoplanner.model.store.publish import Published
    from ecoplanner.model.store.sqlite import Database
    from ecoplanner.model.store.stepping import Aside
    from ecoplanner.model.store.versions import Version

ResultT = TypeVar("ResultT")
#: What going back is called; what a plan says is Chinese.
_BACK = "回到版本：{name}"


class Document(Edited):
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
        super().__init__(
            db,
            database=work.database if work else None,
            path=work.path if work else None,
            who=user_name() if who is None else who,
        )
        self._work = work
        self._stamp = stamp
        if is_published is None:
            is_published = publish.is_published(self)
        #: Changes besides steps, and how many of all the file says.
        self._others = 0 if is_published else 1
        self._in_file = 0
        #: Edits that stood when the file was last published, or is about to be, and
        #: whether a crash left others.
        self._stood = self._about = self._stacks.done
        self._has_left = not is_published
        self.was_recovered = False
        self.set_aside: Path | None = None
        self.found = recovery.Taken()

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
        return self._changes > self._in_file

    @property
    def unpublished_count(self) -> int:
        """In how many edits the plan differs from its file.

        What was done and undone since is none, and what was undone of the file's
        counts. A named version is none either. Those that a crash left count as one.
        """
        return self._has_left + self._stacks_now.apart_from(self._stood)

    @property
    def _changes(self) -> int:
        return self._steps_now + self._others

    @property
    def published_at(self) -> str | None:
        """When the file was last published, UTC, ISO 8601; None where it never was."""
        # Asking so does not wait for what is shown.
        latest = publish.latest_revision(Reader(self._db))
        return latest.made_at if latest else None

    def go_back(self, name: str) -> None:
        """Make the plan what it was in a named version, as an edit like any other.

        Raises:
            NotFoundError: no version of that name.
            PlanDamagedError: what is kept there is no plan.
        """
        with self.edit(_BACK.format(name=name)) as writer:
            versions.go_back(writer, name)

    def going_back(self, name: str) -> Aside[None] | None:
        """Return what `go_back` does, for another thread to do; see `aside`."""
        label = _BACK.format(name=name)
        return self.aside(label, partial(versions.go_back, name=name))

    def apart(self, work: Callable[[Reader], ResultT]) -> Callable[[], ResultT]:
        """Return what reads the plan as it is now, for another thread to do.

        Args:
            work: reads; what it is given shares nothing with the open plan.
        """
        self.settle()
        with surroundings(self.path):
            content = self._db.conn.serialize()
        return partial(_apart, content, self.path, work)

    def name_version(self, name: str, note: str = "") -> Version:
        """Keep the plan as it is now under a name; undo does not take it away.

        Raises:
            InvalidInputError: the name is empty, too long or taken.
        """
        self.keep_version(made := self.naming(name, note).run())
        return made.version

    def naming(self, name: str, note: str = "") -> versions.Naming:
        """Return what `keep_version` is given, for another thread to make."""
        self.settle()
        with surroundings(self.path):
            content = self._db.conn.serialize()
        return versions.Naming(content, self.path, name, note, self._who)

    def keep_version(self, made: versions.Made) -> None:
        """Keep a version that was made; undo does not take it away."""
        self.settle()
        with transaction(self._db, self.path):
            versions.keep_version(Writer(self._db), made)
        self._others += 1

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

    def start_publishing(self, *, packs: bool = True) -> Publication | None:
        """Return what publishing the plan as it now is takes; None if it is published.

        Running it may take place in another thread while the plan is edited on. What
        it returns is then given to `end_publishing`, before the next is started.

        Args:
            packs: whether older history is packed now; see `packing`.

        Raises:
            NotPublishedError: the working copy cannot be read or written.
        """
        self.settle()
        if self._work is None or not self.is_changed:
            return None
        content = publish.snapshot(self._db, self._work.path, packs=packs)
        self._about = self._stacks.done
        return Publication(self._work, content, self._stamp, self._who, self._changes)

    def end_publishing(self, publication: Publication, published: Published) -> None:
        """Take down that the plan file was replaced.

        Raises:
            PlanUnavailableError: disk full and the like; the file is replaced.
        """
        self.settle()
        self._stamp = published.stamp
        with surroundings(self.path), self._db.atomic():
            publish.add_revision(self._db, published.revision)
        self._in_file = publication.edits
        self._stood, self._has_left = self._about, False

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

    def copying(
        self, target: Path, *, clean: bool = False, packs: bool = True
    ) -> Copying:
        """Return what `save_copy` does, for another thread to run.

        Args:
            target: where; nothing may be there.
            clean: without history, versions, deleted text and names of users.
            packs: whether older history is packed now; see `packing`.

        Raises:
            NotPublishedError: the working copy cannot be read or written.
        """
        self.settle()
        is_changed = self.is_changed
        content = publish.snapshot(self._db, target, packs=packs and is_changed)
        return Copying(content, target, self._who, is_changed, clean)

    def packing(self) -> Callable[[], list[Pack]] | None:
        """Return what packs older history, for another thread; None for no need.

        Edits may go on meanwhile. What it returns is given to `put_pack`.
        """
        if not self.is_changed or not history.is_much(self):
            return None
        return self.apart(history.old_packs)

    def put_pack(self, pack: Pack) -> None:
        """Put older history that was packed in its place; it says the same.

        Nothing is done where the file says what the plan says: it would then say it
        in other words. Not to be called between start and end of a publication.

        Raises:
            PlanUnavailableError: disk full and the like.
        """
        self.settle()
        if self.is_changed:
            with transaction(self._db, self.path):
                history.put_pack(self._db, Reader(self._db), pack)

    def close(self, *, discard: bool = False) -> None:
        """Close the plan; edits not published stay, unless they are to be discarded."""
        self.settle()
        self._db.close()
        if self._work is None:
            return
        try:
            if discard or not self.is_changed:
                with surroundings(self._work.path):
                    self._work.discard()
        finally:
            self._work.release()


def _apart(
    content: bytes, path: Path | None, work: Callable[[Reader], ResultT]
) -> ResultT:
    with surroundings(path):
        db = memory_of(content)
    try:
        with surroundings(path):
            return work(Reader(db))
    finally:
        db.close()
