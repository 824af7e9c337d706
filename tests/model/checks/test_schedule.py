"""Rules about the time of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.checks import schedule
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (2021, 2035, []),
        (2025, 2025, []),
        (None, None, []),
        (None, 2035, []),
        (2020, 2035, [("first_year", 2020)]),
        (2021, 2036, [("last_year", 2036)]),
        (2019, 2020, [("first_year", 2019), ("last_year", 2020)]),
        (2036, None, [("first_year", 2036)]),
    ],
)
def test_that_a_project_lies_within_the_period(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    first: int | None,
    last: int | None,
    found: list[tuple[str, int]],
) -> None:
    portfolio = make_portfolio(make_project(first_year=first, last_year=last))

    said = list(schedule.outside_period(portfolio))

    assert [(each.field, each.evidence["year"]) for each in said] == found
    assert all(each.severity == "error" for each in said)
    assert all(
        (each.evidence["first"], each.evidence["last"]) == (2021, 2035) for each in said
    )


@pytest.mark.parametrize(
    ("first", "last", "years", "found"),
    [
        (2021, 2025, [2021, 2025], []),
        (2021, 2025, [None], []),
        (2021, 2025, [], []),
        (None, None, [2030], []),
        (2021, None, [2030], []),
        (2021, 2025, [2026], ["2026"]),
        (2021, 2025, [2030, 2020, 2022], ["2020、2030"]),
    ],
)
def test_that_money_comes_while_there_is_work(  # noqa: PLR0913, PLR0917 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    first: int | None,
    last: int | None,
    years: list[int | None],
    found: list[str],
) -> None:
    money = [
        Allocation(
            id=f"money-{year}",
            project_id="project-1",
            source_id="source-01",
            year=year,
            amount_fen=1,
        )
        for year in years
    ]
    project = make_project(first_year=first, last_year=last)

    said = list(schedule.money_outside_schedule(make_portfolio(project, *money)))

    assert [each.evidence["years"] for each in said] == found
    assert all(each.severity == "warning" for each in said)


def test_that_the_years_of_a_scenario_are_its_own_matter(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    override = Override(
        id="other-001",
        scenario_id="scenario-1",
        project_id="project-1",
        source_id="source-01",
        year=2030,
        amount_fen=1,
    )
    scenario = Scenario(id="scenario-1", name="方案一")
    portfolio = make_portfolio(make_project(), scenario, override)

    assert list(schedule.money_outside_schedule(portfolio)) == []


@pytest.mark.parametrize(
    ("first", "last", "words", "codes"),
    [
        (2021, 2025, "", []),
        (2021, None, "2021年起", []),
        (None, 2025, "2025年底前", []),
        (None, None, "", ["time_missing"]),
        (None, None, "近期", ["time_unclear"]),
    ],
)
def test_that_a_project_says_when(  # noqa: PLR0913, PLR0917 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    first: int | None,
    last: int | None,
    words: str,
    codes: list[str],
) -> None:
    project = make_project(first_year=first, last_year=last, schedule_text=words)

    found = list(schedule.time_missing(make_portfolio(project)))

    assert [each.code for each in found] == codes
    assert all(each.evidence == {"words": words} for each in found)
