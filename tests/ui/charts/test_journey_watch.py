"""Watching the shares while the table is edited: by keys alone, and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.charts.legend import Legend
from ecoplanner.ui.charts.numbers import NumbersTable
from ecoplanner.ui.charts.shares_card import SharesCard
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.page import PortfolioPage

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.page import Context

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
LARGEST = "水系连通及水美乡村建设"


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> PortfolioPage:
    """The page of projects with its cards."""
    made = PortfolioPage(context)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.view.setFocus()
    return made


def card_of(page: PortfolioPage) -> SharesCard:
    card = page.side.cards["shares"]
    assert isinstance(card, SharesCard)
    return card


def legend_of(page: PortfolioPage) -> Legend:
    return card_of(page).findChildren(Legend)[0]


def place_of(page: PortfolioPage, part: Part) -> QPoint:
    return legend_of(page).shape_of(part).boundingRect().center().toPoint()


def cell(page: PortfolioPage, name: str, key: str) -> QModelIndex:
    project = page.session.portfolio.named(Project, name)
    assert project is not None
    return page.model.index(page.model.line_of(project.id), AT[key])


def shares(page: PortfolioPage) -> list[str]:
    return [part.share_text for part in card_of(page).chart.parts]


def test_that_shares_are_watched_from_the_keyboard_alone(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    card, before = card_of(page), shares(page)
    assert card.isVisible()
    page.view.go_to(cell(page, LARGEST, "need"))

    qtbot.keyClicks(page.view, "9")
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClicks(editor.widget, "0000")
    qtbot.keyClick(editor.widget, Key.Key_Return)

    # Ring, legend, sentence and table say the same, at once.
    assert shares(page) != before
    assert "238,298" in card.sentence
    assert cell(page, LARGEST, "share").data() == "37.77%"
    group = page.model.index(page.model.line(page.model.rows[3]), AT["share"])
    assert shares(page)[1] == group.data()

    legend = legend_of(page)
    legend.setFocus()
    qtbot.keyClick(legend, Key.Key_Down)
    qtbot.keyClick(legend, Key.Key_Return)
    program = page.session.portfolio.all(Program)[1]
    assert page.focus.filter == Filter("program", frozenset({program.id}))
    assert len(page.model.figures.shown) == 4
    qtbot.keyClick(legend, Key.Key_Return)
    assert len(page.model.figures.shown) == 17

    page.view.setFocus()
    page.session.undo()
    assert shares(page) == before


def test_that_shares_are_watched_with_the_mouse(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    card = card_of(page)
    parts = card.chart.parts

    qtbot.mouseClick(legend_of(page), LEFT, pos=place_of(page, parts[0]))
    assert len(page.model.figures.shown) == 2
    assert page.filter_bar.isVisible()
    qtbot.mouseClick(legend_of(page), LEFT, SHIFT, place_of(page, parts[2]))
    assert len(page.model.figures.shown) == 5
    page.filter_bar.clear()
    assert len(page.model.figures.shown) == 17

    for by, count in (("zone", 3), ("agency", 5)):
        card.way_actions[by].trigger()  # type: ignore[index]  # one of the ways
        assert len([part for part in card.chart.parts if part.key]) == count
        assert card.sentence

    card.table_action.trigger()
    table = card.findChild(NumbersTable)
    assert isinstance(table, NumbersTable)
    assert table.isVisible()
    card.copy_action.trigger()
    copied = QGuiApplication.clipboard().text()
    assert "水利局" in copied
    assert "100.00" in copied


@pytest.mark.parametrize("by", ["source", "tier", "year", "task"])
def test_that_each_way_of_sharing_says_a_sentence(page: PortfolioPage, by: str) -> None:
    card = card_of(page)

    card.way_actions[by].trigger()  # type: ignore[index]  # one of the ways

    assert card.by == by
    assert card.sentence
    assert card.chart.parts
