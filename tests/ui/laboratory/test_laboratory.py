"""The laboratory's panels of limits and differences, and adopting a scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QLineEdit

from ecoplanner.messages import saying_text
from ecoplanner.model.allotment import allotted
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import uses
from ecoplanner.model.project import Project
from ecoplanner.model.store.funding_edit import adopting_words
from ecoplanner.model.store.versions import versions
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.laboratory.ceilings import CeilingsPanel
from ecoplanner.ui.laboratory.differences import DifferencesPanel
from ecoplanner.ui.laboratory.laboratory import PANELS

if TYPE_CHECKING:
    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.lists.panel import ListPanel

WAN = 1_000_000
KEY = Qt.Key


def _open(page: FundingPage, name: str) -> LabPanel:
    laboratory = page.widgets.laboratory
    at = next(at for at, each in enumerate(PANELS, start=1) if each.startswith(name))
    laboratory.tabs.group.button(at).click()
    panel = laboratory.panel
    assert panel is not None
    return panel


def _ceilings(page: FundingPage) -> ListPanel:
    panel = _open(page, "ceilings")
    assert isinstance(panel, CeilingsPanel)
    assert panel.list is not None
    return panel.list


def _type(panel: ListPanel, column: str, text: str) -> None:
    """Type into a cell of the row in hand, as a person does."""
    keys = [each.key for each in panel.model.columns]
    index = panel.model.index(panel.table.currentIndex().row(), keys.index(column))
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    editor = panel.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, KEY.Key_Return)
    QTest.qWait(0)


def _choose(panel: ListPanel, column: str, words: str) -> None:
    keys = [each.key for each in panel.model.columns]
    index = panel.model.index(panel.table.currentIndex().row(), keys.index(column))
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    # One that was closed may still be there.
    box = panel.table.viewport().findChildren(QComboBox)[-1]
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())
    QTest.qWait(0)


def test_that_a_limit_is_made_typed_and_shows_what_is_used(page: FundingPage) -> None:
    panel = _ceilings(page)
    QAbstractItemModelTester(panel.model)
    panel.add_button.click()
    panel.commit_editor()
    _type(panel, "limit", "15%")
    (ceiling,) = page.session.portfolio.all(Ceiling)
    assert ceiling.share_ppm == 150_000
    assert ceiling.amount_fen is None
    _type(panel, "limit", "90000")
    _type(panel, "year", "2023")
    (ceiling,) = page.session.portfolio.all(Ceiling)
    assert (ceiling.amount_fen, ceiling.share_ppm) == (90_000 * WAN, None)
    assert ceiling.year == 2023
    scenario = page.session.portfolio.all(Scenario)[0]
    (use,) = uses(page.session.portfolio, scenario)
    keys = [each.key for each in panel.model.columns]
    shown = panel.model.index(0, keys.index("used")).data()
    assert shown.replace(",", "") == str(use.used_fen // WAN)
    assert use.used_fen > 0


def test_that_a_limit_gets_another_source_and_bound_from_lists(
    page: FundingPage,
) -> None:
    panel = _ceilings(page)
    panel.add_button.click()
    panel.commit_editor()
    source = page.session.portfolio.all(Source)[2]
    _choose(panel, "source_id", source.name)
    _choose(panel, "bound", "≥")
    (ceiling,) = page.session.portfolio.all(Ceiling)
    assert ceiling.source_id == source.id
    assert ceiling.bound == "least"


@pytest.mark.parametrize("text", ["-5", "104%", "约三千万"])
def test_that_a_wrong_limit_is_said_and_not_stored(
    page: FundingPage, text: str
) -> None:
    panel = _ceilings(page)
    panel.add_button.click()
    panel.commit_editor()
    said: list[str] = []
    panel.model.refused.connect(said.append)
    (before,) = page.session.portfolio.all(Ceiling)
    index = panel.model.index(0, [c.key for c in panel.model.columns].index("limit"))
    assert not panel.model.setData(index, text)
    assert page.session.portfolio.all(Ceiling) == (before,)
    assert len(said) == 1
    assert said[0]


def test_that_limits_come_and_go_as_single_steps(page: FundingPage) -> None:
    panel = _ceilings(page)
    panel.add_button.click()
    panel.commit_editor()
    panel.table.setFocus()
    panel.delete_action.trigger()
    assert page.session.portfolio.all(Ceiling) == ()
    page.session.undo()
    assert len(page.session.portfolio.all(Ceiling)) == 1
    page.session.undo()
    assert page.session.portfolio.all(Ceiling) == ()


def test_that_every_changed_amount_is_listed_and_copied(page: FundingPage) -> None:
    panel = _open(page, "differences")
    assert isinstance(panel, DifferencesPanel)
    model = panel.table.result_model
    QAbstractItemModelTester(model)
    scenario = page.session.portfolio.all(Scenario)[0]
    parts = allotted(page.session.portfolio, scenario)
    assert len(model.rows) == len(parts)
    panel.table.setFocus()
    QTest.keyClick(panel.table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(parts) + 1
    assert {line.count("\t") for line in lines} == {len(model.heads) - 1}


def test_that_a_part_without_changed_amounts_does_not_speak_for_the_whole(
    page: FundingPage,
) -> None:
    portfolio = page.session.portfolio
    parts = allotted(portfolio, portfolio.all(Scenario)[0])
    paid = {part.project_id for part in parts}
    bare = next(row for row in portfolio.all(Project) if row.id not in paid)
    index = page.widgets.scope.model.index_of(Scope("project", bare.id))
    page.widgets.scope.tree.setCurrentIndex(index)
    panel = _open(page, "differences")
    assert isinstance(panel, DifferencesPanel)
    assert not panel.table.result_model.rows
    assert panel._empty.isVisible()
    assert str(len(parts)) in panel._empty.text()


def test_that_adopting_makes_the_scenario_the_plan_in_one_step(
    page: FundingPage,
) -> None:
    session, bar = page.session, page.widgets.scenarios
    scenario = session.portfolio.all(Scenario)[0]
    wanted = sum(part.amount_fen for part in allotted(session.portfolio, scenario))
    told: list[tuple[str, bool]] = []
    page.notice.connect(lambda text, undo: told.append((text, undo)))
    bar.adopt_button.click()
    now = sum(part.amount_fen for part in allotted(session.portfolio))
    assert now == wanted > 0
    assert page.focus.scenario_id == ""
    assert told[-1][1]
    # The sample's scenario is an illustration, which a plan does not say.
    assert scenario.is_illustration
    words = adopting_words(scenario)
    assert any(saying_text(words[0], each) in told[-1][0] for each in ("zh", "en"))
    (kept,) = versions(session.reader)
    assert scenario.name in kept.name
    session.undo()
    assert allotted(session.portfolio) == ()


def test_that_the_plan_itself_is_not_adopted(page: FundingPage) -> None:
    page.focus.set_scenario("")
    assert not page.widgets.scenarios.adopt_button.isEnabled()


def test_that_a_finding_leads_to_its_ceiling_in_the_scenario_at_fault(
    page: FundingPage,
) -> None:
    session = page.session
    scenario = session.portfolio.all(Scenario)[0]
    central = session.portfolio.named(Source, "中央")
    assert central is not None
    rows = [
        Ceiling(id=new_id(), source_id=central.id, amount_fen=fen)
        for fen in (90_000 * WAN, 1000 * WAN)
    ]
    session.edit("限额", lambda writer: writer.save(*rows))
    page.focus.set_scenario("")
    broken = next(
        each
        for each in session.findings
        if each.table == Ceiling.TABLE and each.row_id == rows[1].id
    )
    assert broken.code == "scenario_ceiling_broken"

    page.focus.request_row(broken.table, broken.row_id)

    assert page.focus.scenario_id == scenario.id
    panel = page.widgets.laboratory.panel
    assert isinstance(panel, CeilingsPanel)
    assert panel.list is not None
    at = panel.list.table.currentIndex().row()
    assert panel.list.model.rows[at].id == rows[1].id


def test_that_a_finding_elsewhere_leaves_the_scenario_in_hand(
    page: FundingPage,
) -> None:
    before = page.focus.scenario_id
    places = [each for each in page.session.findings if each.table == "places"]
    assert places

    page.focus.request_row("places", places[0].row_id)

    assert page.focus.scenario_id == before
    assert page.widgets.laboratory.panel is None


def test_that_the_reason_for_an_amount_is_typed_and_stored(page: FundingPage) -> None:
    panel = _open(page, "differences")
    assert isinstance(panel, DifferencesPanel)
    panel.table.setCurrentIndex(panel.table.result_model.index(3, 0))
    panel.why.setFocus()
    QTest.keyClicks(panel.why, "county pays first")
    QTest.keyClick(panel.why, KEY.Key_Return)
    notes = [row.note for row in page.session.portfolio.all(Override)]
    assert notes.count("county pays first") == 1
    assert panel.table.result_model.rows[3].cells[-1] == "county pays first"
    assert panel.table.currentIndex().row() == 3
    panel.table.setCurrentIndex(panel.table.result_model.index(4, 0))
    assert panel.why.text() == ""


def test_that_a_locked_scenario_takes_no_reason(page: FundingPage) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]
    locked = replace(scenario, is_locked=True)
    page.session.edit("锁定", lambda writer: writer.save(locked))
    panel = _open(page, "differences")
    assert isinstance(panel, DifferencesPanel)
    assert not panel.why.isEnabled()
