"""Taking up a plan: making its working copy, or going on with what a crash left."""

from __future__ import annotations

from contextlib import closing
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.store import backups
from ecoplanner.model.store import gate
from ecoplanner.model.store import leftovers
from ecoplanner.model.store import publish
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.migration import migrated
from ecoplanner.model.store.sqlite import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.store.gate import Checked
    from ecoplanner.model.store.leftovers import Leftover
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
        is_published: whether the file says what the plan says; None where the plan
            was migrated since and this is not known.
        has_edits: the working copy holds edits that a crash had left unpublished.
        set_aside: backup with edits that do not follow the file as it now is.
        left: the edits taken up or set aside; None where there are none.
        elsewhere: edits that may belong to other copies of the plan, left alone.
    """

    is_published: bool | None = None
    has_edits: bool = False
    set_aside: Path | None = None
    left: Leftover | None = None
    elsewhere: tuple[Leftover, ...] = ()


def take_up(checked: Checked, work: WorkFolder) -> Taken:
    """Make the working copy ready.

    Edits that a crash left there stay when they follow the file as it is. When the
    file was changed elsewhere since, they are set aside among the backups.

    Args:
        checked: the file.
        work: held by us.
    """
    reader = Reader(checked.db)
    plan_id, elsewhere = reader.plan_id, leftovers.move_in(work, reader)
    taken = replace(_take_up(checked, work), elsewhere=elsewhere)
    work.sign(plan_id)
    return taken


def _take_up(checked: Checked, work: WorkFolder) -> Taken:
    data = work.left()
    if data is None:
        return Taken(_fill(checked, work))
    try:
        left = gate.check(data, work.path, is_published=False)
    except EcoplannerError:
        aside = backups.keep_unread(Reader(checked.db).plan_id, data)
        return Taken(_fill(checked, work), set_aside=aside)
    with closing(left.db):
        return _go_on(left, checked, work)


def _go_on(left: Checked, checked: Checked, work: WorkFolder) -> Taken:
    found = leftovers.compared(left, Reader(checked.db), work)
    if leftovers.is_ahead(left, Reader(checked.db), work):
        _write_down(left, checked, work)
    if _latest(left) != _latest(checked):
        aside = _set_aside(left, _latest(checked))
        return Taken(_fill(checked, work), set_aside=aside, left=found)
    has_edits = not publish.is_published(Reader(left.db), left.version)
    if left.version < schema.SCHEMA_VERSION:
        _fill(left, work)
        return Taken(None, has_edits, left=found)
    return Taken(not has_edits, has_edits, left=found)


def _write_down(left: Checked, checked: Checked, work: WorkFolder) -> None:
    """Write the revision of the file into the working copy it was published from."""
    now = _latest(checked)
    assert now is not None  # noqa: S101 - there is one, or it would not be ahead
    left.db.execute("PRAGMA query_only = OFF")
    dbs = [left.db]
    if left.version == schema.SCHEMA_VERSION:
        # An older one is made anew from what was read of it.
        dbs.append(connect(work.database))
    for db in dbs:
        with db.atomic():
            publish.add_revision(db, now)
    for db in dbs[1:]:
        db.close()


def _latest(checked: Checked) -> publish.Revision | None:
    return publish.latest_revision(Reader(checked.db))


def _fill(checked: Checked, work: WorkFolder) -> bool | None:
    """Make the working copy; a plan of an older version is backed up and migrated.

    Returns:
        True where the file says the same, None where that is not known.
    """
    with up_to_date(checked) as db:
        if checked.version < schema.SCHEMA_VERSION:
            plan_id = Reader(db).plan_id
            backups.keep(plan_id, checked.db.conn.serialize())
        work.fill(db)
    return True if checked.version == schema.SCHEMA_VERSION else None


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
