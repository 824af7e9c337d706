"""Rules about money that award rules grant."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import finding_text
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import ProjectFact
from ecoplanner.model.checks import award
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

SOURCE = Source(id="source-01", root="central", level="central", name="修复资金")
SCENARIO = Scenario(id="scenario-1", name="方案一")
STEP = AwardStep(id="step-0001", rule_id="rule-0001", from_fen=10, grant_fen=5)


def _rule(**changes: Any) -> AwardRule:
    fields: dict[str, Any] = {
        "id": "rule-0001",
        "source_id": SOURCE.id,
        "line": "x",
        "name": "规则",
        "first_year": 2024,
        "confidence": "B",
    }
    return AwardRule(**(fields | changes))


def _condition(**changes: Any) -> AwardCondition:
    fields: dict[str, Any] = {
        "id": "condition-1",
        "rule_id": "rule-0001",
        "kind": "excludes",
        "words": "条件",
        "confidence": "B",
    }
    return AwardCondition(**(fields | changes))


def _money(fen: int, **changes: Any) -> Allocation:
    return Allocation(
        id="money-001",
        project_id="project-1",
        source_id=SOURCE.id,
        amount_fen=fen,
        **changes,
    )


def _override(fen: int) -> Override:
    return Override(
        id="other-001",
        scenario_id=SCENARIO.id,
        project_id="project-1",
        source_id=SOURCE.id,
        amount_fen=fen,
    )


@pytest.mark.parametrize(
    ("plan", "scenario", "codes"),
    [
        (5, 5, []),
        (6, 6, ["award_exceeded"]),
        (6, 4, ["award_exceeded"]),
        (5, 6, ["scenario_award_exceeded"]),
        (6, 7, ["award_exceeded", "scenario_award_exceeded"]),
    ],
)
def test_that_money_beyond_the_grant_is_found(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    plan: int,
    scenario: int,
    codes: list[str],
) -> None:
    portfolio = make_portfolio(
        *(SOURCE, SCENARIO, _rule(), STEP, make_project(need_fen=10)),
        *(_money(plan), _override(scenario)),
    )

    found = list(award.award_exceeded(portfolio))

    assert [each.code for each in found] == codes
    for each in found:
        assert (each.table, each.row_id, each.name) == (
            "award_rules",
            "rule-0001",
            "规则",
        )
        assert each.severity == "warning"
        assert each.evidence["limit_fen"] == 5


def test_that_a_rule_that_does_not_bind_is_not_exceeded(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    portfolio = make_portfolio(
        *(SOURCE, _rule(confidence="unconfirmed"), STEP, make_project(need_fen=10)),
        _money(9),
    )

    assert list(award.award_exceeded(portfolio)) == []


@pytest.mark.parametrize(
    ("condition", "facts", "codes"),
    [
        ({"answer": False}, {}, []),
        ({"answer": True}, {}, [("award_not_claimable", "warning")]),
        ({}, {}, [("award_unanswered", "notice")]),
        ({"kind": "note"}, {}, []),
        (
            {"fact": "showpiece"},
            {"showpiece": True},
            [("award_barred", "warning")],
        ),
        ({"fact": "showpiece"}, {"showpiece": False}, []),
        ({"fact": "showpiece"}, {}, [("award_unanswered", "notice")]),
    ],
)
def test_that_money_that_is_not_granted_is_found(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    condition: dict[str, Any],
    facts: dict[Any, bool],
    codes: list[tuple[str, str]],
) -> None:
    said = [
        ProjectFact(id="fact-0001", project_id="project-1", fact=fact, answer=answer)
        for fact, answer in facts.items()
    ]
    rows = [SOURCE, _rule(), STEP, _condition(**condition), *said]
    project = make_project(need_fen=10)

    found = list(award.award_not_claimable(make_portfolio(*rows, project, _money(3))))

    assert [(each.code, each.severity) for each in found] == codes
    assert all("条件" in finding_text(each, "zh") for each in found)
    without_money = make_portfolio(*rows, project)
    assert list(award.award_not_claimable(without_money)) == []


def test_that_many_conditions_are_not_all_listed(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    conditions = [
        _condition(id=f"condition-{n}", words=f"第{n}条", position=n) for n in range(5)
    ]
    portfolio = make_portfolio(
        *(SOURCE, _rule(), *conditions, make_project(), _money(3))
    )

    (found,) = award.award_not_claimable(portfolio)

    assert found.evidence == {"words": "第0条；第1条；第2条…", "count": 5}


@pytest.mark.parametrize(
    ("year", "last", "years"),
    [
        (2024, None, None),
        (2035, None, None),
        (None, 2025, None),
        (2025, 2025, None),
        (2023, None, "2023"),
        (2026, 2025, "2026"),
    ],
)
def test_that_money_outside_the_years_in_force_is_found(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    year: int | None,
    last: int | None,
    years: str | None,
) -> None:
    portfolio = make_portfolio(
        *(SOURCE, _rule(last_year=last), make_project(), _money(3, year=year))
    )

    found = list(award.award_out_of_force(portfolio))

    assert [each.evidence["years"] for each in found] == ([years] if years else [])


def test_that_a_plan_without_rules_is_not_asked(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio()

    assert list(award.award_exceeded(portfolio)) == []
    assert list(award.award_not_claimable(portfolio)) == []
    assert list(award.award_out_of_force(portfolio)) == []
