"""The chart of the schedule as a description."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Scenario
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.reports import gantt
from ecoplanner.reports.figure import Bar
from ecoplanner.reports.figure import BarLook
from ecoplanner.reports.groups import GROUPINGS
from ecoplanner.reports.groups import groups_of
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Row
    from ecoplanner.reports.table import Table

DEFAULT = TableOptions()
NAME = "湿地恢复与治理"
PLAN_BAR = Bar(BarLook.BAR, first=0, end=60, series=1, plan_first=0, plan_end=180)


def years(table: Table) -> list[str]:
    """Return the keys of the years."""
    return [column.key for column in table.columns if column.is_year]


def axis_cell(table: Table, row: Row) -> Cell:
    """Return the cell over the years."""
    first = next(at for at, column in enumerate(table.columns) if column.is_year)
    return row.cells[first]


def bar_of(table: Table, plan: Portfolio, name: str = NAME) -> Cell:
    project = plan.named(Project, name)
    assert project is not None
    row = next(row for row in table.rows if row.row_id == project.id)
    return axis_cell(table, row)


def with_time(
    plan_of: Callable[..., Portfolio], **fields: object
) -> tuple[Portfolio, Table]:
    """Return the sample with another time for one project, and its chart."""
    rows: list[Entity] = [
        replace(row, **fields)  # type: ignore[arg-type]  # fields of a project
        if isinstance(row, Project) and row.name == NAME
        else row
        for row in sample_rows("shanggao")
    ]
    plan = plan_of(*rows)
    return plan, gantt.compose(plan, DEFAULT)


def test_that_bars_stand_over_the_years_of_the_phase(shanggao: Portfolio) -> None:
    table = gantt.compose(shanggao, DEFAULT)

    assert years(table) == [f"year{year}" for year in range(2021, 2026)]
    assert table.title == "上高县近期重点工程进度图"
    cell = bar_of(table, shanggao)
    assert (cell.text, cell.columns, cell.bar) == ("2021-2025", 5, PLAN_BAR)
    assert [cell.text for cell in table.header[0].values()][-1] == "近期"


@pytest.mark.parametrize(
    ("fields", "look", "months"),
    [
        (
            {"first_month": 7, "last_year": 2024, "last_month": 6},
            BarLook.BAR,
            (6, 42),
        ),
        ({"last_year": None}, BarLook.ASSUMED, (0, 180)),
        ({"first_year": None}, BarLook.ASSUMED, (0, 60)),
    ],
)
def test_that_a_bar_has_the_months_of_its_project(
    plan_of: Callable[..., Portfolio],
    fields: dict[str, object],
    look: BarLook,
    months: tuple[int, int],
) -> None:
    plan, table = with_time(plan_of, **fields)

    bar = bar_of(table, plan).bar
    assert bar is not None
    assert (bar.look, bar.first, bar.end) == (look, *months)
    assert (gantt.ASSUMED_NOTE in table.notes) == (look is BarLook.ASSUMED)


def test_that_the_axis_reaches_out_of_the_plan_and_says_so(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan, table = with_time(plan_of, first_year=2019, first_month=6)

    bar = bar_of(table, plan).bar
    assert bar is not None
    assert years(table)[0] == "year2019"
    assert (bar.first, bar.plan_first) == (5, 24)
    assert gantt.OUTSIDE_NOTE in table.notes


def test_that_an_axis_stays_near_the_plan(plan_of: Callable[..., Portfolio]) -> None:
    plan, table = with_time(plan_of, first_year=1949, last_year=1950)

    bar = bar_of(table, plan).bar
    assert bar is not None
    assert years(table)[0] == "year2011"
    assert (bar.first, bar.end) == (0, 1)


def test_that_a_project_without_years_is_named_without_a_bar(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan, table = with_time(plan_of, first_year=None, last_year=None, schedule_text="")

    cell = bar_of(table, plan)
    assert cell.bar == Bar(BarLook.NONE)
    assert cell.text == gantt.UNDATED
    # Its money belongs to no year; the years and this note add up.
    assert "分年资金需求之外，另有40000万元未定年度。" in table.notes


@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("scenario", [False, True])
def test_that_groups_and_years_add_up_to_the_need(
    shanggao: Portfolio,
    grouping: Grouping,
    scenario: bool,  # noqa: FBT001 - a case
) -> None:
    chosen = shanggao.all(Scenario)[0] if scenario else None

    table = gantt.compose(shanggao, TableOptions(group_by=grouping), chosen)

    need = [column.key for column in table.columns].index("need")
    total = table.rows[-1]
    leads = [row for row in table.rows if row.role is Role.LEAD]
    assert total.role is Role.TOTAL
    assert total.cells[need].text == "193578"
    assert sum(int(row.cells[need].text or 0) for row in leads) == 193578
    texts = [cell.text for at, cell in total.cells.items() if at > need]
    assert sum(map(int, texts)) == 193578
    levels = [cell.bar.level for cell in total.cells.values() if cell.bar is not None]
    assert max(levels) == 1000


def test_that_only_printed_projects_are_shown(shanggao: Portfolio) -> None:
    table = gantt.compose(shanggao, DEFAULT)

    printed = {each.id for each in shanggao.all(Project) if each.is_printed}
    programs = {each.id for each in shanggao.all(Program)}
    assert {row.row_id for row in table.rows if row.row_id} - programs == printed


def test_that_later_phases_are_shaded_and_short_years_keep_many_columns_narrow(
    plan_of: Callable[..., Portfolio],
) -> None:
    _, table = with_time(plan_of, last_year=2031)

    shaded = [column.is_shaded for column in table.columns if column.is_year]
    assert shaded == [False] * 5 + [True] * 10
    words = [cell.text for cell in table.header[1].values()]
    assert words == [str(year) for year in range(2021, 2036)]


def test_that_years_can_be_neither_hidden_nor_moved(shanggao: Portfolio) -> None:
    options = TableOptions(
        hidden_columns=("leads", "year2023"), column_order=("year2025", "need")
    )

    table = gantt.compose(shanggao, options)

    assert [column.key for column in table.columns] == [
        "need",
        "number",
        "name",
        *(f"year{year}" for year in range(2021, 2026)),
    ]


def test_that_a_plan_without_projects_has_the_axis_of_its_period(
    empty: Portfolio,
) -> None:
    table = gantt.compose(empty, DEFAULT)

    assert years(table) == [f"year{year}" for year in range(2026, 2031)]
    assert not table.rows


def test_that_a_year_belongs_to_the_first_phase_that_has_it(
    plan_of: Callable[..., Portfolio],
) -> None:
    rows = [row for row in sample_rows("shanggao") if not isinstance(row, Phase)]
    phases = [
        Phase(id="a", name="甲", first_year=2021, last_year=2023, position=0),
        Phase(id="b", name="乙", first_year=2023, last_year=2025, position=1),
    ]

    table = gantt.compose(plan_of(*rows, *phases), DEFAULT)

    tops = [(cell.text, cell.columns) for cell in table.header[0].values()][-2:]
    assert tops == [("甲", 3), ("乙", 2)]


def test_that_a_project_of_several_leads_stands_in_each_group_with_its_part(
    shanggao: Portfolio,
) -> None:
    groups = groups_of(shanggao, "agency")

    shared = [
        (group.row.name if group.row else "", member.need_fen)
        for group in groups
        for member in group.members
        if member.project.name == "城市山体生态保护与管控"
    ]
    assert shared == [("自然资源局", 600 * 10**6), ("城管局", 600 * 10**6)]
