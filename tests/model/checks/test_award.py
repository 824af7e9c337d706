"""Rules about money that award rules grant."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import finding_text
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import ProjectFact
from ecoplanner.model.checks import award
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from tests.model.award_rows import condition_of
from tests.model.award_rows import paid
from tests.model.award_rows import rule_of
from tests.model.award_rows import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

SCENARIO = Scenario(id="scenario-1", name="方案一")
STEP = AwardStep(id="step-0001", rule_id="rule-0001", from_fen=10, grant_fen=5)


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
        *(SOURCE, SCENARIO, rule_of(), STEP, make_project(need_fen=10)),
        *(paid(plan), _override(scenario)),
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
        *(SOURCE, rule_of(confidence="unconfirmed"), STEP, make_project(need_fen=10)),
        paid(9),
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
    rows = [SOURCE, rule_of(), STEP, condition_of(**condition), *said]
    project = make_project(need_fen=10)

    found = list(award.award_not_claimable(make_portfolio(*rows, project, paid(3))))

    assert [(each.code, each.severity) for each in found] == codes
    assert all("条件" in finding_text(each, "zh") for each in found)
    without_money = make_portfolio(*rows, project)
    assert list(award.award_not_claimable(without_money)) == []


def test_that_many_conditions_are_not_all_listed(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    conditions = [
        condition_of(id=f"condition-{n}", words=f"第{n}条", position=n)
        for n in range(5)
    ]
    portfolio = make_portfolio(
        *(SOURCE, rule_of(), *conditions, make_project(), paid(3))
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
        *(SOURCE, rule_of(last_year=last), make_project(), paid(3, year=year))
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
