"""Printed forms of typed words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.reports.settings import Grouping
from ecoplanner.reports.settings import Minus
from ecoplanner.reports.typeset.printed import grouped
from ecoplanner.reports.typeset.printed import is_long_number
from ecoplanner.reports.typeset.printed import printed
from ecoplanner.reports.typeset.printed import signed
from ecoplanner.reports.typeset.runs import printable


@pytest.mark.parametrize(
    ("typed", "print_form"),
    [
        ("56.438hm2", "56.438 hm²"),
        ("1.46 km2", "1.46 km²"),
        ("12.5㎡", "12.5 m²"),
        ("1.0m3/d", "1.0 m³/d"),
        ("hm2", "hm²"),
        ("PM2.5", "PM2.5"),
        ("34 座", "34座"),
        ("0.56 %", "0.56%"),
        ("25℃", "25 ℃"),
        ("2021-2025年", "2021—2025年"),
        ("2021~2025", "2021—2025"),
        ("2021年-2025年", "2021年—2025年"),
        ("2021—2025", "2021—2025"),
        ("1-2个", "1～2个"),
        ("5%-10%", "5%～10%"),
        ("DN400-900", "DN400～900"),
        ("GB/T 9704-2012", "GB/T 9704-2012"),
        ("GB50433-2018", "GB50433-2018"),
        ("2021-03-15", "2021-03-15"),
        ("0795-2512345", "0795-2512345"),
        ("表5-1", "表5-1"),
        ("专栏2-1", "专栏2-1"),
        ("约束性", "约束性"),
    ],
)
def test_that_typed_forms_are_printed_as_the_standards_say(
    typed: str, print_form: str
) -> None:
    assert printed(typed) == print_form


@given(st.text(st.sampled_from("0123456789.-—～~ hkm2年座%治"), max_size=30))
def test_that_printed_words_are_not_changed_again(text: str) -> None:
    once = printed(text)

    assert printed(once) == once


@given(st.text(max_size=40))
def test_that_only_marks_and_spaces_change(text: str) -> None:
    signs = str.maketrans("²³", "23", " \u00a0-–—―－~～")

    kept = printable(text).replace("㎡", "m2").translate(signs)

    assert printed(text).translate(signs) == kept


@pytest.mark.parametrize(
    ("text", "grouping", "is_long", "print_form"),
    [
        ("193578", Grouping.NONE, True, "193578"),
        ("193578.25", Grouping.COMMA, True, "193,578.25"),
        ("1078", Grouping.COMMA, False, "1,078"),
        ("193578", Grouping.THIN, True, "193\u2009578"),
        ("1078", Grouping.THIN, True, "1\u2009078"),
        ("1078", Grouping.THIN, False, "1078"),
        ("—", Grouping.COMMA, True, "—"),
        ("≥47", Grouping.COMMA, True, "≥47"),
    ],
)
def test_that_thousands_are_parted_as_set(
    text: str, grouping: Grouping, *, is_long: bool, print_form: str
) -> None:
    assert grouped(text, grouping, is_long=is_long) == print_form


def test_that_a_long_number_has_five_digits_before_the_point() -> None:
    assert is_long_number("12345.6")
    assert not is_long_number("1234.56789")


@pytest.mark.parametrize(
    ("minus", "print_form"),
    [(Minus.TRUE, "−12"), (Minus.WIDE, "－12"), (Minus.HYPHEN, "-12")],
)
def test_that_negative_numbers_have_the_set_sign(minus: Minus, print_form: str) -> None:
    assert signed("-12", minus) == print_form
    assert signed("-", minus) == "-"
    assert signed("12", minus) == "12"
