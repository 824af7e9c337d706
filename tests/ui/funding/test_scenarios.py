"""Scenarios of the funding page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.ui.funding.matrix_model import Column
from tests.ui.funding.hands import enter
from tests.ui.funding.hands import project_in_hand

if TYPE_CHECKING:
    from ecoplanner.ui.funding.page import FundingPage

WAN = 1_000_000
SOURCE = "企业补偿"
KEY = Qt.Key


def test_that_a_scenario_is_edited_without_touching_the_plan(
    page: FundingPage,
) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]
    page.widgets.scenarios.tabs[scenario.id].click()
    project_in_hand(page)
    before = len(page.session.portfolio.all(Override))

    page.widgets.only_money.setChecked(False)
    enter(page, Column.YEARS, "7")

    portfolio = page.session.portfolio
    assert page.focus.scenario_id == scenario.id
    assert len(portfolio.all(Override)) == before + 1
    assert not portfolio.all(Allocation)
    source = portfolio.named(Source, SOURCE)
    assert source is not None
    held = [
        part.amount_fen
        for part in allotted(portfolio, scenario)
        if part.source_id == source.id
    ]
    assert 7 * WAN in held


def test_that_scenarios_are_made_renamed_copied_locked_and_deleted(
    page: FundingPage,
) -> None:
    bar = page.widgets.scenarios

    bar.new_button.click()
    bar.name_field.setText("省补减20%")
    QTest.keyClick(bar.name_field, KEY.Key_Return)
    bar.duplicate_action.trigger()
    bar.lock_action.trigger()
    names = [row.name for row in page.session.portfolio.all(Scenario)]
    locked = [row.is_locked for row in page.session.portfolio.all(Scenario)]
    can_delete = bar.delete_action.isEnabled()
    bar.lock_action.trigger()
    bar.delete_action.trigger()

    assert names[1] == "省补减20%"
    assert names[2].startswith("省补减20%")
    assert locked == [False, False, True]
    assert not can_delete
    assert len(page.session.portfolio.all(Scenario)) == 2
    assert page.focus.scenario_id == ""


def test_that_a_locked_scenario_cannot_be_changed(page: FundingPage) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]
    page.focus.set_scenario(scenario.id)

    page.widgets.scenarios.lock_action.trigger()

    model = page.widgets.model
    assert not model.setData(model.index(1, Column.YEARS), "5")
    assert page.widgets.matrix.tier_menu(model.index(1, 0)) is None


def test_that_keys_step_through_the_scenarios(page: FundingPage) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]

    page.widgets.scenarios.step(1)
    first = page.focus.scenario_id
    page.widgets.scenarios.step(1)

    assert first == scenario.id
    assert page.focus.scenario_id == ""


def test_that_undoing_a_new_scenario_shows_the_plan(page: FundingPage) -> None:
    page.widgets.scenarios.new_button.click()
    was_shown = page.focus.scenario_id

    page.session.undo()

    assert was_shown
    assert page.focus.scenario_id == ""
    assert list(page.widgets.scenarios.tabs) == [
        "",
        page.session.portfolio.all(Scenario)[0].id,
    ]


def test_that_a_tab_says_what_its_scenario_was_made_from(page: FundingPage) -> None:
    first = page.session.portfolio.all(Scenario)[0]
    made = page.session.edit(
        "新方案", lambda writer: new_scenario(writer, "第二", first.id)
    )

    assert made is not None
    tabs = page.widgets.scenarios.tabs
    assert first.name in tabs[made.id].toolTip()
    assert first.name not in tabs[first.id].toolTip()
