"""Commands that only read."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.annex import Waiver
from ecoplanner.model.project import Cost
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

NEED = 193_578_000_000
READING = ("info", "projects", "shares", "check", "history", "version")


def test_that_info_is_json_of_the_contract(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    ran = run("info", shanggao_file, "--format", "json")

    said = ran.json
    assert (ran.code, ran.err) == (0, "")
    assert set(said) >= {
        *("title", "region", "level", "base_year", "years", "phases", "counts"),
        *("need_fen", "allocated_fen", "gap_fen", "schema_version"),
    }
    assert set(said["counts"]) == {
        *("zones", "key_areas", "places", "tasks", "programs", "projects"),
        *("agencies", "sources", "indicators", "scenarios"),
    }
    assert (said["need_fen"], said["years"]) == (NEED, [2021, 2035])
    assert said["counts"]["projects"] == 17


def test_that_projects_are_json_of_the_contract(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    said = run("projects", shanggao_file, "--format", "json").json

    assert len(said) == 17
    keys = {
        *("id", "program", "task", "name", "zones", "places", "places_text"),
        *("content", "quantities", "years", "schedule_text", "leads", "supports"),
        "need_fen",
    }
    assert all(set(row) >= keys for row in said)
    assert sum(row["need_fen"] or 0 for row in said) == NEED


@pytest.mark.parametrize(
    "by", ["program", "project", "task", "zone", "agency", "source", "tier", "year"]
)
@pytest.mark.parametrize("scenario", [None, "示例筹资方案"])
def test_that_shares_are_json_of_the_contract(
    run: Callable[..., Ran], shanggao_file: Path, by: str, scenario: str | None
) -> None:
    more = () if scenario is None else ("--scenario", scenario)

    said = run("shares", shanggao_file, "--by", by, *more, "--format", "json").json

    assert (said["by"], said["scenario"], said["total_fen"]) == (by, scenario, NEED)
    assert sum(row["amount_fen"] for row in said["rows"]) == NEED
    assert all(
        set(row) == {"key", "name", "amount_fen", "share"} for row in said["rows"]
    )


def test_that_check_is_json_of_the_contract(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    ran = run("check", shanggao_file, "--format", "json")

    assert ran.code == 0
    assert set(ran.json) == {"findings"}
    for finding in ran.json["findings"]:
        assert set(finding) == {
            *("code", "severity", "message", "where", "evidence", "waived")
        }
        assert set(finding["where"]) == {"table", "id", "name", "field"}
        assert finding["severity"] in {"error", "warning", "notice"}


def test_that_history_is_json(run: Callable[..., Ran], plan_file: Path) -> None:
    assert run("history", plan_file, "--format", "json").json == []
    run("set", plan_file, "废弃矿山", "need=5")

    (step,) = run("history", plan_file, "--format", "json").json

    assert set(step) == {"seq", "kind", "of", "label", "at", "who", "changes"}
    assert set(step["changes"][0]) == {"table", "id", "before", "after"}
    assert step["changes"][0]["before"] == {"need_fen": 100}
    assert step["changes"][0]["after"] == {"need_fen": 5_000_000}


def test_that_info_says_what_a_person_wants_to_know(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    chinese = run("--lang", "zh", "info", shanggao_file).out
    english = run("info", shanggao_file, "--lang", "en").out

    assert chinese.splitlines()[:3] == [
        "上高县国土空间生态修复规划（2021—2035年）",
        "上高县  县级  2021—2035",
        "修复分区                3",
    ]
    assert "资金需求（万元）  193,578" in chinese
    assert "重点区域" in chinese
    assert english.splitlines()[1] == "上高县  county  2021—2035"
    assert "need (10,000 yuan)" in english


def test_that_projects_are_a_table(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    lines = run("projects", shanggao_file, "--lang", "zh").out.splitlines()

    assert lines[0].split() == ["重大工程", "子项目", "时序", "牵头单位", "万元"]
    assert lines[1].split() == [
        *("矿山生态修复重大工程", "历史遗留废弃矿山生态修复", "2021-2025"),
        *("自然资源局", "1,078"),
    ]
    assert len(lines) == 18


def test_that_shares_are_printed_as_in_the_document(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    lines = run("shares", shanggao_file, "--by", "program").out.splitlines()

    assert [line.split()[-2:] for line in lines[1:]] == [
        ["1,078", "0.56"],
        ["108,900", "56.26"],
        ["5,600", "2.89"],
        ["41,800", "21.59"],
        ["36,200", "18.70"],
        ["193,578", "100.00"],
    ]


def test_that_printed_shares_add_up_also_with_decimals(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("set", shanggao_file, "小流域水土保持综合治理", "need=1020.333333")

    lines = run("shares", shanggao_file, "--by", "agency").out.splitlines()
    amounts = [float(line.split()[-2].replace(",", "")) for line in lines[1:]]

    assert round(sum(amounts[:-1]), 2) == amounts[-1] == 193_578.33
    assert all("." in line.split()[-2] for line in lines[1:])


def test_that_shares_of_a_plan_without_money_are_zero(
    run: Callable[..., Ran], plans: Path
) -> None:
    path = plans / "jilin.ecoplan"
    run("sample", "jilin-restoration", path)

    ran = run("shares", path)

    assert ran.code == 0
    assert ran.out.splitlines()[-1].split() == ["total", "0", "0.00"]


@pytest.mark.parametrize(("language", "gap"), [("zh", "资金缺口"), ("en", "gap")])
def test_that_the_gap_has_its_word(
    run: Callable[..., Ran], shanggao_file: Path, language: str, gap: str
) -> None:
    ran = run("shares", shanggao_file, "--by", "source", "--lang", language)

    assert ran.out.splitlines()[1].split() == [gap, "193,578", "100.00"]


def test_that_findings_are_sentences(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    ran = run("check", shanggao_file, "--lang", "zh")

    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        "[提醒] “非煤矿山源头治理”没有资金需求：填上金额，或说明为什么不计。"
    )


def test_that_a_plan_without_findings_says_so(
    run: Callable[..., Ran], plans: Path
) -> None:
    path = plans / "jilin.ecoplan"
    run("sample", "jilin-restoration", path)

    assert run("check", path).out == "Nothing found.\n"
    assert run("check", path, "--format", "json").json == {"findings": []}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("is_waived", [False, True])
def test_that_an_error_that_is_not_waived_gives_exit_code_1(
    run: Callable[..., Ran], plan_file: Path, form: str, *, is_waived: bool
) -> None:
    document = Document.open(plan_file)
    with document.edit("错") as writer:
        writer.save(
            Cost(id="cost-0001", project_id="project-1", kind="other", amount_fen=7)
        )
        if is_waived:
            writer.save(
                Waiver(
                    id="waiver-01",
                    code="costs_differ_from_need",
                    of_table="projects",
                    of_id="project-1",
                    field="need_fen",
                    reason="待定",
                )
            )
    document.publish()
    document.close()

    ran = run("check", plan_file, "--format", form, "--lang", "zh")

    assert ran.code == (0 if is_waived else 1)
    if form == "json":
        first = ran.json["findings"][0]
        assert first["severity"] == "error"
        assert first["waived"] == ("待定" if is_waived else None)
    else:
        assert ran.out.startswith("[错误] ")
        assert ("（已保留：待定）" in ran.out) == is_waived


def test_that_a_plan_nobody_changed_has_no_history(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    assert run("history", plan_file).out == "No changes yet.\n"
    assert run("history", plan_file, "--lang", "zh").out == "还没有修改。\n"


@pytest.mark.parametrize("command", READING)
@pytest.mark.usefixtures("untouched")
def test_that_a_file_that_is_no_plan_is_named(
    refused: Callable[..., str], plans: Path, tmp_path: Path, command: str
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no plan", encoding="utf-8")

    assert refused(command, text) == (
        f"{text} is not an ecoplanner plan: choose an .ecoplan file."
    )
    assert refused(command, "--lang", "zh", text).endswith("换一个 .ecoplan 文件。")
    missing = refused(command, plans / "missing.ecoplan")
    path = plans / "missing.ecoplan"
    assert missing == f"There is no file {path}: check the path."
    assert "cannot be used now" in refused(command, plans)
    assert "cannot be used now" in refused(command, "名" * 10_000)
    assert "cannot be used now" in refused(command, text / "below")
    assert "cannot be used now" in refused(command, "a\0b")
    assert "Missing argument 'PLAN'" in refused(command)


@pytest.mark.parametrize("command", READING)
def test_that_reading_changes_no_byte(
    run: Callable[..., Ran],
    shanggao_file: Path,
    plans: Path,
    state_folder: Path,
    command: str,
) -> None:
    before = shanggao_file.read_bytes()

    run(command, shanggao_file)

    assert shanggao_file.read_bytes() == before
    assert list(plans.iterdir()) == [shanggao_file]
    assert not state_folder.exists()


def test_that_a_plan_can_be_read_while_it_is_edited(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    document = Document.open(plan_file)
    try:
        assert run("info", plan_file).code == 0
    finally:
        document.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("shares", "--by", "colour"), "'colour' is not one of 'program'"),
        (("shares", "--scenario", "无"), "There is no scenario named “无”"),
        (("info", "--format", "yaml"), "'yaml' is not one of 'text', 'json'"),
        (("info", "--lang", "fr"), "'fr' is not one of 'zh', 'en'"),
        (("info", "--frob"), "No such option '--frob'"),
        (("check", "--against", "x.docx"), "check --against is not there yet"),
        (("info", "one", "more"), "unexpected extra arguments (one more)"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_a_bad_call_is_refused(
    refused: Callable[..., str],
    plan_file: Path,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    command, *rest = arguments

    assert said in refused(command, plan_file, *rest)


def test_that_scenarios_stand_beside_the_plan(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    said: list[dict[str, Any]] = run("fund", shanggao_file, "--format", "json").json

    assert said == run("fund", shanggao_file, "list", "--format", "json").json
    assert [row["name"] for row in said] == [None, "示例筹资方案"]
    assert all(
        row["allocated_fen"] + row["gap_fen"] == row["need_fen"] == NEED for row in said
    )
