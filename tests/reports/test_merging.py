"""Merging neighbours that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.reports.merging import runs
from ecoplanner.reports.merging import spans


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], ()),
        (["a"], (1,)),
        (["a", "a", "b"], (2, 0, 1)),
        (["a", "b", "a"], (1, 1, 1)),
        ([None, None, "a", "a"], (1, 1, 2, 0)),
    ],
)
def test_that_equal_neighbours_share_a_cell(
    keys: list[str | None], expected: tuple[int, ...]
) -> None:
    assert spans(keys) == expected


@given(st.lists(st.sampled_from(["a", "b", None])))
def test_that_every_row_is_covered_once_by_a_cell_that_says_the_same(
    keys: list[str | None],
) -> None:
    found = spans(keys)

    assert sum(found) == len(keys)
    for at, start in enumerate(runs(keys)):
        assert start <= at < start + found[start]
        assert keys[start] == keys[at]
