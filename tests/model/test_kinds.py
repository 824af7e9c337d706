"""Each kind of row, its rules, and the table that keeps it."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import fields
from typing import Any
from typing import get_args
from typing import get_type_hints
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.entity import Entity
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.kinds import problems_of
from ecoplanner.model.kinds import RULES
from ecoplanner.model.rule import MAX_FEN
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store.schema import CONTENTS
from ecoplanner.model.store.schema import SCHEMA_VERSION
from ecoplanner.model.store.schema import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A column that only keeps a second plan out of the file.
_GUARDS = {"plan": {"only"}}


@pytest.fixture(scope="module")
def tables() -> Iterator[sqlite3.Connection]:
    """The empty tables of a plan; rows may point at rows that are not there."""
    connection = sqlite3.connect(":memory:")
    for statement in SCHEMAS[SCHEMA_VERSION].values():
        connection.execute(statement)
    yield connection
    connection.close()


def test_that_each_table_of_content_has_its_kind_and_rules() -> None:
    assert set(KINDS) == set(CONTENTS[SCHEMA_VERSION])
    assert all(KINDS[kind.TABLE] is kind for kind in RULES)


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.TABLE)
def test_that_the_fields_of_a_kind_are_the_columns_of_its_table(
    tables: sqlite3.Connection, kind: type[Any]
) -> None:
    rows = tables.execute(f"PRAGMA table_info({kind.TABLE})").fetchall()
    columns = [row[1] for row in rows if row[1] not in _GUARDS.get(kind.TABLE, ())]

    assert [field.name for field in fields(kind)] == columns


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.TABLE)
def test_that_a_field_may_be_none_where_its_column_may(
    tables: sqlite3.Connection, kind: type[Any]
) -> None:
    hints = get_type_hints(kind)
    rows = tables.execute(f"PRAGMA table_info({kind.TABLE})").fetchall()
    open_columns = {row[1] for row in rows if not row[3] and row[1] != "id"}
    open_fields = {name for name in hints if type(None) in get_args(hints[name])}

    assert open_fields == open_columns


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.TABLE)
def test_that_the_groups_of_a_kind_are_unique_in_its_table(
    tables: sqlite3.Connection, kind: type[Any]
) -> None:
    found = set()
    for row in tables.execute(f"PRAGMA index_list({kind.TABLE})").fetchall():
        name, is_unique, origin = row[1], row[2], row[3]
        if is_unique and origin != "pk":
            found.add(_columns_of_index(tables, name))
    found -= {("only",)}

    assert {tuple(sorted(group)) for group in kind.UNIQUE} == found


def _columns_of_index(tables: sqlite3.Connection, name: str) -> tuple[str, ...]:
    sql = "SELECT sql FROM sqlite_schema WHERE name = ?"
    (statement,) = tables.execute(sql, [name]).fetchone()
    if statement is None:
        rows = tables.execute(f"PRAGMA index_info({name})").fetchall()
        return tuple(sorted(row[2] for row in rows))
    inside = statement[statement.index("(") + 1 : -1]
    plain = re.sub(r"ifnull\((\w+), [^)]*\)", r"\1", inside)
    return tuple(sorted(plain.split(", ")))


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_row_of_a_sample_is_an_entity_without_problems(name: str) -> None:
    for row in sample_rows(name):
        assert isinstance(row, Entity)
        assert list(problems_of(row)) == []


_TEXTS = st.one_of(
    st.text(max_size=5),
    st.sampled_from([40, 41, 200, 201, 2000, 2001, 20_000, 20_001]).map("字".__mul__),
    st.sampled_from(
        ["", " ", "12", "-1.5", "1.", "１２", "٣", "-", "a\nb", "\x00", "projects"]
    ),
)
_EDGES = (0, 12, 1948, 2025, 2100, 10**6, 10**13, MAX_FEN)
_NUMBERS = st.sampled_from(_EDGES).flatmap(lambda n: st.integers(n - 1, n + 1))


def _values(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of a field, some of them wrong."""
    if type(None) in get_args(hint):
        (plain,) = (each for each in get_args(hint) if each is not type(None))
        return st.none() | _values(plain)
    if choices := get_args(hint):
        return st.sampled_from([*choices, "", "other", "zones"])
    return {str: _TEXTS, int: _NUMBERS, bool: st.booleans()}[hint]


def _plain_value(name: str, hint: Any) -> object:
    """Return a value that is mostly right."""
    if type(None) in get_args(hint):
        return None
    if choices := get_args(hint):
        return choices[0]
    return "row-0001" if name == "id" else {str: "12", int: 2025, bool: True}[hint]


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.TABLE)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_that_a_row_without_problems_can_be_stored(
    tables: sqlite3.Connection, kind: type[Any], data: st.DataObject
) -> None:
    said = get_type_hints(kind)
    hints = {field.name: said[field.name] for field in fields(kind)}
    values = {name: _plain_value(name, hint) for name, hint in hints.items()}
    names = sorted(hints.keys() - {"id", "position"})
    for name in data.draw(st.sets(st.sampled_from(names), max_size=3)):
        values[name] = data.draw(_values(hints[name]), name)
    row = kind(**values)

    if not list(problems_of(row)):
        marks = ", ".join("?" for _ in values)
        sql = f"INSERT INTO {kind.TABLE} ({', '.join(values)}) VALUES ({marks})"
        tables.execute(sql, list(values.values()))
        tables.rollback()
