"""Where there is much money, what an edit leads to is summed beside the window."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Scenario
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui import open_plan
from ecoplanner.ui.funding import money as moneys
from ecoplanner.ui.funding.page import FundingPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.session import Session


@pytest.fixture(autouse=True)
def _is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few amounts of the sample be much."""
    monkeypatch.setattr(open_plan, "MUCH_MONEY", -1)


def _set_need(session: Session, need: str) -> None:
    project = session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": need})
    session.edit("need", work)


@pytest.mark.parametrize("where", ["plan", "scenario"])
def test_that_the_page_of_money_finds_its_sums_made(
    where: str, qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = context.session
    if where == "scenario":
        scenario = Scenario(id="scenario-1", name="方案")
        session.edit("scenario", lambda writer: writer.save(scenario))
        context.focus.set_scenario(scenario.id)
    page = FundingPage(context)
    qtbot.addWidget(page)
    page.show()
    summed: list[threading.Thread] = []
    plain = moneys.matrix_of

    def noted(*args: object) -> object:
        summed.append(threading.current_thread())
        return plain(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(moneys, "matrix_of", noted)
    before = page.widgets.model.matrix

    for step in (partial(_set_need, session, "4321"), session.undo, session.redo):
        summed.clear()
        step()
        assert summed
        assert threading.main_thread() not in summed
    assert page.widgets.model.matrix != before


def test_that_sums_made_ahead_are_those_of_the_plan_after(
    context: Context,
) -> None:
    session = context.session
    seen: list[Portfolio] = []

    def ahead(portfolio: Portfolio) -> list[None]:
        seen.append(portfolio)
        allotted(portfolio)
        return []

    session.ahead["test"] = ahead
    _set_need(session, "4321")

    assert seen == [session.portfolio]


def test_that_steps_back_and_forth_are_those_of_any_plan(session: Session) -> None:
    def need() -> int | None:
        return session.portfolio.all(Project)[0].need_fen

    was = need()
    _set_need(session, "4321")
    _set_need(session, "1234")
    found: list[int | None] = []
    moves: list[Callable[[], None]] = [session.undo, session.undo, session.redo]
    for move in moves:
        move()
        found.append(need())

    assert found == [4321 * 1_000_000, was, 4321 * 1_000_000]
