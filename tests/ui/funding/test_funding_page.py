"""The funding page by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLineEdit

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

WAN = 1_000_000
SOURCE = "企业补偿"
PROJECT = "城镇污水管网建设工程"
KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> FundingPage:
    """The page on the Shanggao sample, shown, with its one project in hand."""
    made = FundingPage(context)
    qtbot.addWidget(made)
    made.resize(1302, 696)
    made.show()
    return made


def _choose(page: FundingPage, scope: Scope) -> None:
    index = page.widgets.scope.model.index_of(scope)
    page.widgets.scope.tree.setCurrentIndex(index)


def _project(page: FundingPage) -> Project:
    found = page.session.portfolio.named(Project, PROJECT)
    assert found is not None
    _choose(page, Scope("project", found.id))
    return found


def _program(page: FundingPage) -> Program:
    found = page.session.portfolio.all(Program)[4]
    _choose(page, Scope("program", found.id))
    return found


def _cell(page: FundingPage, column: int, name: str = SOURCE) -> QModelIndex:
    model = page.widgets.model
    for row in range(model.rowCount()):
        index = model.index(row, column)
        source = model.row_at(index).source
        if source is not None and source.name == name:
            page.widgets.matrix.setCurrentIndex(index)
            return index
    msg = f"{name} is not shown"
    raise AssertionError(msg)


def _type(page: FundingPage, column: int, text: str) -> QLineEdit:
    """Open the editor of a cell by key and type; Enter is not pressed."""
    index = _cell(page, column)
    matrix = page.widgets.matrix
    matrix.setFocus()
    QTest.keyClick(matrix, KEY.Key_F2)
    editor = matrix.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    _write(editor, text)
    assert matrix.currentIndex() == index
    return editor


def _write(editor: QLineEdit, text: str) -> None:
    """Write by keys, or as an input method gives its text."""
    if text.isascii():
        QTest.keyClicks(editor, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def _enter(page: FundingPage, column: int, text: str) -> None:
    QTest.keyClick(_type(page, column, text), KEY.Key_Return)
    # Qt stores what was typed after the key is dealt with.
    QTest.qWait(0)


def _total_column(page: FundingPage) -> int:
    return page.widgets.model.columnCount() - 1


def _money(page: FundingPage) -> dict[tuple[str, int | None], int]:
    """Return what the source gives in the plan, by project and year."""
    return {
        (row.project_id, row.year): row.amount_fen
        for row in page.session.portfolio.all(Allocation)
    }


def test_that_a_share_sets_the_amount_and_spreads_it_over_the_years(
    page: FundingPage,
) -> None:
    project = _project(page)

    _enter(page, Column.SHARE, "15")

    assert _money(page) == {(project.id, year): 150 * WAN for year in range(2021, 2026)}
    assert _cell(page, Column.SHARE).data() == "15.00%"
    assert _cell(page, _total_column(page)).data() == "750"


def test_that_an_amount_sets_the_share_and_undo_restores_both(
    page: FundingPage,
) -> None:
    _project(page)

    _enter(page, _total_column(page), "1,000")
    share = _cell(page, Column.SHARE).data()
    page.session.undo()

    assert share == "20.00%"
    assert _cell(page, Column.SHARE).data() == "0.00%"
    assert not _money(page)


def test_that_a_year_is_typed_exact_to_the_fen(page: FundingPage) -> None:
    project = _project(page)

    _enter(page, Column.YEARS + 2, "0.000001")

    assert _money(page) == {(project.id, 2023): 1}


def test_that_a_group_edit_follows_need_adds_up_and_is_one_step(
    page: FundingPage,
) -> None:
    program = _program(page)

    _enter(page, _total_column(page), "3620")

    money = _money(page)
    sums: dict[str, int] = {}
    for (project_id, _year), fen in money.items():
        sums[project_id] = sums.get(project_id, 0) + fen
    projects = page.session.portfolio.having(Project, "program_id", program.id)
    assert sums == {row.id: (row.need_fen or 0) // 10 for row in projects}
    page.session.undo()
    assert not _money(page)
    assert page.session.undo_label is None


def test_that_the_sentence_says_what_moved_and_offers_undo(page: FundingPage) -> None:
    _program(page)

    _enter(page, Column.SHARE, "15%")
    said = page.widgets.moved_text
    _enter(page, Column.SHARE, "120%")
    excess = page.widgets.moved_text
    page.widgets.undo_button.click()
    page.widgets.undo_button.click()

    assert "0.00%" in said
    assert "15.00%" in said
    assert "5,430" in said
    assert "7,240" in excess
    assert page.widgets.undo_button.isHidden()


def test_that_too_much_money_is_shown_not_forbidden(page: FundingPage) -> None:
    _project(page)

    _enter(page, _total_column(page), "6000")

    foot = page.widgets.foot_model
    assert foot.index(2, foot.columnCount() - 1).data() == "+1,000"


@pytest.mark.parametrize("text", ["-5", "约三千万", "1,07"])
def test_that_a_refused_text_keeps_its_editor_until_escape(
    page: FundingPage, text: str
) -> None:
    _project(page)
    editor = _type(page, Column.YEARS, text)

    QTest.keyClick(editor, KEY.Key_Return)

    assert editor.isVisible()
    assert editor.text() == text
    assert editor.property("state") == "invalid"
    QTest.keyClick(editor, KEY.Key_Escape)
    assert not _money(page)
    assert _cell(page, Column.YEARS).data() == "0"


def test_that_a_text_left_behind_is_marked_in_its_cell(page: FundingPage) -> None:
    _project(page)
    _type(page, Column.YEARS, "abc")

    page.widgets.scope.find_field.setFocus()

    assert _cell(page, Column.YEARS).data() == "abc"
    assert page.widgets.model.refused
    assert not _money(page)


def test_that_delete_empties_a_cell(page: FundingPage) -> None:
    _project(page)
    _enter(page, Column.YEARS, "5")

    _cell(page, Column.YEARS)
    QTest.keyClick(page.widgets.matrix, KEY.Key_Delete)

    assert not _money(page)


def test_that_a_slider_moves_by_keys_as_one_step(
    qtbot: QtBot, page: FundingPage
) -> None:
    _project(page)
    _cell(page, Column.SLIDER)
    matrix = page.widgets.matrix

    QTest.keyClick(matrix, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(matrix, KEY.Key_Right)
    shown = _cell(page, Column.SHARE).data()
    stored_before = _money(page)
    matrix.commit_slider()

    assert shown == "1.10%"
    assert not stored_before
    assert sum(_money(page).values()) == 55 * WAN
    page.session.undo()
    assert not _money(page)


def test_that_end_closes_the_gap_and_escape_puts_a_slider_back(
    page: FundingPage,
) -> None:
    _project(page)
    _cell(page, Column.SLIDER)
    matrix = page.widgets.matrix
    matrix.setFocus()

    QTest.keyClick(matrix, KEY.Key_Right)
    QTest.keyClick(matrix, KEY.Key_Escape)
    matrix.commit_slider()

    assert not _money(page)
    assert _cell(page, Column.SHARE).data() == "0.00%"


def test_that_a_slider_is_dragged_and_the_gap_follows(page: FundingPage) -> None:
    _project(page)
    index = _cell(page, Column.SLIDER)
    matrix, foot = page.widgets.matrix, page.widgets.foot_model
    matrix.scrollTo(index)
    rect = matrix.visualRect(index)
    middle = QPoint(rect.center().x(), rect.center().y())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    gap = foot.index(2, foot.columnCount() - 1)
    before = gap.data()

    QTest.mousePress(matrix.viewport(), left, none, middle)
    during = gap.data()
    stored_during = _money(page)
    QTest.mouseRelease(matrix.viewport(), left, none, middle)

    assert before != during
    assert not stored_during
    assert sum(_money(page).values()) > 1_000 * WAN
    assert gap.data() == during


def test_that_a_tier_is_chosen_for_a_sources_money(page: FundingPage) -> None:
    _project(page)
    _enter(page, Column.YEARS, "5")
    menu = page.widgets.matrix.tier_menu(_cell(page, Column.TIER))
    assert menu is not None

    menu.actions()[0].trigger()

    (row,) = page.session.portfolio.all(Allocation)
    assert (row.tier, row.amount_fen) == ("secured", 5 * WAN)
    assert _cell(page, Column.TIER).data() == "已落实"


def test_that_a_scenario_is_edited_without_touching_the_plan(
    page: FundingPage,
) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]
    page.widgets.scenarios.tabs[scenario.id].click()
    _project(page)
    before = len(page.session.portfolio.all(Override))

    page.widgets.only_money.setChecked(False)
    _enter(page, Column.YEARS, "7")

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


def test_that_the_scope_and_the_project_in_hand_stay_in_step(
    page: FundingPage,
) -> None:
    project = _project(page)
    taken = page.focus.project_id
    other = page.session.portfolio.all(Project)[0]

    page.focus.set_project(other.id)

    assert taken == project.id
    assert page.scope == Scope("project", other.id)


def test_that_finding_narrows_the_tree(page: FundingPage) -> None:
    page.search("管网")

    model = page.widgets.scope.model
    assert model.rowCount() == 2
    assert model.rowCount(model.index(1, 0)) == 1


def test_that_a_plan_without_needs_says_where_to_begin(
    qtbot: QtBot, page: FundingPage
) -> None:
    def empty(writer: Writer) -> None:
        writer.delete(*writer.entities(Project).values())

    page.session.edit("empty", empty)

    assert not page.widgets.empty.isHidden()
    assert page.widgets.model.rowCount() == 23
    page.grab()
    with qtbot.waitSignal(page.page_requested) as caught:
        page.widgets.projects_button.click()
    assert caught.args == ["projects"]


def test_that_a_thousand_projects_are_spread_to_the_fen(page: FundingPage) -> None:
    def many(writer: Writer) -> None:
        pattern = page.session.portfolio.all(Project)[0]
        for at in range(1_000):
            row = replace(pattern, id=f"many-{at:05d}", name=f"项目{at}", position=at)
            writer.save(replace(row, need_fen=10**9 + at))

    page.session.edit("many", many)
    _choose(page, Scope())
    _enter(page, _total_column(page), "1234567.890123")

    assert sum(_money(page).values()) == 1_234_567_890_123
    page.grab()


def test_that_a_hidden_page_catches_up_when_it_is_shown(page: FundingPage) -> None:
    project = _project(page)
    page.hide()

    page.session.edit(
        "need", lambda writer: writer.save(replace(project, need_fen=10**9))
    )
    page.show()

    foot = page.widgets.foot_model
    assert foot.index(1, foot.columnCount() - 1).data() == "1,000"


def test_that_a_window_that_was_large_can_be_small_again(page: FundingPage) -> None:
    page.resize(2480, 1300)
    least = page.minimumSizeHint()

    assert least.width() <= 1302
    assert least.height() <= 656


def test_that_a_tab_says_what_its_scenario_was_made_from(page: FundingPage) -> None:
    first = page.session.portfolio.all(Scenario)[0]
    made = page.session.edit(
        "新方案", lambda writer: new_scenario(writer, "第二", first.id)
    )

    assert made is not None
    tabs = page.widgets.scenarios.tabs
    assert first.name in tabs[made.id].toolTip()
    assert first.name not in tabs[first.id].toolTip()


def test_that_a_project_taken_in_hand_while_ctrl_is_held_is_shown_alone(
    page: FundingPage,
) -> None:
    _choose(page, Scope())
    project = page.session.portfolio.all(Project)[3]
    QTest.keyPress(
        page.windowHandle(), KEY.Key_Control, Qt.KeyboardModifier.ControlModifier
    )
    page.focus.set_project(project.id)
    QTest.keyRelease(page.windowHandle(), KEY.Key_Control)
    assert page.scope == Scope("project", project.id)
    assert len(page.widgets.scope.tree.selectionModel().selectedRows()) == 1
