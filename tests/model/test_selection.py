"""Choosing projects: laws, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import picking
from ecoplanner.model.choice import Target
from ecoplanner.model.optimizer import Answer
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.selection import choose
from ecoplanner.model.selection import Selection
from tests.model.choices import enumerated
from tests.model.choices import framed


def codes(*args: Any, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInputError) as caught:
        choose(*args, **more)
    return [(problem.code, problem.field_name) for problem in caught.value.problems]


def outcome(*args: Any, **more: Any) -> tuple[Selection | None, set[str]]:
    try:
        return choose(*args, **more), set()
    except InvalidInputError as error:
        return None, {problem.code for problem in error.problems}


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

    why = found.replacement_cost
    assert {name: (each.reason, each.loss) for name, each in why.items()} == {
        2: ("worth", 1),
        3: ("worth", 2),
    }
    assert why[2].enters_at is not None
    assert why[3].enters_at is None


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
    chosen = set(found.chosen)
    assert len(found.replacement_cost) == len(values) - len(chosen)
    for name, why in found.replacement_cost.items():
        assert why.reason == "worth"
        assert why.loss is not None
        assert why.loss_at_least is not None
        assert why.loss_at_least <= why.loss
        swapped = chosen - {*why.replaces} | {*why.brings, name}
        assert sum(costs[each - 1] for each in swapped) <= sum(costs) // 2
        assert sum(values[each - 1] for each in swapped) == objective - float(why.loss)


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
