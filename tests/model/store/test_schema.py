"""The tables agree with the kinds of rows."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store import schema
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import table_columns
from ecoplanner.model.store.foreign import foreign_keys
from ecoplanner.model.store.migration import new_database

INSIDE = {"plan": {"only"}}


@pytest.fixture(scope="module")
def reader() -> Any:
    """Open an empty plan."""
    db = new_database()
    yield Reader(db)
    db.close()


def test_that_every_kind_has_its_table() -> None:
    assert tuple(KINDS) == schema.CONTENTS[schema.SCHEMA_VERSION]


@pytest.mark.parametrize("table", KINDS)
def test_that_fields_are_the_columns_of_the_table(table: str, reader: Reader) -> None:
    fields = [field.name for field in dataclasses.fields(KINDS[table])]
    columns = table_columns(reader, table)

    assert fields == [name for name in columns if name not in INSIDE.get(table, ())]


@pytest.mark.parametrize("table", KINDS)
def test_that_what_must_be_unique_is_told_by_the_kind(
    table: str, reader: Reader
) -> None:
    found = set()
    for _, index, unique, origin, _ in reader.rows(f"PRAGMA index_list({table})"):
        sql = "SELECT sql FROM sqlite_schema WHERE name = ?"
        words = reader.value(sql, [index]) or ""
        names = [row[2] for row in reader.rows(f"PRAGMA index_info({index})")]
        if None in names:
            inside = words.split("ifnull(")[1].split(",")[0]
            names = [name or inside for name in names]
        if unique and origin != "pk" and not set(names) & INSIDE.get(table, set()):
            found.add(frozenset(names))

    assert found == {frozenset(group) for group in KINDS[table].UNIQUE}


@pytest.mark.parametrize("table", KINDS)
def test_that_foreign_keys_point_at_rows_that_can_be_merged(table: str) -> None:
    for field, target, action in foreign_keys(table):
        assert field.endswith(("_id", "_from"))
        assert target in KINDS
        assert action in ("CASCADE", "SET NULL", "NO ACTION")


def test_that_packed_bytes_stand_in_tables_of_the_record(reader: Reader) -> None:
    version = schema.SCHEMA_VERSION
    records = schema.RECORDS[version]
    for table in (*schema.CONTENTS[version], *records, "revisions"):
        info = reader.rows(f"PRAGMA table_info({table})")
        blobs = [row[1] for row in info if row[2] == "BLOB"]
        if blobs:
            assert table in records
            assert "digest" in table_columns(reader, table)
