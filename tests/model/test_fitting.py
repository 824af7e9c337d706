"""What is seen before a table is rounded."""

from __future__ import annotations

from itertools import combinations

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


def _fits_plainly(rows: list[list[int]], totals: list[int]) -> bool:
    """Look at every one or two columns, and at every row for each of them."""
    columns = range(len(rows[0]))
    for some in (*combinations(columns, 1), *combinations(columns, 2)):
        least = most = 0
        for row, total in zip(rows, totals, strict=True):
            raised = (total - sum(value // _UNIT * _UNIT for value in row)) // _UNIT
            lower = sum(row[at] // _UNIT for at in some)
            free = sum(value % _UNIT > 0 for value in row)
            here = sum(row[at] % _UNIT > 0 for at in some)
            least += lower + max(raised - (free - here), 0)
            most += lower + min(raised, here)
        sums = [sum(row[at] for row in rows) for at in some]
        if least > sum(-(-each // _UNIT) for each in sums):
            return False
        if most < sum(each // _UNIT for each in sums):
            return False
    return True


@given(framed(), st.data())
def test_that_what_may_fit_is_seen_row_by_row(
    table: tuple[list[list[int]], list[int]], data: st.DataObject
) -> None:
    rows, totals = table
    width = len(rows[0])
    columns = st.integers(0, width - 1)
    alone = data.draw(st.lists(st.tuples(columns, st.integers(1, 3 * _UNIT))))
    more = [[value * (at == place) for place in range(width)] for at, value in alone]
    raised = data.draw(st.lists(st.booleans(), min_size=len(more), max_size=len(more)))
    more_totals = [
        -(-sum(row) // _UNIT) * _UNIT if is_up else sum(row) // _UNIT * _UNIT
        for row, is_up in zip(more, raised, strict=True)
    ]
    settled = [
        (
            sum(t for row, t in zip(more, more_totals, strict=True) if row[at]),
            sum(row[at] for row in more),
        )
        for at in range(width)
    ]

    wanted = _fits_plainly(rows + more, totals + more_totals)

    assert may_fit(rows + more, _UNIT, totals + more_totals) is wanted
    assert may_fit(rows, _UNIT, totals, settled) is wanted
