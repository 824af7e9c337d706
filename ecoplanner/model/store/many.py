"""Many rows of one table at once, in as few statements as their kind of change needs.

Rows are written in the order given, so that the triggers of the journal record the
same as for one row after another. Of rows that are known only columns that differ
are written: the others need no index and no foreign key looked at.
"""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import Any
from typing import cast
from typing import TYPE_CHECKING
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.store.sqlite import Database

Row = tuple[Any, ...]
T = TypeVar("T")
#: Rows that are written while nobody notices.
_PART = 400


def parts_of(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield rows in their order, some at a time and about as many each time."""
    count = -(-len(rows) // _PART)
    for at in range(count):
        yield rows[len(rows) * at // count : len(rows) * (at + 1) // count]


def rows_of(
    db: Database, table: str, names: Sequence[str], ids: Iterable[str]
) -> Iterator[Row]:
    """Yield the columns of the rows that are there of those ids."""
    sql = (
        f"SELECT {', '.join(names)} FROM {table} "
        "WHERE id IN (SELECT value FROM json_each(?))"
    )
    yield from cast("Iterator[Row]", db.execute(sql, [json.dumps(list(ids))]))


def put_rows(
    db: Database,
    table: str,
    names: Sequence[str],
    rows: Sequence[Row],
    stored: Mapping[str, Row],
) -> None:
    """Store rows, new or known, of ids that all differ.

    Args:
        db: inside a transaction.
        table: name of the table.
        names: its columns, the id first.
        rows: values of these columns.
        stored: by id what is there of these ids.

    Raises:
        IntegrityError: the database refuses a row; those before it are stored.
    """
    for is_known, group in groupby(rows, key=lambda row: row[0] in stored):
        if is_known:
            _update(db, table, names, [*group], stored)
        else:
            marks = ", ".join("?" for _ in names)
            sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
            db.conn.executemany(sql, group)


def _update(
    db: Database,
    table: str,
    names: Sequence[str],
    rows: Sequence[Row],
    stored: Mapping[str, Row],
) -> None:
    """Write the columns in which any row differs; the journal looks row by row."""
    columns = zip(*rows, strict=True)
    former = zip(*(stored[row[0]] for row in rows), strict=True)
    differing = [
        at
        for at, (new, old) in enumerate(zip(columns, former, strict=True))
        if new != old
    ]
    if differing:
        settings = ", ".join(f"{names[at]} = ?" for at in differing)
        sql = f"UPDATE {table} SET {settings} WHERE id = ?"
        db.conn.executemany(sql, map(itemgetter(*differing, 0), rows))


def remove_rows(db: Database, table: str, ids: Iterable[str]) -> int:
    """Remove rows; return how many of those named were there.

    Raises:
        IntegrityError: other rows need one; those before it are gone.
    """
    sql = f"DELETE FROM {table} WHERE id = ?"
    return db.conn.executemany(sql, ([id_] for id_ in ids)).rowcount
