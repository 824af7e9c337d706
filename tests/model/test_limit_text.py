"""Limits as they are typed."""

from __future__ import annotations

import pytest

from ecoplanner.model.limit_text import Limit
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.problem import Problem

CASES = [
    ("8000", Limit(amount_fen=8_000_000_000)),
    ("8,000.5", Limit(amount_fen=8_000_500_000)),
    ("0.8亿元", Limit(amount_fen=8_000_000_000)),
    ("15%", Limit(share_ppm=150_000)),
    ("１５.25 ％", Limit(share_ppm=152_500)),
    ("100%", Limit(share_ppm=1_000_000)),
    ("0", Limit(amount_fen=0)),
]


@pytest.mark.parametrize(("text", "limit"), CASES)
def test_that_amounts_and_shares_are_told_apart(text: str, limit: Limit) -> None:
    assert typed_limit(text) == limit


@pytest.mark.parametrize("text", ["", "约三千万", "101%", "-5", "-5%", "15%%"])
def test_that_anything_else_is_a_problem(text: str) -> None:
    assert isinstance(typed_limit(text), Problem)
