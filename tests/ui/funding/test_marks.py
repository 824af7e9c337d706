"""Ticks on the tracks: what limits leave to each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage
from tests.ui.funding.hands import choose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.marks import Range
    from ecoplanner.ui.page import Context

WAN = 1_000_000
COUNTY, CARRIED = "县级财政专项资金", "一般公共预算结转结余资金"


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> FundingPage:
    """The page with the illustration and the whole plan in hand."""
    made = FundingPage(context)
    qtbot.addWidget(made)
    made.show()
    context.focus.set_scenario(context.session.portfolio.all(Scenario)[0].id)
    choose(made, Scope())
    return made


def _limit(page: FundingPage, **values: object) -> None:
    limit = Ceiling(id=new_id(), **values)  # type: ignore[arg-type]  # by name
    page.session.edit("限额", lambda writer: writer.save(limit))


def _id(page: FundingPage, name: str) -> str:
    found = page.session.portfolio.named(Source, name)
    assert found is not None
    return found.id


def _tips(page: FundingPage) -> dict[str, str]:
    """Return what the tracks say to the mouse that rests on them, by source."""
    model = page.widgets.model
    found = {}
    for at in range(model.rowCount()):
        index = model.index(at, Column.SLIDER)
        name = index.siblingAtColumn(Column.NAME).data()
        found[name] = index.data(Qt.ItemDataRole.ToolTipRole)
    return found


def _ranges(page: FundingPage) -> dict[str, Range]:
    names = {row.id: row.name for row in page.session.portfolio.all(Source)}
    return {names[id_]: each for id_, each in page.widgets.model.marks.ranges.items()}


def test_that_a_limit_of_a_level_is_seen_at_each_of_its_sources(
    page: FundingPage,
) -> None:
    given = {
        row.source.name: row.total
        for row in page.widgets.model.matrix.rows  # type: ignore[union-attr]
        if row.source is not None
    }
    assert (given[COUNTY], given[CARRIED]) == (27_545 * WAN, 5_445 * WAN)

    _limit(page, level="county", amount_fen=40_000 * WAN)

    ranges = _ranges(page)
    assert set(ranges) == {COUNTY, CARRIED, "政府性基金预算结转资金"}
    assert ranges[COUNTY].most == (40_000 - 5_445) * WAN
    assert ranges[CARRIED].most == (40_000 - 27_545) * WAN
    row = next(
        row
        for row in page.widgets.model.matrix.rows  # type: ignore[union-attr]
        if row.source is not None and row.source.name == COUNTY
    )
    need = 193_578
    assert page.widgets.model.bounds(row) == (None, 34_555 * 10_000 // need)


def test_that_a_track_says_which_limits_its_ticks_mark(page: FundingPage) -> None:
    assert not any(_tips(page).values())

    _limit(page, level="county", amount_fen=40_000 * WAN)
    _limit(page, source_id=_id(page, COUNTY), bound="least", share_ppm=100_000)

    tips = _tips(page)
    assert tips[COUNTY] == f"县级 ≤ 40,000 万元\n{COUNTY} ≥ 10%"
    assert tips[CARRIED] == "县级 ≤ 40,000 万元"


def test_that_a_limit_of_a_heading_is_seen_at_the_sources_below_it(
    page: FundingPage,
) -> None:
    _limit(page, source_id=_id(page, "中央"), amount_fen=90_000 * WAN)

    ranges = _ranges(page)

    assert len(ranges) == 5
    assert ranges["水污染防治资金"].most == (39_910 + 7_745) * WAN


def test_that_a_floor_of_a_programme_is_seen_in_that_programme_alone(
    page: FundingPage,
) -> None:
    program = page.session.portfolio.all(Program)[4]
    social = _id(page, "社会资本")
    _limit(
        page,
        source_id=social,
        program_id=program.id,
        bound="least",
        share_ppm=150_000,
    )
    assert _ranges(page) == {}

    choose(page, Scope("program", program.id))

    ranges = _ranges(page)
    assert ranges
    assert all(each.most is None for each in ranges.values())
    by_id = {
        row.source.name: row.total
        for row in page.widgets.model.matrix.rows  # type: ignore[union-attr]
        if row.source is not None
    }
    # The floor is just met: no source of it may give any less.
    assert {name: each.least for name, each in ranges.items()} == {
        name: by_id[name] for name in ranges
    }


def test_that_a_limit_already_broken_leaves_no_less_than_nothing(
    page: FundingPage,
) -> None:
    _limit(page, level="county", amount_fen=1_000 * WAN)

    assert {each.most for each in _ranges(page).values()} == {0}


def test_that_a_limit_of_one_year_is_no_limit_of_a_sum(page: FundingPage) -> None:
    _limit(page, level="county", year=2023, amount_fen=8_000 * WAN)

    assert _ranges(page) == {}
