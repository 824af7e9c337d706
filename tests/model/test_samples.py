"""The bundled plans against the figures of their documents."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner import paths
from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import sample_title
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store.document import Document
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.portfolio import Portfolio

WAN = 1_000_000


def _leaves(portfolio: Portfolio) -> list[Indicator]:
    rows = portfolio.all(Indicator)
    return [row for row in rows if not portfolio.having(Indicator, "parent_id", row.id)]


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_has_the_same_ids_on_each_build(name: str) -> None:
    rows = sample_rows(name)

    assert rows == sample_rows(name)
    assert len({row.id for row in rows}) == len(rows)


def test_that_two_samples_share_no_row() -> None:
    ids = Counter(row.id for name in SAMPLES for row in sample_rows(name))

    assert ids.most_common(1)[0][1] == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_can_be_stored(name: str) -> None:
    rows = sample_rows(name)

    document = Document.in_memory(lambda writer: writer.save(*rows))

    assert set(document.portfolio().all(Target)) == {
        row for row in rows if isinstance(row, Target)
    }
    document.close()


@pytest.mark.parametrize("name", ["", "nanjing", "../shanggao", "shanggao.json"])
def test_that_there_is_no_other_sample(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        sample_rows(name)

    assert caught.value.params == {"table": "samples", "name": name}


def test_that_samples_have_the_titles_of_their_documents() -> None:
    assert [sample_title(name) for name in SAMPLES] == [
        "上高县国土空间生态修复规划（2021—2035年）",
        "吉林省国土空间生态修复规划（2021-2035年）",
        "吉林省自然生态保护“十四五”规划",
        "美丽吉林建设规划纲要（2024—2035年）",
    ]


def test_that_shanggao_has_the_size_of_its_document(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("shanggao")

    assert [zone.area_m2 for zone in portfolio.all(Zone)] == [
        505_070_000,
        331_730_000,
        510_660_000,
    ]
    counts = {kind: len(portfolio.all(kind)) for kind in (Task, Program, Project)}
    assert counts == {Task: 5, Program: 5, Project: 17}
    assert len(portfolio.all(Agency)) == 5
    assert len(_leaves(portfolio)) == 16
    assert [(p.first_year, p.last_year) for p in portfolio.all(Phase)] == [
        (2021, 2025),
        (2026, 2030),
        (2031, 2035),
    ]


def test_that_sixteen_projects_of_shanggao_are_priced(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("shanggao")
    unpriced = [row for row in portfolio.all(Project) if row.need_fen is None]

    assert [row.name for row in unpriced] == ["非煤矿山源头治理"]
    assert [row.is_printed for row in unpriced] == [False]
    assert need_fen(portfolio) == 193_578 * WAN


def test_that_shanggao_sets_no_money_aside_and_splits_no_cost(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("shanggao")

    assert portfolio.all(Allocation) == ()
    assert portfolio.all(Cost) == ()
    assert {row.root for row in portfolio.all(Source)} == {"central", "local", "social"}
    roots = [row for row in portfolio.all(Source) if row.parent_id is None]
    assert len(roots) == 3


def test_that_the_links_of_shanggao_lead_somewhere(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("shanggao")
    links = portfolio.all(ProjectZone)

    assert all(portfolio.get(Project, link.project_id) for link in links)
    printed = [row for row in portfolio.all(Project) if row.is_printed]
    assert all(portfolio.having(ProjectZone, "project_id", p.id) for p in printed)
    assert all(portfolio.having(ProjectAgency, "project_id", p.id) for p in printed)
    villages = portfolio.all(ZoneVillage)
    partly = {row.id for row in portfolio.all(ZonePlace) if row.coverage != "whole"}
    assert {village.zone_place_id for village in villages} == partly


def test_that_the_illustration_of_shanggao_spreads_each_need_in_whole_wan(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("shanggao")
    (scenario,) = portfolio.all(Scenario)
    parts = allotted(portfolio, scenario)

    assert scenario.is_illustration
    assert "示例" in scenario.name
    assert "虚构" in scenario.note
    assert all(part.amount_fen % WAN == 0 for part in parts)
    assert {part.year for part in parts} == {2021, 2022, 2023, 2024, 2025}
    assert {part.tier for part in parts} == {"secured", "applied", "intended"}
    by_program = {row.name: 0 for row in portfolio.all(Program)}
    for part in parts:
        project = portfolio.get(Project, part.project_id)
        by_program[portfolio.get(Program, project.program_id).name] += part.amount_fen
    percents = {
        "矿山生态修复重大工程": 95,
        "水生态和湿地保护修复重大工程": 95,
        "森林生态保护修复重大工程": 100,
        "农村土地综合整治与土壤污染防治重大工程": 95,
        "城乡生态功能与人居品质提升重大工程": 85,
    }
    for program in portfolio.all(Program):
        projects = portfolio.having(Project, "program_id", program.id)
        wanted = sum(p.need_fen or 0 for p in projects) * percents[program.name] // 100
        assert abs(by_program[program.name] - wanted) < len(projects) * WAN


def test_that_the_restoration_of_jilin_has_the_size_of_its_document(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("jilin-restoration")
    kinds = Counter(zone.kind for zone in portfolio.all(Zone))
    targets = [row for row in portfolio.all(Target) if row.kind == "target"]

    assert kinds == {"zone": 3, "key_area": 7}
    assert (len(portfolio.all(Task)), len(portfolio.all(Program))) == (10, 12)
    assert portfolio.all(Project) == ()
    assert [target.year for target in targets] == [2025] * 5
    assert sorted(target.text for target in targets) == [
        "10150",
        "45.22",
        "5525",
        "72.3",
        "依据国家下达任务确定",
    ]


def test_that_the_nature_plan_of_jilin_has_the_indicators_of_its_document(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("jilin-nature-14fyp")

    assert len(portfolio.all(IndicatorGroup)) == 3
    assert len(_leaves(portfolio)) == 21
    assert sum(row.is_numbered for row in portfolio.all(Indicator)) == 20


def test_that_beautiful_jilin_has_the_size_of_its_document(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    portfolio = sample_portfolio("beautiful-jilin")
    targets = [row for row in portfolio.all(Target) if row.kind == "target"]

    assert [(p.first_year, p.last_year) for p in portfolio.all(Phase)] == [
        (2024, 2027),
        (2028, 2030),
        (2031, 2035),
    ]
    assert (len(portfolio.all(Task)), len(portfolio.all(Program))) == (6, 30)
    assert {target.year for target in targets} == {2027, 2030, 2035}


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Put a plan of the test in the place of the sample `shanggao`."""
    (tmp_path / "samples").mkdir()
    years = {"base_year": 2020, "first_year": 2021, "last_year": 2025}
    plan = {"title": "甲", "region": "乙", **years}

    def write(project: dict[str, Any], **more: Any) -> None:
        projects = [{"name": "项目", **project}]
        programs = [{"name": "工程", "projects": projects}]
        text = json.dumps({"plan": plan, "programs": programs, **more})
        path = tmp_path / "samples" / "shanggao.json"
        path.write_text(text, encoding="utf-8")

    monkeypatch.setattr(paths, "resource", tmp_path.joinpath)
    return write


