"""Spreading a need over sources and years."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.mixing import fitted
from ecoplanner.model.mixing import split
from ecoplanner.model.mixing import spread_mix
from ecoplanner.model.mixing import year_weights

WAN = 1_000_000


@pytest.mark.parametrize(
    ("need", "percents", "years", "amounts"),
    [
        (100 * WAN, ["30", "70"], ["1"], ((30 * WAN,), (70 * WAN,))),
        (100 * WAN, ["30"], ["1", "1"], ((15 * WAN, 15 * WAN),)),
        (100 * WAN, [], ["1"], ()),
        (0, ["50"], ["1", "2"], ((0, 0),)),
        # Whole wan while the need is whole: 33.3 of 10 is 3, the gap has the rest.
        (10 * WAN, ["33.3"], ["1"], ((3 * WAN,),)),
        (101, ["50", "50"], ["1"], ((51,), (50,))),
        (7 * WAN, ["100"], ["1", "1"], ((4 * WAN, 3 * WAN),)),
        (100 * WAN, ["0", "100"], ["1"], ((0,), (100 * WAN,))),
    ],
)
def test_that_a_need_is_spread_over_sources_and_years(
    need: int,
    percents: list[str],
    years: list[str],
    amounts: tuple[tuple[int, ...], ...],
) -> None:
    found = spread_mix(
        need, [Decimal(each) for each in percents], [Decimal(each) for each in years]
    )

    assert found == amounts


@given(
    need=st.integers(0, 10**14),
    percents=st.lists(st.integers(0, 2000), max_size=5),
    weights=st.lists(st.integers(1, 50), min_size=1, max_size=6),
)
@settings(deadline=None)
def test_that_sources_take_no_more_than_the_need_and_their_share(
    need: int, percents: list[int], weights: list[int]
) -> None:
    shares = [Decimal(each) / 100 for each in percents]
    unit = WAN if need % WAN == 0 else 1

    amounts = spread_mix(need, shares, [Decimal(each) for each in weights])

    assert sum(map(sum, amounts)) <= need
    for share, row in zip(shares, amounts, strict=True):
        assert abs(sum(row) - need * share / 100) < unit
        assert all(amount >= 0 and amount % unit == 0 for amount in row)


def test_that_percents_fill_the_need_to_the_last_fen() -> None:
    thirds = [Decimal(each) for each in ("33.3", "33.3", "33.4")]

    amounts = spread_mix(999_999, thirds, [Decimal(1)])

    assert sum(map(sum, amounts)) == 999_999


def test_that_more_than_all_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="cannot split"):
        spread_mix(100, [Decimal(60), Decimal(50)], [Decimal(1)])


@pytest.mark.parametrize(
    ("total", "weights", "whole", "parts"),
    [
        (3 * WAN, [1, 1], True, (2 * WAN, WAN)),
        (3 * WAN, [1, 1], False, (1_500_000, 1_500_000)),
        (3, [1, 1], True, (2, 1)),
        (5, [0, 0], True, (3, 2)),
    ],
)
def test_that_whole_wan_stay_whole(
    total: int, weights: list[int], *, whole: bool, parts: tuple[int, ...]
) -> None:
    assert split(total, weights, whole=whole) == parts


@pytest.mark.parametrize(
    ("profile", "weights"),
    [
        ("even", (1, 1, 1)),
        ("front", (3, 2, 1)),
        ({2022: Fraction(5), 2030: Fraction(9)}, (0, 5, 0)),
        ({}, (0, 0, 0)),
    ],
)
def test_that_a_profile_weighs_years(profile: Any, weights: tuple[int, ...]) -> None:
    assert year_weights(profile, range(2021, 2024)) == weights


@pytest.mark.parametrize(
    ("wanted", "rooms", "parts"),
    [
        ([3, 3], [5, 5], (3, 3)),
        ([9, 1], [5, 5], (5, 5)),
        ([8, 0, 0], [2, 4, 2], (2, 4, 2)),
        ([8 * WAN, 0, 0], [2 * WAN, 9 * WAN, 3 * WAN], (2 * WAN, 5 * WAN, WAN)),
        # Whole wan do not fit in what is left, so the fen are split.
        ([2 * WAN, 0], [WAN, 1_500_000], (WAN, WAN)),
        ([2 * WAN, 0, 0], [WAN, 600_000, 600_000], (WAN, 500_000, 500_000)),
    ],
)
def test_that_what_is_over_goes_where_there_is_room(
    wanted: list[int], rooms: list[int], parts: tuple[int, ...]
) -> None:
    assert fitted(wanted, rooms) == parts


def test_that_more_than_all_rooms_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no room for 3"):
        fitted([5, 1], [2, 1])


@given(
    rooms=st.lists(st.integers(0, 10**9), min_size=1, max_size=6),
    data=st.data(),
)
def test_that_fitting_keeps_the_sum_and_every_room(
    rooms: list[int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(rooms)))
    wanted = split(total, [data.draw(st.integers(0, 9)) for _ in rooms])

    parts = fitted(wanted, rooms)

    assert sum(parts) == total
    assert all(0 <= part <= room for part, room in zip(parts, rooms, strict=True))
