"""Rules that fields of many entities share."""

from __future__ import annotations

import re
from typing import Any
from typing import get_args
from typing import TYPE_CHECKING

from ecoplanner.model.money import wan_text
from ecoplanner.model.period import FIRST_YEAR
from ecoplanner.model.period import LAST_YEAR
from ecoplanner.model.problem import Problem
from ecoplanner.model.text import NAME_LIMIT
from ecoplanner.model.text import PROSE_LIMIT
from ecoplanner.model.text import text_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT_LIMIT = 2_000
#: Largest amount of money, in fen: ten thousand 亿元.
MAX_FEN = 10**14
ONE_PPM = 1_000_000
_LONGEST_DECIMAL = 40
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def name(field: str, value: str) -> Iterator[Problem]:
    """A name: needed, one line."""
    yield from text_problems(field, value, limit=NAME_LIMIT, required=True)


def short(field: str, value: str) -> Iterator[Problem]:
    """A few words, perhaps none."""
    yield from text_problems(field, value, limit=SHORT_LIMIT, required=False)


def remark(field: str, value: str) -> Iterator[Problem]:
    """A sentence or two that are needed, perhaps over several lines."""
    yield from text_problems(field, value, limit=SHORT_LIMIT, required=True, lines=True)


def prose(field: str, value: str) -> Iterator[Problem]:
    """Sentences, perhaps none, perhaps over several lines."""
    yield from text_problems(
        field, value, limit=PROSE_LIMIT, required=False, lines=True
    )


def one_of(field: str, value: str | None, choices: Any) -> Iterator[Problem]:
    """A code out of a `Literal`."""
    known = get_args(choices)
    if value not in known:
        listed = ", ".join(map(str, known))
        yield Problem("not_a_choice", field, {"value": value, "choices": listed})


def year(field: str, value: int) -> Iterator[Problem]:
    """A calendar year that a plan may speak of."""
    if not FIRST_YEAR <= value <= LAST_YEAR:
        limits = {"year": value, "first": FIRST_YEAR, "last": LAST_YEAR}
        yield Problem("year_out_of_range", field, limits)


def span(first_year: int, last_year: int) -> Iterator[Problem]:
    """Fields `first_year` and `last_year` of a span of whole years."""
    yield from year("first_year", first_year)
    yield from year("last_year", last_year)
    if last_year < first_year:
        years = {"first": first_year, "last": last_year}
        yield Problem("years_reversed", "last_year", years)


def money(field: str, fen: int | None) -> Iterator[Problem]:
    """An amount in fen; None is not known."""
    if fen is not None and fen < 0:
        yield Problem("amount_negative", field, {"text": wan_text(fen)})
    if fen is not None and fen > MAX_FEN:
        yield Problem("amount_too_large", field, {"text": wan_text(fen)})


def decimal(field: str, text: str | None) -> Iterator[Problem]:
    """A decimal number kept as text, as written."""
    if text is not None and not (
        len(text) <= _LONGEST_DECIMAL and _DECIMAL.fullmatch(text)
    ):
        yield Problem("not_a_number", field, {"text": text})


def amount(field: str, text: str | None) -> Iterator[Problem]:
    """A decimal number kept as text that is not below zero."""
    yield from decimal(field, text)
    if text is not None and text.startswith("-"):
        yield Problem("number_negative", field, {"text": text})


def share(field: str, ppm: int | None) -> Iterator[Problem]:
    """A share in parts per million, from nothing to all."""
    if ppm is not None and not 0 <= ppm <= ONE_PPM:
        yield Problem("share_out_of_range", field, {"share": ppm / ONE_PPM})
