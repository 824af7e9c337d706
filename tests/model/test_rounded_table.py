"""Tables that add up in both directions."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.rounding import half_up
from ecoplanner.model.rounding import rounded_parts
from ecoplanner.model.rounding import rounded_table
from ecoplanner.model.rounding import RoundedTable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

Rows = list[list[int]]

COUNTS = st.integers(min_value=0, max_value=10**12)
FEN = st.integers(min_value=-(10**12), max_value=10**12)
UNITS = st.sampled_from([1, 2, 3, 10, 100, 10_000, 1_000_000])


def tables(
    cells: st.SearchStrategy[int], height: int, width: int
) -> st.SearchStrategy[Rows]:
    def of_width(columns: int) -> st.SearchStrategy[Rows]:
        row = st.lists(cells, min_size=columns, max_size=columns)
        return st.lists(row, min_size=1, max_size=height)

    return st.integers(min_value=1, max_value=width).flatmap(of_width)


SMALL_TABLES = tables(st.integers(min_value=-1, max_value=6), height=3, width=3)
SMALL_UNITS = st.integers(min_value=1, max_value=5)


def roundings(value: int, unit: int) -> set[int]:
    """Return the one or two multiples of `unit` next to `value`."""
    return {value // unit * unit, -(-value // unit) * unit}


def turned(rows: Sequence[Sequence[int]]) -> Rows:
    return [list(column) for column in zip(*rows, strict=True)]


def sums(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(sum(row) for row in rows)


def all_tables(rows: Rows, unit: int) -> Iterator[Rows]:
    """Yield every table of cells rounded down or up whose sums are that too."""
    width = len(rows[0])
    choices = (sorted(roundings(cell, unit)) for row in rows for cell in row)
    for flat in product(*choices):
        table = [list(flat[at : at + width]) for at in range(0, len(flat), width)]
        pairs = [
            *zip(sums(table), sums(rows), strict=True),
            *zip(sums(turned(table)), sums(turned(rows)), strict=True),
        ]
        if all(printed in roundings(exact, unit) for printed, exact in pairs):
            yield table


def distance(printed: Sequence[int], exact: Sequence[int]) -> tuple[int, int]:
    """Return the sum of errors, and of the places that are rounded up."""
    pairs = list(zip(printed, exact, strict=True))
    raised = sum(at for at, (number, truth) in enumerate(pairs) if number > truth)
    return sum(abs(number - truth) for number, truth in pairs), raised


def rank(table: Rows, rows: Rows) -> tuple[tuple[int, int], ...]:
    height, width = len(rows) + 1, len(rows[0]) + 1
    cells = [
        (number, truth, (height - row) * (width - column))
        for row, pair in enumerate(zip(table, rows, strict=True))
        for column, (number, truth) in enumerate(zip(*pair, strict=True))
    ]
    error = sum(abs(number - truth) for number, truth, _ in cells)
    late = -sum(early for number, truth, early in cells if number > truth)
    return (
        distance(sums(table), sums(rows)),
        distance(sums(turned(table)), sums(turned(rows))),
        (error, late),
    )


def as_rows(table: RoundedTable) -> Rows:
    return [list(row) for row in table.cells]


def assert_that_it_adds_up(table: RoundedTable) -> None:
    assert table.exact
    assert sums(table.cells) == table.row_totals
    assert sums(turned(table.cells)) == table.column_totals
    assert sum(table.row_totals) == sum(table.column_totals) == table.total


@settings(deadline=None)
@given(tables(FEN | st.just(0), height=12, width=12), UNITS)
def test_that_every_table_adds_up_in_both_directions(rows: Rows, unit: int) -> None:
    table = rounded_table(rows, unit)

    assert_that_it_adds_up(table)
    assert table.total == half_up(sum(sums(rows)), unit)
    for printed, exact in (
        (table.row_totals, sums(rows)),
        (table.column_totals, sums(turned(rows))),
        *zip(table.cells, rows, strict=True),
    ):
        for number, truth in zip(printed, exact, strict=True):
            assert number in roundings(truth, unit)


# Examples: faults put in on purpose that random tables rarely meet.
@settings(deadline=None, max_examples=200)
@given(SMALL_TABLES, SMALL_UNITS)
@example([[0, 1], [1, 3]], 3)
@example([[4, 0, 6], [12, 3, 12], [3, 11, 5]], 3)
@example([[11, 8, 1], [3, 0, 10]], 6)
@example([[2, 7, 8], [2, -1, 4], [10, 10, 4]], 7)
@example([[12, 10, 4, 3], [10, 8, 7, 8]], 7)
@example([[3, -1, 5], [11, 11, 0], [11, 8, 11]], 4)
def test_that_no_other_table_is_nearer(rows: Rows, unit: int) -> None:
    table = rounded_table(rows, unit)

    total = half_up(sum(sums(rows)), unit)
    others = [t for t in all_tables(rows, unit) if sum(sums(t)) == total]
    assert rank(as_rows(table), rows) == min(rank(other, rows) for other in others)


@settings(deadline=None)
@given(SMALL_TABLES, SMALL_UNITS, st.data())
def test_that_given_totals_are_met_whenever_a_table_meets_them(
    rows: Rows, unit: int, data: st.DataObject
) -> None:
    def draw(exact: tuple[int, ...]) -> tuple[int, ...] | None:
        choices = [st.sampled_from(sorted(roundings(n, unit))) for n in exact]
        return data.draw(st.none() | st.tuples(*choices))

    row_totals = draw(sums(rows))
    column_totals = draw(sums(turned(rows)))
    table = rounded_table(
        rows, unit, row_totals=row_totals, column_totals=column_totals
    )

    total = half_up(sum(sums(rows)), unit)
    fitting = [
        other
        for other in all_tables(rows, unit)
        if row_totals in {None, sums(other)}
        and column_totals in {None, sums(turned(other))}
        and (row_totals or column_totals or sum(sums(other)) == total)
    ]
    assert table.exact == bool(fitting)
    assert row_totals in {None, table.row_totals}
    assert column_totals in {None, table.column_totals}
    assert sums(table.cells) == table.row_totals
    assert sum(table.row_totals) == table.total
    for row, exact in zip(table.cells, rows, strict=True):
        for number, truth in zip(row, exact, strict=True):
            assert number in roundings(truth, unit)
    if table.exact:
        assert_that_it_adds_up(table)


@settings(deadline=None)
@given(tables(COUNTS, height=8, width=4), UNITS)
def test_that_a_table_meets_its_own_totals_again(rows: Rows, unit: int) -> None:
    table = rounded_table(rows, unit)

    again = rounded_table(
        rows,
        unit,
        row_totals=table.row_totals,
        column_totals=table.column_totals,
    )
    assert again.exact
    assert again.row_totals == table.row_totals
    assert again.column_totals == table.column_totals
    assert rank(as_rows(again), rows) == rank(as_rows(table), rows)


def test_that_totals_move_where_no_table_fits_the_usual_ones() -> None:
    table = rounded_table([[5, 0], [5, 0], [0, 5], [0, 5]], 10)

    # By rows alone the first two would be raised, and the first column be doubled.
    assert rounded_parts([5, 5, 5, 5], 10) == (10, 10, 0, 0)
    assert table.row_totals == (10, 0, 10, 0)
    assert table.column_totals == (10, 10)


def test_that_rows_win_where_given_totals_cannot_both_be_met() -> None:
    table = rounded_table([[5, 0], [5, 0], [0, 5]], 10, row_totals=[10, 10, 0])

    assert table == RoundedTable(
        cells=((10, 0), (10, 0), (0, 0)),
        row_totals=(10, 10, 0),
        column_totals=(10, 10),
        total=20,
        exact=False,
    )


def test_that_rows_win_over_given_columns_too() -> None:
    table = rounded_table([[5, 5, 0], [0, 0, 5]], 10, column_totals=[10, 10, 0])

    assert table == RoundedTable(
        cells=((10, 0, 0), (0, 0, 10)),
        row_totals=(10, 10),
        column_totals=(10, 10, 0),
        total=20,
        exact=False,
    )


def test_that_columns_give_way_to_rows_of_another_total() -> None:
    table = rounded_table([[4, 4], [4, 4]], 10, column_totals=[0, 0])

    assert_that_it_adds_up(table)
    assert table.total == 0

    torn = rounded_table([[4, 4]], 10, row_totals=[10], column_totals=[0, 0])

    assert torn.cells == ((10, 0),)
    assert torn.column_totals == (0, 0)
    assert not torn.exact


def test_that_columns_are_met_before_cells_are_near() -> None:
    table = rounded_table([[6, 4], [6, 4]], 10)

    assert table.cells == ((10, 0), (0, 10))
    assert table.column_totals == (10, 10)


@pytest.mark.parametrize("rows", [[], [[]], [[], []], [[0]], [[0, 0], [0, 0]]])
def test_that_a_table_of_nothing_stays_as_it_is(rows: Rows) -> None:
    table = rounded_table(rows, 10)

    assert as_rows(table) == rows
    assert (table.total, table.exact) == (0, True)


@pytest.mark.parametrize("totals", [[15], [30], [0]])
def test_that_a_total_that_rounds_another_sum_is_a_bug(totals: list[int]) -> None:
    with pytest.raises(ValueError, match="no rounding"):
        rounded_table([[8, 6]], 10, row_totals=totals)
    with pytest.raises(ValueError, match="no rounding"):
        rounded_table([[8], [6]], 10, column_totals=totals)


def test_that_rows_of_different_length_are_a_bug() -> None:
    with pytest.raises(ValueError, match="zip"):
        rounded_table([[1, 2], [3]], 10)
