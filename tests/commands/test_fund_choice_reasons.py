"""`fund PLAN choose` and `frontier`: what is lost, what is proven, what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.commands.conftest import Ran

from ecoplanner.commands.fund.stopping import PartLine

BASE = ("--by", "priority", "--scenario", "示例筹资方案")
MOVING = ("--in", "高标准农田建设", "--year-limit", "20000", "--budget", "90000")


def test_that_every_rejected_project_has_its_loss_in_figures(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "choose", "--budget", "90000", *BASE)

    found = run(*call, "--format", "json").json

    chosen = {each["name"] for each in found["chosen"]}
    weighed = [each for each in found["rejected"] if each["loss"] is not None]
    assert len(weighed) == len(found["rejected"]) - 1
    for each in weighed:
        assert each["is_exact"]
        assert each["loss"] == each["loss_at_least"]
        assert set(each["replaces"]) <= chosen
        assert each["enters_at"] is None or each["enters_at"] >= 1


def test_that_starts_that_would_move_are_named_before_anything_is_written(
    run: Callable[..., Ran], refused: Callable[..., str], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "choose", *MOVING, *BASE)
    moved = {
        each["name"]: each["start"]
        for each in run(*call, "--format", "json").json["chosen"]
        if each["moved_years"]
    }

    said = refused(*call, "--apply", "晚", "--lang", "zh")
    ran = run(*call, "--apply", "晚", "--move", "--lang", "zh")

    assert f"要改 {len(moved)} 个项目的开工年份" in said
    assert "--move" in said
    assert "--own-years" in said
    assert any(f"{name} → " in said for name in moved)
    assert ran.out.splitlines()[-1] == (
        f"已写入方案：晚；规划中 {len(moved)} 个项目的开工年份已修改"
    )


def test_that_a_frontier_says_what_was_computed(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    steps = ("--from", "90", "--to", "130", "--step", "5")
    call = ("fund", shanggao_file, "frontier", "--budget", "90000", *steps, *BASE)

    lines = run(*call, "--lang", "zh").out.splitlines()
    found = run(*call, "--format", "json", "--lang", "zh").json

    left_out = 9 - len(found["points"])
    assert lines[-2:] == found["said"]
    assert found["said"][0] == "算了 9 档限额，每档都是最优。"
    assert found["said"][1].startswith(f"另有 {left_out} 档")
    assert {each["gap"] for each in found["points"]} == {0.0}


def test_that_a_terminal_shows_how_much_is_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    PartLine()(0.25)
    assert not capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    line = PartLine()

    line(0.25)
    line.clear()

    assert "25%" in capsys.readouterr().err
