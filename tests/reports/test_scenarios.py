"""The annexed comparison of scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import scenarios
from ecoplanner.reports.options import TableOptions
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table

WAN = 1_000_000


def test_that_the_sample_is_set_beside_its_example(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    golden: Callable[[str, Table], None],
) -> None:
    table = table_of(shanggao, "scenarios")

    assert table.notes == ("“示例筹资方案”的数字是虚构的示例，不是规划内容。",)
    golden("scenarios", table)


def test_that_a_scenario_shows_what_it_overrides_over_the_plan(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(
        PLAN,
        Program(id="g", name="工程"),
        Project(id="a", program_id="g", name="项目", need_fen=10 * WAN),
        Source(id="c", root="local", level="county", name="县级"),
        Source(id="d", root="local", level="city", name="市级"),
        Allocation(id="1", project_id="a", source_id="c", amount_fen=4 * WAN),
        Scenario(id="s", name="多筹"),
        Override(
            id="2", scenario_id="s", project_id="a", source_id="d", amount_fen=6 * WAN
        ),
    )

    table = scenarios.compose(plan, TableOptions())

    assert [[cell.text for cell in row.cells.values()] for row in table.rows] == [
        ["资金来源", "地方", "4", "40.00", "10", "100.00"],
        ["市级", "—", "—", "6", "60.00"],
        ["县级", "4", "40.00", "4", "40.00"],
        ["已安排合计", "4", "40.00", "10", "100.00"],
        ["资金缺口", "6", "60.00", "—", "—"],
        ["资金需求", "10", "100.00", "10", "100.00"],
        ["落实程度", "意向", "4", "40.00", "10", "100.00"],
        ["分年安排", "未定年度", "4", "40.00", "10", "100.00"],
        ["重大工程", "工程", "4", "40.00", "10", "100.00"],
        ["已安排合计", "4", "40.00", "10", "100.00"],
        ["项目", "市级（未定年度，意向）", "—", "", "6", ""],
    ]
    assert [cell.text for cell in table.header[0].values()][2:] == ["规划", "多筹"]
