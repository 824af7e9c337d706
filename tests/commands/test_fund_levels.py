"""Limits on a level of money, and limits that are not stored, by the command line."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = ("--scenario", "示例筹资方案")
COUNTY = "县级财政专项资金"
WAN = 1_000_000


def _ceilings(run: Callable[..., Ran], plan: Path, *more: str) -> list[dict[str, Any]]:
    call = ("fund", plan, "ceiling", "list", *more, "--format", "json")
    found: list[dict[str, Any]] = run(*call).json["ceilings"]
    return found


@pytest.mark.parametrize("option", ["--level", "--source"])
@pytest.mark.parametrize("typed", ["county", "县级"])
def test_that_a_limit_is_on_all_sources_of_a_level(
    run: Callable[..., Ran], shanggao_file: Path, option: str, typed: str
) -> None:
    limit = (option, typed, "--year", "2023", "--most", "8000")

    ran = run("fund", shanggao_file, "ceiling", "add", *limit, "--lang", "zh")

    assert ran.out == "已设限额：县级 2023年 ≤ 8,000 万元\n"
    (row,) = _ceilings(run, shanggao_file, *BASE)
    assert (row["level"], row["source"], row["year"]) == ("county", None, 2023)
    # The county's own money and the carried-over budget, as 图2-1 prints them.
    assert row["used_fen"] == 9_895 * WAN
    assert row["is_broken"]
    gone = run("fund", shanggao_file, "ceiling", "remove", "县级 2023年 ≤ 8000")
    assert gone.code == 0
    assert _ceilings(run, shanggao_file) == []


def test_that_filling_and_solving_keep_a_limit_on_a_level(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    for year in range(2021, 2026):
        limit = ("--level", "county", "--year", str(year), "--most", "8000")
        run("fund", shanggao_file, "ceiling", "add", *limit)

    nearest = run("fund", shanggao_file, "solve", *BASE, "--nearest", "--apply", "近")
    assert nearest.code == 0, nearest.err
    stressed = run(
        *("fund", shanggao_file, "stress", "--scenario", "近"),
        *("--source", "中央", "--falls", "20", "--into", "少"),
    )
    assert stressed.code == 0, stressed.err
    filled = run(
        *("fund", shanggao_file, "backfill", "--scenario", "少"),
        *("--rule", f"fill:{COUNTY}", "--rule", "fill:一般公共预算结转结余资金"),
    )

    assert filled.code == 0, filled.err
    assert "county 2021–2025 ≤ 8,000 × 10,000 yuan is reached" in filled.out
    rows = _ceilings(run, shanggao_file, "--scenario", "少")
    assert {row["level"] for row in rows} == {"county"}
    assert all(row["used_fen"] <= 8_000 * WAN for row in rows)
    assert any(row["used_fen"] == 8_000 * WAN for row in rows)


def test_that_the_least_of_a_level_is_solved(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("solve", *BASE, "--interval", "县级", "--at-most", "县级=40000")

    found = run("fund", shanggao_file, *call, "--format", "json").json

    assert found["most"]["aim_fen"] == 40_000 * WAN
    assert found["least"]["before_fen"] == 32_990 * WAN


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("--level", "village", "--most", "1"), "“village”不是资金层级"),
        (("--level", "county", "--source", COUNTY, "--most", "1"), "不能两个都写"),
        (("--source", COUNTY, "--year", "1990", "--most", "1"), "1990年不在规划期"),
        (("--source", "中央", "--most", "70000"), "已有限额“中央 ≤ 90,000 万元”"),
        (("--source", "中央", "--least", "90001"), "“中央 ≤ 90,000 万元”"),
        (("--level", "central", "--least", "90001"), "“中央 ≤ 90,000 万元”"),
        (("--level", "central", "--least", "300000"), "一共只需 193,578 万元"),
    ],
)
def test_that_a_limit_that_cannot_stand_is_not_stored(
    run: Callable[..., Ran], shanggao_file: Path, call: tuple[str, ...], said: str
) -> None:
    add = ("fund", shanggao_file, "ceiling", "add")
    assert run(*add, "--source", "中央", "--most", "90000").code == 0
    before = shanggao_file.read_bytes()

    ran = run(*add, *call, "--lang", "zh")

    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert shanggao_file.read_bytes() == before


def test_that_a_limit_below_what_is_locked_is_not_stored(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("fund", shanggao_file, "lock", *BASE, "--source", COUNTY)
    before = shanggao_file.read_bytes()

    ran = run(
        *("fund", shanggao_file, "ceiling", "add", "--lang", "zh"),
        *("--level", "county", "--most", "20000"),
    )

    assert ran.code == 2
    assert "27,545" in ran.err
    assert shanggao_file.read_bytes() == before
