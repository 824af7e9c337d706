"""The annexed table of sources by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import annual
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Role
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table

WAN = 1_000_000
PROGRAM = Program(id="g", name="工程")
PROJECT = Project(id="a", program_id="g", name="项目", need_fen=10 * WAN)


def values(table: Table, at: int) -> list[str]:
    return [cell.text for cell in table.rows[at].cells.values()]


def test_that_an_example_is_laid_out_by_source_and_year(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    golden: Callable[[str, Table], None],
) -> None:
    golden("annual", table_of(shanggao, "annual", shanggao.all(Scenario)[0]))


def test_that_the_need_is_all_gap_while_nothing_is_set_aside(
    shanggao: Portfolio, table_of: Callable[..., Table]
) -> None:
    table = table_of(shanggao, "annual")

    assert [values(table, at) for at in range(len(table.rows))] == [
        ["已安排合计", "—", "—"],
        ["资金缺口", "193578", "100.00"],
        ["资金需求", "193578", "100.00"],
    ]


def test_that_roots_lead_their_sources_and_bear_the_plans_names(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(
        PLAN,
        PROGRAM,
        PROJECT,
        Source(id="r", root="local", level="county", name="地方自筹", position=1),
        Source(
            id="s",
            parent_id="r",
            root="local",
            level="city",
            name="市级专项",
            position=2,
        ),
        Allocation(id="1", project_id="a", source_id="s", amount_fen=4 * WAN),
    )

    table = annual.compose(plan, TableOptions())

    assert [cell.text for cell in table.header[1].values()] == ["未定年度"]
    assert values(table, 0) == ["1", "地方自筹", "4", "4", "40.00"]
    assert values(table, 1) == ["1.1", "市级专项", "4", "4", "40.00"]
    assert values(table, 3) == ["资金缺口", "", "6", "60.00"]
    assert [row.role for row in table.rows] == [
        Role.LEAD,
        Role.ROW,
        Role.SUBTOTAL,
        Role.SUBTOTAL,
        Role.TOTAL,
    ]


def test_that_a_plan_without_a_need_has_no_shares(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(
        PLAN,
        PROGRAM,
        Project(id="a", program_id="g", name="项目"),
        Source(id="s", root="social", level="social", name="捐赠"),
        Allocation(id="1", project_id="a", source_id="s", amount_fen=WAN),
    )

    table = annual.compose(plan, TableOptions())

    assert [values(table, at)[-2:] for at in range(len(table.rows))] == [
        ["1", ""],
        ["1", ""],
        ["1", ""],
        ["−1", ""],
        ["—", ""],
    ]
