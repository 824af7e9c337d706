"""Commands of the table: rows and blocks of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.clipboard import block_of
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.rows import Sorting

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


def shown(page: PortfolioPage) -> list[str]:
    rows = [page.model.index(line, AT["name"]) for line in range(len(page.model.rows))]
    return [index.data() for index in rows if page.model.project(index)]


def put(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def select(page: PortfolioPage, *indexes: QModelIndex) -> None:
    """Select the block between two cells, as with Shift and arrows."""
    page.view.go_to(indexes[0])
    model = page.view.selectionModel()
    for line in range(indexes[0].row(), indexes[-1].row() + 1):
        for column in range(indexes[0].column(), indexes[-1].column() + 1):
            model.select(page.model.index(line, column), model.SelectionFlag.Select)


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


def test_that_values_alone_are_pasted_where_a_table_has_headings(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "content"))
    put("建设内容\t2022\n项目\t2023\n", "<table><tr><td>x</td></tr></table>")

    qtbot.keyClick(page.view, Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert at(FIRST, "content").data() == "建设内容"
    assert at(SECOND, "schedule").data() == "2023"
    assert len(shown(page)) == 17


def test_that_cut_cells_are_on_the_clipboard_and_empty(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    content = at(FIRST, "content").data()
    select(page, at(FIRST, "content"), at(FIRST, "schedule"))

    qtbot.keyClick(page.view, Key.Key_X, CTRL)

    clip = QGuiApplication.clipboard().text()
    assert block_of(clip) == [[content, "2021-2025"]]
    project = page.session.portfolio.named(Project, FIRST)
    assert project is not None
    assert not project.content
    page.view.go_to(at(FIRST, "content"))
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert at(FIRST, "content").data() == content


def test_that_a_thousand_rows_are_pasted_as_one_step(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
    qtbot: QtBot,
) -> None:
    page = make_page(make_context(0))
    head = "重大工程名称\t子项目名称\t建设时序\t责任牵头单位\t资金需求（万元）\n"
    rows = "".join(
        f"工程{n // 100}\t项目{n}\t2026-2030\t水利局、林业局\t"
        f"{n if n % 50 else '若干'}\n"
        for n in range(1_000)
    )
    put(head + rows)

    with qtbot.waitSignal(page.notice) as told:
        page.commands.paste_action.trigger()

    assert told.args is not None
    assert "1000" in told.args[0]
    assert "20" in told.args[0]
    portfolio = page.session.portfolio
    assert [row.name for row in portfolio.all(Program)] == [
        f"工程{n}" for n in range(10)
    ]
    assert [row.name for row in page.model.facts.projects] == [
        f"项目{n}" for n in range(1_000)
    ]
    assert len(portfolio.all(Agency)) == 2
    assert len(page.model.pending) == 20
    page.session.undo()
    assert not page.session.portfolio.all(Project)


def test_that_a_block_is_copied_as_text_and_as_html(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    select(page, at(FIRST, "schedule"), at(SECOND, "gap"))

    qtbot.keyClick(page.view, Key.Key_C, CTRL)

    data = QGuiApplication.clipboard().mimeData()
    assert block_of(data.text())[0][-2:] == ["1078", "-1078"]
    assert block_of("", data.html()) == block_of(data.text())


def test_that_pasted_cells_land_as_typed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(SECOND, "schedule"))
    put("2022-2023\t水利局\t500\n2024\t林业局\t1,500.5\n")

    with qtbot.waitSignal(page.notice) as told:
        qtbot.keyClick(page.view, Key.Key_V, CTRL)

    assert at(SECOND, "need").data() == "500"
    assert at(THIRD, "need").data() == "1,500.5"
    assert at(THIRD, "leads").data() == "林业局"
    assert told.args is not None
    assert told.args[1]
    page.session.undo()
    assert at(THIRD, "need").data() == "1,020"


def test_that_pasted_cells_not_understood_keep_their_words(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "schedule"))
    put("2022\t没有的局\t约三千万\n2023\t水利局\t7\n")

    page.commands.paste_action.trigger()

    assert page.model.cell(at(FIRST, "need")).is_invalid
    assert page.model.cell(at(FIRST, "need")).text == "约三千万"
    assert page.model.cell(at(FIRST, "leads")).is_invalid
    assert at(FIRST, "schedule").data() == "2022"
    assert at(SECOND, "need").data() == "7"


def test_that_a_headed_table_makes_projects_with_their_programmes(
    page: PortfolioPage,
) -> None:
    last = len(page.model.rows) - 1
    page.view.go_to(page.model.index(last, AT["name"]))
    rows = (
        "<tr><td>序号</td><td>重大工程</td><td>子项目名称</td><td>责任单位</td>"
        "<td>投资（亿元）</td></tr>"
        "<tr><td>1</td><td rowspan=2>新工程</td><td>甲项</td><td>新局</td>"
        "<td>0.5</td></tr>"
        "<tr><td>2</td><td>乙项</td><td>水利局</td><td>不详</td></tr>"
    )
    put("ignored", f"<table>{rows}</table>")

    page.commands.paste_action.trigger()

    portfolio = page.session.portfolio
    program = portfolio.named(Program, "新工程")
    assert program is not None
    made = portfolio.having(Project, "program_id", program.id)
    assert [project.name for project in made] == ["甲项", "乙项"]
    assert made[0].need_fen == 5_000 * 1_000_000
    assert portfolio.named(Agency, "新局") is not None
    line = page.model.line_of(made[1].id)
    assert page.model.cell(page.model.index(line, AT["need"])).text == "不详"
    page.session.undo()
    assert page.session.portfolio.named(Program, "新工程") is None


def test_that_lines_pasted_past_the_end_become_projects(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    last = shown(page)[-1]
    page.view.go_to(at(last, "name"))
    put("改名\t某地\n新甲\t甲地\n新乙\t乙地\n")

    page.commands.paste_action.trigger()

    assert shown(page)[-3:] == ["改名", "新甲", "新乙"]
    assert at("新乙", "places").data() == "乙地"


def test_that_one_value_is_pasted_into_all_cells_selected(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    select(page, at(FIRST, "need"), at(SECOND, "need"))
    put("42\n")

    page.commands.paste_action.trigger()

    assert [at(name, "need").data() for name in (FIRST, SECOND)] == ["42", "42"]


def test_that_the_first_project_of_an_empty_plan_is_typed_and_pasted(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
    qtbot: QtBot,
) -> None:
    page = make_page(make_context(0))

    page.commands.new_action.trigger()
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, "one")
    qtbot.keyClick(editor.widget, Key.Key_Return)
    put("子项目名称\t资金需求\n甲\t5\n")
    page.commands.paste_action.trigger()

    assert shown(page) == ["one", "甲"]


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
