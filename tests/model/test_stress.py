"""What if money falls, comes late, or a tier does not come."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.ranking import ranked
from ecoplanner.model.stress import Shock
from ecoplanner.model.stress import stressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.stress import LossRule

WAN = 1_000_000
SCENARIO = Scenario(id="scenario-1", name="方案一")


def _project(id_: str, years: tuple[int, int] | None, **changes: Any) -> Project:
    first, last = years or (None, None)
    fields: dict[str, Any] = {
        "program_id": "p",
        "name": f"项目{id_}",
        "first_year": first,
        "last_year": last,
        "need_fen": 100 * WAN,
    }
    return Project(id=id_, **(fields | changes))


def _money(
    project: str, source: str, year: int | None, wan: int, tier: Any = "intended"
) -> Allocation:
    return Allocation(
        id=f"{project}-{source}-{year}-{tier}",
        project_id=project,
        source_id=source,
        year=year,
        tier=tier,
        amount_fen=wan * WAN,
    )


ROWS: tuple[Any, ...] = (
    Program(id="p", name="工程"),
    Source(id="central", name="中央", root="central", level="central", position=1),
    Source(
        id="t",
        name="转移",
        root="central",
        level="central",
        parent_id="central",
        position=2,
    ),
    Source(id="county", name="县级", root="local", level="county", position=3),
    _project("a", (2021, 2022), priority=2, position=1),
    _project("b", (2021, 2022), priority=1, position=2),
    _project("c", (2022, 2023), priority=2, position=3),
    _money("a", "t", 2021, 40),
    _money("a", "t", 2022, 20),
    _money("b", "t", 2021, 30, "applied"),
    _money("b", "county", 2022, 10),
    _money("c", "t", 2022, 20, "secured"),
    _money("c", "t", 2022, 10),
    SCENARIO,
)
FIFTH = Fraction(1, 5)


def _wan(fens: Any) -> dict[Any, float]:
    return {key: fen / WAN for key, fen in fens.items()}


def test_that_projects_are_ranked_by_priority_then_start() -> None:
    rows = [
        _project("none", (2020, 2021)),
        _project("open", None, priority=2),
        _project("late", (2023, 2024), priority=2),
        _project("early", (2021, 2024), priority=2),
        _project("same", (2021, 2021), priority=2),
        _project("first", None, priority=1),
    ]

    assert [row.id for row in ranked(rows)] == [
        *("first", "early", "same", "late", "open", "none")
    ]


@pytest.mark.parametrize(
    ("shock", "rule", "amounts", "losses"),
    [
        # A fifth of 70 in 2021 is 14, of 50 in 2022 it is 10. The last of equal
        # priority starts latest; of one project the least sure money goes first.
        (
            Shock(source_id="central", share=FIFTH),
            "order",
            {("a", 2021, "intended"): 26, ("c", 2022, "intended"): 0},
            [("c", 10), ("a", 14)],
        ),
        (
            Shock(source_id="central", share=FIFTH),
            "proportional",
            {
                ("a", 2021, "intended"): 32,
                ("a", 2022, "intended"): 16,
                ("b", 2021, "applied"): 24,
                ("c", 2022, "secured"): 16,
                ("c", 2022, "intended"): 8,
            },
            [("c", 6), ("a", 12), ("b", 6)],
        ),
        # More than the first loser has goes on to the next.
        (
            Shock(source_id="t", share=Fraction(9, 10)),
            "order",
            {
                ("a", 2021, "intended"): 0,
                ("a", 2022, "intended"): 5,
                ("b", 2021, "applied"): 7,
                ("c", 2022, "secured"): 0,
                ("c", 2022, "intended"): 0,
            },
            [("c", 30), ("a", 55), ("b", 23)],
        ),
        (
            Shock(tier="applied"),
            "order",
            {("b", 2021, "applied"): 0},
            [("b", 30)],
        ),
        (
            Shock(source_id="county", tier="applied"),
            "order",
            {},
            [],
        ),
        (Shock(source_id="county", share=Fraction(0)), "order", {}, []),
    ],
)
def test_that_losses_fall_by_the_rule(
    make_portfolio: Callable[..., Portfolio],
    shock: Shock,
    rule: LossRule,
    amounts: dict[Any, float],
    losses: list[tuple[str, float]],
) -> None:
    portfolio = make_portfolio(*ROWS)

    found = stressed(portfolio, shock, projects=portfolio.all(Project), rule=rule)

    assert {
        (key[0], key[2], key[3]): fen / WAN for key, fen in found.amounts.items()
    } == amounts
    assert [(loss.project_id, loss.lost_fen / WAN) for loss in found.losses] == losses
    assert found.lost_fen == sum(fen for _, fen in losses) * WAN


def test_that_the_gap_grows_in_the_year_that_is_hit(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS)

    found = stressed(
        portfolio,
        Shock(source_id="central", share=FIFTH),
        projects=portfolio.all(Project),
    )

    # What is missing lies evenly over the months of work: 20 + 30, 20 + 30 + 35, 35.
    assert _wan(found.gap_before) == {2021: 50, 2022: 85, 2023: 35}
    assert _wan(found.gap_after) == {2021: 64, 2022: 95, 2023: 35}
    assert _wan(found.losses[1].by_year) == {2021: 14}


def test_that_late_money_moves_and_may_fall_outside(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(
        *ROWS, _project("d", None), _money("d", "t", 2021, 1), _money("d", "t", None, 2)
    )
    shock = Shock(source_id="central", years_late=1)

    found = stressed(portfolio, shock, projects=portfolio.all(Project))

    assert {
        (key[0], key[2], key[3]): fen / WAN for key, fen in found.amounts.items()
    } == {
        ("a", 2021, "intended"): 0,
        ("a", 2022, "intended"): 40,
        ("b", 2021, "applied"): 0,
        ("b", 2022, "applied"): 30,
        ("c", 2022, "secured"): 0,
        ("c", 2022, "intended"): 0,
        ("c", 2023, "secured"): 20,
        ("c", 2023, "intended"): 10,
        ("d", 2021, "intended"): 0,
        ("d", 2022, "intended"): 1,
    }
    assert [
        (loss.project_id, loss.lost_fen / WAN, _wan(loss.by_year))
        for loss in found.losses
    ] == [
        ("d", 0, {2021: 1, 2022: -1}),
        ("c", 0, {2022: 30, 2023: -30}),
        ("a", 20, {2021: 40, 2022: -20}),
        ("b", 0, {2021: 30, 2022: -30}),
    ]


def test_that_a_shock_hits_the_projects_and_the_scenario_asked_for(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    override = Override(
        id="o",
        scenario_id=SCENARIO.id,
        project_id="b",
        source_id="t",
        year=2021,
        tier="applied",
        amount_fen=50 * WAN,
    )
    portfolio = make_portfolio(*ROWS, override)
    projects = [portfolio.get(Project, "b")]

    found = stressed(
        portfolio,
        Shock(source_id="central", share=FIFTH),
        scenario=SCENARIO,
        projects=projects,
    )

    assert dict(found.amounts) == {("b", "t", 2021, "applied"): 40 * WAN}


@pytest.mark.parametrize(
    ("shock", "zh", "en"),
    [
        (
            Shock(source_id="central", share=FIFTH),
            "中央（120 万元）减少 20.00%：少 24 万元，影响 2 个项目。",
            "中央 (120 × 10,000 yuan) falls by 20.00%: 24 less, 2 projects hit.",
        ),
        (
            Shock(source_id="county", tier="intended"),
            "县级，意向资金（10 万元）减少 100.00%：少 10 万元，影响 1 个项目。",
            (
                "县级, money intended (10 × 10,000 yuan) falls by 100.00%: "
                "10 less, 1 project hit."
            ),
        ),
        (
            Shock(years_late=2),
            (
                "全部资金（130 万元）晚到 2 年："
                "130 万元落在项目实施年份之外，影响 3 个项目。"
            ),
            (
                "all money (130 × 10,000 yuan) comes 2 years late: 130 fall outside "
                "the years of work, 3 projects hit."
            ),
        ),
    ],
)
def test_that_a_shock_is_said_in_a_sentence(
    make_portfolio: Callable[..., Portfolio], shock: Shock, zh: str, en: str
) -> None:
    portfolio = make_portfolio(*ROWS)

    said = stressed(portfolio, shock, projects=portfolio.all(Project)).said

    assert (saying_text(said, "zh"), saying_text(said, "en")) == (zh, en)


@given(
    fens=st.lists(st.integers(0, 10**10), min_size=1, max_size=12),
    percent=st.integers(0, 100),
    rule=st.sampled_from(["order", "proportional"]),
)
@settings(deadline=None)
def test_that_exactly_the_part_is_lost_and_nobody_falls_below_nothing(
    make_portfolio: Callable[..., Portfolio],
    fens: list[int],
    percent: int,
    rule: LossRule,
) -> None:
    money = [
        Allocation(
            id=f"money-{at}",
            project_id="abc"[at % 3],
            source_id=["t", "county"][at % 2],
            year=2021 + at,
            amount_fen=fen,
        )
        for at, fen in enumerate(fens)
    ]
    portfolio = make_portfolio(
        *(row for row in ROWS if not isinstance(row, Allocation)), *money
    )
    shock = Shock(share=Fraction(percent, 100))

    found = stressed(portfolio, shock, projects=portfolio.all(Project), rule=rule)

    assert abs(found.lost_fen - Fraction(sum(fens) * percent, 100)) <= Fraction(1, 2)
    assert min(found.amounts.values(), default=0) >= 0
    assert sum(found.gap_after.values()) - sum(found.gap_before.values()) == (
        found.lost_fen
    )
