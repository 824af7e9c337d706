"""The annexed table of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import funding
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Role
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table

WAN = 1_000_000
PROGRAM = Program(id="g", name="工程")
PROJECT = Project(id="a", program_id="g", name="项目", need_fen=10 * WAN, position=1)
UNPRICED = Project(id="b", program_id="g", name="未定价", position=2)
COUNTY = Source(id="county", root="local", level="county", name="县级财政")
BOND = Source(id="bond", root="local", level="bond", name="债券")


def given(
    wan: int, year: int | None = 2026, source: Source = COUNTY, to: Project = PROJECT
) -> Allocation:
    return Allocation(
        id=f"{to.id}/{source.id}/{year}",
        project_id=to.id,
        source_id=source.id,
        year=year,
        amount_fen=wan * WAN,
    )


def header(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.values()] for row in table.header]


def values(table: Table, at: int) -> list[str]:
    return [cell.text for cell in table.rows[at].cells.values()]


def test_that_an_example_is_laid_out_and_says_what_it_is(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    golden: Callable[[str, Table], None],
) -> None:
    scenario = shanggao.all(Scenario)[0]

    table = table_of(shanggao, "funding", scenario)

    assert table.title.endswith("（示例筹资方案）")
    assert any("示例" in note for note in table.notes)
    assert (table.is_money, table.is_turned, table.is_annex) == (True, True, True)
    assert [column.key for column in table.columns if column.group_start] == [
        "central",
        "gap",
        "2021",
    ]
    assert table.stub == 3
    golden("funding", table)


def test_that_a_plan_without_money_has_the_three_roots_and_no_years(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    texts_of: Callable[[Table, str], list[str]],
) -> None:
    table = table_of(shanggao, "funding")

    assert header(table)[1] == ["中央", "地方", "社会资本"]
    assert texts_of(table, "need") == [*texts_of(table, "gap")[:-1], "100.00"]
    assert set(texts_of(table, "local")) == {"—"}
    assert values(table, -1)[-2:] == ["100.00", "100.00"]


def test_that_only_levels_and_years_with_money_have_columns(
    plan_of: Callable[..., Portfolio],
) -> None:
    rows = (given(3), given(1, None), given(2, 2028, BOND))

    table = funding.compose(
        plan_of(PLAN, PROGRAM, PROJECT, COUNTY, BOND, *rows), TableOptions()
    )

    assert header(table)[1] == ["县级", "债券贷款等", "2026年", "2028年", "未定年度"]
    assert values(table, 1) == [
        *("1.1", "项目", "10"),
        *("4", "2", "4", "40.00"),
        *("3", "2", "1"),
    ]
    assert values(table, -1) == [
        *("占总投资（%）", "100.00"),
        *("40.00", "20.00", "40.00", "40.00"),
        *("30.00", "20.00", "10.00"),
    ]


def test_that_programmes_lead_their_projects(
    shanggao: Portfolio, texts_of: Callable[[Table, str], list[str]]
) -> None:
    table = funding.compose(shanggao, TableOptions())

    leads = [row for row in table.rows if row.role is Role.LEAD]
    assert [row.section_title for row in leads] == [
        row.name for row in shanggao.all(Program)
    ]
    assert texts_of(table, "number")[:4] == ["1", "1.1", "2", "2.1"]
    assert [row.role for row in table.rows[-2:]] == [Role.TOTAL, Role.SHARE]


def test_that_money_of_a_project_without_a_price_is_an_excess(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(PLAN, PROGRAM, PROJECT, UNPRICED, COUNTY, given(1, to=UNPRICED))

    table = funding.compose(plan, TableOptions())

    assert values(table, 2) == ["1.2", "未定价", "", "1", "−1", "", "1"]
    assert values(table, -2)[1:] == ["10", "1", "9", "90.00", "1"]


def test_that_an_excess_is_a_negative_gap(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(PLAN, PROGRAM, PROJECT, COUNTY, given(11))

    table = funding.compose(plan, TableOptions())

    assert values(table, 1)[3:] == ["11", "−1", "−10.00", "11"]
    assert values(table, -1)[1:] == ["100.00", "110.00", "−10.00", "−10.00", "110.00"]


def test_that_a_plan_without_a_need_has_no_share_row(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(PLAN, PROGRAM, UNPRICED, COUNTY, given(1, to=UNPRICED))

    table = funding.compose(plan, TableOptions())

    assert [row.role for row in table.rows] == [Role.LEAD, Role.ROW, Role.TOTAL]


def test_that_no_money_prints_as_chosen(
    shanggao: Portfolio, texts_of: Callable[[Table, str], list[str]]
) -> None:
    table = funding.compose(shanggao, TableOptions(zero=""))

    assert set(texts_of(table, "central")) == {""}
    assert not any("—" in note for note in table.notes)


def test_that_cells_know_what_they_sum(shanggao: Portfolio) -> None:
    table = funding.compose(shanggao, TableOptions(), shanggao.all(Scenario)[0])

    lead, row = table.rows[:2]
    assert lead.cells[2].fact == Fact("programs", lead.row_id, "need_fen")
    assert row.cells[2].fact == Fact("projects", row.row_id, "need_fen")
    assert row.cells[3].fact == Fact("projects", row.row_id, "allotted_fen/central")
    assert row.cells[11].fact == Fact("projects", row.row_id, "allotted_fen/2021")
    assert table.rows[-2].cells[2].fact == Fact("projects", "", "need_fen")
