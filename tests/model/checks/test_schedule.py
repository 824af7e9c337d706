"""Rules about the time of projects."""

from __future__ import annotations

from typing import Any
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


@pytest.mark.parametrize(
    ("plan_year", "years", "found"),
    [
        (2025, [2021, 2025, None], None),
        (2025, [2026, 2027], "2026、2027"),
        (2030, [], None),
    ],
)
def test_that_a_scenario_answers_for_its_own_years(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    plan_year: int,
    years: list[int | None],
    found: str | None,
) -> None:
    money = {"project_id": "project-1", "source_id": "source-01", "amount_fen": 5}
    fields: dict[str, Any] = money
    rows = [
        Override(id=f"other-{year}", scenario_id="scenario-1", year=year, **fields)
        for year in years
    ]
    gone: dict[str, Any] = fields | {"amount_fen": 0}
    portfolio = make_portfolio(
        make_project(),
        Scenario(id="scenario-1", name="方案一"),
        Allocation(id="money-001", year=plan_year, **fields),
        Override(id="other-0", scenario_id="scenario-1", year=2033, **gone),
        *rows,
    )

    said = list(schedule.scenario_money_outside_schedule(portfolio))

    assert [each.evidence["years"] for each in said] == ([found] if found else [])
    assert all(each.evidence["scenario"] == "方案一" for each in said)


@pytest.mark.parametrize(
    ("first", "earliest", "latest", "found"),
    [
        (2023, None, None, None),
        (2023, 2023, 2023, None),
        (None, 2025, 2025, None),
        (2023, 2024, None, ("start_from", "2024—")),
        (2023, 2024, 2026, ("start_from", "2024—2026")),
        (2023, None, 2022, ("start_to", "—2022")),
        (2023, 2020, 2022, ("start_to", "2020—2022")),
    ],
)
def test_that_a_start_outside_its_bounds_is_found(  # noqa: PLR0913, PLR0917 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    first: int | None,
    earliest: int | None,
    latest: int | None,
    found: tuple[str, str] | None,
) -> None:
    project = make_project(first_year=first, start_from=earliest, start_to=latest)

    said = list(schedule.start_outside_bounds(make_portfolio(project)))

    assert [(each.field, each.evidence["bounds"]) for each in said] == (
        [found] if found else []
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "is_found"),
    [
        (None, None, False),
        (2021, 2035, False),
        (2031, None, False),
        (2032, None, True),
        (None, 2021, False),
        (None, 2020, True),
        (2015, 2021, False),
        (2036, 2040, True),
    ],
)
def test_that_bounds_that_no_start_meets_are_found(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    earliest: int | None,
    latest: int | None,
    *,
    is_found: bool,
) -> None:
    project = make_project(start_from=earliest, start_to=latest)

    said = list(schedule.start_bounds_impossible(make_portfolio(project)))

    assert [each.severity for each in said] == ["error"] * is_found


def test_that_a_project_without_years_takes_one_at_least(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    fields = {"first_year": None, "last_year": None}
    last = make_project(start_from=2035, **fields)
    late = make_project(id="project-2", name="乙", start_from=2036, **fields)

    said = list(schedule.start_bounds_impossible(make_portfolio(last, late)))

    assert [each.row_id for each in said] == ["project-2"]
