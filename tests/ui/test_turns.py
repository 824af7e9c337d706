"""What an edit of a large plan leads to is done one thing at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from shiboken6 import delete

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui import open_plan
from ecoplanner.ui.charts.shares_card import SharesCard
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.inspector import Inspector
from ecoplanner.ui.portfolio.page import PortfolioPage
from ecoplanner.ui.turns import Turns
from tests.ui.portfolio.inspecting import type_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.session import Session


@pytest.fixture
def _is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sample be a large plan."""
    monkeypatch.setattr(open_plan, "LARGE", 0)


@pytest.fixture
def owner() -> Iterator[QObject]:
    made = QObject()
    yield made
    delete(made)


def test_that_a_plan_that_is_not_large_is_done_with_at_once(
    session: Session, owner: QObject
) -> None:
    done: list[str] = []

    session.turns.take(owner, lambda: done.append("one"))

    assert done == ["one"]
    assert session.turns.are_over


@pytest.mark.usefixtures("_is_large")
def test_that_the_window_answers_between_two_turns(
    qtbot: QtBot, session: Session, owner: QObject
) -> None:
    done: list[str] = []
    first, second = (partial(done.append, word) for word in ("one", "two"))
    # What is due by then comes between them.
    asked = QTimer(owner, interval=0)
    asked.timeout.connect(partial(done.append, "between"))

    for work in (first, first, second):
        session.turns.take(owner, work)
    assert not done
    assert not session.is_free
    asked.start()
    qtbot.waitUntil(lambda: session.turns.are_over)

    assert [word for word in done if word != "between"] == ["one", "two"]
    assert "between" in done[done.index("one") : done.index("two")]
    assert session.is_free


@pytest.mark.usefixtures("_is_large")
def test_that_nothing_is_done_for_who_is_gone(qtbot: QtBot, session: Session) -> None:
    done: list[str] = []
    gone = QObject()
    session.turns.take(gone, lambda: done.append("gone"))
    delete(gone)

    qtbot.waitUntil(lambda: session.turns.are_over)

    assert not done


@pytest.mark.usefixtures("_is_large")
def test_that_the_next_edit_finds_done_what_the_last_one_led_to(
    session: Session, owner: QObject
) -> None:
    done: list[str] = []
    session.turns.take(owner, lambda: done.append("one"))

    session.edit("more", lambda _: done.append("edit"))

    assert done == ["one", "edit"]


def test_that_a_turn_may_take_another(qtbot: QtBot, owner: QObject) -> None:
    done: list[str] = []
    turns = Turns(lambda: False)

    def work() -> None:
        done.append("one")
        turns.take(owner, lambda: done.append("two"), is_long=True)

    turns.take(owner, work, is_long=True)
    qtbot.waitUntil(lambda: turns.are_over)
    turns.take(owner, work, is_long=True)
    turns.complete()

    assert done == ["one", "two"] * 2


@pytest.mark.usefixtures("_is_large")
def test_that_panels_follow_an_edit_of_a_large_plan_in_turns(
    qtbot: QtBot, context: Context
) -> None:
    session = context.session
    project = session.portfolio.all(Project)[0]
    context.focus.set_project(project.id)
    inspector, card = Inspector(context), SharesCard(context)
    for each in (inspector, card):
        qtbot.addWidget(each)
        each.show()
    inspector.show_project(project.id)
    qtbot.waitUntil(lambda: session.turns.are_over)
    was = _figures(inspector, card)

    _set_need(session, project, "99999")

    assert _figures(inspector, card) == was
    qtbot.waitUntil(lambda: session.turns.are_over)
    now = _figures(inspector, card)
    assert all(after != before for after, before in zip(now, was, strict=True))
    inspector.refresh()
    card.refresh()
    assert _figures(inspector, card) == now


def _figures(inspector: Inspector, card: SharesCard) -> tuple[list[str], list[str]]:
    said = [inspector.fields["need"].text, inspector.share_chip.text()]
    return said, [part.share_text for part in card.chart.parts]


@pytest.mark.usefixtures("_is_large")
def test_that_a_table_that_is_hidden_follows_after_what_is_in_view(
    qtbot: QtBot, context: Context
) -> None:
    session = context.session
    page = PortfolioPage(context)
    qtbot.addWidget(page)
    page.show()
    project = session.portfolio.all(Project)[0]
    cell = page.model.index(page.model.line_of(project.id), AT["need"])

    _set_need(session, project, "77777")
    assert cell.data() == "77,777"

    page.hide()
    _set_need(session, project, "88888")
    assert cell.data() == "77,777"
    qtbot.waitUntil(lambda: cell.data() == "88,888")


def _set_need(session: Session, project: Project, need: str) -> None:
    work = partial(set_fields, project_id=project.id, values={"need": need})
    session.edit("need", work)


@pytest.mark.usefixtures("_is_large")
def test_that_what_is_typed_before_another_project_is_shown_is_of_the_one_before(
    qtbot: QtBot, context: Context
) -> None:
    session = context.session
    first, second = session.portfolio.all(Project)[:2]
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.show()
    context.focus.set_project(first.id)
    qtbot.waitUntil(lambda: inspector.project_id == first.id)

    context.focus.set_project(second.id)
    assert inspector.fields["name"].text == first.name
    type_into(inspector, "note", "改")
    inspector.fields["note"].commit()

    assert session.portfolio.get(Project, first.id).note == "改"
    assert session.portfolio.get(Project, second.id).note == second.note
    qtbot.waitUntil(lambda: inspector.fields["name"].text == second.name)
