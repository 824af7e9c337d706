"""Amounts as texts that add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.amounts import percent_text
from ecoplanner.reports.options import TableOptions

WAN = 1_000_000
FENS = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("fens", "expected", "is_rounded"),
    [
        ([], [], False),
        ([1078 * WAN, 0], ["1078", "—"], False),
        ([WAN // 2, 3 * WAN], ["0.5", "3.0"], False),
        ([WAN // 4, WAN], ["0.25", "1.00"], False),
        ([-WAN // 4], ["−0.25"], False),
    ],
)
def test_that_a_table_takes_the_fewest_decimals_that_are_exact(
    fens: list[int], expected: list[str], *, is_rounded: bool
) -> None:
    amounts = amounts_of(fens, TableOptions())

    assert [amounts.text(fen) for fen in fens] == expected
    assert amounts.is_rounded is is_rounded
    assert not amounts.notes()


def test_that_finer_amounts_are_rounded_to_two_decimals_and_say_so() -> None:
    amounts = amounts_of([1234567], TableOptions())

    assert [amounts.text(fen) for (fen,) in amounts.grouped([[1234567]])] == ["1.23"]
    assert amounts.notes()


def test_that_a_missing_amount_is_empty_and_none_is_as_chosen() -> None:
    assert amounts_of([], TableOptions(zero="0")).text(None) == ""
    assert amounts_of([], TableOptions(zero="0")).text(0) == "0"


@given(st.lists(st.lists(FENS)))
def test_that_rounded_groups_are_multiples_near_to_the_truth(
    groups: list[list[int]],
) -> None:
    amounts = amounts_of((fen for group in groups for fen in group), TableOptions())

    for group, rounded in zip(groups, amounts.grouped(groups), strict=True):
        assert not sum(rounded) % amounts.unit
        assert abs(sum(rounded) - sum(group)) < amounts.unit
        for fen, printed in zip(group, rounded, strict=True):
            assert not printed % amounts.unit
            assert abs(printed - fen) < amounts.unit


@pytest.mark.parametrize(
    ("hundredths", "expected"),
    [(0, "0.00"), (5, "0.05"), (5626, "56.26"), (10000, "100.00"), (-1050, "−10.50")],
)
def test_that_a_percent_has_two_decimals(hundredths: int, expected: str) -> None:
    assert percent_text(hundredths) == expected


NEEDS = [1078 * WAN, 108900 * WAN, 5600 * WAN, 41800 * WAN, 36200 * WAN]


@pytest.mark.parametrize(
    ("decimals", "expected", "total"),
    [
        (None, ["0.1078", "10.8900", "0.5600", "4.1800", "3.6200"], "19.3578"),
        (2, ["0.11", "10.89", "0.56", "4.18", "3.62"], "19.36"),
        (1, ["0.1", "10.9", "0.6", "4.2", "3.6"], "19.4"),
        (0, ["—", "11", "—", "4", "4"], "19"),
    ],
)
def test_that_amounts_in_yi_add_up_to_the_rounded_total(
    decimals: int | None, expected: list[str], total: str
) -> None:
    options = TableOptions(money_unit="亿元", decimals=decimals)
    amounts = amounts_of(NEEDS, options)

    (rounded,) = amounts.grouped([NEEDS])

    assert [amounts.text(fen) for fen in rounded] == expected
    assert amounts.text(sum(rounded)) == total
    assert bool(amounts.notes()) is (decimals is not None)


@pytest.mark.parametrize(
    ("decimals", "exact", "expected"),
    [(2, 5 * WAN, "0.00"), (0, WAN, "0"), (2, -5 * WAN, "0.00"), (2, 0, "—")],
)
def test_that_what_rounds_to_nothing_is_not_printed_like_none(
    decimals: int, exact: int, expected: str
) -> None:
    options = TableOptions(money_unit="亿元", decimals=decimals)
    amounts = amounts_of([exact], options)

    assert amounts.text(0, exact) == expected


def test_that_a_share_that_rounds_to_nothing_is_not_printed_like_none() -> None:
    amounts = amounts_of([], TableOptions())

    assert amounts.percent(0, 3) == "0.00"
    assert amounts.percent(0, 0) == "—"
    assert amounts.percent(None, 3) == ""
