"""Plan files as an older program wrote them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.store import schema
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.content import table_columns
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.access import Writer


@contextmanager
def program_of(version: int) -> Iterator[None]:
    """Let documents be those of an older program; only plain SQL may be used."""
    with pytest.MonkeyPatch.context() as older:
        older.setattr(schema, "SCHEMA_VERSION", version)
        yield


def make_file(
    path: Path,
    rows: Iterable[Entity],
    more: Callable[[Writer], None] = lambda _: None,
    version: int = 1,
) -> None:
    """Write a plan file of an older version; fields it did not have are left out."""

    def fill(writer: Writer) -> None:
        writer.database.execute("PRAGMA defer_foreign_keys = ON")
        for row in rows:
            values = asdict(row)
            names = table_columns(writer, row.TABLE)
            kept = {name: values[name] for name in names if name in values}
            insert_rows(writer.database, row.TABLE, [kept])
        more(writer)

    with program_of(version):
        Document.create(path, fill, "张三").close()
