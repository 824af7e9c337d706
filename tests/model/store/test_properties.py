"""Laws that hold for any edits of any rows."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from tests.model.store.random_rows import RandomEdits
from tests.model.store.random_rows import seeded

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.store.content import Content
    from ecoplanner.model.store.stepping import Change

SEEDS = range(6)
EDITS = 40


def _differing(before: Content, after: Content) -> dict[str, frozenset[str]]:
    found = {}
    for table in after:
        ids = before[table].keys() | after[table].keys()
        changed = {
            id_ for id_ in ids if before[table].get(id_) != after[table].get(id_)
        }
        if changed:
            found[table] = frozenset(changed)
    return found


def _values(reader: Reader) -> dict[str, Any]:
    portfolio = reader.portfolio()
    return {table: portfolio.all(kind) for table, kind in KINDS.items()}


def _replayed(start: Content, reader: Reader) -> Content:
    """Play the history on what the plan was at its start, in plain Python."""
    content = {table: dict(rows) for table, rows in start.items()}
    for _, changes in journal.happened(reader):
        for change in changes:
            rows = content[change.table]
            if change.before is None:
                assert change.row_id not in rows
                rows[change.row_id] = dict(change.after or {})
            elif change.after is None:
                assert rows.pop(change.row_id) == change.before
            else:
                row = rows[change.row_id]
                assert {name: row[name] for name in change.before} == change.before
                rows[change.row_id] = row | dict(change.after)
    return content


def _reopened(document: Document) -> Document:
    path = document.path
    assert path is not None
    document.close()
    return Document.open(path)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_undo_and_redo_restore_every_state_over_restarts(
    seed: int, shanggao_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEPT_STEPS", 10)
    monkeypatch.setattr(history, "PACKED_STEPS", 7)
    rng = seeded(seed)
    edits = RandomEdits(rng)
    document = Document.open(shanggao_file)
    states = [read_content(document)]

    for number in range(EDITS):
        seq = history.last_seq(document)
        with document.edit(f"改动 {number}") as writer:
            for _ in range(rng.choice((1, 1, 1, 4))):
                edits.change(writer)
        if history.last_seq(document) > seq:
            states.append(read_content(document))
        else:
            assert read_content(document) == states[-1]
        if rng.random() < 0.1:
            document.publish()
        if rng.random() < 0.1:
            document = _reopened(document)

    for state in reversed(states[:-1]):
        assert document.undo() is not None
        assert read_content(document) == state
        if rng.random() < 0.05:
            document.publish()
            document = _reopened(document)
    assert document.undo() is None

    for state in states[1:]:
        assert document.redo() is not None
        assert read_content(document) == state
    assert document.redo() is None
    assert _replayed(states[0], document) == states[-1]
    assert document.rows("PRAGMA foreign_key_check") == []
    document.publish()
    document.close()
    with reading(shanggao_file) as reader:
        assert read_content(reader) == states[-1]


@pytest.mark.parametrize("seed", SEEDS)
def test_that_listeners_and_portfolio_follow_every_change(seed: int) -> None:
    rng = seeded(seed)
    edits = RandomEdits(rng)
    document = Document.in_memory(lambda writer: writer.save(*sample_rows("shanggao")))
    told: list[Change] = []
    document.subscribe(told.append)
    document.portfolio()
    moves = (document.undo, document.redo)

    for number in range(EDITS):
        before = read_content(document)
        told.clear()
        if rng.random() < 0.3:
            rng.choice(moves)()
        else:
            with document.edit(f"改动 {number}") as writer:
                edits.change(writer)
        rows = dict(told[0].rows) if told else {}
        assert rows == _differing(before, read_content(document))
        kept = document.portfolio()
        fresh = _values(Reader(document._db))
        assert {table: kept.all(kind) for table, kind in KINDS.items()} == fresh
    document.close()


@pytest.mark.parametrize("table", KINDS)
def test_that_rows_of_every_kind_come_change_and_go(table: str) -> None:
    rng = seeded(table)
    edits = RandomEdits(rng)
    document = Document.in_memory(lambda writer: writer.save(*sample_rows("shanggao")))
    states = [read_content(document)]

    for how in ("insert", "update", "change", "change", "change"):
        with document.edit(how) as writer:
            kind: Any = KINDS[table]
            rows = list(writer.entities(kind).values())
            if how == "update":
                edits.update(writer, rng.choice(rows))
            elif how == "insert":
                edits.insert(writer, kind)
            else:
                edits.change(writer, table)
        if read_content(document) != states[-1]:
            states.append(read_content(document))
    assert len(states) > 1

    for state in reversed(states[:-1]):
        document.undo()
        assert read_content(document) == state
    for state in states[1:]:
        document.redo()
        assert read_content(document) == state
    document.close()
