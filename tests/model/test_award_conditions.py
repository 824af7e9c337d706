"""Conditions of award rules: what the plan knows, and what a person answers."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.award import AwardState
from ecoplanner.model.award import states
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import ProjectFact
from tests.model.award_rows import condition_of
from tests.model.award_rows import kept
from tests.model.award_rows import OTHER
from tests.model.award_rows import paid
from tests.model.award_rows import ROOT
from tests.model.award_rows import rule_of
from tests.model.award_rows import SOURCE
from tests.model.award_rows import YI

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


@pytest.mark.parametrize("fact", ["central_funded", "responsible_party", "showpiece"])
@pytest.mark.parametrize(
    ("answer", "counts", "asks"),
    [(None, True, True), (False, True, False), (True, False, False)],
)
def test_that_a_project_is_out_only_once_somebody_said_so(
    state_of: Callable[..., AwardState],
    fact: Any,
    *,
    answer: bool | None,
    counts: bool,
    asks: bool,
) -> None:
    rows = kept("shanshui-2024")
    said = (
        []
        if answer is None
        else [
            ProjectFact(id="fact-1", project_id="project-1", fact=fact, answer=answer)
        ]
    )

    state = state_of(*rows, *said, paid(7), need=12 * YI)

    assert state.project_ids == (("project-1",) if counts else ())
    assert state.total_fen == (12 * YI if counts else 0)
    assert state.barred_fen == (0 if counts else 7)
    assert any(each.condition.fact == fact for each in state.questions) is asks


@pytest.mark.parametrize(
    ("tier", "source_id", "is_funded"),
    [
        ("secured", OTHER.id, True),
        ("applied", OTHER.id, False),
        ("secured", SOURCE.id, False),
    ],
)
def test_that_secured_money_of_another_central_source_is_known(
    state_of: Callable[..., AwardState], tier: Any, source_id: str, *, is_funded: bool
) -> None:
    money = paid(5, tier=tier, source_id=source_id)

    state = state_of(*kept("shanshui-2024"), money, need=12 * YI)

    barred = [each.condition.fact for each in state.barred]
    assert barred == (["central_funded"] if is_funded else [])


def test_that_what_a_person_says_counts_more_than_what_is_guessed(
    state_of: Callable[..., AwardState],
) -> None:
    money = paid(5, tier="secured", source_id=OTHER.id)
    said = ProjectFact(
        id="fact-1", project_id="project-1", fact="central_funded", answer=False
    )

    state = state_of(*kept("shanshui-2024"), money, said, need=12 * YI)

    assert state.barred == ()


@pytest.mark.parametrize(
    ("income", "barred", "asked"), [(True, 0, 0), (False, 1, 0), (None, 0, 1)]
)
def test_that_income_is_that_of_the_project(
    state_of: Callable[..., AwardState],
    *,
    income: bool | None,
    barred: int,
    asked: int,
) -> None:
    state = state_of(*kept("ppp-2021"), earns_income=income, need=1)

    assert (len(state.barred), len(state.questions)) == (barred, asked)
    assert (state.most_fen, state.claim_fen) == (None, None)


@pytest.mark.parametrize(
    ("fact", "value", "changes", "outcome"),
    [
        ("years_at_most", "3", {"first_year": 2021, "last_year": 2023}, "met"),
        ("years_at_most", "3", {"first_year": 2021, "last_year": 2024}, "failed"),
        ("years_at_most", "3", {"first_year": None, "last_year": None}, "open"),
        ("total_at_least", "50000", {"need_fen": 5 * YI}, "met"),
        ("total_at_least", "50000", {"need_fen": 5 * YI - 1}, "failed"),
        ("area_at_least", "10", {}, "open"),
        ("other", None, {}, "open"),
    ],
)
def test_that_the_plan_answers_what_it_knows(
    state_of: Callable[..., AwardState],
    fact: Any,
    value: str | None,
    changes: dict[str, Any],
    outcome: str,
) -> None:
    condition = condition_of(kind="requires", fact=fact, value=value)
    step = AwardStep(id="step-1", rule_id="rule-0001", grant_fen=9)

    state = state_of(
        ROOT, SOURCE, rule_of(), condition, step, **({"need": 99} | changes)
    )

    assert bool(state.failed) is (outcome == "failed")
    assert bool(state.questions) is (outcome == "open")
    assert state.claim_fen == (0 if outcome == "failed" else 9)


def test_that_a_long_project_fails_while_others_have_no_time_yet(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    condition = condition_of(kind="requires", fact="years_at_most", value="3")
    timeless = {"first_year": None, "last_year": None}
    portfolio = make_portfolio(
        *(ROOT, SOURCE, rule_of(), condition, make_project()),
        make_project(id="project-2", name="乙", **timeless),
    )

    (state,) = states(portfolio)

    assert state.failed == (condition,)


@pytest.mark.parametrize(
    ("kind", "answer", "is_failed", "is_open"),
    [
        ("requires", True, False, False),
        ("requires", False, True, False),
        ("requires", None, False, True),
        ("excludes", True, True, False),
        ("excludes", False, False, False),
        ("excludes", None, False, True),
        ("note", False, False, False),
        ("note", None, False, False),
    ],
)
def test_that_an_answer_decides_a_condition_on_all(
    state_of: Callable[..., AwardState],
    kind: Any,
    *,
    answer: bool | None,
    is_failed: bool,
    is_open: bool,
) -> None:
    condition = condition_of(kind=kind, answer=answer)

    state = state_of(ROOT, SOURCE, rule_of(), condition, need=1)

    assert (bool(state.failed), bool(state.questions)) == (is_failed, is_open)


def test_that_an_answer_counts_more_than_the_schedule(
    state_of: Callable[..., AwardState],
) -> None:
    condition = condition_of(
        kind="requires", fact="years_at_most", value="3", answer=True
    )

    state = state_of(ROOT, SOURCE, rule_of(), condition, need=1, last_year=2030)

    assert state.failed == ()


def test_that_an_unconfirmed_rule_keeps_nobody_out(
    state_of: Callable[..., AwardState],
) -> None:
    said = ProjectFact(
        id="fact-1", project_id="project-1", fact="showpiece", answer=True
    )
    rows = kept("shanshui-2024", confidence="unconfirmed")

    state = state_of(*rows, said, paid(9 * YI), need=12 * YI)

    assert state.project_ids == ("project-1",)
    assert (state.barred_fen, state.excess_fen) == (0, 0)
    assert state.allocated_fen > (state.most_fen or 0)
