"""Saving what can be saved out of a damaged plan file, and saying what was not."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.errors import PlanDamagedError
from ecoplanner.model.entity import new_id
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store import gate
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import columns_of
from ecoplanner.model.store.access import entity_of
from ecoplanner.model.store.access import foreign_keys
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.publish import is_published
from ecoplanner.model.text import NAME_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.access import Writer

_TYPES = {"TEXT": str, "INTEGER": int}


def rescue(path: Path, target: Path) -> list[str]:
    """Make a new plan of all rows of a damaged one that can be read and stored.

    History and named versions stay behind.

    Args:
        path: the damaged file; it is only read.
        target: the new file; nothing may be there.

    Returns:
        What was lost or changed, one sentence each; never empty.

    Raises:
        NotAPlanError: no plan, as for the gate.
        ForeignObjectsError: tables, views or triggers that are not ours.
        PlanDamagedError: not even the tables can be read.
        FileExistsAlreadyError: there is a file at `target`.
    """
    data = gate.read_bytes(path)
    version = gate.header_version(data, path)
    losses = ["历史记录和命名版本没有带过来。"]
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            reader = Reader(gate.guarded(connection, _whole_pages(data)))
            gate.check_schema(reader, version, path)
        except sqlite3.Error as error:
            raise PlanDamagedError(path=path, reason=str(error)) from error
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        if version != schema.SCHEMA_VERSION or not _is_as_published(reader):
            losses.append("内容与发布时的校验值不符：文字和数字可能变了，请逐项核对。")
        rows = [row for table in KINDS for row in _readable_rows(reader, table, losses)]
    if not any(isinstance(row, Plan) for row in rows):
        losses.append("plan：规划本身的一行丢失，已新建，请改正标题、地区和年份。")
        rows.insert(0, _substitute(path))
    Document.create(target, lambda writer: _store(writer, rows, losses)).close()
    return losses


def _whole_pages(data: bytes) -> bytes:
    """Fill up a file that was cut off; what is missing reads as empty."""
    (page,) = struct.unpack(">H", data[16:18])
    (count,) = struct.unpack(">I", data[28:32])
    size = (65_536 if page == 1 else page) * count
    return data.ljust(min(size, gate.MAX_BYTES), b"\0")


def _is_as_published(reader: Reader) -> bool:
    try:
        return is_published(reader)
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


def _readable_rows(reader: Reader, table: str, losses: list[str]) -> list[Entity]:
    """Read from both ends; what lies between two unreadable pages is lost."""
    kind: Any = KINDS[table]
    found: dict[str, tuple[Any, ...]] = {}
    for order in ("ASC", "DESC"):
        sql = f"SELECT {', '.join(columns_of(kind))} FROM {table} ORDER BY id {order}"
        try:
            for row in reader.each(sql):
                found[str(row[0])] = row
        except sqlite3.Error as error:
            losses.append(f"{table}：有读不出的行（{error}）。")
        else:
            break
    rows: list[Entity] = []
    for id_, row in found.items():
        if not _has_right_types(reader, table, row):
            losses.append(f"{table} {id_}：内容损坏，没有带过来。")
            continue
        rows.append(entity_of(kind, row))
        if any("\ufffd" in value for value in row if isinstance(value, str)):
            losses.append(f"{table} {id_}：有读不出的字，已换成 \ufffd。")
    return rows


def _has_right_types(reader: Reader, table: str, row: tuple[Any, ...]) -> bool:
    kind: Any = KINDS[table]
    info = reader.rows(f"PRAGMA table_info({table})")
    columns = {name: (type_, needed) for _, name, type_, needed, _, _ in info}
    for name, value in zip(columns_of(kind), row, strict=True):
        type_, needed = columns[name]
        if not (isinstance(value, _TYPES[type_]) or (value is None and not needed)):
            return False
    return True


def _store(writer: Writer, rows: list[Entity], losses: list[str]) -> None:
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
            losses.append(f"{rows[0].TABLE} {rows[0].id}：上级指向自己，没有带过来。")
            later.pop(0)
        rows = later


def _store_row(writer: Writer, row: Entity, losses: list[str]) -> None:
    name = getattr(row, "name", row.id)
    lost: dict[str, None] = {}
    for field, table, action in foreign_keys(row.TABLE):
        wanted = getattr(row, field)
        known = f"SELECT 1 FROM {table} WHERE id = ?"
        if wanted is None or writer.value(known, [wanted]):
            continue
        if action == "SET NULL":
            lost[field] = None
            losses.append(f"{row.TABLE} {name}：{field} 指向的行丢失，已清空。")
    try:
        writer.save(replace(row, **lost) if lost else row)
    except InvalidInputError as error:
        codes = ", ".join(problem.code for problem in error.problems)
        losses.append(f"{row.TABLE} {name}：没有带过来（{codes}）。")
