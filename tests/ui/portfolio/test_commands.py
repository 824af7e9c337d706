"""Commands of the table: rows added, moved and filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.rows import Sorting
from tests.ui.portfolio.cells import put
from tests.ui.portfolio.cells import select
from tests.ui.portfolio.cells import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.page import PortfolioPage

FIRST, SECOND = "历史遗留废弃矿山生态修复", "非煤矿山源头治理"
THIRD = "小流域水土保持综合治理"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def test_that_a_project_is_added_below_the_current_one(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "need"))

    page.commands.new_action.trigger()
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, "new one")
    qtbot.keyClick(editor.widget, Key.Key_Return)

    assert shown(page)[:3] == [FIRST, "new one", SECOND]
    page.session.undo()
    assert shown(page)[:2] == [FIRST, SECOND]


def test_that_projects_are_typed_one_after_another_in_the_last_line(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    last = len(page.model.rows) - 1
    page.view.go_to(page.model.index(last, AT["name"]))

    for name in ("one", "two"):
        qtbot.keyClicks(page.view, name[0])
        editor = page.view.editor()
        assert editor is not None
        qtbot.keyClicks(editor.widget, name[1:])
        qtbot.keyClick(editor.widget, Key.Key_Return)

    assert shown(page)[-2:] == ["one", "two"]


def test_that_a_line_left_empty_adds_nothing(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "need"))

    page.commands.new_action.trigger()
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClick(editor.widget, Key.Key_Escape)
    qtbot.keyClick(page.view, Key.Key_Escape)

    assert len(shown(page)) == 17
    assert page.model.invitation is None
    assert page.session.undo_label is None


def test_that_a_project_is_duplicated_with_what_hangs_on_it(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    page.view.go_to(at(THIRD, "name"))
    page.commands.duplicate_action.trigger()

    names = shown(page)
    copy = names[names.index(THIRD) + 1]
    assert copy.startswith(THIRD)
    for key in ("places", "content", "leads", "need"):
        assert at(copy, key).data() == at(THIRD, key).data()


def test_that_rows_are_deleted_and_come_back(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    before = shown(page)
    select(page, at(FIRST, "name"), at(SECOND, "name"))

    with qtbot.waitSignal(page.notice) as told:
        page.commands.delete_action.trigger()

    assert shown(page) == before[2:]
    assert told.args is not None
    assert told.args[1]
    page.session.undo()
    assert shown(page) == before


def test_that_cells_are_emptied_but_names_stay(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    select(page, at(FIRST, "name"), at(FIRST, "need"))

    qtbot.keyClick(page.view, Key.Key_Delete)

    project = page.session.portfolio.named(Project, FIRST)
    assert project is not None
    assert project.need_fen is None
    assert not project.content
    assert page.model.facts.agencies_text(project, "lead") == ""
    page.session.undo()
    assert at(FIRST, "need").data() == "1,078"


def test_that_a_row_moves_down_and_into_the_next_group(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "name"))

    qtbot.keyClick(page.view, Key.Key_Down, ALT_SHIFT)
    assert shown(page)[:2] == [SECOND, FIRST]
    assert page.view.currentIndex().data() == FIRST

    qtbot.keyClick(page.view, Key.Key_Down, ALT_SHIFT)
    assert shown(page)[:3] == [SECOND, FIRST, THIRD]
    programs = page.session.portfolio.all(Program)
    moved = page.session.portfolio.named(Project, FIRST)
    assert moved is not None
    assert moved.program_id == programs[1].id

    qtbot.keyClick(page.view, Key.Key_Up, ALT_SHIFT)
    qtbot.keyClick(page.view, Key.Key_Up, ALT_SHIFT)
    assert shown(page)[:2] == [FIRST, SECOND]


def test_that_moving_stops_at_both_ends(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    names = shown(page)

    page.view.go_to(at(names[0], "name"))
    page.commands.up_action.trigger()
    page.view.go_to(at(names[-1], "name"))
    page.commands.down_action.trigger()

    assert shown(page) == names
    assert page.session.undo_label is None


def test_that_rows_dropped_on_a_group_go_into_it(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    ids = [row.project_id for row in page.model.rows if row.kind == "project"][:2]
    last = [line for line, row in enumerate(page.model.rows) if row.kind == "group"][-1]

    page.view.rows_dropped.emit(ids, last + 1)

    programs = page.session.portfolio.all(Program)
    moved = page.session.portfolio.having(Project, "program_id", programs[-1].id)
    assert [project.name for project in moved[:2]] == [FIRST, SECOND]


def test_that_sorted_rows_do_not_move(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    page.model.set_sorting(Sorting("need"))
    page.view.go_to(at(FIRST, "name"))

    assert not page.commands.up_action.isEnabled()


def test_that_values_are_filled_down(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    names = shown(page)[2:6]
    select(page, at(names[0], "schedule"), at(names[-1], "leads"))
    page.commands.type_into_selected("schedule", "2024", [])
    page.session.undo()
    page.view.editing.typed.emit(at(names[0], "schedule"), "2024", [])
    select(page, at(names[0], "schedule"), at(names[-1], "schedule"))

    qtbot.keyClick(page.view, Key.Key_D, CTRL)

    assert [at(name, "schedule").data() for name in names] == ["2024"] * 4


def test_that_one_row_is_filled_from_the_one_above(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(SECOND, "leads"))

    qtbot.keyClick(page.view, Key.Key_D, CTRL)

    assert at(SECOND, "leads").data() == at(FIRST, "leads").data()


def test_that_a_value_is_filled_right_over_many_rows(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.toolbar.column_toggled.emit("supports", True)  # noqa: FBT003 - a signal
    names = shown(page)[2:6]
    select(page, at(names[0], "content"), at(names[-1], "schedule"))

    qtbot.keyClick(page.view, Key.Key_R, CTRL)

    for name in names:
        assert at(name, "schedule").data() == at(name, "content").data()


@pytest.mark.parametrize("key", ["number", "gap", "share"])
def test_that_nothing_is_filled_into_figures_worked_out(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot, key: str
) -> None:
    page.view.go_to(at(FIRST, key))

    for fill in (Key.Key_R, Key.Key_D):
        qtbot.keyClick(page.view, fill, CTRL)

    assert page.session.undo_label is None


def test_that_one_value_typed_goes_to_all_cells_selected(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    names = shown(page)[2:6]
    select(page, at(names[0], "schedule"), at(names[-1], "schedule"))

    qtbot.keyClicks(page.view, "2")
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, "024")
    qtbot.keyClick(editor.widget, Key.Key_Return, CTRL)

    assert [at(name, "schedule").data() for name in names] == ["2024"] * 4
    page.session.undo()
    assert [at(name, "schedule").data() for name in names] == ["2021-2025"] * 4


@pytest.mark.parametrize("count", [0, 1_000])
def test_that_commands_do_no_harm_at_any_size(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
    count: int,
) -> None:
    page = make_page(make_context(count))
    put("")

    for action in page.commands.menu_actions:
        if action is not None and action is not page.commands.new_action:
            action.trigger()

    assert len(page.session.portfolio.all(Project)) == count
