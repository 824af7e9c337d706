"""Stress, backfill, risk, solving and award rules, asked as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtTest import QTest

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import allotted_by_project
from ecoplanner.model.allotment import gap_fen
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.laboratory.awards import AwardsPanel
from ecoplanner.ui.laboratory.backfill import BackfillPanel
from ecoplanner.ui.laboratory.choosing import ChoosingPanel
from ecoplanner.ui.laboratory.laboratory import PANELS
from ecoplanner.ui.laboratory.risk import RiskPanel
from ecoplanner.ui.laboratory.solving import SolvingPanel
from ecoplanner.ui.laboratory.stress import StressPanel

if TYPE_CHECKING:
    from typing import TypeVar

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.laboratory.question import QuestionPanel

    P = TypeVar("P", bound=LabPanel)

WAN = 1_000_000
NEED = 193_578


def _open(page: FundingPage, kind: type[P]) -> P:
    laboratory = page.widgets.laboratory
    at = next(
        at for at, each in enumerate(PANELS, start=1) if each.endswith(kind.__name__)
    )
    index = page.widgets.scope.model.index_of(Scope())
    page.widgets.scope.tree.setCurrentIndex(index)
    laboratory.tabs.group.button(at).click()
    panel = laboratory.panel
    assert isinstance(panel, kind)
    return panel


def _answered(qtbot: QtBot, panel: QuestionPanel) -> None:
    """Wait for the answer to what is asked now."""
    panel.ask()
    qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=60_000)


def _fen(page: FundingPage, scenario: Scenario | None) -> int:
    return sum(part.amount_fen for part in allotted(page.session.portfolio, scenario))


def _last(page: FundingPage) -> Scenario:
    return page.session.portfolio.all(Scenario)[-1]


def test_that_a_fall_of_central_money_becomes_a_scenario(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, StressPanel)
    first = page.session.portfolio.all(Scenario)[0]
    before = _fen(page, first)
    central = page.session.portfolio.named(Source, "中央")
    assert central is not None
    panel.source.setCurrentIndex(panel.source.findData(central.id))
    panel.percent.setValue(20)
    _answered(qtbot, panel)
    QAbstractItemModelTester(panel.gaps.result_model)
    QAbstractItemModelTester(panel.losses.result_model)
    assert panel.gaps.result_model.rows[-1].is_total
    panel.new_button.click()
    made = _last(page)
    assert made.id != first.id
    assert page.focus.scenario_id == made.id
    lost = 82_255 * WAN * 20 // 100
    assert _fen(page, made) == before - lost
    assert _fen(page, first) == before
    page.session.undo()
    page.session.undo()
    assert _last(page) == first


def test_that_losses_follow_the_order_and_say_who_and_when(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, StressPanel)
    panel.kind.setCurrentIndex(panel.kind.findData("late"))
    assert not panel.percent.isEnabled()
    assert panel.years.isEnabled()
    _answered(qtbot, panel)
    rows = panel.losses.result_model.rows
    assert [row.cells[0] for row in rows] == [str(at) for at in range(1, len(rows) + 1)]
    assert rows
    assert panel.said.text()


def test_that_backfilling_leaves_less_of_a_gap_and_each_step_is_undone_alone(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, BackfillPanel)
    scenario = page.session.portfolio.all(Scenario)[0]
    _answered(qtbot, panel)
    count = sum(bool(row.tone == "") for row in panel.steps.result_model.rows)
    assert count >= 1
    before = _fen(page, scenario)
    panel.here_button.click()
    after = _fen(page, scenario)
    assert before < after <= NEED * WAN
    portfolio = page.session.portfolio
    given = allotted_by_project(allotted(portfolio, scenario))
    assert all(gap_fen(row, given) >= 0 for row in portfolio.all(Project))
    for _ in range(count):
        page.session.undo()
    assert _fen(page, scenario) == before


def test_that_rules_are_ordered_removed_and_added(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, BackfillPanel)
    _answered(qtbot, panel)
    texts = [panel.rules.item(at).text() for at in range(panel.rules.count())]
    panel.rules.setCurrentRow(1)
    panel._move(-1)
    moved = [panel.rules.item(at).text() for at in range(panel.rules.count())]
    assert moved == [texts[1], texts[0], *texts[2:]]
    panel._remove()
    assert panel.rules.count() == len(texts) - 1
    panel.kind.setCurrentIndex(panel.kind.findData("later"))
    panel.add_button.click()
    assert panel.rules.count() == len(texts)
    _answered(qtbot, panel)


def test_that_the_same_seed_gives_the_same_risk(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, RiskPanel)
    _answered(qtbot, panel)
    rows = panel.table.result_model.rows
    said = panel.said.text()
    panel.seed.setValue(2)
    _answered(qtbot, panel)
    assert panel.table.result_model.rows != rows
    panel.seed.setValue(1)
    _answered(qtbot, panel)
    assert panel.table.result_model.rows == rows
    assert panel.said.text() == said


def test_that_certain_money_leaves_the_planned_gap(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, RiskPanel)
    for box in panel.chances.values():
        box.setValue(100)
    _answered(qtbot, panel)
    cells = panel.table.result_model.rows[-1].cells
    assert set(cells[1:]) == {"−13,019"}


def test_that_a_mix_is_solved_and_put_into_a_new_scenario(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, SolvingPanel)
    panel.aim.setCurrentIndex(panel.aim.findData("covered"))
    panel.covering.setCurrentIndex(panel.covering.findData("today"))
    _answered(qtbot, panel)
    assert panel.new_button.isEnabled()
    panel.new_button.click()
    assert _fen(page, _last(page)) == NEED * WAN


def test_that_the_impossible_is_answered_with_what_to_relax(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, SolvingPanel)
    panel.covering.setCurrentIndex(panel.covering.findData("need"))
    panel.most.setText("100000")
    _answered(qtbot, panel)
    assert panel.said.property("tone") == "danger"
    missing = f"{NEED - 100_000}"
    assert missing in panel.said.text().replace(",", "")
    assert not panel.new_button.isEnabled()


def test_that_a_wrong_limit_is_said_and_nothing_is_solved(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, SolvingPanel)
    panel.most.setText("约三千万")
    panel.run_button.click()
    assert "约三千万" in panel.said.text()
    panel.most.setText("")
    panel.yearly.setText("30%")
    panel.run_button.click()
    assert panel.said.property("tone") == "danger"
    assert not panel.runner.is_running


def test_that_an_award_rule_is_kept_answered_and_removed(page: FundingPage) -> None:
    panel = _open(page, AwardsPanel)
    for at in range(panel.source.count()):
        panel.source.setCurrentIndex(at)
        keys = [panel.entry.itemData(row) for row in range(panel.entry.count())]
        wanted = [row for row, key in enumerate(keys) if "shanshui" in key.lower()]
        if wanted:
            panel.entry.setCurrentIndex(wanted[-1])
            break
    assert panel.entry.currentData()
    panel.keep_button.click()
    (rule,) = page.session.portfolio.all(AwardRule)
    assert rule.rule_key == panel.entry.currentData()
    asked = [
        row
        for row in page.session.portfolio.all(AwardCondition)
        if row.kind != "note" and row.fact == "other"
    ]
    if asked:
        panel._choose((rule.id, asked[0].id, ""))
        assert panel.yes_button.isEnabled()
        panel.yes_button.click()
        (now,) = page.session.portfolio.having(AwardCondition, "id", asked[0].id)
        assert now.answer is True
    panel.drop_button.click()
    assert page.session.portfolio.all(AwardRule) == ()


def test_that_a_locked_scenario_takes_no_answer(
    qtbot: QtBot, page: FundingPage
) -> None:
    page.widgets.scenarios.lock_action.trigger()
    panel = _open(page, StressPanel)
    _answered(qtbot, panel)
    assert not panel.here_button.isEnabled()
    assert panel.new_button.isEnabled()


def test_that_reasons_are_kept_with_what_they_changed(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, StressPanel)
    _answered(qtbot, panel)
    said = panel.said.text()
    panel.new_button.click()
    notes = {
        row.note
        for row in page.session.portfolio.having(
            Override, "scenario_id", _last(page).id
        )
    }
    assert said in notes
    assert panel.said.textInteractionFlags() & (
        Qt.TextInteractionFlag.TextSelectableByMouse
    )


def test_that_a_budget_chooses_and_says_why_the_others_fail(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, ChoosingPanel)
    panel.budget.setText("60000")
    _answered(qtbot, panel)
    rows = panel.table.result_model.rows
    chosen = [row for row in rows if not row.tone]
    rejected = [row for row in rows if row.tone]
    assert chosen
    assert rejected
    assert all(row.cells[-1] for row in rejected)
    portfolio = page.session.portfolio
    spent = sum(portfolio.get(Project, row.key).need_fen or 0 for row in chosen)
    assert spent <= 60_000 * WAN
    assert {row.key for row in rows} == {row.id for row in portfolio.all(Project)}
    panel.new_button.click()
    given = {part.project_id for part in allotted(page.session.portfolio, _last(page))}
    assert given <= {row.key for row in chosen}


def test_that_a_project_is_fixed_by_key(qtbot: QtBot, page: FundingPage) -> None:
    panel = _open(page, ChoosingPanel)
    panel.budget.setText("60000")
    _answered(qtbot, panel)
    out = next(
        row for row in panel.table.result_model.rows if row.tone and row.cells[3] != "—"
    )
    items = [panel.picks.item(at) for at in range(panel.picks.count())]
    item = next(item for item in items if out.cells[1] in item.text())
    panel.picks.setCurrentItem(item)
    panel.picks.setFocus()
    QTest.keyClick(panel.picks, Qt.Key.Key_Return)
    _answered(qtbot, panel)
    if panel.said.property("tone") == "danger":
        # It costs more than the budget: that is said, and nothing else shown.
        assert panel.table.result_model.rows == ()
        return
    rows = panel.table.result_model.rows
    assert next(row for row in rows if row.key == out.key).tone == ""


def test_that_starts_that_would_move_in_the_plan_are_said_before_they_do(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, ChoosingPanel)
    nothing = Ceiling(id=new_id(), year=2021, amount_fen=0)
    page.session.edit("限额", lambda writer: writer.save(nothing))
    _answered(qtbot, panel)
    assert not panel.moved_note.isVisible()
    panel.moves.setChecked(True)
    _answered(qtbot, panel)
    assert panel.moved_note.isVisible()
    panel.budget.setText("1")
    panel.ask_soon()
    assert not panel.moved_note.isVisible()
