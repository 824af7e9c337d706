"""Money from the table to the sources and back: by keys alone, and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLineEdit

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Scenario
from ecoplanner.model.project import Project
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.page import PortfolioPage

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NAME, SOURCE = "城镇污水管网建设工程", "企业补偿"
WAN = 1_000_000


@pytest.fixture
def projects(context: Context, qtbot: QtBot) -> PortfolioPage:
    """The table of projects, on the same plan and focus as the page of money."""
    made = PortfolioPage(context)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    made.toolbar.column_toggled.emit("given", True)  # noqa: FBT003 - a signal
    return made


@pytest.fixture
def money(context: Context, qtbot: QtBot, projects: PortfolioPage) -> FundingPage:
    """The page of money for the project in hand."""
    project = projects.session.portfolio.named(Project, NAME)
    assert project is not None
    context.focus.set_project(project.id)
    made = FundingPage(context)
    qtbot.addWidget(made)
    made.resize(1302, 696)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def cell(page: FundingPage, column: int) -> QModelIndex:
    model = page.widgets.model
    for row in range(model.rowCount()):
        index = model.index(row, column)
        source = model.row_at(index).source
        if source is not None and source.name == SOURCE:
            return index
    message = f"{SOURCE} is not shown"
    raise AssertionError(message)


def shown(page: PortfolioPage, key: str) -> str:
    project = page.session.portfolio.named(Project, NAME)
    assert project is not None
    line = page.model.line_of(project.id)
    return str(page.model.index(line, AT[key]).data())


def given(page: FundingPage) -> int:
    rows = page.session.portfolio.all(Allocation)
    return sum(row.amount_fen for row in rows)


def typed(page: FundingPage, qtbot: QtBot, column: int, text: str) -> None:
    """Type into a cell of the matrix by keys alone."""
    matrix = page.widgets.matrix
    matrix.setFocus()
    matrix.setCurrentIndex(cell(page, column))
    qtbot.keyClick(matrix, Key.Key_F2)
    editor = matrix.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Key.Key_Return)
    # Qt stores what was typed after the key is dealt with.
    qtbot.waitUntil(lambda: matrix.findChild(QLineEdit) is None)


def test_that_money_is_set_aside_from_the_keyboard_alone(
    money: FundingPage, projects: PortfolioPage, qtbot: QtBot
) -> None:
    total = money.widgets.model.columnCount() - 1
    assert shown(projects, "gap") == "−5,000"

    # A share sets the amount, an amount the share; the gap follows everywhere.
    typed(money, qtbot, Column.SHARE, "15")
    assert cell(money, total).data() == "750"
    assert (shown(projects, "given"), shown(projects, "gap")) == ("750", "−4,250")
    typed(money, qtbot, total, "1000")
    assert cell(money, Column.SHARE).data() == "20.00%"
    assert shown(projects, "gap") == "−4,000"

    # The slider by keys is one step.
    matrix = money.widgets.matrix
    matrix.setFocus()
    matrix.setCurrentIndex(cell(money, Column.SLIDER))
    qtbot.keyClick(matrix, Key.Key_Right, CTRL)
    matrix.commit_slider()
    assert cell(money, Column.SHARE).data() == "21.00%"
    assert shown(projects, "given") == "1,050"

    for wanted in (1_000, 750, 0):
        money.session.undo()
        assert given(money) == wanted * WAN
    assert shown(projects, "gap") == "−5,000"


def test_that_money_is_set_aside_with_the_mouse(
    money: FundingPage, projects: PortfolioPage, qtbot: QtBot
) -> None:
    matrix = money.widgets.matrix
    index = cell(money, Column.SLIDER)
    matrix.scrollTo(index)
    rect = matrix.visualRect(index)

    qtbot.mousePress(matrix.viewport(), LEFT, pos=rect.center())
    qtbot.mouseRelease(matrix.viewport(), LEFT, pos=rect.center())

    assert given(money) > 0
    assert shown(projects, "given") != "0"
    assert money.widgets.moved_text
    qtbot.mouseClick(money.widgets.undo_button, LEFT)
    assert given(money) == 0
    assert shown(projects, "given") == "0"


def test_that_a_scenario_switched_to_is_shown_in_the_table_too(
    money: FundingPage, projects: PortfolioPage, qtbot: QtBot
) -> None:
    scenario = money.session.portfolio.all(Scenario)[0]
    tab = money.widgets.scenarios.tabs[scenario.id]

    qtbot.mouseClick(tab, LEFT)
    assert projects.model.is_scenario
    in_scenario = projects.panel.total.text("given")
    tab_of_plan = money.widgets.scenarios.tabs[""]
    qtbot.mouseClick(tab_of_plan, LEFT)

    assert in_scenario != projects.panel.total.text("given")
    assert projects.panel.total.text("given") == "0"


def test_that_a_need_typed_in_the_table_changes_the_gap_of_the_money_page(
    money: FundingPage, projects: PortfolioPage, qtbot: QtBot
) -> None:
    typed(money, qtbot, money.widgets.model.columnCount() - 1, "1000")
    project = projects.session.portfolio.named(Project, NAME)
    assert project is not None

    projects.activateWindow()
    projects.view.setFocus()
    projects.view.go_to(
        projects.model.index(projects.model.line_of(project.id), AT["need"])
    )
    qtbot.keyClicks(projects.view, "8")
    editor = projects.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, "000")
    projects.commit_editor()

    assert cell(money, Column.SHARE).data() == "12.50%"
    foot = money.widgets.foot_model
    assert foot.index(2, foot.columnCount() - 1).data() == "−7,000"


def test_that_an_amount_being_composed_is_not_lost(
    money: FundingPage, qtbot: QtBot
) -> None:
    matrix = money.widgets.matrix
    matrix.setFocus()
    matrix.setCurrentIndex(cell(money, Column.YEARS))
    qtbot.keyClick(matrix, Key.Key_F2)
    editor = matrix.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.clear()
    QApplication.sendEvent(editor, QInputMethodEvent("８０", []))

    money.commit_editor()

    assert given(money) == 80 * WAN
