"""Adding named things from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.cli import main
from ecoplanner.model.agency import Agency
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--lang", "zh"])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "x.ecoplan"
    code = run(
        *("new", str(path), "--title", "规划", "--region", "某县"),
        *("--from", "2026", "--to", "2030"),
    )
    assert code == 0
    return path


def test_that_a_project_can_be_built_from_an_empty_plan(plan: Path) -> None:
    said = [
        ("add", str(plan), "agency", "水利局"),
        ("add", str(plan), "place", "甲镇"),
        ("add", str(plan), "zone", "东部分区"),
        ("add", str(plan), "task", "治水"),
        ("add", str(plan), "program", "水系工程", "--to", "治水"),
        ("add", str(plan), "project", "河道整治", "--to", "水系工程"),
        (
            *("set", str(plan), "河道整治", "need=1078", "leads=水利局"),
            *("places=甲镇", "zones=东部分区", "schedule=2026-2030"),
        ),
    ]

    assert [run(*each) for each in said] == [0] * len(said)

    with reading(plan) as reader:
        portfolio = reader.portfolio()
    (project,) = portfolio.all(Project)
    assert (project.name, project.need_fen) == ("河道整治", 1_078_000_000)
    assert portfolio.get(Program, project.program_id).name == "水系工程"


@pytest.mark.parametrize(
    "arguments",
    [
        ("project", "河道整治"),
        ("project", "河道整治", "--to", "没有的工程"),
        ("agency", "水利局", "--to", "县政府"),
        ("agency", " "),
        ("river", "锦江"),
    ],
)
def test_that_a_bad_call_leaves_the_plan_alone(
    plan: Path, arguments: tuple[str, ...]
) -> None:
    before = plan.read_bytes()

    assert run("add", str(plan), *arguments) == 2

    assert plan.read_bytes() == before


def test_that_a_name_can_be_added_only_once(plan: Path) -> None:
    assert run("add", str(plan), "agency", "水利局") == 0
    assert run("add", str(plan), "agency", "水利局") == 2

    with reading(plan) as reader:
        assert len(reader.portfolio().all(Agency)) == 1


def test_that_the_name_of_a_phase_gives_its_years(tmp_path: Path) -> None:
    path = tmp_path / "shanggao.ecoplan"
    assert run("sample", "shanggao", str(path)) == 0

    assert run("set", str(path), "非煤矿山源头治理", "schedule=近期") == 0

    with reading(path) as reader:
        portfolio = reader.portfolio()
    phase = portfolio.named(Phase, "近期")
    project = portfolio.named(Project, "非煤矿山源头治理")
    assert phase is not None
    assert project is not None
    assert project.schedule_text == "近期"
    assert (project.first_year, project.last_year) == (
        phase.first_year,
        phase.last_year,
    )
