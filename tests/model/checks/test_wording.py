"""Rules about names."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.annex import Wording
from ecoplanner.model.checks import wording
from ecoplanner.model.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


def _wording(table: str, words: str, **changes: Any) -> Wording:
    fields: dict[str, Any] = {"of_table": "projects", "of_id": "project-1"}
    return Wording(
        id=f"{table} {words}", table_key=table, words=words, **(fields | changes)
    )


@pytest.mark.parametrize(
    ("rows", "evidence"),
    [
        ([], None),
        ([_wording("zones", "矿山修复")], None),
        ([_wording("zones", "矿山")], {"tables": "zones", "words": "矿山"}),
        (
            [_wording("zones", "矿山"), _wording("tasks", "矿山")],
            {"tables": "tasks, zones", "words": "矿山"},
        ),
        (
            [_wording("zones", "矿山"), _wording("tasks", "矿山修复")],
            {"tables": "zones", "words": "矿山"},
        ),
        # Of a row that is gone, and of one that is no project.
        ([_wording("zones", "矿山", of_id="project-9")], None),
        ([_wording("zones", "矿山", of_table="tasks")], None),
    ],
)
def test_that_a_table_calls_things_what_the_plan_calls_them(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    rows: list[Wording],
    evidence: dict[str, str] | None,
) -> None:
    found = list(wording.name_differs(make_portfolio(make_project(), *rows)))

    assert [each.evidence for each in found] == ([evidence] if evidence else [])
    assert all(each.name == "矿山修复" for each in found)


def test_that_findings_follow_the_order_of_the_plan(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    portfolio = make_portfolio(
        make_project(id="project-1", position=2),
        make_project(id="project-2", name="乙", position=1),
        Program(id="program-1", name="工程"),
        _wording("zones", "一"),
        _wording("zones", "二", of_id="project-2"),
        _wording("zones", "三", of_table="programs", of_id="program-1"),
    )

    found = list(wording.name_differs(portfolio))

    assert [(each.table, each.row_id) for each in found] == [
        ("programs", "program-1"),
        ("projects", "project-2"),
        ("projects", "project-1"),
    ]
