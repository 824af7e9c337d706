"""Fixtures for the page of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.page import Context
from ecoplanner.ui.portfolio import side_column
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.inspector import Inspector
from ecoplanner.ui.portfolio.page import PortfolioPage
from ecoplanner.ui.session import Session
from ecoplanner.ui.settings import Settings
from tests.ui.portfolio.inspecting import project_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.theme import Theme


@pytest.fixture
def make_page(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Context], PortfolioPage]:
    """Make a page that is shown, without the cards at its right."""
    monkeypatch.setattr(side_column, "_SHARES", "ecoplanner.ui.nothing:Card")
    monkeypatch.setattr(side_column, "_INSPECTOR", "ecoplanner.ui.nothing:Card")

    def make(context: Context) -> PortfolioPage:
        made = PortfolioPage(context)
        qtbot.addWidget(made)
        made.resize(1300, 720)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        made.view.setFocus()
        return made

    return make


@pytest.fixture
def page(
    context: Context, make_page: Callable[[Context], PortfolioPage]
) -> PortfolioPage:
    """The page on the Shanggao sample."""
    return make_page(context)


@pytest.fixture
def at(page: PortfolioPage) -> Callable[[str, str], QModelIndex]:
    """Find a cell by the name of its project and the key of its column."""

    def find(name: str, key: str) -> QModelIndex:
        project = page.session.portfolio.named(Project, name)
        assert project is not None
        line = page.model.line_of(project.id)
        return page.model.index(line, AT[key])

    return find


@pytest.fixture
def make_context(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[int], Context]]:
    """Make a context on a plan of so many projects in ten programmes."""
    sessions: list[Session] = []

    def make(count: int) -> Context:
        def fill(writer: Writer) -> None:
            plan = Plan(
                id="plan-0001",
                title="试验",
                region="某县",
                base_year=2020,
                first_year=2021,
                last_year=2035,
            )
            programs = [
                Program(id=f"program-{n}", name=f"工程{n}", position=n)
                for n in range(min(count, 10))
            ]
            projects = [
                Project(
                    id=f"project-{n}",
                    program_id=f"program-{n % 10}",
                    name=f"项目{n}",
                    need_fen=(n + 1) * 1_000_000,
                    position=n,
                )
                for n in range(count)
            ]
            writer.save(plan, *programs, *projects)

        session = Session(Document.in_memory(fill))
        sessions.append(session)
        return Context(session, Focus(), theme, Settings(language="zh"))

    yield make
    for session in sessions:
        session.close()


@pytest.fixture
def inspector(qtbot: QtBot, context: Context) -> Inspector:
    """An inspector wide enough for all sections, with a project in hand."""
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(400, 1200)
    with qtbot.waitExposed(made):
        made.show()
    context.focus.set_project(project_of(context.session).id)
    return made
