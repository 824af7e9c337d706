"""What each year needs, is given and still lacks."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.yearly import by_months
from ecoplanner.model.yearly import months_by_year
from ecoplanner.model.yearly import year_money

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

WAN = 1_000_000


@pytest.mark.parametrize(
    ("span", "months"),
    [
        ((2021, None, 2023, None), {2021: 12, 2022: 12, 2023: 12}),
        ((2021, 7, 2023, 3), {2021: 6, 2022: 12, 2023: 3}),
        ((2021, 4, 2021, 9), {2021: 6}),
        ((2021, 12, 2021, 12), {2021: 1}),
        ((2021, None, None, None), {}),
        ((None, None, 2021, None), {}),
    ],
)
def test_that_a_year_has_its_months_of_work(
    make_project: Callable[..., Project],
    span: tuple[int | None, ...],
    months: dict[int, int],
) -> None:
    fields = ("first_year", "first_month", "last_year", "last_month")

    project = make_project(**dict(zip(fields, span, strict=True)))

    assert months_by_year(project) == months


def test_that_an_amount_is_spread_over_months(
    make_project: Callable[..., Project],
) -> None:
    project = make_project(
        first_year=2021, first_month=7, last_year=2022, last_month=None
    )
    open_ = make_project(last_year=None)

    assert by_months(project, 9 * WAN) == {2021: 3 * WAN, 2022: 6 * WAN}
    assert by_months(project, 10) == {2021: 3, 2022: 7}
    assert by_months(project, 0) == {}
    assert by_months(open_, 10) == {None: 10}


def _money(number: int, year: int | None, fen: int, project: str) -> Allocation:
    return Allocation(
        id=f"money-{number}",
        project_id=project,
        source_id="source-01",
        year=year,
        amount_fen=fen,
    )


def test_that_what_is_missing_lies_in_the_years_of_work(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    short = make_project(first_year=2021, last_year=2022, need_fen=10)
    rich = make_project(id="b", name="乙", need_fen=4)
    other = make_project(id="c", name="丙", need_fen=99)
    money = [
        _money(1, 2021, 4, "project-1"),
        _money(2, None, 2, "project-1"),
        _money(3, 2023, 6, "b"),
        _money(4, 2024, 2, "b"),
        _money(5, 2021, 50, "c"),
        Allocation(
            id="money-6",
            project_id="project-1",
            source_id="source-02",
            year=2021,
            amount_fen=1,
        ),
    ]
    portfolio = make_portfolio(short, rich, other, *money)

    found = year_money(iter([short, rich]), allotted(portfolio))

    assert found.given == {2021: 5, None: 2, 2023: 6, 2024: 2}
    assert found.gap == {2021: 2, 2022: 1, 2023: -3, 2024: -1}
    assert found.years == (2021, 2022, 2023, 2024, None)
    assert [found.need(year) for year in (2021, 2022, None, 2030)] == [7, 1, 2, 0]


@given(
    need=st.integers(0, 10**12),
    span=st.tuples(*map(st.integers, (2021, 0, 1, 1), (2025, 5, 12, 12))),
    fens=st.lists(st.tuples(st.integers(2020, 2030), st.integers(1, 10**12))),
)
@settings(deadline=None)
def test_that_years_add_up_to_the_need(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    need: int,
    span: tuple[int, int, int, int],
    fens: list[tuple[int, int]],
) -> None:
    first, length, *months = span
    fields: dict[str, Any] = {
        "first_year": first,
        "last_year": first + length,
        "first_month": min(months),
        "last_month": max(months),
    }
    project = make_project(need_fen=need, **fields)
    money = [_money(at, year, fen, "project-1") for at, (year, fen) in enumerate(fens)]

    found = year_money([project], allotted(make_portfolio(project, *money)))

    assert sum(map(found.need, found.years)) == need
