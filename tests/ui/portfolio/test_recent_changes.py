"""What happened to a project is read when the plan is free, and only that."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui import session as sessions
from ecoplanner.ui.portfolio import inspector_history
from ecoplanner.ui.portfolio import record as record_module
from ecoplanner.ui.portfolio.record import Record
from tests.ui.portfolio.inspecting import project_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.showing import Rows
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector import Inspector

OTHER = "森林抚育"


def _needs(portfolio: Portfolio, fen: int) -> Rows:
    """Return the same need for all projects."""
    rows = portfolio.all(Project)
    return {Project: {row.id: replace(row, need_fen=fen) for row in rows}}


def test_that_an_edit_on_its_way_is_not_written_for_it(
    inspector: Inspector,
    context: Context,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = context.session
    monkeypatch.setattr(sessions, "SEEN_ROWS", range(2, 6_001))
    assert inspector.sections["history"].is_open

    assert session.edit_rows("all", partial(_needs, fen=500_000_000))
    context.focus.set_project(project_of(session, OTHER).id)

    assert not session._document.is_settled
    assert inspector.history.texts == []
    qtbot.waitUntil(lambda: inspector.history.texts != [])
    assert inspector.history.texts[0].endswith("→ 500")


def test_that_only_the_rows_of_the_project_are_made_values(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = context.session
    rows = session.portfolio.all(Project)
    assert len(rows) > 10

    def work(writer: Writer) -> None:
        for row in rows:
            set_fields(writer, project_id=row.id, values={"need": "77"})

    session.edit("all", work)
    read: list[object] = []
    really: Callable[..., list[journal.RowChange]] = journal.row_changes

    def row_changes(reader: object, rows: Any, *more: Any) -> list[journal.RowChange]:
        read.extend(rows := [*rows])
        return really(reader, rows, *more)

    monkeypatch.setattr(journal, "row_changes", row_changes)
    project = project_of(session, OTHER)

    (entry,) = Record(session.reader).entries(project.id, ())

    assert [field for field, *_ in entry.fields] == ["need_fen"]
    assert len(read) == 1


def test_that_a_name_that_json_writes_otherwise_is_found(context: Context) -> None:
    session = context.session
    named = project_of(session, OTHER)
    odd = Project(id='p"\\水-0001', program_id=named.program_id, name="怪", position=99)
    session.edit("new", lambda writer: writer.save(odd))
    session.edit("gone", lambda writer: writer.delete(odd))

    record = Record(session.reader)

    assert [each.label for each in record.entries(odd.id, ())] == ["gone", "new"]
    assert record.gone(odd.id)["name"] == "怪"


def test_that_much_is_read_some_at_a_time(
    inspector: Inspector,
    context: Context,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, turns = context.session, list[bool]()
    monkeypatch.setattr(record_module, "_MUCH", 3)
    monkeypatch.setattr(inspector_history, "_READ_S", 0.0)
    really = Record.read_on

    def read_on(record: Record) -> bool:
        turns.append(really(record))
        return turns[-1]

    monkeypatch.setattr(Record, "read_on", read_on)
    rows = session.portfolio.all(Project)

    def work(writer: Writer) -> None:
        for row in rows:
            set_fields(writer, project_id=row.id, values={"need": "500"})

    session.edit("all", work)

    assert turns == []
    qtbot.waitUntil(lambda: inspector.history.texts != [])
    assert inspector.history.texts[0].endswith("→ 500")
    assert turns.count(False) >= len(rows) // 3


def test_that_what_is_packed_meanwhile_is_read_again(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, project = context.session, project_of(context.session, OTHER)
    for need in ("500", "600"):
        work = partial(set_fields, project_id=project.id, values={"need": need})
        session.edit(need, work)
    before = Record(session.reader).entries(project.id, ())
    packed = iter([0, 1])
    really: Callable[[Any], int] = history.last_packed
    monkeypatch.setattr(
        history, "last_packed", lambda reader: next(packed, really(reader))
    )

    entries = Record(session.reader).entries(project.id, ())

    assert entries == before
    assert [entry.label for entry in entries] == ["600", "500"]
    assert next(packed, None) is None
