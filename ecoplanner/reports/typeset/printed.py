"""Printed forms of what is typed: superscripts, dashes of ranges, spaces of units.

Source: GB 3100 (a space between number and Latin unit), GB/T 15835 (dashes).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ecoplanner.reports.settings import Grouping
from ecoplanner.reports.settings import Minus
from ecoplanner.reports.typeset.runs import printable
from ecoplanner.reports.typeset.words import CHINESE_UNITS
from ecoplanner.reports.typeset.words import LATIN_UNITS
from ecoplanner.reports.typeset.words import UNCERTAIN_UNITS

_POWERS = str.maketrans("23", "²³")
_POWER = re.compile(r"(?<![A-Za-z])([khdcm]?m)([23])(?![0-9A-Za-z])")
_SQUARE = re.compile("㎡")
_SPACED = "|".join(
    sorted(
        (re.escape(unit) for unit in LATIN_UNITS if unit not in UNCERTAIN_UNITS),
        key=len,
        reverse=True,
    )
)
_LATIN_UNIT = re.compile(
    rf"(?<=\d)(?<![A-Za-z]\d)[ \u00a0]*(?=(?:{_SPACED}|℃)(?![A-Za-z0-9²³]))"
)
_CHINESE = "|".join(sorted(CHINESE_UNITS, key=len, reverse=True))
_CHINESE_UNIT = re.compile(rf"(?<=\d) +(?=(?:{_CHINESE}|[%‰％]))")
_DASH = r"[ ]?(?:-|–|—|―|－|~|～)[ ]?"
_YEAR = r"(?:19|20)\d\d"
_A_YEAR = re.compile(_YEAR)
_YEARS = re.compile(rf"(?<![\d.\-/A-Za-z])({_YEAR}年?){_DASH}({_YEAR})(?![\d\-])")
_RANGE = re.compile(
    r"(?<![\d.\-/—表图栏式第号])(?<![A-Z] )"
    rf"((?:[A-Za-zΦφ]{{1,3}})?)(\d+(?:\.\d+)?)([%‰％]?){_DASH}"
    r"(\d+(?:\.\d+)?)(?![\d\-/.])"
)
#: Letters that a range of sizes may begin with: nominal diameters and the like.
_SIZES = frozenset({"", "DN", "De", "dn", "D", "Φ", "φ", "M", "W", "V", "H"})
_NEEDED = re.compile(r"\d|㎡|m[23]")

_AMOUNT = re.compile(r"([-−－]?)(\d+)(\.\d+)?")
_THIN_SPACE = "\u2009"
#: Shorter amounts are not parted by thin spaces.
_THIN_FROM = 5


@lru_cache(maxsize=65536)
def printed(text: str) -> str:
    """Return words as a page prints them.

    Nothing but marks and spaces changes, and what cannot be printed is left out.
    """
    text = printable(text)
    if not _NEEDED.search(text):
        return text
    text = _SQUARE.sub("m²", text)
    text = _POWER.sub(_raise, text)
    text = _YEARS.sub(r"\1—\2", text)
    text = _RANGE.sub(_range, text)
    text = _LATIN_UNIT.sub(" ", text)
    return _CHINESE_UNIT.sub("", text)


def grouped(text: str, grouping: Grouping, *, is_long: bool) -> str:
    """Part the thousands of an amount; words and other figures stay as they are.

    Args:
        text: of a number cell.
        grouping: how.
        is_long: the column has a number of five digits or more.
    """
    if grouping is Grouping.NONE:
        return text
    if grouping is Grouping.THIN and not is_long:
        return text
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return text
    sign, whole, decimals = match.groups()
    mark = "," if grouping is Grouping.COMMA else _THIN_SPACE
    return f"{sign}{int(whole):,}".replace(",", mark) + (decimals or "")


def is_long_number(text: str) -> bool:
    """Tell whether a text is an amount of five digits or more before the point."""
    match = _AMOUNT.fullmatch(text)
    return match is not None and len(match[2]) >= _THIN_FROM


def signed(text: str, minus: Minus) -> str:
    """Return a number with the sign that the settings want."""
    if len(text) < len("-0") or text[0] not in "-−－" or not text[1].isdigit():
        return text
    sign = {Minus.TRUE: "−", Minus.WIDE: "－", Minus.HYPHEN: "-"}[minus]
    return sign + text[1:]


def _raise(match: re.Match[str]) -> str:
    return match[1] + match[2].translate(_POWERS)


def _range(match: re.Match[str]) -> str:
    """Print a range, but leave codes and numbers of standards alone."""
    letters, first, percent, last = match.groups()
    is_code = letters not in _SIZES or _is_code(first) or _is_code(last)
    are_years = _A_YEAR.fullmatch(first) and _A_YEAR.fullmatch(last)
    if is_code or are_years or float(first) >= float(last):
        return match[0]
    return f"{letters}{first}{percent}～{last}"


def _is_code(figure: str) -> bool:
    return len(figure) > 1 and figure[0] == "0" and figure[1] != "."
