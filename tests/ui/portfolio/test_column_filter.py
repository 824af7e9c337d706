"""Headings that sort and narrow, by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.grid_header import GridHeader
from ecoplanner.ui.portfolio.rows import Sorting
from ecoplanner.ui.portfolio.values_model import ValuesModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.filter_popup import FilterPopup
    from ecoplanner.ui.portfolio.page import PortfolioPage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_ALT = CTRL | Qt.KeyboardModifier.AltModifier


def header(page: PortfolioPage, column: int) -> GridHeader:
    found = page.panel.headers[int(column < FROZEN)]
    assert isinstance(found, GridHeader)
    return found


def opened(page: PortfolioPage) -> FilterPopup:
    assert page.column_filters.popup is not None
    return page.column_filters.popup


def click_funnel(page: PortfolioPage, qtbot: QtBot, key: str) -> FilterPopup:
    column = AT[key]
    head = header(page, column)
    qtbot.mouseClick(head.viewport(), LEFT, pos=head.funnel_rect(column).center())
    return opened(page)


def count(page: PortfolioPage) -> int:
    return len(page.model.figures.shown)


def test_that_funnel_and_arrow_appear_only_when_hovered_or_set(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    column = AT["leads"]
    head = header(page, column)
    assert head.icons(column) == []

    middle = head.sectionViewportPosition(column) + 20
    qtbot.mouseMove(head.viewport(), QPoint(middle, 10))
    assert head.icons(column) == [("funnel", "text3")]

    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(middle, 10))
    qtbot.mouseMove(head.viewport(), QPoint(head.sectionViewportPosition(3) + 5, 10))
    assert head.icons(column) == [("arrow-up", "accenttext")]
    assert page.model.sorting == Sorting("leads")


def test_that_values_found_by_pinyin_narrow_the_table(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    popup = click_funnel(page, qtbot, "leads")
    assert popup.field.hasFocus()

    qtbot.keyClicks(popup.field, "slj")
    qtbot.keyClick(popup.field, Key.Key_Return)

    assert count(page) == 5
    assert page.filter_bar.isVisible()
    assert header(page, AT["leads"]).icons(AT["leads"]) == [("funnel", "accenttext")]
    assert page.model.sorting == Sorting()
    assert page.view.hasFocus()


def test_that_values_are_ticked_by_mouse_and_by_space(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    popup = click_funnel(page, qtbot, "leads")
    qtbot.mouseClick(popup.none_button, LEFT)

    popup.list.setFocus()
    popup.list.setCurrentIndex(popup.list.model().index(0, 0))
    qtbot.keyClick(popup.list, Key.Key_Space)
    qtbot.keyClick(popup.list, Key.Key_Down)
    qtbot.keyClick(popup.list, Key.Key_Space)
    qtbot.mouseClick(popup.apply_button, LEFT)

    assert count(page) == 3 + 5


def test_that_projects_without_a_value_can_be_shown_alone(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    popup = click_funnel(page, qtbot, "leads")
    assert popup.model is not None

    popup.model.choose({""})
    popup.apply()

    assert count(page) == 1


@pytest.mark.parametrize(
    ("span", "has_empty", "shown"),
    [
        (("40,000", ""), False, 2),
        (("", "1020"), False, 3),
        (("1,000", "2000"), True, 7),
        (("0.1亿元", "0.12 亿元"), False, 4),
    ],
)
def test_that_a_span_of_figures_narrows_the_table(
    page: PortfolioPage,
    qtbot: QtBot,
    span: tuple[str, str],
    shown: int,
    has_empty: bool,  # noqa: FBT001 - a case
) -> None:
    popup = click_funnel(page, qtbot, "need")

    popup.empty_box.setChecked(has_empty)
    popup.field.insert(span[0])
    popup.most_field.insert(span[1])
    qtbot.keyClick(popup.most_field, Key.Key_Return)

    assert count(page) == shown


def test_that_a_gap_is_narrowed_too(page: PortfolioPage, qtbot: QtBot) -> None:
    popup = click_funnel(page, qtbot, "gap")

    qtbot.keyClicks(popup.field, "20000")
    qtbot.keyClick(popup.field, Key.Key_Return)

    assert count(page) == 4


def test_that_a_figure_not_understood_is_said_and_kept(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    popup = click_funnel(page, qtbot, "need")

    qtbot.keyClicks(popup.field, "much")
    qtbot.keyClick(popup.field, Key.Key_Return)

    assert popup.isVisible()
    assert popup.field.text() == "much"
    assert count(page) == 17


def test_that_a_column_is_narrowed_by_keys_alone_and_shown_whole_again(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    page.view.go_to(page.model.index(1, AT["schedule"]))
    qtbot.keyClick(page.view, Key.Key_L, CTRL_ALT)
    popup = opened(page)
    assert popup.model is not None
    popup.model.choose({"2021-2025"})
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert count(page) == 16

    qtbot.keyClick(page.view, Key.Key_L, CTRL_ALT)
    qtbot.keyClick(opened(page).field, Key.Key_Escape)
    assert count(page) == 16
    assert page.column_filters.popup is None

    page.filter_bar.clear()
    assert count(page) == 17


def test_that_the_list_goes_when_somebody_goes_elsewhere(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    click_funnel(page, qtbot, "leads")

    page.toolbar.columns_button.setFocus()

    assert page.column_filters.popup is None
    assert page.toolbar.columns_button.hasFocus()


def test_that_two_columns_narrow_together_and_go_one_by_one(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    for key, value in (("leads", "水利局"), ("places", "锦江沿岸")):
        popup = click_funnel(page, qtbot, key)
        assert popup.model is not None
        popup.model.choose({value})
        popup.apply()
    assert count(page) == 1

    for shown in (1, 17):
        word = "水利局" if shown == 1 else "锦江沿岸"
        chip = next(
            each
            for each in page.filter_bar.findChildren(QPushButton)
            if each.toolTip().endswith(word)
        )
        qtbot.mouseClick(chip, LEFT)
        assert count(page) == shown


def test_that_values_satisfy_the_model_tester(qtbot: QtBot) -> None:
    model = ValuesModel([("水利局", 5), ("林业局", 3), ("", 1)], {"水利局"})
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)

    model.find("ly")
    assert model.shown_values() == {"林业局"}
    model.choose({"林业局"})
    model.find("")

    assert model.rowCount() == 3
    assert not model.is_all
    assert tester is not None


def test_that_a_double_click_on_an_edge_fits_the_column(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    column = AT["leads"]
    head = header(page, column)
    page.view.setColumnWidth(column, 60)
    edge = head.sectionViewportPosition(column) + head.sectionSize(column) - 1

    qtbot.mouseMove(head.viewport(), QPoint(edge, 10))
    qtbot.mouseDClick(head.viewport(), LEFT, pos=QPoint(edge, 10))

    text = page.model.index(15, column).data()
    assert page.view.columnWidth(column) > page.view.cells.look.width(text)
    assert page.model.sorting == Sorting()
