"""Whom the laboratory's questions are about, and its answers on printed pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.ui.laboratory.choosing import ChoosingPanel
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.risk import RiskPanel
from ecoplanner.ui.laboratory.solving import SolvingPanel
from ecoplanner.ui.laboratory.stress import StressPanel
from tests.ui.laboratory.test_laboratory import _open

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.laboratory.panel import LabPanel


def _one_in_hand(page: FundingPage) -> Project:
    project = page.session.portfolio.named(Project, "森林抚育")
    assert project is not None
    page.focus.set_project(project.id)
    return project


def _answered(qtbot: QtBot, panel: LabPanel) -> None:
    assert isinstance(panel, QuestionPanel)
    if not panel.is_live:
        panel.ask()
    qtbot.waitUntil(lambda: bool(panel.said.text()) and not panel.runner.is_running)


def test_that_questions_are_about_the_whole_plan_until_a_part_is_chosen(
    qtbot: QtBot, page: FundingPage
) -> None:
    laboratory = page.widgets.laboratory
    project = _one_in_hand(page)
    panel = _open(page, "risk")
    assert isinstance(panel, RiskPanel)
    _answered(qtbot, panel)
    assert laboratory.bar.scope_box.isVisible()
    assert laboratory.bar.scope_box.currentIndex() == 0
    assert len(panel.projects()) == 17
    assert "17" in panel.about.text()

    laboratory.bar.scope_box.setCurrentIndex(1)
    laboratory.bar.scope_box.activated.emit(1)
    qtbot.waitUntil(lambda: project.name in panel.about.text())

    assert [row.name for row in panel.projects()] == [project.name]
    other = _open(page, "stress")
    assert isinstance(other, StressPanel)
    assert [row.name for row in other.projects()] == [project.name]
    assert laboratory.bar.scope_box.currentIndex() == 1
    assert laboratory.bar.scope_box.currentText() == project.name


def test_that_a_choice_about_a_part_leaves_the_rest_alone(
    qtbot: QtBot, page: FundingPage
) -> None:
    project = _one_in_hand(page)
    page.widgets.laboratory.scope.set_whole(is_whole=False)
    panel = _open(page, "choosing")
    assert isinstance(panel, ChoosingPanel)
    panel.budget.setText("300000")

    _answered(qtbot, panel)

    assert panel.picks.count() == 1
    assert [row.cells[1] for row in panel.table.rows] == [project.name]
    (change,) = panel.changes
    assert {key[0] for key in change.amounts} <= {project.id}


def test_that_a_choice_is_about_every_project_by_default(
    qtbot: QtBot, page: FundingPage
) -> None:
    _one_in_hand(page)
    panel = _open(page, "choosing")
    assert isinstance(panel, ChoosingPanel)

    _answered(qtbot, panel)

    assert panel.picks.count() == 17
    assert len(panel.table.rows) == 17


def test_that_a_mix_is_solved_for_a_part(qtbot: QtBot, page: FundingPage) -> None:
    project = _one_in_hand(page)
    page.widgets.laboratory.scope.set_whole(is_whole=False)
    panel = _open(page, "solving")
    assert isinstance(panel, SolvingPanel)

    _answered(qtbot, panel)

    assert project.name in panel.about.text()
    changed = {key[0] for change in panel.changes for key in change.amounts}
    assert changed <= {project.id}


def test_that_the_money_has_no_scope_of_questions(page: FundingPage) -> None:
    laboratory = page.widgets.laboratory
    _open(page, "stress")
    laboratory.tabs.group.button(0).click()

    assert not laboratory.bar.pdf_button.isVisible()
    assert not laboratory.bar.scope_box.isVisible()
    _open(page, "ceilings")
    assert laboratory.bar.pdf_button.isVisible()
    assert not laboratory.bar.scope_box.isVisible()
