"""Rules about needs and the money set aside for them."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.checks import money
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Cost
from ecoplanner.model.project import ProjectZone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

SCENARIO = Scenario(id="scenario-1", name="方案一")


def _allocation(fen: int, **changes: Any) -> Allocation:
    fields: dict[str, Any] = {
        "id": "money-001",
        "project_id": "project-1",
        "source_id": "source-01",
    }
    return Allocation(**(fields | changes), amount_fen=fen)


def _override(fen: int, **changes: Any) -> Override:
    fields: dict[str, Any] = {
        "id": "other-001",
        "scenario_id": "scenario-1",
        "project_id": "project-1",
        "source_id": "source-01",
    }
    return Override(**(fields | changes), amount_fen=fen)


@pytest.mark.parametrize(
    ("need", "costs", "evidence"),
    [
        (10, [], None),
        (10, [10], None),
        (10, [4, 6], None),
        (0, [0], None),
        (10, [4], {"need_fen": 10, "parts_fen": 4}),
        (10, [4, 7], {"need_fen": 10, "parts_fen": 11}),
        (None, [4], {"need_fen": None, "parts_fen": 4}),
    ],
)
def test_that_costs_by_kind_add_up_to_the_need(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    need: int | None,
    costs: list[int],
    evidence: dict[str, int | None] | None,
) -> None:
    kinds: Any = ["construction", "equipment"]
    rows = [
        Cost(id=f"cost-{kind}", project_id="project-1", kind=kind, amount_fen=fen)
        for kind, fen in zip(kinds, costs, strict=False)
    ]
    portfolio = make_portfolio(make_project(need_fen=need), *rows)

    found = list(money.costs_differ_from_need(portfolio))

    assert [each.evidence for each in found] == ([evidence] if evidence else [])
    assert all(each.severity == "error" for each in found)


@pytest.mark.parametrize(
    ("need", "amounts", "parts_fen"),
    [
        (10, [], None),
        (10, [None], None),
        (10, [10], None),
        (10, [4, 6], None),
        (10, [4, None], None),
        (10, [10, None], None),
        (10, [4], 4),
        (10, [11, None], 11),
        (10, [4, 7], 11),
        (None, [4], 4),
        (None, [0], None),
    ],
)
def test_that_amounts_typed_for_zones_fit_the_need(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    need: int | None,
    amounts: list[int | None],
    parts_fen: int | None,
) -> None:
    parts = [
        ProjectZone(
            id=f"part-{at}", project_id="project-1", zone_id=f"{at}", amount_fen=fen
        )
        for at, fen in enumerate(amounts)
    ]
    portfolio = make_portfolio(make_project(need_fen=need), *parts)

    found = list(money.zones_differ_from_need(portfolio))

    said = [each.evidence["parts_fen"] for each in found]
    assert said == ([] if parts_fen is None else [parts_fen])


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], []),
        ([_allocation(10)], []),
        ([_allocation(11)], [("more_than_needed", 11)]),
        (
            [_allocation(6), _allocation(5, id="money-002", year=2025)],
            [("more_than_needed", 11)],
        ),
        ([_override(10)], []),
        ([_override(11)], [("scenario_more_than_needed", 11)]),
        # What the plan gives too much, a scenario need not be told as well.
        (
            [
                _allocation(11),
                _override(1, source_id="source-02", id="other-002"),
                _override(10),
            ],
            [("more_than_needed", 11)],
        ),
        (
            [_allocation(11), _override(12)],
            [("more_than_needed", 11), ("scenario_more_than_needed", 12)],
        ),
        ([_allocation(11), _override(0)], [("more_than_needed", 11)]),
        ([_allocation(5), _override(5)], []),
    ],
)
def test_that_no_project_is_given_more_than_it_needs(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    rows: list[Any],
    found: list[tuple[str, int]],
) -> None:
    portfolio = make_portfolio(make_project(need_fen=10), SCENARIO, *rows)

    said = list(money.more_than_needed(portfolio))

    assert [(each.code, each.evidence["allocated_fen"]) for each in said] == found
    assert all(each.severity == "error" for each in said)


def test_that_money_for_a_project_without_a_price_is_too_much(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    portfolio = make_portfolio(make_project(need_fen=None), _allocation(1))

    (found,) = money.more_than_needed(portfolio)

    assert found.evidence == {"need_fen": None, "allocated_fen": 1}


@pytest.mark.parametrize("is_plan", [True, False])
@pytest.mark.parametrize(
    ("earns", "needs_income", "severities"),
    [
        (True, True, []),
        (None, False, []),
        (False, False, []),
        (None, True, ["notice"]),
        (False, True, ["warning"]),
    ],
)
def test_that_money_to_be_repaid_goes_to_projects_that_earn(  # noqa: PLR0913 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    *,
    is_plan: bool,
    earns: bool | None,
    needs_income: bool,
    severities: list[str],
) -> None:
    source = Source(
        id="source-01",
        root="local",
        level="bond",
        name="专项债券",
        needs_income=needs_income,
    )
    given = _allocation(1) if is_plan else _override(1)
    portfolio = make_portfolio(
        make_project(earns_income=earns), source, SCENARIO, given
    )

    found = list(money.income_missing(portfolio))

    assert [each.severity for each in found] == severities
    assert all(each.evidence["sources"] == "专项债券" for each in found)
    assert all(each.field == "earns_income" for each in found)


def test_that_a_project_that_takes_no_such_money_is_not_named(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    source = Source(
        id="source-01", root="local", level="bond", name="债券", needs_income=True
    )
    other = make_project(id="project-2", name="乙")
    portfolio = make_portfolio(make_project(), other, source, _allocation(1))

    assert [each.row_id for each in money.income_missing(portfolio)] == ["project-1"]


@pytest.mark.parametrize(
    ("kind", "is_found"),
    [
        *(("bond", True), ("ppp", True), ("eod", True)),
        *(("loan", False), ("transfer", False), ("enterprise", False)),
    ],
)
def test_that_bonds_ppp_and_eod_are_repaid_whatever_the_source_says(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    kind: Any,
    *,
    is_found: bool,
) -> None:
    source = Source(id="source-01", root="social", kind=kind, level="social", name="甲")
    portfolio = make_portfolio(make_project(earns_income=False), source, _allocation(1))

    found = list(money.income_missing(portfolio))

    assert [each.severity for each in found] == ["warning"] * is_found


@pytest.mark.parametrize(
    ("needs", "names"),
    [
        ([], []),
        ([None, None], []),
        ([5, 0], []),
        ([5, None], ["1"]),
        ([None, 0, None], ["0", "2"]),
    ],
)
def test_that_a_project_without_a_price_is_named_where_others_have_one(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    needs: list[int | None],
    names: list[str],
) -> None:
    projects = [
        make_project(id=f"project-{at}", name=f"{at}", need_fen=need)
        for at, need in enumerate(needs)
    ]

    found = list(money.need_missing(make_portfolio(*projects)))

    assert [each.name for each in found] == names
    assert all((each.severity, each.field) == ("warning", "need_fen") for each in found)
