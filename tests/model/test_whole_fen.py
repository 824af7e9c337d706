"""What is solved is money in whole fen that keeps every limit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import get_args
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.limits import uses
from ecoplanner.model.mixture import Covering
from ecoplanner.model.mixture import Terms
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.solving import Aim
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.zone import Zone
from tests.model.money_plans import after
from tests.model.money_plans import limit
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import SOURCES
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio


# Up to a hundred thousand million yuan, to the fen.
@pytest.mark.parametrize("largest", [999, 10**13])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_whole_fen_add_up_and_keep_every_limit(
    largest: int, data: st.DataObject
) -> None:
    amount = st.integers(0, largest)
    zones = [Zone(id=f"z{at}", name=f"片区{at}") for at in range(3)]
    projects = [
        replace(project(id_, 0, last_year=2021 + at), need_fen=data.draw(amount))
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
            amount_fen=data.draw(amount) // 3,
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
                {"amount_fen": data.draw(amount)}
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
        assert codes == ["solve_no_whole_fen_in_zones"]
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


def test_that_locked_fen_are_counted_as_limits_count_them() -> None:
    locks = [
        FundingLock(id=f"l{at}", project_id=str(at), source_id="central")
        for at in range(10)
    ]
    # In parts they are 10 fen, but each of the 20 counts in the east.
    plan = _in_two_zones(EAST, *locks)

    assert solve_mix(plan, None, Goal(aim="nearest"), Terms()) is None
    assert [each.by_fen for each in relaxed_mix(plan, None, Terms())] == [8]


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
