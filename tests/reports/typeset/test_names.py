"""Breaking names for meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.reports.typeset.breaking import fill
from ecoplanner.reports.typeset.breaking import Hangs
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.faces import Widths
from ecoplanner.reports.typeset.names import least_width
from ecoplanner.reports.typeset.names import named
from ecoplanner.reports.typeset.names import words_of
from tests.reports.typeset.samples import PlainMetrics

MEASURE = Widths(PlainMetrics().advances(Face.SONG))
HANGS = Hangs(MEASURE)
NAMES = st.lists(
    st.sampled_from(
        ["生态", "修复", "治理", "与", "和", "水", "重大", "工程", "A1", "县"]
    ),
    min_size=1,
    max_size=14,
).map("".join)


def lines_of(text: str, width: float) -> list[str]:
    return [line.text for line in named(text, width, MEASURE, HANGS)]


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        (
            "农村土地综合整治与土壤污染防治重大工程",
            7,
            ["农村土地综合", "整治与土壤污染", "防治重大工程"],
        ),
        ("责任牵头单位", 4, ["责任牵头", "单位"]),
        ("废弃矿山生态修复", 6, ["废弃矿山", "生态修复"]),
        ("水环境治理", 5, ["水环境治理"]),
        ("上行\n下行", 9, ["上行", "下行"]),
    ],
)
def test_that_names_break_between_words(
    name: str, width: float, lines: list[str]
) -> None:
    assert lines_of(name, width) == lines


@given(NAMES, st.integers(min_value=2, max_value=12))
def test_that_names_lose_nothing_and_fit(name: str, width: int) -> None:
    lines = lines_of(name, width)

    assert "".join(lines) == name
    assert all(MEASURE[line] - HANGS[line] <= width + 1e-6 for line in lines)


@given(NAMES, st.integers(min_value=2, max_value=3))
def test_that_words_fit_their_lines_whole_at_the_least_width(
    name: str, count: int
) -> None:
    words = words_of(name)

    width = least_width(name, count, 0.0, MEASURE, HANGS)

    assert len(fill(words, width, MEASURE, HANGS)) <= count
    assert all(MEASURE[word] <= width + 1e-6 for word in words)
    assert count > len(words) or width < sum(map(len, words)) or len(words) == 1


def test_that_a_name_of_sixty_characters_keeps_its_words_whole() -> None:
    name = "河湖水系连通与农村土地综合整治及土壤污染防治重大工程" * 3

    lines = lines_of(name[:60], 10)

    assert "".join(lines) == name[:60]
    assert len(lines) <= 8
