"""Rows of award rules, and of money they ask about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.rulebook import book

if TYPE_CHECKING:
    from ecoplanner.model.entity import Entity

YI = 10**10
ROOT = Source(id="central-1", root="central", level="central", name="中央")
SOURCE = Source(
    id="source-01", parent_id=ROOT.id, root="central", level="central", name="修复资金"
)
OTHER = Source(
    id="source-02", parent_id=ROOT.id, root="central", level="central", name="水利资金"
)


def kept(key: str, **changes: Any) -> list[Entity]:
    """Return the rows of an entry of the rule book, kept for the source."""
    entry = next(entry for entry in book() if entry.key == key)
    rule = replace(entry.rule, id="rule-0001", source_id=SOURCE.id, **changes)
    steps = [
        replace(step, id=f"step-{number}", rule_id=rule.id)
        for number, step in enumerate(entry.steps)
    ]
    conditions = [
        replace(each, id=f"condition-{number}", rule_id=rule.id)
        for number, each in enumerate(entry.conditions)
    ]
    return [ROOT, SOURCE, OTHER, rule, *steps, *conditions]


def rule_of(**changes: Any) -> AwardRule:
    fields: dict[str, Any] = {
        "id": "rule-0001",
        "source_id": SOURCE.id,
        "line": "x",
        "name": "规则",
        "first_year": 2024,
        "confidence": "B",
    }
    return AwardRule(**(fields | changes))


def condition_of(**changes: Any) -> AwardCondition:
    fields: dict[str, Any] = {
        "id": "condition-1",
        "rule_id": "rule-0001",
        "kind": "excludes",
        "words": "条件",
        "confidence": "B",
    }
    return AwardCondition(**(fields | changes))


def paid(fen: int, **changes: Any) -> Allocation:
    fields: dict[str, Any] = {
        "id": f"money-{fen}",
        "project_id": "project-1",
        "source_id": SOURCE.id,
        "amount_fen": fen,
    }
    return Allocation(**(fields | changes))
