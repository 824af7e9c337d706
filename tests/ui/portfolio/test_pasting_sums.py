"""Sums among copied and pasted lines: they are never projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.clipboard import block_of
from ecoplanner.ui.portfolio.columns import AT
from tests.ui.portfolio.cells import put
from tests.ui.portfolio.cells import select

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.page import PortfolioPage

SECOND, FOURTH = "非煤矿山源头治理", "重点河湖水环境综合治理"
WATER = "水生态和湿地保护修复重大工程"
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def total(page: PortfolioPage) -> int:
    return sum(row.need_fen or 0 for row in page.session.portfolio.all(Project))


def test_that_titles_between_projects_are_not_copied(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    before = total(page)
    select(page, at(SECOND, "name"), at(FOURTH, "need"))

    qtbot.keyClick(page.view, Key.Key_C, CTRL)

    data = QGuiApplication.clipboard().mimeData()
    for block in (block_of(data.text()), block_of("", data.html())):
        assert [cells[0] for cells in block] == [
            SECOND,
            "小流域水土保持综合治理",
            FOURTH,
        ]
    qtbot.keyClick(page.view, Key.Key_End, CTRL)
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert len(page.session.portfolio.all(Project)) == 20
    assert total(page) - before == (1_020 + 22_600) * 1_000_000


def test_that_titles_alone_are_copied_with_their_sums(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    line = next(at for at, row in enumerate(page.model.rows) if row.kind == "group")
    select(page, page.model.index(line, AT["name"]), page.model.index(line, AT["need"]))

    qtbot.keyClick(page.view, Key.Key_C, CTRL)

    (cells,) = block_of(QGuiApplication.clipboard().text())
    assert (cells[0], cells[-1]) == ("1  矿山生态修复重大工程", "1078")


@pytest.mark.parametrize(
    "title",
    [
        f"2  {WATER}\t\t\t\t\t108900",
        f"{WATER}\t\t\t\t\t108900",
        f"2、{WATER}\t\t\t\t\t500",
        "小计\t\t\t\t\t500",
        "合 计\t\t\t\t\t500",
    ],
)
def test_that_lines_of_sums_are_left_out_and_said(
    page: PortfolioPage, qtbot: QtBot, title: str
) -> None:
    page.view.go_to(page.model.index(len(page.model.rows) - 1, 1))
    put(f"新甲\t\t\t\t\t100\n{title}\n新乙\t\t\t\t\t200\n新丙\t\t\t\t\t300\n")

    with qtbot.waitSignal(page.notice) as told:
        qtbot.keyClick(page.view, Key.Key_V, CTRL)

    names = [row.name for row in page.model.facts.projects]
    assert names[-3:] == ["新甲", "新乙", "新丙"]
    assert told.args is not None
    assert "1" in told.args[0].replace("3", "")
    assert "sums" in told.args[0]


def test_that_a_project_called_as_its_programme_is_pasted(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    page.view.go_to(page.model.index(len(page.model.rows) - 1, 1))
    put(f"{WATER}\t\t\t\t\t7\n")

    qtbot.keyClick(page.view, Key.Key_V, CTRL)

    assert page.model.facts.projects[-1].name == WATER


def test_that_sums_alone_are_refused(page: PortfolioPage, qtbot: QtBot) -> None:
    page.view.go_to(page.model.index(len(page.model.rows) - 1, 1))
    put(f"2  {WATER}\n")

    with qtbot.waitSignal(page.refused):
        qtbot.keyClick(page.view, Key.Key_V, CTRL)

    assert len(page.session.portfolio.all(Project)) == 17
