"""A refusal names the file, the place in it and the mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REFUSED: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("set", "PLAN", "废弃矿山", "need=abc"), ("废弃矿山", "Need “abc”")),
    (("set", "PLAN", "废弃矿山", "schedule=2030-2020"), ("废弃矿山", "2030-2020")),
    (("set", "PLAN", "废弃矿山", "leads=水务局"), ("废弃矿山", "水务局")),
    (("set", "PLAN", "废弃矿山", "name=尾矿库"), ("废弃矿山", "尾矿库")),
    (("set", "PLAN", "废弃矿山", "costs=其他 -80"), ("废弃矿山", "Costs “-80”")),
    (("set", "PLAN", "废弃矿山", "quantities=abc"), ("废弃矿山", "abc")),
    (("set", "PLAN", "无此项目", "need=1"), ("无此项目", "check the name")),
    (("set", "PLAN", "废弃矿", "need=1"), ("废弃矿山",)),
    (("shares", "PLAN", "--scenario", "无"), ("scenario", "无")),
    (("version", "PLAN", "--back", "无"), ("version", "无")),
    (("fund", "PLAN", "delete", "无"), ("scenario", "无")),
    (("remove", "PLAN", "program", "矿山修复工程"), ("矿山修复工程",)),
    (("page", "PLAN", "margins=1"), ("margins",)),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
@pytest.mark.usefixtures("untouched")
def test_that_a_refusal_names_the_file_and_the_place(
    refused: Callable[..., str],
    plan_file: Path,
    arguments: tuple[str, ...],
    said: tuple[str, ...],
) -> None:
    call = [plan_file if each == "PLAN" else each for each in arguments]

    english = refused(*call)
    chinese = refused(*call, "--lang", "zh")

    assert english.startswith(f"{plan_file}: ")
    assert chinese.startswith(f"{plan_file}：")
    for text in (english, chinese):
        assert text.count(str(plan_file)) == 1
    for each in said:
        assert each in english


def test_that_a_plan_that_cannot_be_made_is_named(
    refused: Callable[..., str], plans: Path
) -> None:
    path = plans / "a.ecoplan"

    said = refused(
        *("new", path, "--title", "甲", "--region", "乙", "--from", 2030),
        *("--to", 2020),
    )

    assert said.startswith(f"{path}: plan: The years are reversed")
    assert not path.exists()


def test_that_a_refusal_that_names_a_file_names_it_once(
    refused: Callable[..., str], plan_file: Path, plans: Path
) -> None:
    missing = plans / "none.ecoplan"

    assert refused("info", missing) == f"There is no file {missing}: check the path."
    assert refused("copy", plan_file, plan_file).startswith(f"{plan_file} exists")


@pytest.mark.parametrize("field", ["need", "costs=其他", "zone_amounts=东北区"])
def test_that_an_amount_below_nothing_is_refused_with_its_mend(
    refused: Callable[..., str], shanggao_file: Path, field: str
) -> None:
    name, _, item = field.partition("=")

    said = refused("set", shanggao_file, "森林抚育", f"{name}={item} -80")

    assert said.endswith(
        "“-80” cannot be negative: write 0 or more; "
        "a gap need not be typed, it is worked out."
    )
    said = refused(
        "set", shanggao_file, "森林抚育", f"{name}={item} -80", "--lang", "zh"
    )
    assert said.endswith("“-80”不能小于 0：写 0 或更大的数；缺口不用填，会自己算出。")
