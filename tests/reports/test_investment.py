"""The table of investment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import investment
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Role
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table

WAN = 1_000_000
PROGRAM = Program(id="g", name="工程")


def test_that_investment_is_that_of_the_document(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    texts_of: Callable[[Table, str], list[str]],
    golden: Callable[[str, Table], None],
) -> None:
    table = table_of(shanggao, "investment")

    needs = texts_of(table, "need")
    subtotals = [
        (row, need)
        for row, need in zip(table.rows, needs, strict=True)
        if row.role is Role.SUBTOTAL
    ]
    assert [need for _, need in subtotals] == [
        "1078",
        "108900",
        "5600",
        "41800",
        "36200",
    ]
    assert [row.role for row in table.rows].count(Role.ROW) == 16
    assert needs[-1] == "193578"
    assert {len(row.cells) for row, _ in subtotals} == {2}
    golden("investment", table)


def test_that_shares_are_those_of_the_document_and_add_up_at_each_level(
    shanggao: Portfolio, golden: Callable[[str, Table], None]
) -> None:
    table = investment.compose(shanggao, TableOptions(title="占比"))

    shares = [row.cells[4].text for row in table.rows if row.role is Role.SUBTOTAL]
    assert shares == ["0.56", "56.26", "2.89", "21.59", "18.70"]
    assert table.rows[-1].cells[4].text == "100.00"
    golden("investment-shares", table)


def test_that_a_project_without_a_price_is_left_out(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    plan = plan_of(
        PLAN,
        PROGRAM,
        Project(id="a", program_id="g", name="未定价", position=1),
        Project(id="b", program_id="g", name="零", need_fen=0, position=2),
        Project(id="c", program_id="g", name="三万", need_fen=3 * WAN, position=3),
    )

    table = investment.compose(plan, TableOptions())

    assert texts_of(table, "project")[:2] == ["零", "三万"]
    assert texts_of(table, "need") == ["—", "3", "3", "3"]
    assert texts_of(table, "share") == ["—", "100.00", "100.00", "100.00"]


def test_that_a_plan_that_costs_nothing_has_no_shares(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    free = Project(id="b", program_id="g", name="零", need_fen=0)

    table = investment.compose(plan_of(PLAN, PROGRAM, free), TableOptions(zero="0"))

    assert texts_of(table, "need") == ["0", "0", "0"]
    assert texts_of(table, "share") == ["0", "0", "0"]


def test_that_subtotals_and_shares_can_be_left_out(shanggao: Portfolio) -> None:
    options = TableOptions(subtotals=False, share_column=False)

    table = investment.compose(shanggao, options)

    assert [column.key for column in table.columns][-1] == "need"
    assert [row.role for row in table.rows] == [Role.ROW] * 16 + [Role.TOTAL]
