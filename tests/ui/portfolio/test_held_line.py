"""The project in hand stays so where its line goes and comes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.edits import GridEdits

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from ecoplanner.ui.portfolio.page import PortfolioPage

NAME = "森林抚育"


@pytest.fixture
def taken(page: PortfolioPage, at: Callable[[str, str], QModelIndex]) -> list[str]:
    """A project is in hand; names of those that are taken in hand after it."""
    page.view.go_to(at(NAME, "schedule"))
    names: list[str] = []
    facts = page.model.facts.projects

    def note(id_: str) -> None:
        names.append(next((each.name for each in facts if each.id == id_), id_))

    page.focus.project_changed.connect(note)
    return names


def current(page: PortfolioPage) -> tuple[str, int]:
    index = page.view.currentIndex()
    project = page.model.project(index)
    assert project is not None
    return project.name, index.column()


def test_that_a_move_and_its_undo_keep_it(
    page: PortfolioPage, taken: list[str]
) -> None:
    page.commands.move_up()
    page.session.undo()

    assert current(page) == (NAME, AT["schedule"])
    assert taken == []


def test_that_sorting_keeps_it(page: PortfolioPage, taken: list[str]) -> None:
    page.view.horizontalHeader().sectionClicked.emit(AT["need"])
    page.view.horizontalHeader().sectionClicked.emit(AT["need"])

    assert current(page) == (NAME, AT["schedule"])
    assert taken == []


def test_that_a_need_that_moves_its_line_keeps_it(
    page: PortfolioPage, taken: list[str], at: Callable[[str, str], QModelIndex]
) -> None:
    page.view.horizontalHeader().sectionClicked.emit(AT["need"])
    line = at(NAME, "need").row()
    project = page.model.project(page.view.currentIndex())
    assert project is not None

    GridEdits(page.session, page.model).type_into({project.id: {"need": "9999999"}})

    assert at(NAME, "need").row() != line
    assert current(page) == (NAME, AT["schedule"])
    assert taken == []


def test_that_a_line_that_is_gone_hands_on_once(
    page: PortfolioPage, taken: list[str]
) -> None:
    line = page.view.currentIndex().row()

    page.commands.delete_rows()

    assert len(taken) == 1
    assert taken[0] != NAME
    assert page.view.currentIndex().row() == line


def test_that_the_selection_is_told_of_when_lines_have_come(
    page: PortfolioPage, taken: list[str]
) -> None:
    page.view.selectAll()
    assert page.view.has_range

    page.commands.delete_rows()

    assert page.model.facts.projects == ()
    assert not page.view.has_range
    assert not page.view.held.is_laying
