"""Solving mixes: what is least, nearest, possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.limits import uses
from ecoplanner.model.mixture import Terms
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.relaxation import relaxing_words
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_interval
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.solving_words import interval_words
from ecoplanner.model.solving_words import solved_words
from ecoplanner.model.zone import Zone
from tests.model.money_plans import after
from tests.model.money_plans import limit
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import SOURCES
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from ecoplanner.model.allotment import Allotted

LEAST_COUNTY = Goal(aim="least", source_id="county")
NEEDS = Terms(covering="need")


def by_source(parts: tuple[Allotted, ...]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for part in parts:
        sums[part.source_id] = sums.get(part.source_id, 0) + part.amount_fen
    return sums


def test_that_the_least_county_money_is_found() -> None:
    plan = portfolio(
        project("a", 100),
        project("b", 200),
        money("a", "county", 2021, 100),
        money("b", "county", 2022, 200),
        limit("1", source_id="social", share_ppm=300_000),
        limit("2", source_id="central", amount_fen=150 * WAN),
        *(limit(str(year), year=year, amount_fen=170 * WAN) for year in (2021, 2022)),
    )

    found = solve_mix(plan, None, LEAST_COUNTY, NEEDS)

    assert found is not None
    # 300 less 30 % social and 150 central.
    assert (found.aim_fen, found.before_fen) == (60 * WAN, 300 * WAN)
    assert found.gap_fen == 0
    assert by_source(after(plan, found)) == {
        "county": 60 * WAN,
        "social": 90 * WAN,
        "central": 150 * WAN,
    }
    assert not any(use.is_broken for use in uses(plan, None, after(plan, found)))
    said = [saying_text(each, "zh") for each in solved_words(plan, LEAST_COUNTY, found)]
    assert said[0] == ("县级财政最少 60 万元，占资金需求 20.00%（现在 300 万元）。")
    assert said[-1] == "资金缺口 0 万元。"


def test_that_the_nearest_mix_changes_as_little_as_it_can() -> None:
    plan = portfolio(
        project("a", 100),
        money("a", "county", 2021, 60),
        money("a", "central", 2022, 40),
        limit("1", source_id="county", amount_fen=45 * WAN),
        limit("2", year=2021, amount_fen=50 * WAN),
    )
    goal = Goal(aim="nearest")

    kept = solve_mix(plan, None, goal, Terms())
    cut = solve_mix(plan, None, goal, Terms(covering="none"))

    assert kept is not None
    assert cut is not None
    assert kept.aim_fen == 30 * WAN
    assert sum(by_source(after(plan, kept)).values()) == 100 * WAN
    assert dict(cut.amounts) == {("a", "county", 2021, "intended"): 45 * WAN}
    assert cut.aim_fen == 15 * WAN
    assert saying_text(solved_words(plan, goal, cut)[0], "zh") == (
        "调整 15 万元即可满足全部限额。"
    )


def test_that_a_mix_that_keeps_all_stays() -> None:
    plan = portfolio(project("a", 100), money("a", "county", 2021, 60))
    goal = Goal(aim="nearest")

    found = solve_mix(plan, None, goal, Terms())

    assert found is not None
    assert found.amounts == {}
    assert [each.code for each in solved_words(plan, goal, found)] == [
        "solve_nothing",
        "solve_gap",
    ]


def test_that_all_that_may_be_is_covered() -> None:
    plan = portfolio(
        project("a", 100),
        project("b", 50),
        limit("1", source_id="central", amount_fen=30 * WAN),
        limit("2", source_id="county", amount_fen=7),
        limit("3", source_id="social", amount_fen=20 * WAN),
    )
    goal = Goal(aim="covered")

    found = solve_mix(plan, None, goal, Terms())

    assert found is not None
    assert found.aim_fen == 50 * WAN + 7
    assert found.gap_fen == 100 * WAN - 7
    assert solved_words(plan, goal, found)[0].code == "solve_covered"


def test_that_a_share_has_an_interval() -> None:
    plan = portfolio(
        project("a", 100),
        limit("1", source_id="central", amount_fen=30 * WAN),
        limit("2", source_id="social", bound="least", share_ppm=150_000),
    )

    found = solve_interval(plan, None, "social", NEEDS)

    assert found is not None
    assert (found.least.aim_fen, found.most.aim_fen) == (15 * WAN, 100 * WAN)
    said = [saying_text(each, "en") for each in interval_words(plan, "social", found)]
    assert said == [
        "社会资本: at least 15 × 10,000 yuan, 15.00 % of the need (now 0).",
        "社会资本: at most 100 × 10,000 yuan, 100.00 % of the need (now 0).",
    ]


@pytest.mark.parametrize(("income", "most"), [(True, 100), (False, 0), (None, 0)])
def test_that_only_who_earns_takes_money_that_asks_for_it(
    income: bool | None,  # noqa: FBT001 - a case
    most: int,
) -> None:
    plan = portfolio(project("a", 100, earns_income=income))

    found = solve_mix(plan, None, Goal(aim="most", source_id="bond"), Terms())

    assert found is not None
    assert found.aim_fen == most * WAN


def test_that_money_stays_in_the_years_of_work() -> None:
    plan = portfolio(project("a", 100, last_year=2021), project("b", 50))

    found = solve_mix(plan, None, Goal(aim="covered"), Terms())

    assert found is not None
    years = {(part.project_id, part.year) for part in after(plan, found)}
    assert years <= {("a", 2021), ("b", 2021), ("b", 2022)}


def test_that_locked_money_stays() -> None:
    lock = FundingLock(id="l", project_id="a", source_id="county")
    rows = (project("a", 100), money("a", "county", 2021, 60))
    plan = portfolio(*rows, lock)

    found = solve_mix(plan, None, LEAST_COUNTY, NEEDS)
    typed = solve_mix(
        portfolio(*rows),
        None,
        LEAST_COUNTY,
        Terms(covering="need", locked=frozenset({("a", "county")})),
    )

    assert found is not None
    assert typed is not None
    assert found.aim_fen == typed.aim_fen == 60 * WAN


def test_that_money_goes_from_what_is_least_sure() -> None:
    sure = Allocation(
        id="s",
        project_id="a",
        source_id="county",
        year=2021,
        tier="secured",
        amount_fen=40 * WAN,
    )
    plan = portfolio(
        project("a", 100),
        sure,
        money("a", "county", 2021, 60),
        limit("1", source_id="county", amount_fen=30 * WAN),
    )

    found = solve_mix(plan, None, Goal(aim="nearest"), Terms(covering="none"))

    assert found is not None
    assert dict(found.amounts) == {
        ("a", "county", 2021, "intended"): 0,
        ("a", "county", 2021, "secured"): 30 * WAN,
    }


def test_that_a_stopped_solve_says_so() -> None:
    plan = portfolio(
        *(project(str(at), at + 3) for at in range(40)),
        *(
            limit(f"{year}-{source}", year=year, source_id=source, amount_fen=7 * WAN)
            for year in (2021, 2022)
            for source in ("central", "county")
        ),
        project("full", 1),
        limit("floor", source_id="social", bound="least", amount_fen=WAN),
    )

    with pytest.raises(InvalidInputError) as caught:
        solve_mix(plan, None, Goal(aim="covered"), Terms(), watch=lambda _: True)

    assert [each.code for each in caught.value.problems] == ["mix_stopped"]


def test_that_the_fewest_limits_are_relaxed_in_words() -> None:
    lock = FundingLock(id="l", project_id="a", source_id="county")
    plan = portfolio(
        project("a", 620),
        project("b", 100),
        Zone(id="east", name="东山片区"),
        ProjectZone(id="z", project_id="a", zone_id="east"),
        money("a", "county", 2021, 620),
        lock,
        limit("1", zone_id="east", amount_fen=500 * WAN),
        limit("2", source_id="social", amount_fen=500 * WAN),
    )

    assert solve_mix(plan, None, LEAST_COUNTY, Terms(covering="none")) is None
    found = relaxed_mix(plan, None, Terms(covering="none"))

    said = [saying_text(each, "zh") for each in relaxing_words(plan, found)]
    assert said == [
        (
            "东山片区 全部资金 ≤ 500 万元，已锁定项目 620 万元（项目a）："
            "提高上限 ≥120 万元或解锁其一。"
        )
    ]
    # What the project needs is more than the limit, locked or not.
    needed = relaxing_words(plan, relaxed_mix(plan, None, NEEDS))
    assert [each.code for each in needed] == ["relax_most"]


def test_that_one_limit_is_relaxed_rather_than_two() -> None:
    plan = portfolio(
        project("a", 100),
        limit("1", amount_fen=40 * WAN),
        limit("2", source_id="county", amount_fen=10 * WAN),
        limit("3", source_id="central", amount_fen=10 * WAN),
        limit("4", source_id="social", bound="least", amount_fen=45 * WAN),
    )

    found = relaxed_mix(plan, None, NEEDS)

    # 100 in all is 60 more than limit 1 allows; the others can be kept.
    assert [(each.ceiling and each.ceiling.id, each.by_fen) for each in found] == [
        ("1", 60 * WAN)
    ]
    assert [each.code for each in relaxing_words(plan, found)] == ["relax_most"]


def test_that_a_floor_is_lowered_where_that_is_the_way() -> None:
    plan = portfolio(
        project("a", 100),
        limit("1", source_id="social", bound="least", amount_fen=130 * WAN),
    )

    found = relaxed_mix(plan, None, Terms())

    assert [each.by_fen for each in found] == [30 * WAN]
    assert [saying_text(each, "zh") for each in relaxing_words(plan, found)] == [
        "社会资本 ≥ 130 万元：降低下限 ≥30 万元。"
    ]


def test_that_a_need_nobody_may_pay_is_named() -> None:
    bonds = [each for each in SOURCES if each.needs_income]
    given = money("a", "bond", 2021, 40)
    plan = portfolio(project("a", 100), project("b", 30), given, sources=bonds)

    assert solve_mix(plan, None, Goal(aim="covered"), NEEDS) is None
    found = relaxed_mix(plan, None, NEEDS)

    lacking = [(each.project_id, each.by_fen) for each in found]
    assert lacking == [("a", 60 * WAN), ("b", 30 * WAN)]
    assert [saying_text(each, "zh") for each in relaxing_words(plan, found)] == [
        "“项目a”还差 60 万元没有来源：允许缺口，或增加来源。",
        "“项目b”还差 30 万元没有来源：允许缺口，或增加来源。",
    ]
