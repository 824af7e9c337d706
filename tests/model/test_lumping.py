"""Limits to relax are the same whether projects are taken together or one by one."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import lumping
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.lumping import lumped
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.mixture import Terms
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.zone import Zone
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.relaxation import Relaxation

SEEDS = st.integers(0, 10**6)


def _drawn(seed: int) -> Portfolio:
    """Return a plan whose limits are too tight as a rule."""
    draw = Random(seed)  # noqa: S311 - the same plan each time
    ids = "abcdefg"[: draw.randint(1, 7)]
    years = (2021, 2022)
    zones = [Zone(id=id_, name=id_) for id_ in ("east", "west")]
    given = [
        money(id_, source, year, draw.randint(1, 9))
        for id_ in ids
        for source in ("central", "county", "bond")
        for year in (*years, 2024)
        if draw.random() < 0.25
    ]
    held = {(row.project_id, row.source_id) for row in given}
    return portfolio(
        *zones,
        *(project(id_, draw.randint(1, 40)) for id_ in ids),
        *(
            ProjectZone(id=f"{id_}-{zone.id}", project_id=id_, zone_id=zone.id)
            for id_ in ids
            for zone in zones
            if draw.random() < 0.6
        ),
        *given,
        *(
            FundingLock(id=f"{id_}-{source}", project_id=id_, source_id=source)
            for id_, source in sorted(held)
            if draw.random() < 0.2
        ),
        *(
            Ceiling(
                id=f"{source}-{year}",
                source_id=source,
                year=year,
                amount_fen=draw.randint(0, 30) * WAN,
            )
            for source in ("central", "county", "social")
            for year in years
            if draw.random() < 0.9
        ),
        Ceiling(id="east", zone_id="east", amount_fen=draw.randint(0, 60) * WAN),
        Ceiling(
            id="least",
            source_id="social",
            bound="least",
            amount_fen=draw.randint(0, 20) * WAN,
        ),
    )


def _said(found: tuple[Relaxation, ...]) -> tuple[int, int, set[str]]:
    """Return how many limits, how much in all, and which needs."""
    by = sum(each.by_fen for each in found if each.ceiling is not None)
    needs = {each.project_id for each in found if each.project_id is not None}
    return len(found), by, needs


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_projects_together_need_the_same_as_one_by_one(seed: int) -> None:
    plan, terms = _drawn(seed), Terms(covering="need")
    together = relaxed_mix(plan, None, terms)
    with pytest.MonkeyPatch.context() as patch:
        # Nothing is alike any more.
        patch.setattr(lumping, "frozenset", lambda _: object(), raising=False)
        alone = relaxed_mix(plan, None, terms)

    assert _said(together)[::2] == _said(alone)[::2]
    assert abs(_said(together)[1] - _said(alone)[1]) <= len(together)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_nothing_is_to_be_relaxed_just_where_a_mix_exists(seed: int) -> None:
    plan, terms = _drawn(seed), Terms(covering="need")

    solved = solve_mix(plan, None, Goal(aim="nearest"), terms)

    assert bool(relaxed_mix(plan, None, terms)) == (solved is None)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_limits_relaxed_as_told_can_be_kept(seed: int) -> None:
    plan, terms = _drawn(seed), Terms(covering="need")
    by = {
        each.ceiling.id: each.by_fen
        for each in relaxed_mix(plan, None, terms)
        if each.ceiling is not None
    }
    wider = {row.id: _wider(row, by.get(row.id, 0)) for row in plan.all(Ceiling)}

    again = relaxed_mix(plan.updated({Ceiling: wider}), None, terms)

    assert [each.ceiling for each in again if each.ceiling is not None] == []


def _wider(row: Ceiling, by_fen: int) -> Ceiling:
    sign = 1 if row.bound == "most" else -1
    return replace(row, amount_fen=(row.amount_fen or 0) + sign * by_fen)


def _mixture(plan: Portfolio) -> Mixture:
    return mixture_of(plan, None, Terms(covering="need"))


def test_that_projects_that_limits_do_not_tell_apart_are_one() -> None:
    limits = [Ceiling(id="1", source_id="county", year=2021, amount_fen=WAN)]
    alike = [project(str(at), 5 + at) for at in range(20)]

    found = lumped(_mixture(portfolio(*alike, *limits)))

    # Money of the county in 2021, and all other money.
    assert len(found.model.cost) == 2
    assert found.model.row_upper == [sum(range(5, 25))]


def test_that_money_that_may_not_grow_keeps_its_project_apart() -> None:
    stray = money("0", "central", 2024, 1)
    limits = [Ceiling(id="1", source_id="central", year=2024, amount_fen=WAN)]
    alike = [project(str(at), 5) for at in range(3)]

    found = lumped(_mixture(portfolio(*alike, stray, *limits)))

    assert sorted(found.model.row_upper) == [5, 10]


def test_that_a_need_that_no_source_may_give_is_said() -> None:
    plan = portfolio(project("a", 5), sources=())

    found = relaxed_mix(plan, None, Terms(covering="need"))

    assert [(each.project_id, each.by_fen) for each in found] == [("a", 5 * WAN)]


def test_that_a_search_that_is_stopped_still_says_what_would_help() -> None:
    plan = portfolio(
        project("a", 5), Ceiling(id="1", amount_fen=2 * WAN), project("b", 1)
    )
    told: list[Progress] = []

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return True

    found = relaxed_mix(plan, None, Terms(covering="need"), watch=watch)

    assert [each.by_fen for each in found] == [4 * WAN]
