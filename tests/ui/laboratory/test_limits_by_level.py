"""Limits on a level of money, and limits that cannot be stored, on the page."""

from __future__ import annotations

from typing import Literal
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import uses
from ecoplanner.ui.lists.model import SHORT_ROLE
from tests.ui.laboratory.test_laboratory import _ceilings
from tests.ui.laboratory.test_laboratory import _choose
from tests.ui.laboratory.test_laboratory import _type

if TYPE_CHECKING:
    from ecoplanner.ui.funding.page import FundingPage

WAN = 1_000_000


def _source(page: FundingPage, name: str) -> Source:
    found = page.session.portfolio.named(Source, name)
    assert found is not None
    return found


def test_that_a_limit_is_put_on_a_level_and_back_on_a_source(
    page: FundingPage,
) -> None:
    panel = _ceilings(page)
    panel.add_button.click()
    panel.commit_editor()

    _choose(panel, "source_id", "县级")

    (row,) = page.session.portfolio.all(Ceiling)
    assert (row.level, row.source_id) == ("county", None)
    index = panel.model.index(0, 0)
    assert index.data() == "县级"
    scenario = page._scenario()
    (use,) = uses(page.session.portfolio, scenario)
    assert use.used_fen == 32_990 * WAN
    _choose(panel, "source_id", "中央")
    (row,) = page.session.portfolio.all(Ceiling)
    assert row.level is None
    assert row.source_id == _source(page, "中央").id
    _choose(panel, "source_id", "—")
    (row,) = page.session.portfolio.all(Ceiling)
    assert (row.level, row.source_id) == (None, None)


@pytest.mark.parametrize(("bound", "is_red"), [("most", True), ("least", False)])
def test_that_room_below_nothing_is_red(
    page: FundingPage, bound: Literal["most", "least"], *, is_red: bool
) -> None:
    limit = Ceiling(id=new_id(), level="county", bound=bound, amount_fen=1_000 * WAN)
    page.session.edit("limit", lambda writer: writer.save(limit))
    panel = _ceilings(page)
    keys = [column.key for column in panel.model.columns]

    red = {
        key: panel.model.index(0, at).data(SHORT_ROLE) for at, key in enumerate(keys)
    }

    room = panel.model.index(0, keys.index("room"))
    assert room.data() == ("−31,990" if is_red else "31,990")
    assert red == {key: key == "room" and is_red for key in keys}


def test_that_each_new_limit_is_of_other_money(page: FundingPage) -> None:
    panel = _ceilings(page)

    for _ in range(3):
        panel.add_button.click()
        panel.commit_editor()

    rows = page.session.portfolio.all(Ceiling)
    assert len({row.source_id for row in rows}) == 3


def test_that_the_page_stores_no_limit_that_cannot_stand(page: FundingPage) -> None:
    county = _source(page, "县级财政专项资金")
    rows = [
        Ceiling(id=new_id(), source_id=county.id, year=2023, amount_fen=8000 * WAN),
        Ceiling(id=new_id(), source_id=county.id, year=2024, amount_fen=9000 * WAN),
    ]
    page.session.edit("限额", lambda writer: writer.save(*rows))
    panel = _ceilings(page)
    panel.table.choose(rows[1].id)

    _type(panel, "year", "1990")
    _type(panel, "year", "2023")

    assert {row.year for row in page.session.portfolio.all(Ceiling)} == {2023, 2024}
    panel.table.choose(rows[1].id)
    _choose(panel, "bound", "≥")
    panel.table.choose(rows[1].id)
    _type(panel, "year", "2023")
    kept = {row.id: row for row in page.session.portfolio.all(Ceiling)}
    assert (kept[rows[1].id].bound, kept[rows[1].id].year) == ("least", 2024)
