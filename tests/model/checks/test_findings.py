"""All rules together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model import checks
from ecoplanner.model.annex import Waiver
from ecoplanner.model.samples import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


def test_that_an_empty_plan_has_no_findings(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    assert checks.findings(make_portfolio()) == []


def test_that_errors_come_first(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    portfolio = make_portfolio(
        make_project(need_fen=None),
        make_project(id="project-2", name="乙", first_year=None, last_year=None),
        make_project(id="project-3", name="丙", last_year=2050),
    )

    found = checks.findings(portfolio)

    assert [(each.severity, each.code) for each in found] == [
        ("error", "outside_period"),
        ("warning", "need_missing"),
        ("warning", "lead_missing"),
        ("warning", "lead_missing"),
        ("warning", "lead_missing"),
        ("notice", "time_missing"),
    ]


@pytest.mark.parametrize(
    ("code", "of_id", "field", "waived"),
    [
        ("outside_period", "project-1", "last_year", "上级要求"),
        ("outside_period", "project-1", "first_year", None),
        ("outside_period", "project-2", "last_year", None),
        ("time_missing", "project-1", "last_year", None),
    ],
)
def test_that_a_waiver_speaks_of_one_finding(  # noqa: PLR0913, PLR0917 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    code: str,
    of_id: str,
    field: str,
    waived: str | None,
) -> None:
    waiver = Waiver(
        id="waiver-01",
        code=code,
        of_table="projects",
        of_id=of_id,
        field=field,
        reason="上级要求",
    )
    portfolio = make_portfolio(make_project(last_year=2050), waiver)

    found = [
        each for each in checks.findings(portfolio) if each.code == "outside_period"
    ]

    assert [each.waived for each in found] == [waived]


def test_that_the_known_flaws_of_shanggao_are_found(
    sample_portfolio: Callable[[str], Portfolio],
) -> None:
    found = checks.findings(sample_portfolio("shanggao"))

    said = {(each.code, each.name) for each in found if each.severity != "notice"}
    assert said == {
        ("need_missing", "非煤矿山源头治理"),
        ("place_without_zone", "锦江镇"),
        ("place_without_zone", "锦阳街道"),
        ("place_without_zone", "工业园区"),
        ("zone_contradicts_places", "小流域水土保持综合治理"),
    }
    (conflict,) = (e for e in found if e.code == "zone_contradicts_places")
    assert conflict.evidence == {"zones": "中南部、西南部", "by_places": "东北部"}
    variants = {each.name for each in found if each.code == "name_differs"}
    assert variants == {
        "森林生态保护修复重大工程",
        "土地开发补充耕地项目",
        "城镇污水管网建设工程",
        "受污染耕地安全利用",
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_that_no_sample_has_an_error(
    sample_portfolio: Callable[[str], Portfolio], name: str
) -> None:
    found = checks.findings(sample_portfolio(name))

    assert [each for each in found if each.severity == "error"] == []
