"""What every table must do, present and future."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Scenario
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import SAMPLES
from ecoplanner.reports import REPORTS
from ecoplanner.reports import texts
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Table


def tiles(rows: Iterable[Mapping[int, Cell]]) -> list[tuple[int, int]]:
    """Return all places that cells cover."""
    return sorted(
        (row + down, column + right)
        for row, cells in enumerate(rows)
        for column, cell in cells.items()
        for down in range(cell.rows)
        for right in range(cell.columns)
    )


def assert_well_formed(table: Table) -> None:
    width = len(table.columns)
    for rows in (table.header, [row.cells for row in table.rows]):
        whole = [(row, column) for row in range(len(rows)) for column in range(width)]
        assert tiles(rows) == whole
    for at, row in enumerate(table.rows):
        for cell in row.cells.values():
            covered = table.rows[at : at + cell.rows]
            assert {each.section for each in covered} == {row.section}
            if cell.rows > 1:
                plain = {Role.ROW, Role.LEAD}
                assert {each.role for each in covered} <= plain
    assert len({column.key for column in table.columns}) == width
    assert 0 <= table.stub <= width


def test_that_tables_come_in_the_order_of_the_contract() -> None:
    contract = [
        "schedule",
        "tasks",
        "zones",
        "investment",
        "indicators",
        "funding",
        "annual",
        "agencies",
        "scenarios",
        "findings",
        "gantt",
    ]
    assert [key for key in REPORTS if key in contract] == contract


def test_that_the_tables_that_are_numbered_are_tables() -> None:
    assert {*texts.IN_TEXT, *texts.ANNEXED} <= set(REPORTS)


def test_that_a_table_of_no_list_is_annexed_behind_the_others() -> None:
    assert texts.is_annexed("another")
    assert texts.label_of("another", TableOptions()) == "附表8"


@pytest.mark.parametrize("key", REPORTS)
def test_that_an_empty_plan_gives_a_header_and_no_row(
    empty: Portfolio, table_of: Callable[..., Table], key: str
) -> None:
    table = table_of(empty, key)

    assert table.key == key
    assert "某县" in table.title
    assert not table.rows
    assert not table.notes
    assert_well_formed(table)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("key", REPORTS)
def test_that_every_place_of_a_table_is_covered_once_within_a_section(
    plan_of: Callable[..., Portfolio],
    table_of: Callable[..., Table],
    sample: str,
    key: str,
) -> None:
    plan = plan_of(*sample_rows(sample))

    for scenario in (None, *plan.all(Scenario)):
        assert_well_formed(table_of(plan, key, scenario))


@pytest.mark.parametrize("key", REPORTS)
def test_that_cells_of_the_plan_know_their_fact(
    shanggao: Portfolio, table_of: Callable[..., Table], key: str
) -> None:
    table = table_of(shanggao, key, shanggao.all(Scenario)[0])
    kinds = {Kind.NUM, Kind.PROSE, Kind.LIST}

    for row in table.rows:
        for at, cell in row.cells.items():
            if cell.text and table.columns[at].kind in kinds:
                assert cell.fact is not None


def test_that_tables_are_numbered_among_their_like(
    empty: Portfolio, table_of: Callable[..., Table]
) -> None:
    keys = [key for key in REPORTS if key in texts.IN_TEXT + texts.ANNEXED]
    labels = [table_of(empty, key).label for key in keys]

    assert labels == [
        "附表1",
        "表1",
        "表2",
        "表3",
        "表4",
        "附表2",
        "附表3",
        "附表4",
        "附表5",
        "附表6",
        "附表7",
    ]


@pytest.mark.parametrize("key", REPORTS)
def test_that_a_plan_names_its_tables(empty: Portfolio, key: str) -> None:
    options = TableOptions(label="", title="某表")

    table = REPORTS[key].compose(empty, options)

    assert (table.label, table.title) == ("", "某表")


def test_that_only_money_that_is_set_aside_depends_on_the_scenario(
    shanggao: Portfolio, table_of: Callable[..., Table]
) -> None:
    scenario = shanggao.all(Scenario)[0]

    differing = {
        key
        for key in REPORTS
        if table_of(shanggao, key) != table_of(shanggao, key, scenario)
    }

    assert differing == {key for key in REPORTS if REPORTS[key].has_scenario}
    assert differing == {"funding", "annual", "gantt"}


def test_that_describing_tables_needs_no_typesetter() -> None:
    code = (
        "import sys, ecoplanner.reports;"
        "sys.exit(any(name.startswith(('reportlab', 'ecoplanner.reports.typeset',"
        " 'ecoplanner.reports.draw')) for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
