"""What a change of amounts does to the years."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.year_change import year_changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio

COUNTY_2021: Key = ("a", "county", 2021, "intended")
CENTRAL_2021: Key = ("a", "central", 2021, "intended")
CENTRAL_2022: Key = ("a", "central", 2022, "intended")


def _portfolio(make_portfolio: Callable[..., Portfolio]) -> Portfolio:
    years: dict[str, Any] = {"first_year": 2021, "last_year": 2022}
    return make_portfolio(
        Program(id="p", name="甲工程", position=1),
        Project(id="a", program_id="p", name="甲", need_fen=100, position=1, **years),
        Project(id="b", program_id="p", name="乙", need_fen=50, position=2, **years),
        Source(id="central", name="中央", root="central", level="central", position=1),
        Source(id="county", name="县级", root="local", level="county", position=2),
        Allocation(
            id="1", project_id="a", source_id="county", year=2021, amount_fen=40
        ),
        Allocation(id="2", project_id="b", source_id="county", amount_fen=10),
    )


def test_that_money_comes_off_the_gap_of_its_year(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = _portfolio(make_portfolio)
    projects = portfolio.all(Project)[:1]

    first, second = year_changes(portfolio, None, projects, {CENTRAL_2022: 20})

    assert (first.year, second.year) == (2021, 2022)
    assert (first.before, first.after) == ({"county": 40}, {"county": 40})
    assert (first.gap_before, first.gap_after) == (30, 30)
    assert (second.before, second.after) == ({}, {"central": 20})
    assert (second.gap_before, second.gap_after) == (30, 10)


def test_that_no_year_lacks_anything_where_all_needs_are_met(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = _portfolio(make_portfolio)
    amounts = {COUNTY_2021: 0, CENTRAL_2021: 100}

    years = year_changes(portfolio, None, portfolio.all(Project)[:1], amounts)

    assert [each.gap_after for each in years] == [0, 0]
    assert years[0].after == {"central": 100}


def test_that_money_of_other_projects_is_passed_over(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = _portfolio(make_portfolio)
    amounts = {CENTRAL_2021: 60}

    years = year_changes(portfolio, None, portfolio.all(Project)[1:], amounts)

    assert {each.year for each in years} == {2021, 2022, None}
    assert all(each.before == each.after for each in years)
    assert sum(each.gap_after for each in years) == 40


def test_that_each_year_needs_what_it_had_before_a_shock(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = _portfolio(make_portfolio)
    projects = portfolio.all(Project)[:1]
    like = [
        part._replace(amount_fen=80)
        for part in allotted(portfolio, None)
        if part.project_id == "a"
    ]

    first, second = year_changes(portfolio, None, projects, {}, like=like)

    assert (first.gap_before, second.gap_before) == (50, 10)
    assert (first.gap_after, second.gap_after) == (50, 10)
