"""Finding lines of the table, and moving many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store import journal
from ecoplanner.model.store.access import Reader
from ecoplanner.ui import session as session_module
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.lines import Lines
from ecoplanner.ui.portfolio.rows import Row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.portfolio.page import PortfolioPage

_ROWS = [
    Row("group", "a"),
    Row("project", "a", "one"),
    Row("invite", "a", "two"),
    Row("group", "b"),
    Row("project", "b", "two"),
    Row("project", "b", "one"),
]


@pytest.mark.parametrize(
    ("project", "group", "line"),
    [
        ("one", "", 1),
        ("one", "a", 1),
        ("one", "b", 5),
        ("one", "c", 1),
        ("two", "", 4),
        ("two", "a", 4),
        ("three", "", -1),
        ("", "", -1),
    ],
)
def test_that_a_project_is_found_in_its_group_or_where_it_comes_first(
    project: str, group: str, line: int
) -> None:
    assert Lines(_ROWS).of_project(project, group) == line


def test_that_a_line_is_where_it_is() -> None:
    lines = Lines(_ROWS)
    assert [lines.of(row) for row in _ROWS] == [*range(6)]
    assert lines.of(Row("group", "c")) == -1
    assert Lines().of_project("one", "") == -1


def test_that_many_rows_moved_are_seen_before_they_are_written(
    qtbot: QtBot, page: PortfolioPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "SEEN_ROWS", range(2, 6_001))
    model, session = page.model, page.session
    groups = model.figures.groups
    group = next(key for key in groups if len(groups[key].members) > 2)
    ids = [member.project.id for member in groups[group].members]
    lines = [model.line_of(id_) for id_ in ids]
    page.view.go_to(model.index(lines[0], AT["name"]))
    page.view.selected.select_lines(lines[:2])

    page.commands.move_down()

    def order(portfolio: Portfolio) -> list[str]:
        return [row.id for row in portfolio.having(Project, "program_id", group)]

    assert order(session.portfolio) == [ids[2], *ids[:2], *ids[3:]]
    written = Reader(session._document._db).portfolio()
    assert order(written) == ids
    assert page.view.selected.projects() == ids[:2]

    session.undo()
    qtbot.waitUntil(lambda: order(session.portfolio) == ids)
    assert [step.kind for step in journal.steps(session.reader)][-2:] == [
        "edit",
        "undo",
    ]
