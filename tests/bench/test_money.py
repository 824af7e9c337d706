"""Plans with money, to measure solving on."""

from __future__ import annotations

from ecoplanner.bench import measure
from ecoplanner.bench.money import money_portfolio
from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.limits import uses
from ecoplanner.model.mixture import Terms
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.timing import choose_starts


def test_that_six_sources_have_a_ceiling_in_each_of_five_years() -> None:
    plan = money_portfolio(20, is_scarce=False)

    assert len(plan.all(Ceiling)) == 6 * 5
    assert len({part.source_id for part in allotted(plan)}) == 6
    assert {part.year for part in allotted(plan)} == set(range(2021, 2026))


def test_that_both_questions_have_an_answer_worth_looking_for() -> None:
    mix = money_portfolio(20, is_scarce=False)
    scarce = money_portfolio(20, is_scarce=True)

    found = solve_mix(mix, None, Goal(aim="nearest"), Terms())
    chosen = choose_starts(scarce)

    assert any(use.is_broken for use in uses(mix))
    assert found is not None
    assert found.aim_fen > 0
    assert chosen is not None
    assert chosen.rejected
    assert chosen.moved


def test_that_the_benchmark_has_a_row_for_each() -> None:
    mix, choice = measure._mix_solve(17, 1), measure._choice(17, 1)

    assert (mix["case"], mix["projects"]) == ("mix_solve", 17)
    assert (choice["case"], choice["gap"]) == ("choice", 0.0)
    assert {"median_ms", "p95_ms", "peer", "ratio"} <= mix.keys() & choice.keys()
