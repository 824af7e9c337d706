"""Funding scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "zh",
            [
                ["筹资方案", "已安排（万元）", "缺口（万元）"],
                ["规划", "0", "193578"],
                ["示例筹资方案（示例）", "180559", "13019"],
            ],
        ),
        (
            "en",
            [
                [
                    "scenario",
                    "allocated",
                    "(10,000",
                    "yuan)",
                    "gap",
                    "(10,000",
                    "yuan)",
                ],
                ["the", "plan", "0", "193578"],
                ["示例筹资方案", "(illustration)", "180559", "13019"],
            ],
        ),
    ],
)
def test_that_scenarios_are_listed_after_the_plan(
    run: Callable[..., Ran], shanggao_file: Path, language: str, lines: list[list[str]]
) -> None:
    ran = run("fund", shanggao_file, "list", "--lang", language)

    assert [line.split() for line in ran.out.splitlines()] == lines


@pytest.mark.parametrize(
    "action",
    ["new", "mix", "allocate", "ceiling", "compare", "adopt", "stress", "solve"],
)
@pytest.mark.usefixtures("untouched")
def test_that_what_is_to_come_says_so(
    refused: Callable[..., str], plan_file: Path, action: str
) -> None:
    said = refused("fund", plan_file, action, "甲", "--percent", "3", "--lang", "zh")

    assert said == f"fund {action} 还没有做：这个版本不支持。"


@pytest.mark.usefixtures("untouched")
def test_that_other_words_are_refused(
    refused: Callable[..., str], plan_file: Path
) -> None:
    assert "'burn' is not one of" in refused("fund", plan_file, "burn")
    assert "takes nothing more: x" in refused("fund", plan_file, "list", "x")
