"""A plan as plain JSON values."""

from __future__ import annotations

import json
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner import records
from ecoplanner.model import checks
from ecoplanner.model.funding import Scenario
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import Quantity
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.shares import shares
from ecoplanner.model.shares import WAYS

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document


def _portfolio(*rows: Any) -> Portfolio:
    found: dict[type[Any], dict[str, Any]] = {}
    for row in rows:
        found.setdefault(type(row), {})[row.id] = row
    return Portfolio(found)


@pytest.fixture(scope="module")
def shanggao() -> Portfolio:
    """The bundled county plan."""
    return _portfolio(*sample_rows("shanggao"))


def test_that_info_says_what_a_plan_is(shanggao: Portfolio) -> None:
    said = records.info(shanggao)

    counts = said.pop("counts")
    assert len(said.pop("id")) == 20
    assert isinstance(said.pop("schema_version"), int)
    assert said == {
        "title": "上高县国土空间生态修复规划（2021—2035年）",
        "region": "上高县",
        "level": "county",
        "base_year": 2020,
        "years": [2021, 2035],
        "phases": [
            {"name": "近期", "years": [2021, 2025]},
            {"name": "中期", "years": [2026, 2030]},
            {"name": "远景", "years": [2031, 2035]},
        ],
        "need_fen": 193_578_000_000,
        "allocated_fen": 0,
        "gap_fen": 193_578_000_000,
    }
    assert counts == {
        "zones": 3,
        "key_areas": 0,
        "places": 33,
        "tasks": 5,
        "programs": 5,
        "projects": 17,
        "agencies": 5,
        "sources": 23,
        "indicators": 16,
        "scenarios": 1,
    }


def test_that_key_areas_are_counted_apart_from_zones() -> None:
    counts = records.info(_portfolio(*sample_rows("jilin-restoration")))["counts"]

    assert (counts["zones"], counts["key_areas"]) == (3, 7)


def test_that_an_indicator_that_only_heads_others_does_not_count() -> None:
    rows = sample_rows("jilin-nature-14fyp")

    assert records.info(_portfolio(*rows))["counts"]["indicators"] == 21
    assert sum(row.TABLE == "indicators" for row in rows) > 21


def test_that_a_project_has_the_keys_that_scripts_rely_on(shanggao: Portfolio) -> None:
    said = records.projects(shanggao)

    assert len(said) == 17
    assert set(said[0]) == {
        *("id", "program", "task", "name", "zones", "places", "places_text"),
        *("content", "quantities", "years", "schedule_text", "leads", "supports"),
        *("need_fen", "printed"),
    }
    assert {key: said[0][key] for key in ("name", "years", "leads", "need_fen")} == {
        "name": "历史遗留废弃矿山生态修复",
        "years": [2021, 2025],
        "leads": ["自然资源局"],
        "need_fen": 1_078_000_000,
    }
    assert [row["need_fen"] for row in said].count(None) == 1
    assert all(set(q) >= {"name", "value", "unit"} for q in said[0]["quantities"])


def test_that_projects_come_in_the_order_of_the_annex(shanggao: Portfolio) -> None:
    programs = [row.name for row in shanggao.all(Program)]

    order = [programs.index(row["program"]) for row in records.projects(shanggao)]

    assert order == sorted(order)


def test_that_programmes_come_before_positions() -> None:
    first = Program(id="program-1", name="一", position=1)
    second = Program(id="program-2", name="二", position=2)
    projects = [
        Project(id="project-1", program_id="program-2", name="甲", position=1),
        Project(id="project-2", program_id="program-1", name="乙", position=3),
        Project(id="project-3", program_id="program-1", name="丙", position=2),
    ]

    said = records.projects(_portfolio(first, second, *projects))

    assert [row["name"] for row in said] == ["丙", "乙", "甲"]
    assert {row["task"] for row in said} == {None}


@pytest.mark.parametrize(
    ("value", "upper", "said"),
    [
        ("34", None, (34, None)),
        ("56.438", "60", (56.438, 60)),
        ("0.10", None, (0.1, None)),
        ("-3", "007", (-3, 7)),
        ("9" * 40, None, (int("9" * 40), None)),
    ],
)
def test_that_a_quantity_is_a_number(
    value: str, upper: str | None, said: tuple[float, float | None]
) -> None:
    quantity = Quantity(
        id="amount-1", project_id="project-1", name="矿山", value=value, upper=upper
    )
    project = Project(id="project-1", program_id="program-1", name="甲")
    rows = (Program(id="program-1", name="一"), project, quantity)

    (found,) = records.projects(_portfolio(*rows))[0]["quantities"]

    assert (found["value"], found["upper"]) == said
    assert type(found["value"]) is type(said[0])


