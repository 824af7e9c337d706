"""Laws of line breaking."""

from __future__ import annotations

import string
from itertools import pairwise

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.reports.typeset.breaking import Hangs
from ecoplanner.reports.typeset.breaking import Line
from ecoplanner.reports.typeset.breaking import listed
from ecoplanner.reports.typeset.breaking import MOST_SPREAD
from ecoplanner.reports.typeset.breaking import prose
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.faces import Widths
from ecoplanner.reports.typeset.runs import atoms_of
from ecoplanner.reports.typeset.runs import items_of
from ecoplanner.reports.typeset.runs import printable
from ecoplanner.reports.typeset.runs import runs_of
from ecoplanner.reports.typeset.words import CLOSERS
from ecoplanner.reports.typeset.words import OPENERS
from tests.reports.typeset.samples import PlainMetrics

MEASURE = Widths(PlainMetrics().advances(Face.SONG))
HANGS = Hangs(MEASURE)
#: Half of the characters are marks.
MIXED = st.text(
    st.sampled_from("治理河道林田湖草沙约的" + OPENERS + CLOSERS + "0123ab  km"),
    max_size=80,
)
ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(OPENERS + CLOSERS + string.digits),
    ),
    max_size=60,
)


def prose_of(text: str, width: float) -> list[Line]:
    return prose(text, width, MEASURE, HANGS, justified=True)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("治理2021—2025年，", ["治", "理", "2021—2025年，"]),
        ("（团结）", ["（团", "结）"]),
        ("面积56.438 hm²。", ["面", "积", "56.438 hm²。"]),
        ("DN400～900管", ["DN400～900", "管"]),
        ("〔2023〕24号文", ["〔2023〕24号", "文"]),
        ("期间……——完", ["期", "间……", "——", "完"]),
        ("2021年3月—2023年12月底", ["2021年3月—2023年12月", "底"]),
        ("≥392.8万立方米", ["≥392.8万立方米"]),
        ("共1,078.5万元,", ["共", "1,078.5万元,"]),
        ("第3条", ["第3条"]),
        ("hello world", ["hello ", "world"]),
        ("约34座", ["约", "34座"]),
    ],
)
def test_that_runs_are_cut_as_the_rules_say(text: str, runs: list[str]) -> None:
    assert runs_of(text) == runs


@given(ANY)
def test_that_runs_lose_nothing(text: str) -> None:
    clean = printable(text)

    assert "".join(runs_of(clean)) == clean
    assert "".join(items_of(clean)) == clean


@given(ANY, st.floats(min_value=2, max_value=30))
def test_that_lines_lose_nothing(text: str, width: float) -> None:
    clean = printable(text)

    for lines in (prose_of(clean, width), listed(clean, width, MEASURE, HANGS)):
        joined = "".join(line.text for line in lines)
        assert joined == clean.replace("\n", "")


@given(MIXED, st.floats(min_value=5, max_value=30))
@example("00000000000000‘’〈0’’’、…", 5.0)
@example("〈〈 0’’:", 5.0)
@example("00000‘‘‘〈［0’［", 5.0)
@settings(max_examples=400)
def test_that_no_line_breaks_a_mark_rule_without_need(text: str, width: float) -> None:
    for lines in (prose_of(text, width), listed(text, width, MEASURE, HANGS)):
        for at, (before, after) in enumerate(pairwise(lines)):
            start, end = after.text.lstrip()[:1], before.text.rstrip()[-1:]
            wrong = (start and start in CLOSERS) or (end and end in OPENERS)
            if wrong:
                # A heap wider than a line may fill lines before and after as well.
                near = "".join(line.text for line in lines[max(0, at - 2) : at + 4])
                assert is_pile(near, width)


def is_pile(text: str, width: float) -> bool:
    """Tell whether a heap of marks alone is wider than the line."""
    atoms = [
        atom for run in runs_of(text) for atom in atoms_of(run, 1e9, MEASURE, HANGS)
    ]
    return any(MEASURE[atom] - HANGS[atom] > width for atom in atoms)


@given(MIXED, st.floats(min_value=5, max_value=30))
@settings(max_examples=400)
def test_that_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for lines in (prose_of(text, width), listed(text, width, MEASURE, HANGS)):
        for line in lines:
            gaps = max(len(line.text.rstrip()) - 1, 0)
            assert line.width + gaps * line.spread <= width + 1e-4
            assert MEASURE[line.text.rstrip()] <= width + 0.5 + 1e-4


@given(MIXED, st.integers(min_value=14, max_value=30))
def test_that_lines_are_never_pulled_apart(text: str, width: int) -> None:
    for line in prose_of(text, width):
        assert line.spread <= MOST_SPREAD + 1e-9


@pytest.mark.parametrize("width", range(6, 30))
def test_that_a_sentence_has_no_last_line_of_one_character(width: int) -> None:
    sentence = (
        "清除危岩并回填土壤，种树种草，治理矿山三十四座，恢复林地面积若干公顷啊。"
    )

    lines = prose_of(sentence, width)

    assert len(lines[-1].text.strip("。")) >= 2


@pytest.mark.parametrize("width", [7.0, 7.5, 9.0, 12.0, 14.0])
def test_that_numbers_and_ranges_stay_whole(width: float) -> None:
    text = "规划期2021—2025年，管道DN400～900共56.438 hm²，1～2个（约0.5 km）"
    whole = ["2021—2025年", "DN400～900", "56.438 hm²", "1～2个", "0.5 km"]

    lines = [line.text for line in prose_of(text, width)]

    for part in whole:
        assert any(part in line for line in lines), part


def test_that_a_list_breaks_between_its_places_only() -> None:
    towns = [f"第{number}大镇" for number in "一二三四五六七八九十" * 6]

    lines = listed("、".join(towns), 11.0, MEASURE, HANGS)

    for line in lines:
        assert set(line.text.strip("、").split("、")) <= set(towns)


def test_that_an_item_wider_than_its_column_is_broken_by_the_common_rules() -> None:
    lines = listed("全县除东河和西岭街道外的其他乡镇（场）、城区", 8.0, MEASURE, HANGS)

    assert [line.text for line in lines] == [
        "全县除东河和西岭",
        "街道外的其他乡镇",
        "（场）、城区",
    ]
    assert all(line.width <= 8.0 for line in lines)


def test_that_a_closing_mark_hangs_its_blank_half_over_the_edge() -> None:
    lines = prose_of("东河镇西岭乡，南塘", 6.5)

    assert [line.text for line in lines] == ["东河镇西岭乡，", "南塘"]


def test_that_a_run_wider_than_its_column_is_cut_at_its_range_sign_first() -> None:
    lines = prose_of("管DN400～900", 4.0)

    assert [line.text for line in lines] == ["管", "DN400～", "900"]


def test_that_control_characters_are_stripped_and_line_ends_kept() -> None:
    assert printable("a\x00b\x0bc\r\nd\te\ud800\u202ef") == "ab\nc\nd ef"
