"""The phases that a new plan begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.kinds import problems_of
from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import Plan
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.template import empty_rows
from ecoplanner.model.template import rows_from_template
from ecoplanner.model.template import usual_phases

if TYPE_CHECKING:
    from collections.abc import Callable


def _plan(first: int, last: int) -> Plan:
    return Plan(
        id="p",
        title="规划",
        region="上高县",
        base_year=first - 1,
        first_year=first,
        last_year=last,
    )


@pytest.mark.parametrize(
    ("years", "phases"),
    [
        (
            (2021, 2035),
            [("近期", 2021, 2025), ("中期", 2026, 2030), ("远期", 2031, 2035)],
        ),
        (
            (2022, 2035),
            [("近期", 2022, 2025), ("中期", 2026, 2030), ("远期", 2031, 2035)],
        ),
        (
            (2021, 2050),
            [("近期", 2021, 2025), ("中期", 2026, 2030), ("远期", 2031, 2050)],
        ),
        ((2026, 2035), [("近期", 2026, 2030), ("远期", 2031, 2035)]),
        ((2025, 2035), [("近期", 2025, 2030), ("远期", 2031, 2035)]),
        ((2024, 2035), [("近期", 2024, 2030), ("远期", 2031, 2035)]),
        ((2023, 2030), [("近期", 2023, 2025), ("远期", 2026, 2030)]),
        ((2026, 2032), []),
        ((2026, 2030), []),
        ((2021, 2025), []),
        ((2024, 2027), []),
        ((2026, 2026), []),
        ((2030, 2026), []),
    ],
)
def test_that_a_period_is_parted_with_the_five_year_plans(
    years: tuple[int, int], phases: list[tuple[str, int, int]]
) -> None:
    made = usual_phases(_plan(*years))

    assert [(each.name, each.first_year, each.last_year) for each in made] == phases


@given(st.integers(1990, 2050), st.integers(0, 45))
def test_that_phases_fill_the_period_without_overlap(first: int, more: int) -> None:
    plan = _plan(first, first + more)

    phases = usual_phases(plan)

    years = [
        year for each in phases for year in range(each.first_year, each.last_year + 1)
    ]
    assert years in ([], list(range(plan.first_year, plan.last_year + 1)))
    assert all(each.last_year - each.first_year >= 2 for each in phases)
    assert not any(list(problems_of(each)) for each in phases)
    assert [each.position for each in phases] == sorted(
        each.position for each in phases
    )


def test_that_years_far_apart_are_no_burden() -> None:
    assert len(usual_phases(_plan(1, 10**30))) == 3


def test_that_both_ways_to_a_new_plan_give_it_phases(
    make_plan: Callable[..., Plan],
) -> None:
    plan = make_plan(base_year=2020, first_year=2021, last_year=2035)

    empty = empty_rows(plan)
    framed = rows_from_template(plan, sample_rows("jilin-restoration"))

    for rows in (empty, framed):
        names = [row.name for row in rows if isinstance(row, Phase)]
        assert names == ["近期", "中期", "远期"]
