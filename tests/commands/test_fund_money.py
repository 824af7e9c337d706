"""Mixes, amounts by hand and limits from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = ("--scenario", "示例筹资方案")
TOWNS = "城乡生态功能与人居品质提升重大工程"
COUNTY = "县级财政专项资金"
WAN = 1_000_000


def _shares(run: Callable[..., Ran], plan: Path, by: str) -> dict[str, int]:
    rows = run("shares", plan, "--by", by, *BASE, "--format", "json").json["rows"]
    return {row["name"]: row["amount_fen"] // WAN for row in rows}


def test_that_a_share_typed_says_what_moved(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("mix", *BASE, "--program", TOWNS, "--share", "社会资本=16")

    ran = run("fund", shanggao_file, *call, "--keep", COUNTY, "--lang", "zh")

    assert ran.out == (
        "社会资本 15.00% → 16.00%：县级财政专项资金保持不动，从缺口中扣减 362 万元。\n"
    )
    assert _shares(run, shanggao_file, "source")["gap"] == 13_019 - 362
    assert run("undo", shanggao_file).out == "Undone: mix: 社会资本=16\n"
    assert _shares(run, shanggao_file, "source")["gap"] == 13_019


def test_that_a_trial_writes_nothing(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    before = shanggao_file.read_bytes()
    call = ("mix", *BASE, "--amount", "社会资本=20000", "--rest", "others")

    ran = run("fund", shanggao_file, *call, "--dry-run")

    assert ran.out.endswith("A trial; nothing was written.\n")
    assert "社会资本 9.54% → 10.33%" in ran.out
    assert shanggao_file.read_bytes() == before


def test_that_a_mix_is_data_too(run: Callable[..., Ran], shanggao_file: Path) -> None:
    call = ("mix", *BASE, "--project", "森林抚育", "--share", f"{COUNTY}=30%")

    found = run(
        *("fund", shanggao_file, *call, "--profile", "2022:50,2023:50"),
        *("--tier", "applied", "--rest", "others", "--format", "json"),
    ).json

    assert found["written"]
    assert [each["code"] for each in found["moved"]] == ["mix_moved_share"]
    assert {
        (each["source"], each["year"], each["tier"]): each["amount_fen"] // WAN
        for each in found["changed"]
        if each["source"] == COUNTY and each["amount_fen"]
    } == {(COUNTY, 2022, "applied"): 270, (COUNTY, 2023, "applied"): 270}
    assert all(each["project"] == "森林抚育" for each in found["changed"])


def test_that_a_mix_may_be_put_into_the_plan_itself(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("fund", shanggao_file, "mix", "--share", "社会捐赠=10", "--profile", "front")

    info = run("info", shanggao_file, "--format", "json").json
    assert info["allocated_fen"] == 19_358 * WAN


def test_that_amounts_are_set_by_hand(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("allocate", *BASE, "--project", "森林抚育", "--source", "社会捐赠")

    ran = run("fund", shanggao_file, *call, "2023=12.5", "none=3万元", "--lang", "zh")
    again = run(
        *("fund", shanggao_file, *call, "2023=0", "--tier", "intended"),
        *("--format", "json"),
    ).json

    assert ran.out.splitlines()[0] == "示例筹资方案  森林抚育  社会捐赠"
    assert [line.split() for line in ran.out.splitlines()[1:]] == [
        ["2023", "12.5"],
        ["未定年度", "3"],
    ]
    assert again["changed"][0]["amount_fen"] == 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["mix", *BASE], "--share or --amount"),
        (["mix", "--share", "中央"], "'中央' is not NAME=VALUE"),
        (["mix", "--share", "中央=5", "--amount", "中央=5"], "given twice"),
        (["mix", "--share", "中央=140"], "中央: The share 140% is over 100%"),
        (
            ["mix", "--share", "县财政=3"],
            "named “县财政”: perhaps “县级财政专项资金” is meant",
        ),
        (
            ["mix", "--share", "社会捐赠=3", "--profile", "2022:150"],
            "--profile 2022: The share 150% is over 100%",
        ),
        (["mix", "--share", "中央=-3"], "is below 0"),
        (["mix", "--share", "x=3"], "There is no source of money named “x”"),
        (["mix", "--amount", "社会捐赠=-3"], "negative"),
        (["mix", *BASE, "--share", "社会资本=60", "--share", "中央=41"], "1,935.78"),
        (["mix", "--share", "中央=3"], "is a group that gives no money yet"),
        (["mix", "--share", "社会捐赠=3", "--profile", "late"], "YEAR:PERCENT"),
        (
            ["mix", "--share", "社会捐赠=3", "--profile", "2031:100"],
            "outside the years",
        ),
        (["mix", "--share", "社会捐赠=3", "--program", "x"], "no programme named “x”"),
        (
            [
                *("mix", "--share", "社会捐赠=3"),
                *("--project", "非煤矿山源头治理"),
            ],
            "a share means nothing",
        ),
        (
            ["allocate", "--project", "x", "--source", "社会捐赠", "2023=5"],
            "no project named “x”",
        ),
        (
            ["allocate", "--project", "森林抚育", "--source", "社会捐赠", "2031=5"],
            "2031 can take no money",
        ),
        (
            ["allocate", "--project", "森林抚育", "--source", "社会捐赠", "soon=5"],
            "'soon' is not a year",
        ),
        (
            [
                *("allocate", "--project", "森林抚育", "--source", "社会捐赠"),
                *("2023=5", "2023=6"),
            ],
            "'2023' is given twice",
        ),
        (["ceiling", "add", "--source", "中央"], "--most or --least: one of them"),
        (
            ["ceiling", "add", "--most", "5", "--least", "5"],
            "--most or --least: one of them",
        ),
        (["ceiling", "add", "--most", "120%"], "The share 120% is over 100%"),
        (["ceiling", "add", "--most", "x"], "x"),
        (["ceiling", "add", "--most", "5", "--year", "3000"], "3000"),
        (["ceiling", "add", "--most", "5", "--zone", "x"], "no zone named “x”"),
        (["ceiling", "remove", "1"], "no ceiling named “1”"),
    ],
)
def test_that_what_cannot_be_is_refused_at_its_place(
    refused: Callable[..., str], shanggao_file: Path, call: list[str], said: str
) -> None:
    before = shanggao_file.read_bytes()

    assert said in refused("fund", shanggao_file, *call)
    assert shanggao_file.read_bytes() == before


def _add(run: Callable[..., Ran], plan: Path, *more: str) -> Ran:
    return run("fund", plan, "ceiling", "add", *more)


def test_that_limits_are_listed_with_their_use(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    none = run("fund", shanggao_file, "ceiling", "list").out
    added = _add(run, shanggao_file, "--source", "中央", "--most", "9亿元")
    broken = _add(
        *(run, shanggao_file, *BASE, "--source", COUNTY, "--year", "2023"),
        *("--most", "8000", "--lang", "zh"),
    )
    _add(
        run, shanggao_file, "--program", TOWNS, "--source", "社会资本", "--least", "15%"
    )

    ran = run("fund", shanggao_file, "ceiling", "list", *BASE, "--lang", "zh")
    plan = run("fund", shanggao_file, "ceiling", "list", "--format", "json").json

    assert none == "There are no limits.\n"
    assert added.out == "Added limit: 中央 ≤ 90,000 × 10,000 yuan\n"
    assert broken.out == (
        "已设限额：县级财政专项资金 2023年 ≤ 8,000 万元（现已突破 262 万元）\n"
    )
    assert [line.split() for line in ran.out.splitlines()] == [
        ["限额", "限值（万元）", "已用", "余量"],
        ["1", "中央", "≤", "90,000", "万元", "90,000", "82,255", "7,745"],
        [
            *("2", COUNTY, "2023年", "≤", "8,000", "万元"),
            *("8,000", "8,262", "−262", "突破"),
        ],
        ["3", TOWNS, "社会资本", "≥", "15%", "5,430", "5,430", "0"],
    ]
    assert [
        (each["source"], each["share"], each["is_broken"]) for each in plan["ceilings"]
    ] == [("中央", None, False), ("社会资本", 0.15, True)]


def test_that_limits_which_contradict_are_said(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    _add(run, shanggao_file, "--source", "中央", "--most", "50000")
    apart = _add(run, shanggao_file, "--most", "5", "--year", "2023").out
    run("fund", shanggao_file, "lock", *BASE, "--source", "中央")
    call = ("fund", shanggao_file, "ceiling", "list", *BASE)

    ran = run(*call, "--lang", "zh")
    data = run(*call, "--format", "json").json

    assert any(line.startswith("“中央 ≤ 50,000 万元”") for line in ran.out.splitlines())
    assert len(apart.splitlines()) == 1
    codes = [each["code"] for each in data["contradictions"]]
    assert codes == ["ceiling_below_locked"] * 2


def test_that_a_limit_is_removed_by_number_or_id(
    run: Callable[..., Ran], refused: Callable[..., str], shanggao_file: Path
) -> None:
    made = _add(
        run, shanggao_file, "--zone", "中南部修复区", "--most", "5", "--format", "json"
    )
    if made.code:
        made = _add(run, shanggao_file, "--most", "5", "--format", "json")
    _add(run, shanggao_file, "--source", "社会资本", "--most", "7")

    by_number = run("fund", shanggao_file, "ceiling", "remove", "2", "--lang", "zh")
    by_id = run("fund", shanggao_file, "ceiling", "remove", made.json["id"])
    labels = [
        step["label"] for step in run("history", shanggao_file, "--format", "json").json
    ]

    assert by_number.out == "已删限额：社会资本 ≤ 7 万元\n"
    assert by_id.code == 0
    assert labels[-2] == "删限额：社会资本 ≤ 7 万元"
    assert "no ceiling" in refused("fund", shanggao_file, "ceiling", "remove", "1")


@pytest.mark.parametrize(
    "words",
    [
        ["社会资本 ≤ 7 万元"],
        ["社会资本", "≤", "7", "万元"],
        ["社会资本<=7"],
        ["社会资本 ≤ 7 × 10,000 yuan"],
    ],
)
def test_that_a_limit_is_removed_by_its_words(
    run: Callable[..., Ran],
    refused: Callable[..., str],
    shanggao_file: Path,
    words: list[str],
) -> None:
    _add(run, shanggao_file, "--source", "社会资本", "--most", "7")
    _add(run, shanggao_file, "--source", "社会资本", "--most", "7", *BASE)
    call = ("fund", shanggao_file, "ceiling", "remove")

    near = refused(*call, "社会资本 ≤ 8")
    ran = run(*call, *BASE, *words, "--lang", "zh")
    left = run("fund", shanggao_file, "ceiling", "list", *BASE, "--format", "json").json

    assert near.endswith("perhaps “社会资本 ≤ 7 × 10,000 yuan” is meant.")
    assert ran.out == "已删限额：社会资本 ≤ 7 万元\n"
    # That of the scenario went, the one on all stays.
    assert [each["scenario"] for each in left["ceilings"]] == [None]


def test_that_a_floor_before_any_money_is_not_called_broken(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    floor = ("--source", "社会资本", "--least", "30%")

    plan = _add(run, shanggao_file, *floor, "--lang", "zh").out
    scenario = _add(run, shanggao_file, *floor, *BASE, "--lang", "zh").out

    assert plan == "已设限额：社会资本 ≥ 30%（现为 0）\n"
    assert scenario.startswith("已设限额：社会资本 ≥ 30%（现已突破 ")
