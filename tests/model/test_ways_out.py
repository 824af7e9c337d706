"""What to relax where not all limits can be kept: every way out that is said works."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.mixture import Terms
from ecoplanner.model.optimizer import solve
from ecoplanner.model.relaxation import relaxing_words
from ecoplanner.model.relaxing import relaxed_choice
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.solving_words import solved_words
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import asked_of
from ecoplanner.model.variants import Wish
from tests.model.money_plans import limit
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    import pytest

    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.portfolio import Portfolio

NEEDS = Terms(covering="need")
SEEDS = st.integers(0, 10**6)


def drawn(seed: int) -> Portfolio:
    """Return a plan of three projects whose limits and locks may be too tight."""
    draw = Random(seed)  # noqa: S311 - the same plan each time
    rows: list[object] = []
    for id_ in ("a", "b", "c"):
        rows.append(replace(project(id_, draw.randint(1, 9)), benefit="1"))
        source = draw.choice(["central", "county"])
        if draw.random() < 0.6:
            rows.append(money(id_, source, 2021, draw.randint(1, 9)))
            if draw.random() < 0.6:
                lock = FundingLock(id=f"l{id_}", project_id=id_, source_id=source)
                rows.append(lock)
    for at in range(draw.randint(1, 4)):
        bound = draw.choice(["most", "most", "least"])
        rows.append(
            limit(
                f"limit-{at}",
                source_id=draw.choice([None, "central", "county"]),
                year=draw.choice([None, 2021, 2022]),
                bound=bound,
                amount_fen=draw.randint(0, 9) * WAN,
            )
        )
    return portfolio(*rows)


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


def _unlocked(plan: Portfolio, id_: str) -> Portfolio:
    kept = {row.id: row for row in plan.all(FundingLock) if row.project_id != id_}
    return plan.updated(
        {FundingLock: {row.id: kept.get(row.id) for row in plan.all(FundingLock)}}
    )


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_that_every_way_out_of_a_mix_works(seed: int) -> None:
    plan, terms = drawn(seed), Terms(covering="none")

    found = relaxed_mix(plan, None, terms)

    def does(changed: Portfolio) -> bool:
        return solve_mix(changed, None, Goal(aim="nearest"), terms) is not None

    assert does(plan) == (not found)
    by = {each.ceiling.id: each.by_fen for each in found if each.ceiling}
    assert does(_wider(plan, by))
    for each in found:
        assert each.ceiling is not None
        rest = {id_: fen for id_, fen in by.items() if id_ != each.ceiling.id}
        for other in each.others:
            assert does(_wider(plan, {**rest, other.id: each.by_fen}))
        if each.spread_fen is not None:
            same = (each.ceiling, *each.others)
            spread = {row.id: each.spread_fen for row in same}
            assert does(_wider(plan, {**rest, **spread}))
        for id_ in each.locked:
            assert does(_unlocked(_wider(plan, rest), id_))


@settings(max_examples=50, deadline=None)
@given(SEEDS)
def test_that_what_is_relaxed_when_stopped_does_all_the_same(seed: int) -> None:
    plan, terms = drawn(seed), Terms(covering="none")

    found = relaxed_mix(plan, None, terms, watch=lambda _: True)

    by = {each.ceiling.id: each.by_fen for each in found if each.ceiling}
    wider = _wider(plan, by)
    assert solve_mix(wider, None, Goal(aim="nearest"), terms) is not None
    assert not any(each.others or each.locked for each in found)


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.sets(st.sampled_from(["a", "b", "c"])))
def test_that_every_way_out_of_a_choice_works(seed: int, locked: set[str]) -> None:
    plan = drawn(seed)
    unlocked = {
        FundingLock: {row.id: None for row in plan.all(FundingLock)},
    }
    plan = plan.updated(unlocked)
    wish = Wish(by="benefit", locked_in=tuple(sorted(locked)))

    def does(changed: Portfolio, more: Wish = wish) -> bool:
        return choose_starts(changed, None, more) is not None

    found = relaxed_choice(asked_of(plan, None, wish))

    assert does(plan) == (not found)
    by = {each.ceiling.id: each.by_fen for each in found if each.ceiling}
    assert does(_wider(plan, by))
    for each in found:
        assert each.ceiling is not None
        rest = {id_: fen for id_, fen in by.items() if id_ != each.ceiling.id}
        for id_ in each.locked:
            fewer = replace(wish, locked_in=tuple(sorted(locked - {id_})))
            assert does(_wider(plan, rest), fewer)


def test_that_one_year_of_several_is_said_to_be_one() -> None:
    years = [limit(str(year), year=year, amount_fen=10 * WAN) for year in (2021, 2022)]
    plan = portfolio(project("a", 50), *years)

    said = relaxing_words(plan, relaxed_mix(plan, None, NEEDS))

    assert [saying_text(each, "zh") for each in said] == [
        "全部资金 2021年 ≤ 10 万元：提高上限 ≥30 万元。",
        (
            "这只是一种办法：改为放宽其中任一个也行，同样 ≥30 万元："
            "全部资金 2022年 ≤ 10 万元。"
        ),
        "也可以平摊：这 2 个限额各放宽 15 万元。",
    ]


def test_that_unlocking_is_not_said_to_help_where_a_floor_asks_for_more() -> None:
    plan = portfolio(
        replace(project("a", 18), benefit="1"),
        replace(project("b", 300), benefit="1"),
        *(money(id_, "social", 2021, fen) for id_, fen in (("a", 18), ("b", 300))),
        limit("1", amount_fen=WAN),
        limit("2", source_id="social", bound="least", amount_fen=300 * WAN),
    )

    found = relaxed_choice(asked_of(plan, None, Wish(locked_in=("a",), by="benefit")))

    assert len(found) == 1
    assert not found[0].locked
    assert [each.code for each in relaxing_words(plan, found)] != ["relax_locked"]


def test_that_nothing_to_relax_is_said_in_words() -> None:
    (said,) = relaxing_words(portfolio(), ())

    assert saying_text(said, "en").startswith("Relaxing limits does not help")


def test_that_a_goal_reached_is_kept_when_it_is_stopped_after_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = portfolio(project("a", 50), limit("1", source_id="central", amount_fen=WAN))
    calls: list[object] = []

    def stopped(model: object, watch: object = None) -> object:
        calls.append(model)
        answer = solve(model)  # type: ignore[arg-type]
        return replace(answer, state="stopped") if len(calls) > 1 else answer

    monkeypatch.setattr("ecoplanner.model.solving.solve", stopped)
    goal = Goal(aim="least", source_id="county")

    found = solve_mix(plan, None, goal, NEEDS, watch=lambda _: False)

    assert found is not None
    assert found.is_stopped
    assert found.aim_fen == 0
    assert "solve_stopped" in [each.code for each in solved_words(plan, goal, found)]


def test_that_a_choice_that_is_stopped_shows_the_best_found() -> None:
    plan = portfolio(
        *(
            replace(
                project(str(at), 10 + at % 7, first_year=2021, last_year=2021),
                benefit=str(10 + at * 37 % 11),
            )
            for at in range(400)
        ),
        limit("1", amount_fen=1000 * WAN),
    )
    told: list[Progress] = []

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return progress.objective > 0

    found = choose_starts(plan, None, Wish(by="benefit"), watch=watch)

    assert found is not None
    assert found.starts
    assert found.is_stopped or found.is_proven
    assert found.bound >= found.objective > 0
