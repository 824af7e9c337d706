"""The funding page by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from tests.ui.funding.hands import choose
from tests.ui.funding.hands import enter
from tests.ui.funding.hands import money_given
from tests.ui.funding.hands import project_in_hand
from tests.ui.funding.hands import total_column

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.funding.page import FundingPage

SOURCE = "企业补偿"
KEY = Qt.Key


def test_that_the_scope_and_the_project_in_hand_stay_in_step(
    page: FundingPage,
) -> None:
    project = project_in_hand(page)
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
    choose(page, Scope())
    enter(page, total_column(page), "1234567.890123")

    assert sum(money_given(page).values()) == 1_234_567_890_123
    page.grab()


def test_that_a_hidden_page_catches_up_when_it_is_shown(page: FundingPage) -> None:
    project = project_in_hand(page)
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


def test_that_a_project_taken_in_hand_while_ctrl_is_held_is_shown_alone(
    page: FundingPage,
) -> None:
    choose(page, Scope())
    project = page.session.portfolio.all(Project)[3]
    QTest.keyPress(
        page.windowHandle(), KEY.Key_Control, Qt.KeyboardModifier.ControlModifier
    )
    page.focus.set_project(project.id)
    QTest.keyRelease(page.windowHandle(), KEY.Key_Control)
    assert page.scope == Scope("project", project.id)
    assert len(page.widgets.scope.tree.selectionModel().selectedRows()) == 1


def test_that_five_years_with_fen_fit_a_small_screen(page: FundingPage) -> None:
    rows = page.session.portfolio.all(Source)
    headings = {row.parent_id for row in rows}
    sources = [row for row in rows if row.id not in headings]
    project = page.session.portfolio.all(Project)[0]
    money: dict[Key, int] = {
        (project.id, source.id, year, "secured"): 1_234_567_891 + at
        for at, source in enumerate(sources[1:12])
        for year in range(2021, 2026)
    }
    page.session.edit("钱", lambda writer: apply_amounts(writer, None, money))
    choose(page, Scope())
    matrix = page.widgets.matrix

    count = page.widgets.model.columnCount()
    widths = [matrix.columnWidth(column) for column in range(count)]

    assert count == Column.YEARS + 6
    assert page.widgets.model.index(0, Column.YEARS).data().startswith("≈")
    assert sum(widths) <= matrix.viewport().width()
