"""Rules that fields of many kinds of rows share."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import rule
from ecoplanner.model.problem import Problem

Colour = Literal["red", "green"]


def test_that_a_name_is_needed_short_and_on_one_line() -> None:
    assert list(rule.name("name", "矿山")) == []
    assert [p.code for p in rule.name("name", "\u3000")] == ["text_missing"]
    assert list(rule.name("name", "a" * 200)) == []
    assert [p.code for p in rule.name("name", "a" * 201)] == ["text_too_long"]
    assert [p.code for p in rule.name("name", "a\nb")] == [
        "text_has_control_characters"
    ]


def test_that_a_few_words_may_be_none() -> None:
    assert list(rule.short("label", "")) == []
    assert list(rule.short("label", "a" * rule.SHORT_LIMIT)) == []
    assert [p.code for p in rule.short("label", "a" * 2001)] == ["text_too_long"]
    assert [p.code for p in rule.short("label", "a\tb")] == [
        "text_has_control_characters"
    ]


def test_that_sentences_may_take_several_lines() -> None:
    assert list(rule.prose("note", "一\n二\t三")) == []
    assert [p.code for p in rule.prose("note", "a\x00b")] == [
        "text_has_control_characters"
    ]
    assert [p.code for p in rule.prose("note", "a" * 20_001)] == ["text_too_long"]


@pytest.mark.parametrize("value", ["blue", "", None, "Red"])
def test_that_a_code_comes_from_its_choices(value: str | None) -> None:
    assert list(rule.one_of("colour", "red", Colour)) == []
    assert list(rule.one_of("colour", value, Colour)) == [
        Problem("not_a_choice", "colour", {"value": value, "choices": "red, green"})
    ]


@pytest.mark.parametrize(
    ("year", "is_fine"), [(1948, False), (1949, True), (2100, True), (2101, False)]
)
def test_that_a_year_is_a_likely_one(year: int, *, is_fine: bool) -> None:
    problems = list(rule.year("base_year", year))

    assert [p.code for p in problems] == [] if is_fine else ["year_out_of_range"]


def test_that_a_span_ends_after_it_begins() -> None:
    assert list(rule.span(2021, 2021)) == []
    assert list(rule.span(2030, 2026)) == [
        Problem("years_reversed", "last_year", {"first": 2030, "last": 2026})
    ]
    assert [(p.code, p.field_name) for p in rule.span(3000, 1)] == [
        ("year_out_of_range", "first_year"),
        ("year_out_of_range", "last_year"),
        ("years_reversed", "last_year"),
    ]


@pytest.mark.parametrize(
    ("fen", "codes"),
    [
        (None, []),
        (0, []),
        (rule.MAX_FEN, []),
        (-1, ["amount_negative"]),
        (rule.MAX_FEN + 1, ["amount_too_large"]),
    ],
)
def test_that_an_amount_is_neither_negative_nor_absurd(
    fen: int | None, codes: list[str]
) -> None:
    assert [p.code for p in rule.money("need_fen", fen)] == codes


@pytest.mark.parametrize(
    "text", [None, "0", "12", "-3", "56.438", "0.10", "9" * 40, "007"]
)
def test_that_a_decimal_is_kept_as_written(text: str | None) -> None:
    assert list(rule.decimal("value", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "1.",
        ".5",
        "1,000",
        "1e5",
        "+1",
        "--1",
        "9" * 41,
        "约3",
        "１２",
        "٣",
        "1\n",
    ],
)
def test_that_anything_else_is_no_decimal(text: str) -> None:
    assert [(p.code, p.params) for p in rule.decimal("value", text)] == [
        ("not_a_number", {"text": text})
    ]


@given(st.text(max_size=50))
@settings(deadline=None)
def test_that_a_decimal_without_problems_is_plain_ascii(text: str) -> None:
    if not list(rule.decimal("value", text)):
        assert set(text) <= set("0123456789.-")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (None, []),
        ("0", []),
        ("12.50", []),
        ("-0.1", ["number_negative"]),
        ("-", ["not_a_number", "number_negative"]),
        ("x", ["not_a_number"]),
    ],
)
def test_that_an_amount_is_a_decimal_not_below_zero(
    text: str | None, codes: list[str]
) -> None:
    assert [p.code for p in rule.amount("benefit", text)] == codes


@pytest.mark.parametrize(
    ("ppm", "is_fine"),
    [(None, True), (0, True), (1_000_000, True), (-1, False), (1_000_001, False)],
)
def test_that_a_share_is_a_part_of_the_whole(ppm: int | None, *, is_fine: bool) -> None:
    assert (not list(rule.share("share_ppm", ppm))) is is_fine
