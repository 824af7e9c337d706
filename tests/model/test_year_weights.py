"""Weights of years as they are typed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ecoplanner.model.year_weights import typed_weights


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("2021:10 2022:20", {2021: Fraction(1, 10), 2022: Fraction(1, 5)}),
        ("2021:10,2022:20", {2021: Fraction(1, 10), 2022: Fraction(1, 5)}),
        ("２０２１：１０％，2022：20%", {2021: Fraction(1, 10), 2022: Fraction(1, 5)}),
        ("2021 = 2.5; 2023 = 7.5", {2021: Fraction(1, 40), 2023: Fraction(3, 40)}),
        ("2021:0 2022:100", {2021: Fraction(0), 2022: Fraction(1)}),
    ],
)
def test_that_years_and_weights_are_read(
    text: str, weights: dict[int, Fraction]
) -> None:
    assert typed_weights(text) == weights


@pytest.mark.parametrize(
    "text",
    ["", "2021", "2021:", "2021:0", "2021:1 2021:2", "前重后轻", "21:5", "2021:-1"],
)
def test_that_anything_else_is_none(text: str) -> None:
    assert typed_weights(text) is None
