"""What is seen before a table is rounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.fitting import may_fit
from ecoplanner.model.rounding import rounded_parts
from ecoplanner.model.rounding import rounded_table

_UNIT = 10


@st.composite
def framed(draw: st.DrawFn) -> tuple[list[list[int]], list[int]]:
    """A table with printed totals of its rows."""
    width = draw(st.integers(1, 4))
    row = st.lists(st.integers(0, 3 * _UNIT), min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=1, max_size=6))
    return rows, list(rounded_parts([sum(each) for each in rows], _UNIT))


@given(framed())
def test_that_what_cannot_fit_is_never_rounded_both_ways(
    table: tuple[list[list[int]], list[int]],
) -> None:
    rows, totals = table

    solved = rounded_table(rows, _UNIT, row_totals=totals)

    assert may_fit(rows, _UNIT, totals) or not solved.exact


def test_that_a_column_of_settled_rows_is_seen_not_to_fit() -> None:
    # Both rows are raised: 20 stands for a sum of 8.
    assert not may_fit([[4, 0], [4, 0]], _UNIT, [10, 10])


def test_that_two_columns_are_seen_not_to_fit_together() -> None:
    # Each row raises one of the first two columns; together these may reach 20.
    rows = [[2, 2, 1]] * 4

    assert may_fit(rows, _UNIT, [10, 10, 0, 0])
    assert not may_fit([[2, 2, 0]] * 4, _UNIT, [10, 10, 10, 0])


def test_that_a_table_without_rows_fits() -> None:
    assert may_fit([], _UNIT, [])
