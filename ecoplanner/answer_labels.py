"""Answers of the laboratory that the plan keeps as words, in another language.

Stress, backfill and solving name what they wrote by their first sentence. Read by the
forms of `resources/i18n/sentences.toml`, it is said anew with the same figures and
names; what has no such form stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.sentences import sentences
from ecoplanner.words import MONEY_UNITS
from ecoplanner.words import TIERS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["zh", "en"]

#: Sentences that steps are named by; the more special before those like them.
_WHOLE = (
    "stress_falls",
    "stress_late",
    "backfill_later_nothing",
    "backfill_later",
    "backfill_fills_nothing",
    "backfill_filled",
    "backfill_not_needed",
    "backfill_postponed",
    "backfill_none_postponed",
    "solve_nearest",
    "solve_nothing",
    "solve_covered",
    "solve_least",
    "solve_most",
)
#: Parts of them that are sentences of their own, by the name of the part.
_PARTS = {
    "moves": (
        "backfill_stopped",
        "backfill_passed",
        "backfill_stays",
        "backfill_left",
        "backfill_no_later_years",
    ),
    "what": ("money_of_tier", "money_of_all"),
}
#: How parts are joined, and what their full stop is, in each language.
_COMMA: dict[Language, str] = {"zh": "，", "en": ", "}
_STOP: dict[Language, str] = {"zh": "。", "en": "."}
_PLACE = re.compile(r"\{(\w+)(?::([^/}]+)/([^}]+))?\}")


def answer_label(label: str, language: Language) -> str | None:
    """Return an answer in a language; None where it is none in the other one."""
    other: Language = "en" if language == "zh" else "zh"
    wan, yi = (word(MONEY_UNITS, each, other) for each in MONEY_UNITS)
    said, is_yi = label.replace(yi, wan), yi in label
    found = _said_anew(said, _WHOLE, other, language)
    if found is not None and is_yi:
        wan, yi = (word(MONEY_UNITS, each, language) for each in MONEY_UNITS)
        return found.replace(wan, yi)
    return found


def _said_anew(
    said: str, codes: tuple[str, ...], other: Language, language: Language
) -> str | None:
    """Return a sentence of one of some codes in a language; None for no such one."""
    for code in codes:
        read = _pattern(code, other).fullmatch(said)
        if read is not None:
            values = {
                name: _value(name, text, other, language)
                for name, text in read.groupdict().items()
            }
            return _filled(code, language, values)
    return None


def _filled(code: str, language: Language, values: Mapping[str, str]) -> str:
    def fill(place: re.Match[str]) -> str:
        name, one, many = place.groups()
        if one is None:
            return values[name]
        return f"{values[name]} {one if values[name] == '1' else many}"

    return _PLACE.sub(fill, sentences()[code][language])


def _value(name: str, text: str, other: Language, language: Language) -> str:
    if name == "tier":
        known = {
            word(TIERS, each, other): word(TIERS, each, language) for each in TIERS
        }
        return known.get(text, text)
    if name in _PARTS:
        clauses = (
            _clause(each, _PARTS[name], other, language)
            for each in text.split(_COMMA[other])
        )
        return _COMMA[language].join(clauses)
    return text


def _clause(
    text: str, codes: tuple[str, ...], other: Language, language: Language
) -> str:
    found = _said_anew(text + _STOP[other], codes, other, language)
    return text if found is None else found.rstrip("。.")


@cache
def _pattern(code: str, language: Language) -> re.Pattern[str]:
    """Return how a sentence is read; its places are groups."""
    form, made, at = sentences()[code][language], "", 0
    for place in _PLACE.finditer(form):
        name, one, many = place.groups()
        made += re.escape(form[at : place.start()])
        if one is None:
            made += f"(?P<{name}>.+?)"
        else:
            words = f"(?:{re.escape(one)}|{re.escape(many)})"
            made += f"(?P<{name}>[0-9]+) {words}"
        at = place.end()
    return re.compile(made + re.escape(form[at:]), re.DOTALL)
