"""What a large edit leads to is worked out before the window asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ecoplanner.model import shares
from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields

if TYPE_CHECKING:
    import pytest

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.page import Context


def test_that_shares_of_the_first_pages_are_known_when_it_is_told(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = context.session
    project = session.portfolio.all(Project)[0]
    monkeypatch.setattr("ecoplanner.ui.open_plan.MANY_ROWS", -1)
    asked: list[Portfolio] = []

    def noted(portfolio: Portfolio) -> object:
        asked.append(portfolio)
        return need_percents(portfolio)

    monkeypatch.setattr(shares, "need_percents", noted)
    known: list[bool] = []
    session.changed.connect(lambda _: known.append(session.portfolio in asked))

    work = partial(set_fields, project_id=project.id, values={"need": "4321"})
    session.edit("need", work)

    assert known == [True]
