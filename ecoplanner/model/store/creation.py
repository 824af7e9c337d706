"""Making a plan: its first rows, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.model.store import publish
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.access import Writer
from ecoplanner.model.store.migration import new_database
from ecoplanner.model.store.sqlite import surroundings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.store.sqlite import Database


def new_plan(fill: Callable[[Writer], None]) -> Database:
    """Return a plan in memory; `fill` stores its first rows."""
    db = new_database()
    try:
        with db.atomic():
            fill(Writer(db))
    except BaseException:
        db.close()
        raise
    return db


def create_file(path: Path, fill: Callable[[Writer], None], who: str) -> None:
    """Make a new plan file.

    Raises:
        FileExistsAlreadyError: there is a file already; it is left alone.
        InvalidInputError: a row that `fill` stores has problems.
        NotPublishedError: the file cannot be made there.
    """
    with surroundings(path):
        if path.exists():
            raise FileExistsAlreadyError(path=path)
    db = new_plan(fill)
    try:
        publish.publish(db, path, None, publish.next_revision(Reader(db), who))
    finally:
        db.close()
