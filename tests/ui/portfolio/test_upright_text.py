"""Tables of documents that became text with one cell a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.money import FEN_BY_UNIT
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.annex_rows import annex_rows
from ecoplanner.ui.portfolio.annex_rows import AnnexRows
from ecoplanner.ui.portfolio.annex_rows import headed
from ecoplanner.ui.portfolio.annex_rows import known_headings
from ecoplanner.ui.portfolio.annex_rows import Subtotal
from ecoplanner.ui.portfolio.clipboard import taken_of
from ecoplanner.ui.portfolio.merged_text import carried_on
from ecoplanner.ui.portfolio.upright_text import upright_table
from tests.ui.portfolio.cells import put

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.page import PortfolioPage

WAN = FEN_BY_UNIT["万元"]
KNOWN = known_headings({})
HEAD = [
    "序号",
    "重大工程名称",
    "子项目名称",
    "实施区域",
    "建设内容及规模",
    "建设时序",
    "责任牵头单位",
    "资金需求（万元）",
]
ROWS = [
    [
        "1",
        "矿山工程",
        "废矿修复",
        "东镇、西镇",
        "修 34 座",
        "2021-2025",
        "甲局",
        "1078",
    ],
    ["2", "森林工程", "林地保护", "南乡", "造林", "2021-2025", "林业局", "350"],
    ["", "", "低效林\n改造", "", "更新", "2021-2025", "", "3450"],
    ["", "", "森林抚育", "", "抚育", "2021-2025", "", "1800"],
    ["3", "人居工程", "绿道", "县城", "10km", "2021-2025", "水利局", "18000"],
]
TOTAL = ["", "合计", "24678"]


def upright(*rows: list[str], tab: str = "\t") -> str:
    return "\n\n".join("\n".join(f"{tab}{cell}" for cell in row) for row in rows)


def said(text: str) -> tuple[AnnexRows, int]:
    table = upright_table(text, KNOWN)
    assert table is not None
    assert not table.strange
    found = headed(table.block, {})
    assert found is not None
    found, filled = carried_on(found)
    return annex_rows(found), filled


def test_that_one_cell_a_line_is_a_table() -> None:
    text = f"附表\n某县安排表\n{upright(HEAD, *ROWS, TOTAL)}\n 附图\t\n图一\n"

    found, filled = said(text)

    assert [each["name"] for each in found.projects] == [
        "废矿修复",
        "林地保护",
        "低效林改造",
        "森林抚育",
        "绿道",
    ]
    assert [each["program"] for each in found.projects] == [
        "矿山工程",
        *["森林工程"] * 3,
        "人居工程",
    ]
    assert {each["places"] for each in found.projects[1:4]} == {"南乡"}
    assert {each["leads"] for each in found.projects[1:4]} == {"林业局"}
    assert filled == 4
    assert (found.sum_fen, found.total_fen) == (24_678 * WAN, 24_678 * WAN)


def test_that_the_first_tab_may_be_missing() -> None:
    found, _ = said(upright(HEAD, *ROWS).lstrip("\t"))

    assert len(found.projects) == 5


def test_that_windows_line_ends_are_line_ends() -> None:
    found, _ = said(upright(HEAD, *ROWS, TOTAL).replace("\n", "\r\n"))

    assert (len(found.projects), found.total_fen) == (5, 24_678 * WAN)


def test_that_cells_need_no_tabs_where_none_is_empty() -> None:
    found, filled = said(upright(HEAD, ROWS[0], ROWS[1], TOTAL[1:], tab=""))

    assert [each["name"] for each in found.projects] == ["废矿修复", "林地保护"]
    assert found.total_fen == 24_678 * WAN
    assert not filled


def test_that_cells_merged_at_the_left_may_be_left_out() -> None:
    found, _ = said(
        upright(HEAD, ROWS[1], ["抚育", "南乡", "抚育", "2022", "甲局", "1800"], tab="")
    )

    assert found.projects[-1]["program"] == "森林工程"
    assert found.projects[-1]["need"] == "1800万元"


def test_that_headings_may_take_two_rows_and_subtotals_are_compared() -> None:
    head = ["序号", "重点工程", "子项目", "总投资"]
    rows = [
        ["", "", "", "（万元）"],
        ["1", "甲工程", "一", "10"],
        ["", "", "二", "5"],
        ["小计", "15"],
        ["2", "乙工程", "三", "7"],
        ["小计", "8"],
        ["合计", "22"],
    ]

    found, _ = said(upright(head, *rows))

    assert found.subtotals == [
        Subtotal("甲工程", 15 * WAN, 15 * WAN),
        Subtotal("乙工程", 8 * WAN, 7 * WAN),
    ]
    assert found.projects[1] == {"program": "甲工程", "name": "二", "need": "5万元"}
    assert (found.sum_fen, found.total_fen) == (22 * WAN, 22 * WAN)


@pytest.mark.parametrize(
    "text",
    [
        "甲\n乙\n丙\n",
        "序号\t项目名称\t投资\n1\t甲\t5\n",
        "\t甲\t5\n\t乙\t6\n",
        "项目\n甲\n乙\n",
        "",
    ],
)
def test_that_other_text_is_none(text: str) -> None:
    assert upright_table(text, KNOWN) is None


def test_that_a_row_that_fits_no_headings_is_named() -> None:
    table = upright_table(upright(HEAD, ROWS[0], ["甲", "乙", "丙"]), KNOWN)

    assert table is not None
    assert table.strange == ["甲", "乙", "丙"]


def plain(*rows: list[str]) -> tuple[AnnexRows, int]:
    text = "\n".join("\t".join(row).replace("\n", "") for row in rows)
    found = headed(taken_of(text).block, {})
    assert found is not None
    found, filled = carried_on(found)
    return annex_rows(found), filled


def test_that_cells_parted_by_tabs_are_filled_from_merged_ones() -> None:
    found, filled = plain(HEAD, *ROWS, [*TOTAL[:2], "", "", "", "", "", TOTAL[2]])

    assert [each["places"] for each in found.projects[1:4]] == ["南乡"] * 3
    assert [each["leads"] for each in found.projects[1:4]] == ["林业局"] * 3
    assert (filled, found.total_fen, found.sum_fen) == (4, 24_678 * WAN, 24_678 * WAN)


def test_that_contents_and_amounts_are_never_filled() -> None:
    row = ["", "", "甲项", "", "", "", "", ""]
    found, _ = plain(HEAD, ROWS[1], row)

    assert "need" not in found.projects[1]
    assert "content" not in found.projects[1]


def test_that_nothing_is_filled_across_programmes() -> None:
    row = ["2", "别的工程", "甲项", "", "造林", "", "", "5"]
    found, filled = plain(HEAD, ROWS[1], row)

    assert "places" not in found.projects[1]
    assert not filled


def test_that_a_row_without_a_name_goes_on_with_its_project() -> None:
    found, _ = plain(HEAD, ROWS[1], ["", "", "", "北乡", "封山", "", "", ""])

    (project,) = found.projects
    assert project["places"] == "南乡、北乡"
    assert project["content"] == "造林\n封山"


def test_that_a_new_plan_takes_such_text(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
    qtbot: QtBot,
) -> None:
    page = make_page(make_context(0))
    put(upright(HEAD, *ROWS, TOTAL))

    with qtbot.waitSignal(page.notice) as told:
        page.commands.paste_action.trigger()

    assert told.args is not None
    assert "24,678" in told.args[0]
    assert "4 empty cells" in told.args[0]
    assert not page.model.pending
    portfolio = page.session.portfolio
    assert [row.name for row in portfolio.all(Program)] == [
        "矿山工程",
        "森林工程",
        "人居工程",
    ]
    assert sum(row.need_fen or 0 for row in portfolio.all(Project)) == 24_678 * WAN


@pytest.mark.parametrize(
    "text",
    [
        upright(HEAD, ROWS[0], ["甲", "乙", "丙"]),
        upright(["序号", "实施区域", "资金需求"], ["1", "东镇", "5"]),
        "序号\t实施区域\t建设内容\t资金需求\n1\t东镇\t修路\t5\n",
        "序号\t项目名称\t资金需求\n\t合计\t5\n",
    ],
)
def test_that_a_table_that_cannot_be_read_is_refused_in_a_sentence(
    make_context: Callable[[int], Context],
    make_page: Callable[[Context], PortfolioPage],
    qtbot: QtBot,
    text: str,
) -> None:
    page = make_page(make_context(0))
    put(text)

    with qtbot.waitSignal(page.refused) as told:
        page.commands.paste_action.trigger()

    assert told.args is not None
    assert told.args[0]
    assert not page.session.portfolio.all(Project)
