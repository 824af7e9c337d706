"""Taking up a plan: making its working copy, or going on with what a crash left."""

from __future__ import annotations

from contextlib import closing
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.store import backups
from ecoplanner.model.store import gate
from ecoplanner.model.store import publish
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.migration import migrated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.store.gate import Checked
    from ecoplanner.model.store.sqlite import Database
    from ecoplanner.model.store.workcopy import WorkFolder


@contextmanager
def up_to_date(checked: Checked) -> Iterator[Database]:
    """Give a plan that passed the gate in our schema version, and close it after."""
    db = checked.db
    try:
        if checked.version < schema.SCHEMA_VERSION:
            db = migrated(checked.db, checked.version)
        yield db
    finally:
        db.close()
        checked.db.close()


@dataclass(frozen=True, slots=True)
class Taken:
    """What was found when a plan was taken up.

    Attributes:
        has_edits: the working copy holds edits that a crash had left unpublished.
        set_aside: backup with edits that do not follow the file as it now is.
    """

    has_edits: bool = False
    set_aside: Path | None = None


def take_up(checked: Checked, work: WorkFolder) -> Taken:
    """Make the working copy ready.

    Edits that a crash left there stay when they follow the file as it is. When the
    file was changed elsewhere since, they are set aside among the backups.

    Args:
        checked: the file.
        work: held by us.
    """
    data = work.left()
    if data is None:
        _fill(checked, work)
        return Taken()
    try:
        left = gate.check(data, work.path, is_published=False)
    except EcoplannerError:
        aside = backups.keep_unread(Reader(checked.db).plan_id, data)
        _fill(checked, work)
        return Taken(set_aside=aside)
    with closing(left.db):
        return _go_on(left, checked, work)


def _go_on(left: Checked, checked: Checked, work: WorkFolder) -> Taken:
    if _latest(left) != _latest(checked):
        aside = _set_aside(left, _latest(checked))
        _fill(checked, work)
        return Taken(set_aside=aside)
    has_edits = not publish.is_published(Reader(left.db), left.version)
    if left.version < schema.SCHEMA_VERSION:
        _fill(left, work)
    return Taken(has_edits)


def _latest(checked: Checked) -> publish.Revision | None:
    return publish.latest_revision(Reader(checked.db))


def _fill(checked: Checked, work: WorkFolder) -> None:
    """Make the working copy; a plan of an older version is backed up and migrated."""
    with up_to_date(checked) as db:
        if checked.version < schema.SCHEMA_VERSION:
            plan_id = Reader(db).plan_id
            backups.keep(plan_id, checked.db.conn.serialize())
        work.fill(db)


def _set_aside(left: Checked, now: publish.Revision | None) -> Path | None:
    """Keep a working copy that does not belong to the file as it now is."""
    reader = Reader(left.db)
    revision = publish.next_revision(reader, "", left.version)
    known = [said.digests for said in (_latest(left), now) if said is not None]
    if revision.digests in known:
        return None
    left.db.execute("PRAGMA query_only = OFF")
    with left.db.atomic():
        publish.add_revision(left.db, revision)
    return backups.keep(reader.plan_id, left.db.conn.serialize())
