"""Amounts typed, slid and marked on the funding page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.funding import Allocation
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from tests.ui.funding.hands import cell_of
from tests.ui.funding.hands import choose
from tests.ui.funding.hands import enter
from tests.ui.funding.hands import money_given
from tests.ui.funding.hands import project_in_hand
from tests.ui.funding.hands import total_column
from tests.ui.funding.hands import type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage


WAN = 1_000_000
SOURCE = "企业补偿"
KEY = Qt.Key


def _program(page: FundingPage) -> Program:
    found = page.session.portfolio.all(Program)[4]
    choose(page, Scope("program", found.id))
    return found


def test_that_a_share_sets_the_amount_and_spreads_it_over_the_years(
    page: FundingPage,
) -> None:
    project = project_in_hand(page)

    enter(page, Column.SHARE, "15")

    assert money_given(page) == {
        (project.id, year): 150 * WAN for year in range(2021, 2026)
    }
    assert cell_of(page, Column.SHARE).data() == "15.00%"
    assert cell_of(page, total_column(page)).data() == "750"


def test_that_an_amount_sets_the_share_and_undo_restores_both(
    page: FundingPage,
) -> None:
    project_in_hand(page)

    enter(page, total_column(page), "1,000")
    share = cell_of(page, Column.SHARE).data()
    page.session.undo()

    assert share == "20.00%"
    assert cell_of(page, Column.SHARE).data() == "0.00%"
    assert not money_given(page)


def test_that_a_year_is_typed_exact_to_the_fen(page: FundingPage) -> None:
    project = project_in_hand(page)

    enter(page, Column.YEARS + 2, "0.000001")

    assert money_given(page) == {(project.id, 2023): 1}


def test_that_a_group_edit_follows_need_adds_up_and_is_one_step(
    page: FundingPage,
) -> None:
    program = _program(page)

    enter(page, total_column(page), "3620")

    money = money_given(page)
    sums: dict[str, int] = {}
    for (project_id, _year), fen in money.items():
        sums[project_id] = sums.get(project_id, 0) + fen
    projects = page.session.portfolio.having(Project, "program_id", program.id)
    assert sums == {row.id: (row.need_fen or 0) // 10 for row in projects}
    page.session.undo()
    assert not money_given(page)
    assert page.session.undo_label is None


def test_that_the_sentence_says_what_moved_and_offers_undo(page: FundingPage) -> None:
    _program(page)

    enter(page, Column.SHARE, "15%")
    said = page.widgets.moved_text
    enter(page, Column.SHARE, "120%")
    excess = page.widgets.moved_text
    page.widgets.undo_button.click()
    page.widgets.undo_button.click()

    assert "0.00%" in said
    assert "15.00%" in said
    assert "5,430" in said
    assert "7,240" in excess
    assert page.widgets.undo_button.isHidden()


def test_that_too_much_money_is_shown_not_forbidden(page: FundingPage) -> None:
    project_in_hand(page)

    enter(page, total_column(page), "6000")

    foot = page.widgets.foot_model
    assert foot.index(2, foot.columnCount() - 1).data() == "+1,000"


@pytest.mark.parametrize("text", ["-5", "约三千万", "1,07"])
def test_that_a_refused_text_keeps_its_editor_until_escape(
    page: FundingPage, text: str
) -> None:
    project_in_hand(page)
    editor = type_text(page, Column.YEARS, text)

    QTest.keyClick(editor, KEY.Key_Return)

    assert editor.isVisible()
    assert editor.text() == text
    assert editor.property("state") == "invalid"
    QTest.keyClick(editor, KEY.Key_Escape)
    assert not money_given(page)
    assert cell_of(page, Column.YEARS).data() == "0"


def test_that_a_text_left_behind_is_marked_in_its_cell(page: FundingPage) -> None:
    project_in_hand(page)
    type_text(page, Column.YEARS, "abc")

    page.widgets.scope.find_field.setFocus()

    assert cell_of(page, Column.YEARS).data() == "abc"
    assert page.widgets.model.refused
    assert not money_given(page)


def test_that_delete_empties_a_cell(page: FundingPage) -> None:
    project_in_hand(page)
    enter(page, Column.YEARS, "5")

    cell_of(page, Column.YEARS)
    QTest.keyClick(page.widgets.matrix, KEY.Key_Delete)

    assert not money_given(page)


def test_that_a_slider_moves_by_keys_as_one_step(
    qtbot: QtBot, page: FundingPage
) -> None:
    project_in_hand(page)
    cell_of(page, Column.SLIDER)
    matrix = page.widgets.matrix

    QTest.keyClick(matrix, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(matrix, KEY.Key_Right)
    shown = cell_of(page, Column.SHARE).data()
    stored_before = money_given(page)
    matrix.commit_slider()

    assert shown == "1.10%"
    assert not stored_before
    assert sum(money_given(page).values()) == 55 * WAN
    page.session.undo()
    assert not money_given(page)


def test_that_end_closes_the_gap_and_escape_puts_a_slider_back(
    page: FundingPage,
) -> None:
    project_in_hand(page)
    cell_of(page, Column.SLIDER)
    matrix = page.widgets.matrix
    matrix.setFocus()

    QTest.keyClick(matrix, KEY.Key_Right)
    QTest.keyClick(matrix, KEY.Key_Escape)
    matrix.commit_slider()

    assert not money_given(page)
    assert cell_of(page, Column.SHARE).data() == "0.00%"


def test_that_a_slider_is_dragged_and_the_gap_follows(page: FundingPage) -> None:
    project_in_hand(page)
    index = cell_of(page, Column.SLIDER)
    matrix, foot = page.widgets.matrix, page.widgets.foot_model
    matrix.scrollTo(index)
    rect = matrix.visualRect(index)
    middle = QPoint(rect.center().x(), rect.center().y())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    gap = foot.index(2, foot.columnCount() - 1)
    before = gap.data()

    QTest.mousePress(matrix.viewport(), left, none, middle)
    during = gap.data()
    stored_during = money_given(page)
    QTest.mouseRelease(matrix.viewport(), left, none, middle)

    assert before != during
    assert not stored_during
    assert sum(money_given(page).values()) > 1_000 * WAN
    assert gap.data() == during


def test_that_a_tier_is_chosen_for_a_sources_money(page: FundingPage) -> None:
    project_in_hand(page)
    enter(page, Column.YEARS, "5")
    menu = page.widgets.matrix.tier_menu(cell_of(page, Column.TIER))
    assert menu is not None

    menu.actions()[0].trigger()

    (row,) = page.session.portfolio.all(Allocation)
    assert (row.tier, row.amount_fen) == ("secured", 5 * WAN)
    assert cell_of(page, Column.TIER).data() == "已落实"
