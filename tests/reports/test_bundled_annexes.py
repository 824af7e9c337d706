"""The annexes of the bundled plans: titles of their own, nothing empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.zone import Zone
from ecoplanner.reports import tasks
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.options import TableOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table


def columns_of(table: Table) -> list[str]:
    return [column.key for column in table.columns]


@pytest.mark.parametrize("sample", SAMPLES)
def test_that_no_column_of_a_bundled_plan_is_empty(
    plan_of: Callable[..., Portfolio], sample: str
) -> None:
    annex = annex_of(plan_of(*sample_rows(sample)))

    # Findings have a column to be filled in.
    for table in (each for each in annex.tables if each.key != "findings"):
        filled = {
            covered
            for row in table.rows
            for at, cell in row.cells.items()
            if cell.text
            for covered in range(at, at + cell.columns)
        }
        assert filled == set(range(len(table.columns))), table.key


@pytest.mark.parametrize(
    ("sample", "titles"),
    [
        (
            "jilin-restoration",
            [
                "吉林省国土空间生态修复重点任务和重大工程",
                "吉林省各重点区域优先安排重大工程项目表",
                "吉林省国土空间生态修复近期指标体系",
            ],
        ),
        (
            "jilin-nature-14fyp",
            [
                "吉林省自然生态保护重点任务和重大工程",
                "“十四五”自然生态保护目标指标体系",
            ],
        ),
        ("beautiful-jilin", ["美丽吉林建设重大工程", "美丽吉林建设分阶段目标"]),
    ],
)
def test_that_a_bundled_plan_prints_what_it_has_under_its_own_titles(
    plan_of: Callable[..., Portfolio], sample: str, titles: list[str]
) -> None:
    annex = annex_of(plan_of(*sample_rows(sample)))

    assert [table.title for table in annex.tables] == titles


def test_that_zones_without_work_are_printed_when_asked_for_only(
    empty: Portfolio, plan_of: Callable[..., Portfolio]
) -> None:
    plan = plan_of(
        empty.plan, Zone(id="z", name="北区"), Task(id="t", name="治水", position=1)
    )

    assert [table.key for table in annex_of(plan).tables] == ["tasks"]
    assert [table.key for table in annex_of(plan, ["zones"]).tables] == ["zones"]


def test_that_tasks_have_the_columns_that_say_something(
    empty: Portfolio, plan_of: Callable[..., Portfolio]
) -> None:
    task = Task(id="t", name="治水", position=1)
    program = Program(id="g", task_id="t", name="河道工程")
    options = TableOptions()

    assert columns_of(tasks.compose(empty, options)) == ["task", "program", "project"]
    assert columns_of(tasks.compose(plan_of(empty.plan, task), options)) == ["task"]
    bare = plan_of(empty.plan, task, program)
    assert columns_of(tasks.compose(bare, options)) == ["task", "program"]
    everything = TableOptions(hidden_columns=())
    assert columns_of(tasks.compose(bare, everything)) == ["task", "program", "project"]


def test_that_a_plan_without_anything_prints_one_header(empty: Portfolio) -> None:
    (table,) = annex_of(empty).tables

    assert table.key == "schedule"
    assert not table.rows
