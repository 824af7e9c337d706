"""What entered text may hold, and how it is folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.text import clean_text
from ecoplanner.model.text import folded
from ecoplanner.model.text import NAME_LIMIT
from ecoplanner.model.text import text_problems

LINE_ENDS = "\r\n\v\f\x85\u2028\u2029"
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def codes(text: str, *, lines: bool = False, required: bool = False) -> list[str]:
    found = text_problems("name", text, limit=5, required=required, lines=lines)
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１，０７８．５", "1,078.5"),
        ("ＡＢｃ～％", "abc~%"),
        ("a\u00a0b\u2007c\u2009d\u202fe\u3000f", "a b c d e f"),
        ("项\u200b目\u200c名\u200d称\u2060\ufeff\u00ad", "项目名称"),
        ("‐‑‒–—―−－﹘﹣─", "-----------"),
        ("〜∼", "~~"),
        ("HM2", "hm2"),
        ("10² m² ㎡ CO₂ ① ㏊", "10² m² ㎡ co₂ ① ㏊"),
        ("森林、湿地（一期）", "森林、湿地(一期)"),
    ],
)
def test_that_folding_unites_what_looks_alike(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(ANY_TEXT)
def test_that_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("一\r\n二\r三\n四", True, "一\n二\n三\n四"),
        ("一\v二\f三\x85四\u2028五\u2029六", True, "一\n二\n三\n四\n五\n六"),
        ("\r\n低产低效林\r\n改造\n", False, "低产低效林 改造"),
        (" 名\u200b称 ", False, " 名\u200b称 "),
        ("\n一\n\n", True, "\n一\n\n"),
        ("10² m²\t１", True, "10² m²\t１"),
    ],
)
def test_that_cleaning_touches_nothing_but_line_ends(
    text: str, *, lines: bool, expected: str
) -> None:
    assert clean_text(text, lines=lines) == expected


@given(text=ANY_TEXT, lines=st.booleans())
def test_that_cleaning_keeps_every_other_character(text: str, *, lines: bool) -> None:
    cleaned = clean_text(text, lines=lines)

    kept = [char for char in text if char not in LINE_ENDS and char != " "]
    assert [char for char in cleaned if char not in "\n "] == kept
    assert clean_text(cleaned, lines=lines) == cleaned
    assert lines or "\n" not in cleaned


@pytest.mark.parametrize("text", ["", " ", "\u3000\u00a0", "\u200b\ufeff", "\t"])
def test_that_text_without_a_visible_character_is_missing(text: str) -> None:
    assert "text_missing" in codes(text, required=True)
    assert "text_missing" not in codes(text)


def test_that_the_limit_counts_code_points() -> None:
    assert codes("𠮷" * 5) == []

    (problem,) = text_problems("name", "长" * 201, limit=NAME_LIMIT, required=True)

    assert problem.code == "text_too_long"
    assert problem.field_name == "name"
    assert problem.params == {"limit": 200, "length": 201}


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x01\x0b\x1f\x7f\x80\x9f\ud800\udfff\ufdd0\ufdef\ufffe\uffff",
        "\U0001fffe",
        "\U0010ffff",
    ],
)
def test_that_what_cannot_be_text_is_refused(character: str) -> None:
    for lines in (True, False):
        text = f"一{character}"
        (problem,) = text_problems("name", text, limit=5, required=True, lines=lines)

        assert problem.code == "text_has_control_characters"
        assert problem.params == {
            "character": f"U+{ord(character):04X}",
            "position": 1,
        }


def test_that_tab_and_line_end_belong_only_to_fields_of_several_lines() -> None:
    assert codes("一\t\n二", lines=True) == []
    assert codes("一\t二") == ["text_has_control_characters"]
    assert codes("一\n二") == ["text_has_control_characters"]


@pytest.mark.parametrize("text", ["项目", "é\u0301", "\ue000", "\ufffd", "\U0001f332"])
def test_that_ordinary_and_rare_characters_are_allowed(text: str) -> None:
    assert codes(text, required=True) == []


def test_that_all_problems_of_a_text_are_reported_together() -> None:
    found = list(text_problems("name", "\x1c" * 6, limit=5, required=True))

    assert len(found) == 3


@given(ANY_TEXT)
def test_that_text_without_problems_can_be_written_as_utf_8(text: str) -> None:
    if not list(text_problems("x", text, limit=10**9, required=False, lines=True)):
        assert text.encode().decode() == text
