"""Choosing with numbers as they come: exact whatever their size, held to trying all."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.selection import choose
from tests.model.choices import framed

_SCRIPT = """
import highspy
highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.minimize(highs.addVariable(0, 1))
from ecoplanner.model.selection import choose
print(choose({"a": 1}, {"m": {"a": 1}}, {"m": 1}).chosen)
"""

_TINY_AND_HUGE = st.sampled_from([1, 2, 10**12, 10**12 + 1])
_NUMBERS = (
    st.integers(0, 9),
    st.integers(1, 10**12),
    _TINY_AND_HUGE,
    st.integers(0, 12).map(lambda power: 10**power),
    st.integers(100_000, 9_999_999).map(lambda cents: cents / 100),
    st.floats(0.01, 100.0),
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[Any], list[list[Any]], list[Any]]:
    count = draw(st.integers(1, 5))
    benefit = draw(st.sampled_from(_NUMBERS))
    cost = draw(st.sampled_from(_NUMBERS))
    values = draw(st.lists(benefit, min_size=count, max_size=count))
    columns = st.lists(cost, min_size=count, max_size=count)
    use = draw(st.lists(columns, min_size=1, max_size=2))
    parts = [draw(st.integers(1, 9)) for _ in use]
    ceilings = [
        round(sum(row) * part / 13, 3) for row, part in zip(use, parts, strict=True)
    ]
    return values, use, ceilings


def _exact(values: list[Any]) -> list[Fraction]:
    return [Fraction(str(value)) for value in values]


def _every(
    values: list[Any], use: list[list[Any]], ceilings: list[Any]
) -> list[tuple[frozenset[int], Fraction, Fraction | None]]:
    """Return all sets, what each brings and which factor of the ceilings it needs."""
    worth, rows = _exact(values), [_exact(row) for row in use]
    most = _exact(ceilings)
    found: list[tuple[frozenset[int], Fraction, Fraction | None]] = []
    numbers = range(len(values))
    for size in range(len(values) + 1):
        for some in combinations(numbers, size):
            factor: Fraction | None = Fraction(1)
            for row, limit in zip(rows, most, strict=True):
                used = sum((row[at] for at in some), Fraction(0))
                if used <= limit:
                    continue
                reached = used / limit if limit else None
                if factor is not None:
                    factor = None if reached is None else max(factor, reached)
            names = frozenset(at + 1 for at in some)
            total = sum((worth[at] for at in some), Fraction(0))
            found.append((names, total, factor))
    return found


@settings(max_examples=60, deadline=None)
@given(questions())
def test_that_numbers_of_any_size_are_told_apart(
    asked: tuple[list[Any], list[list[Any]], list[Any]],
) -> None:
    every = _every(*asked)
    fitting = [(names, value) for names, value, factor in every if factor == 1]
    best = max(value for _, value in fitting)

    found = choose(*framed(*asked), most_ties=50)

    assert sum(_exact(asked[0])[at - 1] for at in found.chosen) == best
    assert found.bound == found.objective
    assert found.is_proven
    assert found.is_every_tie
    assert found.ties == sum(value == best for _, value in fitting)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_that_a_project_enters_exactly_where_one_of_the_best_has_it(
    asked: tuple[list[Any], list[list[Any]], list[Any]],
) -> None:
    every = _every(*asked)
    steps = sorted({factor for _, _, factor in every if factor is not None})

    found = choose(*framed(*asked))

    for name, why in found.replacement_cost.items():
        entered = None
        for step in steps:
            within = [each for each in every if each[2] is not None and each[2] <= step]
            best = max(value for _, value, _ in within)
            if any(value == best and name in names for names, value, _ in within):
                entered = step
                break
        assert why.enters_at == entered
        assert why.never_enters == (entered is None)


def test_that_a_dearer_and_better_project_keeps_another_out() -> None:
    found = choose(
        {"tending": 28671.78, "renewal": 12511.01, "fields": 74554.01},
        {"money": {"tending": 6000, "renewal": 27000, "fields": 30000}},
        {"money": 26000},
    )

    assert found.chosen == ("tending",)
    budgets = {
        name: why.enters_at * 26000
        for name, why in found.replacement_cost.items()
        if why.enters_at is not None
    }
    assert budgets == {"renewal": 63000, "fields": 30000}


def test_that_a_ceiling_between_whole_costs_is_multiplied_as_it_is() -> None:
    found = choose({"a": 2, "b": 3}, {"m": {"a": 2, "b": 3}}, {"m": 2.5})

    assert found.replacement_cost["b"].enters_at == Fraction(6, 5)


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (
            ({"a": 1}, {"m": {"a": 1}}, pd.Series([4, 2], index=["m", "m"])),
            Problem("choice_resource_twice", "ceilings", {"resource": "m"}),
        ),
        (
            (
                {"a": 1},
                pd.DataFrame([[1, 2]], index=["a"], columns=["m", "m"]),
                {"m": 1},
            ),
            Problem("choice_resource_twice", "cost", {"resource": "m"}),
        ),
        (
            ([1], {"m": {"a": 1}}, {"m": 1}),
            Problem("choice_no_table", "benefit", {"kind": "list"}),
        ),
        (
            ({"a": 1}, {"m": [1]}, {"m": 1}),
            Problem("choice_no_table", "cost", {"kind": "dict"}),
        ),
        (
            ({"a": 1}, {"m": {"a": 1}}, 4),
            Problem("choice_no_table", "ceilings", {"kind": "int"}),
        ),
    ],
)
def test_that_what_is_no_table_of_single_names_is_one_problem(
    question: tuple[Any, Any, Any], problem: Problem
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        choose(*question)

    assert caught.value.problems == (problem,)


def test_that_three_are_no_pair() -> None:
    asked = ({"a": 1, "b": 1}, {"m": {"a": 1, "b": 1}}, {"m": 1})

    with pytest.raises(InvalidInputError) as caught:
        choose(*asked, requires=[("a", "b", "a")])  # type: ignore[list-item]

    assert [each.code for each in caught.value.problems] == ["choice_no_pair"]


def test_that_mappings_do_as_well_as_frames() -> None:
    values, costs = {"a": 2, "b": 3}, {"m": {"a": 1, "b": 2}, "n": {"b": 1}}

    found = choose(values, costs, {"m": 2, "n": 5}, locked_out=["a"])

    assert found.chosen == ("b",)
    assert found.used == {"m": 2, "n": 1}


def test_that_a_text_is_one_name() -> None:
    found = choose({"ab": 1}, {"m": {"ab": 1}}, {"m": 1}, locked_in="ab")

    assert found.chosen == ("ab",)


def test_that_a_script_reads_what_is_wrong_in_words() -> None:
    with pytest.raises(InvalidInputError, match="“a” costs less than nothing"):
        choose({"a": 1}, {"m": {"a": -1}}, {"m": 1})


def test_that_money_in_words_is_in_ten_thousands() -> None:
    params = {"name": "“x”", "limit_fen": 5_000_000, "against_fen": 1, "floors": ""}

    said = str(InvalidInputError([Problem("ceiling_below_locked", "a", params)]))

    assert "5" in said
    assert "_fen" not in said


def test_that_words_without_what_they_need_say_what_is_known() -> None:
    problem = Problem("choice_negative_cost", "cost", {"name": "a"})

    assert str(InvalidInputError([problem], where="here")) == (
        "here: choice_negative_cost (cost): name a"
    )


def test_that_a_script_that_used_the_solver_before_gets_its_choice() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "('a',)"
