"""Tables of projects as other programs copy them."""

from __future__ import annotations

import pytest

from ecoplanner.model.money import FEN_BY_UNIT
from ecoplanner.ui.portfolio.annex_rows import annex_rows
from ecoplanner.ui.portfolio.annex_rows import AnnexRows
from ecoplanner.ui.portfolio.annex_rows import headed
from ecoplanner.ui.portfolio.annex_rows import one_line
from ecoplanner.ui.portfolio.clipboard import taken_of

WAN = FEN_BY_UNIT["万元"]
HEAD = "<tr><td>重大工程</td><td>子项目</td><td>投资（万元）</td></tr>"


def said(text: str, html: str = "") -> AnnexRows:
    taken = taken_of(text, html)
    found = headed(taken.block, {}, taken.covered)
    assert found is not None
    return annex_rows(found)


def test_that_totals_are_no_projects_and_are_compared() -> None:
    found = said("项目\t投资\n甲\t5\n小计\t5\n乙\t7\n合　计\t13\n")

    assert [each["name"] for each in found.projects] == ["甲", "乙"]
    assert (found.sum_fen, found.total_fen) == (12 * WAN, 13 * WAN)


def test_that_a_total_merged_over_columns_is_no_project() -> None:
    rows = "<tr><td>矿山</td><td>甲</td><td>5</td></tr>"
    found = said("", f"<table>{HEAD}{rows}<tr><td colspan=2>合计</td><td>5</td></tr>")

    assert [each["name"] for each in found.projects] == ["甲"]
    assert found.total_fen == 5 * WAN


def test_that_an_amount_over_several_projects_counts_once() -> None:
    rows = (
        "<tr><td rowspan=2>矿山</td><td>甲</td><td rowspan=2>5</td></tr>"
        "<tr><td>乙</td></tr><tr><td>水</td><td>丙</td><td>1</td></tr>"
    )
    found = said("", f"<table>{HEAD}{rows}</table>")

    assert [each.get("need") for each in found.projects] == ["5万元", None, "1万元"]
    assert [each["program"] for each in found.projects] == ["矿山", "矿山", "水"]
    assert (found.sum_fen, found.shared) == (6 * WAN, 1)


def test_that_rows_under_one_name_are_one_project() -> None:
    html = (
        "<table><tr><td>子项目</td><td>实施区域</td><td>建设内容</td><td>投资</td></tr>"
        "<tr><td rowspan=2>甲</td><td>东镇</td><td>修路</td><td>5</td></tr>"
        "<tr><td>西镇</td><td>种树</td><td>6</td></tr></table>"
    )

    (project,) = said("", html).projects

    assert project["places"] == "东镇、西镇"
    assert project["content"] == "修路\n种树"
    assert project["need"] == "5；6"


@pytest.mark.parametrize(
    "title", ["一、矿山修复工程", "（一）矿山修复工程", "1．矿山修复工程"]
)
@pytest.mark.parametrize("is_html", [True, False])
def test_that_a_row_over_the_table_names_a_programme(
    title: str, *, is_html: bool
) -> None:
    text = f"序号\t项目名称\t投资\n{title}\t\t\n1\t甲\t5\n"
    html = (
        "<table><tr><td>序号</td><td>项目名称</td><td>投资</td></tr>"
        f"<tr><td colspan=3>{title}</td></tr><tr><td>1</td><td>甲</td><td>5</td></tr>"
    )

    (project,) = said(text, html if is_html else "").projects

    assert (project["program"], project["name"]) == ("矿山修复工程", "甲")


def test_that_headings_may_stand_below_a_title_and_in_two_rows() -> None:
    text = (
        "附表  某县工程安排表\t\t\n\t\t单位：亿元\n"
        "序号\t项目名称\t投资\n\t\t\n1\t甲\t0.5\n"
    )

    (project,) = said(text).projects

    assert project["need"] == "0.5亿元"


def test_that_columns_not_known_become_notes() -> None:
    (project,) = said("项目\t投资\t备注\t审批\n甲\t5\t急\t已批\n").projects

    assert project["note"] == "急\n审批：已批"


def test_that_a_dash_is_no_amount_and_not_nought() -> None:
    found = said("项目\t投资\n甲\t—\n乙\t0\n")

    assert [each.get("need") for each in found.projects] == [None, "0"]


def test_that_excel_tables_lose_nothing_but_their_widths() -> None:
    html = (
        "<table><tr><td>项目</td><td>投资</td><td>备注</td></tr>"
        "<tr><td colspan=2 style='mso-ignore:colspan'>甲 很长的名称</td>"
        "<td>急</td></tr>"
        "<tr height=0 style='display: none'><td width=72></td></tr></table>"
    )

    (project,) = said("", html).projects

    assert project == {"name": "甲 很长的名称", "note": "急"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("低产低效林\n改造", "低产低效林改造"),
        ("DN400\n管网", "DN400 管网"),
        (" a \n\n b ", "a b"),
        ("", ""),
    ],
)
def test_that_names_broken_in_lines_are_one(typed: str, meant: str) -> None:
    assert one_line(typed) == meant
