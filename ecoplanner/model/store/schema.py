"""Tables of a plan file, as SQL, one list a released schema version.

A released list is never edited. A change of schema is a new module with the tables
that differ, a step in `migration` and a new sample under `tests/documents/`.

Every row that two copies of a plan could both hold has a random text id, so that
copies can be merged. Order is a `position` with gaps (see `position`), never the
order of rows. Money is whole fen, areas are whole square metres, quantities and
targets are decimals kept as text, as written.
"""

from __future__ import annotations

from ecoplanner.model.store import schema_1
from ecoplanner.model.store import schema_2
from ecoplanner.model.store import schema_3

APPLICATION_ID = 0x45434F50  # "ECOP"; see https://sqlite.org/pragma.html
SCHEMA_VERSION = 3


def _create(name: str, parts: tuple[str, ...]) -> str:
    options = "STRICT" if parts[0].startswith("seq ") else "STRICT, WITHOUT ROWID"
    return f"CREATE TABLE {name} ({', '.join(parts)}) {options}"


def _statements(
    tables: dict[str, tuple[str, ...]],
    indexes: dict[str, str],
    lookups: tuple[tuple[str, str], ...],
) -> dict[str, str]:
    made = {name: _create(name, parts) for name, parts in tables.items()}
    keys = {
        f"{table}_{column}": f"CREATE INDEX {table}_{column} ON {table}({column})"
        for table, column in lookups
    }
    return made | indexes | keys


_VERSIONS = {1: schema_1, 2: schema_2, 3: schema_3}

#: Every schema version ever released: name of table or index -> its statement.
SCHEMAS: dict[int, dict[str, str]] = {
    number: _statements(each.CONTENT | each.RECORD, each.INDEXES, each.LOOKUPS)
    for number, each in _VERSIONS.items()
}

#: Content tables of every released version, parents before children.
CONTENTS: dict[int, tuple[str, ...]] = {
    number: tuple(each.CONTENT) for number, each in _VERSIONS.items()
}

#: Tables whose rows say how the plan came about, of every released version.
RECORDS: dict[int, tuple[str, ...]] = {
    number: tuple(name for name in each.RECORD if name != "revisions")
    for number, each in _VERSIONS.items()
}
