"""The rule book: dated editions of award rules, as files that people may edit.

The format of the files is in `resources/rules/README.md`. An entry is kept here as the
rows that a plan would keep, without ids of a plan.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner import paths
from ecoplanner.errors import EcoplannerError
from ecoplanner.model import rule
from ecoplanner.model.award_rule import award_condition_problems
from ecoplanner.model.award_rule import award_rule_problems
from ecoplanner.model.award_rule import award_step_problems
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import Confidence
from ecoplanner.model.entity import GAP
from ecoplanner.model.funding import SourceKind
from ecoplanner.model.funding import SourceLevel
from ecoplanner.model.money import wan_fen
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.model.funding import Source

_PERCENT = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,4}))?%")
_PPM_PER_PERCENT = 10_000
_TEXTS = ("document", "number", "issued", "address", "confidence", "note")
_YEARS = ("first_year", "last_year")
#: What a file may say of all its entries, and an entry of itself.
_SHARED = {**dict.fromkeys(_TEXTS, str), **dict.fromkeys(_YEARS, int)}
_LISTS = {"kinds": list, "levels": list}
_FILE = {**_SHARED, **_LISTS, "condition": list, "rule": list}
_RULE = {
    "key": str,
    "line": str,
    "name": str,
    **_SHARED,
    **_LISTS,
    "condition": list,
    "step": list,
}
_STEP = dict.fromkeys(
    ("from", "grant", "share", "most", "rate", "measure", "unit", "confidence"), str
)
_CONDITION = dict.fromkeys(("kind", "fact", "value", "words", "confidence"), str)
_AMOUNTS = {
    "from": "from_fen",
    "grant": "grant_fen",
    "most": "most_fen",
    "rate": "rate_fen",
}


#: What a field takes, for the sentence.
_EXAMPLES: dict[type, str] = {str: '"5亿元"', int: "2024", list: "[…]", dict: "{…}"}


class RuleBookUnreadableError(EcoplannerError):
    """A file of the rule book is missing or no TOML."""

    code = "rule_book_unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """One edition of one line of money.

    Attributes:
        rule: its name, document, dates and how sure we are; of no source yet.
        steps: what it pays, the smallest total first.
        conditions: what it asks, in its order.
        kinds: kinds of sources that may pay by it; empty for all.
        levels: levels of sources that may pay by it; empty for all.
    """

    rule: AwardRule
    steps: tuple[AwardStep, ...] = ()
    conditions: tuple[AwardCondition, ...] = ()
    kinds: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """Stable name of the entry."""
        return self.rule.rule_key

    @property
    def line(self) -> str:
        """Line of money of which this is an edition."""
        return self.rule.line

    def is_in_force(self, year: int) -> bool:
        """Whether it holds in a year."""
        last = self.rule.last_year
        return self.rule.first_year <= year and (last is None or year <= last)

    def suits(self, source: Source) -> bool:
        """Whether such a source may pay by it."""
        return (not self.kinds or source.kind in self.kinds) and (
            not self.levels or source.level in self.levels
        )


@cache
def book() -> tuple[BookEntry, ...]:
    """Return the entries of the bundled rule book, by line and date.

    Raises:
        RuleBookUnreadableError: a file cannot be read.
        InvalidInputError: a file says what it may not.
    """
    return read_book(paths.resource("rules"))


def read_book(folder: Path) -> tuple[BookEntry, ...]:
    """Return the entries of all files in a folder, by line and date.

    Raises:
        RuleBookUnreadableError: a file cannot be read.
        InvalidInputError: all that is wrong at the first place where anything is;
            the error says which file, entry and part.
    """
    try:
        files = sorted(folder.glob("*.toml"))
        found = [
            (path, entry) for path in files for entry in _entries(path, _read(path))
        ]
    except OSError as error:
        reason = error.strerror or str(error)
        raise RuleBookUnreadableError(path=folder, reason=reason) from error
    seen: set[str] = set()
    for path, entry in found:
        if entry.key in seen:
            taken = {"name": entry.key, "table": AwardRule.TABLE}
            raise InvalidInputError(
                [Problem("name_taken", "rule_key", taken)], where=path.name
            )
        seen.add(entry.key)
    entries = [entry for _, entry in found]
    return tuple(sorted(entries, key=lambda entry: (entry.line, entry.rule.first_year)))


def editions(
    entries: Iterable[BookEntry], line: str, year: int
) -> tuple[BookEntry, ...]:
    """Return the editions of a line in force in a year; several are variants."""
    return tuple(
        entry for entry in entries if entry.line == line and entry.is_in_force(year)
    )


def suited(
    entries: Iterable[BookEntry], source: Source, year: int
) -> tuple[BookEntry, ...]:
    """Return what is in force in a year and may be meant by a source."""
    return tuple(
        entry for entry in entries if entry.is_in_force(year) and entry.suits(source)
    )


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleBookUnreadableError(path=path, reason=str(error)) from error


def _entries(path: Path, said: Mapping[str, Any]) -> Iterator[BookEntry]:
    _refuse(_shape_problems(said, _FILE), path.name)
    shared = {key: said[key] for key in (*_SHARED, *_LISTS) if key in said}
    for number, each in enumerate(said.get("rule", ()), start=1):
        where = f"{path.name} rule {number}"
        _refuse(_shape_problems(each, _RULE, ("key", "line", "name")), where)
        conditions = [*said.get("condition", ()), *each.get("condition", ())]
        yield _entry({**shared, **each, "condition": conditions}, where)


def _entry(said: Mapping[str, Any], where: str) -> BookEntry:
    missing = [
        Problem("text_missing", field)
        for field in ("document", "first_year", "confidence")
        if field not in said
    ]
    _refuse(missing, where)
    made = AwardRule(
        id=said["key"],
        source_id="",
        rule_key=said["key"],
        **{field: said[field] for field in ("line", "name")},
        **{field: said[field] for field in _SHARED if field in said},
    )
    problems = [
        *rule.name("rule_key", made.rule_key),
        *award_rule_problems(made),
        *_choice_problems("kind", said.get("kinds", ()), SourceKind),
        *_choice_problems("level", said.get("levels", ()), SourceLevel),
    ]
    _refuse(problems, where)
    steps = [
        _step(each, made, f"{where} step {number}")
        for number, each in enumerate(said.get("step", ()), start=1)
    ]
    _refuse(_step_problems(steps), where)
    return BookEntry(
        rule=made,
        steps=tuple(sorted(steps, key=lambda step: step.from_fen)),
        conditions=tuple(
            _condition(each, made, number, f"{where} condition {number}")
            for number, each in enumerate(said["condition"], start=1)
        ),
        kinds=frozenset(said.get("kinds", ())),
        levels=frozenset(said.get("levels", ())),
    )


def _step(said: Any, made: AwardRule, where: str) -> AwardStep:
    _refuse(_shape_problems(said, _STEP), where)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, field in _AMOUNTS.items():
        if name in said:
            amount = wan_fen(said[name], field_name=field)
            values[field] = amount
            if isinstance(amount, Problem):
                problems.append(amount)
    if "share" in said:
        share = read_percent(said["share"])
        values["share_ppm"] = share
        if isinstance(share, Problem):
            problems.append(share)
    if "unconfirmed" in {made.confidence, said.get("confidence")}:
        problems.append(Problem("unconfirmed_binds", "confidence"))
    _refuse(problems, where)
    texts = {name: said.get(name, "") for name in ("measure", "unit")}
    step = AwardStep(id=f"{made.id}/step", rule_id=made.id, **texts, **values)
    problems += award_step_problems(step)
    if "confidence" in said:
        problems += rule.one_of("confidence", said["confidence"], Confidence)
    _refuse(problems, where)
    return step


def _step_problems(steps: list[AwardStep]) -> Iterator[Problem]:
    keys = [(step.from_fen, step.measure) for step in steps]
    if len(set(keys)) < len(keys):
        yield Problem("step_twice", "from_fen")


def _condition(said: Any, made: AwardRule, number: int, where: str) -> AwardCondition:
    _refuse(_shape_problems(said, _CONDITION, ("kind", "words")), where)
    values = {"fact": "other", "confidence": made.confidence} | said
    condition = AwardCondition(
        id=f"{made.id}/{number}", rule_id=made.id, position=number * GAP, **values
    )
    _refuse(award_condition_problems(condition), where)
    return condition


def read_percent(text: str) -> int | Problem:
    """Return a percent such as 75% as parts per million, or what is wrong."""
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        return Problem("not_a_percent", "share_ppm", {"text": text})
    whole, part = match.groups()
    return int(whole) * _PPM_PER_PERCENT + int((part or "").ljust(4, "0"))


def _shape_problems(
    said: Any, known: Mapping[str, type], needed: Iterable[str] = ()
) -> Iterator[Problem]:
    """Yield what is not there, not known, or of a kind that cannot be meant."""
    if not isinstance(said, dict):
        yield _other_kind("rule", said, dict)
        return
    for name in needed:
        if name not in said:
            yield Problem("text_missing", name)
    for name, value in said.items():
        if name not in known:
            params = {"name": name, "known": ", ".join(known)}
            yield Problem("unknown_field", name, params)
        elif type(value) is not known[name]:
            yield _other_kind(name, value, known[name])


def _other_kind(name: str, value: Any, kind: type) -> Problem:
    params = {"name": name, "value": value, "example": _EXAMPLES[kind]}
    return Problem("value_of_other_kind", name, params)


def _choice_problems(
    field: str, values: Iterable[Any], choices: Any
) -> Iterator[Problem]:
    for value in values:
        yield from rule.one_of(field, value, choices)


def _refuse(problems: Iterable[Problem], where: str) -> None:
    found = list(problems)
    if found:
        raise InvalidInputError(found, where=where)
