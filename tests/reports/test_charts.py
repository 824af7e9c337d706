"""Charts of the money, made of the cells of its tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Scenario
from ecoplanner.model.samples import sample_rows
from ecoplanner.reports import charts
from ecoplanner.reports import REPORTS
from ecoplanner.reports.figure import GAP
from ecoplanner.reports.options import TableOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table

KEYS = ("funding", "annual", "scenarios")


def charted(plan: Portfolio, key: str, **options: object) -> Table:
    """Return a table of the sample's scenario with its charts."""
    chosen = TableOptions(**options)  # type: ignore[arg-type]  # options by name
    table = REPORTS[key].compose(plan, chosen, plan.all(Scenario)[0])
    return charts.with_charts(table, plan, chosen)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("decimals", [0, 2])
def test_that_each_bar_says_its_parts_exactly(
    shanggao: Portfolio, key: str, decimals: int
) -> None:
    amounts, shares = charted(shanggao, key, decimals=decimals).charts

    assert amounts.stacks
    for stack in amounts.stacks:
        parts = [Decimal(text) for text in stack.texts]
        assert sum(parts) == Decimal(stack.total)
        assert [part * amounts.scale for part in parts] == list(stack.values)
    for stack in shares.stacks:
        assert sum(stack.values) == 10_000
        assert sum(Decimal(text) for text in stack.texts) == 100
    assert [part.look for part in amounts.parts] == [p.look for p in shares.parts]


def test_that_the_bars_of_the_yearly_table_are_its_years(shanggao: Portfolio) -> None:
    table = charted(shanggao, "annual")

    amounts = table.charts[0]

    assert [each.words for each in amounts.stacks] == [
        f"{year}年" for year in range(2021, 2026)
    ]
    given = next(row for row in table.rows if row.cells[0].text == "已安排合计")
    totals = [cell.text for at, cell in sorted(given.cells.items()) if at][:5]
    assert [each.total for each in amounts.stacks] == totals
    assert GAP not in {part.look for part in amounts.parts}


def test_that_the_legend_has_the_shares_of_the_table(shanggao: Portfolio) -> None:
    funding = charted(shanggao, "funding").charts[0]
    annual = charted(shanggao, "annual").charts[0]

    by_look = {part.look: part.share for part in funding.parts}
    assert sum(map(Decimal, by_look.values())) == 100
    assert by_look[GAP] == "6.73"
    assert {part.look: part.share for part in annual.parts}.items() <= by_look.items()


def test_that_the_gap_stands_last(shanggao: Portfolio) -> None:
    for key in ("funding", "scenarios"):
        amounts = charted(shanggao, key).charts[0]
        assert [part.look for part in amounts.parts].index(GAP) == len(
            amounts.parts
        ) - 1


def test_that_scenarios_stand_beside_the_plan_and_are_not_summed(
    shanggao: Portfolio,
) -> None:
    amounts = charted(shanggao, "scenarios").charts[0]

    assert [each.words for each in amounts.stacks] == ["规划", "示例筹资方案"]
    assert {each.total for each in amounts.stacks} == {"193578"}
    assert {part.amount for part in amounts.parts} == {""}


def test_that_what_the_table_leaves_out_is_not_in_the_chart(
    shanggao: Portfolio,
) -> None:
    amounts = charted(shanggao, "annual", hidden_columns=("2023",)).charts[0]

    assert "2023年" not in {each.words for each in amounts.stacks}


def test_that_many_programmes_are_told_by_their_sum(
    shanggao: Portfolio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "MOST_STACKS", 4)

    (stack,) = charted(shanggao, "funding").charts[0].stacks

    assert (stack.words, stack.total) == ("合计", "193578")


def test_that_charts_can_be_left_out_and_need_money(
    shanggao: Portfolio, empty: Portfolio
) -> None:
    assert not charted(shanggao, "funding", charts=False).charts
    for key in KEYS:
        for plan in (empty, shanggao):
            options = TableOptions()
            table = REPORTS[key].compose(plan, options)
            has_money = key == "scenarios" and plan is shanggao
            found = charts.with_charts(table, plan, options).charts
            assert bool(found) == has_money


@pytest.mark.parametrize("sample", ["jilin-nature-14fyp", "jilin-restoration"])
def test_that_plans_without_money_have_no_chart(
    plan_of: Callable[..., Portfolio], sample: str
) -> None:
    plan = plan_of(*sample_rows(sample))

    for key in KEYS:
        options = TableOptions()
        table = REPORTS[key].compose(plan, options)
        assert not charts.with_charts(table, plan, options).charts
