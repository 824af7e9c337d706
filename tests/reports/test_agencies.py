"""The annexed table of agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.reports import agencies
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Role
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import AgencyRole
    from ecoplanner.reports.table import Table

WAN = 1_000_000
PROGRAM = Program(id="g", name="工程")
JOINT = Project(id="a", program_id="g", name="合办", need_fen=3 * WAN, position=1)
ALONE = Project(id="b", program_id="g", name="独办", need_fen=5 * WAN, position=2)
NOBODYS = Project(id="c", program_id="g", name="无主", position=3)
FOREST = Agency(id="f", name="林业局", position=1)
WATER = Agency(id="w", name="水利局", position=2)
IDLE = Agency(id="i", name="文旅局", position=3)


def part(
    project: Project, agency: Agency, role: AgencyRole = "lead", position: int = 0
) -> ProjectAgency:
    return ProjectAgency(
        id=f"{project.id}/{agency.id}",
        project_id=project.id,
        agency_id=agency.id,
        role=role,
        position=position,
    )


def test_that_agencies_of_the_sample_have_their_projects(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    texts_of: Callable[[Table, str], list[str]],
    golden: Callable[[str, Table], None],
) -> None:
    table = table_of(shanggao, "agencies")

    assert texts_of(table, "need")[-1] == "193578"
    golden("agencies", table)


def test_that_joint_leads_share_the_need_and_supporters_take_nothing(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(
        PLAN,
        PROGRAM,
        JOINT,
        ALONE,
        NOBODYS,
        FOREST,
        WATER,
        IDLE,
        part(JOINT, FOREST),
        part(JOINT, WATER, position=1),
        part(ALONE, WATER),
        part(ALONE, FOREST, "support"),
    )

    table = agencies.compose(plan, TableOptions())

    assert texts_of(table, "agency") == [
        *("林业局", '"', "小　计"),
        *("水利局", '"', "小　计"),
        *("（未明确）", "合　计"),
    ]
    assert texts_of(table, "role") == [
        *("联合牵头", "配合", '"'),
        *("联合牵头", "牵头", '"'),
        *("", '"'),
    ]
    assert texts_of(table, "need") == [
        *("1.5", "—", "1.5"),
        *("1.5", "5.0", "6.5"),
        *("", "8.0"),
    ]
    assert texts_of(table, "share") == [
        *("18.75", "—", "18.75"),
        *("18.75", "62.50", "81.25"),
        *("", "100.00"),
    ]


def test_that_there_are_no_sums_where_nothing_has_a_price(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(PLAN, PROGRAM, NOBODYS, FOREST, part(NOBODYS, FOREST))

    table = agencies.compose(plan, TableOptions())

    assert [row.role for row in table.rows] == [Role.ROW]


def test_that_subtotals_and_shares_can_be_left_out(shanggao: Portfolio) -> None:
    options = TableOptions(subtotals=False, share_column=False)

    table = agencies.compose(shanggao, options)

    assert [column.key for column in table.columns][-1] == "need"
    assert Role.SUBTOTAL not in {row.role for row in table.rows}
