"""What award rules permit a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.messages import saying_text
from ecoplanner.model.award import AwardState
from ecoplanner.model.award import evaluate
from ecoplanner.model.award import sayings
from ecoplanner.model.award import states
from ecoplanner.model.award import step_fen
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import ProjectFact
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Quantity
from ecoplanner.model.rulebook import book

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

YI = 10**10
ROOT = Source(id="central-1", root="central", level="central", name="中央")
SOURCE = Source(
    id="source-01", parent_id=ROOT.id, root="central", level="central", name="修复资金"
)
OTHER = Source(
    id="source-02", parent_id=ROOT.id, root="central", level="central", name="水利资金"
)
SCENARIO = Scenario(id="scenario-1", name="方案一")


def _kept(key: str, **changes: Any) -> list[Entity]:
    """Return the rows of an entry of the rule book, kept for the source."""
    entry = next(entry for entry in book() if entry.key == key)
    rule = replace(entry.rule, id="rule-0001", source_id=SOURCE.id, **changes)
    steps = [
        replace(step, id=f"step-{number}", rule_id=rule.id)
        for number, step in enumerate(entry.steps)
    ]
    conditions = [
        replace(each, id=f"condition-{number}", rule_id=rule.id)
        for number, each in enumerate(entry.conditions)
    ]
    return [ROOT, SOURCE, OTHER, rule, *steps, *conditions]


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
    fields: dict[str, Any] = {
        "id": f"money-{fen}",
        "project_id": "project-1",
        "source_id": SOURCE.id,
        "amount_fen": fen,
    }
    return Allocation(**(fields | changes))


@pytest.fixture
def state_of(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> Callable[..., AwardState]:
    """Evaluate the one rule among the rows, for a project of that need."""

    def evaluated(*rows: Entity, need: int | None = None, **changes: Any) -> AwardState:
        fields = {"need_fen": need, "last_year": 2023} | changes
        portfolio = make_portfolio(make_project(**fields), *rows)
        (state,) = states(portfolio)
        return state

    return evaluated


@pytest.mark.parametrize(
    ("total", "most", "missing"),
    [
        (0, 0, 10 * YI),
        (10 * YI - 1, 0, 1),
        (10 * YI, 5 * YI, 10 * YI),
        (20 * YI - 1, 5 * YI, 1),
        (1_958 * YI // 100, 5 * YI, 42 * YI // 100),
        (20 * YI, 10 * YI, 30 * YI),
        (50 * YI - 1, 10 * YI, 1),
        (50 * YI, 20 * YI, None),
        (90 * YI, 20 * YI, None),
    ],
)
def test_that_the_total_reaches_the_step_at_or_below_it(
    state_of: Callable[..., AwardState], total: int, most: int, missing: int | None
) -> None:
    state = state_of(*_kept("shanshui-2024"), need=total)

    assert (state.most_fen, state.to_next_fen) == (most, missing)


@pytest.mark.parametrize(
    ("key", "total", "most", "to_most"),
    [
        ("mine-2026", 3 * YI, 18 * YI // 10, 2 * YI),
        ("mine-2026", 5 * YI, 3 * YI, 0),
        ("mine-2026", 9 * YI, 3 * YI, 0),
        ("mine-2026", 1, 0, 5 * YI - 1),
        ("shanshui-2026-province", 20 * YI, 15 * YI, 26_666_666_666_7 - 20 * YI),
        ("shanshui-2026-cross", 40 * YI, 25 * YI, 0),
    ],
)
def test_that_a_share_stops_at_its_maximum(
    state_of: Callable[..., AwardState], key: str, total: int, most: int, to_most: int
) -> None:
    state = state_of(*_kept(key), need=total)

    assert (state.most_fen, state.to_most_fen) == (most, to_most)
    assert (state.next_step, state.to_next_fen, state.next_fen) == (None, None, None)


@given(total=st.integers(0, 10**13))
@settings(deadline=None)
def test_that_no_step_grants_more_than_the_total(total: int) -> None:
    for entry in book():
        for step in entry.steps:
            if step.rate_fen is None:
                assert 0 <= step_fen(step, total) <= total


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
    rows = _kept("shanshui-2024")
    said = (
        []
        if answer is None
        else [
            ProjectFact(id="fact-1", project_id="project-1", fact=fact, answer=answer)
        ]
    )

    state = state_of(*rows, *said, _money(7), need=12 * YI)

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
    money = _money(5, tier=tier, source_id=source_id)

    state = state_of(*_kept("shanshui-2024"), money, need=12 * YI)

    barred = [each.condition.fact for each in state.barred]
    assert barred == (["central_funded"] if is_funded else [])


def test_that_what_a_person_says_counts_more_than_what_is_guessed(
    state_of: Callable[..., AwardState],
) -> None:
    money = _money(5, tier="secured", source_id=OTHER.id)
    said = ProjectFact(
        id="fact-1", project_id="project-1", fact="central_funded", answer=False
    )

    state = state_of(*_kept("shanshui-2024"), money, said, need=12 * YI)

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
    state = state_of(*_kept("ppp-2021"), earns_income=income, need=1)

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
    condition = _condition(kind="requires", fact=fact, value=value)
    step = AwardStep(id="step-1", rule_id="rule-0001", grant_fen=9)

    state = state_of(ROOT, SOURCE, _rule(), condition, step, **({"need": 99} | changes))

    assert bool(state.failed) is (outcome == "failed")
    assert bool(state.questions) is (outcome == "open")
    assert state.claim_fen == (0 if outcome == "failed" else 9)


def test_that_a_long_project_fails_while_others_have_no_time_yet(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    condition = _condition(kind="requires", fact="years_at_most", value="3")
    timeless = {"first_year": None, "last_year": None}
    portfolio = make_portfolio(
        *(ROOT, SOURCE, _rule(), condition, make_project()),
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
    condition = _condition(kind=kind, answer=answer)

    state = state_of(ROOT, SOURCE, _rule(), condition, need=1)

    assert (bool(state.failed), bool(state.questions)) == (is_failed, is_open)


def test_that_an_answer_counts_more_than_the_schedule(
    state_of: Callable[..., AwardState],
) -> None:
    condition = _condition(
        kind="requires", fact="years_at_most", value="3", answer=True
    )

    state = state_of(ROOT, SOURCE, _rule(), condition, need=1, last_year=2030)

    assert state.failed == ()


def test_that_an_unconfirmed_rule_keeps_nobody_out(
    state_of: Callable[..., AwardState],
) -> None:
    said = ProjectFact(
        id="fact-1", project_id="project-1", fact="showpiece", answer=True
    )
    rows = _kept("shanshui-2024", confidence="unconfirmed")

    state = state_of(*rows, said, _money(9 * YI), need=12 * YI)

    assert state.project_ids == ("project-1",)
    assert (state.barred_fen, state.excess_fen) == (0, 0)
    assert state.allocated_fen > (state.most_fen or 0)


def test_that_only_the_programme_named_is_the_package(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    rows = _kept("mine-2024", program_id="program-2")
    inside = make_project(
        id="project-2", name="乙", program_id="program-2", need_fen=6 * YI
    )
    portfolio = make_portfolio(
        *rows,
        make_project(need_fen=90 * YI),
        inside,
        _money(1),
        _money(2, project_id="project-2"),
    )

    (state,) = states(portfolio)

    assert (state.project_ids, state.total_fen) == (("project-2",), 6 * YI)
    assert (state.allocated_fen, state.excess_fen) == (2, 0)


def test_that_money_beyond_the_grant_is_told_by_scenario(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    rows = _kept("mine-2024")
    below = Source(
        id="source-03", parent_id=SOURCE.id, root="central", level="central", name="下"
    )
    more = Override(
        id="other-1",
        scenario_id=SCENARIO.id,
        project_id="project-1",
        source_id=below.id,
        year=2030,
        amount_fen=2 * YI,
    )
    portfolio = make_portfolio(
        *rows, below, SCENARIO, make_project(need_fen=6 * YI), _money(3 * YI), more
    )
    rule = portfolio.get(AwardRule, "rule-0001")

    plan, scenario = evaluate(portfolio, rule), evaluate(portfolio, rule, SCENARIO)

    assert (plan.allocated_fen, plan.excess_fen, plan.years) == (3 * YI, 0, ())
    assert (scenario.allocated_fen, scenario.excess_fen) == (5 * YI, 2 * YI)
    assert scenario.years == (2030,)


def test_that_a_rate_is_paid_for_what_is_done(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    def done(number: int, name: str, value: str, unit: str) -> Quantity:
        return Quantity(
            id=f"q-{number}", project_id="project-1", name=name, value=value, unit=unit
        )

    portfolio = make_portfolio(
        *_kept("restoration-budget-central"),
        make_project(),
        done(1, "人工造乔木林", "1.5", "万亩"),
        done(2, "退化林修复", "2", "公顷"),
        done(3, "退化林修复", "7", "座"),
        done(4, "造林", "100", "亩"),
        done(5, "飞播造林", "-1", "亩"),
        done(6, "人工造灌木林", "3", "光年"),
    )

    (state,) = states(portfolio)

    assert state.most_fen == (15_000 * 800 + 30 * 600) * 100
    assert (state.step, state.next_step) == (None, None)


@pytest.mark.parametrize(
    ("key", "need", "zh"),
    [
        (
            "shanshui-2024",
            1_958 * YI // 100,
            [
                "总投资 19.58 亿元，最多可得 5 亿元。",
                "还差 0.42 亿元到下一档（最多 10 亿元）。",
                "已安排 0 亿元。",
            ],
        ),
        (
            "mine-2024",
            4 * YI,
            [
                "总投资 4 亿元，还没有到第一档。",
                "还差 1 亿元到下一档（最多 3 亿元）。",
                "已安排 0 亿元。",
            ],
        ),
        (
            "mine-2026",
            4 * YI,
            [
                "总投资 4 亿元，最多可得 2.4 亿元。",
                "总投资再加 1 亿元到最高额。",
                "已安排 0 亿元。",
            ],
        ),
        (
            "mine-call-2024",
            4 * YI,
            [
                "总投资 4 亿元；这条规则没有定额。",
                "现在还不能申报：总投资不低于 5 亿元。",
            ],
        ),
        ("bond-2024", 4 * YI, ["总投资 4 亿元；这条规则没有定额。"]),
    ],
)
def test_that_a_state_is_said_in_sentences(
    state_of: Callable[..., AwardState], key: str, need: int, zh: list[str]
) -> None:
    state = state_of(*_kept(key), need=need)

    assert [saying_text(each, "zh") for each in sayings(state)] == zh
    assert all(saying_text(each, "en").endswith(".") for each in sayings(state))


def test_that_a_plan_without_rules_has_no_states(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    assert states(make_portfolio()) == ()
