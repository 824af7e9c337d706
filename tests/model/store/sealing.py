"""Plans changed with right digests, and refusals that leave all as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.content import record_digest
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.sqlite import wrap

if TYPE_CHECKING:
    from pathlib import Path


def sealed(path: Path, script: str, *params: object) -> None:
    """Change a plan as somebody would who knows how its digests are made."""
    with closing(sqlite3.connect(path)) as connection:
        db = wrap(connection)
        db.execute("PRAGMA foreign_keys = OFF")
        if params:
            db.execute(script, params)
        else:
            connection.executescript(script)
        reader = Reader(db)
        digests = [content_digest(reader), record_digest(reader)]
        sql = "UPDATE revisions SET content_digest = ?, record_digest = ?"
        db.execute(sql, digests)


def everything(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def assert_refused(
    path: Path, error: type[EcoplannerError], state_folder: Path
) -> None:
    before = everything(path.parent)

    with pytest.raises(EcoplannerError) as read:
        reading(path).__enter__()
    with pytest.raises(EcoplannerError) as opened:
        Document.open(path)

    assert (read.type, opened.type) == (error, error)
    assert read.value.params["path"] == path
    assert everything(path.parent) == before
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []
