"""Copies of projects stand each below its original, with what hangs on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.model.program import Program
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.ui.portfolio import edits
from ecoplanner.ui.portfolio.facts import Facts
from ecoplanner.ui.portfolio.gestures import delete_projects
from ecoplanner.ui.portfolio.gestures import duplicate_projects
from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.page import PortfolioPage

HANGING = (Cost, Quantity, ProjectAgency, ProjectPlace, ProjectZone)


@pytest.fixture
def plan() -> Iterator[Document]:
    """The Shanggao sample."""
    rows = tuple(sample_rows("shanggao"))
    document = Document.in_memory(lambda writer: writer.save(*rows))
    yield document
    document.close()


def order(plan: Document) -> list[Project]:
    """Return the projects as the annex lists them."""
    portfolio = plan.portfolio()
    return [
        row
        for program in portfolio.all(Program)
        for row in portfolio.having(Project, "program_id", program.id)
    ]


def duplicated(plan: Document, ids: Sequence[str]) -> list[Project]:
    """Duplicate projects in one edit."""
    with plan.edit("duplicate") as writer:
        return duplicate_projects(writer, ids, " copy")


def assert_below(plan: Document, before: Sequence[Project], ids: Sequence[str]) -> None:
    """The projects are where they were, copies below their originals."""
    expected = [
        name
        for row in before
        for name in ([row.name, f"{row.name} copy"] if row.id in ids else [row.name])
    ]
    assert [row.name for row in order(plan)] == expected


@pytest.mark.parametrize(
    "some", [slice(0, 1), slice(0, 3), slice(1, None, 4), slice(0, None)]
)
def test_that_copies_stand_below_their_originals(plan: Document, some: slice) -> None:
    before = order(plan)
    ids = [row.id for row in before[some]]

    made = duplicated(plan, ids)

    assert_below(plan, before, ids)
    portfolio = plan.portfolio()
    for id_, copy in zip(ids, made, strict=True):
        original = portfolio.get(Project, id_)
        same = replace(copy, id=id_, name=original.name, position=original.position)
        assert same == original
        assert copy == portfolio.get(Project, copy.id)
        for kind in HANGING:
            hanging = [
                [replace(row, id="", project_id="") for row in found]
                for found in (
                    portfolio.having(kind, "project_id", id_),
                    portfolio.having(kind, "project_id", copy.id),
                )
            ]
            assert sorted(map(repr, hanging[0])) == sorted(map(repr, hanging[1]))


def test_that_copies_find_room_where_there_is_none(plan: Document) -> None:
    rows = order(plan)[:3]
    with plan.edit("no room") as writer:
        writer.save(*(replace(row, position=at) for at, row in enumerate(rows, 1)))
    before = order(plan)

    duplicated(plan, [rows[0].id, rows[1].id])

    assert_below(plan, before, [rows[0].id, rows[1].id])


def test_that_a_name_is_given_once(plan: Document) -> None:
    first = order(plan)[0]

    names = [duplicated(plan, [first.id])[0].name for _ in range(3)]

    assert names == [f"{first.name} copy{number}" for number in ("", 2, 3)]


def test_that_projects_are_deleted_in_one_go(plan: Document) -> None:
    before = order(plan)

    with plan.edit("delete") as writer:
        delete_projects(writer, [row.id for row in before[:5]])

    assert order(plan) == before[5:]


def test_that_many_are_duplicated_beside_the_window(
    page: PortfolioPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "_HANGS", 10_000)
    page.commands.open_all()
    page.view.selectAll()

    page.commands.duplicate_action.trigger()

    count = len(page.session.portfolio.all(Project))
    assert count == 34
    page.commands.delete_action.trigger()
    assert len(page.session.portfolio.all(Project)) == 17
    page.session.undo()
    assert len(page.session.portfolio.all(Project)) == 34


def test_that_many_copies_are_taken_in_hand_after_they_are_seen(
    qtbot: QtBot, page: PortfolioPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "_MANY", 1)
    before = {row.id for row in page.session.portfolio.all(Project)}
    chosen = page.view.selected
    page.view.selectAll()
    originals = chosen.projects()

    page.commands.duplicate()

    made = {row.id for row in page.session.portfolio.all(Project)} - before
    assert len(made) == len(originals)
    assert not made & {*chosen.projects()}
    qtbot.waitUntil(lambda: {*chosen.projects()} == made)


@pytest.mark.parametrize("view", ["view", "frozen"])
def test_that_no_heading_asks_each_cell_whether_it_is_selected(
    page: PortfolioPage, view: str
) -> None:
    shown = page.view if view == "view" else page.view.frozen

    page.view.selectAll()

    assert not shown.horizontalHeader().selectionModel().hasSelection()
    assert shown.selectionModel().hasSelection()
    assert page.view.selected.projects()
    assert shown.horizontalHeader().orientation() == Qt.Orientation.Horizontal


def test_that_words_looked_for_are_those_of_the_plan_now(plan: Document) -> None:
    project = order(plan)[0]
    with plan.edit("name") as writer:
        writer.save(replace(project, name="Ｗｉｄｅ，ＮＡＭＥ"))

    words = Facts(plan.portfolio()).words(project)

    assert Needle("wide,name").is_in_folded(words)
    assert not Needle(project.name).is_in_folded(words.split("\n")[0])
    facts = Facts(plan.portfolio())
    for said in (
        facts.places_text(project),
        facts.agencies_text(project, "lead"),
        facts.zones_text(project),
        project.schedule_text,
    ):
        assert Needle(said).is_in_folded(words)
