"""The projects of a choice: why one was rejected is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.ui.laboratory.choosing import ChoosingPanel
from ecoplanner.ui.laboratory.result_delegate import unbroken
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultModel
from ecoplanner.ui.laboratory.result_table import ResultRow
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage

ALL, CHOSEN, REJECTED = 0, 1, 2
LEFT = Qt.MouseButton.LeftButton
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(qtbot: QtBot, page: FundingPage) -> ChoosingPanel:
    """The panel with a choice under a budget that is too small for all."""
    found = opened(page, ChoosingPanel)
    found.budget.setText("60000")
    answered(qtbot, found)
    return found


def _is_rejected(row: ResultRow) -> bool:
    return bool(row.tone)


def test_that_rejected_projects_come_first_with_their_reasons(
    panel: ChoosingPanel,
) -> None:
    rows = panel.table.rows
    count = sum(map(_is_rejected, rows))

    assert 0 < count < len(rows) == 17
    assert all(map(_is_rejected, rows[:count]))
    assert all(row.cells[-1] for row in rows[:count])
    texts = [button.text() for button in panel.choice.view.group.buttons()]
    for text, number in zip(texts, (17, 17 - count, count), strict=True):
        assert str(number) in text


def test_that_either_part_is_listed_by_itself(
    qtbot: QtBot, panel: ChoosingPanel
) -> None:
    every = panel.table.rows
    buttons = panel.choice.view.group.buttons()

    qtbot.mouseClick(buttons[REJECTED], LEFT)
    rejected = panel.table.rows
    buttons[CHOSEN].setFocus()
    qtbot.keyClick(buttons[CHOSEN], Qt.Key.Key_Space)
    chosen = panel.table.rows
    qtbot.mouseClick(buttons[ALL], LEFT)

    assert all(map(_is_rejected, rejected))
    assert not any(map(_is_rejected, chosen))
    assert panel.table.rows == every == (*rejected, *chosen)
    assert all(button.accessibleName() == button.text() for button in buttons)


def test_that_a_part_has_no_columns_that_say_the_same_of_all(
    qtbot: QtBot, panel: ChoosingPanel
) -> None:
    table = panel.table

    def heads() -> list[str]:
        shown = [at for at in range(5) if not table.isColumnHidden(at)]
        return [table.result_model.heads[at].title for at in shown]

    every = heads()
    qtbot.mouseClick(panel.choice.view.group.button(REJECTED), LEFT)
    assert heads() == [every[1], every[3], every[4]]
    qtbot.mouseClick(panel.choice.view.group.button(CHOSEN), LEFT)
    assert heads() == every[1:4]
    qtbot.mouseClick(panel.choice.view.group.button(ALL), LEFT)
    assert heads() == every
    assert len(every) == 5


def test_that_a_view_stays_while_the_answer_is_worked_out_anew(
    qtbot: QtBot, panel: ChoosingPanel
) -> None:
    qtbot.mouseClick(panel.choice.view.group.button(REJECTED), LEFT)
    panel.budget.setText("90000")

    answered(qtbot, panel)

    assert panel.table.rows
    assert all(map(_is_rejected, panel.table.rows))


def test_that_a_page_has_all_projects_whatever_is_listed(
    qtbot: QtBot, panel: ChoosingPanel
) -> None:
    qtbot.mouseClick(panel.choice.view.group.button(REJECTED), LEFT)

    answer = panel.printed()

    assert answer is not None
    assert len(answer.tables[0].rows) == 17


def test_that_a_click_on_a_heading_sorts(qtbot: QtBot, panel: ChoosingPanel) -> None:
    table, header = panel.table, panel.table.horizontalHeader()
    given = table.rows
    place = header.sectionViewportPosition(3) + header.sectionSize(3) // 2

    def click() -> list[int]:
        from PySide6.QtCore import QPoint  # noqa: PLC0415

        at = QPoint(place, header.height() // 2)
        qtbot.mouseClick(header.viewport(), LEFT, pos=at)
        needs = [row.cells[3] for row in table.rows]
        return [int(need.replace(",", "")) for need in needs if need != "—"]

    up, down = click(), click()
    click()

    assert up == sorted(up)
    assert down == up[::-1]
    assert table.rows == given


def test_that_it_is_sorted_from_the_menu_of_the_keyboard(
    panel: ChoosingPanel,
) -> None:
    given = panel.table.rows
    panel.table.setCurrentIndex(panel.table.result_model.index(0, 1))

    first, second, third, *_ = panel.table.sort_menu().actions()

    first.trigger()
    names = [row.cells[1] for row in panel.table.rows]
    assert names == sorted(names)
    second.trigger()
    assert [row.cells[1] for row in panel.table.rows] == sorted(names, reverse=True)
    third.trigger()
    assert panel.table.rows == given


def test_that_no_line_ends_behind_the_sign_of_a_limit() -> None:
    assert unbroken("县级 ≤ 8,000 万元、≥ 15%") == "县级 ≤\u00a08,000 万元、≥\u00a015%"


@pytest.mark.parametrize("order", [UP, DOWN])
def test_that_sums_and_empty_cells_stay_last(order: Qt.SortOrder) -> None:
    model = ResultModel([Head("甲"), Head("乙", is_number=True)])
    QAbstractItemModelTester(model)
    texts = ["9", "−10", "—", "1,000", "+2.5", ""]
    rows = [ResultRow(cells=(str(at), text)) for at, text in enumerate(texts)]
    model.show_rows([*rows, ResultRow(cells=("合计", "5"), is_total=True)])

    model.sort(1, order)

    figures = ["−10", "+2.5", "9", "1,000"]
    shown = figures if order == UP else figures[::-1]
    assert [row.cells[1] for row in model.rows] == [*shown, "—", "", "5"]


def test_that_a_row_stays_in_hand_when_it_is_sorted(panel: ChoosingPanel) -> None:
    table = panel.table
    last = len(table.rows) - 1
    key = table.rows[last].key
    flag = QItemSelectionModel.SelectionFlag.SelectCurrent
    index = table.result_model.index(last, 0)
    table.selectionModel().setCurrentIndex(index, flag)

    table.horizontalHeader().setSortIndicator(3, DOWN)

    assert table.rows[table.currentIndex().row()].key == key


def test_that_a_table_without_rows_says_what_to_do_first(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = opened(page, ChoosingPanel)
    table = panel.choice.table
    said = table.viewport().grab().toImage()
    words, table.empty_words = table.empty_words, ""
    assert words
    assert table.viewport().grab().toImage() != said
    table.empty_words = words

    panel.budget.setText("60000")
    answered(qtbot, panel)

    assert table.result_model.rows
    assert not table.empty_words
