"""A long record comes bit by bit, and a large plan is compared beside the window."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.errors import NotFoundError
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.lists import comparing
from ecoplanner.ui.lists import record_feed
from ecoplanner.ui.lists.comparing import Comparing
from ecoplanner.ui.lists.history import HistoryPage
from ecoplanner.ui.lists.history import VERSIONS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.lists.readable import Line
    from ecoplanner.ui.page import Context

pytestmark = pytest.mark.usefixtures("few")
EDITS_MADE = 11


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few steps be many."""
    monkeypatch.setattr(record_feed, "FIRST", 3)
    monkeypatch.setattr(record_feed, "MORE", 4)


def edit(context: Context, need: int) -> None:
    """Make an edit of that name."""
    project = context.session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": str(need)})
    context.session.edit(f"edit {need}", work)


@pytest.fixture
def history(context: Context, qtbot: QtBot) -> HistoryPage:
    """The page of a plan that was edited often, in view."""
    for at in range(EDITS_MADE):
        edit(context, 500 + at)
    page = HistoryPage(context)
    qtbot.addWidget(page)
    page.show()
    return page


def keys(model: QAbstractListModel) -> list[str]:
    """Return the keys of the entries, without days."""
    found = (
        model.index(row, 0).data(Qt.ItemDataRole.UserRole)
        for row in range(model.rowCount())
    )
    return [key for key in found if key]


def test_that_all_entries_come_newest_first(history: HistoryPage, qtbot: QtBot) -> None:
    QAbstractItemModelTester(
        history.entries, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert len(keys(history.entries)) == 3

    qtbot.waitUntil(lambda: len(keys(history.entries)) == EDITS_MADE)

    numbers = [int(key) for key in keys(history.entries)]
    assert numbers == sorted(numbers, reverse=True)
    days = [each for each in history.entries.entries if not each.key]
    assert len({each.title for each in days}) == len(days)


def test_that_an_edit_made_meanwhile_is_there_once(
    history: HistoryPage, context: Context, qtbot: QtBot
) -> None:
    edit(context, 900)

    qtbot.waitUntil(lambda: len(keys(history.entries)) == EDITS_MADE + 1)

    assert len(set(keys(history.entries))) == EDITS_MADE + 1
    assert "900" in history.entries.index(1, 0).data()


def test_that_the_line_in_hand_stays_when_it_came_late(
    history: HistoryPage, context: Context, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(keys(history.entries)) == EDITS_MADE)
    oldest = keys(history.entries)[-1]
    last = history.entries.index(history.entries.rowCount() - 1, 0)
    history.view.setCurrentIndex(last)

    edit(context, 901)
    qtbot.waitUntil(lambda: "901" in str(history.entries.index(1, 0).data()))

    assert history.view.currentIndex().data(Qt.ItemDataRole.UserRole) == oldest


def test_that_a_search_goes_through_what_has_not_come_yet(
    history: HistoryPage,
) -> None:
    history.search("edit 500")

    assert len(keys(history.entries)) == 1


@pytest.fixture(params=[1, 1_000], ids=["beside", "at once"])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare beside the window, or at once."""
    monkeypatch.setattr(comparing, "MANY", request.param)


@pytest.mark.usefixtures("many")
def test_that_the_plan_is_compared_with_a_version(
    history: HistoryPage, context: Context, qtbot: QtBot
) -> None:
    context.session.name_version("kept")
    history.show_part(VERSIONS)
    qtbot.waitUntil(lambda: "0" in history.about)
    assert history.shown_lines == []

    edit(context, 902)

    qtbot.waitUntil(lambda: len(history.shown_lines) == 1)
    assert "902" in history.shown_lines[0][3]


@pytest.mark.usefixtures("many")
def test_that_the_plan_is_again_what_it_was(
    history: HistoryPage, context: Context, qtbot: QtBot
) -> None:
    context.session.name_version("kept")
    before = context.session.portfolio.all(Project)
    edit(context, 903)

    assert context.session.go_back("kept")

    assert context.session.portfolio.all(Project) == before
    context.session.undo()
    assert context.session.portfolio.all(Project) != before


def test_that_only_the_version_asked_for_last_is_told_of(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "MANY", 1)
    for name in ("one", "two"):
        context.session.name_version(name)
        edit(context, len(name) + 904 + ord(name[0]))
    told: list[str] = []
    really, asked = comparing._lines, threading.Event()

    def held(version: str, *about: Any) -> list[Line]:
        assert asked.wait(60)
        return really(version, *about)

    monkeypatch.setattr(comparing, "_lines", held)
    by_side = Comparing(context.session, "zh")
    by_side.compared.connect(lambda version, _: told.append(version))

    by_side.start("one")
    by_side.start("two")
    asked.set()

    qtbot.waitUntil(lambda: bool(told))
    assert told == ["two"]


def test_that_a_version_that_is_gone_is_told_of(
    context: Context,
) -> None:
    by_side = Comparing(context.session, "zh")
    found: list[object] = []
    by_side.failed.connect(found.append)

    by_side.start("nowhere")

    assert isinstance(found[0], NotFoundError)
