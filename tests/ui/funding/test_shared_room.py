"""How table, charts and tabs of the funding page share the room of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMainWindow

from ecoplanner.model.program import Program
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.funding.tab_row import TabRow
from ecoplanner.ui.lists.page import Segments
from tests.ui.funding.hands import choose
from tests.ui.funding.hands import enter
from tests.ui.funding.hands import project_in_hand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme

SIZES = [(1302, 656), (1302, 696), (1000, 600), (1856, 950), (2496, 1330)]
AMOUNTS, SHARES, BOTH = 0, 1, 2


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[QMainWindow]:
    """A window with the page on the Shanggao sample."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(FundingPage(context))
    yield made
    made.close()


def _page(window: QMainWindow) -> FundingPage:
    page = window.centralWidget()
    assert isinstance(page, FundingPage)
    return page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("has_charts", [False, True])
def test_that_only_whole_rows_are_seen(
    window: QMainWindow,
    size: tuple[int, int],
    has_charts: bool,  # noqa: FBT001 - a case
) -> None:
    page = _page(window)
    window.resize(*size)
    window.show()
    page.widgets.charts_button.setChecked(has_charts)

    matrix = page.widgets.matrix
    rows, rest = divmod(matrix.viewport().height(), matrix.rowHeight(0))
    assert rest == 0
    assert rows >= 2
    assert (window.width(), window.height()) == size


def test_that_the_sources_come_before_the_charts_in_a_low_window(
    window: QMainWindow,
) -> None:
    page = _page(window)
    window.resize(*SIZES[0])
    window.show()

    matrix = page.widgets.matrix
    assert not page.widgets.charts_button.isChecked()
    assert matrix.viewport().height() // matrix.rowHeight(0) >= 12


def test_that_a_large_window_shows_all_sources_and_the_charts(
    window: QMainWindow,
) -> None:
    page = _page(window)
    window.resize(*SIZES[-1])
    window.show()

    assert page.widgets.chart.isVisible()
    assert page.widgets.matrix.verticalScrollBar().maximum() == 0


def test_that_another_scope_moves_no_panel(window: QMainWindow) -> None:
    page = _page(window)
    window.resize(*SIZES[-1])
    window.show()
    project_in_hand(page)
    enter(page, Column.SHARE, "15")
    page.widgets.only_money.setChecked(True)
    before = page.widgets.chart.geometry()

    choose(page, Scope("program", page.session.portfolio.all(Program)[0].id))

    assert page.widgets.chart.geometry() == before


@pytest.mark.parametrize(
    ("chosen", "hidden"),
    [
        (AMOUNTS, {Column.SLIDER, Column.SHARE}),
        (SHARES, {Column.YEARS + at for at in range(5)}),
        (BOTH, set()),
    ],
)
def test_that_amounts_shares_or_both_are_shown_above_and_below(
    window: QMainWindow, chosen: int, hidden: set[int]
) -> None:
    page = _page(window)
    window.resize(*SIZES[1])
    window.show()
    for other in (SHARES, AMOUNTS, chosen):
        page.widgets.card.columns.group.button(other).click()

    matrix, foot = page.widgets.matrix, page.widgets.foot
    columns = range(page.widgets.model.columnCount())
    for table in (matrix, foot):
        assert {each for each in columns if table.isColumnHidden(each)} == hidden
    widths = [matrix.columnWidth(each) for each in columns]
    assert [foot.columnWidth(each) for each in columns] == widths
    assert sum(widths) == matrix.viewport().width()
    assert not matrix.isColumnHidden(matrix.currentIndex().column())


def test_that_a_programme_is_named_by_its_number(window: QMainWindow) -> None:
    page = _page(window)
    window.resize(*SIZES[1])
    window.show()
    program = page.session.portfolio.all(Program)[4]

    choose(page, Scope("program", program.id))

    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "Programme 5 · 4 projects" in labels


@pytest.mark.parametrize("width", range(220, 900, 60))
@pytest.mark.parametrize("chosen", [0, 4, 8])
def test_that_tabs_without_room_are_in_a_menu(
    qtbot: QtBot, theme: Theme, width: int, chosen: int
) -> None:
    tabs = Segments(theme)
    for at in range(9):
        tabs.add(f"question {at}")
    tabs.group.button(chosen).setChecked(True)
    row = TabRow(theme, tabs)
    qtbot.addWidget(row)
    row.resize(max(width, row.minimumSizeHint().width()), 40)
    row.show()

    shown = [each for each in tabs.group.buttons() if each.isVisible()]
    assert tabs.group.button(chosen) in shown
    assert len(shown) + len(row.folded) == 9
    assert bool(row.folded) is row.more_button.isVisible()
    for button in (*shown, row.more_button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            right = button.mapTo(row, button.rect().bottomRight()).x()
            assert right < row.width()
    if row.folded:
        wanted = row.folded[-1]
        row.menu_.aboutToShow.emit()
        row.menu_.actions()[-1].trigger()
        assert wanted.isChecked()
        assert wanted.isVisible()


def test_that_a_title_without_room_ends_in_dots(qtbot: QtBot) -> None:
    label = ElidedLabel(least=40)
    qtbot.addWidget(label)
    label.setText("城乡生态功能与人居品质提升重大工程")
    label.resize(80, 20)
    label.show()

    assert label.shown.endswith("…")
    assert label.toolTip() == label.text()
    label.resize(label.sizeHint().width() + 4, 20)
    assert label.shown == label.text()
    assert not label.toolTip()
    assert label.minimumSizeHint().width() == 40


def test_that_the_numbers_of_the_years_are_copied(window: QMainWindow) -> None:
    page = _page(window)
    window.resize(*SIZES[-1])
    window.show()
    project_in_hand(page)
    enter(page, Column.SHARE, "15")
    said: list[str] = []
    page.notice.connect(lambda text, *_: said.append(text))

    page.widgets.copy_button.click()

    lines = QGuiApplication.clipboard().text().split("\n")
    years = "\t".join(map(str, range(2021, 2026)))
    assert lines == [
        f"\t{years}\tTotal",
        "Social" + "\t150" * 5 + "\t750",
        "Gap" + "\t850" * 5 + "\t4250",
    ]
    assert said == ["The numbers are on the clipboard."]
