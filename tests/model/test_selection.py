"""Choosing projects: published cases, laws, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import optimizer
from ecoplanner.model import picking
from ecoplanner.model.choice import Target
from ecoplanner.model.optimizer import Answer
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.selection import choose
from ecoplanner.model.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

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


def framed(
    values: list[Any], use: list[list[Any]], ceilings: list[Any]
) -> tuple[pd.Series[Any], pd.DataFrame, pd.Series[Any]]:
    """Return a question; projects and resources are numbered from 1."""
    projects = range(1, len(values) + 1)
    resources = [f"r{at}" for at in range(1, len(ceilings) + 1)]
    costs = {name: row for name, row in zip(resources, use, strict=True)}  # noqa: C416 - zip has no type of its own
    return (
        pd.Series(values, index=projects, dtype=object),
        pd.DataFrame(costs, index=projects, dtype=object),
        pd.Series(ceilings, index=resources, dtype=object),
    )


def enumerated(
    values: list[Any],
    use: list[list[Any]],
    ceilings: list[Any],
    allows: Callable[[set[int]], bool] = lambda _: True,
) -> tuple[Fraction | None, list[set[int]]]:
    """Return the most benefit and all selections that have it, by trying all."""
    exact_values = [Fraction(str(value)) for value in values]
    best: Fraction | None = None
    found: list[set[int]] = []
    for bits in product((0, 1), repeat=len(values)):
        chosen = {at + 1 for at, bit in enumerate(bits) if bit}
        fits = all(
            sum(Fraction(str(row[at - 1])) for at in chosen) <= Fraction(str(most))
            for row, most in zip(use, ceilings, strict=True)
        )
        if not fits or not allows(chosen):
            continue
        value = sum((exact_values[at - 1] for at in chosen), Fraction(0))
        if best is None or value > best:
            best, found = value, []
        if value == best:
            found.append(chosen)
    return best, found


def codes(*args: Any, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInputError) as caught:
        choose(*args, **more)
    return [(problem.code, problem.field_name) for problem in caught.value.problems]


def outcome(*args: Any, **more: Any) -> tuple[Selection | None, set[str]]:
    try:
        return choose(*args, **more), set()
    except InvalidInputError as error:
        return None, {problem.code for problem in error.problems}


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


def test_that_equally_good_choices_are_counted_once_each() -> None:
    found = choose(*framed([3, 3, 3, 1], [[1, 1, 1, 1]], [2]))

    assert found.objective == 6
    assert found.ties == 3
    assert found.is_every_tie
    assert {frozenset(each) for each in found.tied} == {
        frozenset(each) for each in ((1, 2), (1, 3), (2, 3))
    }
    few = choose(*framed([3, 3, 3, 1], [[1, 1, 1, 1]], [2]), most_ties=2)
    assert (few.ties, few.is_every_tie) == (2, False)


def test_that_a_hair_over_the_ceiling_is_over_it() -> None:
    wide = 10**15
    question = framed([1, 1], [[wide, wide + 1]], [2 * wide])

    found = choose(*question)

    assert found.objective == 1
    assert found.ties == 2


def test_that_decimals_are_what_they_are_written_as() -> None:
    tenths = [Decimal("0.1"), Decimal("0.2")]

    found = choose(*framed(tenths, [[0.1, 0.2]], [0.3]))

    assert found.objective == Decimal("0.3")
    assert isinstance(found.objective, Decimal)
    assert found.used == {"r1": 0.3}


def test_that_what_brings_nothing_is_not_bought() -> None:
    assert choose(*framed([0, 1], [[1, 1]], [9])).chosen == (2,)


def test_that_locked_out_projects_need_no_cost() -> None:
    found = choose(*framed([5, 1], [[None, 1]], [9]), locked_out=[1])

    assert found.chosen == (2,)
    assert found.replacement_cost[1].reason == "locked_out"


def test_that_a_project_no_choice_can_have_says_so() -> None:
    found = choose(*framed([5, 1], [[10, 1]], [9]))

    assert found.replacement_cost[1].reason == "impossible"
    assert found.replacement_cost[1].enters_at == Fraction(10, 9)


def test_that_only_as_many_are_explained_as_asked() -> None:
    found = choose(*framed([5, 4, 3], [[1, 1, 1]], [1]), explained=1)

    reasons = {name: why.reason for name, why in found.replacement_cost.items()}
    assert reasons == {2: "worth", 3: "not_asked"}


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"locked_in": [9]}, ("choice_unknown_name", "locked_in")),
        ({"requires": [(1, "x")]}, ("choice_unknown_name", "requires")),
        (
            {"targets": [Target(name="t", gives={9: 1}, least=1)]},
            ("choice_unknown_name", "targets"),
        ),
        (
            {"locked_in": [1], "locked_out": [1]},
            ("choice_locked_both", "locked_in"),
        ),
        (
            {"locked_in": [1], "locked_out": [3], "requires": [(1, 2), (2, 3)]},
            ("choice_needs_locked_out", "locked_in"),
        ),
        (
            {"requires": [(1, 2), (2, 3)], "excludes": [(3, 1)]},
            ("choice_contradiction", "excludes"),
        ),
        (
            {"locked_in": [1, 2], "excludes": [(1, 2)]},
            ("choice_locked_exclude", "excludes"),
        ),
        (
            {"locked_in": [1], "requires": [(1, 2)]},
            ("choice_ceiling_below_locked", "ceilings"),
        ),
        (
            {"targets": [Target(name="t", gives={1: 1}, least=2)]},
            ("choice_impossible", "chosen"),
        ),
    ],
)
def test_that_rules_that_cannot_be_kept_are_refused(
    more: dict[str, Any], wanted: tuple[str, str]
) -> None:
    question = framed([1, 2, 3], [[4, 4, 4]], [5])

    assert codes(*question, **more) == [wanted]


def test_that_all_wrong_numbers_are_said_at_once() -> None:
    benefit, cost, ceilings = framed(
        [1, float("nan"), 3], [[-4, 4, None]], [float("nan")]
    )
    ceilings["r2"] = -1
    ceilings["r3"] = 7
    cost["r2"] = pd.Series([1, 1, "x"], index=cost.index, dtype=object)

    assert codes(benefit, cost, ceilings) == [
        ("choice_benefit_missing", "benefit"),
        ("choice_negative_cost", "cost"),
        ("choice_cost_missing", "cost"),
        ("choice_cost_missing", "cost"),
        ("choice_ceiling_missing", "ceilings"),
        ("choice_negative_ceiling", "ceilings"),
        ("choice_unknown_resource", "ceilings"),
    ]


def test_that_names_have_to_match() -> None:
    cost = pd.DataFrame({"r1": [1, 2, 3, 4]}, index=[1, 1, 2, 3])

    found = codes(pd.Series([1, 2], index=[1, 2]), cost, pd.Series({"r1": 3}))

    assert found == [
        ("choice_name_twice", "cost"),
        ("choice_benefit_missing", "benefit"),
    ]


def test_that_a_project_without_a_row_of_costs_is_refused() -> None:
    cost = pd.DataFrame({"r1": [1]}, index=[1])

    found = codes(pd.Series([1, 2], index=[1, 2]), cost, pd.Series({"r1": 3}))

    assert found == [("choice_cost_missing", "cost")]


def test_that_a_ceiling_below_what_is_locked_says_by_how_much() -> None:
    with pytest.raises(InvalidInputError) as caught:
        choose(*framed([1, 2], [[3, 3.2]], [5]), locked_in=[1, 2])

    assert caught.value.problems[0].params == {
        "resource": "r1",
        "limit": "5",
        "locked": "6.2",
        "by": "1.2",
    }


def test_that_a_search_stopped_before_it_found_anything_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stopped = Answer(state="stopped", bound=float("inf"))
    monkeypatch.setattr(picking, "solve", lambda *_, **__: stopped)
    # Without a pick that everything has to be in, doing nothing would be an answer.
    question = framed([1] * 3, [[1] * 3], [2])

    found = codes(*question, one_of=[(1, 2)])

    assert found == [("choice_stopped", "chosen")]


def test_that_many_projects_are_chosen_within_a_gap() -> None:
    values = [100 + at * 37 % 91 for at in range(201)]
    costs = [50 + at * 53 % 97 for at in range(201)]

    found = choose(*framed(values, [costs], [sum(costs) // 2]))

    objective, bound = float(found.objective), float(found.bound)
    assert objective <= bound <= objective * 1.006
    reasons = {why.reason for why in found.replacement_cost.values()}
    assert reasons == {"not_asked"}


NUMBERS = st.integers(0, 30)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_the_answer_is_that_of_trying_all(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    rows = data.draw(st.integers(1, 3))
    values = data.draw(st.lists(NUMBERS, min_size=count, max_size=count))
    use = [
        data.draw(st.lists(NUMBERS, min_size=count, max_size=count))
        for _ in range(rows)
    ]
    ceilings = data.draw(st.lists(st.integers(0, 80), min_size=rows, max_size=rows))
    names = st.integers(1, count)
    pairs = st.lists(st.tuples(names, names), max_size=2)
    requires, excludes = data.draw(pairs), data.draw(pairs)
    locked_out = data.draw(st.lists(names, max_size=1))
    locked_in = data.draw(st.lists(names, max_size=1))

    def allows(chosen: set[int]) -> bool:
        return (
            set(locked_in) <= chosen
            and not chosen & set(locked_out)
            and all(b in chosen for a, b in requires if a in chosen)
            and not any({a, b} <= chosen for a, b in excludes)
        )

    best, every = enumerated(values, use, ceilings, allows)
    more: dict[str, Any] = {
        "requires": requires,
        "excludes": excludes,
        "locked_in": locked_in,
        "locked_out": locked_out,
    }
    if best is None:
        assert codes(*framed(values, use, ceilings), **more)
        return
    found, refused = outcome(*framed(values, use, ceilings), most_ties=100, **more)
    if found is None:
        # What can never be chosen is refused even where nobody has to choose it.
        assert refused == {"choice_contradiction"}
        return

    assert found.objective == found.bound == best
    assert set(found.chosen) in every
    assert found.is_every_tie
    assert {frozenset(each) for each in found.tied} == {
        frozenset(each) for each in every
    }
    for name, why in found.replacement_cost.items():
        forced, _ = enumerated(
            values,
            use,
            ceilings,
            lambda chosen, name=name: allows(chosen) and name in chosen,  # type: ignore[misc]
        )
        if why.reason == "worth":
            assert forced is not None
            assert why.loss == best - forced
        else:
            assert why.reason == "locked_out" or forced is None


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_that_a_project_enters_at_the_first_budget_that_has_it(
    data: st.DataObject,
) -> None:
    count = data.draw(st.integers(2, 5))
    few = st.integers(1, 6)
    values = data.draw(st.lists(few, min_size=count, max_size=count))
    costs = data.draw(st.lists(few, min_size=count, max_size=count))
    budget = data.draw(st.integers(1, 12))

    found = choose(*framed(values, [costs], [budget])).replacement_cost

    wanted: dict[int, int] = {}
    for more in range(budget, sum(costs) + 1):
        for chosen in enumerated(values, [costs], [more])[1]:
            for name in chosen:
                wanted.setdefault(name, more)
    for name, why in found.items():
        assert why.enters_at == Fraction(wanted[name], budget)
