"""What funding commands say in English is English; names of the plan stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ecoplanner.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = ("--scenario", "示例筹资方案")
COUNTY = "县级财政专项资金"
#: Marks of Chinese sentences; names of the sample have none of them.
MARKS = re.compile("[、，；。：（）—]")
LIMITS = ("--at-most", "社会资本=1", "--at-most", "county=100", "--keep", "中央")
CALLS = {
    "solve": ("solve", *BASE, "--minimise", "county"),
    "interval": ("solve", *BASE, "--interval", "social"),
    "impossible": ("solve", *BASE, "--nearest", *LIMITS, "--cover", "need"),
    "years": ("solve", *BASE, "--nearest", "--year-limit", "100"),
    "stress": ("stress", *BASE, "--source", "中央", "--falls", "20"),
    "backfill": ("backfill", *BASE, "--rule", f"fill:{COUNTY}", "--dry-run"),
    "risk": ("risk", *BASE, "--draws", "10"),
    "mix": ("mix", *BASE, "--share", f"{COUNTY}=14", "--keep", "中央", "--dry-run"),
    "limits": ("ceiling", "list"),
    "choose": ("choose", *BASE, "--by", "priority", "--budget", "90000"),
    "levels": ("choose", *BASE, "--by", "priority", "--at-most", "county=900"),
    "frontier": ("frontier", *BASE, "--by", "priority", "--budget", "90000"),
    "compare": ("compare",),
    "list": ("list",),
}


@pytest.mark.parametrize("name", CALLS)
def test_that_an_answer_in_english_has_no_chinese_marks(
    run: Callable[..., Ran], shanggao_file: Path, name: str
) -> None:
    for year in ("2023", "2025"):
        limit = ("--level", "县级", "--year", year, "--most", "9000")
        run("fund", shanggao_file, "ceiling", "add", *limit)

    ran = run("fund", shanggao_file, *CALLS[name], "--lang", "en")

    assert ran.code in {0, 1}, ran.err
    assert MARKS.findall(ran.out) == []
    for word in ("全部资金", "县级 ", "按层级", "万元", "年 ≤"):
        assert word not in ran.out


def test_that_levels_go_by_their_english_names_too(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    for name in ("central (by level)", "中央（按层级）", "bonds and loans", "county"):
        limit = ("--level", name, "--most", "90000", "--format", "json")
        ran = run("fund", shanggao_file, "ceiling", "add", *limit)
        assert ran.code == (2 if name.startswith("中央") else 0), ran.err

    listed = run("fund", shanggao_file, "ceiling", "list", "--lang", "en").out

    # A source of the sample is called 中央, none central.
    assert "central ≤ 90,000 × 10,000 yuan" in listed
    assert "bonds and loans ≤ 90,000 × 10,000 yuan" in listed


def test_that_amounts_in_english_sentences_have_one_form() -> None:
    for code, said in sentences().items():
        english = said["en"]
        assert not re.search(r"\} \(?10{1,2},?000(,000)? yuan", english), code
        assert not re.search(r"\} \(?1?00 million yuan", english), code
        assert not re.search(r"\}[^×]{0,3}10,000 yuan", english), code


def test_that_the_bars_of_a_frontier_have_a_readable_unit(
    run: Callable[..., Ran],
    shanggao_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    bars: list[str] = []

    def spy(_title: str, _unit: str, _words: str, rows: object) -> None:
        bars.extend(name for name, _ in rows)  # type: ignore[attr-defined]

    monkeypatch.setattr("ecoplanner.reports.answer_charts.bar_chart", spy)
    call = ("frontier", *BASE, "--by", "priority", "--budget", "90000")
    run("fund", shanggao_file, *call, "-o", tmp_path / "a.pdf", "--lang", "en")

    assert bars
    assert all(re.fullmatch(r"[0-9,.]+ × 10,000 yuan", each) for each in bars)
