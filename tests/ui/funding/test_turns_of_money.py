"""An edit of many amounts is painted first, and stored in a turn of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shiboken6 import delete

from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.store import journal
from ecoplanner.ui.funding import page as pages
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage
from tests.ui.funding.hands import cell_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.session import Session

_SCOPE = Scope()


@pytest.fixture(autouse=True)
def _as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few amounts of the sample be stored like many."""
    monkeypatch.setattr(pages, "_MANY", 1)


@pytest.fixture
def whole(page: FundingPage) -> FundingPage:
    """The page with the whole plan in hand."""
    page.widgets.scope.choose(_SCOPE)
    page.widgets.scope.scope_chosen.emit(_SCOPE)
    return page


def _share(page: FundingPage, text: str) -> None:
    assert page.widgets.model.setData(cell_of(page, Column.SHARE), text)


def _given(session: Session) -> int:
    return sum(each.amount_fen for each in allotted(session.portfolio))


def test_that_a_share_of_many_is_seen_before_it_is_stored(
    qtbot: QtBot, whole: FundingPage
) -> None:
    session = whole.session
    before = session.portfolio

    _share(whole, "12%")

    assert cell_of(whole, Column.SHARE).data() == "12.00%"
    assert session.portfolio is before
    qtbot.waitUntil(lambda: session.portfolio is not before)
    assert cell_of(whole, Column.SHARE).data() == "12.00%"
    assert round(_given(session) / need_fen(session.portfolio), 4) == 0.12
    assert whole.widgets.undo_button.isVisible()


def test_that_a_second_share_comes_on_top_of_the_first(whole: FundingPage) -> None:
    session = whole.session

    _share(whole, "12%")
    _share(whole, "20%")
    session.turns.complete()

    assert len(journal.steps(session.reader)) == 2
    assert cell_of(whole, Column.SHARE).data() == "20.00%"
    session.undo()
    assert cell_of(whole, Column.SHARE).data() == "12.00%"


@pytest.mark.parametrize("asked", ["publish", "undo", "close"])
def test_that_what_is_asked_next_finds_it_stored(
    asked: str, whole: FundingPage
) -> None:
    session = whole.session
    before = _given(session)

    _share(whole, "12%")
    if asked == "publish":
        assert session.publish_now()
        assert session.published_portfolio is session.portfolio
        assert _given(session) != before
    elif asked == "undo":
        session.undo()
        assert [step.kind for step in journal.steps(session.reader)] == ["edit", "undo"]
        assert _given(session) == before
    else:
        session.close()


def test_that_it_is_stored_also_where_the_page_is_gone(
    qtbot: QtBot, context: Context
) -> None:
    session, whole = context.session, FundingPage(context)
    whole.widgets.scope.choose(_SCOPE)
    before = session.portfolio
    _share(whole, "12%")

    delete(whole)

    qtbot.waitUntil(lambda: session.portfolio is not before)


def test_that_what_cannot_be_stored_is_shown_as_it_is(
    qtbot: QtBot, whole: FundingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = whole.session
    was = cell_of(whole, Column.SHARE).data()

    def full(*_: object) -> None:
        raise PlanUnavailableError(path=session.path, reason="full")

    monkeypatch.setattr(journal, "record", full)
    with qtbot.waitSignal(session.failed):
        _share(whole, "12%")

    assert cell_of(whole, Column.SHARE).data() == was
