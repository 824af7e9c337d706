"""Which cells stand in the middle of their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Scenario
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Role
from ecoplanner.reports.typeset.grid import grid_of
from tests.reports.typeset.samples import money

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Table


def cells_of(table: Table, key: str) -> list[Cell]:
    at = [column.key for column in table.columns].index(key)
    return [row.cells[at] for row in table.rows if at in row.cells]


@pytest.mark.parametrize(
    ("table", "column"), [("zones", "zone"), ("indicators", "group")]
)
def test_that_a_zone_or_type_stands_in_the_middle_beside_its_rows(
    shanggao: Portfolio, table_of: Callable[..., Table], table: str, column: str
) -> None:
    cells = cells_of(table_of(shanggao, table), column)

    assert any(cell.rows > 1 for cell in cells)
    assert all(cell.across is Across.CENTER for cell in cells)


def test_that_an_indicator_over_its_parts_stands_in_the_middle(
    shanggao: Portfolio, table_of: Callable[..., Table]
) -> None:
    cells = cells_of(table_of(shanggao, "indicators"), "name")

    for cell in cells:
        assert (cell.across is Across.CENTER) == (cell.rows > 1)


def test_that_agencies_stand_in_the_middle_and_unmerged_lists_at_the_left(
    shanggao: Portfolio, table_of: Callable[..., Table]
) -> None:
    cells = cells_of(table_of(shanggao, "schedule"), "leads")[:-1]

    assert {cell.text for cell in cells if cell.across is None} == {
        "自然资源局、城管局"
    }
    assert all(cell.across is Across.CENTER for cell in cells if cell.rows > 1)


def test_that_an_agency_stands_in_the_middle_beside_its_projects(
    shanggao: Portfolio, table_of: Callable[..., Table]
) -> None:
    table = table_of(shanggao, "agencies")
    sums = {Role.SUBTOTAL, Role.TOTAL}

    for row in table.rows:
        if row.role not in sums and 0 in row.cells:
            assert row.cells[0].across is Across.CENTER


def test_that_totals_of_money_tables_stand_in_the_middle() -> None:
    grid = grid_of(money(), PageSettings())

    labels = {
        spot.words.text: spot.words.across
        for row, spots in zip(grid.rows, grid.body, strict=True)
        for spot in spots
        if row.role in {Role.TOTAL, Role.SHARE} and spot.column == 1
    }
    assert labels == dict.fromkeys(("合　计", "占总投资（%）"), Across.CENTER)


def test_that_the_total_of_the_funding_table_covers_serial_and_name(
    shanggao: Portfolio, table_of: Callable[..., Table]
) -> None:
    table = table_of(shanggao, "funding", shanggao.all(Scenario)[0])

    (total,) = (row for row in table.rows if row.role is Role.TOTAL)
    assert (total.cells[0].text, total.cells[0].columns) == ("合　计", 2)
