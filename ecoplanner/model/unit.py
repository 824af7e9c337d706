"""Units of quantities, with exact conversion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ecoplanner.model.text import folded

#: 1 公顷 = 15 亩 exactly; the common 666.67 m² makes 15.0015 of it.
_M2_PER_MU = Fraction(2000, 3)
_MEASURES = (
    ("area", "平方米", 1, "m2 ㎡"),
    ("area", "亩", _M2_PER_MU, "市亩"),
    ("area", "公顷", 10_000, "hm2 h㎡ ha ㏊"),
    ("area", "平方公里", 1_000_000, "km2 平方千米 k㎡ ㎢"),
    ("length", "米", 1, "m 延米"),
    ("length", "公里", 1_000, "km 千米 ㎞"),
    ("length", "厘米", Fraction(1, 100), "cm ㎝"),
    ("length", "毫米", Fraction(1, 1_000), "mm ㎜"),
    ("volume", "立方米", 1, "m3 ㎥"),
    ("mass", "吨", 1_000, "t"),
    ("mass", "千克", 1, "kg 公斤 ㎏"),
    ("ratio", "%", Fraction(1, 100), ""),
    ("ratio", "‰", Fraction(1, 1_000), ""),
)
_COUNTED = (
    "座处个条项口眼台套家村户人株只头棵块片段宗件批次期年月日天场所栋幢间孔根尾羽"
    "组盏面道辆艘支枚颗丛种类份册张班点站"
)
_COUNTED_WORDS = ("人次", "人年", "工日", "台套", "图斑", "公顷次", "亩次")
_MULTIPLES = {
    "千万": 10_000_000,
    "百万": 1_000_000,
    "万": 10_000,
    "亿": 100_000_000,
    "千": 1_000,
}
_POWERS = str.maketrans("²³", "23")
_NUMBER = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_LONGEST_NUMBER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure.

    Attributes:
        name: its canonical Chinese name or sign: "万亩" however it was spelled.
        dimension: "area", "length", "volume", "mass", "ratio", or "count:" and the
            thing counted: trees do not convert into wells.
        factor: size in the base unit of the dimension: m², m, m³, kg, 1, one thing.
    """

    name: str
    dimension: str
    factor: Fraction


class DecimalText(NamedTuple):
    """A number in decimal digits, and whether they are the whole truth."""

    text: str
    is_exact: bool


def _plain_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for dimension, name, factor, spellings in _MEASURES:
        measure = Unit(name=name, dimension=dimension, factor=Fraction(factor))
        units |= dict.fromkeys([name, *spellings.split()], measure)
    for name in [*_COUNTED, *_COUNTED_WORDS]:
        units[name] = Unit(name=name, dimension=f"count:{name}", factor=Fraction(1))
    return units


_UNITS = _plain_units()


def unit(name: str) -> Unit | None:
    """Return the unit of that name, however it is spelled, or None.

    Fullwidth letters, capitals, spaces and raised digits do not matter. 千, 万, 百万,
    千万 and 亿 before a unit multiply it, but not a percent.
    """
    spelled = "".join(folded(name).translate(_POWERS).split())
    if found := _UNITS.get(spelled):
        return found
    for word, times in _MULTIPLES.items():
        base = _UNITS.get(spelled.removeprefix(word))
        if spelled.startswith(word) and base and base.dimension != "ratio":
            return Unit(
                name=word + base.name,
                dimension=base.dimension,
                factor=base.factor * times,
            )
    return None


def same_dimension(one: Unit, other: Unit) -> bool:
    """Tell whether quantities of both units can be added."""
    return one.dimension == other.dimension


def convert(value: Decimal | str, from_unit: Unit, to_unit: Unit) -> Fraction:
    """Return `value`, given in one unit, in another, exactly.

    Args:
        value: a number, as text with or without commas for thousands.
        from_unit: the unit `value` is in.
        to_unit: a unit of the same dimension.

    Raises:
        ValueError: the units measure different things, or `value` is no number.
    """
    if not same_dimension(from_unit, to_unit):
        msg = f"{from_unit.name} cannot become {to_unit.name}"
        raise ValueError(msg)
    return _exact(value) * from_unit.factor / to_unit.factor


def decimal_text(number: Fraction, places: int = 2) -> DecimalText:
    """Return a number as decimal digits, minus sign U+2212.

    All digits if they end, as those of 2770.2 do; else rounded half up to `places`,
    trailing zeros kept.
    """
    digits = _digits_to_end(number.denominator)
    is_exact = digits is not None
    shown = places if digits is None else digits
    size = int(abs(number) * 10**shown + Fraction(1, 2))
    whole, rest = divmod(size, 10**shown)
    fraction = f".{rest:0{shown}d}" if shown else ""
    sign = "−" if number < 0 and size else ""
    return DecimalText(f"{sign}{whole}{fraction}", is_exact)


def _exact(value: Decimal | str) -> Fraction:
    if isinstance(value, Decimal):
        if not value.is_finite():
            msg = f"{value} is no number"
            raise ValueError(msg)
        return Fraction(value)
    number = folded(value).strip()
    if len(number) > _LONGEST_NUMBER or not _NUMBER.fullmatch(number):
        msg = f"{value!r} is no number"
        raise ValueError(msg)
    return Fraction(number.replace(",", ""))


def _digits_to_end(denominator: int) -> int | None:
    """Return after how many decimals a fraction ends; None if it never does."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None
