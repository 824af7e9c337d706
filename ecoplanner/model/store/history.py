"""The record of steps and changes, with its older part packed.

The newest steps lie in tables, where triggers write their changes. Older ones are
packed into a few compressed rows, so that a plan that was edited for years is
published as fast as a new one. Undo reads through both.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from typing import cast
from typing import TYPE_CHECKING

from ecoplanner.model.store.content import blob_digest
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.packed import packed
from ecoplanner.model.store.packed import unpacked
from ecoplanner.model.store.sqlite import UnsoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.sqlite import Database

#: As many steps and changes stay in tables when more than twice as many are there.
KEPT_STEPS = 1_000
KEPT_CHANGES = 10_000
#: Most steps of a pack.
PACKED_STEPS = 1_000

_STEP = "seq, kind, of_seq, label, made_at, who"
_PACKED_STEP = "seq, id, kind, of_seq, label, made_at, who"
_CHANGE = "table_name, row_id, before, after"
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Old steps in a row, with their changes.

    Attributes:
        first: number of the first step.
        last: number of the last one.
        count: how many there are.
        steps: their values, compressed.
        changes: by step the values of its changes, compressed.
    """

    first: int
    last: int
    count: int
    steps: bytes
    changes: bytes


def last_seq(reader: Reader) -> int:
    """Return the number of the newest step, 0 when nothing happened yet."""
    sql = (
        "SELECT max(ifnull((SELECT max(seq) FROM steps), 0), "
        "ifnull((SELECT max(last_seq) FROM history_packs), 0))"
    )
    return int(reader.value(sql))


def steps(reader: Reader, first: int = 1) -> list[Row]:
    """Return the values of all steps from `first` on, oldest first.

    Raises:
        UnsoundError: a pack holds what does not belong there.
    """
    sql = (
        "SELECT seq, last_seq, steps FROM history_packs WHERE last_seq >= ? "
        "ORDER BY seq"
    )
    old: list[Row] = []
    for start, end, data in reader.rows(sql, [first]):
        rows = _steps_of(data)
        if not all(start <= row[0] <= end for row in rows):
            raise UnsoundError(table="history_packs", row=start)
        old += [row for row in rows if row[0] >= first]
    sql = f"SELECT {_STEP} FROM steps WHERE seq >= ? ORDER BY seq"
    return [*old, *reader.rows(sql, [first])]


def step(reader: Reader, seq: int) -> Row:
    """Return the values of one step that `steps` returned."""
    rows = reader.rows(f"SELECT {_STEP} FROM steps WHERE seq = ?", [seq])
    for (data,) in _packs_with(reader, "steps", seq):
        rows += [row for row in _steps_of(data) if row[0] == seq]
    return rows[0]


def changes(reader: Reader, seq: int) -> list[Row]:
    """Return the values of the changes of a step, in order."""
    sql = f"SELECT {_CHANGE} FROM changes WHERE step_seq = ? ORDER BY seq"
    rows = reader.rows(sql, [seq])
    for (data,) in _packs_with(reader, "changes", seq):
        rows += _changes_of(data).get(str(seq), [])
    return rows


def all_changes(reader: Reader, first: int = 1) -> dict[int, list[Row]]:
    """Return the values of the changes of all steps from `first` on, by step."""
    found: dict[int, list[Row]] = {}
    for seq, rows in changes_in_parts(reader, first):
        found.setdefault(seq, []).extend(rows)
    return found


def changes_in_parts(
    reader: Reader, first: int, count: int = -1
) -> Iterator[tuple[int, list[Row]]]:
    """Yield changes of the steps from `first` on: number of the step, some of its rows.

    Args:
        reader: the plan.
        first: number of the first step.
        count: most rows asked for at a time; a pack is read whole.
    """
    sql = "SELECT changes FROM history_packs WHERE last_seq >= ? ORDER BY seq"
    for (data,) in reader.rows(sql, [first]):
        for seq, rows in _changes_of(data).items():
            yield int(seq), rows
    sql = (
        f"SELECT seq, step_seq, {_CHANGE} FROM changes "
        "WHERE step_seq >= ? AND seq > ? ORDER BY seq LIMIT ?"
    )
    last = 0
    while found := reader.rows(sql, [first, last, count]):
        for step_seq, group in groupby(found, key=itemgetter(1)):
            yield step_seq, [row[2:] for row in group]
        if len(found) != count:
            return
        last = found[-1][0]


