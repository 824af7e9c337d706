"""Comparing, adopting, stress, backfill and risk from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

NAME = "示例筹资方案"
BASE = ("--scenario", NAME)
PROVINCE = "省级财政专项资金"
WAN = 1_000_000


def test_that_scenarios_are_compared_line_by_line(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("fund", shanggao_file, "new", "改", "--like", NAME)
    run(
        *("fund", shanggao_file, "allocate", "--scenario", "改"),
        *("--project", "森林抚育", "--source", PROVINCE, "2022=100"),
    )

    ran = run(
        *("fund", shanggao_file, "compare", NAME, "改", "--without-plan", "--cells"),
        *("--lang", "zh"),
    )

    lines = [line.split() for line in ran.out.splitlines()]
    assert lines[0] == [NAME, "改"]
    assert ["资金缺口", "13,019", "12,919"] in lines
    assert ["大类", "社会资本", "18,464", "18,464"] in lines
    assert ["来源", PROVINCE, "33,831", "33,931"] in lines
    assert ["年度", "2022", "36,112", "36,212"] in lines
    assert [
        *("改", "森林抚育", PROVINCE, "2022", "拟申请", "0", "100", "100")
    ] == lines[-1]


def test_that_a_comparison_is_data_and_adds_up(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    found = run("fund", shanggao_file, "compare", "--format", "json").json

    plan, way = found["ways"]
    assert (plan["name"], plan["is_plan"], way["name"]) == (None, True, NAME)
    for by in ("root", "source", "tier", "year", "program"):
        total = sum(row["amount_fen"] for row in way[f"by_{by}"])
        assert total == way["allocated_fen"] == 180_559 * WAN
    assert sum(row["amount_fen"] for row in way["by_gap_year"]) == way["gap_fen"]
    assert len(found["cells"]) == 485
    assert sum(cell["difference_fen"] for cell in found["cells"]) == 180_559 * WAN


def test_that_adopting_names_the_version(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    ran = run("fund", shanggao_file, "adopt", NAME, "--lang", "zh")
    versions = run("version", shanggao_file, "--format", "json").json
    after = run("info", shanggao_file, "--format", "json").json
    undone = run("undo", shanggao_file).out
    before = run("info", shanggao_file, "--format", "json").json
    again = run("fund", shanggao_file, "adopt", NAME, "--format", "json").json

    assert ran.out.splitlines() == [
        f"已采用：{NAME}；原来的规划保存为版本：采用“{NAME}”之前",
        f"“{NAME}”标为示例，其中的数字是虚构的；采用后按规划的数字打印，不再标注。",
    ]
    assert [each["name"] for each in versions] == [f"采用“{NAME}”之前"]
    assert (before["allocated_fen"], after["allocated_fen"]) == (0, 180_559 * WAN)
    assert undone == f"Undone: adopt scenario: {NAME}\n"
    (said,) = again.pop("said")
    assert said["code"] == "adopted_illustration"
    assert "its figures are invented" in said["text"]
    assert again == {"scenario": NAME, "version": f"采用“{NAME}”之前 2"}


def test_that_stress_says_the_gap_and_who_loses(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    before = shanggao_file.read_bytes()

    ran = run(
        *("fund", shanggao_file, "stress", *BASE, "--source", "中央", "--falls", "20%"),
        *("--lang", "zh"),
    )
    data = run(
        *("fund", shanggao_file, "stress", *BASE, "--source", "中央", "--falls", "20"),
        *("--rule", "proportional", "--format", "json"),
    ).json

    lines = ran.out.splitlines()
    assert lines[0] == "中央（82,255 万元）减少 20.00%：少 16,451 万元，影响 5 个项目。"
    assert lines[7].split() == ["合计", "13,019", "29,470"]
    assert lines[9].split() == ["1.", "农村人居环境整治", "2,400"]
    assert data["lost_fen"] == 16_451 * WAN
    assert len(data["losses"]) == 16
    assert sum(each["lost_fen"] for each in data["losses"]) == 16_451 * WAN
    after = sum(each["after_fen"] for each in data["gap_by_year"])
    assert after == 29_470 * WAN
    assert shanggao_file.read_bytes() == before


def test_that_stress_is_kept_as_a_scenario_or_applied(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "stress", *BASE)

    run(*call, "--source", "中央", "--late", "1", "--into", "晚一年")
    run(*call, "--tier", "intended", "--fails", "--apply")

    rows = run("fund", shanggao_file, "list", "--format", "json").json
    given = {row["name"]: row["allocated_fen"] // WAN for row in rows}
    cells = run(
        *("fund", shanggao_file, "compare", NAME, "晚一年"),
        *("--without-plan", "--format", "json"),
    ).json["cells"]
    assert given["晚一年"] == 180_559 - 12_336
    assert given[NAME] == 180_559 - 22_084
    assert any("comes 1 year late" in cell["note"] for cell in cells)


def test_that_backfill_writes_each_step_as_a_change(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run(
        *("fund", shanggao_file, "ceiling", "add", "--source", PROVINCE),
        *("--most", "40000"),
    )
    rules = (
        *("--rule", f"fill:{PROVINCE}", "--rule", "later:县级财政专项资金"),
        *("--rule", "postpone:1"),
    )
    call = ("fund", shanggao_file, "backfill", *BASE, *rules)
    before = shanggao_file.read_bytes()

    trial = run(*call, "--dry-run", "--lang", "zh")
    same = shanggao_file.read_bytes() == before
    data = run(*call, "--format", "json").json
    steps = run("history", shanggao_file, "--format", "json").json

    assert same
    assert trial.out.splitlines()[0] == (
        f"1. 由{PROVINCE}补 6,169 万元，补给 9 个项目："
        f"到达限额 {PROVINCE} ≤ 40,000 万元，还缺 6,850 万元。"
    )
    assert trial.out.splitlines()[-1] == "试算，没有写入。"
    assert data["gap_before_fen"] == 13_019 * WAN
    filled = sum(step["filled_fen"] for step in data["steps"][:2])
    assert data["gap_after_fen"] == 13_019 * WAN - filled
    changed = [step for step in data["steps"] if step["changed"]]
    assert [step["label"] for step in steps[1:]] == [
        f"backfill: {step['text']}" for step in changed
    ]
    for _ in changed:
        run("undo", shanggao_file)
    rows = run("fund", shanggao_file, "list", "--format", "json").json
    assert rows[1]["gap_fen"] == 13_019 * WAN


def test_that_risk_is_the_same_for_the_same_seed(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "risk", *BASE, "--draws", "200", "--seed")

    found = [run(*call, seed, "--format", "json").json for seed in ("7", "7", "8")]
    text = run(*call, "7", "--by", "source", "--likelihood", "applied=100%")

    assert found[0] == found[1]
    assert found[0]["total"] != found[2]["total"]
    assert found[0]["total"]["planned_fen"] == 13_019 * WAN
    assert found[0]["total"]["p80_fen"] >= found[0]["total"]["p50_fen"]
    assert [each["year"] for each in found[0]["years"]] == [*range(2021, 2026)]
    assert text.out.splitlines()[1].split()[-2:] == ["P50", "P80"]
    assert text.out.splitlines()[-1].split()[1] == "13,019"


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["compare", "x"], "There is no scenario named “x”"),
        (["compare", "--without-plan"], "there is no scenario to compare"),
        (["adopt", "x"], "There is no scenario named “x”"),
        (["stress", "--source", "x", "--fails"], "no source of money named “x”"),
        (["stress", "--fails", "--falls", "3"], "one of them"),
        (["stress"], "--falls, --late or --fails"),
        (["stress", "--fails", "--into", "甲", "--apply"], "exclude each other"),
        (["stress", "--falls", "150"], "--falls: The share 150% is over 100%"),
        (["stress", "--late", "0"], "0"),
        (["backfill", "--rule", "x"], "'x' is not fill:SOURCE"),
        (["backfill", "--rule", "postpone:0"], "'postpone:0' is not fill:SOURCE"),
        (["backfill", "--rule", "fill:x"], "no source of money named “x”"),
        (["backfill", "--rule", "fill:x:applied"], "no source of money named “x”"),
        (["risk", "--likelihood", "sure=5"], "'sure' is not one of secured"),
        (["risk", "--draws", "0"], "0 draws from seed 1 cannot be made"),
    ],
)
def test_that_a_question_has_to_be_asked_rightly(
    refused: Callable[..., str], plan_file: Path, call: list[str], said: str
) -> None:
    assert said in refused("fund", plan_file, *call)


@pytest.mark.usefixtures("untouched")
def test_that_a_wrong_call_is_said_in_the_language_of_the_run(
    refused: Callable[..., str], plan_file: Path
) -> None:
    call = ("backfill", "--rule", "x", "--lang", "zh")

    said = refused("fund", plan_file, *call)

    assert said.startswith(
        "--rule：“x”不是 fill:来源、later:来源 或 postpone:个数（用法见"
    )


@pytest.mark.parametrize(
    ("rule", "tier"),
    [
        ("fill:县级财政专项资金", "intended"),
        ("fill:县级财政专项资金:secured", "secured"),
        ("later:县级财政专项资金：applied", "applied"),
    ],
)
def test_that_new_money_is_as_sure_as_the_rule_says(
    run: Callable[..., Ran], shanggao_file: Path, rule: str, tier: str
) -> None:
    run("fund", shanggao_file, "new", "补", "--like", NAME)
    run("fund", shanggao_file, "backfill", "--scenario", "补", "--rule", rule)

    found = run(
        *("fund", shanggao_file, "compare", NAME, "补", "--without-plan"),
        *("--format", "json"),
    ).json

    assert {cell["tier"] for cell in found["cells"]} == {tier}


def test_that_a_tier_has_to_be_known(
    refused: Callable[..., str], shanggao_file: Path
) -> None:
    call = ("backfill", *BASE, "--rule", "fill:县级财政专项资金:sure")

    said = refused("fund", shanggao_file, *call)

    assert "'sure' is not one of secured, applied, intended" in said


def test_that_compare_and_stress_show_one_gap_by_year(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "stress", *BASE, "--source", "中央", "--falls", "20")
    stress = run(*call, "--into", "少", "--format", "json").json
    compare = ("fund", shanggao_file, "compare", NAME, "少", "--without-plan")

    spread = run(*compare, "--format", "json").json["ways"][1]["by_gap_year"]
    like = run(*compare, "--like", NAME, "--format", "json").json["ways"]

    before, after = (
        {each["key"]: each["amount_fen"] for each in way["by_gap_year"]} for way in like
    )
    years = stress["gap_by_year"]
    assert before == {str(each["year"]): each["before_fen"] for each in years}
    assert after == {str(each["year"]): each["after_fen"] for each in years}
    assert after != {each["key"]: each["amount_fen"] for each in spread}


def test_that_a_long_note_is_cut_in_text_only(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("fund", shanggao_file, "new", "补", "--like", NAME)
    call = ("fund", shanggao_file, "backfill", "--scenario", "补")
    run(*call, "--rule", f"fill:{PROVINCE}")
    compare = ("fund", shanggao_file, "compare", NAME, "补", "--without-plan")

    text = run(*compare, "--cells").out
    cells = run(*compare, "--format", "json").json["cells"]

    note = cells[0]["note"]
    assert len(note) > 40
    assert note not in text
    assert f"{note[:39]}…\n" in text


def test_that_names_in_data_do_not_change_with_the_language(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "compare", "--format", "json")

    chinese = run(*call, "--lang", "zh").json
    english = run(*call, "--lang", "en").json

    assert chinese == english
