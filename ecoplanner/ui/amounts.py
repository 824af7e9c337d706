"""Amounts of money as the user wants them written, and as they are typed.

Unit and form hold for the whole application, as its language does: `write_as` puts
them in force, and windows made after it show them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model import money
from ecoplanner.model.rounding import half_up
from ecoplanner.model.text import folded
from ecoplanner.words import MONEY_UNITS

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from ecoplanner.model.problem import Problem

#: Fewest decimals where the user wants columns of even width.
_EVEN = 2
#: Most decimals of a figure in a chart or a narrow cell: 100 yuan in either unit.
_MOST_DECIMALS = {"wan": 2, "yi": 6}
_BARE = re.compile(r"-? *[0-9][0-9,. ]*")
#: What stands for 10 000 yuan in our own words, and for 100 million instead.
_WORDS = tuple(zip(MONEY_UNITS["wan"], MONEY_UNITS["yi"], strict=True))


@dataclass(slots=True)
class _Form:
    """What is in force.

    Attributes:
        unit: `wan` or `yi`.
        is_grouped: whether commas part the thousands.
        least: fewest decimals.
        text: writes fen in the unit.
    """

    unit: str = "wan"
    is_grouped: bool = True
    least: int = 0
    text: Callable[..., str] = money.wan_text


_form = _Form()


def write_as(unit: str, numbers: str) -> None:
    """Put a unit and a form in force for everything shown from now on.

    Args:
        unit: `wan` for 万元, `yi` for 亿元.
        numbers: `plain` without commas, `even` with two decimals at least,
            `plain-even` both; empty for commas and no more decimals than needed.
    """
    _form.unit = "yi" if unit == "yi" else "wan"
    _form.text = money.yi_text if _form.unit == "yi" else money.wan_text
    _form.is_grouped = "plain" not in numbers
    _form.least = _EVEN if "even" in numbers else 0


def money_text(fen: int, decimals: int | None = None) -> str:
    """Return an amount in the unit in force: "45,280" in 万元 is "4.528" in 亿元.

    Args:
        fen: whole fen.
        decimals: half is rounded away from zero; None for as many as are exact, so
            that what stands in a column adds up.
    """
    text = _form.text(fen, decimals, grouped=_form.is_grouped)
    return _even(text) if _form.least and decimals is None else text


def short_text(fen: int) -> str:
    """Return an amount with few decimals: `≈` before one that has more than those."""
    decimals = _MOST_DECIMALS[_form.unit]
    if fen * 10**decimals % unit_fen():
        return rounded_text(fen, decimals)
    return money_text(fen)


def rounded_text(fen: int, decimals: int) -> str:
    """Return an amount with so many decimals: `≈` before one that has more."""
    is_exact = not fen * 10**decimals % unit_fen()
    return f"{'' if is_exact else '≈'}{money_text(fen, decimals)}"


def signed_text(fen: int, write: Callable[[int], str] | None = None) -> str:
    """Return an amount with its sign, `+` too: "+2,500", "≈+0.33", "−750", "0".

    Args:
        fen: whole fen.
        write: how the amount is written; `short_text` by default.
    """
    text = (write or short_text)(fen)
    if fen <= 0:
        return text
    return f"≈+{text[1:]}" if text.startswith("≈") else f"+{text}"


def whole_text(fen: int) -> str:
    """Return an amount rounded to whole 万元, in the unit in force.

    One that rounds to nothing is "0.00" in 亿元: "0" says that there is none.
    """
    rounded = half_up(fen, money.FEN_PER_WAN)
    if fen and not rounded and _form.unit == "yi":
        return "0.00"
    return _form.text(rounded, None, grouped=_form.is_grouped)


def plain_text(fen: int) -> str:
    """Return an amount as an editor begins with it: exact, without commas."""
    return _form.text(fen, None, grouped=False)


def column_decimals(amounts: Iterable[int]) -> int:
    """Return the decimals that a column of amounts takes in the unit in force."""
    texts = (plain_text(fen) for fen in amounts)
    longest = max((len(text.partition(".")[2]) for text in texts), default=0)
    return max(min(longest, _MOST_DECIMALS[_form.unit]), _form.least)


def unit_fen() -> int:
    """Return how many fen the unit in force has."""
    return money.FEN_PER_YI if _form.unit == "yi" else money.FEN_PER_WAN


def is_grouped() -> bool:
    """Return whether commas part the thousands."""
    return _form.is_grouped


def in_unit(words: str) -> str:
    """Return words of ours with the unit in force instead of 万元.

    Only for words whose places are still open: what the plan says is not ours.
    """
    if _form.unit == "yi":
        for wan, yi in _WORDS:
            words = words.replace(wan, yi)
    return words


def typed(text: str) -> str:
    """Return an amount typed with its unit: a bare figure is in the unit in force."""
    if _form.unit == "yi" and _BARE.fullmatch(folded(text).strip()):
        return f"{text.strip()}亿元"
    return text


def typed_fen(text: str, *, field_name: str = "amount") -> int | Problem:
    """Return the fen of an amount typed, or what is wrong with it."""
    return money.wan_fen(typed(text), field_name=field_name)


def _even(text: str) -> str:
    """Return a figure with the fewest decimals that are wanted."""
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals:0<{_form.least}}"
