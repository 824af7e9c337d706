"""The table of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.reports import tasks
from ecoplanner.reports.options import TableOptions
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table


def test_that_tasks_are_those_of_the_document(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    golden: Callable[[str, Table], None],
) -> None:
    table = table_of(shanggao, "tasks")

    assert len(table.rows) == 17
    assert not table.is_annex
    golden("tasks", table)


def test_that_what_has_nothing_below_still_has_its_row(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(
        PLAN,
        Task(id="t1", name="任务一", position=1),
        Task(id="t2", name="任务二", position=2),
        Program(id="free", name="无任务工程", position=1),
        Program(id="bare", task_id="t2", name="无项目工程", position=2),
        Program(id="full", task_id="t2", name="工程", position=3),
        Project(id="x", program_id="full", name="项目一", position=1),
        Project(id="y", program_id="full", name="项目二", position=2),
        Project(id="z", program_id="free", name="项目三", position=3),
    )

    table = tasks.compose(plan, TableOptions())

    assert texts_of(table, "task") == ["任务一", "任务二", '"', '"', ""]
    assert texts_of(table, "program") == ["", "无项目工程", "工程", '"', "无任务工程"]
    assert texts_of(table, "project") == ["", "", "项目一", "项目二", "项目三"]
    assert [row.section for row in table.rows] == ["t1", "t2", "t2", "t2", "free"]
    assert table.rows[-1].section_title == "无任务工程"
