"""The sentence of every finding names its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import finding_text
from ecoplanner.model.finding import Finding
from tests.said_codes import codes_in_source
from tests.said_codes import LANGUAGES

if TYPE_CHECKING:
    from ecoplanner.messages import Language

#: What each finding rests on; `tests/model/checks` sees that the rules pass it.
EVIDENCE: dict[str, dict[str, object]] = {
    "costs_differ_from_need": {"need_fen": None, "parts_fen": 5},
    "zones_differ_from_need": {"need_fen": 7, "parts_fen": 5},
    "more_than_needed": {"need_fen": None, "allocated_fen": 5_000_000},
    "scenario_more_than_needed": {
        "need_fen": 1,
        "allocated_fen": 5,
        "scenario": "方案一",
    },
    "income_missing": {"need_fen": 1, "sources": "债券"},
    "scenario_income_missing": {"need_fen": 1, "sources": "债券", "scenario": "一"},
    "need_missing": {"need_fen": None},
    "outside_period": {"year": 2050, "first": 2021, "last": 2035},
    "money_outside_schedule": {"years": "2020、2030", "first": 2021, "last": 2025},
    "time_missing": {"words": ""},
    "time_unclear": {"words": "近期"},
    "place_without_zone": {"projects": 2},
    "places_unknown": {"words": "不存在镇"},
    "zone_contradicts_places": {"zones": "北部", "by_places": "南部"},
    "lead_missing": {},
    "name_differs": {"tables": "zones", "words": "矿山"},
    "ceiling_broken": {"limit_fen": 1, "allocated_fen": 2},
    "scenario_ceiling_broken": {"limit_fen": 1, "allocated_fen": 2, "scenario": "一"},
    "floor_missed": {"limit_fen": 2, "allocated_fen": 1},
    "scenario_floor_missed": {"limit_fen": 2, "allocated_fen": 1, "scenario": "一"},
    "floors_above_ceiling": {"limit_fen": 1, "against_fen": 2, "floors": "县 ≥ 2"},
    "floor_above_need": {"limit_fen": 2, "against_fen": 1},
    "ceiling_below_locked": {"limit_fen": 1, "against_fen": 2},
    "award_exceeded": {"limit_fen": 1, "allocated_fen": 2},
    "scenario_award_exceeded": {"limit_fen": 1, "allocated_fen": 2, "scenario": "一"},
    "award_not_claimable": {"allocated_fen": 2, "words": "实施期 3 年"},
    "award_barred": {"allocated_fen": 2, "words": "有责任主体"},
    "award_unanswered": {"count": 2, "words": "有责任主体"},
    "award_out_of_force": {"years": "2030", "first": 2024},
    "scenario_money_outside_schedule": {
        "years": "2030",
        "first": 2021,
        "last": 2025,
        "scenario": "方案一",
    },
    "start_outside_bounds": {"year": 2030, "bounds": "2021—2025"},
    "start_bounds_impossible": {
        "bounds": "2036—",
        "length": 2,
        "first": 2021,
        "last": 2035,
    },
    "links_contradict": {"others": "乙"},
}


def test_that_the_evidence_of_every_finding_is_known() -> None:
    found = codes_in_source()

    assert found["Finding"] | found["_about"] <= EVIDENCE.keys()


@pytest.mark.parametrize("code", EVIDENCE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_sentence_of_a_finding_names_its_row(
    code: str, language: Language
) -> None:
    finding = Finding(
        code=code,
        severity="error",
        table="projects",
        row_id="project-1",
        name="矿\n山 {need}",
        evidence=EVIDENCE[code],
    )

    text = finding_text(finding, language)

    assert "矿 山 {need}" in text
    assert text.isprintable()
    assert "None" not in text


def test_that_a_sentence_names_money_in_wan() -> None:
    finding = Finding(
        code="more_than_needed",
        severity="error",
        table="projects",
        row_id="a",
        name="甲",
        evidence={"need_fen": 10_780_000, "allocated_fen": 12_345_670_000},
    )

    assert "12,345.67 万元，超过资金需求 10.78 万元" in finding_text(finding, "zh")
