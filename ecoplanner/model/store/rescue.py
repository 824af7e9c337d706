"""Saving what can be saved out of a damaged plan file, and saying what was not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.errors import PlanDamagedError
from ecoplanner.model.entity import new_id
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store import gate
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import columns_of
from ecoplanner.model.store.access import entity_of
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import table_columns
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.foreign import foreign_keys
from ecoplanner.model.store.mending import Loss
from ecoplanner.model.store.mending import mended
from ecoplanner.model.store.migration import upgraded
from ecoplanner.model.store.publish import is_published
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.text import NAME_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.access import Writer

_TYPES = {"TEXT": str, "INTEGER": int}


def rescue(path: Path, target: Path) -> list[Loss]:
    """Make a new plan of all rows of a damaged one that can be read and stored.

    History and named versions stay behind.

    Args:
        path: the damaged file; it is only read.
        target: the new file; nothing may be there.

    Returns:
        What was lost or changed; never empty, as the history is always.

    Raises:
        NotAPlanError: no plan, as for the gate.
        ForeignObjectsError: tables, views or triggers that are not ours.
        PlanTooNewError: from a later version, whose rows nobody here can read.
        PlanDamagedError: no table can be read.
        FileExistsAlreadyError: there is a file at `target`.
    """
    with surroundings(target):
        if target.exists():
            raise FileExistsAlreadyError(path=target)
    found = mended(gate.read_bytes(path), path)
    version = found.version
    losses = [Loss("rescue_history"), *found.losses]
    tables: dict[str, list[dict[str, Any]]] = {}
    with closing(sqlite3.connect(":memory:")) as connection:
        reader = Reader(gate.guarded(connection, found.data))
        # One bad row need not cost the others of its page.
        connection.execute("PRAGMA cell_size_check = OFF")
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        if not (found.is_whole and _is_as_published(reader, version)):
            losses.append(Loss("rescue_digest"))
        for table in schema.CONTENTS[version]:
            if table in found.tables:
                tables[table] = _readable_rows(reader, table, losses)
    if not any(tables.values()):
        raise PlanDamagedError(path=path, reason="0")
    tables = upgraded(tables, version)
    rows = [
        _entity(table, row, losses) for table in KINDS for row in tables.get(table, ())
    ]
    if not any(isinstance(row, Plan) for row in rows):
        losses.append(Loss("rescue_plan"))
        rows.insert(0, _substitute(path))
    Document.create(target, lambda writer: _store(writer, rows, losses)).close()
    return losses


def _is_as_published(reader: Reader, version: int) -> bool:
    try:
        return is_published(reader, version)
    except sqlite3.Error:
        return False


def _substitute(path: Path) -> Plan:
    name = path.stem[:NAME_LIMIT]
    return Plan(
        id=new_id(),
        title=name,
        region=name,
        base_year=2020,
        first_year=2021,
        last_year=2035,
    )


def _readable_rows(
    reader: Reader, table: str, losses: list[Loss]
) -> list[dict[str, Any]]:
    """Read from both ends; what lies between two unreadable pages is lost."""
    names = table_columns(reader, table)
    found: dict[str, tuple[Any, ...]] = {}
    for order in ("ASC", "DESC"):
        sql = f"SELECT {', '.join(names)} FROM {table} ORDER BY id {order}"
        try:
            for row in reader.each(sql):
                found[str(row[0])] = row
        except sqlite3.Error as error:
            losses.append(Loss("rescue_unreadable", table=table, reason=str(error)))
        else:
            break
    rows: list[dict[str, Any]] = []
    for id_, row in found.items():
        if _has_right_types(reader, table, row):
            rows.append(dict(zip(names, row, strict=True)))
        else:
            losses.append(Loss("rescue_row_damaged", table=table, row=id_))
    return rows


def _entity(table: str, row: dict[str, Any], losses: list[Loss]) -> Entity:
    if any("\ufffd" in value for value in row.values() if isinstance(value, str)):
        losses.append(Loss("rescue_text", table=table, row=_name(row)))
    kind: type[Entity] = KINDS[table]
    return entity_of(kind, [row[name] for name in columns_of(kind)])


def _name(row: dict[str, Any]) -> str:
    return str(row.get("name") or row["id"])


def _name_of(row: Entity) -> str:
    return str(getattr(row, "name", "") or row.id)


def _has_right_types(reader: Reader, table: str, row: tuple[Any, ...]) -> bool:
    info = reader.rows(f"PRAGMA table_info({table})")
    for (_, _, type_, needed, _, _), value in zip(info, row, strict=True):
        if not (isinstance(value, _TYPES[type_]) or (value is None and not needed)):
            return False
    return True


def _store(writer: Writer, rows: list[Entity], losses: list[Loss]) -> None:
    """Store rows; one that points at a row still to come waits for it."""
    while rows:
        to_come = {(row.TABLE, row.id) for row in rows}
        later: list[Entity] = []
        for row in rows:
            to_come.discard((row.TABLE, row.id))
            if any(
                (table, getattr(row, field)) in to_come
                for field, table, _ in foreign_keys(row.TABLE)
            ):
                to_come.add((row.TABLE, row.id))
                later.append(row)
            else:
                _store_row(writer, row, losses)
        if len(later) == len(rows):
            losses.append(
                Loss("rescue_own_parent", table=rows[0].TABLE, row=_name_of(rows[0]))
            )
            later.pop(0)
        rows = later


def _store_row(writer: Writer, row: Entity, losses: list[Loss]) -> None:
    name = _name_of(row)
    lost: dict[str, None] = {}
    for field, table, action in foreign_keys(row.TABLE):
        wanted = getattr(row, field)
        known = f"SELECT 1 FROM {table} WHERE id = ?"
        if wanted is None or writer.value(known, [wanted]):
            continue
        if action == "SET NULL":
            lost[field] = None
            losses.append(Loss("rescue_link", table=row.TABLE, row=name, reason=field))
    try:
        writer.save(replace(row, **lost) if lost else row)
    except InvalidInputError as error:
        losses.append(
            Loss(
                "rescue_row",
                table=row.TABLE,
                row=name,
                problems=tuple(error.problems),
            )
        )
