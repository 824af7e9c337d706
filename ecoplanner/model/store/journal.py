"""History, undo and redo, recorded by SQLite itself as rows of data.

Temporary triggers write the values of every changed row, before and after, beside
the plan. Putting the values of before back undoes a step; no feature needs undo code
of its own, and nothing stored is ever run as SQL. Undoing is itself a step, so the
record says everything that happened.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from itertools import groupby
from typing import Any
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.entity import new_id
from ecoplanner.model.store import history
from ecoplanner.model.store import schema
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.content import is_row
from ecoplanner.model.store.content import table_columns
from ecoplanner.model.store.many import parts_of
from ecoplanner.model.store.many import remove_rows
from ecoplanner.model.store.sqlite import UnsoundError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.sqlite import Database

StepKind = Literal["edit", "undo", "redo"]
_DECODER = json.JSONDecoder()
#: As many changes are undone soon.
_MANY = 1_500
_LABEL = 3  # of the values of a step, after seq, kind and of_seq


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to the plan.

    Attributes:
        seq: its number, counted from 1.
        kind: `edit`, or the `undo` or `redo` of one.
        of_seq: number of the edit that was undone or redone, else None.
        label: what the user did.
        made_at: when, UTC, ISO 8601.
        who: who did it.
    """

    seq: int
    kind: StepKind
    of_seq: int | None
    label: str
    made_at: str
    who: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a step did to one row.

    Attributes:
        table: name of the table.
        row_id: id of the row.
        before: columns that changed, as they were; None for a new row.
        after: the same columns as they became; None for a deleted row.
    """

    table: str
    row_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Stacks:
    """Edits that can be undone and redone, the next one last."""

    done: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()

    def after(self, step: Step) -> Stacks:
        """Return the stacks after a step."""
        if step.kind == "edit":
            return Stacks((*self.done, step.seq), ())
        if step.kind == "undo":
            return Stacks(self.done[:-1], (*self.undone, self.done[-1]))
        return Stacks((*self.done, self.undone[-1]), self.undone[:-1])

    def apart_from(self, former: tuple[int, ...]) -> int:
        """Return how many edits were done and stand, or were undone, since.

        Args:
            former: the edits that could be undone then, of the same plan.
        """
        now, then = len(self.done), len(former)
        # What is not yet written has no number, and is the last.
        while now and not self.done[now - 1]:
            now -= 1
        # Numbers rise in both, and what lies below one of them is always the same.
        while now and then and self.done[now - 1] != former[then - 1]:
            if self.done[now - 1] > former[then - 1]:
                now -= 1
            else:
                then -= 1
        common = now if then else 0
        return len(self.done) + len(former) - 2 * common


#: A change with the values that its row had, and those that it gets.
_Move = tuple[RowChange, Mapping[str, Any] | None, Mapping[str, Any] | None]
#: Table, whether the row is new, and the columns that change; None for one that goes.
_Alike = tuple[str, bool, tuple[str, ...] | None]


def watch(db: Database, reader: Reader) -> None:
    """Make the triggers that record changes while a step is open."""
    db.execute("CREATE TEMP TABLE open_step (seq INTEGER)")
    for table in schema.CONTENTS[schema.SCHEMA_VERSION]:
        for statement in _triggers(table, table_columns(reader, table)):
            db.execute(statement)


def _triggers(table: str, columns: Iterable[str]) -> Iterable[str]:
    names = [name for name in columns if name != "id"]
    is_open = "(SELECT count(*) FROM open_step) > 0"
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in ("id", *names))
    whole = {
        side: "json_object("
        + ", ".join(f"'{name}', {side}.{name}" for name in ("id", *names))
        + ")"
        for side in ("old", "new")
    }
    parts = {
        side: "(SELECT json_group_object(k, v) FROM ("
        + " UNION ALL ".join(
            f"SELECT '{name}' AS k, {side}.{name} AS v"
            f" WHERE old.{name} IS NOT new.{name}"
            for name in names
        )
        + "))"
        for side in ("old", "new")
    }
    records = {
        "INSERT": (is_open, "new.id", "NULL", whole["new"]),
        "UPDATE": (f"{is_open} AND ({differs})", "old.id", parts["old"], parts["new"]),
        "DELETE": (is_open, "old.id", whole["old"], "NULL"),
    }
    for event, (when, row_id, before, after) in records.items():
        yield (
            f"CREATE TEMP TRIGGER record_{table}_{event} AFTER {event} ON main.{table} "
            f"WHEN {when} BEGIN "
            "INSERT INTO changes (step_seq, table_name, row_id, before, after) "
            f"VALUES ((SELECT seq FROM open_step), '{table}', {row_id}, "
            f"{before}, {after}); END"
        )


def begin(db: Database, reader: Reader) -> int:
    """Open a step inside the transaction of the caller; return its number."""
    seq = history.last_seq(reader) + 1
    db.execute("DELETE FROM open_step")
    db.execute("INSERT INTO open_step VALUES (?)", [seq])
    return seq


def end(db: Database) -> None:
    """Close the open step; changes are not recorded any more."""
    db.execute("DELETE FROM open_step")


def record(db: Database, step: Step) -> None:
    """Write down a step whose changes were recorded."""
    db.execute(
        "INSERT INTO steps (seq, id, kind, of_seq, label, made_at, who) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            step.seq,
            new_id(),
            step.kind,
            step.of_seq,
            step.label,
            step.made_at,
            step.who,
        ],
    )


def now() -> str:
    """Return the time as the record writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def steps(reader: Reader, first: int = 1) -> list[Step]:
    """Return everything that happened from step `first` on, oldest first."""
    return [Step(*row) for row in history.steps(reader, first)]


