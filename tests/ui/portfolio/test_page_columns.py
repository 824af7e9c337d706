"""The columns of the table of projects: frozen, moved, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.rows import Sorting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.page import PortfolioPage

FIRST, SECOND = "历史遗留废弃矿山生态修复", "非煤矿山源头治理"
Key = Qt.Key


def test_that_frozen_columns_stay_in_step(page: PortfolioPage, qtbot: QtBot) -> None:
    view, frozen = page.view, page.view.frozen
    page.resize(900, 300)

    view.verticalScrollBar().setValue(120)
    view.setColumnWidth(AT["name"], 260)

    assert frozen.verticalScrollBar().value() == 120
    for line in range(page.model.rowCount()):
        assert frozen.rowViewportPosition(line) == view.rowViewportPosition(line)
        assert frozen.rowHeight(line) == view.rowHeight(line)
    for column in range(FROZEN):
        assert frozen.columnWidth(column) == view.columnWidth(column)
    assert frozen.width() == view.frozen_width


def test_that_a_cell_gone_to_is_not_under_the_frozen_columns(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    page.resize(700, 400)
    page.view.horizontalScrollBar().setValue(10_000)

    page.view.go_to(at(FIRST, "places"))

    left = page.view.columnViewportPosition(AT["places"])
    assert left >= page.view.frozen_width


def test_that_a_name_is_edited_in_the_frozen_columns(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "name"))

    qtbot.keyClick(page.view, Key.Key_F2)

    editor = page.view.editor()
    assert editor is not None
    assert editor.widget.parentWidget() is page.view.frozen.viewport()


def test_that_columns_are_remembered_for_the_user(
    page: PortfolioPage,
    make_page: Callable[[Context], PortfolioPage],
) -> None:
    page.toolbar.column_toggled.emit("zones", True)  # noqa: FBT003 - a signal
    page.toolbar.column_toggled.emit("gap", False)  # noqa: FBT003 - a signal
    page.toolbar.grouping_chosen.emit("zone")
    header = page.view.horizontalHeader()
    header.moveSection(header.visualIndex(AT["need"]), FROZEN)

    page.view.setColumnWidth(AT["schedule"], 123)
    page.view.group_activated.emit(page.model.rows[-1].group)
    again = make_page(page.context)

    assert again.view.columnWidth(AT["schedule"]) == page.theme.px(123)

    assert again.model.folded == page.model.folded
    assert not again.view.isColumnHidden(AT["zones"])
    assert again.view.isColumnHidden(AT["gap"])
    assert again.model.grouping == "zone"
    assert again.view.horizontalHeader().visualIndex(AT["need"]) == FROZEN


def test_that_frozen_columns_are_not_moved(page: PortfolioPage) -> None:
    header = page.view.horizontalHeader()

    header.moveSection(header.visualIndex(AT["need"]), 0)
    header.moveSection(0, 4)

    assert [header.logicalIndex(visual) for visual in range(FROZEN)] == [0, 1]


def test_that_a_header_sorts_both_ways_and_back(page: PortfolioPage) -> None:
    header = page.view.horizontalHeader()

    for wanted in (Sorting("need"), Sorting("need", is_falling=True), Sorting()):
        header.sectionClicked.emit(AT["need"])
        assert page.model.sorting == wanted


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"order": 5, "widths": {"x": "y"}}'])
def test_that_a_layout_not_understood_is_forgotten(
    context: Context, make_page: Callable[[Context], PortfolioPage], kept: str
) -> None:
    context.settings.grid = kept

    page = make_page(context)

    header = page.view.horizontalHeader()
    assert [header.logicalIndex(at) for at in range(len(AT))] == list(range(len(AT)))
