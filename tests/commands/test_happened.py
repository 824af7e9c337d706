"""History and versions as the command line tells them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from ecoplanner.messages import local_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran


def test_that_history_names_rows_and_money(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    name = "小流域水土保持综合治理"
    run("set", shanggao_file, name, "need=1", "leads=水利局、林业局", "note=一\n二")
    run("undo", shanggao_file)
    run("redo", shanggao_file)

    lines = run("history", shanggao_file, "--lang", "zh").out.splitlines()

    heads = [line.split("  ") for line in lines if not line.startswith(" ")]
    assert [head[0] for head in heads] == ["1", "2", "3"]
    assert heads[1][3].startswith("撤销：")
    assert heads[2][3].startswith("重做：")
    text = "\n".join(lines)
    assert "资金需求 1,020 → 1" in text
    assert "备注 （空） → 一 二" in text
    assert "＋ 项目责任单位: 小流域水土保持综合治理 林业局 牵头" in text
    assert not [line for line in lines if line.endswith((":", "："))]


def test_that_history_tells_what_came_and_what_went(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("remove", shanggao_file, "project", "森林抚育")

    text = run("history", shanggao_file, "--lang", "zh").out

    assert "－ 子项目: 森林抚育" in text
    assert re.search("－ 方案资金安排: .*……共 20 项", text)
    assert "－ 项目责任单位: 森林抚育 林业局 牵头" in text
    # Names stand for rows that are gone, and no id is left.
    assert not re.search("[0-9a-f]{20}", text)


def test_that_people_read_the_time_of_their_clock(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    run("set", plan_file, "废弃矿山", "need=5")
    run("version", plan_file, "--name", "稿")

    (step,) = run("history", plan_file, "--format", "json").json
    (version,) = run("version", plan_file, "--format", "json").json

    assert datetime.fromisoformat(step["at"]).utcoffset() is not None
    assert local_time(step["at"]) in run("history", plan_file).out
    assert local_time(version["at"]) in run("version", plan_file).out
    assert "+00:00" not in run("history", plan_file).out


def test_that_a_moment_is_told_by_the_zone_of_the_machine() -> None:
    at = "2026-11-21T03:25:06+00:00"
    local = datetime.fromisoformat(at).astimezone()

    assert local_time(at) == f"{local:%Y-%m-%d %H:%M}"
