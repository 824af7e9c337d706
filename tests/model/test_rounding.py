"""Roundings that add up."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.rounding import apportion
from ecoplanner.model.rounding import evenly
from ecoplanner.model.rounding import half_up
from ecoplanner.model.rounding import rounded_groups
from ecoplanner.model.rounding import rounded_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTS = st.integers(min_value=0, max_value=10**12)
FEN = st.integers(min_value=-(10**12), max_value=10**12)
UNITS = st.sampled_from([1, 2, 3, 10, 100, 10_000, 1_000_000])
WEIGHTS = st.lists(COUNTS | st.fractions(min_value=0, max_value=9), min_size=1)


def roundings(value: int, unit: int) -> set[int]:
    """Return the one or two multiples of `unit` next to `value`."""
    return {value // unit * unit, -(-value // unit) * unit}


def distance(printed: Sequence[int], exact: Sequence[int]) -> tuple[int, int]:
    """Return the sum of errors, and of the places that are rounded up."""
    pairs = list(zip(printed, exact, strict=True))
    raised = sum(at for at, (number, truth) in enumerate(pairs) if number > truth)
    return sum(abs(number - truth) for number, truth in pairs), raised


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (15, 10, 20),
        (14, 10, 10),
        (-15, 10, -20),
        (-14, 10, -10),
        (3, 2, 4),
        (0, 10, 0),
        (7, 1, 7),
        (4, 3, 3),
        (5, 3, 6),
    ],
)
def test_that_halves_round_away_from_zero(value: int, unit: int, expected: int) -> None:
    assert half_up(value, unit) == expected


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (100, [1, 1, 1], (34, 33, 33)),
        (2, [1, 1, 1], (1, 1, 0)),
        (10, [0, 0, 0], (4, 3, 3)),
        (10, [0, 1, 0], (0, 10, 0)),
        (0, [1, 2], (0, 0)),
        (0, [], ()),
        (-100, [1, 1, 1], (-34, -33, -33)),
        (7, [Fraction(1, 3), Fraction(2, 3)], (2, 5)),
        (10, [Fraction(1, 2), 2], (2, 8)),
        (10_000, [1078, 108_900, 5600, 41_800, 36_200], (56, 5626, 289, 2159, 1870)),
    ],
)
def test_that_the_largest_remainder_gets_the_rest(
    total: int, weights: list[int | Fraction], expected: tuple[int, ...]
) -> None:
    assert apportion(total, weights) == expected


@given(FEN, WEIGHTS)
def test_that_a_split_adds_up_and_is_fair(
    total: int, weights: list[int | Fraction]
) -> None:
    parts = apportion(total, weights)

    fair = weights if any(weights) else [1] * len(weights)
    whole = sum(map(Fraction, fair))
    assert sum(parts) == total
    for part, weight in zip(parts, fair, strict=True):
        assert abs(part - total * Fraction(weight) / whole) < 1
        assert weight or part == 0


@pytest.mark.parametrize(("total", "weights"), [(1, []), (-1, []), (5, [2, -1])])
def test_that_an_impossible_split_is_a_bug(total: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="cannot split"):
        apportion(total, weights)


@pytest.mark.parametrize(
    ("parts", "unit", "expected"),
    [
        ([], 10, ()),
        ([4, 4, 4], 10, (10, 0, 0)),
        ([5, 5], 10, (10, 0)),
        ([14, 14, 12], 10, (20, 10, 10)),
        ([10, 20], 10, (10, 20)),
        ([-4, -4, -4], 10, (0, 0, -10)),
    ],
)
def test_that_rounded_parts_give_the_rest_to_the_largest(
    parts: list[int], unit: int, expected: tuple[int, ...]
) -> None:
    assert rounded_parts(parts, unit) == expected


@given(st.lists(FEN), UNITS)
def test_that_rounded_parts_add_up_to_the_rounded_whole(
    parts: list[int], unit: int
) -> None:
    rounded = rounded_parts(parts, unit)

    assert sum(rounded) == half_up(sum(parts), unit)
    for printed, exact in zip(rounded, parts, strict=True):
        assert printed in roundings(exact, unit)


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(1, 5))
def test_that_no_other_rounded_parts_are_nearer(parts: list[int], unit: int) -> None:
    rounded = rounded_parts(parts, unit)

    choices = product(*(sorted(roundings(part, unit)) for part in parts))
    fitting = [choice for choice in choices if sum(choice) == sum(rounded)]
    assert distance(rounded, parts) == min(distance(c, parts) for c in fitting)


@given(st.lists(st.lists(FEN, min_size=1)), UNITS)
def test_that_parts_round_to_the_printed_total_of_their_group(
    groups: list[list[int]], unit: int
) -> None:
    tops = rounded_parts([sum(group) for group in groups], unit)

    for top, group in zip(tops, groups, strict=True):
        rounded = rounded_parts(group, unit, total=top)

        assert sum(rounded) == top
        for printed, exact in zip(rounded, group, strict=True):
            assert printed in roundings(exact, unit)


@pytest.mark.parametrize("total", [-10, 0, 5, 40])
def test_that_a_total_out_of_reach_of_its_parts_is_a_bug(total: int) -> None:
    with pytest.raises(ValueError, match="no rounding"):
        rounded_parts([4, 4, 10], 10, total=total)


@given(st.lists(st.lists(FEN | st.integers(-30, 30), max_size=6), max_size=8), UNITS)
def test_that_groups_are_rounded_as_each_by_itself(
    groups: list[list[int]], unit: int
) -> None:
    rounded = [rounded_parts(group, unit) for group in groups]

    found = rounded_groups(
        [part for group in groups for part in group],
        unit,
        sizes=[len(group) for group in groups],
        totals=[sum(group) // unit for group in rounded],
    )

    assert found == [part // unit for group in rounded for part in group]


def test_that_a_total_out_of_reach_of_one_group_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no rounding"):
        rounded_groups([4, 4, 10, 10], 10, sizes=[2, 2], totals=[1, 3])


@given(FEN | st.integers(-20, 20), st.integers(1, 12))
def test_that_even_parts_are_those_of_equal_weights(total: int, count: int) -> None:
    assert tuple(evenly(total, count)) == apportion(total, [1] * count)
