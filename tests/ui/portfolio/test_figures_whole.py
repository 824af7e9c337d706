"""Figures of the table: never cut, of the whole plan, and what is said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from ecoplanner.model.funding import Allocation
from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import SUMMED
from ecoplanner.ui.portfolio.filters import Wanted
from ecoplanner.ui.portfolio.wording import mean_text
from tests.ui.portfolio.cells import select

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.portfolio.page import PortfolioPage

FIRST, SECOND = "历史遗留废弃矿山生态修复", "非煤矿山源头治理"
Key = Qt.Key
WAN = 1_000_000


def set_need(page: PortfolioPage, name: str, need_fen: int) -> None:
    project = page.session.portfolio.named(Project, name)
    assert project is not None

    def work(writer: Writer) -> None:
        writer.save(replace(project, need_fen=need_fen))

    page.session.edit("need", work)


@pytest.mark.parametrize("need", [1_234_567_890 * WAN, 1_078 * WAN + 330_001])
def test_that_columns_of_figures_grow_with_them(page: PortfolioPage, need: int) -> None:
    set_need(page, FIRST, need)

    pad = page.theme.px(16)
    bold = QFontMetrics(page.theme.font(13, 700))
    plain = QFontMetrics(page.theme.font(13))
    for key in SUMMED - {"given"}:
        width = page.view.columnWidth(AT[key]) - pad
        assert bold.horizontalAdvance(page.panel.total.text(key)) <= width
        for line in range(page.model.rowCount()):
            text = page.model.cell(page.model.index(line, AT[key])).text
            assert plain.horizontalAdvance(text) <= width


def test_that_a_rounded_gap_says_so_and_is_exact_in_its_tooltip(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    set_need(page, FIRST, 1_078 * WAN + 330_001)

    gap = at(FIRST, "gap")

    assert gap.data() == "≈−1,078.33"
    assert "−1,078.330001" in str(gap.data(Qt.ItemDataRole.ToolTipRole))
    assert at(FIRST, "need").data() == "1,078.330001"


def test_that_a_share_means_the_same_under_a_filter(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    before = at(FIRST, "share").data()
    for grouping in ("program", "zone", "none"):
        page.model.set_grouping(grouping)
        page.model.set_wanted(Wanted())
        everything = page.model.figures
        page.model.set_wanted(Wanted(text="水利局"))
        figures = page.model.figures
        assert figures.is_filtered
        for key, group in figures.groups.items():
            ids = [member.project.id for member in group.members]
            all_ids = [each.project.id for each in everything.groups[key].members]
            of_all = dict(zip(all_ids, everything.shares_of(key), strict=True))
            assert figures.shares_of(key) == tuple(of_all[id_] for id_ in ids)
            assert figures.group_shares[key] == sum(figures.shares_of(key))
        total = sum(figures.group_shares.values())
        assert page.panel.total.text("share") == f"{total / 100:.2f}%"
    page.model.set_grouping("program")
    page.model.set_wanted(Wanted(text=FIRST))
    assert at(FIRST, "share").data() == before


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        ([1_078 * WAN], "1,078"),
        ([10 * WAN, 11 * WAN], "10.5"),
        ([10 * WAN, 10 * WAN, 11 * WAN], "≈10.33"),
        ([1, 2], "≈0.00"),
    ],
)
def test_that_an_average_is_of_what_is_known(amounts: list[int], text: str) -> None:
    assert mean_text(amounts) == text


def test_that_a_project_without_a_need_is_not_averaged(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    select(page, at(FIRST, "name"), at(SECOND, "name"))

    assert "average 1,078 (10,000 yuan)" in page.summary


def test_that_a_click_on_a_heading_sorts_and_selects_nothing(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "need"))
    for header in page.panel.headers:
        column = AT["need"] if header is page.panel.headers[0] else AT["name"]
        point = QPoint(
            header.sectionViewportPosition(column) + header.sectionSize(column) // 2, 9
        )

        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)

        assert page.model.sorting.key in ("need", "name")
        assert page.view.selected.projects() == [page.focus.project_id]
        assert not page.view.has_range


def test_that_a_heading_is_never_covered_by_its_icons(page: PortfolioPage) -> None:
    (header, _) = page.panel.headers
    metrics = QFontMetrics(page.theme.font(12, 500))
    page.panel._on_header_clicked(AT["need"])
    header._hover(AT["need"])

    icons = len(header.icons(AT["need"]))

    assert icons == 2
    room = header._words_rect(AT["need"], icons)
    words = metrics.horizontalAdvance(
        page.model.headerData(AT["need"], Qt.Orientation.Horizontal)
    )
    slots = [header._slot(AT["need"], at) for at in range(icons)]
    assert not any(slot.intersects(room) for slot in slots)
    assert words <= room.width()


def test_that_typing_into_a_title_says_where_to_type(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    line = next(at for at, row in enumerate(page.model.rows) if row.kind == "group")
    for key, part in (("need", "projects below"), ("places", "title of a group")):
        page.view.go_to(page.model.index(line, AT[key]))
        qtbot.keyClicks(page.view, "7")
        assert part in page.panel.bubble.text


def test_that_a_hint_leads_to_the_need_by_mouse_and_key(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "gap"))
    qtbot.keyClicks(page.view, "7")
    assert "need" in page.panel.bubble.link
    qtbot.mouseClick(page.panel.bubble, Qt.MouseButton.LeftButton)
    editor = page.view.editor()
    assert editor is not None
    assert page.view.currentIndex() == at(FIRST, "need")
    qtbot.keyClick(editor.widget, Key.Key_Escape)

    page.view.go_to(at(FIRST, "share"))
    qtbot.keyClicks(page.view, "7")
    qtbot.keyClick(page.view, Key.Key_F2)

    assert page.view.currentIndex() == at(FIRST, "need")


def test_that_the_hint_of_what_is_set_aside_leads_to_funding(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.toolbar.column_toggled.emit("given", True)  # noqa: FBT003 - a signal
    page.view.go_to(at(FIRST, "given"))
    qtbot.keyClicks(page.view, "7")

    with qtbot.waitSignal(page.page_requested) as asked:
        qtbot.keyClick(page.view, Key.Key_F2)

    assert asked.args == ["funding"]


def test_that_columns_fill_the_table_without_the_widest(page: PortfolioPage) -> None:
    page.toolbar.column_toggled.emit("content", False)  # noqa: FBT003 - a signal

    header, view = page.view.horizontalHeader(), page.view.viewport()
    assert view.width() - 6 <= header.length() <= view.width()


def test_that_sums_of_nothing_are_not_zero(page: PortfolioPage) -> None:
    projects = page.session.portfolio.all(Project)
    first = projects[0].program_id
    allotted = {row.project_id for row in page.session.portfolio.all(Allocation)}

    def clear(*wanted: Project) -> None:
        rows = [replace(each, need_fen=None) for each in wanted]
        page.session.edit("clear", lambda writer: writer.save(*rows))

    def said(row: int) -> list[str]:
        cells = (page.model.cell(page.model.index(row, AT[key])) for key in keys)
        return [cell.text for cell in cells]

    keys = ("need", "share", "given", "gap")
    assert not allotted
    assert "—" not in said(0)
    clear(*(each for each in projects if each.program_id == first))
    assert said(0) == ["—"] * 4
    assert page.panel.total.text("share") == "100.00%"

    clear(*projects)
    assert [page.panel.total.text(key) for key in keys] == ["—"] * 4

    # A need of zero is one that was filled in.
    set_need(page, FIRST, 0)
    assert said(0)[0] == "0"
    assert page.panel.total.text("need") == "0"
