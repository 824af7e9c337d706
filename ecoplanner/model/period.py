"""The words of a schedule, and the years they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import NamedTuple

from ecoplanner.model.text import folded

#: Years outside are taken for slips of the pen.
FIRST_YEAR = 1949
LAST_YEAR = 2100

#: Longer texts are no schedule; a bound on what the patterns have to try.
_LONGEST = 200
_NUMERALS = "一二三四五六七八九"
_MONTHS = {
    "上": (1, 6),
    "下": (7, 12),
    **dict.fromkeys("一1", (1, 3)),
    **dict.fromkeys("二2", (4, 6)),
    **dict.fromkeys("三3", (7, 9)),
    **dict.fromkeys("四4", (10, 12)),
}
_MONTHS_OF_YEAR = (None, *range(1, 13))
_DAYS_OF_MONTH = range(1, 32)
_IGNORED = re.compile("[\"'“”‘’「」『』〝〞]")
_BLANK = re.compile(r"[-/~]*")
_BRACKETED = re.compile(r"([^()]*)\(([^()]+)\)([^()]*)")
_DASH = re.compile(r"-+|~+|至|到")
_LIST = re.compile(r"[、,;和及与]")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_PHASE = re.compile(
    r"(近中期|中远期|近远期|[近中远长]期|远景|每年|常年|逐年|分年度|持续)"
    r"(?:实施|开展|推进)?"
)
_POINT = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:年(?P<month>[0-9]{1,2})月份?(?:(?P<day>[0-9]{1,2})日)?"
    r"|[./](?P<number>[0-9]{1,2})(?:[./](?P<date>[0-9]{1,2}))?"
    r"|年?(?P<part>[上下]半年|第?[一二三四1-4]季度)"
    r"|年度?|)"
    r"(?P<edge>(?<=年)年?[初底末]|(?<=[0-9月])[初底末])?"
)
_FIVE_YEAR_PLAN = re.compile(rf"十([{_NUMERALS}])五(?:规划期?)?([底末])?")
_MONTH_OF_YEAR = re.compile(r"([0-9]{4}年)([0-9]{1,2})月?")
_BARE_MONTH = re.compile(r"[0-9]{1,2}月")
_BARE_YEAR = re.compile(r"[0-9]{4}年?")
_SHORT_YEAR = re.compile(r"([0-9]{2})(年度?)?")
_DURING = "期间|时期|之间|期内|内|实施|止"
_BY_THE_END = "(?<=[底末])[之以]?前"
_DONE = "完成|建成|完工|竣工"
_SINCE = re.compile("[自从由](.+?)(?:起|开始|以来)?|(.+?)(?:起|开始|以来)")
_UNTIL = re.compile(
    rf"(?P<by>截[止至]?到?|[至到])?(?P<date>.+?)"
    rf"(?P<end>{_BY_THE_END})?(?P<before>[之以]?前)?(?P<done>{_DONE})?(?:{_DURING})*"
)
_TAIL = re.compile(f"(?:(?:{_DURING})+|(?:{_BY_THE_END})?(?:{_DONE})?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What the words of a schedule mean.

    Attributes:
        first_year: calendar year work begins in, or None.
        first_month: 1-12 where the words name one.
        last_year: calendar year work ends in, or None.
        last_month: 1-12 where the words name one.
        phase: word such as 近期 that only the plan can turn into years, or empty.
        flags: what a person should look at. With years: `plan` (they are those of a
            five-year plan), `short_year` (2021-25), `day_left_out`. Without: `missing`,
            `vague`, `ambiguous`, `reversed`, `out_of_range`, `unreadable`.
    """

    first_year: int | None = None
    first_month: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    phase: str = ""
    flags: tuple[str, ...] = ()

    @property
    def has_years(self) -> bool:
        """Whether a first or a last year is known."""
        return self.first_year is not None or self.last_year is not None


class _Piece(NamedTuple):
    """A stretch of time that is named by one word: a month, a year, a plan."""

    first_year: int
    first_month: int | None
    last_year: int
    last_month: int | None
    flags: tuple[str, ...] = ()
    is_end: bool = False


def read_period(text: str) -> Period:
    """Read the words of a schedule; never guesses and never raises.

    A year alone is its own first and last; 2023年起 has a first only, 2025年底前 a last
    only. Days are left out, and flagged. The caller keeps the words.
    """
    words = _squeezed(text)
    if len(words) > _LONGEST:
        return _flagged("unreadable")
    if _BLANK.fullmatch(words):
        return _flagged("missing")
    if match := _BRACKETED.fullmatch(words):
        before, inner, after = match.groups()
        outer = before + after
        return _joined(_read(outer), _read(inner)) if outer else _read(inner)
    return _read(words)


def period_text(
    first_year: int | None,
    last_year: int | None,
    first_month: int | None = None,
    last_month: int | None = None,
    *,
    dash: str = "-",
) -> str:
    """Return the usual words for a period; `read_period` reads them back.

    "2021-2025", "2025", "2021年3月-2023年12月", "2023年起", "2025年底前"; empty without
    years.

    Args:
        first_year: calendar year, or None where only the end is known.
        last_year: calendar year, or None where only the beginning is known.
        first_month: 1-12; needs its year.
        last_month: 1-12; needs its year.
        dash: what stands between the years; GB/T 15834 has —, many plans -.
    """
    has_months = first_month is not None or last_month is not None
    first = _point_text(first_year, first_month, has_months=has_months)
    last = _point_text(last_year, last_month, has_months=has_months)
    if first and last:
        return first if first == last else f"{first}{dash}{last}"
    if first:
        return f"{first}起" if has_months else f"{first}年起"
    if last:
        return f"{last}底前" if has_months else f"{last}年底前"
    return ""


