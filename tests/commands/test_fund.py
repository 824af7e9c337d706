"""Funding scenarios: listed, made, renamed, locked, removed; and the actions."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ecoplanner.commands.fund import group
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

LISTED = {
    "zh": [
        ["筹资方案", "已安排（万元）", "缺口（万元）"],
        ["规划", "0", "193,578"],
        ["示例筹资方案（示例）", "180,559", "13,019"],
    ],
    "en": [
        ["scenario", "allocated", "(10,000", "yuan)", "gap", "(10,000", "yuan)"],
        ["the", "plan", "0", "193,578"],
        ["示例筹资方案", "(illustration)", "180,559", "13,019"],
    ],
}
ILLUSTRATION = "示例筹资方案"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("action", [["list"], []])
def test_that_scenarios_are_listed_after_the_plan(
    run: Callable[..., Ran], shanggao_file: Path, language: str, action: list[str]
) -> None:
    ran = run("fund", shanggao_file, *action, "--lang", language)

    assert ran.code == 0
    assert [line.split() for line in ran.out.splitlines()] == LISTED[language]


def test_that_the_list_is_data_too(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    with_action = run("fund", shanggao_file, "list", "--format", "json").json
    without = run("fund", shanggao_file, "--format", "json").json

    assert with_action == without
    assert with_action[1]["name"] == ILLUSTRATION
    assert with_action[1]["gap_fen"] == 13_019_000_000


@pytest.mark.parametrize("name", [*group.ACTIONS])
def test_that_an_action_says_what_it_does_or_that_it_is_to_come(
    run: Callable[..., Ran], plan_file: Path, name: str
) -> None:
    ran = run("fund", plan_file, name, "--help")

    assert ran.code == 0
    assert "Usage: " in ran.out


def test_that_an_action_shows_an_example(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    actions = [name for name in group.ACTIONS if name not in _OTHERS]

    for name in actions:
        assert f"ecoplanner fund plan.ecoplan {name}" in " ".join(
            run("fund", plan_file, name, "--help").out.split()
        )


#: Written beside these commands, with tests of their own.
_OTHERS = {"solve", "choose", "frontier", "award"}


def test_that_an_action_that_is_to_come_says_so(
    refused: Callable[..., str], plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(group.ACTIONS, "solve", ("later:solve", "Later."))

    said = refused("fund", plan_file, "solve", "甲", "--percent", "3", "--lang", "zh")

    assert said == "fund solve 还没有做：这个版本不支持。"


def test_that_the_help_lists_all_actions(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    out = run("fund", "--help").out

    assert run("fund", plan_file, "-h").out == out
    for name, (_, text) in group.ACTIONS.items():
        assert f"  {name} " in out
        assert text.split()[0] in out


@pytest.mark.usefixtures("untouched")
def test_that_other_words_are_refused(
    refused: Callable[..., str], plan_file: Path
) -> None:
    assert "burn" in refused("fund", plan_file, "burn")
    assert "x" in refused("fund", plan_file, "list", "x")
    assert "list" in refused("fund", plan_file, "--format", "json", "list")


def test_that_no_action_loads_what_it_does_not_need(plan_file: Path) -> None:
    code = (
        "import sys, ecoplanner.cli\n"
        "try: ecoplanner.cli.main(['fund', sys.argv[1], 'list'])\n"
        "except SystemExit: pass\n"
        "print({'numpy', 'pandas', 'highspy', 'PySide6'} & set(sys.modules))\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code, str(plan_file)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )

    assert ran.stdout.splitlines()[-1] == "set()"


def test_that_a_scenario_is_made_from_the_plan_or_another(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    empty = run("fund", shanggao_file, "new", "空白", "--lang", "zh")
    copy = run(
        *("fund", shanggao_file, "new", "副本", "--like", ILLUSTRATION),
        *("--note", "试算", "--format", "json"),
    ).json
    rows = run("fund", shanggao_file, "list", "--format", "json").json

    assert empty.out == "已新建筹资方案：空白（由规划而来）\n"
    assert copy["made_from"] == ILLUSTRATION
    assert [(row["name"], row["allocated_fen"] // 10**6) for row in rows] == [
        (None, 0),
        (ILLUSTRATION, 180_559),
        ("空白", 0),
        ("副本", 180_559),
    ]
    assert rows[3]["note"] == "试算"


def test_that_a_scenario_is_renamed_and_deleted_in_words(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    renamed = run("fund", shanggao_file, "rename", ILLUSTRATION, "基准", "--lang", "zh")
    deleted = run("fund", shanggao_file, "delete", "基准")
    steps = run("history", shanggao_file, "--format", "json").json

    assert renamed.out == "已改名：基准\n"
    assert deleted.out == "Deleted: 基准\n"
    assert [step["label"] for step in steps] == [
        f"方案改名：{ILLUSTRATION} → 基准",
        "delete scenario: 基准",
    ]


def test_that_a_locked_scenario_is_refused(
    run: Callable[..., Ran], refused: Callable[..., str], shanggao_file: Path
) -> None:
    locked = run("fund", shanggao_file, "lock", "--scenario", ILLUSTRATION)
    before = shanggao_file.read_bytes()
    calls = [
        ("rename", ILLUSTRATION, "x"),
        ("delete", ILLUSTRATION),
        ("mix", "--scenario", ILLUSTRATION, "--share", "社会资本=20"),
        (
            *("allocate", "--scenario", ILLUSTRATION, "--project", "森林抚育"),
            *("--source", "行业专项资金", "2023=5"),
        ),
        ("ceiling", "add", "--scenario", ILLUSTRATION, "--most", "5"),
        (
            *("stress", "--scenario", ILLUSTRATION, "--source", "中央"),
            *("--fails", "--apply"),
        ),
        ("backfill", "--scenario", ILLUSTRATION, "--rule", "fill:行业专项资金"),
        ("lock", "--scenario", ILLUSTRATION, "--source", "中央"),
    ]

    for call in calls:
        said = refused("fund", shanggao_file, *call, "--lang", "zh")
        assert f"{shanggao_file}：筹资方案“{ILLUSTRATION}”已锁定，不能修改" in said
    assert shanggao_file.read_bytes() == before
    assert locked.out == f"Locked: {ILLUSTRATION}\n"
    assert run("fund", shanggao_file, "unlock", "--scenario", ILLUSTRATION).code == 0
    assert run("fund", shanggao_file, "rename", ILLUSTRATION, "x").code == 0


def test_that_money_of_a_source_is_locked_for_projects(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    scope = ("--project", "森林抚育", "--source", "县级财政专项资金")
    said = run("fund", shanggao_file, "lock", *scope, "--lang", "zh").out
    with reading(shanggao_file) as reader:
        count = reader.value("SELECT count(*) FROM funding_locks")
    opened = run("fund", shanggao_file, "unlock", *scope).out
    with reading(shanggao_file) as reader:
        left = reader.value("SELECT count(*) FROM funding_locks")

    assert said == "已锁定：规划 县级财政专项资金\n"
    assert opened == "Unlocked: the plan 县级财政专项资金\n"
    assert (count, left) == (1, 0)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["lock"], "--scenario or --source"),
        (
            ["lock", "--scenario", "x", "--project", "废弃矿山"],
            "--program and --project go with --source",
        ),
        (["unlock", "--scenario", "x"], "There is no scenario named “x”"),
        (["delete", "x"], "There is no scenario named “x”"),
        (["new", "甲", "--like", "x"], "There is no scenario named “x”"),
        (["new", ""], "empty"),
    ],
)
def test_that_a_scenario_has_to_be_named_rightly(
    refused: Callable[..., str], plan_file: Path, call: list[str], said: str
) -> None:
    assert said in refused("fund", plan_file, *call)
