"""What the funding commands refuse in one sentence, storing nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = ("--scenario", "示例筹资方案")
COUNTY = "县级财政专项资金"
MIX = ("mix", *BASE, "--share", f"{COUNTY}=14", "--profile")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ((*MIX, "2021:60,2022:60"), "合计 120%"),
        ((*MIX, "2021:60,2022:30"), "合计 90%"),
        ((*MIX, "2021:50,1999:50"), "1999年不在"),
        ((*MIX, "2021:50,2034:50"), "2034年不在"),
        (("mix", *BASE, "--share", f"{COUNTY}=-5"), "占比 -5% 小于 0"),
        (("mix", *BASE, "--amount", f"{COUNTY}=-5"), "-5"),
        (("stress", *BASE, "--source", "中央", "--falls", "-20"), "占比 -20% 小于 0"),
        (("backfill", *BASE, "--rule", "fill:中央"), "重点生态修复资金"),
        (("backfill", *BASE, "--rule", "later:社会资本"), "民间资金"),
        (
            ("allocate", *BASE, "--project", "森林抚育", "--source", "地方", "2022=5"),
            COUNTY,
        ),
        (("solve", *BASE, "--nearest", "--year-limit", "1999=5"), "1999年不在规划期"),
        (
            ("frontier", *BASE, "--by", "priority", "--from", "120", "--to", "50"),
            "--from 120",
        ),
        (("choose", *BASE, "--by", "priority", "--move"), "--apply"),
    ],
)
def test_that_it_is_refused_in_a_sentence(
    run: Callable[..., Ran], shanggao_file: Path, call: tuple[str, ...], said: str
) -> None:
    before = shanggao_file.read_bytes()

    ran = run("fund", shanggao_file, *call, "--lang", "zh")

    assert ran.code == 2, ran.out
    assert ran.out == ""
    assert said in ran.err
    assert shanggao_file.read_bytes() == before


def test_that_a_mix_says_which_limits_it_breaks(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    limit = ("--level", "county", "--year", "2021", "--most", "8000")
    run("fund", shanggao_file, "ceiling", "add", *limit)

    trial = (*MIX, "2021:60,2022:40", "--dry-run")
    ran = run("fund", shanggao_file, *trial, "--lang", "zh")
    data = run("fund", shanggao_file, *trial, "--format", "json").json

    assert "突破限额“县级 2021年 ≤ 8,000 万元”" in ran.out
    assert [each["limit"] for each in data["broken"]] == ["县级 2021年 ≤ 8,000 万元"]


@pytest.mark.parametrize(
    ("call", "place"),
    [
        (("mix", *BASE, "--share", f"{COUNTY}=120"), COUNTY),
        (("mix", *BASE, "--amount", f"{COUNTY}=-5"), COUNTY),
        (("allocate", "--project", "森林抚育", "--source", COUNTY, "2023=-5"), "2023"),
        (("ceiling", "add", "--source", "中央", "--most=-5"), "--most"),
        (("ceiling", "add", "--source", "社会资本", "--least", "120%"), "--least"),
        (("stress", *BASE, "--source", "中央", "--falls", "120"), "--falls"),
        (("risk", *BASE, "--likelihood", "applied=120"), "--likelihood applied"),
        (("solve", *BASE, "--nearest", "--at-most", "中央=-5"), "中央"),
        (("solve", *BASE, "--nearest", "--year-limit=-5"), "--year-limit"),
        (
            ("solve", *BASE, "--nearest", "--year-limit", "1999=5"),
            "--year-limit 1999",
        ),
        (("choose", *BASE, "--by", "priority", "--budget=-5"), "--budget"),
        (("frontier", *BASE, "--by", "priority", "--budget=-5"), "--budget"),
    ],
)
def test_that_a_refusal_names_the_place(
    refused: Callable[..., str],
    shanggao_file: Path,
    call: tuple[str, ...],
    place: str,
) -> None:
    before = shanggao_file.read_bytes()

    said = refused("fund", shanggao_file, *call, "--lang", "en")

    assert said.startswith(f"{shanggao_file}: {place}: ")
    assert shanggao_file.read_bytes() == before


def test_that_links_that_contradict_each_other_stop_every_choice(
    run: Callable[..., Ran], refused: Callable[..., str], shanggao_file: Path
) -> None:
    wood, wetland, thin = "森林抚育", "湿地恢复与治理", "低产低效林改造"
    for of, to, kind in (
        (wood, wetland, "requires"),
        (wetland, thin, "requires"),
        (wood, thin, "excludes"),
    ):
        added = run("add", shanggao_file, "link", of, "--to", to, f"kind={kind}")
        assert added.code == 0, added.err
    before = shanggao_file.read_bytes()
    asked = (*BASE, "--by", "priority", "--budget", "90000")

    chosen = refused("fund", shanggao_file, "choose", *asked, "--apply", "选")
    frontier = refused("fund", shanggao_file, "frontier", *asked)

    assert chosen == frontier
    assert "exclude each other, and one requires the other" in chosen
    assert shanggao_file.read_bytes() == before


def test_that_a_frontier_without_any_choice_says_so(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    asked = ("--in", "湿地恢复与治理", "--budget", "9", "--by", "priority", *BASE)
    call = ("fund", shanggao_file, "frontier", *asked, "--lang", "en")

    shown = run(*call)
    told = run(*call, "--format", "json")

    assert shown.code == told.code == 1
    assert shown.out.startswith("Up to 150 % of the limits no choice keeps them all")
    assert "proven the best" not in shown.out
    assert told.json["points"] == []
