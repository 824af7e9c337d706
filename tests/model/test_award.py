"""What award rules permit a plan."""

from __future__ import annotations

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
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Quantity
from ecoplanner.model.rulebook import book
from tests.model.award_rows import kept
from tests.model.award_rows import paid
from tests.model.award_rows import SOURCE
from tests.model.award_rows import YI

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

SCENARIO = Scenario(id="scenario-1", name="方案一")


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
    state = state_of(*kept("shanshui-2024"), need=total)

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
    state = state_of(*kept(key), need=total)

    assert (state.most_fen, state.to_most_fen) == (most, to_most)
    assert (state.next_step, state.to_next_fen, state.next_fen) == (None, None, None)


@given(total=st.integers(0, 10**13))
@settings(deadline=None)
def test_that_no_step_grants_more_than_the_total(total: int) -> None:
    for entry in book():
        for step in entry.steps:
            if step.rate_fen is None:
                assert 0 <= step_fen(step, total) <= total


def test_that_only_the_programme_named_is_the_package(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    rows = kept("mine-2024", program_id="program-2")
    inside = make_project(
        id="project-2", name="乙", program_id="program-2", need_fen=6 * YI
    )
    portfolio = make_portfolio(
        *rows,
        make_project(need_fen=90 * YI),
        inside,
        paid(1),
        paid(2, project_id="project-2"),
    )

    (state,) = states(portfolio)

    assert (state.project_ids, state.total_fen) == (("project-2",), 6 * YI)
    assert (state.allocated_fen, state.excess_fen) == (2, 0)


def test_that_money_beyond_the_grant_is_told_by_scenario(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    rows = kept("mine-2024")
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
        *rows, below, SCENARIO, make_project(need_fen=6 * YI), paid(3 * YI), more
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
        *kept("restoration-budget-central"),
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
    state = state_of(*kept(key), need=need)

    assert [saying_text(each, "zh") for each in sayings(state)] == zh
    assert all(saying_text(each, "en").endswith(".") for each in sayings(state))


def test_that_a_plan_without_rules_has_no_states(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    assert states(make_portfolio()) == ()
