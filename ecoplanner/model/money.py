"""Whole fen in the model, ten thousand yuan (wan) and yi in front of people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.problem import Problem
from ecoplanner.model.rounding import half_up
from ecoplanner.model.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

FEN_PER_YUAN = 100
FEN_PER_WAN = 1_000_000
FEN_PER_YI = 10_000_000_000
#: The largest amount that is read, fen: 100 000 yi.
FEN_LIMIT = 10**15

#: Fen of each written unit. A bare 千 could be thousands of yuan or of wan: refused.
FEN_BY_UNIT = {
    "元": FEN_PER_YUAN,
    "千元": 1_000 * FEN_PER_YUAN,
    "万": FEN_PER_WAN,
    "万元": FEN_PER_WAN,
    "百万": 100 * FEN_PER_WAN,
    "百万元": 100 * FEN_PER_WAN,
    "千万": 1_000 * FEN_PER_WAN,
    "千万元": 1_000 * FEN_PER_WAN,
    "亿": FEN_PER_YI,
    "亿元": FEN_PER_YI,
}

_NUMBER = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_AMOUNT = re.compile(r"(-?) *([0-9][0-9,. ]*?) *([百千万亿元]*)")
#: Longer texts hold no amount; a bound on what the patterns have to try.
_LONGEST = 100
_BLANK = re.compile(r"[-/ ]*")
_RANGE = re.compile(r"[0-9百千万亿元] *(?:-+|~|至|到) *[0-9]")
_FOREIGN = re.compile(
    r"[$€£₩₽]|美[元金]|港[元币]|澳元|欧元|日[元圆]|英镑|卢布|韩元"
    r"|(?<![a-z])(?:usd|hkd|eur|jpy|gbp)(?![a-z])"
)
_VAGUE = re.compile(
    r"[约近逾超余多几数估≥≤><≈~≧≦]|左右|上下|以[上下内]|不[低少高多大小]于|预计"
)
_ABOUT_BEFORE = re.compile(r"大?约|[近逾≈~]")
_ABOUT_AFTER = re.compile(r"左右|上下")
_ABOUT_WITHIN = re.compile(r"(?<=[0-9])[余多](?=[百千万亿元])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAmount:
    """What a written amount says.

    Attributes:
        text: as written.
        fen: the amount, or None where it cannot be told.
        unit: unit written with the number, empty where the column's was taken.
        flag: problem code that tells what is wrong or doubtful, empty if nothing
            is. `amount_is_vague` with an amount: "about" that much.
    """

    text: str
    fen: int | None
    unit: str = ""
    flag: str = ""


def read_amount(text: str, *, unit: str = "万元") -> ReadAmount:
    """Read one amount of money; never guesses and never raises.

    Args:
        text: as typed or imported.
        unit: key of `FEN_BY_UNIT` that counts where the text names no unit.
    """
    words = folded(text).strip()
    if _BLANK.fullmatch(words):
        return ReadAmount(text=text, fen=None, flag="amount_missing")
    if len(words) > _LONGEST:
        return ReadAmount(text=text, fen=None, flag="amount_not_a_number")
    if match := _AMOUNT.fullmatch(words):
        return _read_number(text, match, unit)
    if plain := _without_about(words):
        sure = read_amount(plain, unit=unit)
        return ReadAmount(
            text=text, fen=sure.fen, unit=sure.unit, flag=sure.flag or "amount_is_vague"
        )
    return ReadAmount(text=text, fen=None, flag=_flag_of_words(words))


def wan_fen(text: str, *, field_name: str = "amount") -> int | Problem:
    """Return the fen of an amount typed where wan is the unit, or what is wrong.

    Accepts digits, with commas for thousands, and a unit of `FEN_BY_UNIT` after
    them. Fullwidth forms count as ASCII.
    """
    amount = read_amount(text)
    if amount.fen is not None and not amount.flag:
        return amount.fen
    params: dict[str, object] = {"text": text}
    if amount.flag == "amount_too_large":
        params["limit"] = FEN_LIMIT
    return Problem(amount.flag, field_name, params)


def wan_text(fen: int, decimals: int | None = None, *, grouped: bool = False) -> str:
    """Return an amount in wan: "1078", "5435.53", "−0.5".

    Args:
        fen: whole fen.
        decimals: half is rounded away from zero; None for the fewest that are exact.
        grouped: whether commas part the thousands.
    """
    return _decimal_text(fen, 6, decimals, grouped=grouped)


def yi_text(fen: int, decimals: int | None = 4, *, grouped: bool = False) -> str:
    """Return an amount in yi (10 000 wan): "19.3578"; see `wan_text`."""
    return _decimal_text(fen, 10, decimals, grouped=grouped)


def column_decimals(amounts: Iterable[int]) -> int:
    """Return the decimals a column of amounts (fen) takes in wan: 0 to 2.

    None if all are whole wan, else the fewest that are exact, at most two.
    """
    return max((min(_places(fen, 6), 2) for fen in amounts), default=0)


def _read_number(text: str, match: re.Match[str], column_unit: str) -> ReadAmount:
    sign, digits, unit = match.groups()
    fen: int | None = None
    flag = ""
    if unit and unit not in FEN_BY_UNIT:
        flag = "amount_not_a_number"
    elif not (number := _NUMBER.fullmatch(digits)):
        is_grouped = "," in digits or " " in digits
        flag = "amount_bad_grouping" if is_grouped else "amount_not_a_number"
    elif sign:
        flag = "amount_negative"
    else:
        whole, decimals = number[1].replace(",", ""), number[2] or ""
        fen, flag = _fen(whole, decimals, FEN_BY_UNIT[unit or column_unit])
    return ReadAmount(text=text, fen=fen, unit=unit, flag=flag)


def _fen(whole: str, decimals: str, unit: int) -> tuple[int | None, str]:
    """Return fen, or None and the code of what is wrong."""
    fen, rest = divmod(int(whole + decimals) * unit, 10 ** len(decimals))
    if rest:
        return None, "amount_too_fine"
    return (None, "amount_too_large") if fen > FEN_LIMIT else (fen, "")


def _without_about(words: str) -> str:
    """Return the amount that such words as "about" stand by; empty if none do."""
    plain = _ABOUT_WITHIN.sub("", words, count=1)
    if before := _ABOUT_BEFORE.match(plain):
        plain = plain[before.end() :]
    if after := _ABOUT_AFTER.search(plain, max(len(plain) - 2, 0)):
        plain = plain[: after.start()]
    is_amount = plain != words and _AMOUNT.fullmatch(plain.strip())
    return plain if is_amount else ""


def _flag_of_words(words: str) -> str:
    """Return the code of what keeps `words` from being an amount."""
    has_digit = any(char in "0123456789" for char in words)
    if has_digit and _FOREIGN.search(words):
        return "amount_foreign_currency"
    # Letters of any small alphabet; what look like digits are the usual cause.
    if has_digit and any(char.isalpha() and char < "\u2e80" for char in words):
        return "amount_has_letters"
    if _RANGE.search(words):
        return "amount_is_range"
    return "amount_is_vague" if _VAGUE.search(words) else "amount_not_a_number"


def _decimal_text(fen: int, digits: int, decimals: int | None, *, grouped: bool) -> str:
    """Return `fen` / 10^digits."""
    places = _places(fen, digits) if decimals is None else decimals
    rounded = half_up(fen, 10 ** max(digits - places, 0))
    whole, rest = divmod(abs(rounded), 10**digits)
    fraction = f"{rest:0{digits}d}".ljust(places, "0")[:places]
    text = f"{whole:,}" if grouped else f"{whole}"
    sign = "−" if rounded < 0 else ""
    return f"{sign}{text}.{fraction}" if fraction else sign + text


def _places(fen: int, digits: int) -> int:
    """Return how many decimals write `fen` / 10^digits exactly."""
    rest = abs(fen) % 10**digits
    if not rest:
        return 0
    while rest % 10 == 0:
        rest //= 10
        digits -= 1
    return digits
