"""Edits that a crash left in a working copy and the plan file does not have.

The working copy is found by the path of the plan file. A file that was renamed or
moved since is known again by what its file system says of it; a copy of it is not,
so two copies of one plan never take up each other's edits.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.store import gate
from ecoplanner.model.store import history
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.content import record_digest
from ecoplanner.model.store.publish import latest_revision
from ecoplanner.model.store.workcopy import identity
from ecoplanner.model.store.workcopy import others
from ecoplanner.model.store.workcopy import WorkFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.store.gate import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Edits that the plan file does not have.

    Attributes:
        steps: how many; 0 where only a version was named, or nobody can tell.
        at: when the last was made, UTC, ISO 8601; empty where nobody can tell.
        made_in: the plan file they were made in.
        kept: the file that holds them.
        follows: opening the plan for editing takes them up again.
    """

    steps: int
    at: str
    made_in: Path
    kept: Path
    follows: bool


def unpublished(path: Path, reader: Reader) -> list[Leftover]:
    """Return what the working copies have that a plan file lacks.

    Nothing is locked or written, so the plan may be open just now.

    Args:
        path: the plan file.
        reader: what it says.
    """
    work = WorkFolder(path)
    found = []
    if work.database.is_file():
        found.append(_look(work, reader, work.peek, is_ours=True))
    for each in _of_moved_files(work, reader.plan_id):
        is_ours = not found and _is_same_file(each, work)
        found.append(_look(each, reader, each.peek, is_ours=is_ours))
    return [each for each in found if each is not None]


def move_in(work: WorkFolder, reader: Reader) -> tuple[Leftover, ...]:
    """Take the working copy of a plan file that was renamed or moved since.

    Args:
        work: where the file is now, held by us.
        reader: what the file says.

    Returns:
        What lies in working copies that may belong to other copies of the plan.
    """
    stay: list[Leftover] = []
    for other in _of_moved_files(work, reader.plan_id):
        if not other.try_lock():
            # A window that is still open has it.
            continue
        try:
            is_ours = not work.database.is_file() and _is_same_file(other, work)
            # What a crash left half done is put right first.
            found = _look(other, reader, other.left, is_ours=is_ours)
            if found is None:
                continue
            if found.follows:
                work.take_over(other)
            else:
                stay.append(found)
        finally:
            other.unlock()
    return tuple(stay)


def compared(left: Checked, reader: Reader, work: WorkFolder) -> Leftover | None:
    """Return what a working copy has that the plan file lacks; None for nothing.

    Args:
        left: the working copy.
        reader: what the file says.
        work: where the working copy lies.
    """
    mine = Reader(left.db)
    was, now = latest_revision(mine), latest_revision(reader)
    says = content_digest(mine, left.version), record_digest(mine, left.version)
    if says in [revision.digests for revision in (was, now) if revision is not None]:
        return None
    follows = was == now or is_ahead(left, reader, work)
    steps, at = _steps(mine, reader, follows=follows)
    return Leftover(
        steps=steps, at=at, made_in=work.path, kept=work.database, follows=follows
    )


def is_ahead(left: Checked, reader: Reader, work: WorkFolder) -> bool:
    """Return whether the file was just published from this very working copy."""
    was, now = latest_revision(Reader(left.db)), latest_revision(reader)
    return (
        was is not None
        and now is not None
        and now.parent_id == was.id
        and work.intended() == asdict(now)
    )


def _steps(mine: Reader, file: Reader, *, follows: bool) -> tuple[int, str]:
    """Return how many steps the file lacks, and when the last was made."""
    rows = mine.rows("SELECT seq, id, made_at FROM steps ORDER BY seq")
    if follows:
        shared = history.last_seq(file)
    else:
        known = set(file.rows("SELECT seq, id FROM steps"))
        packed = mine.value("SELECT ifnull(max(last_seq), 0) FROM history_packs")
        shared = max((row[0] for row in rows if row[:2] in known), default=packed)
    steps = max(history.last_seq(mine) - shared, 0)
    return steps, str(rows[-1][2]) if steps and rows else ""


def _look(
    work: WorkFolder,
    reader: Reader,
    read: Callable[[], bytes | None],
    *,
    is_ours: bool,
) -> Leftover | None:
    """Return what a working copy has that the plan file lacks; None for nothing.

    Args:
        work: where it lies.
        reader: what the plan file says.
        read: reads it.
        is_ours: it belongs to that file and no other.
    """
    try:
        left = gate.check(read() or b"", work.path, is_published=False)
        with closing(left.db):
            found = compared(left, reader, work)
    except (EcoplannerError, sqlite3.Error, OSError):
        found = Leftover(
            steps=0, at="", made_in=work.path, kept=work.database, follows=False
        )
    if found is None or is_ours:
        return found
    return Leftover(**(asdict(found) | {"follows": False}))


def _of_moved_files(work: WorkFolder, plan_id: str) -> Iterator[WorkFolder]:
    """Yield other folders with copies of a plan whose own file is gone."""
    for other in others(work):
        sign = other.signed()
        if sign is None or sign.plan_id != plan_id:
            continue
        is_gone = not other.path.exists() or _is_renamed(other.path, work.path)
        if is_gone or _plan_id_at(other.path) not in {None, plan_id}:
            yield other


def _is_renamed(old: Path, new: Path) -> bool:
    """Return whether two names that differ in case alone are one file, as on Windows.

    Two links to one file differ in more.
    """
    return str(old).casefold() == str(new).casefold() and old.samefile(new)


def _is_same_file(other: WorkFolder, work: WorkFolder) -> bool:
    """Return whether the file of another folder is the one that now lies here."""
    sign = other.signed()
    return sign is not None and sign.file == identity(work.path)


def _plan_id_at(path: Path) -> str | None:
    """Return which plan lies at a path; None where nobody can tell."""
    try:
        checked = gate.check(gate.read_bytes(path), path)
    except EcoplannerError:
        return None
    with closing(checked.db):
        return Reader(checked.db).plan_id
