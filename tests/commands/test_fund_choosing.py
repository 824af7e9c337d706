"""`fund PLAN choose` and `frontier`: which projects, when, at which budget."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from ecoplanner.commands.fund import stopping
from ecoplanner.commands.fund.stopping import ProgressLine
from ecoplanner.commands.shared import Speaker
from ecoplanner.model.optimizer import Progress
from ecoplanner.model.project import Project
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = ("--by", "priority", "--scenario", "示例筹资方案")


def test_that_a_budget_is_spent_on_the_most(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "choose", "--budget", "90000", *BASE)

    lines = run(*call, "--lang", "zh").out.splitlines()
    found = run(*call, "--format", "json").json

    assert lines[0].endswith("，优先级合计 13。")
    assert lines[1:3] == ["这是最优解。", "3 组方案同优。"]
    assert found["objective"] == found["bound"] == 13
    assert (found["ties"], found["is_every_tie"], found["gap"]) == (3, True, 0)
    assert found["spent_fen"] <= 90_000_000_000
    assert len(found["chosen"]) == 13
    why = {each["name"]: each["why"] for each in found["rejected"]}
    assert why["非煤矿山源头治理"][0]["code"] == "why_no_need"
    assert all(why.values())


def test_that_a_choice_is_written_into_a_scenario(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "choose", "--budget", "90000", *BASE)

    ran = run(*call, "--apply", "少", "--lang", "zh")
    plan = run("fund", shanggao_file, "list", "--format", "json").json

    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "已写入方案：少"
    money = {row["name"]: row["allocated_fen"] for row in plan}
    assert 0 < money["少"] <= 90_000_000_000 < money["示例筹资方案"]


def test_that_moved_projects_are_moved_only_when_asked(
    run: Callable[..., Ran], refused: Callable[..., str], shanggao_file: Path
) -> None:
    limits = ("--in", "高标准农田建设", "--year-limit", "20000", "--budget", "90000")
    call = ("fund", shanggao_file, "choose", *limits, *BASE)

    said = refused(*call, "--apply", "晚")
    ran = run(*call, "--apply", "晚", "--move", "--format", "json")

    assert "--move" in said
    moved = {
        each["name"]: each["start"]
        for each in ran.json["chosen"]
        if each["moved_years"]
    }
    assert moved
    with reading(shanggao_file) as reader:
        portfolio = reader.portfolio()
    for name, start in moved.items():
        row = portfolio.named(Project, name)
        assert row is not None
        assert row.first_year == start
        assert str(start) in row.schedule_text


def test_that_the_impossible_says_what_to_relax(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    limits = ("--budget", "30000", "--in", "高标准农田建设")
    call = ("fund", shanggao_file, "choose", *limits, *BASE)

    ran = run(*call, "--lang", "zh")
    found = run(*call, "--format", "json")

    assert ran.code == found.code == 1
    assert ran.out == (
        "做不到：全部资金 ≤ 30,000 万元，已锁定项目 35,700 万元（高标准农田建设）："
        "提高上限 ≥5,700 万元或解锁其一。\n"
    )
    assert found.json["relax"][0]["by_fen"] == 5_700_000_000
    assert found.json["relax"][0]["locked"] == ["高标准农田建设"]


def test_that_the_frontier_is_a_list_of_points(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    steps = ("--from", "50", "--to", "150", "--step", "50")
    call = ("fund", shanggao_file, "frontier", "--budget", "90000", *steps, *BASE)

    lines = run(*call, "--lang", "zh").out.splitlines()
    found = run(*call, "--format", "json").json["points"]

    assert [each["factor"] for each in found] == [0.5, 1.0, 1.5]
    assert [each["objective"] for each in found] == [11, 13, 14]
    assert lines[0].split() == ["限额", "优先级合计", "投入（万元）", "项目数"]
    assert lines[1].split()[:2] == ["50%", "11"]


def test_that_the_frontier_shows_no_point_that_costs_more_for_the_same(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    steps = ("--from", "90", "--to", "130", "--step", "5")
    call = ("fund", shanggao_file, "frontier", "--budget", "90000", *steps, *BASE)

    found = run(*call, "--format", "json").json["points"]

    assert 1 < len(found) < 9
    for before, after in pairwise(found):
        assert before["objective"] < after["objective"]
        assert before["spent_fen"] < after["spent_fen"]


def test_that_many_projects_without_a_benefit_are_one_sentence(
    refused: Callable[..., str], shanggao_file: Path
) -> None:
    said = refused("fund", shanggao_file, "choose", "--lang", "zh")

    assert said.startswith(f"{shanggao_file}：16 个项目没有效益分值（")
    assert "…）：填上分值，或改按优先级选择。" in said
    assert "“" not in said


def test_that_the_help_says_how_far_a_start_moves(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    said = " ".join(run("fund", plan_file, "choose", "--help").out.split())

    assert "not after its own last year, unless its start_to says a later one" in said


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        ((), "2 projects have no benefit (废弃矿山, 尾矿库): give them one"),
        (("--by", "priority", "--in", "无名"), "named “无名”"),
        (
            ("--by", "priority", "--in", "废弃矿山", "--out", "废弃矿山"),
            "both locked in and locked out",
        ),
        (("--by", "priority", "--budget", "-3"), "-3"),
    ],
)
def test_that_a_wrong_question_is_refused(
    refused: Callable[..., str], plan_file: Path, call: tuple[str, ...], said: str
) -> None:
    assert said in refused("fund", plan_file, "choose", *call)


def test_that_a_terminal_shows_how_far_a_search_has_come(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(stopping, "_EVERY", 0.0)
    line = ProgressLine(Speaker())

    stops = [
        line(Progress(seconds=0.1, objective=-float("inf"), bound=float("inf"))),
        line(Progress(seconds=2.0, objective=12.0, bound=13.5)),
    ]
    line.clear()

    assert stops == [False, False]
    said = capsys.readouterr().err
    assert "working, 0.0 s (Ctrl+C stops)  …" in said
    assert "working, 0.0 s (Ctrl+C stops)  12 ≤ 13.5" in said
    assert said.endswith("\r\x1b[K")


def test_that_locked_money_is_neither_taken_away_nor_overwritten(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    base = ("--scenario", "示例筹资方案")
    run("fund", shanggao_file, "new", "乙")
    picked = ("--source", "中央", "--project", "森林抚育")
    run("fund", shanggao_file, "lock", *base, *picked)
    call = ("fund", shanggao_file, "choose", *base, "--budget", "150000")
    before = shanggao_file.read_bytes()

    out = run(*call, "--by", "priority", "--out", "森林抚育", "--apply", "甲")

    assert out.code == 2
    assert "森林抚育" in out.err
    assert shanggao_file.read_bytes() == before
    more = ("--own-years", "--apply", "甲", "--format", "json")
    kept = run(*call, "--by", "priority", *more)
    assert "森林抚育" in {each["name"] for each in kept.json["chosen"]}
    run("fund", shanggao_file, "lock", "--scenario", "乙", *picked)
    before = shanggao_file.read_bytes()
    over = run(*call, "--by", "priority", "--own-years", "--apply", "乙")
    assert over.code == 2
    assert "乙" in over.err
    assert shanggao_file.read_bytes() == before
