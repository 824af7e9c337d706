"""Ids and positions of rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.entity import position_between


def test_that_ids_differ_and_suit_the_tables() -> None:
    ids = {new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert {len(id_) for id_ in ids} == {20}


@pytest.mark.parametrize(
    ("before", "after", "position"),
    [
        (None, None, GAP),
        (None, 10, 10 - GAP),
        (10, None, 10 + GAP),
        (0, 10, 5),
        (0, 2, 1),
        (-3, 0, -2),
        (0, 1, None),
        (5, 5, None),
        (6, 5, None),
    ],
)
def test_that_a_position_lies_between_its_neighbours(
    before: int | None, after: int | None, position: int | None
) -> None:
    assert position_between(before, after) == position


@given(st.integers(), st.integers())
@settings(deadline=None)
def test_that_no_position_is_given_where_there_is_no_room(
    before: int, after: int
) -> None:
    found = position_between(before, after)

    if after - before < 2:
        assert found is None
    else:
        assert found is not None
        assert before < found < after
