"""Copies of a plan for other people: no word of how it came about or through whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.content import record_digest
from ecoplanner.model.store.publish import add_revision
from ecoplanner.model.store.sqlite import memory

if TYPE_CHECKING:
    from ecoplanner.model.store.publish import Revision
    from ecoplanner.model.store.sqlite import Database


def clean(db: Database, revision: Revision | None) -> Database:
    """Return a copy in memory without history, versions and names of users.

    Ids stay, those of revisions too, so that the copy can be merged later. Deleted
    text is still in free pages; it is gone once the copy is published.

    Args:
        db: the plan.
        revision: the revision that the plan would be published as; None when the
            newest says what the plan says.
    """
    copy = memory()
    db.conn.backup(copy.conn)
    with copy.atomic():
        if revision is not None:
            add_revision(copy, revision)
        # Changes point at steps.
        for table in reversed(schema.RECORDS[schema.SCHEMA_VERSION]):
            copy.execute(f"DELETE FROM {table}")
        copy.execute("UPDATE revisions SET who = ''")
        copy.execute("UPDATE waivers SET who = ''")
        reader = Reader(copy)
        copy.execute(
            "UPDATE revisions SET content_digest = ?, record_digest = ? "
            "WHERE seq = (SELECT max(seq) FROM revisions)",
            [content_digest(reader), record_digest(reader)],
        )
    return copy
