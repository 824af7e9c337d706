"""The table of zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.zone import Zone
from ecoplanner.reports import zones
from ecoplanner.reports.options import TableOptions
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table

ZONE = Zone(id="z", name="北区", position=1)
AREA = Zone(id="k", kind="key_area", name="重点河谷", position=2)


def test_that_zones_are_those_of_the_document(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    golden: Callable[[str, Table], None],
) -> None:
    table = table_of(shanggao, "zones")

    spans = [row.cells[0].rows for row in table.rows if 0 in row.cells]
    assert spans == [9, 10, 8]
    golden("zones", table)


def test_that_projects_stand_in_the_order_of_the_zone(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(
        PLAN,
        ZONE,
        Program(id="g", name="工程"),
        Project(id="a", program_id="g", name="项目一", position=1),
        Project(id="b", program_id="g", name="项目二", position=2),
        ProjectZone(id="1", project_id="a", zone_id="z", position=2),
        ProjectZone(id="2", project_id="b", zone_id="z", position=1),
    )

    table = zones.compose(plan, TableOptions())

    assert texts_of(table, "work") == ["项目二", "项目一"]
    assert [row.row_id for row in table.rows] == ["b", "a"]


def test_that_a_key_area_lists_the_programmes_and_tasks_meant_for_it(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(
        PLAN,
        ZONE,
        AREA,
        Task(id="t1", zone_id="k", name="任务一", position=1),
        Task(id="t2", zone_id="k", name="任务二", position=2),
        Program(id="g", task_id="t1", name="工程"),
    )

    table = zones.compose(plan, TableOptions())

    assert table.header[0][0].text == "重点区域"
    assert texts_of(table, "zone") == ["重点河谷", '"']
    assert texts_of(table, "work") == ["工程", "任务二"]


def test_that_zones_without_any_work_are_listed_all_the_same(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    table = zones.compose(plan_of(PLAN, ZONE, AREA), TableOptions())

    assert texts_of(table, "zone") == ["北区", "重点河谷"]
    assert texts_of(table, "work") == ["", ""]
    assert table.header[0][0].text == "生态修复分区（重点区域）"


def test_that_a_province_lists_its_seven_key_areas(
    plan_of: Callable[..., Portfolio], table_of: Callable[..., Table]
) -> None:
    table = table_of(plan_of(*sample_rows("jilin-restoration")), "zones")

    spans = [row.cells[0].rows for row in table.rows if 0 in row.cells]
    assert spans == [3, 1, 1, 1, 1, 1, 1]
