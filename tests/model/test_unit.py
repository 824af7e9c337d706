"""Units and their exact conversion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.unit import convert
from ecoplanner.model.unit import decimal_text
from ecoplanner.model.unit import same_dimension
from ecoplanner.model.unit import Unit
from ecoplanner.model.unit import unit


def known(name: str) -> Unit:
    found = unit(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("names", "canonical", "dimension", "factor"),
    [
        ("m² 平方米 ㎡ m2 M2 ｍ２ ㎡\u200b", "平方米", "area", 1),
        ("万平方米 万㎡ 万m2 万m²", "万平方米", "area", 10_000),
        ("亩", "亩", "area", Fraction(2000, 3)),
        ("万亩", "万亩", "area", Fraction(20_000_000, 3)),
        ("公顷 hm2 hm² ha HA ㏊ h㎡", "公顷", "area", 10_000),
        ("万公顷 万hm2", "万公顷", "area", 10**8),
        ("km2 km² 平方公里 平方千米 KM2 ㎢ k㎡", "平方公里", "area", 10**6),
        ("万平方公里", "万平方公里", "area", 10**10),
        ("m 米 延米", "米", "length", 1),
        ("km 公里 千米 ㎞", "公里", "length", 1000),
        ("cm 厘米", "厘米", "length", Fraction(1, 100)),
        ("mm 毫米", "毫米", "length", Fraction(1, 1000)),
        ("m3 m³ 立方米 ㎥", "立方米", "volume", 1),
        ("万立方米 万m3 万m³", "万立方米", "volume", 10_000),
        ("亿立方米 亿m3", "亿立方米", "volume", 10**8),
        ("吨 t", "吨", "mass", 1000),
        ("万吨 万t", "万吨", "mass", 10**7),
        ("亿吨", "亿吨", "mass", 10**11),
        ("kg 千克 公斤", "千克", "mass", 1),
        ("% ％", "%", "ratio", Fraction(1, 100)),
        ("‰", "‰", "ratio", Fraction(1, 1000)),
        ("座", "座", "count:座", 1),
        ("万株", "万株", "count:株", 10_000),
        ("千株", "千株", "count:株", 1_000),
        ("百万株", "百万株", "count:株", 10**6),
        ("千万株", "千万株", "count:株", 10**7),
        ("万人", "万人", "count:人", 10_000),
        ("万人次", "万人次", "count:人次", 10_000),
    ],
)
def test_that_a_unit_is_known_by_all_its_spellings(
    names: str, canonical: str, dimension: str, factor: Fraction
) -> None:
    expected = Unit(name=canonical, dimension=dimension, factor=Fraction(factor))

    assert [unit(name) for name in names.split()] == [expected] * len(names.split())


@pytest.mark.parametrize("name", list("处个条项口眼台套家村户人"))
def test_that_each_thing_counted_is_a_dimension(name: str) -> None:
    assert known(name).dimension == f"count:{name}"
    assert not same_dimension(known(name), known("座"))


@pytest.mark.parametrize(
    "name",
    ["", " ", "万", "万%", "千", "元", "万元", "人/km2", "米2", "²", "万万"],
)
def test_that_an_unknown_unit_is_none(name: str) -> None:
    assert unit(name) is None


def test_that_spaces_within_a_unit_do_not_matter() -> None:
    assert unit(" 万 亩\u3000") == unit("万亩")


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1,328.35", "公顷", "亩", "19925.25"),
        ("184.68", "公顷", "亩", "2770.2"),
        ("19,925.25", "亩", "hm2", "1328.35"),
        ("1", "公顷", "亩", "15"),
        ("1", "平方公里", "亩", "1500"),
        ("1", "平方公里", "公顷", "100"),
        ("1.5", "万亩", "公顷", "1000"),
        ("11.9", "万亩", "亩", "119000"),
        ("2.57", "万平方公里", "km²", "25700"),
        ("0.3", "亿立方米", "万m3", "3000"),
        ("１２．５", "公里", "m", "12500"),
        ("−5", "%", "‰", "−50"),
        ("0.5", "万株", "株", "5000"),
    ],
)
def test_that_conversion_is_exact(
    value: str, source: str, target: str, expected: str
) -> None:
    converted = convert(value, known(source), known(target))

    assert decimal_text(converted) == (expected, True)


def test_that_a_decimal_converts_like_its_text() -> None:
    hectare, mu = known("公顷"), known("亩")

    assert convert(Decimal("184.68"), hectare, mu) == convert("184.68", hectare, mu)


@pytest.mark.parametrize(
    "value",
    [
        *("", "nan", "inf", "1e5", "1_000", "٣", "²", "1/2", "1,07", "l0", "1 078"),
        "1" * 5000,
        Decimal("nan"),
        Decimal("inf"),
    ],
)
def test_that_what_is_no_number_is_not_converted(value: Decimal | str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        convert(value, known("亩"), known("公顷"))


def test_that_trees_do_not_become_wells() -> None:
    with pytest.raises(ValueError, match="株 cannot become 眼"):
        convert("1", known("株"), known("眼"))


@pytest.mark.parametrize(
    ("number", "expected", "is_exact"),
    [
        (Fraction(2000, 3), "666.67", False),
        (Fraction(-2000, 3), "−666.67", False),
        (Fraction(-1, 3000), "0.00", False),
        (Fraction(0), "0", True),
        (Fraction(-1, 8), "−0.125", True),
        (Fraction(1, 1024), "0.0009765625", True),
        (Fraction(39), "39", True),
    ],
)
def test_that_digits_end_where_the_number_does(
    number: Fraction, expected: str, *, is_exact: bool
) -> None:
    assert decimal_text(number) == (expected, is_exact)


def test_that_an_endless_number_is_rounded_to_the_places_asked_for() -> None:
    assert decimal_text(Fraction(2, 3), 0) == ("1", False)
    assert decimal_text(Fraction(2, 3), 4) == ("0.6667", False)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_that_a_conversion_and_its_reverse_change_nothing(value: Decimal) -> None:
    area = convert(value, known("亩"), known("平方公里"))

    text, is_exact = decimal_text(area * 1500)

    assert is_exact
    assert convert(text, known("亩"), known("亩")) == Fraction(value)


@given(st.fractions(), st.integers(min_value=0, max_value=6))
def test_that_rounded_digits_are_within_half_a_place(
    number: Fraction, places: int
) -> None:
    text, is_exact = decimal_text(number, places)
    error = abs(Fraction(text.replace("−", "-")) - number)

    assert error <= Fraction(1, 2 * 10**places)
    assert is_exact == (error == 0)


@given(st.text())
def test_that_no_name_of_a_unit_raises(name: str) -> None:
    found = unit(name)

    assert found is None or found.factor > 0
