"""Award rules from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.store.document import Document
from ecoplanner.model.store.money_edit import set_allocation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

SOURCE = "重点生态修复资金"
YI = 10**10


def _award(run: Callable[..., Ran], plan: Path, *words: object) -> Ran:
    ran = run("fund", plan, "award", *words)
    assert ran.code == 0, ran.err
    return ran


def test_that_a_plan_without_rules_says_how_to_keep_one(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    assert "award keep" in _award(run, shanggao_file).out
    assert _award(run, shanggao_file, "--format", "json").json == []


def test_that_the_book_is_listed_by_year_and_source(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    all_ = _award(run, shanggao_file, "book", "--format", "json").json
    now = _award(run, shanggao_file, "book", "--year", 2026, "--format", "json").json
    meant = _award(
        run,
        shanggao_file,
        *("book", "--source", "国家专项建设债券", "--year", 2026, "--format", "json"),
    ).json

    assert {"shanshui-2021", "mine-2024"} <= {entry["key"] for entry in all_}
    assert "mine-2026" in {entry["key"] for entry in now}
    assert "mine-2024" not in {entry["key"] for entry in now}
    assert {entry["line"] for entry in meant} == {"bond", "project-capital"}
    (mine,) = (entry for entry in now if entry["key"] == "mine-2026")
    assert mine["steps"] == [
        {
            "from_fen": 0,
            "grant_fen": None,
            "share": 0.6,
            "most_fen": 3 * YI,
            "rate_fen": None,
            "measure": "",
            "unit": "",
        }
    ]
    assert mine["years"] == [2026, None]
    text = _award(run, shanggao_file, "book", "--lang", "zh").out
    assert "财资环〔2024〕6号" in text
    assert "报道或转载" in text


def test_that_the_county_plan_is_a_little_short_of_the_next_step(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    _award(run, shanggao_file, "keep", "shanshui-2024", "--source", SOURCE)

    (said,) = _award(run, shanggao_file, "--format", "json", "--lang", "zh").json

    assert (said["key"], said["source"]) == ("shanshui-2024", SOURCE)
    assert said["total_fen"] == 193_578_000_000
    assert (said["most_fen"], said["claim_fen"]) == (5 * YI, 5 * YI)
    assert (said["to_next_fen"], said["next_fen"]) == (6_422_000_000, 10 * YI)
    assert said["projects"] == 17
    assert said["is_hard"] is True
    assert {each["fact"] for each in said["questions"]} == {
        *("responsible_party", "breaks_protection", "central_funded", "showpiece")
    }
    assert said["sentences"][1]["text"] == (
        "还差 0.6422 亿元到下一档（最多 10 亿元）。"
    )
    text = _award(run, shanggao_file, "--lang", "zh").out
    assert "还差 0.6422 亿元到下一档" in text
    assert "待答复（17 个项目）" in text


def test_that_answers_change_what_may_be_claimed(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    name = "非煤矿山源头治理"
    _award(run, shanggao_file, "keep", "mine-2026", "--source", SOURCE)
    _award(run, shanggao_file, "fact", "responsible_party", "no")
    _award(
        run,
        shanggao_file,
        *("fact", "responsible_party", "yes", "--project", name, "--note", "企业"),
    )

    (said,) = _award(run, shanggao_file, "--format", "json").json

    assert [each["projects"] for each in said["barred"]] == [[name]]
    assert said["projects"] == 16
    (failed,) = said["failed"]
    assert failed == "实施期 3 年"
    assert said["claim_fen"] == 0
    number = next(
        each["number"] for each in said["conditions"] if each["words"] == failed
    )
    _award(run, shanggao_file, "answer", "mine-2026", number, "yes", "--note", "分期")
    (said,) = _award(run, shanggao_file, "--format", "json").json
    assert (said["failed"], said["claim_fen"]) == ([], 3 * YI)
    text = _award(run, shanggao_file, "--lang", "en").out
    assert f"out: {name}" in text
    _award(run, shanggao_file, "answer", "mine-2026", number, "unknown")
    assert "not met" in _award(run, shanggao_file, "--lang", "en").out


def test_that_each_command_is_one_step_to_undo(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    _award(run, shanggao_file, "keep", "mine-2026", "--source", SOURCE)
    assert run("undo", shanggao_file).code == 0

    assert _award(run, shanggao_file, "--format", "json").json == []


def test_that_a_package_and_a_scenario_are_shown(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    document = Document.open(shanggao_file)
    program = document.value("SELECT name FROM programs ORDER BY position")
    project = document.value("SELECT id FROM projects ORDER BY position, id LIMIT 1")
    scenario_id = document.value("SELECT id FROM scenarios")
    source = document.value("SELECT id FROM sources WHERE name = ?", [SOURCE])
    with document.edit("资金") as writer:
        for scenario, fen in ((None, 7_000_000), (scenario_id, 9_000_000)):
            set_allocation(writer, scenario, project, source, 2024, "applied", fen)
    document.publish()
    document.close()
    _award(
        run,
        shanggao_file,
        *("keep", "shanshui-2024", "--source", SOURCE, "--program", program),
    )
    _award(run, shanggao_file, "fact", "showpiece", "yes", "--program", program)

    (plan,) = _award(run, shanggao_file, "--format", "json").json
    (other,) = _award(
        run, shanggao_file, "--scenario", "示例筹资方案", "--format", "json"
    ).json

    assert plan["program"] == program
    assert (plan["allocated_fen"], plan["barred_fen"]) == (7_000_000, 7_000_000)
    assert other["allocated_fen"] == 9_000_000
    assert "7 万元" in _award(run, shanggao_file, "--lang", "zh").out


def test_that_money_beyond_a_rule_or_its_years_is_named(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    document = Document.open(shanggao_file)
    project = document.value("SELECT id FROM projects ORDER BY position, id LIMIT 1")
    source = document.value("SELECT id FROM sources WHERE name = ?", [SOURCE])
    with document.edit("资金") as writer:
        set_allocation(writer, None, project, source, 2024, "applied", 6 * YI)
    document.publish()
    document.close()
    _award(run, shanggao_file, "keep", "shanshui-2021", "--source", SOURCE)

    said = _award(run, shanggao_file).out

    assert "10,000 × 10,000 yuan more are set aside than it grants" in said
    assert "not in force: 2024." in said


def test_that_a_rule_can_be_dropped_by_its_name(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    _award(run, shanggao_file, "keep", "shanshui-2024", "--source", SOURCE)
    (said,) = _award(run, shanggao_file, "--format", "json").json

    _award(run, shanggao_file, "drop", said["name"])

    assert _award(run, shanggao_file, "--format", "json").json == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("keep", "moon-2026", "--source", SOURCE), "moon-2026"),
        (("keep", "mine-2026", "--source", "月球"), "月球"),
        (("keep", "mine-2026"), "--source"),
        (("drop", "mine-2026"), "mine-2026"),
        (("answer", "mine-2026", "1", "yes"), "mine-2026"),
        (("fact", "weather", "yes"), "weather"),
        (("fact", "showpiece", "perhaps"), "perhaps"),
        (("--scenario", "月球"), "月球"),
        (("book", "--source", "月球"), "月球"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_what_is_not_there_is_named(
    refused: Callable[..., str], plan_file: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in refused("fund", plan_file, "award", *words)


def test_that_a_condition_that_is_not_there_is_named(
    run: Callable[..., Ran], refused: Callable[..., str], shanggao_file: Path
) -> None:
    _award(run, shanggao_file, "keep", "mine-2026", "--source", SOURCE)

    said = refused("fund", shanggao_file, "award", "answer", "mine-2026", "99", "yes")

    assert "99" in said


def test_that_a_rule_kept_can_be_edited_step_by_step(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    _award(run, shanggao_file, "keep", "shanshui-2024", "--source", SOURCE)
    _award(
        run,
        shanggao_file,
        "step",
        "shanshui-2024",
        "--from",
        "15亿元",
        "--grant",
        "7亿元",
    )
    _award(
        run,
        shanggao_file,
        "step",
        "shanshui-2024",
        "--from",
        "20亿元",
        "--grant",
        "9亿元",
    )
    _award(run, shanggao_file, "step", "shanshui-2024", "--from", "50亿元", "--remove")
    _award(
        run,
        shanggao_file,
        *("condition", "shanshui-2024", "requires", "面积", "--fact", "area_at_least"),
        *("--value", "10"),
    )
    _award(run, shanggao_file, "condition", "shanshui-2024", "remove", "1")

    (said,) = _award(run, shanggao_file, "--format", "json").json

    assert (said["most_fen"], said["next_fen"]) == (7 * YI, 9 * YI)
    assert [each["words"] for each in said["conditions"]][-1] == "面积"
    assert "responsible_party" not in {each["fact"] for each in said["conditions"]}


def test_that_a_rule_of_the_provinces_own_can_be_made(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    source = "省级财政专项资金"
    _award(
        run,
        shanggao_file,
        *("new", "省级", "省级奖补", "--source", source, "--first-year", 2026),
    )
    _award(
        run, shanggao_file, "step", "省级奖补", "--share", "12.5%", "--most", "1亿元"
    )

    (said,) = _award(run, shanggao_file, "--format", "json").json

    assert (said["key"], said["line"], said["source"]) == ("", "省级", source)
    assert (said["years"], said["most_fen"]) == ([2026, None], YI)
    assert said["step"]["share"] == 0.125


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("step", "mine-2026", "--share", "0.5"), "0.5"),
        (("step", "mine-2026", "--grant", "很多"), "很多"),
        (("step", "mine-2026"), "one of them"),
        (("step", "mine-2026", "--from", "7亿元", "--remove"), "70,000"),
        (("step", "mine-2026", "--measure", "造林", "--remove"), "造林"),
        (("condition", "mine-2026", "remove", "0"), "0"),
        (("condition", "mine-2026", "remove", "x"), "x"),
        (
            ("condition", "mine-2026", "requires", "x", "--confidence", "unconfirmed"),
            "cannot bind",
        ),
        (("new", "mine", "x", "--source", SOURCE, "--first-year", "2026"), "exists"),
        (("new", "x", "x", "--source", SOURCE, "--first-year", "26"), "26"),
    ],
)
def test_that_a_rule_is_not_changed_into_nonsense(
    run: Callable[..., Ran],
    refused: Callable[..., str],
    shanggao_file: Path,
    words: tuple[str, ...],
    said: str,
) -> None:
    _award(run, shanggao_file, "keep", "mine-2026", "--source", SOURCE)
    before = shanggao_file.read_bytes()

    assert said in refused("fund", shanggao_file, "award", *words)
    assert shanggao_file.read_bytes() == before
