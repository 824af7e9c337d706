"""Typing a funding mix: what stands, and what moves."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Typed
from ecoplanner.model.project import Project
from tests.model.mix_rows import MONEY
from tests.model.mix_rows import projects_of
from tests.model.mix_rows import ROWS
from tests.model.mix_rows import share_of
from tests.model.mix_rows import WAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio

SCENARIO = Scenario(id="scenario-1", name="方案一")


def _wan(amounts: dict[Key, int]) -> dict[tuple[str, str, int | None], float]:
    return {key[:3]: fen / WAN for key, fen in sorted(amounts.items(), key=str)}


@pytest.mark.parametrize(
    ("typed", "options", "amounts"),
    [
        # More social money: by need, and nobody above what it needs.
        (
            [share_of("social", 24)],
            {},
            {
                ("a", "social", 2021): 5,
                ("a", "social", 2022): 5,
                ("a", "social", 2023): 4,
                ("b", "social", 2023): 22,
            },
        ),
        # Less: in proportion to what each has; years and tiers keep theirs.
        (
            [share_of("county", 20)],
            {},
            {
                ("a", "county", 2021): 5,
                ("a", "county", 2023): 15,
                ("b", "county", 2022): 10,
            },
        ),
        (
            [Typed(source_id="county", amount_fen=30 * WAN)],
            {"rest": "others"},
            {
                ("a", "county", 2021): 5,
                ("a", "county", 2023): 15,
                ("a", "t1", 2021): 50,
                ("b", "county", 2022): 10,
                ("b", "social", 2023): 25,
            },
        ),
        (
            [share_of("county", 40)],
            {"rest": "clear"},
            {("a", "t1", 2021): 0, ("b", "social", 2023): 0},
        ),
        # A group is shared among the sources below that give money.
        (
            [Typed(source_id="central", amount_fen=15 * WAN)],
            {},
            {("a", "t1", 2021): 15},
        ),
        # Where a project would have too much, its other sources give way.
        (
            [Typed(source_id="social", amount_fen=150 * WAN)],
            {},
            {
                ("a", "county", 2021): 0,
                ("a", "county", 2023): 0,
                ("a", "social", 2021): 34,
                ("a", "social", 2022): 33,
                ("a", "social", 2023): 33,
                ("a", "t1", 2021): 0,
                ("b", "county", 2022): 0,
                ("b", "social", 2023): 50,
            },
        ),
        (
            [share_of("county", 40)],
            {"profile": "front"},
            {
                ("a", "county", 2021): 20,
                ("a", "county", 2022): 13,
                ("a", "county", 2023): 7,
                ("b", "county", 2022): 13,
                ("b", "county", 2023): 7,
            },
        ),
        (
            [share_of("county", 40)],
            {"profile": "even"},
            {
                ("a", "county", 2021): 14,
                ("a", "county", 2022): 13,
                ("a", "county", 2023): 13,
                ("b", "county", 2022): 10,
                ("b", "county", 2023): 10,
            },
        ),
        # Own percents count in each project's years of work alone.
        (
            [share_of("county", 40)],
            {"profile": {2021: Fraction(1, 2), 2022: Fraction(1, 2)}},
            {
                ("a", "county", 2021): 20,
                ("a", "county", 2022): 20,
                ("a", "county", 2023): 0,
            },
        ),
        # What is locked stays; the other project takes all.
        (
            [share_of("county", 30)],
            {"locked": [("a", "county")]},
            {("b", "county", 2022): 5},
        ),
        ([], {}, {}),
    ],
)
def test_that_a_typed_mix_moves_the_rest_by_its_rule(
    make_portfolio: Callable[..., Portfolio],
    typed: list[Typed],
    options: dict[str, Any],
    amounts: dict[Any, float],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)

    made = mixed(portfolio, projects_of(portfolio), typed, **options)

    assert _wan(dict(made.amounts)) == amounts


def test_that_new_money_has_the_tier_of_its_source_or_the_one_typed(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS)
    projects = projects_of(portfolio)[:1]
    typed = Typed(source_id="t1", amount_fen=3 * WAN)
    sure = Typed(source_id="t1", amount_fen=3 * WAN, tier="secured")

    plain = mixed(portfolio, projects, [typed]).amounts
    named = mixed(portfolio, projects, [sure]).amounts

    assert {key[3] for key in plain} == {"applied"}
    assert {key[3] for key in named} == {"secured"}


def test_that_a_typed_tier_takes_over_what_is_there(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)
    typed = Typed(source_id="social", amount_fen=15 * WAN, tier="secured")

    made = mixed(portfolio, portfolio.all(Project)[1:], [typed])

    assert dict(made.amounts) == {
        ("b", "social", 2023, "intended"): 0,
        ("b", "social", 2023, "secured"): 15 * WAN,
    }


def test_that_money_of_a_project_without_years_has_no_year(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    free = Project(id="c", program_id="p", name="丙", need_fen=10)
    portfolio = make_portfolio(*ROWS, free)

    made = mixed(portfolio, [free], [share_of("social", 50)], profile="front")

    assert dict(made.amounts) == {("c", "social", None, "intended"): 5}


def test_that_a_scenario_has_its_own_money_and_locks(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    override = Override(
        id="o",
        scenario_id=SCENARIO.id,
        project_id="b",
        source_id="county",
        year=2022,
        amount_fen=10 * WAN,
    )
    lock = FundingLock(
        id="l", scenario_id=SCENARIO.id, project_id="a", source_id="county"
    )
    portfolio = make_portfolio(*ROWS, *MONEY, SCENARIO, override, lock)
    typed = [Typed(source_id="county", amount_fen=42 * WAN)]

    plan = mixed(portfolio, projects_of(portfolio), typed).amounts
    own = mixed(portfolio, projects_of(portfolio), typed, scenario=SCENARIO).amounts

    assert _wan(dict(own)) == {("b", "county", 2022): 2}
    assert {key[0] for key in plan} == {"a", "b"}


@pytest.mark.parametrize(
    ("typed", "options", "zh", "en"),
    [
        (
            [share_of("social", 12)],
            {"locked": [("a", "county"), ("b", "county")]},
            ["社会资本 10.00% → 12.00%：县级财政保持不动，从缺口中扣减 3 万元。"],
            [
                (
                    "社会资本 10.00% → 12.00%: 县级财政 stays as it is, "
                    "3 × 10,000 yuan come off the gap."
                )
            ],
        ),
        (
            [share_of("county", 50)],
            {"rest": "others"},
            [
                (
                    "县级财政 40.00% → 50.00%：转移一让出 10 万元，"
                    "社会资本让出 5 万元，缺口不变。"
                )
            ],
            [
                (
                    "县级财政 40.00% → 50.00%: 转移一 gives way by 10 × 10,000 yuan, "
                    "社会资本 gives way by 5 × 10,000 yuan, the gap stays."
                )
            ],
        ),
        (
            [share_of("county", 38), share_of("social", 6)],
            {},
            [
                "县级财政 40.00% → 38.00%。",
                "社会资本 10.00% → 6.00%。",
                "其余：缺口增加 9 万元。",
            ],
            [
                "县级财政 40.00% → 38.00%.",
                "社会资本 10.00% → 6.00%.",
                "The rest: the gap grows by 9 × 10,000 yuan.",
            ],
        ),
        ([], {}, [], []),
    ],
)
def test_that_what_moved_is_said(
    make_portfolio: Callable[..., Portfolio],
    typed: list[Typed],
    options: dict[str, Any],
    zh: list[str],
    en: list[str],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)

    moved = mixed(portfolio, projects_of(portfolio), typed, **options).moved

    assert [saying_text(each, "zh") for each in moved] == zh
    assert [saying_text(each, "en") for each in moved] == en
