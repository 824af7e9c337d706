"""Sources of money and what they are set aside for."""

from __future__ import annotations

from typing import Any

import pytest

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import allocation_problems
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import ceiling_problems
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import scenario_problems
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import source_problems
from ecoplanner.model.rule import MAX_FEN


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"kind": "bond", "level": "bond", "default_tier": "secured"}, []),
        ({"policy": "文件一\n文件二"}, []),
        ({"name": ""}, [("text_missing", "name")]),
        ({"policy": "a" * 20_001}, [("text_too_long", "policy")]),
        ({"pays_for": "\x00"}, [("text_has_control_characters", "pays_for")]),
        ({"note": "\x1b"}, [("text_has_control_characters", "note")]),
        ({"root": "foreign"}, [("not_a_choice", "root")]),
        ({"kind": "lottery"}, [("not_a_choice", "kind")]),
        ({"level": "village"}, [("not_a_choice", "level")]),
        ({"default_tier": "sure"}, [("not_a_choice", "default_tier")]),
        ({"parent_id": "source-01"}, [("own_parent", "parent_id")]),
    ],
)
def test_that_all_problems_of_a_source_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields: dict[str, Any] = {
        "id": "source-01",
        "root": "central",
        "level": "central",
        "name": "中央",
    }
    source = Source(**(fields | changes))

    assert [(p.code, p.field_name) for p in source_problems(source)] == problems


@pytest.mark.parametrize(
    ("name", "note", "problems"),
    [
        ("方案一", "多行\n说明", []),
        ("", "", [("text_missing", "name")]),
        ("方案一", "\x00", [("text_has_control_characters", "note")]),
    ],
)
def test_that_a_scenario_has_a_name(
    name: str, note: str, problems: list[tuple[str, str]]
) -> None:
    scenario = Scenario(id="scenario-1", name=name, note=note)

    assert [(p.code, p.field_name) for p in scenario_problems(scenario)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"year": None}, []),
        ({"amount_fen": 0}, []),
        ({"amount_fen": -1}, [("amount_negative", "amount_fen")]),
        ({"amount_fen": MAX_FEN + 1}, [("amount_too_large", "amount_fen")]),
        ({"tier": "hoped"}, [("not_a_choice", "tier")]),
        ({"year": 21}, [("year_out_of_range", "year")]),
    ],
)
def test_that_all_problems_of_money_set_aside_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields: dict[str, Any] = {
        "id": "money-001",
        "project_id": "project-1",
        "source_id": "source-01",
        "year": 2025,
        "amount_fen": 7,
    }
    fields |= changes

    for row in (Allocation(**fields), Override(scenario_id="scenario-1", **fields)):
        assert [(p.code, p.field_name) for p in allocation_problems(row)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"amount_fen": 0}, []),
        ({"share_ppm": 0}, []),
        ({"share_ppm": 1_000_000, "bound": "least", "year": 2025}, []),
        ({}, [("ceiling_needs_one_limit", "amount_fen")]),
        (
            {"amount_fen": 1, "share_ppm": 1},
            [("ceiling_needs_one_limit", "amount_fen")],
        ),
        ({"amount_fen": -1}, [("amount_negative", "amount_fen")]),
        ({"share_ppm": -1}, [("share_out_of_range", "share_ppm")]),
        ({"share_ppm": 1_000_001}, [("share_out_of_range", "share_ppm")]),
        ({"amount_fen": 1, "bound": "half"}, [("not_a_choice", "bound")]),
        ({"amount_fen": 1, "year": 1}, [("year_out_of_range", "year")]),
        (
            {"amount_fen": 1, "note": "\x00"},
            [("text_has_control_characters", "note")],
        ),
    ],
)
def test_that_all_problems_of_a_ceiling_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    ceiling = Ceiling(**({"id": "ceiling-1"} | changes))

    assert [(p.code, p.field_name) for p in ceiling_problems(ceiling)] == problems


def test_that_a_scenario_is_not_made_from_itself() -> None:
    scenario = Scenario(id="scenario-1", name="方案一", made_from="scenario-1")

    (problem,) = scenario_problems(scenario)

    assert (problem.code, problem.field_name) == ("linked_to_itself", "made_from")


def test_that_a_note_says_why_a_scenario_differs() -> None:
    fields: dict[str, Any] = {
        "id": "money-001",
        "scenario_id": "scenario-1",
        "project_id": "project-1",
        "source_id": "source-01",
        "amount_fen": 7,
    }

    assert list(allocation_problems(Override(note="省里\n减少", **fields))) == []
    (problem,) = allocation_problems(Override(note="\x00", **fields))
    assert problem.code == "text_has_control_characters"