def _point_text(year: int | None, month: int | None, *, has_months: bool) -> str:
    if year is None:
        return ""
    if month is not None:
        return f"{year}年{month}月"
    return f"{year}年" if has_months else f"{year}"


def _squeezed(text: str) -> str:
    """Return the words without quotes and without space, but between digits."""
    words = " ".join(_IGNORED.sub("", folded(text)).split())
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", words)


def _flagged(*flags: str) -> Period:
    return Period(flags=flags)


def _joined(outer: Period, inner: Period) -> Period:
    """Return what words and words in brackets after them mean together."""
    for one, other in ((outer, inner), (inner, outer)):
        if one.flags == ("vague",) and other.has_years:
            return replace(other, phase=one.phase)
    if not (outer.has_years and inner.has_years):
        return _flagged("unreadable")
    is_same = replace(outer, flags=()) == replace(inner, flags=())
    return inner if is_same else _flagged("ambiguous")


def _read(words: str) -> Period:
    """Read words without brackets."""
    pieces = [_PHASE.fullmatch(piece) for piece in _LIST.split(_DASH.sub("、", words))]
    if all(pieces):
        phase = pieces[0][1] if len(pieces) == 1 and pieces[0] else ""
        return Period(phase=phase, flags=("vague",))
    return _read_open(words) or _read_span(words) or _flagged(_flag_of_words(words))


def _flag_of_words(words: str) -> str:
    years = _YEAR.findall(words)
    is_list = bool(_LIST.search(words)) and bool(years or _FIVE_YEAR_PLAN.search(words))
    return "ambiguous" if is_list or years[2:] else "unreadable"


def _read_open(words: str) -> Period | None:
    """Read one date or plan, and words that name only the beginning or the end."""
    since = _SINCE.fullmatch(words)
    if since and (piece := _piece(since[1] or since[2])):
        return _period(piece, None)
    until = _UNTIL.fullmatch(words)
    piece = _piece(until["date"]) if until else None
    if not until or not piece:
        return None
    if until["before"]:
        # 2025年前 may or may not hold 2025.
        return _flagged("ambiguous")
    is_until = piece.is_end or until["by"] or until["done"]
    return _period(None if is_until else piece, piece)


def _read_span(words: str) -> Period | None:
    """Read two dates with a dash between them."""
    words = re.sub("^[自从由]", "", _TAIL.sub("", words))
    parts = [re.sub("(?:起|开始)$", "", part) for part in _DASH.split(words)]
    # 2021-03 to 2023-12, or with days: the dashes within dates are dashes too.
    half, odd = divmod(len(parts), 2)
    if odd:
        return None
    first, last = ".".join(parts[:half]), ".".join(parts[half:])
    if _BARE_MONTH.fullmatch(last) and (match := _MONTH_OF_YEAR.fullmatch(first)):
        first, last = f"{match[1]}{match[2]}月", match[1] + last
    flags: tuple[str, ...] = ()
    if _BARE_YEAR.fullmatch(first) and (match := _SHORT_YEAR.fullmatch(last)):
        # 2009-12 is a month or four years.
        if not match[2] and int(match[1]) in _MONTHS_OF_YEAR:
            return _flagged("ambiguous")
        last, flags = first[:2] + last, ("short_year",)
    begin, end = _piece(first), _piece(last)
    return _period(begin, end, flags) if begin and end else None


def _period(
    begin: _Piece | None, end: _Piece | None, flags: tuple[str, ...] = ()
) -> Period:
    """Return the period from the first day of `begin` to the last of `end`."""
    for piece in (begin, end):
        if piece and not (
            piece.first_year >= FIRST_YEAR and piece.last_year <= LAST_YEAR
        ):
            return _flagged("out_of_range")
    if begin and end and _is_reversed(begin, end):
        return _flagged("reversed")
    flags += (begin.flags if begin else ()) + (end.flags if end else ())
    return Period(
        first_year=begin.first_year if begin else None,
        first_month=begin.first_month if begin else None,
        last_year=end.last_year if end else None,
        last_month=end.last_month if end else None,
        flags=tuple(dict.fromkeys(flags)),
    )


def _is_reversed(begin: _Piece, end: _Piece) -> bool:
    first, last = begin.first_month or 1, end.last_month or 12
    return (begin.first_year, first) > (end.last_year, last)


def _piece(words: str) -> _Piece | None:
    """Read one date or one five-year plan."""
    if match := _FIVE_YEAR_PLAN.fullmatch(words):
        last = 2010 + 5 * _NUMERALS.index(match[1])
        is_end = bool(match[2])
        first = last if is_end else last - 4
        return _Piece(first, None, last, None, ("plan",), is_end)
    match = _POINT.fullmatch(words)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> _Piece | None:
    """Return what `_POINT` found; None if there is no such month or day."""
    year, part = int(match["year"]), match["part"]
    month, day = match["month"] or match["number"], match["day"] or match["date"]
    first = last = int(month) if month else None
    if part:
        first, last = _MONTHS[part[0] if "半" in part else part[-3]]
    if first not in _MONTHS_OF_YEAR or int(day or 1) not in _DAYS_OF_MONTH:
        return None
    is_end = (match["edge"] or "").endswith(("底", "末"))
    return _Piece(year, first, year, last, ("day_left_out",) if day else (), is_end)
