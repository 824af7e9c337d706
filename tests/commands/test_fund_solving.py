"""`fund PLAN solve`: the best mix under limits, or why none is."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Scenario
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = ("--scenario", "示例筹资方案")
NEAREST = (*("--nearest", "--at-most"), "县级财政专项资金=8000", *BASE)


def given(path: Path, name: str) -> dict[Any, int]:
    with reading(path) as reader:
        portfolio = reader.portfolio()
    scenario = portfolio.named(Scenario, name)
    assert scenario is not None
    return {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in allotted(portfolio, scenario)
    }


def test_that_the_least_of_a_source_is_found_in_json(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    limits = ("--at-most", "社会资本=10%", "--at-most", "中央=90000")
    keep = ("--keep", "政府性基金预算结转资金", "--keep", "一般公共预算结转结余资金")
    call = ("solve", "--minimise", "县级财政专项资金", *limits, *keep, *BASE)

    ran = run("fund", shanggao_file, *call, "--format", "json")

    found = ran.json
    assert ran.code == 0
    assert found["is_possible"]
    assert found["gap_fen"] == 0
    assert found["share"] == found["aim_fen"] / found["need_fen"]
    assert all(isinstance(each["amount_fen"], int) for each in found["changes"])
    moved = {each["name"]: each["amount_fen"] for each in found["sources"]}
    assert moved["县级财政专项资金"] == found["aim_fen"] < found["before_fen"]
    assert "政府性基金预算结转资金" not in moved


def test_that_what_was_solved_is_written_in_one_step(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    before = given(shanggao_file, BASE[1])
    call = ("fund", shanggao_file, "solve", *NEAREST)

    ran = run(*call, "--apply", "新方案", "--lang", "zh")

    assert ran.code == 0
    assert ran.out.splitlines()[0] == "调整 39,090 万元即可满足全部限额。"
    assert ran.out.splitlines()[-1] == "已写入方案：新方案"
    assert given(shanggao_file, BASE[1]) == before
    after = given(shanggao_file, "新方案")
    assert sum(after.values()) == sum(before.values())
    again = run(*call[:-2], "--scenario", "新方案", "--lang", "zh")
    assert again.out.splitlines()[0] == "现在的安排已满足全部限额，不用调整。"
    run(*call, "--apply", "新方案")
    assert given(shanggao_file, "新方案") == after
    run("undo", shanggao_file)
    with reading(shanggao_file) as reader:
        assert reader.portfolio().named(Scenario, "新方案") is None


def test_that_an_interval_has_two_ends(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("solve", "--interval", "社会资本", "--at-least", "社会资本=15%", *BASE)

    text = run("fund", shanggao_file, *call, "--lang", "zh").out.splitlines()
    found = run("fund", shanggao_file, *call, "--format", "json").json

    assert text[0].startswith("社会资本最少 29,036.7 万元，占资金需求 15.00%")
    assert found["least"]["aim_fen"] == 29_036_700_000
    assert found["most"]["aim_fen"] == found["most"]["need_fen"]


def test_that_the_impossible_says_what_to_relax(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    limits = ("中央=500", "地方=1000", "社会资本=0")
    typed = [each for limit in limits for each in ("--at-most", limit)]
    call = ("fund", shanggao_file, "solve", "--minimise", "中央", *typed, *BASE)

    ran = run(*call, "--lang", "zh")
    found = run(*call, "--lang", "zh", "--format", "json")

    assert ran.code == found.code == 1
    assert ran.out.startswith("做不到：")
    assert not found.json["is_possible"]
    lines = "\n".join(found.json["said"])
    assert ran.out == f"做不到：{lines}\n"
    # All sources but 1500 万元 are in the way; one limit of the three is enough.
    assert [each["by_fen"] for each in found.json["relax"]] == [192_078_000_000]


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        ((), "one goal:"),
        (("--nearest", "--most-covered"), "one goal:"),
        (("--interval", "x", "--apply", "y"), "--apply goes with"),
        (("--minimise", "无名"), "There is no source of money named “无名”"),
        (("--nearest", "--at-most", "无名=3"), "named “无名”"),
        (("--nearest", "--keep", "无名"), "named “无名”"),
        (("--nearest", "--year-limit", "x=3"), "“x” is not a number"),
        (("--nearest", "--year-limit", "约3"), "约3"),
        (("--nearest", "--at-most", "x=300%"), ""),
    ],
)
def test_that_a_wrong_call_is_refused(
    refused: Callable[..., str], plan_file: Path, call: tuple[str, ...], said: str
) -> None:
    assert said in refused("fund", plan_file, "solve", *call)
