"""Limits on zones, counted as limits are counted: held to trying every amount."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random
from typing import get_args
from typing import TYPE_CHECKING

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.allotment import Allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.limits import uses
from ecoplanner.model.mixture import Covering
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.mixture import Terms
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.solving import Aim
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.zone import Zone
from tests.model.money_plans import after
from tests.model.money_plans import limit
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import SOURCES
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.funding import Tier
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.portfolio import Portfolio

SEEDS = st.integers(0, 10**6)
TIERS: tuple[Tier, ...] = ("secured", "applied", "intended")


def drawn(seed: int) -> tuple[Portfolio, Covering]:
    """Return a plan of a few fen in two or three zones, with limits on these."""
    draw = Random(seed)  # noqa: S311 - the same plan each time
    zones = [Zone(id=f"z{at}", name=f"Z{at}") for at in range(draw.randint(2, 3))]
    rows: list[object] = [*zones]
    total = 0
    for id_ in ("a", "b")[: draw.randint(1, 2)]:
        need = draw.randint(1, 6)
        total += need
        made = project(id_, 0, first_year=2021, last_year=2021)
        rows.append(replace(made, need_fen=need))
        rows += [
            ProjectZone(id=f"{id_}{zone.id}", project_id=id_, zone_id=zone.id)
            for zone in draw.sample(zones, draw.randint(1, len(zones)))
        ]
        left = need
        for source in ("central", "county"):
            fen = draw.randint(0, left)
            left -= fen
            if fen:
                tier = draw.choice(TIERS)
                rows.append(_money(id_, source, 2021, fen, tier))
    rows += [
        limit(
            f"limit-{at}",
            zone_id=zone.id,
            source_id=draw.choice([None, None, "central"]),
            bound=draw.choice(["most", "most", "least"]),
            amount_fen=draw.randint(0, total // 2 + 1),
        )
        for at, zone in enumerate(draw.sample(zones, draw.randint(1, len(zones))))
    ]
    return portfolio(*rows, sources=SOURCES[:2]), draw.choice(get_args(Covering))


def _money(
    id_: str, source: str, year: int, fen: int, tier: Tier = "applied"
) -> Allocation:
    return Allocation(
        id=f"{id_}-{source}-{year}",
        project_id=id_,
        source_id=source,
        year=year,
        amount_fen=fen,
        tier=tier,
    )


def every_mix(plan: Portfolio, mixture: Mixture) -> Iterator[list[int]]:
    """Yield all mixes that keep every limit, by cell."""
    for fen in product(*(range(most + 1) for most in mixture.upper)):
        rows = (row for row in mixture.rows if row.project_id is not None)
        if all(row.holds(fen) for row in rows) and _is_kept(plan, mixture, fen):
            yield [*fen]


def _is_kept(plan: Portfolio, mixture: Mixture, fen: Sequence[int]) -> bool:
    return not any(use.is_broken for use in uses(plan, None, _parts(mixture, fen)))


def _parts(mixture: Mixture, fen: Sequence[int]) -> list[Allotted]:
    now = {
        (*cell, tier): amount
        for cell, parts in mixture.tiers.items()
        for tier, amount in parts.items()
    }
    return [
        Allotted(
            project_id=key[0],
            source_id=key[1],
            year=key[2],
            tier=key[3],  # type: ignore[arg-type]
            amount_fen=amount,
            row_id="",
            table="",
        )
        for key, amount in (now | mixture.amounts(fen)).items()
        if amount
    ]


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_that_the_answer_is_that_of_trying_every_fen(seed: int) -> None:
    plan, covering = drawn(seed)
    terms = Terms(covering=covering)
    mixture = mixture_of(plan, None, terms)
    mixes = [*every_mix(plan, mixture)]
    central = [at for at, cell in enumerate(mixture.cells) if cell[1] == "central"]

    def moved(fen: Sequence[int]) -> int:
        return sum(abs(a - b) for a, b in zip(fen, mixture.now, strict=True))

    goals: tuple[tuple[Aim, int, Sequence[int]], ...] = (
        ("nearest", 0, ()),
        ("covered", -1, range(len(mixture.cells))),
        ("least", 1, central),
        ("most", -1, central),
    )
    for aim, sign, cells in goals:
        id_ = "central" if aim in {"least", "most"} else None
        found = solve_mix(plan, None, Goal(aim=aim, source_id=id_), terms)
        if found is None:
            assert not mixes
            continue
        every = [(sign * sum(fen[at] for at in cells), moved(fen)) for fen in mixes]
        value = sign * sum(found.fen[at] for at in cells)
        assert (value, moved(found.fen)) == min(every)
        assert not [u for u in uses(plan, None, after(plan, found)) if u.is_broken]


@settings(max_examples=100, deadline=None)
@given(SEEDS)
@example(16667)
def test_that_the_fewest_limits_give_way_by_the_fewest_fen(seed: int) -> None:
    plan, covering = drawn(seed)
    terms = Terms(covering=covering)
    mixture = mixture_of(plan, None, terms)
    needs = [row for row in mixture.rows if row.project_id is not None]
    over = [
        [use.excess_fen for use in uses(plan, None, _parts(mixture, fen))]
        for fen in product(*(range(most + 1) for most in mixture.upper))
        if all(row.holds(fen) for row in needs)
    ]

    found = relaxed_mix(plan, None, terms)

    said = len(found), sum(each.by_fen for each in found)
    assert said == min((sum(map(bool, each)), sum(each)) for each in over)


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_that_a_mix_that_keeps_all_limits_is_left_as_it_is(seed: int) -> None:
    plan, covering = drawn(seed)
    terms = Terms(covering=covering)
    mixture = mixture_of(plan, None, terms)
    if [*mixture.now] not in [*every_mix(plan, mixture)]:
        return

    found = solve_mix(plan, None, Goal(aim="nearest"), terms)

    assert found is not None
    assert not found.amounts
    assert relaxed_mix(plan, None, terms) == ()


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_that_zones_relaxed_by_what_is_said_can_be_kept(seed: int) -> None:
    plan, covering = drawn(seed)
    terms = Terms(covering=covering)
    if solve_mix(plan, None, Goal(aim="nearest"), terms) is not None:
        return

    found = relaxed_mix(plan, None, terms)

    assert found
    by = {each.ceiling.id: each.by_fen for each in found if each.ceiling}
    wider = _wider(plan, by)
    assert solve_mix(wider, None, Goal(aim="nearest"), terms) is not None
    assert any(True for _ in every_mix(wider, mixture_of(wider, None, terms)))
    for each in found:
        assert each.ceiling is not None
        rest = {id_: fen for id_, fen in by.items() if id_ != each.ceiling.id}
        for other in each.others:
            instead = _wider(plan, {**rest, other.id: each.by_fen})
            assert solve_mix(instead, None, Goal(aim="nearest"), terms) is not None


def _wider(plan: Portfolio, by: dict[str, int]) -> Portfolio:
    signs = {"most": 1, "least": -1}
    rows = {
        row.id: replace(
            row,
            amount_fen=(row.amount_fen or 0) + signs[row.bound] * by.get(row.id, 0),
        )
        for row in plan.all(Ceiling)
    }
    return plan.updated({Ceiling: rows})


def _halved(need: int, amounts: Sequence[Allocation], *limits: Ceiling) -> Portfolio:
    zones = [Zone(id=id_, name=id_) for id_ in ("east", "west")]
    places = [
        ProjectZone(id=zone.id, project_id="a", zone_id=zone.id) for zone in zones
    ]
    made = project("a", 0, first_year=2021, last_year=2023)
    return portfolio(*zones, replace(made, need_fen=need), *places, *amounts, *limits)


def test_that_what_a_limit_lacks_is_said_as_it_counts() -> None:
    money = [_money("a", "central", 2021, 34_714_448)]
    plan = _halved(138_857_793, money, limit("1", zone_id="east", amount_fen=6_942_889))

    (found,) = relaxed_mix(plan, None, Terms(covering="today"))

    # Half of it, of which a part of a fen is rounded away.
    assert 6_942_889 + found.by_fen == 34_714_448 // 2
    wider = _wider(plan, {"1": found.by_fen})
    solved = solve_mix(wider, None, Goal(aim="nearest"), Terms(covering="today"))
    assert solved is not None
    assert not solved.amounts


def test_that_money_of_several_tiers_is_counted_tier_by_tier() -> None:
    money = [_money("a", "social", 2023, 19_674_425, "secured")]
    floor = limit(
        "1", source_id="social", zone_id="west", bound="least", amount_fen=22_035_356
    )
    plan = _halved(78_697_702, money, floor)

    found = solve_mix(plan, None, Goal(aim="nearest"), Terms(covering="none"))

    assert found is not None
    assert not [use for use in uses(plan, None, after(plan, found)) if use.is_broken]


def test_that_zones_at_all_they_need_may_be_covered_to_the_fen() -> None:
    zones = [Zone(id=f"z{at}", name=f"Z{at}") for at in range(3)]
    places = [
        ProjectZone(id=f"p{zone.id}", project_id="a", zone_id=zone.id) for zone in zones
    ]
    full = [limit(zone.id, zone_id=zone.id, share_ppm=10**6) for zone in zones]
    plan = portfolio(*zones, project("a", 1000), *places, *full)

    found = solve_mix(
        plan, None, Goal(aim="least", source_id="county"), Terms(covering="need")
    )

    assert found is not None
    assert found.gap_fen == 0
    assert found.need_fen == 1000 * WAN
    assert not [use for use in uses(plan, None, after(plan, found)) if use.is_broken]


@pytest.mark.parametrize("names", [("1", "2"), ("2", "1")])
def test_that_of_as_few_limits_the_one_that_asks_for_less_gives_way(
    names: tuple[str, str],
) -> None:
    # Half of what the floor asks for counts in the east, where 30 万元 may be.
    limits = [
        limit(names[0], source_id="central", bound="least", amount_fen=80 * WAN),
        limit(names[1], zone_id="east", amount_fen=30 * WAN),
    ]
    plan = _halved(100 * WAN, [], *limits)

    (found,) = relaxed_mix(plan, None, Terms(covering="none"))

    assert found.ceiling is not None
    assert (found.ceiling.id, found.by_fen) == (names[1], 10 * WAN)


def test_that_fen_no_rounding_brings_are_impossible_however_large_the_sums() -> None:
    # Of each odd amount the east has a fen more: five will do, nine cells are too few
    # for thirteen. The west never has more than the east.
    for zone, by, is_possible in (
        ("east", 2, True),
        ("east", 6, False),
        ("west", 0, False),
    ):
        part = 1_250_000_000_001 + by
        floor = limit("1", zone_id=zone, bound="least", amount_fen=part)
        rest = limit("2", source_id="county", amount_fen=0)
        plan = _halved(2_500_000_000_001, [], floor, rest)
        terms = Terms(covering="need")

        found = solve_mix(plan, None, Goal(aim="nearest"), terms)

        assert (found is not None) == is_possible


def test_that_whole_fen_are_looked_for_where_parts_of_them_do_not_fit() -> None:
    # Each of three amounts has to be one fen more than a multiple of three.
    zones = [Zone(id=f"z{at}", name=f"Z{at}") for at in range(3)]
    places = [
        ProjectZone(id=zone.id, project_id="a", zone_id=zone.id) for zone in zones
    ]
    made = replace(
        project("a", 0, first_year=2021, last_year=2023), need_fen=3_000_000_000
    )
    limits = [
        limit("1", zone_id="z2", amount_fen=999_999_999),
        limit("2", zone_id="z1", amount_fen=999_999_999),
        limit("3", zone_id="z0", bound="least", amount_fen=1_000_000_002),
    ]
    plan = portfolio(*zones, made, *places, *limits, sources=SOURCES[:1])

    found = solve_mix(plan, None, Goal(aim="nearest"), Terms(covering="need"))

    assert found is not None
    assert not [use for use in uses(plan, None, after(plan, found)) if use.is_broken]
