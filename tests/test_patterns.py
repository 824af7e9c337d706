"""Fills as geometry: told apart on the screen, on paper and without colour."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner import patterns
from ecoplanner.patterns import Box

LOOKS = st.sampled_from(["rising", "falling", "cross", "level", "upright"])
SIDES = st.floats(0, 300)


@pytest.mark.parametrize("colours", [True, False])
def test_that_no_two_programmes_or_sources_are_filled_alike(*, colours: bool) -> None:
    series = {patterns.series_fill(each, colours=colours) for each in range(7)}
    sources = {
        patterns.source_fill(level, colours=colours)
        for level in patterns.SOURCE_PATTERNS
    }

    assert len(series) == 7
    assert len(sources) == len(patterns.SOURCE_PATTERNS)


def test_that_what_is_beyond_fourteen_is_the_rest() -> None:
    rest = patterns.series_look(-1)

    assert {patterns.series_look(each) for each in (14, 15, 400)} == {rest}
    assert rest == (7, "solid")
    assert len({patterns.series_look(each) for each in range(14)}) == 14


@given(LOOKS, SIDES, SIDES, st.floats(1, 50))
def test_that_lines_are_a_period_apart_and_cover_the_box(
    pattern: patterns.Pattern, width: float, height: float, period: float
) -> None:
    box = Box(10, 20, 10 + width, 20 + height)

    found = list(patterns.lines(pattern, box, period))

    expected = {"level": height, "upright": width}.get(pattern, width + height)
    count = expected / period * (2 if pattern == "cross" else 1)
    assert abs(len(found) - count) <= 2
    assert len(set(found)) == len(found)


def test_that_dots_are_staggered() -> None:
    rows: dict[float, list[float]] = {}
    for dot in patterns.dots(Box(0, 0, 20, 10), 4):
        rows.setdefault(dot.y, []).append(dot.x)

    first, second = list(rows.values())[:2]
    assert second[0] - first[0] == 2
    assert {b - a for a, b in pairwise(first)} == {4}