def last_packed(reader: Reader) -> int:
    """Return the number of the newest step that is packed, 0 for none."""
    return int(reader.value("SELECT ifnull(max(last_seq), 0) FROM history_packs"))


def has_more(reader: Reader, first: int, count: int) -> bool:
    """Return whether steps from `first` on changed more rows than so many.

    Those that are packed count as many.
    """
    sql = (
        "SELECT EXISTS (SELECT 1 FROM history_packs WHERE last_seq >= ?1) "
        "OR EXISTS (SELECT 1 FROM changes WHERE step_seq >= ?1 LIMIT 1 OFFSET ?2)"
    )
    return bool(reader.value(sql, [first, count]))


def pack(db: Database, reader: Reader) -> None:
    """Pack what is old, when there is much of it; inside a transaction."""
    for each in old_packs(reader):
        put_pack(db, reader, each)


def is_much(reader: Reader) -> bool:
    """Return whether there is so much in the tables that a part is to be packed."""
    steps = reader.value("SELECT count(*) FROM steps")
    many = reader.value("SELECT count(*) FROM changes")
    return bool(steps > 2 * KEPT_STEPS or many > 2 * KEPT_CHANGES)


def old_packs(reader: Reader) -> list[Pack]:
    """Return what is old in packs, when there is much of it.

    No edit changes what is old: the packs of a copy are those of the plan.
    """
    if not is_much(reader):
        return []
    counts = reader.rows(
        "SELECT seq, (SELECT count(*) FROM changes WHERE step_seq = steps.seq) "
        "FROM steps ORDER BY seq DESC"
    )
    old: list[int] = []
    kept = 0
    for number, (seq, count) in enumerate(counts, start=1):
        kept += count
        if number > KEPT_STEPS or kept > KEPT_CHANGES:
            old.append(seq)
    old.reverse()
    starts = range(0, len(old), PACKED_STEPS)
    return [_pack(reader, old[at : at + PACKED_STEPS]) for at in starts]


def _pack(reader: Reader, seqs: Sequence[int]) -> Pack:
    sql = f"SELECT {_PACKED_STEP} FROM steps WHERE seq BETWEEN ? AND ? ORDER BY seq"
    happened = packed(reader.rows(sql, [seqs[0], seqs[-1]]))
    did = packed({str(seq): changes(reader, seq) for seq in seqs})
    return Pack(seqs[0], seqs[-1], len(seqs), happened, did)


def put_pack(db: Database, reader: Reader, old: Pack) -> None:
    """Put a pack in the place of its steps; inside a transaction.

    Nothing is done where these were packed since, or are not all there.
    """
    span = [old.first, old.last]
    sql = "SELECT count(*) FROM steps WHERE seq BETWEEN ? AND ?"
    if reader.value(sql, span) != old.count:
        return
    row = {
        "seq": old.first,
        "last_seq": old.last,
        "digest": blob_digest(old.steps, old.changes),
        "steps": old.steps,
        "changes": old.changes,
    }
    insert_rows(db, "history_packs", [row])
    db.execute("DELETE FROM changes WHERE step_seq BETWEEN ? AND ?", span)
    db.execute("DELETE FROM steps WHERE seq BETWEEN ? AND ?", span)


def _packs_with(reader: Reader, column: str, seq: int) -> list[Row]:
    sql = f"SELECT {column} FROM history_packs WHERE ? BETWEEN seq AND last_seq"
    return reader.rows(sql, [seq])


def _steps_of(data: bytes) -> list[Row]:
    rows = _rows(unpacked(data), len(_PACKED_STEP.split()))
    if not all(isinstance(row[0], int) for row in rows):
        raise UnsoundError(table="history_packs")
    return [(seq, *values) for seq, _, *values in rows]


def _changes_of(data: bytes) -> dict[str, list[Row]]:
    value = unpacked(data)
    if not isinstance(value, dict) or not all(seq.isdecimal() for seq in value):
        raise UnsoundError(table="history_packs")
    return {seq: _rows(rows, len(_CHANGE.split())) for seq, rows in value.items()}


def _rows(value: Any, width: int) -> list[Row]:
    """Return rows read from a pack, which a stranger may have written."""
    if not isinstance(value, list) or not all(
        isinstance(row, list)
        and len(row) == width
        and all(isinstance(cell, str | int | None) for cell in row)
        for row in value
    ):
        raise UnsoundError(table="history_packs")
    return [tuple(row) for row in cast("list[list[Any]]", value)]
