"""Indicators and their targets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model import rule
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Nature = Literal["binding", "expected"]
TargetKind = Literal["baseline", "target"]
Relation = Literal["eq", "ge", "le", "gt", "lt"]
SIGNS: dict[str, str] = {"eq": "", "ge": "≥", "le": "≤", "gt": "＞", "lt": "＜"}
_SIGNED = re.compile(
    r"\s*(?P<sign>[≥≧≤≦>＞<＜=＝]|[><]=)\s*(?P<value>-?[0-9]+(?:\.[0-9]+)?)\s*"
)
_RELATIONS: dict[str, Relation] = {
    **dict.fromkeys(("≥", "≧", ">="), "ge"),
    **dict.fromkeys(("≤", "≦", "<="), "le"),
    **dict.fromkeys((">", "＞"), "gt"),
    **dict.fromkeys(("<", "＜"), "lt"),
    **dict.fromkeys(("=", "＝"), "eq"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGroup:
    """A group of indicators, such as 自然生态质量.

    Attributes:
        id: row id.
        name: its name.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "indicator_groups"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator, or a parent that only heads its children.

    Attributes:
        id: row id.
        group_id: its group.
        parent_id: the indicator above it, or None.
        note_id: the note that says where its figures come from, or None.
        name: its name.
        unit: its unit as written, or empty.
        nature: `binding` 约束性, `expected` 预期性, or None.
        is_numbered: whether it bears a serial number of its own.
        note: anything about it; not printed.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "indicators"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name", "parent_id"),)

    id: str
    group_id: str
    parent_id: str | None = None
    note_id: str | None = None
    name: str
    unit: str = ""
    nature: Nature | None = None
    is_numbered: bool = True
    note: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A baseline or a target of an indicator in one year.

    Attributes:
        id: row id.
        indicator_id: the indicator.
        kind: `baseline` or `target`.
        year: calendar year.
        relation: how the value binds (`ge` is ≥), or None without a value.
        value: decimal number as written, or None.
        words: what is printed where that is not sign and value, or empty.
    """

    TABLE: ClassVar[str] = "targets"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("indicator_id", "kind", "year"),)

    id: str
    indicator_id: str
    kind: TargetKind
    year: int
    relation: Relation | None = None
    value: str | None = None
    words: str = ""

    @property
    def text(self) -> str:
        """What a table prints."""
        if self.words or self.value is None:
            return self.words
        return f"{SIGNS[self.relation or 'eq']}{self.value}"


def indicator_group_problems(group: IndicatorGroup) -> Iterator[Problem]:
    """Yield everything that stops `group` from being stored."""
    yield from rule.name("name", group.name)


def indicator_problems(indicator: Indicator) -> Iterator[Problem]:
    """Yield everything that stops `indicator` from being stored."""
    yield from rule.name("name", indicator.name)
    yield from rule.short("unit", indicator.unit)
    yield from rule.prose("note", indicator.note)
    if indicator.nature is not None:
        yield from rule.one_of("nature", indicator.nature, Nature)
    if indicator.parent_id == indicator.id:
        yield Problem("own_parent", "parent_id", {"name": indicator.name})


def target_problems(target: Target) -> Iterator[Problem]:
    """Yield everything that stops `target` from being stored."""
    yield from rule.one_of("kind", target.kind, TargetKind)
    yield from rule.year("year", target.year)
    signed = _SIGNED.fullmatch(target.value or "")
    if signed:
        relation = _RELATIONS[signed["sign"]]
        said = {"text": target.value, "value": signed["value"], "relation": relation}
        yield Problem("sign_in_value", "value", said)
    else:
        yield from rule.decimal("value", target.value)
    yield from rule.short("words", target.words)
    if not signed and (target.value is None) != (target.relation is None):
        yield Problem("relation_without_value", "relation")
    if target.relation is not None:
        yield from rule.one_of("relation", target.relation, Relation)