@pytest.mark.parametrize(
    ("wan", "fen"),
    [("10.5", 10_500_000), ("0", 0), ("0.000001", 1), ("35.535678", 35_535_678)],
)
def test_that_amounts_of_a_sample_are_read_to_the_fen(
    say: Callable[..., None], wan: str, fen: int
) -> None:
    say({"need_wan": wan})

    (project,) = (row for row in sample_rows("shanggao") if isinstance(row, Project))

    assert project.need_fen == fen


@pytest.mark.parametrize("wan", ["0.0000001", "1.23456789"])
def test_that_an_amount_finer_than_a_fen_stops_a_sample(
    say: Callable[..., None], wan: str
) -> None:
    say({"need_wan": wan})

    with pytest.raises(ValueError, match=wan):
        sample_rows("shanggao")


def test_that_a_name_that_nothing_bears_stops_a_sample(
    say: Callable[..., None],
) -> None:
    say({"leads": ["水利局"]})

    with pytest.raises(NotFoundError) as caught:
        sample_rows("shanggao")

    assert caught.value.params == {"table": "agencies", "name": "水利局"}


def test_that_costs_quantities_and_parents_of_a_sample_become_rows(
    say: Callable[..., None],
) -> None:
    mix = {
        "project": "项目",
        "years": {"2021": "1", "2022": "0"},
        "sources": [{"source": "中央", "percent": "50"}],
    }
    say(
        {
            "need_wan": "3",
            "costs": [{"kind": "other", "amount_wan": "3"}],
            "quantities": [{"name": "矿山", "value": "34", "unit": "座"}],
        },
        places=[{"name": "市"}, {"name": "县", "parent": "市"}],
        zones=[{"name": "大区"}, {"name": "小区", "parent": "大区"}],
        sources=[{"name": "中央", "root": "central", "level": "central"}],
        scenarios=[{"name": "空方案"}, {"name": "单项", "mixes": [mix]}],
    )

    rows: dict[str, list[Any]] = {}
    for row in sample_rows("shanggao"):
        rows.setdefault(row.TABLE, []).append(row)

    assert [row.amount_fen for row in rows["costs"]] == [3 * WAN]
    assert [(row.value, row.unit) for row in rows["quantities"]] == [("34", "座")]
    for table in ("places", "zones"):
        assert rows[table][1].parent_id == rows[table][0].id
    assert [(row.year, row.tier, row.amount_fen) for row in rows["overrides"]] == [
        (2021, "intended", 2 * WAN)
    ]


def test_that_a_mix_of_a_project_without_a_price_gives_nothing(
    say: Callable[..., None],
) -> None:
    mix = {"project": "项目", "years": {"2021": "1"}, "sources": []}
    say({}, scenarios=[{"name": "单项", "mixes": [mix]}])

    assert not [row for row in sample_rows("shanggao") if row.TABLE == "overrides"]