@pytest.mark.parametrize("by", WAYS)
def test_that_shares_add_up_to_the_total(shanggao: Portfolio, by: Any) -> None:
    said = records.shares(shares(shanggao, by), None, "zh")

    assert (said["by"], said["scenario"]) == (by, None)
    assert said["total_fen"] == 193_578_000_000
    assert sum(row["amount_fen"] for row in said["rows"]) == said["total_fen"]
    assert abs(sum(row["share"] for row in said["rows"]) - 1) < 1e-12
    for row in said["rows"]:
        assert set(row) == {"key", "name", "amount_fen", "share"}
        assert row["name"]
        assert row["share"] == row["amount_fen"] / said["total_fen"]


def test_that_shares_of_nothing_are_nothing() -> None:
    rows = [row for row in sample_rows("beautiful-jilin") if row.TABLE != "projects"]

    said = records.shares(shares(_portfolio(*rows), "program"), None, "zh")

    assert {row["share"] for row in said["rows"]} == {0}


@pytest.mark.parametrize(
    ("by", "key", "name", "zh", "en"),
    [
        ("program", "abc", "矿山", "矿山", "矿山"),
        ("source", "gap", "", "资金缺口", "gap"),
        ("tier", "secured", "", "已落实", "secured"),
        ("tier", "gap", "", "资金缺口", "gap"),
        ("task", "", "", "未归任务", "no task"),
        ("zone", "", "", "未分区", "no zone"),
        ("agency", "", "", "未定单位", "no lead"),
        ("year", "", "", "未定年度", "no year"),
    ],
)
def test_that_a_part_that_is_no_row_has_a_name(
    by: str, key: str, name: str, zh: str, en: str
) -> None:
    assert records.share_name(by, key, name, "zh") == zh
    assert records.share_name(by, key, name, "en") == en


def test_that_a_finding_says_where_and_why(shanggao: Portfolio) -> None:
    found = next(
        each for each in checks.findings(shanggao) if each.code == "need_missing"
    )

    said = records.finding(found, "zh")

    assert said == {
        "code": "need_missing",
        "severity": "warning",
        "message": "“非煤矿山源头治理”没有资金需求：填上金额，或说明为什么不计。",
        "where": {
            "table": "projects",
            "id": found.row_id,
            "name": "非煤矿山源头治理",
            "field": "need_fen",
        },
        "evidence": {"need_fen": None},
        "waived": None,
    }


def test_that_every_finding_of_a_plan_is_plain_json(shanggao: Portfolio) -> None:
    said = [records.finding(each, "en") for each in checks.findings(shanggao)]

    assert json.loads(json.dumps(said)) == said


def test_that_history_says_who_did_what(document: Document) -> None:
    with document.edit("改名") as writer:
        project = writer.get(Project, "project-1")
        writer.delete(project)
    document.undo()

    first, second = records.history(document)

    assert (first["seq"], first["kind"], first["of"]) == (1, "edit", None)
    assert (second["seq"], second["kind"], second["of"]) == (2, "undo", 1)
    assert {first["who"], second["who"]} == {"张三"}
    assert first["label"] == "改名"
    (change,) = first["changes"]
    assert (change["table"], change["id"], change["after"]) == (
        "projects",
        "project-1",
        None,
    )
    assert change["before"]["name"] == "废弃矿山"
    assert json.loads(json.dumps([first, second])) == [first, second]


def test_that_scenarios_begin_with_the_plan(shanggao: Portfolio) -> None:
    own, illustration = records.scenarios(shanggao)

    need = 193_578_000_000
    assert own == {
        "name": None,
        "is_plan": True,
        "is_illustration": False,
        "note": "",
        "need_fen": need,
        "allocated_fen": 0,
        "gap_fen": need,
    }
    assert illustration["name"] == shanggao.all(Scenario)[0].name
    assert illustration["is_illustration"]
    assert not illustration["is_plan"]
    assert illustration["allocated_fen"] + illustration["gap_fen"] == need
