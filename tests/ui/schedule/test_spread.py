"""The money of each year under the axis."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.allotment import Allotted
from ecoplanner.model.project import Project
from ecoplanner.ui.schedule.spread import by_months
from ecoplanner.ui.schedule.spread import year_money

FEN = st.integers(0, 10**12)


def _project(
    need: int | None, first: int | None = 2021, last: int | None = 2025
) -> Project:
    return Project(
        id="p",
        program_id="g",
        name="n",
        need_fen=need,
        first_year=first,
        last_year=last,
    )


def _part(year: int | None, fen: int) -> Allotted:
    return Allotted(
        project_id="p",
        source_id="s",
        year=year,
        tier="secured",
        amount_fen=fen,
        row_id="r",
        table="allocations",
    )


def test_that_a_need_without_years_belongs_to_none() -> None:
    assert by_months(_project(7, None, None), 7) == {None: 7}
    assert by_months(_project(7, 2021, None), 7) == {None: 7}
    assert by_months(_project(0), 0) == {}


def test_that_months_weigh_their_year() -> None:
    project = Project(
        id="p",
        program_id="g",
        name="n",
        first_year=2021,
        first_month=10,
        last_year=2022,
        last_month=9,
    )

    assert by_months(project, 12) == {2021: 3, 2022: 9}


@given(
    FEN,
    st.dictionaries(
        st.one_of(st.none(), st.integers(2019, 2030)),
        st.integers(1, 10**11),
        max_size=8,
    ),
)
def test_that_money_and_the_rest_add_up_to_the_need_and_no_year_is_below_zero(
    need: int, years: dict[int | None, int]
) -> None:
    project = _project(need)

    money = year_money([project], [_part(year, fen) for year, fen in years.items()])

    totals = {year: money.total(year) for year in {*money.given, *money.assumed}}
    assert sum(totals.values()) == need
    assert min(totals.values(), default=0) >= 0
    assert dict(money.given) == years
