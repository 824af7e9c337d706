"""Beside the projects of a row stand its money and, for zones, the places."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model.checks.place import place_without_zone
from ecoplanner.model.program import Program
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.ui.lists.model import DOUBT_ROLE
from ecoplanner.ui.lists.row_projects import projects_of
from ecoplanner.ui.lists.zones import ZonesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.lists.coverage import Coverage
    from ecoplanner.ui.lists.row_company import RowCompany
    from ecoplanner.ui.page import Context


def page_of(qtbot: QtBot, context: Context, wide: int, high: int) -> ZonesPage:
    made = ZonesPage(context)
    qtbot.addWidget(made)
    made.resize(wide, high)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ZonesPage:
    return page_of(qtbot, context, 2490, 1340)


def company(page: ZonesPage) -> RowCompany:
    assert page.panel.company is not None
    return page.panel.company


def coverage(page: ZonesPage) -> Coverage:
    found = company(page).coverage
    assert found is not None
    return found


@pytest.mark.parametrize("key", ["zones", "tasks", "programs", "agencies", "places"])
def test_that_the_money_beside_the_projects_is_theirs(
    page: ZonesPage, key: str
) -> None:
    page.show_list(key)
    portfolio = page.session.portfolio
    for row in page.panel.model.rows[:5]:
        page.panel.table.choose(row.id)

        parts = projects_of(portfolio, row) or []
        shown = company(page).shares.bars.parts
        assert sum(part.amount_fen for part in shown) == sum(
            fen or 0 for _, fen in parts
        )
        assert sum(part.share for part in shown) in (0, 10_000)


def test_that_a_programme_is_split_over_zones(page: ZonesPage) -> None:
    page.show_list("programs")
    zones = {zone.id for zone in page.session.portfolio.all(Zone)}

    assert {part.key for part in company(page).shares.bars.parts} <= zones


def test_that_a_bar_takes_the_first_of_its_projects_in_hand(
    qtbot: QtBot, page: ZonesPage
) -> None:
    bars = company(page).shares.bars
    part = bars.parts[-1]
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_End)
    qtbot.keyClick(bars, Qt.Key.Key_Return)

    view = company(page).projects.view
    project, _ = company(page).projects.model.parts[view.currentIndex().row()]
    assert project.program_id == part.key
    assert page.session.portfolio.find(Program, part.key) is not None


def test_that_years_add_up_to_the_need(page: ZonesPage) -> None:
    shares = company(page).shares
    years = shares.years._columns

    assert sum(each.total_fen for each in years) == sum(
        part.amount_fen for part in shares.bars.parts
    )


def test_that_the_model_of_places_is_sound_and_complete(page: ZonesPage) -> None:
    model, portfolio = coverage(page).model, page.session.portfolio
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    marked = sum(
        model.index(row, column).data() in ("●", "◐")
        for row in range(model.rowCount())
        for column in range(1, model.columnCount() - 1)
    )

    assert marked == len(portfolio.all(ZonePlace))
    outside = [each.row_id for each in place_without_zone(portfolio)]
    assert [line.id for line in model.lines[: len(outside)]] == outside
    assert model.index(0, 0).data(DOUBT_ROLE) is True
    assert model.index(len(outside), 0).data(DOUBT_ROLE) is False
    assert str(len(outside)) in coverage(page).about
    assert tester.model() is model


def test_that_enter_on_a_place_goes_to_it(qtbot: QtBot, page: ZonesPage) -> None:
    view = coverage(page).view
    view.setFocus()
    view.setCurrentIndex(coverage(page).model.index(2, 0))
    wanted = coverage(page).model.lines[2].id

    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert page.panel.listing.kind is Place
    assert page.panel.table.row_id == wanted


def test_that_both_tables_are_copied_as_a_spreadsheet_reads_them(
    qtbot: QtBot, page: ZonesPage
) -> None:
    zone = page.panel.model.rows[0]
    assert page.panel.projects is not None
    copied = {}
    for name, view in (
        ("projects", page.panel.projects.view),
        ("places", coverage(page).view),
    ):
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied[name] = QGuiApplication.clipboard().text().splitlines()

    parts = projects_of(page.session.portfolio, zone) or []
    assert [line.split("\t")[0] for line in copied["projects"][1:]] == [
        project.name for project, _ in parts
    ]
    # Figures without commas, in the unit shown.
    assert copied["projects"][0].split("\t")[-1]
    needs = [line.split("\t")[-1] for line in copied["projects"][1:]]
    assert [Decimal(need) for need in needs] == [
        Decimal(fen or 0) / 1_000_000 for _, fen in parts
    ]
    lines = coverage(page).model.lines
    assert [line.split("\t")[0] for line in copied["places"][1:]] == [
        line.name for line in lines
    ]


def test_that_a_small_window_shows_projects_alone(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1302, 656)

    assert company(page).projects.isVisible()
    assert company(page).shares.isHidden()
    assert coverage(page).isHidden()


def test_that_rows_are_higher_in_a_tall_window(qtbot: QtBot, context: Context) -> None:
    px = context.theme.px
    low = page_of(qtbot, context, 1302, 656).panel.table.verticalHeader()
    tall = page_of(qtbot, context, 2490, 1340).panel.table.verticalHeader()
    assert low.defaultSectionSize() == px(context.theme.row_height)
    assert tall.defaultSectionSize() == px(30)
    context.settings.density = 22

    said = page_of(qtbot, context, 2490, 1340).panel.table.verticalHeader()

    assert said.defaultSectionSize() == px(context.theme.row_height)
