"""Choosing projects: cases with published answers."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from ecoplanner.model import optimizer
from ecoplanner.model.choice import Target
from ecoplanner.model.selection import choose
from tests.model.choices import enumerated
from tests.model.choices import framed

# Source: M. Trick, capital budgeting, a textbook case of integer programming.
TRICK_COST = [5, 7, 4, 3]
TRICK_VALUE = [8, 11, 6, 4]
# Source: OR-Library, J. E. Beasley, file mknap1, problems 1 and 2.
KNAP_1 = (
    [100, 600, 1200, 2400, 500, 2000],
    [80, 96, 20, 36, 44, 48, 10, 18, 22, 24],
    [
        [8, 12, 13, 64, 22, 41],
        [8, 12, 13, 75, 22, 41],
        [3, 6, 4, 18, 6, 4],
        [5, 10, 8, 32, 6, 12],
        [5, 13, 8, 42, 6, 20],
        [5, 13, 8, 48, 6, 20],
        [0, 0, 0, 0, 8, 0],
        [3, 0, 4, 0, 8, 0],
        [3, 2, 4, 0, 8, 4],
        [3, 2, 4, 8, 8, 4],
    ],
    3800,
)
KNAP_2 = (
    [600.1, 310.5, 1800, 3850, 18.6, 198.7, 882, 4200, 402.5, 327],
    [450, 540, 200, 360, 440, 480, 200, 360, 440, 480],
    [
        [20, 5, 100, 200, 2, 4, 60, 150, 80, 40],
        [20, 7, 130, 280, 2, 8, 110, 210, 100, 40],
        [60, 3, 50, 100, 4, 2, 20, 40, 6, 12],
        [60, 8, 70, 200, 4, 6, 40, 70, 16, 20],
        [60, 13, 70, 250, 4, 10, 60, 90, 20, 24],
        [60, 13, 70, 280, 4, 10, 70, 105, 22, 28],
        [5, 2, 20, 100, 2, 5, 10, 60, 0, 0],
        [45, 14, 80, 180, 6, 10, 40, 100, 20, 0],
        [55, 14, 80, 200, 6, 10, 50, 140, 30, 40],
        [65, 14, 80, 220, 6, 10, 50, 180, 30, 50],
    ],
    8706.1,
)


def test_that_capital_budgeting_is_solved_and_not_rounded() -> None:
    question = framed(TRICK_VALUE, [TRICK_COST], [14])

    found = choose(*question)

    assert (found.objective, found.bound) == (21, 21)
    assert found.chosen == (2, 3, 4)
    assert (found.ties, found.is_every_tie, found.is_proven) == (1, True, True)
    assert found.used == {"r1": 14}
    best, every = enumerated(TRICK_VALUE, [TRICK_COST], [14])
    assert best == 21
    assert every == [{2, 3, 4}]


def test_that_a_rejected_project_says_what_it_would_replace_and_when_it_enters() -> (
    None
):
    found = choose(*framed(TRICK_VALUE, [TRICK_COST], [14])).replacement_cost

    assert list(found) == [1]
    # The best with project 1 is 1 and 2 for 19 with 2 left; with 16: 1, 2 and 3: 25.
    assert (found[1].reason, found[1].loss, found[1].is_proven) == ("worth", 2, True)
    assert found[1].replaces == (3, 4)
    assert found[1].brings == ()
    budgets = range(14, 20)
    wanted = {at: enumerated(TRICK_VALUE, [TRICK_COST], [at])[1] for at in budgets}
    first = next(at for at in budgets if any(1 in each for each in wanted[at]))
    assert found[1].enters_at == Fraction(first, 14)


@pytest.mark.parametrize("case", [KNAP_1, KNAP_2])
@pytest.mark.parametrize("presolve", [True, False])
def test_that_projects_under_ten_ceilings_reach_the_published_optimum(
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[list[Any], list[Any], list[list[Any]], float],
    *,
    presolve: bool,
) -> None:
    values, ceilings, use, optimum = case
    if not presolve:
        run = optimizer._run
        monkeypatch.setattr(
            optimizer, "_run", lambda *args, **_: run(*args, presolve=False)
        )

    found = choose(*framed(values, use, ceilings), explained=0)

    best, every = enumerated(values, use, ceilings)
    assert found.objective == found.bound == optimum
    assert best == Fraction(str(optimum))
    assert {frozenset(each) for each in found.tied} == {
        frozenset(each) for each in every
    }
    assert found.is_every_tie


# Source: prioritizr (GPL-3), test_add_max_utility_objective.R, two zones. Unit 1 to 5
# in zone 1 are 1 to 5 here, in zone 2 they are 6 to 10.
ZONE_COST = [10, 10, 10, 10, 0, 1, 2, 2, 0, 0]
ZONE_VALUE = [100, 100, 100, 100, 100, 32, 31, 31, 30, 35]
APART = [(unit, unit + 5) for unit in range(1, 6)]


def test_that_a_unit_goes_to_one_zone_at_most() -> None:
    locks: dict[str, Any] = {"locked_in": [7], "locked_out": [5, 6, 9, 10]}
    question = framed(ZONE_VALUE, [ZONE_COST], [4.23])

    found = choose(*question, excludes=APART, **locks)

    assert found.objective == 62
    assert found.chosen == (7, 8)
    assert found.used == {"r1": 4}
    assert found.ties == 1
    best, every = enumerated(
        ZONE_VALUE,
        [ZONE_COST],
        [4.23],
        lambda chosen: (
            7 in chosen
            and not chosen & {5, 6, 9, 10}
            and not any({a, b} <= chosen for a, b in APART)
        ),
    )
    assert best == 62
    assert every == [{7, 8}]


# Source: prioritizr, test_add_max_features_objective.R and
# test_add_min_largest_shortfall_objective.R.
REACH_COST_1 = [1, 2, 4, 0, 0, 0, 0, 0, 0, 0]
REACH_COST_2 = [0, 0, 0, 0, 0, 0.5, 1, 1, 1, 0]
F1 = dict(enumerate([5, 2, 3, 0, 4], start=1))
F2 = dict(enumerate([5, 5, 5, 5, 5, 500, 5, 5, 5, 5], start=1))
F2_ZONE_2 = {unit: F2[unit] for unit in range(6, 11)}


@pytest.mark.parametrize("apart", [True, False])
def test_that_targets_are_kept_within_a_budget_for_each_zone(*, apart: bool) -> None:
    one_budget = [a + b for a, b in zip(REACH_COST_1, REACH_COST_2, strict=True)]
    use: list[list[Any]] = [REACH_COST_1, REACH_COST_2] if apart else [one_budget]
    ceilings = [6, 1] if apart else [7]
    out = [1, 4, 5, 10]
    targets = [
        Target(name="f1 in 1", gives=F1, least=5, worth=1),
        Target(name="f2 in 2", gives=F2_ZONE_2, least=1, worth=1),
        Target(name="f2", gives=F2, most=300, worth=1),
    ]

    found = choose(
        *framed([0] * 10, use, ceilings),
        excludes=APART,
        locked_out=out,
        targets=targets,
    )

    assert found.objective == found.bound == 3
    assert found.kept == ("f1 in 1", "f2 in 2", "f2")
    if apart:
        assert sum(Fraction(str(each)) for each in found.used.values()) <= 7
    # Units 2 and 3 alone reach 5 in zone 1, and cost all its budget.
    assert {2, 3} <= set(found.chosen)
    best = max(
        _targets_kept(chosen)
        for chosen in _all_choices(10)
        if not chosen & set(out)
        and not any({a, b} <= chosen for a, b in APART)
        and all(
            sum(Fraction(str(row[at - 1])) for at in chosen) <= most
            for row, most in zip(use, ceilings, strict=True)
        )
    )
    assert best == 3


def _all_choices(count: int) -> list[set[int]]:
    return [
        {at + 1 for at, bit in enumerate(bits) if bit}
        for bits in product((0, 1), repeat=count)
    ]


def _targets_kept(chosen: set[int]) -> int:
    f1 = sum(F1.get(at, 0) for at in chosen)
    zone_2 = sum(F2_ZONE_2.get(at, 0) for at in chosen)
    return (f1 >= 5) + (zone_2 >= 1) + (sum(F2[at] for at in chosen) <= 300)


# Source: prioritizr, test_add_mandatory_allocation_constraints.R; six units that may
# be placed, in zone 1 they are 1 to 6, in zone 2 they are 7 to 12.
PLACE_COST = [1, 2, 0, 3, 100, 100, 10, 10, 10, 10, 4, 1]
S1_1 = {1: 1, 2: 2}
S2_1 = {3: 1, 4: 1}
S1_2 = {7: 1, 11: 1}
S2_2 = {12: 10}
UNITS = [(unit, unit + 6) for unit in range(1, 7)]


def test_that_every_unit_is_placed_at_least_cost() -> None:
    targets = [
        Target(name="s1 in 1", gives=S1_1, least=1),
        Target(name="s1 in 2", gives=S1_2, least=1),
        Target(name="s2 in 1", gives=S2_1, least=1),
        Target(name="s2 in 2", gives=S2_2, least=0),
    ]
    benefit = [-cost for cost in PLACE_COST]

    found = choose(
        *framed(benefit, [PLACE_COST], [float("inf")]),
        locked_out=[3],
        one_of=UNITS,
        targets=targets,
    )

    assert found.objective == found.bound == -21
    assert found.chosen == (1, 2, 4, 9, 11, 12)
    assert found.used == {"r1": 21}
    costs = [
        sum(PLACE_COST[at - 1] for at in chosen)
        for chosen in map(set, product(*UNITS))
        if 3 not in chosen
        and chosen & S1_1.keys()
        and chosen & S1_2.keys()
        and chosen & S2_1.keys()
    ]
    assert min(costs) == 21