def touched(reader: Reader, seq: int) -> Mapping[str, frozenset[str]]:
    """Return by table the ids of the rows that the open step changed so far."""
    found: dict[str, set[str]] = {}
    sql = "SELECT table_name, row_id FROM changes WHERE step_seq = ?"
    for table, row_id in reader.rows(sql, [seq]):
        found.setdefault(table, set()).add(row_id)
    return {table: frozenset(ids) for table, ids in found.items()}


def is_long(reader: Reader, seq: int) -> bool:
    """Return whether a step did so much that to undo it takes a while."""
    sql = "SELECT count(*) FROM changes WHERE step_seq = ?"
    count = reader.value(sql, [seq])
    # One that is packed has to be unpacked with others.
    return not 0 < count <= _MANY


def label_of(reader: Reader, seq: int) -> str:
    """Return the label of a step."""
    return str(history.step(reader, seq)[_LABEL])


def stacks(reader: Reader) -> Stacks:
    """Return what can be undone and redone after all that happened.

    Raises:
        UnsoundError: steps undo or repeat what they cannot.
    """
    done: list[int] = []
    undone: list[int] = []
    for step in steps(reader):
        if step.kind == "edit":
            done.append(step.seq)
            undone.clear()
            continue
        source, target = (done, undone) if step.kind == "undo" else (undone, done)
        if not source or source[-1] != step.of_seq:
            raise UnsoundError(table="steps", row=step.seq)
        target.append(source.pop())
    return Stacks(tuple(done), tuple(undone))


def changes_of(reader: Reader, seq: int) -> list[RowChange]:
    """Return what a step did, in the order it did it.

    Raises:
        UnsoundError: the record names what is no row of a plan.
    """
    return row_changes(reader, history.changes(reader, seq))


def happened(reader: Reader, first: int = 1) -> list[tuple[Step, list[RowChange]]]:
    """Return all steps from `first` on with what they did, oldest first.

    Raises:
        UnsoundError: the record names what is no row of a plan.
    """
    did = history.all_changes(reader, first)
    known: dict[str, frozenset[str]] = {}
    return [
        (step, row_changes(reader, did.get(step.seq, []), known))
        for step in steps(reader, first)
    ]


def row_changes(
    reader: Reader,
    rows: Iterable[history.Row],
    known: dict[str, frozenset[str]] | None = None,
) -> list[RowChange]:
    """Read changes from the record; names in it become SQL, so they are checked.

    Args:
        reader: the plan.
        rows: as the record has them.
        known: by table its columns, filled as they are asked for.
    """
    found = []
    known = {} if known is None else known
    for table, row_id, before, after in rows:
        try:
            sides = [None if text is None else _read(text) for text in (before, after)]
        except (ValueError, TypeError, RecursionError) as error:
            raise UnsoundError(table="changes", row=table) from error
        if table not in known:
            known[table] = _columns(reader, table)
        columns = known[table]
        if not all(side is None or is_row(columns, side) for side in sides):
            raise UnsoundError(table="changes", row=table)
        found.append(RowChange(table, row_id, *sides))
    return found


def _read(text: Any) -> Any:
    """Return what `json.loads` would, sooner where SQLite has written the text."""
    if isinstance(text, str) and text.startswith("{"):
        value, end = _DECODER.raw_decode(text)
        if end == len(text):
            return value
    return json.loads(text)


def _columns(reader: Reader, table: str) -> frozenset[str]:
    if table not in schema.CONTENTS[schema.SCHEMA_VERSION]:
        raise UnsoundError(table="changes", row=table)
    return frozenset(table_columns(reader, table))


def reverse(db: Database, changes: Sequence[RowChange]) -> Iterator[None]:
    """Put the values of before back, newest first, some rows at each step."""
    return _put(db, [(each, each.after, each.before) for each in reversed(changes)])


def repeat(db: Database, changes: Sequence[RowChange]) -> Iterator[None]:
    """Put the values of after back, oldest first, some rows at each step."""
    return _put(db, [(each, each.before, each.after) for each in changes])


def _put(db: Database, moves: Iterable[_Move]) -> Iterator[None]:
    """Give rows other values; those that one statement can change go together."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    for alike, group in groupby(moves, key=_alike):
        for part in parts_of([*group]):
            _put_alike(db, alike, part)
            yield


def _put_alike(db: Database, alike: _Alike, moves: Sequence[_Move]) -> None:
    table, is_new, names = alike
    if names is None:
        # A delete that cascades has taken the row already.
        remove_rows(db, table, (change.row_id for change, _, _ in moves))
    elif is_new:
        insert_rows(db, table, [becomes or {} for _, _, becomes in moves])
    else:
        settings = ", ".join(f"{name} = ?" for name in names)
        sql = f"UPDATE {table} SET {settings} WHERE id = ?"
        values = (
            [*(becomes or {}).values(), change.row_id] for change, _, becomes in moves
        )
        db.conn.executemany(sql, values)


def _alike(move: _Move) -> _Alike:
    change, was, becomes = move
    return change.table, was is None, None if becomes is None else tuple(becomes)
