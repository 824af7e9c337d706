"""Amounts with their sign, and rounded ones that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies

from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import rounded_text
from ecoplanner.ui.amounts import signed_text

WAN = 1_000_000


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (2_500 * WAN, "+2,500"),
        (-750 * WAN, "−750"),
        (0, "0"),
        (3_333_333, "≈+3.33"),
        (-3_333_333, "≈−3.33"),
    ],
)
def test_that_an_amount_has_its_sign(fen: int, text: str) -> None:
    assert signed_text(fen) == text


def test_that_a_signed_amount_can_be_exact() -> None:
    assert signed_text(3_333_333, money_text) == "+3.333333"


@given(strategies.integers(-(10**15), 10**15), strategies.integers(0, 6))
def test_that_only_a_rounded_amount_says_so(fen: int, decimals: int) -> None:
    text = rounded_text(fen, decimals)

    assert text.removeprefix("≈") == money_text(fen, decimals)
    exact = money_text(fen)
    is_short = len(exact.partition(".")[2]) <= decimals
    assert text.startswith("≈") is not is_short
