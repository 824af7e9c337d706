"""Spreading a need over sources and years."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.mixing import spread_mix

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
