"""Copies of a plan for other people: no word of how it came about or through whom."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.store import gate
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.content import record_digest
from ecoplanner.model.store.publish import add_revision
from ecoplanner.model.store.publish import next_revision
from ecoplanner.model.store.publish import publish
from ecoplanner.model.store.recovery import up_to_date
from ecoplanner.model.store.sqlite import memory
from ecoplanner.model.store.sqlite import memory_of
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.sqlite import tabular
from ecoplanner.model.store.workcopy import real_path
from ecoplanner.model.store.workcopy import user_name

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.store.publish import Revision
    from ecoplanner.model.store.sqlite import Database


def copy_file(path: Path, target: Path, *, is_clean: bool = False) -> None:
    """Write what a plan file says into a new file; it may be in use meanwhile.

    Args:
        path: the plan; it is only read.
        target: where; nothing may be there.
        is_clean: without history, versions, deleted text and names of users.

    Raises:
        FileExistsAlreadyError: there is a file already; it is left alone.
        EcoplannerError: what the gate found, or the file cannot be made there.
    """
    with surroundings(path):
        real = real_path(path)
    checked = gate.check(gate.read_bytes(real), real)
    revision = None
    with up_to_date(checked) as db:
        copy = clean(db, None) if is_clean else _same(db)
    try:
        if checked.version < schema.SCHEMA_VERSION and not is_clean:
            # What was published is what the older rows said.
            revision = next_revision(Reader(copy), user_name())
        publish(copy, target, None, revision)
    finally:
        copy.close()


@dataclass(frozen=True, slots=True)
class Copying:
    """A plan as it was at a moment, on its way into a new file.

    It shares nothing with the open plan, so it may run in any thread.

    Attributes:
        content: the working copy, whole.
        target: where; nothing may be there.
        who: who made the edits that are not published.
        is_changed: whether there are such edits.
        is_clean: without history, versions, deleted text and names of users.
    """

    content: bytes
    target: Path
    who: str
    is_changed: bool
    is_clean: bool

    def run(self) -> None:
        """Write the copy.

        Raises:
            FileExistsAlreadyError: there is a file already; it is left alone.
            NotPublishedError: the file cannot be made there.
        """
        with surroundings(self.target):
            db = memory_of(self.content)
        try:
            revision = None
            if self.is_changed:
                who = "" if self.is_clean else self.who
                revision = next_revision(Reader(db), who)
            if self.is_clean:
                with closing(clean(db, revision)) as copy:
                    publish(copy, self.target, None, None)
            else:
                publish(db, self.target, None, revision)
        finally:
            db.close()


def _same(db: Database) -> Database:
    copy = memory()
    db.conn.backup(copy.conn)
    return copy


def clean(db: Database, revision: Revision | None) -> Database:
    """Return a copy in memory without history, versions and names of users.

    Ids stay, those of revisions too, so that the copy can be merged later. Deleted
    text is still in free pages; it is gone once the copy is published.

    Args:
        db: the plan.
        revision: the revision that the plan would be published as; None when the
            newest says what the plan says.
    """
    copy = _same(db)
    with copy.atomic():
        if revision is not None:
            add_revision(copy, revision)
        # Changes point at steps.
        tables = tabular(copy)
        for table in reversed(schema.RECORDS[schema.SCHEMA_VERSION]):
            tables.table(table).delete_where()
        copy.execute("UPDATE revisions SET who = ''")
        copy.execute("UPDATE waivers SET who = ''")
        reader = Reader(copy)
        copy.execute(
            "UPDATE revisions SET content_digest = ?, record_digest = ? "
            "WHERE seq = (SELECT max(seq) FROM revisions)",
            [content_digest(reader), record_digest(reader)],
        )
    return copy
