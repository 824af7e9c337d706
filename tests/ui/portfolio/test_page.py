"""The page of projects as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt

from ecoplanner.model.project import Project
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.page import PortfolioPage
from ecoplanner.ui.portfolio.side_column import form_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

FIRST, SECOND = "历史遗留废弃矿山生态修复", "非煤矿山源头治理"
Key = Qt.Key


def test_that_the_project_in_hand_follows_the_current_row(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    page.view.go_to(at(SECOND, "need"))

    project = page.session.portfolio.named(Project, SECOND)
    assert project is not None
    assert page.focus.project_id == project.id


def test_that_the_table_goes_to_a_project_taken_in_hand_elsewhere(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    project = page.session.portfolio.all(Project)[10]
    page.commands.fold_action.trigger()

    page.focus.set_project(project.id)

    assert page.view.currentIndex() == at(project.name, "name")


def test_that_a_page_made_part_by_part_is_the_page_made_at_once(
    page: PortfolioPage, context: Context, qtbot: QtBot
) -> None:
    parts: list[Callable[[], None]] = []
    made = PortfolioPage(replace(context, focus=Focus(), later=parts.append))
    qtbot.addWidget(made)
    assert not made.view.currentIndex().isValid()

    while parts:
        parts.pop(0)()

    assert made.focus.project_id == page.focus.project_id
    assert made.model.project(made.view.currentIndex()) is not None
    assert made.summary == page.summary
    assert made.filter_bar.isHidden() == page.filter_bar.isHidden()


def test_that_the_strip_is_told_what_is_selected(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.summary_changed) as told:
        page.view.go_to(at("水系连通及水美乡村建设", "need"))

    assert told.args is not None
    assert "45,280" in told.args[0]


def test_that_groups_fold_and_open_by_keys(page: PortfolioPage, qtbot: QtBot) -> None:
    page.view.go_to(page.model.index(0, AT["name"]))
    count = page.model.rowCount()

    qtbot.keyClick(page.view, Key.Key_Left)
    assert page.model.rowCount() == count - 2
    qtbot.keyClick(page.view, Key.Key_Right)
    assert page.model.rowCount() == count
    page.commands.fold_action.trigger()
    assert page.model.rowCount() == 6
    page.commands.unfold_action.trigger()
    assert page.model.rowCount() == count


def test_that_a_click_on_a_number_selects_the_row(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    frozen = page.view.frozen
    place = frozen.visualRect(at(SECOND, "number")).center()

    qtbot.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert page.view.selected.lines() == [at(SECOND, "number").row()]
    assert len(page.view.selected.columns()) > FROZEN


def test_that_a_row_is_dragged_by_its_number(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    frozen = page.view.frozen
    start = frozen.visualRect(at(FIRST, "number")).center()
    end = frozen.visualRect(at(SECOND, "number")).bottomLeft() + QPoint(10, -1)
    button = Qt.MouseButton.LeftButton

    qtbot.mousePress(frozen.viewport(), button, pos=start)
    qtbot.mouseMove(frozen.viewport(), pos=end)
    qtbot.mouseRelease(frozen.viewport(), button, pos=end)

    assert at(SECOND, "number").data() == "1"
    assert at(FIRST, "number").data() == "2"


def test_that_a_row_dropped_on_the_title_of_a_group_goes_into_it(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    frozen = page.view.frozen
    title = [line for line, row in enumerate(page.model.rows) if row.kind == "group"][2]
    start = frozen.visualRect(at(FIRST, "number")).center()
    end = frozen.visualRect(page.model.index(title, 0)).topLeft() + QPoint(5, 2)
    button = Qt.MouseButton.LeftButton

    qtbot.mousePress(frozen.viewport(), button, pos=start)
    qtbot.mouseMove(frozen.viewport(), pos=end)
    assert page.view.drop_group == title
    qtbot.mouseRelease(frozen.viewport(), button, pos=end)

    project = page.session.portfolio.named(Project, FIRST)
    assert project is not None
    assert page.model.group_of_project(project.id) == page.model.rows[title].group
    assert page.view.drop_group == -1


def test_that_esc_leaves_dragged_rows_where_they_are(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    frozen = page.view.frozen
    start = frozen.visualRect(at(FIRST, "number")).center()
    end = frozen.visualRect(at(SECOND, "number")).bottomLeft() + QPoint(10, -1)
    button = Qt.MouseButton.LeftButton
    qtbot.mousePress(frozen.viewport(), button, pos=start)
    qtbot.mouseMove(frozen.viewport(), pos=end)

    qtbot.keyClick(page.view, Key.Key_Escape)
    qtbot.mouseRelease(frozen.viewport(), button, pos=end)

    assert at(FIRST, "number").data() == "1"
    assert page.session.undo_label is None


def test_that_rows_held_at_the_edge_scroll_the_table(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
    qtbot: QtBot,
) -> None:
    page = make_page(make_context(100))
    frozen, bar = page.view.frozen, page.view.verticalScrollBar()
    start = frozen.visualRect(page.model.index(1, 0)).center()
    low = QPoint(start.x(), frozen.viewport().height() - 3)

    qtbot.mousePress(frozen.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(frozen.viewport(), pos=low)
    qtbot.waitUntil(lambda: bar.value() > 0)
    frozen.cancel_drag()

    assert page.session.undo_label is None


@pytest.mark.parametrize("text", ["slj", "水利局"])
def test_that_finding_goes_round_the_matches(
    page: PortfolioPage, qtbot: QtBot, text: str
) -> None:
    seen = []

    page.search(text)
    for _ in range(6):
        seen.append(page.focus.project_id)
        page.find_next()

    assert len(set(seen)) == 5
    assert page.toolbar.found_label.text() == "2 / 5"
    page.find_next(backwards=True)
    page.search("")
    assert page.view.cells.needle is None
    assert not page.toolbar.found_label.text()


def test_that_finding_opens_a_folded_group(page: PortfolioPage) -> None:
    page.commands.fold_action.trigger()

    page.search("森林抚育")

    project = page.model.project(page.view.currentIndex())
    assert project is not None
    assert project.name == "森林抚育"


def test_that_the_filter_says_so_where_nothing_matches(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    page.filter_action.trigger()
    page.filter_bar.field.setText("没有")
    page.filter_bar.apply()

    assert page.panel.empty_note.isVisible()
    page.panel.empty_note.clear_button.click()
    assert page.panel.empty_note.isHidden()
    assert len(page.model.figures.shown) == 17


def test_that_totals_count_what_is_shown(page: PortfolioPage) -> None:
    assert page.panel.total.text("need") == "193,578"
    assert page.panel.total.text("share") == "100.00%"

    program = page.session.portfolio.all(Project)[0].program_id
    page.focus.set_filter(Filter("program", frozenset({program})))

    assert page.panel.total.text("need") == "1,078"
    assert page.filter_bar.isVisible()


def test_that_an_empty_plan_says_how_to_begin(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
) -> None:
    page = make_page(make_context(0))

    assert page.panel.empty_note.isVisible()
    page.panel.empty_note.new_button.click()
    assert page.view.editor() is not None


def test_that_a_thousand_projects_are_found_and_gone_to(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
) -> None:
    page = make_page(make_context(1_000))

    page.go_to_number(500)
    project = page.model.project(page.view.currentIndex())
    assert project is not None
    assert page.model.facts.numbers[project.id] == 500
    page.search("项目999")
    assert page.model.project(page.view.currentIndex()) is not None
    assert page.filter_bar.isVisible()


def test_that_one_value_is_written_into_many_projects(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "name"))
    page.view.selected.select_lines([at(FIRST, "name").row(), at(SECOND, "name").row()])

    popup = page.change_many()
    assert popup is not None
    qtbot.keyClicks(popup.field, "slj")
    qtbot.keyClick(popup.field, Key.Key_Return)

    assert [at(name, "leads").data() for name in (FIRST, SECOND)] == ["水利局"] * 2


@pytest.mark.parametrize(
    ("width", "form"),
    [(1279, "bar"), (1280, "narrow"), (1800, "wide"), (2399, "wide"), (2400, "beside")],
)
def test_that_the_right_column_fits_the_window(width: int, form: str) -> None:
    assert form_of(width) == form


def test_that_a_narrow_window_folds_the_right_column(page: PortfolioPage) -> None:
    page.resize(1200, 700)

    assert page.side.form == "bar"
    assert page.side.width() == page.theme.px(40)
    page.inspector_action.trigger()
    assert not page.side.cards["inspector"].isHidden()
    page.inspector_action.trigger()
    assert page.side.cards["inspector"].isHidden()


def test_that_undo_brings_the_current_row_back(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    page.view.go_to(at(SECOND, "need"))
    page.commands.delete_action.trigger()

    page.session.undo()

    assert at(SECOND, "need").data() is not None
    assert page.view.currentIndex().isValid()


def test_that_the_title_of_a_group_stays_while_its_rows_are_scrolled(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
) -> None:
    page = make_page(make_context(1_000))
    sticky, height = page.view.sticky, page.view.row_height()

    assert sticky.isHidden()
    page.view.verticalScrollBar().setValue(150 * height)
    assert sticky.isVisible()
    assert page.model.rows[sticky.line].group == "program-1"

    page.view.go_to(page.model.index(140, AT["name"]))
    assert page.view.rowViewportPosition(140) >= height


def test_that_the_table_opens_at_its_top(page: PortfolioPage) -> None:
    assert page.view.verticalScrollBar().value() == 0
    project = page.model.project(page.view.currentIndex())
    assert project is not None
    assert project.name == FIRST


def test_that_a_window_that_was_wide_can_be_small_again(page: PortfolioPage) -> None:
    small = page.minimumSizeHint()
    page.resize(2480, 1300)

    assert page.side.form == "beside"
    assert page.minimumSizeHint().width() <= small.width()
