"""Making the pages of a damaged plan file readable again.

The first bytes of a file and its list of tables are the same in all plans, so both
can be written anew: only where each table begins has to be found. Nothing of the
file's own statements is kept, and nothing in it runs.

Source: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import re
import sqlite3
import struct
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ecoplanner.errors import ForeignObjectsError
from ecoplanner.errors import NotAPlanError
from ecoplanner.errors import PlanTooNewError
from ecoplanner.model.store import pages
from ecoplanner.model.store import schema
from ecoplanner.model.store.content import make_tables
from ecoplanner.model.store.pages import Column
from ecoplanner.model.store.sqlite import memory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.model.problem import Problem

MAGIC = b"SQLite format 3\x00"
HEADER = 100
PAGE = 4096
#: A program so much newer than this one there will not be.
_NO_VERSION = 1_000


@dataclass(frozen=True, slots=True)
class Loss:
    """What could not be saved, or is not as it was.

    Attributes:
        code: key of its sentence.
        table: the table it is about, or empty.
        row: the row it is about: its name or id; or empty.
        reason: what was wrong, or empty.
        problems: what keeps the row from being stored.
    """

    code: str
    table: str = ""
    row: str = ""
    reason: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Mended:
    """A damaged file with a list of tables that can be read.

    Attributes:
        data: bytes for SQLite: our tables, without indexes and rules.
        version: schema version of the tables.
        tables: those that were found.
        losses: what was wrong with the list of tables.
    """

    data: bytes
    version: int
    tables: frozenset[str]
    losses: tuple[Loss, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all tables were found."""
        return self.tables == columns_of(self.version).keys()


def mended(data: bytes, path: Path) -> Mended:
    """Return what can be read of a damaged file.

    Raises:
        NotAPlanError: nothing in it speaks of a plan.
        PlanTooNewError: a plan of a later version.
        ForeignObjectsError: views, triggers or tables that are not ours.
    """
    losses: list[Loss] = []
    version = _version(data, path)
    if not _has_sound_header(data):
        losses.append(Loss("rescue_header"))
    best = max(
        (_Layout(data, size, version) for size in _page_sizes(data)),
        key=lambda layout: len(layout.roots),
    )
    _refuse_strangers(best, path)
    losses += best.losses
    image = _with_tables(best.pages, best.roots, version)
    return Mended(image, version, frozenset(best.roots), tuple(losses))


