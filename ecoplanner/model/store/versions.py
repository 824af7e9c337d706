"""Named versions of a plan: keep one, look at it, go back to it."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from dataclasses import dataclass
from typing import Any
from typing import cast
from typing import TYPE_CHECKING

from ecoplanner.errors import NotFoundError
from ecoplanner.model import rule
from ecoplanner.model.entity import new_id
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import blob_digest
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.content import insert_rows
from ecoplanner.model.store.content import is_row
from ecoplanner.model.store.content import put_content
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.content import table_columns
from ecoplanner.model.store.journal import now
from ecoplanner.model.store.packed import packed
from ecoplanner.model.store.packed import unpacked
from ecoplanner.model.store.sqlite import memory_of
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.sqlite import UnsoundError

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.content import Content


@dataclass(frozen=True, slots=True)
class Version:
    """A state of the plan under a name.

    Attributes:
        id: random id.
        name: its name.
        note: anything about it.
        made_at: when, UTC.
        who: who named it.
        content_digest: SHA-256 over its content.
    """

    id: str
    name: str
    note: str
    made_at: str
    who: str
    content_digest: str


@dataclass(frozen=True, slots=True)
class Made:
    """A version that is not kept yet.

    Attributes:
        version: what is known of it.
        content: the plan, packed.
    """

    version: Version
    content: bytes


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell in which two states of a plan differ.

    Attributes:
        table: name of the table.
        row_id: id of the row.
        field: name of the column; empty when the whole row came or went.
        before: value before; None also where the row is new.
        after: value after; None also where the row is gone.
    """

    table: str
    row_id: str
    field: str
    before: object
    after: object


def versions(reader: Reader) -> list[Version]:
    """Return the named versions, oldest first."""
    sql = (
        "SELECT id, name, note, made_at, who, content_digest FROM versions "
        "ORDER BY made_at, name"
    )
    return [Version(*row) for row in reader.rows(sql)]


def name_version(writer: Writer, name: str, note: str = "", who: str = "") -> Version:
    """Keep the plan as it is now under a name.

    Raises:
        InvalidInputError: the name is empty, too long or taken.
    """
    made = made_version(writer, name, note, who)
    keep_version(writer, made)
    return made.version


def made_version(reader: Reader, name: str, note: str = "", who: str = "") -> Made:
    """Return a version of the plan as it is now, to be kept.

    Raises:
        InvalidInputError: the name is empty, too long or taken.
    """
    problems = [*rule.name("name", name), *rule.short("note", note)]
    if any(version.name == name for version in versions(reader)):
        problems.append(Problem("name_taken", "name", {"name": name}))
    if problems:
        raise InvalidInputError(problems, where=name)
    version = Version(new_id(), name, note, now(), who, content_digest(reader))
    return Made(version, packed(read_content(reader)))


def keep_version(writer: Writer, made: Made) -> None:
    """Keep a version that was made."""
    digest = blob_digest(made.content)
    row = asdict(made.version) | {"digest": digest, "content": made.content}
    insert_rows(writer.database, "versions", [row])


@dataclass(frozen=True, slots=True)
class Naming:
    """A plan as it was at a moment, on its way to be kept under a name.

    It shares nothing with the open plan, so it may run in any thread.

    Attributes:
        content: the working copy, whole.
        path: the plan file, for the sentence.
        name: of the version.
        note: anything about it.
        who: who named it.
    """

    content: bytes
    path: Path | None
    name: str
    note: str
    who: str

    def run(self) -> Made:
        """Return the version, to be kept.

        Raises:
            InvalidInputError: the name is empty, too long or taken.
        """
        with surroundings(self.path):
            db = memory_of(self.content)
        try:
            return made_version(Reader(db), self.name, self.note, self.who)
        finally:
            db.close()


def version_content(reader: Reader, name: str) -> Content:
    """Return the content of a named version.

    Raises:
        NotFoundError: no version of that name.
        UnsoundError: what is kept there is no content.
    """
    data = reader.value("SELECT content FROM versions WHERE name = ?", [name])
    if data is None:
        raise NotFoundError(table="versions", name=name)
    content = unpacked(data)
    if not _is_content(reader, content):
        raise UnsoundError(table="versions", row=name)
    return cast("Content", content)


def _is_content(reader: Reader, value: Any) -> bool:
    if not isinstance(value, dict) or not value.keys() <= KINDS.keys():
        return False
    for table, rows in value.items():
        if not isinstance(rows, dict):
            return False
        columns = frozenset(table_columns(reader, table))
        for id_, row in rows.items():
            if not (is_row(columns, row) and row.get("id") == id_):
                return False
    return True


def go_back(writer: Writer, name: str) -> None:
    """Make the plan what it was in a named version, as part of the open edit.

    Raises:
        NotFoundError: no version of that name.
        UnsoundError: what is kept there is no plan.
    """
    wanted = version_content(writer, name)
    try:
        put_content(writer, wanted)
    except sqlite3.IntegrityError as error:
        raise UnsoundError(table="versions", row=name) from error
    is_whole = writer.value("SELECT count(*) FROM plan") == 1
    # The step that the changes belong to is written when the edit ends.
    loose = [row for row in writer.rows("PRAGMA foreign_key_check") if row[0] in KINDS]
    if loose or not is_whole:
        raise UnsoundError(table="versions", row=name)


def differences(before: Content, after: Content) -> list[Difference]:
    """Return every cell in which two contents differ, in table order."""
    found: list[Difference] = []
    for table in after:
        old, new = before.get(table, {}), after[table]
        for row_id in sorted(old.keys() | new.keys()):
            was, becomes = old.get(row_id), new.get(row_id)
            if was is None or becomes is None:
                found.append(Difference(table, row_id, "", was, becomes))
                continue
            found += [
                Difference(table, row_id, field, was.get(field), value)
                for field, value in becomes.items()
                if was.get(field) != value
            ]
    return found
