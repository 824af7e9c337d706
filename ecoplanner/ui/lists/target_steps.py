"""From the baseline of an indicator to its last target, as figures and as words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.indicator import Target
from ecoplanner.ui.unit_words import with_powers

if TYPE_CHECKING:
    from ecoplanner.model.indicator import Indicator
    from ecoplanner.model.portfolio import Portfolio

translate = QCoreApplication.translate
MINUS = "−"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Point:
    """What an indicator is, or is to be, in a year.

    Attributes:
        year: calendar year.
        text: as a table prints it.
        value: the number, None where words stand for it.
        relation: how it binds: `ge` is at least, `le` at most.
    """

    year: int
    text: str
    value: Decimal | None
    relation: str


@dataclass(frozen=True, slots=True)
class Way:
    """The way of an indicator through its years.

    Attributes:
        id: id of the indicator.
        name: its name.
        unit: its unit as it is printed.
        points: the baseline and the targets that say something, by year.
    """

    id: str
    name: str
    unit: str
    points: tuple[Point, ...]

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a number."""
        return tuple(each for each in self.points if each.value is not None)

    @property
    def step(self) -> Decimal | None:
        """The last number less the first, None where there are not two."""
        ends = self.known[:1], self.known[1:][-1:]
        if not all(ends):
            return None
        first, last = (end[0].value for end in ends)
        return None if first is None or last is None else last - first

    @property
    def share(self) -> Decimal | None:
        """The step in percent of the first number, None where that says nothing."""
        step, first = self.step, self.known[0].value if self.known else None
        return None if step is None or not first else step / abs(first) * _HUNDRED


def way_of(portfolio: Portfolio, indicator: Indicator) -> Way:
    """Return the way of an indicator."""
    found = [
        each
        for each in portfolio.having(Target, "indicator_id", indicator.id)
        if each.text
    ]
    found.sort(key=lambda each: (each.year, each.kind != "baseline"))
    points = tuple(
        Point(
            year=each.year,
            text=each.text,
            value=None if each.value is None else Decimal(each.value),
            relation=each.relation or "eq",
        )
        for each in found
    )
    unit = with_powers(indicator.unit)
    return Way(id=indicator.id, name=indicator.name, unit=unit, points=points)


def share_text(way: Way) -> str:
    """Return the step in percent with its sign: "+1.2 %"; empty where there is none."""
    share = way.share
    if share is None:
        return ""
    rounded = share.quantize(Decimal("0.01"))
    if not rounded and share:
        number = f"{'+' if share > 0 else MINUS}<0.01"
    else:
        number = _signed(_plain(rounded))
    return translate("targets", "{number} %").format(number=number)


def step_text(way: Way) -> str:
    """Return the step without its sign, in the unit: "0.03 percentage points"."""
    number = _plain(abs(way.step or Decimal(0)))
    if way.unit == "%":
        return translate("targets", "{number} percentage points").format(number=number)
    return f"{number} {way.unit}".rstrip()


def sentence(way: Way) -> str:
    """Return how an indicator is to change, in a sentence."""
    if not way.points:
        return translate("targets", "Neither baseline nor target is said yet.")
    if way.step is None:
        words = translate("targets", "{year}: {text}")
        said = [words.format(year=each.year, text=each.text) for each in way.points]
        return "；".join(said) if _is_chinese() else "; ".join(said)
    steps = {
        1: translate(
            "targets",
            "From {before} in {first} to {after} in {last}: {step} more ({share}).",
        ),
        -1: translate(
            "targets",
            "From {before} in {first} to {after} in {last}: {step} less ({share}).",
        ),
        0: translate("targets", "{after} in {last}, as in {first}."),
    }
    first, last = way.known[0], way.known[-1]
    sign = (way.step > 0) - (way.step < 0)
    told = steps[sign].format(
        before=with_unit(first.text, way.unit),
        first=first.year,
        after=with_unit(last.text, way.unit),
        last=last.year,
        step=step_text(way),
        share=share_text(way),
    )
    return told.replace(" ()", "").replace("（）", "")


def with_unit(text: str, unit: str) -> str:
    """Return what a table prints, with its unit."""
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}".rstrip()


def _is_chinese() -> bool:
    return translate("targets", "{year}: {text}") != "{year}: {text}"


def _signed(text: str) -> str:
    if text.startswith("-"):
        return f"{MINUS}{text[1:]}"
    return text if text == "0" else f"+{text}"


def _plain(number: Decimal) -> str:
    """Return a number without the zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
