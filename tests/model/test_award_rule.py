"""Rows of award rules and what may not be stored."""

from __future__ import annotations

from typing import Any

import pytest

from ecoplanner.model.award_rule import award_condition_problems
from ecoplanner.model.award_rule import award_rule_problems
from ecoplanner.model.award_rule import award_step_problems
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import project_fact_problems
from ecoplanner.model.award_rule import ProjectFact
from ecoplanner.model.rule import MAX_FEN


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"last_year": 2024}, []),
        ({"confidence": "unconfirmed"}, []),
        ({"name": ""}, [("text_missing", "name")]),
        ({"line": ""}, [("text_missing", "line")]),
        ({"note": "\x00"}, [("text_has_control_characters", "note")]),
        ({"number": "a\nb"}, [("text_has_control_characters", "number")]),
        ({"confidence": "D"}, [("not_a_choice", "confidence")]),
        ({"first_year": 24}, [("year_out_of_range", "first_year")]),
        ({"last_year": 2023}, [("years_reversed", "last_year")]),
        ({"last_year": 2200}, [("year_out_of_range", "last_year")]),
    ],
)
def test_that_all_problems_of_a_rule_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields: dict[str, Any] = {
        "id": "rule-0001",
        "source_id": "source-01",
        "line": "shanshui",
        "name": "山水工程",
        "first_year": 2024,
        "confidence": "B",
    }
    award = AwardRule(**(fields | changes))

    assert [(p.code, p.field_name) for p in award_rule_problems(award)] == problems


@pytest.mark.parametrize(
    ("confidence", "is_hard"),
    [("A", True), ("B", True), ("C", True), ("unconfirmed", False)],
)
def test_that_what_is_unconfirmed_does_not_bind(
    confidence: Any, *, is_hard: bool
) -> None:
    award = AwardRule(
        id="rule-0001",
        source_id="source-01",
        line="x",
        name="x",
        first_year=2024,
        confidence=confidence,
    )

    assert award.is_hard is is_hard


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"grant_fen": 5}, []),
        ({"share_ppm": 0}, []),
        ({"share_ppm": 750_000, "most_fen": 9}, []),
        ({"rate_fen": 5, "measure": "造林", "unit": "亩"}, []),
        ({}, [("step_needs_one_way", "grant_fen")]),
        ({"grant_fen": 5, "share_ppm": 5}, [("step_needs_one_way", "grant_fen")]),
        ({"grant_fen": 5, "most_fen": 5}, [("most_without_share", "most_fen")]),
        ({"grant_fen": 5, "unit": "亩"}, [("rate_needs_measure", "measure")]),
        ({"rate_fen": 5, "measure": "造林"}, [("rate_needs_measure", "measure")]),
        ({"rate_fen": 5}, [("rate_needs_measure", "measure")]),
        ({"grant_fen": -1}, [("amount_negative", "grant_fen")]),
        ({"grant_fen": 1, "from_fen": -1}, [("amount_negative", "from_fen")]),
        ({"grant_fen": MAX_FEN + 1}, [("amount_too_large", "grant_fen")]),
        ({"share_ppm": 1_000_001}, [("share_out_of_range", "share_ppm")]),
    ],
)
def test_that_a_step_pays_in_one_way(
    fields: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    step = AwardStep(id="step-0001", rule_id="rule-0001", **fields)

    assert [(p.code, p.field_name) for p in award_step_problems(step)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"fact": "years_at_most", "value": "3"}, []),
        ({"kind": "note", "confidence": "unconfirmed"}, []),
        ({"words": ""}, [("text_missing", "words")]),
        ({"kind": "wishes"}, [("not_a_choice", "kind")]),
        ({"fact": "weather"}, [("not_a_choice", "fact")]),
        ({"confidence": "unconfirmed"}, [("unconfirmed_binds", "confidence")]),
        ({"value": "3"}, [("condition_value_mismatch", "value")]),
        ({"fact": "area_at_least"}, [("condition_value_mismatch", "value")]),
        ({"fact": "area_at_least", "value": "x"}, [("not_a_number", "value")]),
        ({"fact": "area_at_least", "value": "-3"}, [("number_negative", "value")]),
        ({"note": "\x00"}, [("text_has_control_characters", "note")]),
    ],
)
def test_that_all_problems_of_a_condition_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields: dict[str, Any] = {
        "id": "condition-1",
        "rule_id": "rule-0001",
        "kind": "excludes",
        "words": "有明确责任主体",
        "confidence": "B",
    }
    condition = AwardCondition(**(fields | changes))

    found = award_condition_problems(condition)

    assert [(p.code, p.field_name) for p in found] == problems


def test_that_a_fact_of_a_project_is_one_that_rules_ask_for() -> None:
    fields: dict[str, Any] = {"id": "fact-0001", "project_id": "p", "answer": True}
    known = ProjectFact(fact="central_funded", **fields)
    strange = ProjectFact(note="\x00", **(fields | {"fact": "earns_income"}))

    assert list(project_fact_problems(known)) == []
    assert [(p.code, p.field_name) for p in project_fact_problems(strange)] == [
        ("not_a_choice", "fact"),
        ("text_has_control_characters", "note"),
    ]
