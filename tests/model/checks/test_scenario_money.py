"""What is found of a scenario's money is found of the scenario, not of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import finding_text
from ecoplanner.model import checks
from ecoplanner.model.checks import money
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.samples import sample_rows
from ecoplanner.reports.annex import annex_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

ONE = Scenario(id="scenario-1", name="方案一")
TWO = Scenario(id="scenario-2", name="方案二")
BOND = Source(
    id="source-01", root="local", level="bond", name="债券", needs_income=True
)
LOAN = Source(
    id="source-02", root="local", level="bond", name="贷款", needs_income=True
)


def _given(source: Source) -> Allocation:
    return Allocation(
        id=f"money-{source.id}",
        project_id="project-1",
        source_id=source.id,
        amount_fen=1,
    )


def _other(scenario: Scenario, source: Source) -> Override:
    return Override(
        id=f"{scenario.id}-{source.id}",
        scenario_id=scenario.id,
        project_id="project-1",
        source_id=source.id,
        amount_fen=2,
    )


PLAN, FIRST, SECOND = "income_missing", "方案一", "方案二"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], []),
        ([_given(BOND)], [(PLAN, None, "债券")]),
        ([_other(ONE, BOND)], [("scenario_income_missing", FIRST, "债券")]),
        ([_given(BOND), _other(ONE, BOND)], [(PLAN, None, "债券")]),
        (
            [_given(BOND), _other(ONE, LOAN)],
            [(PLAN, None, "债券"), ("scenario_income_missing", FIRST, "贷款")],
        ),
        (
            [_other(ONE, BOND), _other(ONE, LOAN), _other(TWO, LOAN)],
            [
                ("scenario_income_missing", FIRST, "债券、贷款"),
                ("scenario_income_missing", SECOND, "贷款"),
            ],
        ),
    ],
)
def test_that_money_to_be_repaid_is_found_where_it_is_set_aside(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    rows: list[Allocation | Override],
    found: list[tuple[str, str | None, str]],
) -> None:
    portfolio = make_portfolio(make_project(), BOND, LOAN, ONE, TWO, *rows)

    said = list(money.income_missing(portfolio))

    assert [
        (each.code, each.evidence.get("scenario"), each.evidence["sources"])
        for each in said
    ] == found
    for each in said:
        if scenario := each.evidence.get("scenario"):
            assert str(scenario) in finding_text(each, "zh")
            assert str(scenario) in finding_text(each, "en")


def _lines(portfolio: Portfolio, scenario: Scenario | None) -> str:
    (table,) = annex_of(portfolio, ["findings"], scenario).tables
    return "\n".join(repr(row) for row in table.rows)


def test_that_the_printed_findings_of_a_plan_are_its_own(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    rows = [_other(ONE, BOND), _other(TWO, LOAN)]
    portfolio = make_portfolio(make_project(need_fen=1), BOND, LOAN, ONE, TWO, *rows)

    plan, one = _lines(portfolio, None), _lines(portfolio, ONE)

    assert "方案" not in plan
    assert "方案一" in one
    assert "方案二" not in one
    assert 0 < len(plan.splitlines()) < len(one.splitlines())


def test_that_a_county_that_set_nothing_aside_takes_no_money_to_be_repaid(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*sample_rows("shanggao"))

    codes = {each.code for each in checks.findings(portfolio)}
    said = [each for each in checks.findings(portfolio) if "scenario" in each.evidence]

    assert "income_missing" not in codes
    assert {each.evidence["scenario"] for each in said} == {"示例筹资方案"}
