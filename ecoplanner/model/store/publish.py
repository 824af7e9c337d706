"""Publishing: the plan file is replaced whole, by a copy that was checked first."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING

import ecoplanner
from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.errors import NotPublishedError
from ecoplanner.errors import PlanMovedOnError
from ecoplanner.model.entity import new_id
from ecoplanner.model.store import backups
from ecoplanner.model.store import gate
from ecoplanner.model.store import history
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.content import record_digest
from ecoplanner.model.store.journal import now
from ecoplanner.model.store.replace import beside
from ecoplanner.model.store.replace import flush
from ecoplanner.model.store.replace import remove
from ecoplanner.model.store.replace import replace
from ecoplanner.model.store.sqlite import memory_of
from ecoplanner.model.store.sqlite import wrap

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.store.gate import Stamp
    from ecoplanner.model.store.sqlite import Database
    from ecoplanner.model.store.workcopy import WorkFolder


@dataclass(frozen=True, slots=True)
class Revision:
    """One published state of a plan file.

    Attributes:
        id: random id.
        parent_id: the state it came from; None for the first.
        merged_id: the state of another copy merged into it, or None.
        made_at: when, UTC.
        who: who published it.
        program: version of the program.
        seq: its number in this copy, counted from 1.
        content_digest: SHA-256 over the content.
        record_digest: SHA-256 over history and versions.
    """

    id: str
    parent_id: str | None
    merged_id: str | None
    made_at: str
    who: str
    program: str
    seq: int
    content_digest: str
    record_digest: str

    @property
    def digests(self) -> tuple[str, str]:
        """What the plan said: content, then history and versions."""
        return self.content_digest, self.record_digest


def latest_revision(reader: Reader) -> Revision | None:
    """Return the newest revision that the plan knows."""
    names = ", ".join(field.name for field in fields(Revision))
    sql = f"SELECT {names} FROM revisions ORDER BY seq DESC LIMIT 1"
    rows = reader.rows(sql)
    return Revision(*rows[0]) if rows else None


def next_revision(reader: Reader, who: str, version: int | None = None) -> Revision:
    """Return the revision that publishing now would make.

    Args:
        reader: the plan.
        who: who publishes.
        version: schema version of the plan, ours by default.
    """
    parent = latest_revision(reader)
    return Revision(
        id=new_id(),
        parent_id=parent.id if parent else None,
        merged_id=None,
        made_at=now(),
        who=who,
        program=ecoplanner.__version__,
        seq=parent.seq + 1 if parent else 1,
        content_digest=content_digest(reader, version),
        record_digest=record_digest(reader, version),
    )


def add_revision(db: Database, revision: Revision) -> None:
    """Write a revision down."""
    insert_rows(db, "revisions", [asdict(revision)])


def is_published(reader: Reader, version: int | None = None) -> bool:
    """Return whether the newest revision says what the plan now says."""
    latest = latest_revision(reader)
    return latest is not None and latest.digests == (
        content_digest(reader, version),
        record_digest(reader, version),
    )


@contextmanager
def _not_published(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong on the way to the file into one error."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotPublishedError(path=path, reason=reason) from error
    except (FileExistsAlreadyError, PlanMovedOnError):
        raise
    except EcoplannerError as error:
        # The copy is ours, so what is wrong with it is the disk under it, or size.
        reason = error.params.get("reason", error.code)
        raise NotPublishedError(path=path, reason=reason) from error


@dataclass(frozen=True, slots=True)
class Published:
    """What a plan file now is.

    Attributes:
        revision: what it says it is.
        stamp: its bytes.
    """

    revision: Revision
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Publication:
    """A plan as it was at a moment, on its way into its file.

    It shares nothing with the open plan, so it may run in any thread while the
    plan is edited on; only one of a plan at a time.

    Attributes:
        work: the folder of the working copy.
        content: the working copy, whole.
        was: what the file was when it was read.
        who: who publishes.
        edits: how many edits of the open plan are in it.
    """

    work: WorkFolder
    content: bytes
    was: Stamp | None
    who: str
    edits: int

    def run(self) -> Published:
        """Replace the plan file.

        Raises:
            PlanMovedOnError: somebody else changed the file meanwhile.
            NotPublishedError: the file is as it was.
        """
        path = self.work.path
        with _not_published(path):
            db = memory_of(self.content)
        try:
            with _not_published(path):
                revision = next_revision(Reader(db), self.who)
            # After a crash the edits made meanwhile are known to follow the file.
            intend = partial(self.work.intend, asdict(revision))
            stamp = publish(db, path, self.was, revision, intend)
            # The file that replaced the former one is another to its file system.
            self.work.sign(Reader(db).plan_id)
            return Published(revision, stamp)
        finally:
            db.close()


def snapshot(db: Database, path: Path, *, packs: bool) -> bytes:
    """Return a working copy whole.

    Args:
        db: the working copy, outside a transaction.
        path: where it is to be published, for the sentence.
        packs: whether older history is packed first, which takes a while; only
            where its newest revision says something else.

    Raises:
        NotPublishedError: the working copy cannot be written or read.
    """
    with _not_published(path):
        if packs:
            with db.atomic():
                history.pack(db, Reader(db))
        return db.conn.serialize()


def publish(
    db: Database,
    path: Path,
    was: Stamp | None,
    revision: Revision | None,
    intend: Callable[[], None] = lambda: None,
) -> Stamp:
    """Put a checked copy of a working copy in the place of the plan file.

    Args:
        db: the working copy, outside a transaction.
        path: the plan file.
        was: what the file was when it was read; None for a file that is new.
        revision: the revision to write into the file; None when the newest that the
            plan knows says what the plan now says.
        intend: called when nothing is left to do but to replace the file.

    Returns:
        What the file now is.

    Raises:
        FileExistsAlreadyError: the file should be new and is not.
        PlanMovedOnError: somebody else changed the file meanwhile.
        NotPublishedError: the disk or a permission refuses; the file is as it was.
    """
    made = beside(path)
    try:
        with _not_published(path):
            _write_copy(db, made, revision)
            data = gate.read_bytes(made)
            gate.check(data, path).db.close()
            _keep_former(db, path, was)
            intend()
            replace(made, path)
    finally:
        remove(made)
        remove(made.with_name(f"{made.name}-journal"))
    return gate.stamp_of(data)


def _write_copy(db: Database, made: Path, revision: Revision | None) -> None:
    db.execute("VACUUM INTO ?", [str(made)])
    if revision is not None:
        copy = wrap(sqlite3.connect(made))
        try:
            # Nobody knows the copy yet: it is flushed once, whole, when complete.
            copy.execute("PRAGMA journal_mode = MEMORY")
            copy.execute("PRAGMA synchronous = OFF")
            with copy.atomic():
                add_revision(copy, revision)
        finally:
            copy.close()
    flush(made)


def _keep_former(db: Database, path: Path, was: Stamp | None) -> None:
    if not path.exists():
        return
    if was is None:
        raise FileExistsAlreadyError(path=path)
    former = path.read_bytes()
    if gate.stamp_of(former) != was:
        raise PlanMovedOnError(path=path)
    backups.keep(Reader(db).plan_id, former)