@cache
def columns_of(version: int) -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of every table of a schema version."""
    with closing(memory()) as db:
        make_tables(db, version)
        indexes = "SELECT name FROM sqlite_schema WHERE type = 'index'"
        others = {str(row[0]) for row in db.execute(indexes).fetchall()}
        names = [name for name in schema.SCHEMAS[version] if name not in others]
        return {
            name: tuple(
                Column(str(row[1]), str(row[2]), is_needed=bool(row[3] or row[5]))
                for row in db.execute(f"PRAGMA table_info({name})").fetchall()
            )
            for name in names
        }


def _statements(version: int) -> dict[str, bytes]:
    return {name: sql.encode() for name, sql in schema.SCHEMAS[version].items()}


def _version(data: bytes, path: Path) -> int:
    """Return the schema version that a file has by its tables, or else says it has."""
    head = data[:HEADER].ljust(HEADER, b"\0")
    (said,) = struct.unpack(">I", head[60:64])
    (application,) = struct.unpack(">I", head[68:72])
    found = {
        number: sum(sql in data for sql in _statements(number).values())
        for number in schema.SCHEMAS
    }
    likely = max(found, key=lambda number: (found[number], number == said))
    is_whole = found[likely] == len(schema.SCHEMAS[likely])
    if application == schema.APPLICATION_ID:
        if schema.SCHEMA_VERSION < said < _NO_VERSION and not is_whole:
            known = schema.SCHEMA_VERSION
            raise PlanTooNewError(path=path, version=said, known=known)
    elif found[likely] * 2 < len(schema.SCHEMAS[likely]):
        raise NotAPlanError(path=path)
    if said in schema.SCHEMAS and found[said] == found[likely]:
        return int(said)
    return likely


def _has_sound_header(data: bytes) -> bool:
    if len(data) < HEADER or not data.startswith(MAGIC):
        return False
    fixed = (data[18:24], data[44:48], data[56:60], data[68:72])
    version = struct.unpack(">I", data[60:64])[0]
    return version in schema.SCHEMAS and fixed == (
        bytes((1, 1, 0, 64, 32, 32)),
        struct.pack(">I", 4),
        struct.pack(">I", 1),
        struct.pack(">I", schema.APPLICATION_ID),
    )


def _page_sizes(data: bytes) -> tuple[int, ...]:
    """Return the sizes that the pages may have."""
    said = struct.unpack(">H", data[16:18].ljust(2, b"\0"))[0]
    said = 65_536 if said == 1 else said
    is_size = said >= pages.LEAST_SIZE and said & (said - 1) == 0
    return tuple(dict.fromkeys((said, PAGE) if is_size else (PAGE,)))


class _Layout:
    """Where the tables of a file begin, if its pages have a certain size."""

    def __init__(self, data: bytes, size: int, version: int) -> None:
        self.pages = pages.Pages(data, size)
        self.version = version
        self.columns = columns_of(version)
        self.losses: list[Loss] = []
        self.roots: dict[str, int] = {}
        said = {name: self._said(name) for name in self.columns}
        for name, roots in said.items():
            fit = [root for root in roots if self._fits(name, root)] or [
                root for root in roots if self.pages.mend_kind(root, self.columns[name])
            ]
            if fit:
                self.roots[name] = fit[0]
            if not fit or _statements(version)[name] not in data:
                self.losses.append(Loss("rescue_table", table=name))
        doubtful = self._out_of_order()
        for name in self.columns:
            if name not in self.roots or name in doubtful:
                self._look_for(name)

    def _out_of_order(self) -> set[str]:
        """Return tables that do not begin between their neighbours.

        Publishing makes all tables in their order before it fills them.
        """
        names, roots = list(self.roots), list(self.roots.values())
        ends = [*roots[1:], self.pages.count + 1]
        return {
            name
            for name, low, root, high in zip(
                names, [1, *roots], roots, ends, strict=False
            )
            if low < high and not low < root < high
        }

    def _look_for(self, name: str) -> None:
        """Find where a table begins that the list does not say, or says wrongly."""
        said = self.roots.pop(name, None)
        found = self._lone_candidate(name)
        if found is None:
            found = said
        if found is None:
            self.losses.append(Loss("rescue_table_lost", table=name))
            return
        self.roots[name] = found
        if found != said:
            self.losses.append(Loss("rescue_table", table=name))

    def _said(self, name: str) -> list[int]:
        """Return the pages that the list of tables, or what is left of it, names."""
        word = re.escape(name.encode())
        patterns = (
            rb"table%(n)s%(n)s(.{1,4}?)CREATE TABLE %(n)s ",
            rb"%(n)s(.{1,4}?)CREATE TABLE %(n)s ",
            rb"table%(n)s.{%(l)d}(.{1,4}?)CREATE TABLE %(n)s ",
            rb"table%(n)s%(n)s(.{1,2}?).{13}%(n)s \(",
            rb"table%(n)s%(n)s(.{1,2}?)CREATE TABLE ",
        )
        found: list[int] = []
        for pattern in patterns:
            said = pattern % {b"n": word, b"l": len(name)}
            for match in re.finditer(said, self.pages.data, re.DOTALL):
                root = int.from_bytes(match[1], "big")
                if root not in found:
                    found.append(root)
        return found

    def _fits(self, name: str, root: int) -> bool:
        return self.pages.could_be(root, self.columns[name], is_named=True)

    def _lone_candidate(self, name: str) -> int | None:
        """Return the only page that a table lost from the list may begin on."""
        taken = set(self.roots.values()) | self.pages.children
        order = list(self.columns)
        at = order.index(name)
        before = [self.roots[each] for each in order[:at] if each in self.roots]
        after = [self.roots[each] for each in order[at:] if each in self.roots]
        found = [
            number
            for number in range(2, self.pages.count + 1)
            if number not in taken
            and self.pages.could_be(number, self.columns[name], is_named=False)
        ]
        # Tables begin in the order in which they were made, if none was moved.
        between = [
            number
            for number in found
            if max(before, default=0) < number < min(after, default=number + 1)
        ]
        for each in (found, between):
            if len(each) == 1:
                return each[0]
        return None


def _refuse_strangers(layout: _Layout, path: Path) -> None:
    """Refuse what is no plan, as far as the list of tables can be read.

    A name that damage changed is strange too; then one of ours is missing.
    """
    image = layout.pages.with_header()
    wanted = set(_names(layout.version))
    found: list[tuple[str, str]] = []
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        connection.deserialize(image)
        try:
            connection.execute("PRAGMA writable_schema = ON")
            sql = "SELECT type, name FROM sqlite_schema"
            found.extend(
                (str(kind), str(name)) for kind, name in connection.execute(sql)
            )
        except sqlite3.Error:
            # The list itself is damaged: what is found of ours is read all the same.
            pass
    strange = [(kind, name) for kind, name in found if name not in wanted]
    missing = wanted - {name for _, name in found}
    foreign = [name for kind, name in found if kind in {"view", "trigger"}]
    if len(strange) > len(missing):
        foreign += [name for _, name in strange]
    if foreign:
        names = ", ".join(sorted(set(foreign))[:5])
        raise ForeignObjectsError(path=path, names=names)


@cache
def _names(version: int) -> tuple[str, ...]:
    with closing(memory()) as db:
        make_tables(db, version)
        rows = db.execute("SELECT name FROM sqlite_schema").fetchall()
    return tuple(str(row[0]) for row in rows)


def _with_tables(found: pages.Pages, roots: Mapping[str, int], version: int) -> bytes:
    """Return a file whose list of tables is ours, beginning where they were found."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(found.with_empty_list())
        connection.execute("PRAGMA writable_schema = ON")
        for name, sql in _bare_tables(version):
            if name in roots:
                row = ("table", name, name, roots[name], sql)
                marks = "(?, ?, ?, ?, ?)"
                connection.execute(f"INSERT INTO sqlite_schema VALUES {marks}", row)
        return bytes(connection.serialize())


def _bare_tables(version: int) -> Iterator[tuple[str, str]]:
    """Yield each table as words that need no index beside it."""
    for name, columns in columns_of(version).items():
        parts = [_bare(column, is_first=at == 0) for at, column in enumerate(columns)]
        options = " WITHOUT ROWID" if pages.is_keyed(columns) else ""
        yield name, f"CREATE TABLE {name} ({', '.join(parts)}){options}"


def _bare(column: Column, *, is_first: bool) -> str:
    key = " PRIMARY KEY" if is_first else " NOT NULL" if column.is_needed else ""
    return f"{column.name} {column.type}{key}"
