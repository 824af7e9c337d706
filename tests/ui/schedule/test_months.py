"""Spans of months, and what drags and keys make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.period import read_period
from ecoplanner.model.plan import Plan
from ecoplanner.model.project import Project
from ecoplanner.reports.months import MONTH
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import span_of
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.schedule.months import dragged
from ecoplanner.ui.schedule.months import drawn
from ecoplanner.ui.schedule.months import fields_of
from ecoplanner.ui.schedule.months import Grip
from ecoplanner.ui.schedule.months import moved

Y21 = 2021 * YEAR
PLAN = Plan(
    id="plan",
    title="规划",
    region="某县",
    base_year=2020,
    first_year=2021,
    last_year=2035,
)
SPANS = st.builds(
    lambda first, length: Span(first, first + length),
    st.integers(2000 * YEAR, 2060 * YEAR),
    st.integers(1, 300),
)


@given(SPANS)
def test_that_the_words_of_a_span_are_read_back_as_its_fields(span: Span) -> None:
    values = fields_of(span)

    read = read_period(str(values["schedule_text"]))

    for name in ("first_year", "first_month", "last_year", "last_month"):
        assert getattr(read, name) == values[name]


@given(SPANS)
def test_that_a_stored_span_is_the_span(span: Span) -> None:
    values = fields_of(span)

    project = Project(id="p", program_id="g", name="n", **values)  # type: ignore[arg-type]

    assert span_of(project, PLAN) == span


@given(
    SPANS,
    st.sampled_from(["start", "end", "whole"]),
    st.floats(-400, 400),
    st.sampled_from([MONTH, QUARTER, YEAR]),
)
def test_that_a_drag_never_empties_a_bar(
    span: Span, grip: Grip, months: float, step: int
) -> None:
    after = dragged(span, grip, months, step)

    assert after.length >= min(step, span.length)
    if grip == "start":
        assert after.end == span.end
    elif grip == "end":
        assert after.first == span.first
    else:
        assert after.length == span.length
        assert after.first % step == 0


@pytest.mark.parametrize(
    ("grip", "months", "step", "expected"),
    [
        ("whole", 13.2, YEAR, (Y21 + 12, Y21 + 72)),
        ("whole", 4, QUARTER, (Y21 + 3, Y21 + 63)),
        ("whole", 4, MONTH, (Y21 + 4, Y21 + 64)),
        ("start", 7, QUARTER, (Y21 + 6, Y21 + 60)),
        ("end", -14, QUARTER, (Y21, Y21 + 45)),
        ("end", -99, QUARTER, (Y21, Y21 + 3)),
    ],
)
def test_that_a_drag_snaps_to_the_calendar(
    grip: Grip, months: float, step: int, expected: tuple[int, int]
) -> None:
    after = dragged(Span(Y21, Y21 + 60), grip, months, step)

    assert (after.first, after.end) == expected


def test_that_a_bar_is_drawn_in_either_direction() -> None:
    assert drawn(Y21 + 7.5, Y21 + 1.2, QUARTER) == Span(Y21, Y21 + 9)
    assert drawn(Y21 + 1.2, Y21 + 1.2, QUARTER) == Span(Y21, Y21 + 3)


def test_that_the_end_moves_alone_and_stops_at_one_month() -> None:
    span = Span(Y21, Y21 + 2)

    assert moved(span, -QUARTER, only_end=True) == Span(Y21, Y21 + 1)
    assert moved(span, QUARTER, only_end=False) == Span(Y21 + 3, Y21 + 5)


@pytest.mark.parametrize(
    ("before", "after"),
    [("2021-2025", "2022-2023"), ("2021—2025", "2022—2023"), ("近期", "2022-2023")],
)
def test_that_the_dash_of_the_annex_is_kept(before: str, after: str) -> None:
    span = Span(2022 * YEAR, 2024 * YEAR)

    assert fields_of(span, before)["schedule_text"] == after


def test_that_the_short_words_name_months_only_where_they_matter() -> None:
    assert Span(Y21, Y21 + 12).text() == "2021"
    assert Span(Y21, Y21 + 24).text() == "2021—2022"
    assert Span(Y21 + 6, Y21 + 42).text() == "2021.7—2024.6"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((None, None), None),
        ((2023, None), Span(2023 * YEAR, 2036 * YEAR, is_open=True)),
        ((None, 2024), Span(Y21, 2025 * YEAR, is_open=True)),
        ((2040, None), Span(2040 * YEAR, 2041 * YEAR, is_open=True)),
        ((None, 2019), Span(2019 * YEAR, 2020 * YEAR, is_open=True)),
    ],
)
def test_that_the_plan_fills_an_end_that_is_not_known(
    years: tuple[int | None, int | None], expected: Span | None
) -> None:
    first, last = years

    project = Project(
        id="p", program_id="g", name="n", first_year=first, last_year=last
    )

    assert span_of(project, PLAN) == expected
