"""Solving mixes: what is least, nearest, possible; in whole fen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import get_args
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.messages import saying_text
from ecoplanner.model.allotment import Allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.limits import uses
from ecoplanner.model.mixture import Covering
from ecoplanner.model.mixture import Terms
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.relaxing import relaxing_words
from ecoplanner.model.solving import Aim
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_interval
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.solving import Solved
from ecoplanner.model.solving_words import interval_words
from ecoplanner.model.solving_words import solved_words
from ecoplanner.model.zone import Zone
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import SOURCES
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio

LEAST_COUNTY = Goal(aim="least", source_id="county")
NEEDS = Terms(covering="need")


def limit(id_: str, **more: Any) -> Ceiling:
    return Ceiling(id=id_, **more)


def after(plan: Portfolio, found: Solved) -> tuple[Allotted, ...]:
    """Return all money when what was solved is written."""
    now = {
        (row.project_id, row.source_id, row.year, row.tier): row.amount_fen
        for row in plan.all(Allocation)
    }
    return tuple(
        Allotted(
            project_id=key[0],
            source_id=key[1],
            year=key[2],
            tier=key[3],  # type: ignore[arg-type]
            amount_fen=fen,
            row_id="",
            table="",
        )
        for key, fen in (now | dict(found.amounts)).items()
        if fen
    )


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
        "社会资本: at least 15 (10,000 yuan), 15.00 % of the need (now 0).",
        "社会资本: at most 100 (10,000 yuan), 100.00 % of the need (now 0).",
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
    )

    with pytest.raises(InvalidInputError) as caught:
        solve_mix(plan, None, Goal(aim="covered"), Terms(), watch=lambda _: True)

    assert [each.code for each in caught.value.problems] == ["choice_stopped"]


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

    assert solve_mix(plan, None, LEAST_COUNTY, NEEDS) is None
    found = relaxed_mix(plan, None, NEEDS)

    said = [saying_text(each, "zh") for each in relaxing_words(plan, found)]
    assert said == [
        (
            "东山片区 全部资金 ≤ 500 万元，已锁定项目 620 万元（项目a）："
            "提高上限 ≥120 万元或解锁其一。"
        )
    ]


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


FEN = st.integers(0, 999)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_that_whole_fen_add_up_and_keep_every_limit(data: st.DataObject) -> None:
    zones = [Zone(id=f"z{at}", name=f"片区{at}") for at in range(3)]
    projects = [
        replace(project(id_, 0, last_year=2021 + at), need_fen=data.draw(FEN))
        for at, id_ in enumerate("abc")
    ]
    places = [
        ProjectZone(id=f"{row.id}{zone.id}", project_id=row.id, zone_id=zone.id)
        for row in projects
        for zone in zones
        if data.draw(st.booleans())
    ]
    cells = [
        Allocation(
            id=f"{row.id}{source}{year}",
            project_id=row.id,
            source_id=source,
            year=year,
            amount_fen=data.draw(FEN) // 3,
        )
        for row in projects
        for source in ("central", "county")
        for year in row.years
        if data.draw(st.booleans())
    ]
    limits = [
        limit(
            str(at),
            source_id=data.draw(st.sampled_from([None, "central", "county", "social"])),
            zone_id=data.draw(st.sampled_from([None, "z0", "z1"])),
            year=data.draw(st.sampled_from([None, 2021, 2022])),
            bound=data.draw(st.sampled_from(["most", "most", "least"])),
            **(
                {"amount_fen": data.draw(FEN)}
                if data.draw(st.booleans())
                else {"share_ppm": data.draw(st.integers(0, 10**6))}
            ),
        )
        for at in range(data.draw(st.integers(0, 4)))
    ]
    plan = portfolio(*projects, *zones, *places, *cells, *limits)
    aim: Aim = data.draw(st.sampled_from(["least", "most", "nearest", "covered"]))
    covering: Covering = data.draw(st.sampled_from(get_args(Covering)))
    goal = Goal(aim=aim, source_id="county" if aim in {"least", "most"} else None)
    terms = Terms(covering=covering)
    try:
        found = solve_mix(plan, None, goal, terms)
    except InvalidInputError as error:
        # Limits on parts of zones can leave room for fractions of a fen only.
        codes = [each.code for each in error.problems]
        assert codes == ["solve_no_whole_fen"]
        assert any(each.zone_id for each in limits)
        return

    relaxations = relaxed_mix(plan, None, terms)
    if found is None:
        assert relaxations
        return
    assert not relaxations
    parts = after(plan, found)
    assert all(part.amount_fen > 0 for part in parts)
    assert not [use for use in uses(plan, None, parts) if use.is_broken]
    given = {row.id: 0 for row in projects}
    for part in parts:
        given[part.project_id] += part.amount_fen
    before = {row.id: 0 for row in projects}
    for cell in cells:
        before[cell.project_id] += cell.amount_fen
    for row in projects:
        need = row.need_fen or 0
        asked = {"need": need, "today": min(need, before[row.id]), "none": 0}
        assert asked[covering] <= given[row.id] <= need
    assert found.gap_fen == sum(row.need_fen or 0 for row in projects) - sum(
        given.values()
    )


def _in_two_zones(*more: Any, each: int = 1, need: int = 2) -> Portfolio:
    """Return ten projects with money in two years, half of it in either zone."""
    rows = [replace(project(str(at), 0), need_fen=need) for at in range(10)]
    zones = [Zone(id=id_, name=id_) for id_ in ("east", "west")]
    places = [
        ProjectZone(
            id=f"{row.id}-{zone.id}", project_id=row.id, zone_id=zone.id, position=at
        )
        for row in rows
        for at, zone in enumerate(zones)
    ]
    cells = [
        replace(money(row.id, "central", year, 0), amount_fen=each)
        for row in rows
        for year in row.years
    ]
    return portfolio(*rows, *zones, *places, *cells, *more)


EAST = limit("1", zone_id="east", amount_fen=12)


def test_that_fen_that_cannot_be_halved_break_no_limit_of_a_zone() -> None:
    # Halves are 10 fen in the east; but all 20 count there, each being one.
    plan = _in_two_zones(EAST)

    found = solve_mix(plan, None, Goal(aim="nearest"), Terms(covering="none"))

    assert found is not None
    assert found.amounts
    assert not [use for use in uses(plan, None, after(plan, found)) if use.is_broken]


def test_that_a_limit_that_only_fractions_keep_is_refused() -> None:
    locks = [
        FundingLock(id=f"l{at}", project_id=str(at), source_id="central")
        for at in range(10)
    ]

    with pytest.raises(InvalidInputError) as caught:
        solve_mix(_in_two_zones(EAST, *locks), None, Goal(aim="nearest"), Terms())

    assert [each.code for each in caught.value.problems] == ["solve_no_whole_fen"]


def test_that_a_floor_of_a_zone_is_kept_to_the_fen() -> None:
    # Halves are 30 fen in the west; but of 3 fen it counts only 1.
    floor = limit("1", zone_id="west", bound="least", amount_fen=22)
    plan = _in_two_zones(floor, each=3, need=8)

    found = solve_mix(plan, None, Goal(aim="nearest"), Terms(covering="none"))

    assert found is not None
    assert not [use for use in uses(plan, None, after(plan, found)) if use.is_broken]


def test_that_limits_that_overlap_are_shared_out() -> None:
    # Any two of three projects share a zone that takes 1 万元: half of one each.
    rows: list[Any] = [SOURCES[0]]
    for turn in range(5):
        zones = [Zone(id=f"{turn}-{at}", name=f"{turn}-{at}") for at in range(3)]
        rows += zones
        rows += [limit(zone.id, zone_id=zone.id, amount_fen=WAN) for zone in zones]
        for at in range(3):
            name = f"p{turn}-{at}"
            rows.append(project(name, 2, last_year=2021))
            rows += [
                ProjectZone(id=f"{name}-{zone.id}", project_id=name, zone_id=zone.id)
                for zone in (zones[at], zones[(at + 1) % 3])
            ]
    plan = portfolio(*rows, sources=())

    found = solve_mix(plan, None, Goal(aim="covered"), Terms())

    assert found is not None
    assert found.aim_fen == 15 * WAN
    assert not [use for use in uses(plan, None, after(plan, found)) if use.is_broken]


def test_that_new_money_is_intended_and_moved_money_stays_as_sure() -> None:
    sure = Allocation(
        id="s",
        project_id="a",
        source_id="county",
        year=2021,
        tier="secured",
        amount_fen=60 * WAN,
    )
    plan = portfolio(
        project("a", 100),
        sure,
        limit("1", source_id="county", year=2021, amount_fen=20 * WAN),
        sources=[replace(row, default_tier="secured") for row in SOURCES],
    )

    found = solve_mix(plan, None, Goal(aim="most", source_id="county"), Terms())

    assert found is not None
    sums: dict[str, int] = {}
    for part in after(plan, found):
        sums[part.tier] = sums.get(part.tier, 0) + part.amount_fen
    assert sums == {"secured": 60 * WAN, "intended": 40 * WAN}
