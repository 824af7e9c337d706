"""Cells copied, cut and pasted as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.clipboard import block_of
from ecoplanner.ui.portfolio.columns import AT
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
