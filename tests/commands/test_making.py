"""Commands that make plan files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Source
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.plan import Plan
    from tests.commands.conftest import Ran

COUNTY = ("--title", "规划", "--region", "上高县", "--from", "2026", "--to", "2030")


def _plan(path: Path) -> Plan:
    with reading(path) as reader:
        return reader.portfolio().plan


def test_that_a_new_plan_is_empty_but_for_the_roots_of_money(
    run: Callable[..., Ran], plans: Path
) -> None:
    path = plans / "新 规划.ecoplan"

    ran = run("new", path, *COUNTY)

    assert (ran.code, ran.out, ran.err) == (0, f"Made {path}\n", "")
    assert list(plans.iterdir()) == [path]
    with reading(path) as reader:
        portfolio = reader.portfolio()
    plan = portfolio.plan
    assert (plan.title, plan.region, plan.level) == ("规划", "上高县", "county")
    assert (plan.base_year, plan.first_year, plan.last_year) == (2025, 2026, 2030)
    assert len(portfolio.all(Source)) == 3


def test_that_a_new_plan_says_its_level_and_base_year(
    run: Callable[..., Ran], plans: Path
) -> None:
    path = plans / "a.ecoplan"

    run("new", path, *COUNTY, "--level", "province", "--base", "2020")

    plan = _plan(path)
    assert (plan.level, plan.base_year) == ("province", 2020)


def test_that_names_keep_their_signs(run: Callable[..., Ran], plans: Path) -> None:
    path = plans / "(b)&.ecoplan"

    run("new", path, *COUNTY, "--title", " <b>&'\" ", "--region", "甲/乙")

    plan = _plan(path)
    assert (plan.title, plan.region) == ("<b>&'\"", "甲/乙")


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_new_plan_takes_over_the_frame_of_a_sample(
    run: Callable[..., Ran], plans: Path, name: str
) -> None:
    new, old = plans / "new.ecoplan", plans / "old.ecoplan"
    run("sample", name, old)

    assert run("new", new, *COUNTY, "--template", name).code == 0

    said = run("info", new, "--format", "json").json
    frame = run("info", old, "--format", "json").json["counts"]
    for key in ("zones", "key_areas", "places", "tasks", "programs", "agencies"):
        assert said["counts"][key] == frame[key]
    assert said["counts"]["indicators"] == frame["indicators"]
    assert said["counts"]["sources"] == (frame["sources"] or 3)
    assert (said["counts"]["projects"], said["counts"]["scenarios"]) == (0, 0)
    assert (said["need_fen"], said["phases"], said["years"]) == (0, [], [2026, 2030])
    assert said["title"] == "规划"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("--from", "2030", "--to", "2026"), "2030 comes after 2026"),
        (("--from", "1", "--to", "2"), "First year 1 is no likely year"),
        (("--from", "2026", "--to", "20300"), "Last year 20300 is no likely year"),
        (("--from", "9" * 30, "--to", "9" * 30), "is no likely year"),
        (("--from", "x"), "'x' is not a valid integer"),
        (("--to", "2030.5"), "'2030.5' is not a valid integer"),
        (("--base", "-1"), "Base year -1 is no likely year"),
        (("--title", ""), "Title is empty"),
        (("--title", "字" * 10_000), "Title has 10000 characters, at most 200"),
        (("--title", "a\x1b[2Jb"), "Title has the control character U+001B"),
        (("--region", "\u3000"), "Region is empty"),
        (("--region", "a\nb"), "Region has the control character U+000A"),
        (("--level", "state"), "'state' is not one of"),
        (("--template", "nanjing"), "'nanjing' is not one of"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_a_bad_plan_is_not_made(
    refused: Callable[..., str], plans: Path, changes: tuple[str, ...], said: str
) -> None:
    assert said in refused("new", plans / "a.ecoplan", *COUNTY, *changes)


@pytest.mark.usefixtures("untouched")
def test_that_all_problems_of_a_new_plan_are_said_at_once(
    refused: Callable[..., str], plans: Path
) -> None:
    said = refused(
        *("new", plans / "a.ecoplan", "--lang", "zh", "--title", "", "--region", ""),
        *("--from", "2030", "--to", "2026"),
    )

    assert said == (
        f"{plans / 'a.ecoplan'}：规划：规划名称不能为空：填上它。 "
        "地区不能为空：填上它。 "
        "起止年份颠倒：2030 在 2026 之后，对调它们。"
    )


@pytest.mark.parametrize("missing", ["--title", "--region", "--from", "--to"])
@pytest.mark.usefixtures("untouched")
def test_that_what_a_new_plan_needs_is_named(
    refused: Callable[..., str], plans: Path, missing: str
) -> None:
    at = COUNTY.index(missing)

    said = refused("new", plans / "a.ecoplan", *COUNTY[:at], *COUNTY[at + 2 :])

    assert f"Missing option '{missing}'" in said


@pytest.mark.parametrize(
    "arguments", [("new", "{}", *COUNTY), ("sample", "shanggao", "{}")]
)
@pytest.mark.usefixtures("untouched")
def test_that_an_existing_file_is_left_alone(
    refused: Callable[..., str], plan_file: Path, arguments: tuple[str, ...]
) -> None:
    filled = [each.replace("{}", str(plan_file)) for each in arguments]

    assert refused(*filled) == (
        f"{plan_file} exists already and was not overwritten: choose another name."
    )


@pytest.mark.parametrize(
    "arguments", [("new", "{}", *COUNTY), ("sample", "shanggao", "{}")]
)
@pytest.mark.usefixtures("untouched")
def test_that_a_place_where_no_file_can_be_is_named(
    refused: Callable[..., str], plans: Path, arguments: tuple[str, ...]
) -> None:
    for target in (plans / "none" / "a.ecoplan", plans / ("名" * 10_000)):
        filled = [each.replace("{}", str(target)) for each in arguments]

        assert str(target)[:100] in refused(*filled)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_becomes_a_plan_file(
    run: Callable[..., Ran], plans: Path, name: str
) -> None:
    path = plans / f"{name}.ecoplan"

    ran = run("sample", name, path, "--lang", "zh")

    assert (ran.code, ran.out) == (0, f"已建立 {path}\n")
    assert run("info", path).code == 0


def test_that_a_sample_has_the_same_ids_each_time(
    run: Callable[..., Ran], plans: Path
) -> None:
    said = []
    for path in (plans / "a.ecoplan", plans / "b.ecoplan"):
        run("sample", "shanggao", path)
        said.append(run("projects", path, "--format", "json").json)

    assert said[0] == said[1]


def test_that_the_samples_are_listed(run: Callable[..., Ran]) -> None:
    lines = run("sample", "--list").out.splitlines()

    assert [line.split("  ")[0] for line in lines] == list(SAMPLES)
    assert lines[0] == "shanggao  上高县国土空间生态修复规划（2021—2035年）"


@pytest.mark.parametrize("arguments", [(), ("shanggao",)])
@pytest.mark.usefixtures("untouched")
def test_that_a_sample_needs_a_name_and_a_file(
    refused: Callable[..., str], arguments: tuple[str, ...]
) -> None:
    assert "NAME PLAN, or --list" in refused("sample", *arguments)


@pytest.mark.usefixtures("untouched")
def test_that_an_unknown_sample_is_named(
    refused: Callable[..., str], plans: Path
) -> None:
    said = refused("sample", "nanjing", plans / "a.ecoplan", "--lang", "zh")

    assert said == "没有名为“nanjing”的示例规划：检查名称。"


@pytest.mark.parametrize("is_clean", [False, True])
def test_that_a_copy_has_the_plan_and_perhaps_its_history(
    run: Callable[..., Ran], plan_file: Path, plans: Path, *, is_clean: bool
) -> None:
    target = plans / "copy.ecoplan"
    run("set", plan_file, "废弃矿山", "need=5")
    before = plan_file.read_bytes()

    ran = run("copy", plan_file, target, *(["--clean"] if is_clean else []))

    assert (ran.code, ran.out) == (0, f"Saved {target}\n")
    assert plan_file.read_bytes() == before
    assert sorted(plans.iterdir()) == sorted([plan_file, target])
    projects = [
        run("projects", path, "--format", "json").json for path in (plan_file, target)
    ]
    assert projects[0] == projects[1]
    steps = run("history", target, "--format", "json").json
    assert len(steps) == (0 if is_clean else 1)


@pytest.mark.usefixtures("untouched")
def test_that_a_copy_replaces_nothing(
    refused: Callable[..., str], plan_file: Path
) -> None:
    assert "exists already" in refused("copy", plan_file, plan_file)
    assert "Missing argument 'TARGET'" in refused("copy", plan_file)


@pytest.mark.usefixtures("untouched")
def test_that_a_copy_of_no_plan_is_refused(
    refused: Callable[..., str], plans: Path
) -> None:
    missing = plans / "missing.ecoplan"

    assert str(missing) in refused("copy", missing, plans / "b.ecoplan")


def test_that_a_plan_somebody_edits_can_be_copied(
    run: Callable[..., Ran], plan_file: Path, plans: Path
) -> None:
    target = plans / "copy.ecoplan"
    document = Document.open(plan_file)
    try:
        done = run("copy", plan_file, target)
    finally:
        document.close()

    assert done.code == 0
    with reading(plan_file) as one, reading(target) as other:
        assert content_digest(one) == content_digest(other)
